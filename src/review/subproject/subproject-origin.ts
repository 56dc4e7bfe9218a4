import type { FundSource } from "../../records/fund-source.ts";
import type { ReportKind, SectionKey } from "./section.ts";

/** Entries of a sub-project's budget by their numbers, and spending by its place ("12:1:5") or id ("X-1"). */

interface SubProjectMoney {
  readonly subproject: string;
  readonly by: "initial" | "budget" | "spent" | "left" | "rate";
  readonly budget: readonly number[];
  readonly spent: readonly string[];
  /** The decision whose grant is added to them. */
  readonly granted?: number | null;
}

declare module "../../sheet/because.ts" {
  interface Origins {
    /** A move of a sub-project's life says it. */
    move: { readonly subproject: string; readonly number: number };
    /** What a person wrote for a report. */
    "report-text": {
      readonly subproject: string;
      readonly year: string;
      readonly report: ReportKind;
      readonly section: SectionKey;
      readonly number: number;
    };
    funds: SubProjectMoney;
    /** What was budgeted for a sub-project: at the beginning, or with every adjustment up to a month. */
    budget: {
      readonly subproject: string;
      /** Empty: of all sources. */
      readonly sources: readonly FundSource[];
      /** The `budgetKey` of one line; absent: of all. */
      readonly line?: string;
      readonly until: string | null;
      readonly of: "initial" | "full-year";
    };
    /** What was spent of it, as the finance system says. */
    spending: {
      readonly subproject: string;
      readonly sources: readonly FundSource[];
      readonly line?: string;
      readonly until: string | null;
    };
  }
}
