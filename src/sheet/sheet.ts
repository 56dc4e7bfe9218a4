/**
 * 表 / sheet: a printed table as data, before anybody knows how a spreadsheet program writes it.
 *
 * Row 1 is the title; then the lines above (period, unit, what is sample), the heading, the rows, the 合计 row, and the lines
 * below. The layout is fixed here, so a formula can name a cell of another sheet and `balis explain` can find what a cell
 * shows from its address alone. A cell keeps where its figure comes from (`origin`).
 *
 * Worked example: three rows under two lines above stand in rows 5–7 (1 title, 2–3 lines, 4 heading); their total is row 8
 * and its formula in column F is SUM(F5:F7).
 */
import { invariant } from "../core/bug.ts";
import { type Fen, plainYuan } from "../core/money.ts";
import { columnLetter } from "../tables/cell.ts";
import type { CellValue } from "./cell-value.ts";
import type { Chart } from "./chart-shape.ts";
import type { FormPage } from "./form-page.ts";
import { type Cell, type Origin, POSITION } from "./origin.ts";

export interface Column {
  /** Its name among the columns of its sheet, where formulas, charts or other sheets refer to it. */
  readonly key?: string;
  readonly head: string;
  /** In characters of the standard font; a Chinese character is two. */
  readonly width: number;
  readonly align?: "left" | "center" | "right";
  /** Its cells, all of this unit, are added up in the 合计 row. */
  readonly summed?: "yuan" | "count";
  /** In the 合计 row, what the sums of two other columns come to, one divided by the other; by their keys. */
  readonly quotient?: { readonly of: string; readonly by: string };
  /** Its empty cells are to be filled in. */
  readonly entry?: EntryFormat;
}

/** How a cell that is filled in later takes what is typed. */
export interface EntryFormat {
  readonly format: "text" | "day" | "count" | "decimal" | "yuan";
  readonly choices?: readonly string[];
}

export type Row = readonly (Cell | null)[];

export interface Sheet {
  readonly name: string;
  readonly title: string;
  readonly above: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** The label of the 合计 row; null where nothing is added up. */
  readonly total: string | null;
  readonly below: readonly string[];
  readonly landscape: boolean;
  /** Printed larger than the rest: the one line a notice is about. */
  readonly headline?: string;
  /** It is filled in and read again: nothing stands below its rows. */
  readonly comesBack?: true;
  /** Of its own cells; they stand below everything else. */
  readonly charts?: readonly Chart[];
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** Forms, laid out; they stand before the sheets. */
  readonly pages?: readonly FormPage[];
  /** Printed in the footer of every page. */
  readonly mark: string;
}

/** With one more line in the footer and on every sheet: below, where no address moves by it, unless the sheet comes back. */
export function withLine(workbook: Workbook, line: string): Workbook {
  return {
    mark: `${workbook.mark} · ${line}`,
    sheets: workbook.sheets.map((sheet) =>
      sheet.comesBack
        ? { ...sheet, above: [line, ...sheet.above] }
        : { ...sheet, below: [...sheet.below, line] },
    ),
    pages: (workbook.pages ?? []).map((page) => ({ ...page, below: [...page.below, line] })),
  };
}

export const text = (said: string): Cell => ({ value: { kind: "text", text: said } });
export const count = (n: bigint | number, origin?: Origin): Cell =>
  withOrigin({ kind: "count", count: BigInt(n) }, origin);
/** 序号 of a row. */
export const rowNumber = (n: number): Cell => count(n, POSITION);
export const yuan = (fen: Fen, origin?: Origin): Cell => withOrigin({ kind: "yuan", fen }, origin);
export const decimal = (of: { scaled: bigint; decimals: number }, origin?: Origin): Cell =>
  withOrigin({ kind: "decimal", ...of }, origin);
/** num / den; an empty denominator has no ratio. */
export const ratio = (num: bigint, den: bigint, origin?: Origin): Cell =>
  den === 0n ? text("—") : withOrigin({ kind: "ratio", num, den }, origin);

export const average = (num: bigint, den: bigint, origin?: Origin): Cell =>
  den === 0n ? text("—") : withOrigin({ kind: "average", num, den }, origin);

function withOrigin(value: CellValue, origin: Origin | undefined): Cell {
  return origin ? { value, origin } : { value };
}

/** The same as plain text, for programs that read only text: the heading and the rows, without titles and sums. */
export function plainTable(sheet: Pick<Sheet, "columns" | "rows">): string[][] {
  return [sheet.columns.map((c) => c.head), ...sheet.rows.map((row) => row.map(plainText))];
}

function plainText(cell: Cell | null): string {
  return cell === null ? "" : plainValue(cell.value);
}

/** As text without a unit: "8.60", "12", "3/4". */
export function plainValue(value: CellValue): string {
  switch (value.kind) {
    case "text":
      return value.text;
    case "yuan":
      return plainYuan(value.fen);
    case "count":
      return value.count.toString();
    case "ratio":
    case "average":
      return `${value.num}/${value.den}`;
    case "decimal":
      return decimalText(value);
  }
}

export function decimalText({ scaled, decimals }: { scaled: bigint; decimals: number }): string {
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, "0");
  const cut = digits.length - decimals;
  const back = decimals === 0 ? "" : `.${digits.slice(cut)}`;
  return `${scaled < 0n ? "-" : ""}${digits.slice(0, cut)}${back}`;
}

export function headingRow(sheet: Pick<Sheet, "above" | "headline">): number {
  return 1 + (sheet.headline === undefined ? 0 : 1) + sheet.above.length + 1;
}

/** From 0 to the spreadsheet's row. */
export function dataRow(sheet: Pick<Sheet, "above" | "headline">, index: number): number {
  return headingRow(sheet) + 1 + index;
}

