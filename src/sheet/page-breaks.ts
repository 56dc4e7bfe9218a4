/**
 * 分页 / page breaks: a row that keeps with the next one (a heading, the head of a table) never stands last on a page.
 *
 * Where a layout asks for it, every page of the form is ended here: heights are known and a page is never printed larger than life, so
 * a page that fits here fits everywhere, whatever fonts another program has. A chain of rows that keep with one another and are
 * longer than a page is left as it is.
 *
 * Worked example, room for 100: rows of 60, 30 (keeps), 20: the third would begin a page, so the page ends before the second.
 */
import { addUp } from "../core/list.ts";
import type { PlacedRow } from "./form-page.ts";

export interface BreakingRow extends PlacedRow {
  readonly keeps: boolean;
}

/** `room`: of a page; `repeated`: of it, the rows printed again on each further page. In points. */
export function withKeptRows(
  rows: readonly BreakingRow[],
  of: { room: number; repeated: number },
): PlacedRow[] {
  const breaks = rows.map((row) => row.breaksBefore);
  const isAsked = rows.some((row) => row.keeps);
  let [used, first] = [0, 0];
  for (const [r, { height }] of rows.entries()) {
    if (breaks[r]) [used, first] = [of.repeated, r];
    else if (isAsked && used + height > of.room && r > first) {
      first = pageStart(rows, { r, first, room: of.room - of.repeated });
      breaks[first] = true;
      used = of.repeated + heightOf(rows.slice(first, r));
    }
    used += height;
  }
  return rows.map(({ height }, r) => ({ height, breaksBefore: breaks[r] ?? false }));
}

/** The first of the rows that go with the one that no longer fits; itself where no page can hold them together. */
function pageStart(
  rows: readonly BreakingRow[],
  { r, first, room }: { r: number; first: number; room: number },
): number {
  let start = r;
  while (start > 0 && rows[start - 1]?.keeps) start -= 1;
  return start > first && heightOf(rows.slice(start, r + 1)) <= room ? start : r;
}

const heightOf = (rows: readonly BreakingRow[]): number => addUp(rows, (row) => row.height);
