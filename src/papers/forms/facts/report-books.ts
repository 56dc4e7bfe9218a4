/**
 * 报告的依据 / what a report for reviewers is made of: everything the books hold of one sub-project's year, read before anything is
 * worked out, and the names that it is printed with.
 */

import type { Day } from "../../../core/day.ts";
import type { FundSource } from "../../../records/record.ts";
import type { YearOfCycle } from "../../../review/indicator/agreement/cycle-result.ts";
import type { Monitoring } from "../../../review/indicator/monitoring.ts";
import type { SelfEvaluation } from "../../../review/indicator/self-evaluation.ts";
import type { Assessment, SubprojectHead } from "../../../review/indicator/target.ts";
import type { StoredValue } from "../../../review/indicator/value.ts";
import type { CheckStage } from "../../../review/subproject/check-state.ts";
import type { ExpertPanel, PanelPurpose } from "../../../review/subproject/experts/expert-panel.ts";
import type { SubProjectFunds } from "../../../review/subproject/funds.ts";
import type { LifeState, Stage } from "../../../review/subproject/lifecycle.ts";
import type { Receipt, ReceiptKind } from "../../../review/subproject/money/money-received.ts";
import type { SettledMoney } from "../../../review/subproject/money/settled-money.ts";
import type {
  Actor,
  CheckKind,
  Conclusion,
  ContractorWay,
  MoveName,
  SubProjectMove,
} from "../../../review/subproject/move.ts";
import {
  checkOfReport,
  type ReportKind,
  type SectionKey,
  type TextKind,
} from "../../../review/subproject/section.ts";
import type { Spending } from "../../../review/subproject/spending.ts";
import type { FundRule, SubProject } from "../../../review/subproject/subproject.ts";
import type { BudgetEntry } from "../../../review/subproject/subproject-budget.ts";
import type { ReportWords } from "../../report/words.ts";
import type { SectionText } from "./report-text.ts";

export interface ReportBooks {
  readonly subproject: SubProject;
  readonly year: string;
  readonly report: ReportKind;
  /** The last month or day whose money counts; null: all. */
  readonly until: string | null;
  readonly standing: readonly SubProjectMove[];
  readonly state: LifeState;
  /** Of the report's check, once it is named. */
  readonly panel?: ExpertPanel | undefined;
  readonly entries: readonly BudgetEntry[];
  readonly spent: readonly Spending[];
  /** Of the report's window, up to `until`: its year, or since the beginning. */
  readonly funds: SubProjectFunds;
  /** Since the beginning, up to `until`. */
  readonly begun: SubProjectFunds;
  readonly receipts: readonly Receipt[];
  /** By year, university and source, up to `until`. */
  readonly settled: SettledMoney;
  /** What a file of targets says of the project; null: nothing. */
  readonly head: SubprojectHead | null;
  /** Of the whole year; null where no targets are set, or they can't be scored yet. */
  readonly evaluation: SelfEvaluation | null;
  /** Up to `until`, of the mid-term report. */
  readonly monitoring: Monitoring | null;
  /** Of a cycle of several years, those of the years that can be scored; side by side, never averaged. */
  readonly scores: readonly SelfEvaluation[];
  /** What each year says of its targets, up to `until`; empty of a cycle within one year. */
  readonly cycle: readonly YearOfCycle[];
  /** Of the year: targets of the agreement that nothing counts are among them. */
  readonly assessments: readonly Assessment[];
  /** Of all its years, those that were given with files. */
  readonly withFiles: readonly Assessment[];
  readonly texts: readonly SectionText[];
  /** Typed values of the indicators that are scored in its years, each with its evidence; none of the mid-term report. */
  readonly typedValues: readonly StoredValue[];
}

/** Sentences of the bureau's forms that no layout can hold. */
export interface FormWords {
  readonly toFill: string;
  readonly draft: (missing: number) => string;
  /** The scheme that gives the points was published by nobody. */
  readonly sample: string;
  readonly executionReason: (reason: string) => string;
  /** No target has a reason to give. */
  readonly noDeviation: string;
  readonly notApplicable: (p: { name: string; why: string }) => string;
  /** A satisfaction's points follow its band, what is reached its target: here the two say different things. */
  readonly bandsDiffer: (p: { band: string; target: string; isMissed: boolean }) => string;
  /** 得分计算方法 of a row; no arithmetic where nothing is reached yet. */
  readonly method: (p: { arithmetic: string; points: string; deducted: string }) => string;
  readonly executionMethod: (of: "full-year" | "initial") => string;
  readonly months: (cutOff: number) => string;
  readonly tick: string;
}

/** Of a year's money, where years stand side by side. */
export const YEAR_FIGURES = [
  ...(["initial", "full-year", "carried-in", "executed", "rate"] as const),
  ...(["unspent", "carried-on", "kept", "refunded"] as const),
] as const;
export type YearFigure = (typeof YEAR_FIGURES)[number];

