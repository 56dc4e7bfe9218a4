/**
 * 行尾 / row ends: a row of a text file that has fewer cells than its heading.
 *
 * Where a separator was lost, everything behind it stands in the wrong column: 12.00,10.00,2.00 under 件数,金额,基本运费,附加费
 * would be 12 pieces at 10.00. Some programs leave empty cells at the end of a row away, and then nothing is lost.
 * A file is taken to be of that kind only where none of its first rows of data has all cells and none ends in an empty
 * one; in every other file a shorter row is told and not read.
 */
import type { RawRow } from "../../../tables/cell.ts";

/** `data`: the first rows of data, `width`: columns up to the last that has a heading. */
export function cutRows(asked: { data: readonly RawRow[]; width: number }): (row: RawRow) => boolean {
  const { data, width } = asked;
  const lacks = (row: RawRow): boolean => row.width !== undefined && row.width < width;
  const leavesEndsOff = data.every(
    (row) => row.width === undefined || (lacks(row) && row.width === row.cells.length),
  );
  return (row) => lacks(row) && !leavesEndsOff;
}
