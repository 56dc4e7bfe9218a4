/**
 * 资金执行情况 / funds of a sub-project: budgets, spending and execution rates, of one year or since the beginning.
 *
 * For the whole, for each source (当年财政拨款, 上年结转, 其他), each line of each library, each economic class: 年初预算数, 全年预算数
 * (with the changes up to the cut-off), 执行数 (spending up to it), and two rates, because forms differ in their denominator: executed
 * / full-year and executed / initial. A rate is an exact ratio; it is null where its denominator is not above zero, and is only
 * rounded where it is printed.
 *
 * Of a year: its budgets and spending; 上年支出收回 adds to its 上年结转 and lowers no spending. Since the beginning: money that was
 * carried over does not count again, what was spent of it stands under the source it came from, and 上年支出收回 lowers spending.
 *
 * `until` is the last month or day that counts ("2019-07" for 1-7月执行数): spending and changes dated later are left out. The form's
 * 项目资金 rows are `total`, `bySource.fiscal`, `bySource["carry-over"]` and `bySource.other`; they add up: total = Σ sources = Σ lines
 * = Σ classes, and executed = Σ months.
 *
 * Worked example: 400,000.00 in 2023, spent 367,712.60; in 2024 200,000.00, 15,000.00 added, 31,500.00 carried over and 1,250.00 of 2023's
 * spending back, spent 242,684.55. 2024: 242,684.55 of 247,750.00 = 97.96 %. Since the beginning: 367,712.60 + 242,684.55 − 1,250.00 =
 * 609,147.15 of 615,000.00 = 99.05 %. Source: SOURCES.md [self-evaluation-form], [scoring], [monitoring-form].
 */
import { type Exact, halfUp } from "../../core/exact.ts";
import { byKey, sumOf, sumsBy } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import { FUND_SOURCES, type FundSource } from "../../records/record.ts";
import type { Spending } from "./spending.ts";
import {
  type BudgetEntry,
  type BudgetKey,
  budgetKey,
  budgetYear,
  isCarriedIn,
  sameWork,
} from "./subproject-budget.ts";

export interface FundAmounts {
  readonly initialFen: Fen;
  readonly fullYearFen: Fen;
  readonly executedFen: Fen;
}

export interface FundSum extends FundAmounts {
  /** Executed / full-year budget; null without a budget. */
  readonly rateOfFullYear: Exact | null;
  /** Executed / budget at the beginning of the year. */
  readonly rateOfInitial: Exact | null;
}

export interface LineFunds extends FundSum, BudgetKey {}

export interface SubProjectFunds {
  /** The year they are of; null: since the beginning. */
  readonly year: string | null;
  /** The last month or day that counts; null: all. */
  readonly until: string | null;
  readonly total: FundSum;
  readonly bySource: Readonly<Record<FundSource, FundSum>>;
  /** In the order in which they were budgeted; lines of spending without a budget last. */
  readonly lines: readonly LineFunds[];
  /** By code. */
  readonly byClass: readonly (FundSum & { readonly economicClass: string })[];
  /** Months with spending, in order. */
  readonly byMonth: readonly { readonly month: string; readonly executedFen: Fen }[];
  /** Lines of which more is spent than their full-year budget. */
  readonly overspent: readonly LineFunds[];
}

/** Where the money of a form comes from: the books of a sub-project, or flags of the command. */
export type FormFunds =
  | { readonly kind: "books"; readonly subproject: string; readonly funds: SubProjectFunds }
  | ({ readonly kind: "typed" } & FundAmounts);

interface FundFacts {
  readonly entries: readonly BudgetEntry[];
  readonly spent: readonly Spending[];
}

/** `year` undefined or null: since the beginning. */
export function subprojectFunds(
  of: FundFacts & { until?: string | null; year?: string | null },
): SubProjectFunds {
  const { until = null, year = null } = of;
  const { entries, spent } = year === null ? sinceBeginning(of, until) : ofYear(of, { year, until });
  const sumWhere = (isOf: (key: BudgetKey) => boolean): FundSum =>
    fundSum(entries.filter(isOf), spent.filter(isOf));
  const keys = new Map<string, BudgetKey>();
  for (const k of [...entries, ...spent]) if (!keys.has(budgetKey(k))) keys.set(budgetKey(k), k);
  const lines = [...keys].map(([key, { line, economicClass, source, library }]) => ({
    ...{ line, economicClass, source, ...(library === undefined ? {} : { library }) },
    ...sumWhere((k) => budgetKey(k) === key),
  }));
  const classes = [...new Set(lines.map((l) => l.economicClass))].sort();
  const [fiscal, carryOver, other] = FUND_SOURCES.map((s) => sumWhere((k) => k.source === s));
  const nothing = fundSum([], []);
  return {
    ...{ year, until },
    total: sumWhere(() => true),
    bySource: { fiscal: fiscal ?? nothing, "carry-over": carryOver ?? nothing, other: other ?? nothing },
    lines,
    byClass: classes.map((economicClass) => ({
      economicClass,
      ...sumWhere((k) => k.economicClass === economicClass),
    })),
    byMonth: byMonth(spent),
    overspent: lines.filter((l) => l.executedFen > l.fullYearFen),
  };
}