/** Names as the papers print them. */
export interface ReportNames {
  /** Of the tables that stand behind the form. */
  readonly workbook: ReportWords;
  readonly library: (code: string) => string;
  /** As it was called on a day; unset: today's names only. */
  readonly libraryOn?: (code: string, day: Day) => string;
  readonly economicClass: (code: string) => string;
  readonly stage: Readonly<Record<Stage, string>>;
  readonly checkStage: Readonly<Record<CheckStage, string>>;
  readonly check: Readonly<Record<CheckKind, string>>;
  readonly move: Readonly<Record<MoveName, string>>;
  readonly actor: Readonly<Record<Actor, string>>;
  readonly conclusion: Readonly<Record<Conclusion, string>>;
  readonly way: Readonly<Record<ContractorWay, string>>;
  readonly fundRule: Readonly<Record<FundRule, string>>;
  readonly fundSource: Readonly<Record<FundSource, string>>;
  /** Rows of years side by side. */
  readonly yearMoney: Readonly<Record<YearFigure, string>>;
  readonly yearScore: Readonly<Record<"score" | "execution" | "grade", string>>;
  readonly panelPurpose: Readonly<Record<PanelPurpose, string>>;
  readonly receiptKind: Readonly<Record<ReceiptKind, string>>;
  readonly report: Readonly<Record<TextKind, string>>;
  readonly section: Readonly<Record<SectionKey, string>>;
  readonly form: FormWords;
  readonly words: {
    /** 待填写 */
    readonly toFill: string;
    /** 600,000.00 元 */
    readonly inYuan: (yuan: string) => string;
    /** 非参建单位 */
    readonly outside: string;
    readonly reached: string;
    readonly missed: string;
    readonly open: string;
    readonly agreementTarget: string;
    readonly yearTarget: string;
    /** Not judged before the end of the year. */
    readonly underWay: string;
    /** A target's name with where it is from, where two of one name differ. */
    readonly named: (p: { name: string; origin: string }) => string;
    readonly differing: (origin: string) => string;
    readonly yearTargetOf: (year: string) => string;
    /** The agreement's target with what it is counted over. */
    readonly windowed: (p: { origin: string; window: string }) => string;
    readonly countedOver: { readonly added: string; readonly cycle: string; readonly everyYear: string };
    readonly notApplicable: string;
    readonly listComma: string;
    readonly round: (round: number) => string;
    readonly roundSaid: (p: { round: number; day: string; conclusion: string; document: string }) => string;
    readonly contractorSince: (p: { name: string; day: string; document: string }) => string;
    readonly inBrackets: (items: readonly string[]) => string;
    /** "2019-01-01 至 2019-12-15" */
    readonly cycle: (p: { from: string; to: string }) => string;
    /** "2019年7月15日" */
    readonly day: (day: string) => string;
    readonly until: (monthOrDay: string | null) => string;
    /** 财政拨款, whatever the year. */
    readonly fiscal: string;
    /** Of which months the money is: a year's, or since the beginning. */
    readonly window: (of: { year: string | null; until: string | null }) => string;
    readonly likelihood: Readonly<Record<"certain" | "possible" | "impossible", string>>;
    /** Of a register of all sub-projects. */
    readonly allSubprojects: (year: string) => string;
    readonly notDone: string;
    /** `since`: the first day after it was due. */
    readonly overdue: (p: { since: string; days: number }) => string;
    readonly doneInTime: string;
    readonly doneLate: (days: number) => string;
    /** 延续项目, 新增项目, 建设实施: of a declaration. */
    readonly goingOn: string;
    readonly isNew: string;
    readonly construction: string;
    /** "+2.3 个百分点" */
    readonly points: (change: string) => string;
    /** What was reached, with the target in brackets. */
    readonly resultOf: (p: { actual: string; target: string }) => string;
    /** What the books count themselves needs no document. */
    readonly counted: (of: { window: string; definition: string }) => string;
    /** Why a report has no points of its own: its years have them; or nobody can give them yet. */
    readonly scoredByYear: string;
    readonly notScored: string;
    readonly noDocument: string;
    /** A file that stays out of the pack. */
    readonly keptOut: (path: string) => string;
    /** A problem of the register that was solved. */
    readonly solved: (of: { check: string; number: number }) => string;
    /** 合计 */
    readonly sum: string;
    readonly yes: string;
    readonly no: string;
    /** How complete a report is, by the number of its missing sections. */
    readonly missing: (sections: number) => string;
    readonly draft: (missing: readonly string[]) => string;
    /** What may be assessed beside targets. */
    readonly assessed: Readonly<Record<"execution" | "goal", string>>;
    /** What an execution rate is divided by. */
    readonly rateOf: Readonly<Record<"initial" | "full-year", string>>;
  };
}

/** Libraries as they were called on the day that a paper is of; null: as they are called now. */
export function namesOn(names: ReportNames, day: Day | null): ReportNames {
  const { libraryOn } = names;
  if (libraryOn === undefined || day === null) return names;
  return { ...names, library: (code) => libraryOn(code, day) };
}

/**
 * 截止日 / what money counts: acceptance and performance show it up to the day of their check; the mid-term report shows the months that
 * are over when the inspection is held, by the notice's day, else the agreement's. Null: all there is, as before any notice.
 *
 * Worked example: 中期检查 on 2019-07-15: up to 2019-06. In January there is no month of the year before it: all is shown. 验收 on
 * 2024-01-09: what was returned on 2024-01-18 is not in the report.
 */
export function cutOffOf(report: ReportKind, state: Pick<LifeState, "checks" | "agreed">): string | null {
  const check = checkOfReport(report);
  const { checkOn } = state.checks[check];
  if (report !== "midterm") return checkOn;
  const day = checkOn ?? state.agreed?.planned.midterm ?? null;
  return day === null ? null : monthBefore(day);
}

/** The year whose money a mid-term report shows; null: acceptance and performance show it since the beginning. */
export function windowOf(of: { report: ReportKind; until: string | null; year: string }): string | null {
  return of.report === "midterm" ? (of.until?.slice(0, 4) ?? of.year) : null;
}

function monthBefore(day: string): string | null {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  return month === 1 ? null : `${year}-${`${month - 1}`.padStart(2, "0")}`;
}
