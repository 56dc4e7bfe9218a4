/**
 * 表样 / layout: a form as data. Pages of rows of cells, with widths, spans, styles and print set-up; what a cell shows is a literal
 * text, or a figure of the form's facts by its name. When a bureau changes its form, a new layout file is enough.
 *
 * Rows are filled from left to right as in a table of a web page: a cell takes the next free column, and `across` and `down` more
 * than one. A block stands beside cells that are as high as all its rows; an `each` repeats its rows for every row of a list. A text
 * may hold figures in braces: "{year}年度", "全年预算数{funds.total.full-year:wan}万元".
 *
 * Worked example: the row [项目名称, {figure: project.name, across: rest}] of a page of eight columns has two cells, A and B to H.
 */
import type { CellStyle } from "./layout-style.ts";

/** How a figure is printed. `wan`: 万元. */
export const SHOWS = ["text", "yuan", "wan", "percent", "points", "count"] as const;
export type ShowKind = (typeof SHOWS)[number];

/** A column of so many characters, in points: 7 pixels a character and 5 for its margin, at 96 to the inch. */
export const columnPoints = (characters: number): number => (characters * 7 + 5) * 0.75;

/** Of a rate, wherever no layout says otherwise. */
export const PERCENT_DECIMALS = 2;

export interface Show {
  readonly kind: ShowKind;
  readonly decimals: number;
}

export interface CellLayout {
  readonly text: string | null;
  readonly figure: string | null;
  /** Null: as the kind of the figure asks. */
  readonly show: ShowKind | null;
  readonly decimals: number | null;
  /** From 0. */
  readonly column: number;
  readonly across: number;
  readonly down: number;
  readonly style: string;
  /** In the column that repeats: once for every row of that list, from left to right. */
  readonly each: string | null;
  /** In an `each`: cells of rows that follow one another and show the same text become one. */
  readonly isMerged: boolean;
  /** Names of the figures it adds up, "list[].figure" for those of a list: a live formula. */
  readonly sumOf: readonly string[];
  /** A figure and another it is divided by: a live formula. */
  readonly ratioOf: readonly string[];
}

interface AnyRow {
  /** A figure or a list: without its text, or empty, the row is left out. */
  readonly when: string | null;
  /** Of these rows at least this many points; the text may ask for more. */
  readonly height: number | null;
  readonly breaksBefore: boolean;
  /** It never stands last on a page: the next row goes with it. */
  readonly keeps: boolean;
  /** Printed again at the top of each page. */
  readonly repeats: boolean;
}

export type RowLayout = AnyRow &
  (
    | { readonly kind: "cells"; readonly cells: readonly CellLayout[] }
    /** Text across the page, a row for each of its lines. */
    | { readonly kind: "paragraph"; readonly cell: CellLayout }
    | { readonly kind: "block"; readonly beside: readonly CellLayout[]; readonly rows: readonly RowLayout[] }
    | { readonly kind: "each"; readonly list: string; readonly rows: readonly RowLayout[] }
  );

export interface PageLayout {
  /** Of the sheet; figures in braces are filled in. */
  readonly name: string;
  /** Widths in characters; a Chinese character is two. */
  readonly columns: readonly number[];
  /** A column that stands once for every row of a list: 2 to 5 years, 5 to 9 experts. */
  readonly repeats: { readonly column: number; readonly list: string } | null;
  readonly isLandscape: boolean;
  /** Else as many pages as it takes, each one page wide. */
  readonly fitsOnePage: boolean;
  /** A figure or a list: without its text, or empty, the page is left out. */
  readonly when: string | null;
  readonly rows: readonly RowLayout[];
}

export interface Layout {
  readonly key: string;
  /** Whose figures it prints, e.g. self-evaluation. */
  readonly form: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** The notice or the filled form that it follows. */
  readonly source: string;
  /** The scheme of points that it is made for; null: the standard one. */
  readonly scheme: string | null;
  /** Decimals of amounts in 万元. */
  readonly wanDecimals: number;
  readonly percentDecimals: number;
  readonly styles: ReadonlyMap<string, CellStyle>;
  readonly pages: readonly PageLayout[];
}

/** What names there are: figures, and of each list the figures of its rows. */
export interface FormShape {
  readonly form: string;
  readonly values: readonly string[];
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

/** A condition that every form has: amounts in 万元 whose printed sum differs from the printed parts. */
export const ROUNDED = "rounded";

/** "{year}", "{funds.total.executed:wan}" in a text. */
export const PLACEHOLDER = /\{([a-z][A-Za-z0-9.-]*)(?::([a-z]+))?\}/g;

/** Whether any cell or text of the layout shows the figure. */
export function printsFigure(layout: Layout, name: string): boolean {
  const inCell = (cell: CellLayout): boolean =>
    cell.figure === name || [...(cell.text ?? "").matchAll(PLACEHOLDER)].some((found) => found[1] === name);
  const inRow = (row: RowLayout): boolean => {
    if (row.kind === "cells") return row.cells.some(inCell);
    if (row.kind === "paragraph") return inCell(row.cell);
    return (row.kind === "block" && row.beside.some(inCell)) || row.rows.some(inRow);
  };
  return layout.pages.some((page) => page.rows.some(inRow));
}
