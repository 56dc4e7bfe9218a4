/**
 * 写不下的文字 / texts that are cut: a row whose height somebody fixed, and a merged cell, do not grow with what is filled in, so a long reason would be cut
 * in print. Which cells these are is told; the form's own heights stay as they are.
 *
 * Worked out at 11 points, whatever the form's font, and rather told once too often. Worked example: 60 Chinese characters are 660 points; in a cell of
 * 40 characters (about 214 points) four lines, in a row of 24 points one: it is cut.
 */
import { addUp } from "../../../../core/list.ts";
import { columnPoints } from "../../../../sheet/layout.ts";
import { isTrue } from "../../../../tables/io/xlsx/read-xml.ts";
import { cellName, type FilledCell } from "../../plan-fill.ts";
import { lineCount } from "../../text-lines.ts";
import { type Area, contains } from "./area.ts";
import type { SheetLayout } from "./sheet-layout.ts";

const SIZE = 11;
/** Of a line of this size, as spreadsheet programs set it. */
const LINE_POINTS = 13.5;
/** Of a column and a row that the sheet says nothing of. */
const USUAL = { characters: 8.43, points: 13.5 };

/** "自评表!B12", in the order of the cells. */
export function cutTexts(layout: SheetLayout, cells: readonly FilledCell[]): string[] {
  return cells.filter((cell) => cell.value.kind === "text" && isCut(layout, cell)).map(cellName);
}

function isCut(layout: SheetLayout, cell: FilledCell): boolean {
  if (cell.value.kind !== "text") return false;
  const { column, row } = cell;
  const merged = layout.merges.find((area) => contains(area, cell));
  const area: Area = merged ?? { left: column, right: column, top: row, bottom: row };
  const rows = span(area.top, area.bottom).map(
    (r) => layout.rows.find((found) => found.row === r)?.tag.attributes,
  );
  // Of itself a row is as high as its text, where nobody fixed it and nothing is merged.
  if (merged === undefined && !isTrue(rows[0]?.customHeight)) return false;
  const height = addUp(rows, (said) => Number(said?.ht ?? USUAL.points));
  const width = addUp(span(area.left, area.right), (c) => columnPoints(widthOf(layout, c)));
  const room = Math.max(1, Math.floor(height / LINE_POINTS));
  return lineCount(cell.value.text, { width, size: SIZE }) > room;
}

const span = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

function widthOf({ columns }: SheetLayout, column: number): number {
  return columns.find((c) => column >= c.from && column <= c.to)?.width ?? USUAL.characters;
}
