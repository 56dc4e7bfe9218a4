import type { FundSource } from "../../records/record.ts";
import type { LibraryCode } from "../../registry/library.ts";
import type { SectionKey, TextKind } from "./section.ts";

declare module "../../sheet/origin.ts" {
  interface Origins {
    /** A move of a sub-project's life says it. */
    move: { readonly subproject: string; readonly number: number };
    /** What a person wrote for a report. */
    "report-text": {
      readonly subproject: string;
      readonly year: string;
      readonly report: TextKind;
      readonly section: SectionKey;
      readonly number: number;
    };
    /** What was budgeted for a sub-project: at the beginning, with every change up to a month or day, or carried in alone. */
    budget: MoneyAsked & { readonly of: "initial" | "full-year" | "carried-in" };
    /** What was spent of it, as the finance system says. */
    spending: MoneyAsked & {
      /** Only what came back of earlier years. */
      readonly cameBack?: true;
    };
    /** What arrived for it by voucher, or was returned. */
    receipt: Pick<MoneyAsked, "subproject" | "sources" | "library" | "until"> & {
      readonly of: "received" | "returned";
    };
  }
}

interface MoneyAsked {
  readonly subproject: string;
  /** Empty: of all sources. */
  readonly sources: readonly FundSource[];
  /** The `budgetKey` of one line; absent: of all. */
  readonly line?: string;
  readonly economicClass?: string;
  readonly library?: LibraryCode;
  /** Null: since the beginning. */
  readonly year: string | null;
  readonly until: string | null;
}
