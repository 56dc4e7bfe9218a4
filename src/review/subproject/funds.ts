/**
 * 资金执行情况 / funds of a sub-project: budgets, spending and execution rates, as the reviewers' forms need them.
 *
 * For the whole, for each source (当年财政拨款, 上年结转, 其他), each line, each economic class: 年初预算数, 全年预算数 (with all
 * adjustments up to the cut-off), 全年执行数 (spending up to it), and two rates, because forms differ in their denominator: executed
 * / full-year and executed / initial. A rate is an exact ratio; it is null where its denominator is not above zero, and is only
 * rounded where it is printed.
 *
 * `until` is the last month that counts ("2019-07" for 1-7月执行数): spending and adjustments dated later are left out. The form's
 * 项目资金 rows are `total`, `bySource.fiscal`, `bySource["carry-over"]` and `bySource.other`; they add up: total = Σ sources = Σ lines
 * = Σ classes, and executed = Σ months.
 *
 * Worked example: 邮电费 30207: initial 60,000.00, adjusted to 50,000.00, executed 43,000.00: 43000/50000 = 86.00 % of the full year,
 * 43000/60000 = 71.67 % of the beginning. Source: SOURCES.md [self-evaluation-form], [scoring], [monitoring-form].
 */
import { type Exact, halfUp } from "../../core/exact.ts";
import { byKey, sumOf, sumsBy } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import { FUND_SOURCES, type FundSource } from "../../records/record.ts";
import type { Spending } from "./spending.ts";
import { type BudgetEntry, type BudgetKey, budgetKey } from "./subproject-budget.ts";

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
  /** The last month that counts; null: all. */
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

export function subprojectFunds(of: {
  entries: readonly BudgetEntry[];
  spent: readonly Spending[];
  until?: string | null;
}): SubProjectFunds {
  const until = of.until ?? null;
  const counts = (day: string): boolean => until === null || day.slice(0, 7) <= until;
  const entries = of.entries.filter((e) => e.kind === "initial" || counts(e.day));
  const spent = of.spent.filter((s) => counts(s.day));
  const sumWhere = (isOf: (key: BudgetKey) => boolean): FundSum =>
    fundSum(entries.filter(isOf), spent.filter(isOf));
  const keys = new Map<string, BudgetKey>();
  for (const k of [...entries, ...spent]) if (!keys.has(budgetKey(k))) keys.set(budgetKey(k), k);
  const lines = [...keys].map(([key, { line, economicClass, source }]) => ({
    ...{ line, economicClass, source },
    ...sumWhere((k) => budgetKey(k) === key),
  }));
  const classes = [...new Set(lines.map((l) => l.economicClass))].sort();
  const [fiscal, carryOver, other] = FUND_SOURCES.map((s) => sumWhere((k) => k.source === s));
  const nothing = fundSum([], []);
  return {
    until,
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
