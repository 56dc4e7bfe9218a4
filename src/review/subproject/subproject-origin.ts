import type { FundSource } from "../../records/record.ts";
import type { ReportKind, SectionKey } from "./section.ts";

declare module "../../sheet/origin.ts" {
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
    /** What was budgeted for a sub-project: at the beginning, or with every adjustment up to a month. */
    budget: {
      readonly subproject: string;
      /** Empty: of all sources. */
      readonly sources: readonly FundSource[];
      /** The `budgetKey` of one line; absent: of all. */
      readonly line?: string;
      readonly economicClass?: string;
      readonly until: string | null;
      readonly of: "initial" | "full-year";
    };
    /** What was spent of it, as the finance system says. */
    spending: {
      readonly subproject: string;
      readonly sources: readonly FundSource[];
      readonly line?: string;
      readonly economicClass?: string;
      readonly until: string | null;
    };
  }
}
