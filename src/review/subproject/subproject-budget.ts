/**
 * 子项目预算 / sub-project budget: what may be spent, by line (预算项目), economic class and source of the money.
 *
 * The first amount of a line is its 年初预算数; every later change is an adjustment with its reason and document, and both together
 * are the 全年(调整)预算数. Nothing is overwritten. What the year's public money comes to at the beginning is not more than the education commission
 * granted; later on, adjustments with a document say so.
 *
 * Worked example: 物流费, 30207, fiscal: 60,000.00 at the beginning, −10,000.00 on 2019-09-10 (调剂至印刷费): 年初 60,000.00, 全年
 * 50,000.00. Source: SOURCES.md [self-evaluation-form] (年初预算数, 全年预算数; 当年财政拨款, 上年结转资金, 其他资金).
 */
import type { Day } from "../../core/day.ts";
import { sumsBy } from "../../core/list.ts";
import { type Fen, formatYuan } from "../../core/money.ts";
import { refuse } from "../../core/refusal.ts";
import type { FundSource } from "../../records/record.ts";
import { textKey } from "../../tables/cell.ts";
import type { LifeState } from "./lifecycle.ts";
import { requireOpen } from "./sealed.ts";

export interface BudgetKey {
  /** 预算项目, as written first. */
  readonly line: string;
  readonly economicClass: string;
  readonly source: FundSource;
}

export interface BudgetEntry extends BudgetKey {
  readonly subproject: string;
  /** 1, 2, … within the sub-project. */
  readonly number: number;
  readonly kind: "initial" | "adjustment";
  /** The amount at the beginning, or what is added (below zero: taken off). */
  readonly fen: Fen;
  readonly day: Day;
  readonly document: string;
  readonly reason: string;
}

/** Two lines are one when their names are equal but for blanks, width and case, with class and source. */
export function budgetKey(key: BudgetKey): string {
  return [textKey(key.line), key.economicClass, key.source].join("|");
}

/** Full-year amounts by line. */
export function fullYearByLine(entries: readonly BudgetEntry[]): Map<string, Fen> {
  return sumsBy(entries, budgetKey, (e) => e.fen);
}

type BudgetSaid = Omit<BudgetEntry, "number">;

/** The entry to add; null when a beginning is said again with the same amount. Refuses what the rules of the budget don't allow. */
export function planBudget(asked: {
  state: LifeState;
  entries: readonly BudgetEntry[];
  executed: ReadonlyMap<string, Fen>;
  wanted: BudgetSaid;
}): BudgetEntry | null {
  const { state, entries, wanted } = asked;
  const { subproject } = wanted;
  if (state.grantedFen === null) return refuse("budget-must-be-granted-first", { subproject });
  requireOpen(subproject, state);
  if (state.stage === "terminated") {
    refuse("subproject-must-be-open", { subproject, stage: state.stage, on: state.last?.day ?? "" });
  }
  const own = entries.filter((e) => budgetKey(e) === budgetKey(wanted));
  const initial = own.find((e) => e.kind === "initial");
  const about = { line: wanted.line, economicClass: wanted.economicClass };
  if (wanted.kind === "initial") {
    if (initial?.fen === wanted.fen) return null;
    if (initial) refuse("initial-budget-must-not-change", { ...about, now: formatYuan(initial.fen) });
    requireWithinGrant({ granted: state.grantedFen, entries, wanted });
  } else {
    if (!initial) refuse("budget-line-must-exist", { ...about, subproject });
    const sum = own.reduce((total, e) => total + e.fen, wanted.fen);
    const spent = asked.executed.get(budgetKey(wanted)) ?? 0n;
    const least = spent > 0n ? spent : 0n;
    if (sum < least) {
      refuse("budget-must-cover-what-is-spent", {
        ...about,
        wanted: formatYuan(sum),
        spent: formatYuan(spent),
      });
    }
  }
  return { ...wanted, number: entries.length + 1, line: own[0]?.line ?? wanted.line };
}

function requireWithinGrant(of: { granted: Fen; entries: readonly BudgetEntry[]; wanted: BudgetSaid }): void {
  if (of.wanted.source !== "fiscal") return;
  const before = of.entries.filter((e) => e.kind === "initial" && e.source === "fiscal");
  const sum = before.reduce((total, e) => total + e.fen, of.wanted.fen);
  if (sum <= of.granted) return;
  const params = {
    subproject: of.wanted.subproject,
    wanted: formatYuan(sum),
    granted: formatYuan(of.granted),
  };
  refuse("budget-must-be-within-grant", params);
}
