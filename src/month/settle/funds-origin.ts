/**
 * 使用经费的来由 / figures by the library that asked, as sheets name them.
 *
 * Worked example: 北大 used 12.60 of subsidies: 7.90 are a part of charge C-3-9, 4.70 one of C-3-11.
 */
import type { LibraryCode } from "../../registry/library.ts";
import type { ChargeKind } from "../../rules/charge.ts";
import type { FundUse } from "./funds-used.ts";

declare module "../../sheet/origin.ts" {
  interface Origins {
    /** Each use is a part of one charge, or charges of single requests added up by what they have in common. */
    "funds-used": { readonly uses: readonly FundUse[]; readonly by: "amount" | "quantity" };
    /** All that a library is charged under these kinds, by periods: bills take off. */
    "funds-of": {
      readonly periods: readonly string[];
      readonly library: LibraryCode | null;
      readonly kinds: readonly ChargeKind[];
    };
  }
}
