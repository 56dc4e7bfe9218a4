/**
 * 数 / figure: one exact number of a service, `num` of `den`, with the rows it was counted from. A count has the denominator
 * one; an empty denominator means that there is nothing to say. Amounts are fen. Where a source says "more than", the figure
 * is a lower bound (at-least), and what is divided by it an upper one (at-most).
 *
 * Worked example: turnarounds of 1, 2 and 4 working days are the figure 7 of 3, from three rows.
 */
import type { Day } from "../../core/day.ts";
import type { Exact } from "../../core/exact.ts";
import { byKey, groupBy, sumOf } from "../../core/list.ts";
import type { RecordRef } from "../../core/source.ts";

export interface Figure extends Exact {
  readonly bound: "exact" | "at-least" | "at-most";
  readonly rows: readonly RecordRef[];
}

/** From one day to another, both included: a `Period` is one. */
export interface DaySpan {
  readonly from: Day;
  readonly to: Day;
}

interface ServiceRow {
  readonly ref: RecordRef;
}

export function countOf(rows: readonly ServiceRow[]): Figure {
  return { num: BigInt(rows.length), den: 1n, bound: "exact", rows: rows.map((r) => r.ref) };
}

/** Σ of what the rows have; rows without it are not counted. */
export function sumFigure<R extends ServiceRow>(
  rows: readonly R[],
  of: (row: R) => bigint | number | null,
): Figure {
  const having = rows.filter((r) => of(r) !== null);
  const num = sumOf(having, (r) => BigInt(of(r) ?? 0));
  return { num, den: 1n, bound: "exact", rows: having.map((r) => r.ref) };
}

/** Σ over how many; rows without it are in neither. */
export function meanOf<R extends ServiceRow>(
  rows: readonly R[],
  of: (row: R) => bigint | number | null,
): Figure {
  const sum = sumFigure(rows, of);
  return { ...sum, den: BigInt(sum.rows.length) };
}

/** The middle one, or half the sum of the two in the middle. */
export function medianOf<R extends ServiceRow>(rows: readonly R[], of: (row: R) => number): Figure {
  const values = rows.map(of).sort((a, b) => a - b);
  const middle = values.length >> 1;
  const isEven = values.length % 2 === 0;
  const [low, high] = [values[isEven ? middle - 1 : middle] ?? 0, values[middle] ?? 0];
  const den = values.length === 0 ? 0n : isEven ? 2n : 1n;
  return {
    num: isEven ? BigInt(low + high) : BigInt(high),
    den,
    bound: "exact",
    rows: rows.map((r) => r.ref),
  };
}

export function shareOf(part: Figure, whole: Figure): Figure {
  return { num: part.num, den: whole.num, bound: boundOfShare(part, whole), rows: whole.rows };
}

/** A lower bound below the line makes the share an upper one. */
function boundOfShare(part: Figure, whole: Figure): Figure["bound"] {
  if (whole.bound === "at-least") return "at-most";
  return part.bound;
}

export function isIn(span: DaySpan, day: Day | null): boolean {
  return day !== null && span.from <= day && day <= span.to;
}

/** Figures of each group, in the order of the keys. */
export function grouped<R, F>(
  rows: readonly R[],
  key: (row: R) => string,
  of: (rows: R[]) => F,
): Map<string, F> {
  return new Map([...groupBy(rows, key)].sort(byKey).map(([k, group]) => [k, of(group)]));
}
