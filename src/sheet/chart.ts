/**
 * 图 / chart: a picture of cells that stand on a sheet, as data. A spreadsheet program draws it from the live cells; a picture
 * outside the workbook takes the values those cells must have, so the two can't differ.
 *
 * Ranges are one column or one row of the laid-out sheet (`sheet.ts`). What one axis measures is of one unit: requests and
 * volumes never share an axis, a rate has the axis at the right.
 *
 * Worked example: 月度趋势 has its months in A5:A16, 申请 in B5:B16 under the heading B4: one series named by 月度趋势!$B$4.
 * Source: SOURCES.md [native-charts].
 */
import { invariant } from "../core/bug.ts";
import { columnLetter } from "../tables/cell.ts";
import type { CellValue } from "./cell-value.ts";
import type { CellRange, Chart, Series, Spot } from "./chart-shape.ts";
import { cellAt, columnOf, dataRow, headingRow, plainValue, type Sheet, totalRow } from "./sheet.ts";

/** A chart with what its cells show. */
export interface DrawnChart extends Pick<Chart, "key" | "kind" | "title" | "unit" | "note"> {
  readonly categories: { readonly ref: string; readonly texts: readonly string[] };
  readonly series: readonly DrawnSeries[];
}

export interface DrawnSeries {
  readonly name: { readonly ref: string; readonly text: string };
  /** "'月度趋势'!$B$5:$B$16" */
  readonly ref: string;
  /** Null where the cell shows no number. */
  readonly values: readonly (MeasuredValue | null)[];
  readonly axis: "left" | "right";
  readonly isUnjoined?: true;
}

export type MeasuredValue = Exclude<CellValue, { kind: "text" }>;

/** Rows of the table, from 0; all of them where nothing is said. */
interface SomeRows {
  readonly first?: number;
  readonly count?: number;
}

/** The cells of a column of the table, without its heading and its 合计. */
export function columnCells(sheet: Sheet, key: string, rows: SomeRows = {}): CellRange {
  const column = columnOf(sheet, key);
  const first = rows.first ?? 0;
  const last = first + Math.min(rows.count ?? sheet.rows.length, sheet.rows.length - first) - 1;
  invariant(last >= first, "a range has a cell");
  return { from: { column, row: dataRow(sheet, first) }, to: { column, row: dataRow(sheet, last) } };
}

/** A series of one column, named by its heading. */
export function columnSeries(sheet: Sheet, key: string, rows: SomeRows = {}): Series {
  return { name: headingCells(sheet, [key, key]).from, values: columnCells(sheet, key, rows) };
}

/** Headings beside each other, from one column to another. */
export function headingCells(sheet: Sheet, [first, last]: readonly [string, string]): CellRange {
  const row = headingRow(sheet);
  return { from: { column: columnOf(sheet, first), row }, to: { column: columnOf(sheet, last), row } };
}

/** The 合计 row as a range, from one column to another. */
export function totalCellsRange(sheet: Sheet, columns: readonly [string, string]): CellRange {
  invariant(sheet.total !== null, `${sheet.name} has a total`);
  const { from, to } = headingCells(sheet, columns);
  const row = totalRow(sheet);
  return { from: { ...from, row }, to: { ...to, row } };
}

/** With charts of its own cells, which are made of the sheet as it is. */
export function withCharts(sheet: Sheet, charts: (sheet: Sheet) => readonly (Chart | null)[]): Sheet {
  const made = sheet.rows.length === 0 ? [] : charts(sheet).filter((chart) => chart !== null);
  return made.length === 0 ? sheet : { ...sheet, charts: made };
}

export function drawnCharts(sheet: Sheet): DrawnChart[] {
  return (sheet.charts ?? []).map((chart) => drawn(sheet, chart));
}

function drawn(sheet: Sheet, chart: Chart): DrawnChart {
  const { categories, series: _, ...about } = chart;
  const { key } = about;
  const labels = spotsOf(categories).map((spot) => textAt(sheet, spot));
  const series = chart.series.map(
    (one): DrawnSeries => ({
      name: { ref: absolute(sheet, { from: one.name, to: one.name }), text: textAt(sheet, one.name) },
      ref: absolute(sheet, one.values),
      values: spotsOf(one.values).map((spot) => measuredAt(sheet, spot)),
      axis: one.axis ?? "left",
      ...(one.isUnjoined ? { isUnjoined: true } : {}),
    }),
  );
  for (const { values } of series)
    invariant(values.length === labels.length, `${key} has a value for each label`);
  for (const axis of ["left", "right"]) {
    const on = series.filter((s) => s.axis === axis).flatMap((s) => s.values.flatMap((v) => v?.kind ?? []));
    invariant(new Set(on).size <= 1, `an axis of ${key} measures one unit`);
  }
  return { ...about, categories: { ref: absolute(sheet, categories), texts: labels }, series };
}

function spotsOf({ from, to }: CellRange): Spot[] {
  invariant(from.column === to.column || from.row === to.row, "a range is one column or one row");
  const spots: Spot[] = [];
  for (let row = from.row; row <= to.row; row++)
    for (let column = from.column; column <= to.column; column++) spots.push({ column, row });
  return spots;
}

function textAt(sheet: Sheet, spot: Spot): string {
  if (spot.row === headingRow(sheet)) return sheet.columns[spot.column]?.head ?? "";
  const value = cellAt(sheet, spot)?.value;
  return value === undefined ? "" : plainValue(value);
}

function measuredAt(sheet: Sheet, spot: Spot): MeasuredValue | null {
  const value = cellAt(sheet, spot)?.value;
  return value === undefined || value.kind === "text" ? null : value;
}

function absolute(sheet: Pick<Sheet, "name">, { from, to }: CellRange): string {
  const spot = (s: Spot): string => `$${columnLetter(s.column + 1)}$${s.row}`;
  const isOne = from.column === to.column && from.row === to.row;
  return `'${sheet.name.replaceAll("'", "''")}'!${spot(from)}${isOne ? "" : `:${spot(to)}`}`;
}

/** Something to share out: a pie of nothing, or of less than nothing, says nothing. */
export function isShareable(sheet: Sheet, cells: CellRange): boolean {
  const values = spotsOf(cells).map((spot) => sizeOf(measuredAt(sheet, spot)));
  return values.every((v) => v >= 0n) && values.filter((v) => v > 0n).length >= 2;
}

function sizeOf(value: MeasuredValue | null): bigint {
  if (value === null) return 0n;
  switch (value.kind) {
    case "yuan":
      return value.fen;
    case "count":
      return value.count;
    case "ratio":
    case "average":
      return value.num;
    case "decimal":
      return value.scaled;
  }
}

/** Charts as pictures, for papers that are no workbook. */
export interface Picture {
  readonly svg: string;
  readonly png: Uint8Array;
  /** In the units of the SVG. */
  readonly width: number;
  readonly height: number;
  /** Characters the font does not have; their codes stand in the picture instead. */
  readonly missing: readonly string[];
}

export interface Pictures {
  /** `mark`: a small line at the foot, as on the workbook's pages. */
  draw(chart: DrawnChart, mark: string): Promise<Picture>;
}
