/**
 * 行数 / what became of the rows of a sheet: each is one of these, and no row is two.
 *
 * Law: taken + quarantined + blank + totals + title + leftOut + joined = rows. Where columns become rows, each cell of them is one.
 */
import { addUp } from "../../../core/list.ts";
import type { RowCount } from "../file.ts";

export type Counting = { -readonly [K in keyof RowCount]: number };

export const NO_ROWS: RowCount = {
  ...{ rows: 0, taken: 0, quarantined: 0, blank: 0, totals: 0, title: 0, leftOut: 0, joined: 0, hidden: 0 },
};

export function isAccountedFor(count: RowCount): boolean {
  const { rows, taken, quarantined, blank, totals, title, leftOut, joined } = count;
  return taken + quarantined + blank + totals + title + leftOut + joined === rows;
}

/** Several sheets' counts as one. */
export function sumCounts(counts: readonly RowCount[]): RowCount {
  const names = Object.keys(NO_ROWS) as (keyof RowCount)[];
  const sums = names.map((name) => [name, addUp(counts, (c) => c[name])] as const);
  return { ...NO_ROWS, ...Object.fromEntries(sums) };
}