/** Up to a month, "2019-07", or a day. */
export const isBy = (day: string, until: string | null): boolean =>
  until === null || day.slice(0, until.length) <= until;

/** Its budget with what came back of earlier years as money carried over, and its spending. */
export function ofYear(of: FundFacts, { year, until }: { year: string; until: string | null }): FundFacts {
  const isOf = (day: string): boolean => day.slice(0, 4) === year && isBy(day, until);
  const own = of.spent.filter((s) => isOf(s.day));
  return {
    entries: [
      ...of.entries.filter((e) => budgetYear(e) === year && (e.kind === "initial" || isBy(e.day, until))),
      ...own.filter((s) => s.earlierYear).map(cameBack),
    ],
    spent: own.filter((s) => !s.earlierYear),
  };
}

function cameBack({
  subproject,
  line,
  economicClass,
  library,
  day,
  voucherNo,
  text,
  fen,
}: Spending): BudgetEntry {
  return {
    ...{ subproject, number: 0, line, economicClass, source: "carry-over", kind: "adjustment", fen: -fen },
    ...{ day, document: voucherNo, reason: text, ...(library === undefined ? {} : { library }) },
  };
}

/** Without the money carried from year to year; what was spent of it, and changes of it, under the source it came from. */
export function sinceBeginning(of: FundFacts, until: string | null): FundFacts {
  const [first] = of.entries.map(budgetYear).sort();
  const isLater = (year: string): boolean => first !== undefined && year > first;
  const originOf = originsIn(of.entries, first);
  const back = <T extends BudgetKey>(said: T, year: string): T =>
    said.source === "carry-over" && isLater(year) ? { ...said, source: originOf(said, year) } : said;
  const isCounted = (e: BudgetEntry): boolean =>
    e.kind === "initial" ? until === null || budgetYear(e) <= until.slice(0, 4) : isBy(e.day, until);
  return {
    entries: of.entries
      .filter((e) => isCounted(e) && !(isCarriedIn(e) && isLater(budgetYear(e))))
      .map((e) => back(e, budgetYear(e))),
    spent: of.spent.filter((s) => isBy(s.day, until)).map((s) => back(s, s.day.slice(0, 4))),
  };
}

/** Where a line's carried money comes from: the same line of an earlier year; of another library's, where money was moved; else public money. */
export function originsIn(entries: readonly BudgetEntry[], first: string | undefined) {
  const own = entries.filter((e) => e.source !== "carry-over" || budgetYear(e) === first);
  const worksOf = (e: BudgetKey): string[] => [sameWork(e), sameWork({ ...e, library: "" })];
  return (said: BudgetKey, year: string): FundSource => {
    const before = own.filter((e) => budgetYear(e) < year);
    const [here, anywhere] = worksOf(said).map((work) => before.find((e) => worksOf(e).includes(work)));
    return (here ?? anywhere)?.source ?? "fiscal";
  };
}

function fundSum(entries: readonly BudgetEntry[], spent: readonly Spending[]): FundSum {
  const sum = (amounts: readonly { fen: Fen }[]): Fen => sumOf(amounts, (a) => a.fen);
  const initialFen = sum(entries.filter((e) => e.kind === "initial"));
  const fullYearFen = sum(entries);
  const executedFen = sum(spent);
  const of = (den: bigint): Exact | null => (den > 0n ? { num: executedFen, den } : null);
  return {
    initialFen,
    fullYearFen,
    executedFen,
    rateOfFullYear: of(fullYearFen),
    rateOfInitial: of(initialFen),
  };
}

function byMonth(spent: readonly Spending[]): { month: string; executedFen: Fen }[] {
  const monthOf = (s: Spending): string => s.day.slice(0, 7);
  return [...sumsBy(spent, monthOf, (s) => s.fen)]
    .sort(byKey)
    .map(([month, executedFen]) => ({ month, executedFen }));
}

/** "86.00%": hundredths of a per cent, half away from zero; "—" where there is no rate. */
export function percentText(ratio: Exact | null): string {
  if (ratio === null) return "—";
  const size = ratio.num < 0n ? -ratio.num : ratio.num;
  const hundredths = halfUp(size * 10_000n, ratio.den);
  const digits = hundredths.toString().padStart(3, "0");
  return `${ratio.num < 0n && hundredths > 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}%`;
}
