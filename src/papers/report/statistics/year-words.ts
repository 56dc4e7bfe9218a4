/** 年度统计的词 / the words of a span's costs and of the budgets of its sub-projects. */
import type { FundSource } from "../../../records/record.ts";

export interface YearWords {
  readonly costs: string;
  readonly costNote: string;
  /** Periods of the span that no settlement in force speaks of. */
  readonly unsettled: (periods: string) => string;
  readonly budgets: string;
  readonly budgetLines: string;
  readonly budgetTitle: (p: { sheet: string; year: string }) => string;
  /** `until`: the last month that counts; null: all. */
  readonly budgetNote: (until: string | null) => string;
  readonly source: (source: FundSource) => string;
  readonly name: (subproject: { nameZh: string; nameEn: string }) => string;
  readonly head: Readonly<Record<YearHead, string>>;
  readonly chart: {
    readonly costs: string;
    readonly shares: string;
    readonly budgets: string;
    readonly budgetLines: (subproject: string) => string;
  };
}

type YearHead =
  | "costTotal"
  | "subproject"
  | "line"
  | "economicClass"
  | "source"
  | "initial"
  | "fullYear"
  | "executed"
  | "rate";
