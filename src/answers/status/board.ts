/**
 * 进度表 / the board: months × stages, and what of them is still open.
 *
 * A case that was carried on stands in two months under one number: it is counted once, in the month that has it now. A stage that was
 * done and no longer holds (a file came or left since) is to be done again, and so is what rests on it. Months that are closed and have
 * nothing open are folded into one line, but the last ones.
 *
 * Worked example: 2017-01 to 2019-05 are closed, 2019-06 is not. Shown are 2019-03, 2019-04, 2019-05 and 2019-06, above them one
 * line: 2017-01 to 2019-02, 26 months closed.
 */
import type { Day } from "../../core/day.ts";
import { daysBetween } from "../../core/day.ts";
import { by, groupBy, sumOf } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import type { Unsent } from "./chase.ts";

/** What of a month is to be done again. */
export type Again = "reconcile" | "settle" | null;

export interface BoardCase {
  readonly period: string;
  readonly riskFen: Fen;
  readonly unsettledFen: Fen;
  readonly dueOn: Day | null;
  readonly isOverdue: boolean;
}

export interface BoardMonth {
  readonly period: string;
  readonly files: number;
  readonly records: number;
  readonly quarantined: number;
  readonly nilReturns: number;
  readonly importedOn: Day | null;
  readonly reconciledOn: Day | null;
  readonly settledOn: Day | null;
  readonly closedOn: Day | null;
  readonly again: Again;
  /** Who has not sent what; nobody once it is closed. */
  readonly missing: readonly Unsent[];
  readonly cases: CaseTally;
}

export interface CaseTally {
  readonly open: number;
  readonly riskFen: Fen;
  readonly unsettledFen: Fen;
  readonly overdue: number;
  /** The nearest of their deadlines. */
  readonly dueOn: Day | null;
}

export function tallyOf(cases: readonly BoardCase[]): CaseTally {
  const due = cases.flatMap((c) => c.dueOn ?? []).sort();
  return {
    open: cases.length,
    riskFen: sumOf(cases, (c) => c.riskFen),
    unsettledFen: sumOf(cases, (c) => c.unsettledFen),
    overdue: cases.filter((c) => c.isOverdue).length,
    dueOn: due[0] ?? null,
  };
}

/** Open cases that are due on one day. */
export interface DueGroup {
  /** Null: nothing sets them a deadline. */
  readonly dueOn: Day | null;
  /** Below zero: so many days over. */
  readonly daysLeft: number | null;
  readonly open: number;
  readonly riskFen: Fen;
  readonly periods: readonly string[];
}

/** The earliest first, so overdue ones before all; without a deadline last. */
export function dueGroups(cases: readonly BoardCase[], today: Day): DueGroup[] {
  return [...groupBy(cases, (c) => c.dueOn)].sort(by(([dueOn]) => dueOn ?? "\uffff")).map(([dueOn, of]) => ({
    dueOn,
    daysLeft: dueOn === null ? null : daysBetween({ from: today, to: dueOn }),
    open: of.length,
    riskFen: sumOf(of, (c) => c.riskFen),
    periods: [...new Set(of.map((c) => c.period))].sort(),
  }));
}

export type MonthStage = "imported" | "reconciled" | "settled" | "closed";

/** The day on which it was done; "again" where it no longer holds, null where it was not done. */
export function stageOf(month: BoardMonth, stage: MonthStage): Day | "again" | null {
  const { importedOn, reconciledOn, settledOn, closedOn, again } = month;
  const on = { imported: importedOn, reconciled: reconciledOn, settled: settledOn, closed: closedOn }[stage];
  if (on === null || again === null || stage === "imported" || stage === "closed") return on;
  return again === "reconcile" || stage === "settled" ? "again" : on;
}

/** So many of the last closed months are shown as they are. */
const LAST_CLOSED = 3;

export interface Folded {
  readonly shown: readonly BoardMonth[];
  readonly folded: { readonly from: string; readonly to: string; readonly count: number } | null;
}

/** One month alone is never folded: its line is as long. */
export function foldClosed(months: readonly BoardMonth[], all: boolean): Folded {
  const done = months.filter((m) => m.closedOn !== null && m.cases.open === 0).slice(0, -LAST_CLOSED);
  const [first, last] = [done[0], done.at(-1)];
  if (all || !first || !last || done.length < 2) return { shown: months, folded: null };
  const hidden = new Set(done);
  return {
    shown: months.filter((m) => !hidden.has(m)),
    folded: { from: first.period, to: last.period, count: done.length },
  };
}
