/** Figures of the ledger, as sheets name them. */
import type { Account } from "./entry.ts";

declare module "../../sheet/origin.ts" {
  interface Origins {
    /** One entry or movement, by what it posts to an account; minus where the account is shown the other way round. */
    entry: { readonly id: string; readonly account: Account; readonly isMinus: boolean };
    /** What was posted to an account; one that ends in ":" stands for all that begin with it. */
    account: {
      readonly account: string;
      readonly period: string;
      readonly when: "in" | "before";
      /** Money that moved counts, too. */
      readonly isMoved: boolean;
      readonly isMinus: boolean;
    };
  }
}
