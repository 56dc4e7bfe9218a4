/**
 * 子项目预算 / sub-project budget: what may be spent in a year by a library, by line (预算项目), economic class and source of the money.
 *
 * 年初 stands once for a year's line. What changes it later is a fact with a document: 追加 and 收回 (indicators that come and go during the
 * year), 调剂 between lines, which sums to 0 and may cross libraries, and 结转 of what the year before left. Together they are the
 * 全年(调整)预算数. Nothing is overwritten. All fiscal budgets are not more than the grant, apart from 追加 and 收回, which change it.
 *
 * Entries of before say no year and no library: they are of the year of their day (within the cycle) and of the contractor.
 *
 * Worked example: 物流费, 30207, fiscal: 60,000.00 at the beginning, −10,000.00 on 2019-09-10 (调剂至印刷费): 年初 60,000.00, 全年
 * 50,000.00. Source: SOURCES.md [self-evaluation-form] (年初预算数, 全年预算数; 当年财政拨款, 上年结转资金, 其他资金).
 */
import type { Day } from "../../core/day.ts";
import type { Fen } from "../../core/money.ts";
import type { FundSource } from "../../records/record.ts";
import type { LibraryCode } from "../../registry/library.ts";
import { textKey } from "../../tables/cell.ts";

export interface BudgetKey {
  /** 预算项目, as written first. */
  readonly line: string;
  readonly economicClass: string;
  readonly source: FundSource;
  /** Whose money it is; absent where the books of before don't say it. */
  readonly library?: LibraryCode;
}

/** 追加, 收回, 调剂, 结转. */
export type BudgetChange = "addition" | "withdrawal" | "transfer" | "carry-over";

export const BUDGET_CHANGES: readonly BudgetChange[] = ["addition", "withdrawal", "transfer", "carry-over"];

export interface BudgetEntry extends BudgetKey {
  readonly subproject: string;
  /** 1, 2, … within the sub-project. */
  readonly number: number;
  readonly kind: "initial" | "adjustment";
  /** What an adjustment is; absent: none of these is said. */
  readonly change?: BudgetChange;
  /** The budget's year; absent: that of the day. */
  readonly year?: string;
  /** The amount at the beginning, or what is added (below zero: taken off). */
  readonly fen: Fen;
  readonly day: Day;
  readonly document: string;
  readonly reason: string;
}

/** Two lines are one when their names are equal but for blanks, width and case, with class, source and library. */
export function budgetKey(key: BudgetKey): string {
  return [sameWork(key), key.source].join("|");
}

/** Line, class and library, whatever the source. */
export function sameWork({ line, economicClass, library = "" }: Omit<BudgetKey, "source">): string {
  return [textKey(line), economicClass, ...(library === "" ? [] : [library])].join("|");
}

/** What of a budget is told beside a line that it doesn't have: "10002 邮寄费 30207、…", those of the same name or class, else all. */
export function linesLike(
  said: Pick<BudgetKey, "line" | "economicClass">,
  all: readonly BudgetKey[],
): string {
  const near = all.filter(
    (l) => textKey(l.line) === textKey(said.line) || l.economicClass === said.economicClass,
  );
  const texts = (near.length > 0 ? near : all).map(({ library, line, economicClass }) =>
    [...(library === undefined ? [] : [library]), line, economicClass].join(" "),
  );
  return [...new Set(texts)].join("、") || "—";
}

export const budgetYear = ({ year, day }: Pick<BudgetEntry, "year" | "day">): string =>
  year ?? day.slice(0, 4);

/** Money of the year before: at the beginning of the year, or confirmed later. */
export const isCarriedIn = ({ source, kind, change }: BudgetEntry): boolean =>
  source === "carry-over" && (kind === "initial" || change === "carry-over");