export function totalRow(sheet: Pick<Sheet, "above" | "headline" | "rows">): number {
  return dataRow(sheet, sheet.rows.length);
}

/** "F12". */
export function address(at: { column: number; row: number }): string {
  return `${columnLetter(at.column + 1)}${at.row}`;
}

/** From 0, by its key. */
export function columnOf(sheet: Pick<Sheet, "name" | "columns">, key: string): number {
  const column = sheet.columns.findIndex((c) => c.key === key);
  invariant(column >= 0, `${sheet.name} has the column ${key}`);
  return column;
}

/** "'补贴发放明细'!F12", as a formula of another sheet names it. */
function foreign(sheet: Pick<Sheet, "name">, at: { column: number; row: number }): string {
  return `'${sheet.name.replaceAll("'", "''")}'!${address(at)}`;
}

/** The cells of the 合计 row: live sums with the values they must give. */
export function totalCells(sheet: Sheet): Row {
  const totals = new Totals(sheet);
  if (sheet.total !== null) for (const row of sheet.rows) totals.add(row);
  return totals.cells();
}

/** The same of a sheet whose rows somebody goes through anyway. */
export class Totals {
  private readonly sheet: Sheet;
  private readonly summed: { readonly column: number; readonly unit: "yuan" | "count"; sum: bigint }[];

  constructor(sheet: Sheet) {
    this.sheet = sheet;
    this.summed = sheet.columns.flatMap(({ summed: unit }, column) =>
      unit && column > 0 && sheet.total !== null ? [{ column, unit, sum: 0n }] : [],
    );
  }

  add(row: Row): void {
    for (const of of this.summed) {
      const value = row[of.column]?.value;
      if (value === undefined) continue;
      const { unit, column } = of;
      invariant(value.kind === unit, `column ${column} of ${this.sheet.name} holds one unit`);
      of.sum += value.kind === "yuan" ? value.fen : value.kind === "count" ? value.count : 0n;
    }
  }

  cells(): Row {
    const { total, columns } = this.sheet;
    if (total === null) return [];
    return columns.map(({ quotient }, c) => {
      if (c === 0) return text(total);
      if (quotient) return this.quotientCell(quotient);
      const summed = this.summed.find((s) => s.column === c);
      return summed ? sumCell(this.sheet, summed) : null;
    });
  }

  private quotientCell({ of, by }: { of: string; by: string }): Cell {
    const [num, den] = [of, by].map((key) => {
      const column = columnOf(this.sheet, key);
      return { column, sum: this.summed.find((s) => s.column === column)?.sum ?? 0n };
    });
    if (!num || !den || den.sum <= 0n) return text("—");
    const addresses = [num, den].map(({ column }) => address({ column, row: totalRow(this.sheet) }));
    return { ...ratio(num.sum, den.sum, { kind: "cells", addresses }), formula: addresses.join("/") };
  }
}

function sumCell(sheet: Sheet, of: { column: number; unit: "yuan" | "count"; sum: bigint }): Cell {
  const { column, unit, sum } = of;
  const made = unit === "yuan" ? yuan(sum) : count(sum);
  if (sheet.rows.length === 0) return { ...made, origin: { kind: "cells", addresses: [] } };
  const [from, to] = [0, sheet.rows.length - 1].map((i) => address({ column, row: dataRow(sheet, i) }));
  const addresses = [`${from}:${to}`];
  return { ...made, formula: `SUM(${from}:${to})`, origin: { kind: "cells", addresses } };
}

/** The total of a column as another sheet's cell shows it. */
export function totalOf(sheet: Sheet, key: string): Cell {
  const column = columnOf(sheet, key);
  const total = totalCells(sheet)[column];
  invariant(total !== null && total !== undefined, `column ${key} of ${sheet.name} is added up`);
  return shownElsewhere(total, foreign(sheet, { column, row: totalRow(sheet) }));
}

/** A cell of the rows, from 0, as another sheet's cell shows it. */
export function cellOf(sheet: Sheet, key: string, index: number): Cell {
  const column = columnOf(sheet, key);
  const cell = sheet.rows[index]?.[column];
  invariant(cell !== null && cell !== undefined, `row ${index} of ${sheet.name} has a cell in ${key}`);
  return shownElsewhere(cell, foreign(sheet, { column, row: dataRow(sheet, index) }));
}

function shownElsewhere({ value }: Cell, at: string): Cell {
  return { value, formula: at, origin: { kind: "cells", addresses: [at] } };
}

/** "'分录'!D5:D99": the rows of a column, of which there are some. */
export function columnRange(sheet: Sheet, key: string): string {
  const [column, last] = [columnOf(sheet, key), totalRow(sheet) - 1];
  return `${foreign(sheet, { column, row: dataRow(sheet, 0) })}:${address({ column, row: last })}`;
}

export function fenOf(cell: Cell | null | undefined): Fen {
  return cell?.value.kind === "yuan" ? cell.value.fen : 0n;
}

/** The cell at an address of the laid-out sheet; null where nothing stands. */
export function cellAt(sheet: Sheet, at: { column: number; row: number }): Cell | null {
  if (at.row === totalRow(sheet) && sheet.total !== null) return totalCells(sheet)[at.column] ?? null;
  return sheet.rows[at.row - headingRow(sheet) - 1]?.[at.column] ?? null;
}

/** "F12" → column 5, row 12; undefined for anything else. */
export function parseAddress(said: string): { column: number; row: number } | undefined {
  const found = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(said.trim());
  if (!found) return undefined;
  const letters = (found[1] ?? "").toUpperCase();
  let column = 0;
  for (const letter of letters) column = column * 26 + (letter.charCodeAt(0) - 64);
  return { column: column - 1, row: Number(found[2]) };
}
