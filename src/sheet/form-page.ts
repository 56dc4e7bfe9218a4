/**
 * 表页 / form page: a form laid out, every cell with its place, before anybody knows how a spreadsheet program writes it.
 *
 * A placed cell covers one or more columns and rows. What it holds is exact; how it is printed (万元, percent, so many decimals) is
 * `show`. `pageCellAt` finds what an address shows, so that every figure can be explained.
 */

import type { Show } from "./layout.ts";
import type { CellStyle } from "./layout-style.ts";
import type { Cell } from "./origin.ts";

export interface PlacedCell {
  /** Column from 0, row from 1, of the upper left corner. */
  readonly at: { readonly column: number; readonly row: number };
  readonly across: number;
  readonly down: number;
  readonly cell: Cell;
  readonly show: Show;
  readonly style: CellStyle;
}

export interface PlacedRow {
  /** In points, at most MAX_ROW_POINTS. */
  readonly height: number;
  readonly breaksBefore: boolean;
}

export interface FormPage {
  readonly name: string;
  /** Widths in characters. */
  readonly columns: readonly number[];
  readonly rows: readonly PlacedRow[];
  /** By row, then column; they don't overlap. */
  readonly cells: readonly PlacedCell[];
  readonly isLandscape: boolean;
  readonly fitsOnePage: boolean;
  /** Rows printed again on each page. */
  readonly titles: { readonly from: number; readonly to: number } | null;
  /** Lines under the form that belong to no layout, such as that nobody checked it. */
  readonly below: readonly string[];
}

/** The cell that covers an address, wherever in it the address lies. */
export function pageCellAt(page: FormPage, at: { column: number; row: number }): PlacedCell | null {
  return (
    page.cells.find(
      (c) =>
        at.row >= c.at.row &&
        at.row < c.at.row + c.down &&
        at.column >= c.at.column &&
        at.column < c.at.column + c.across,
    ) ?? null
  );
}
