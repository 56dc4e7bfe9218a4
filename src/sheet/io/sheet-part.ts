/**
 * A sheet for printing as its part xl/worksheets/sheetN.xml, row by row: A4, the heading repeated on each page, sums as live formulas
 * with their values. Text is always a text cell: a reader's "=1+1" stays what it is.
 */
import { addUp } from "../../core/list.ts";
import { columnLetter } from "../../tables/cell.ts";
import type { CellValue } from "../cell-value.ts";
import type { Cell } from "../origin.ts";
import { type Column, headingRow, type Row, type Sheet, Totals } from "../sheet.ts";
import { ChoiceLists } from "./choice-lists.ts";
import { formatOf, resultXml } from "./excel-value.ts";
import { afterRows, beforeRows, emptyRow, rowOf } from "./page-part.ts";
import { PageFlow, type PlacedChart, placedCharts, ROW_POINTS } from "./place-charts.ts";
import type { Look, StylesPart } from "./styles-part.ts";
import type { TextTable } from "./text-table.ts";

const FONT = { name: "宋体", size: 10.5 };
const ENTRY_FORMATS = { text: "@", day: "yyyy-mm-dd", count: "0", decimal: "0.0##", yuan: "0.00" };
const CENTRE = { vertical: "middle", wraps: true, horizontal: "center" } as const;
const TITLE = { font: { ...FONT, size: 16, bold: true }, align: CENTRE };
const HEADLINE = { font: { ...FONT, size: 14, bold: true }, align: CENTRE };
const LINE = { font: FONT, align: { ...CENTRE, horizontal: "left" } } as const;
const HEAD: Look = { font: { ...FONT, bold: true }, border: "thin", isShaded: true, align: CENTRE };
const HEAD_POINTS = 30;

/** What the parts of one workbook share. */
export interface Shared {
  readonly styles: StylesPart;
  readonly texts: TextTable;
  /** In the footer of every page. */
  readonly mark: string;
}

export class SheetPart {
  /** Where its charts stand: known behind its last piece. */
  charts: readonly PlacedChart[] = [];
  private readonly sheet: Sheet;
  private readonly shared: Shared;
  private readonly flow: PageFlow;
  private readonly columns: readonly PlacedColumn[];
  private readonly choices = new ChoiceLists();
  private readonly merged: string[] = [];

  constructor(sheet: Sheet, shared: Shared) {
    this.sheet = sheet;
    this.shared = shared;
    this.flow = new PageFlow(sheet);
    this.columns = sheet.columns.map(
      (column, c) => new PlacedColumn(column, { index: c, styles: shared.styles }),
    );
  }

  *pieces(): Generator<string> {
    const { sheet, flow } = this;
    yield beforeRows({ widths: sheet.columns.map((c) => c.width), frozen: headingRow(sheet) });
    yield this.line(sheet.title, TITLE);
    if (sheet.headline !== undefined) yield this.line(sheet.headline, HEADLINE);
    for (const said of sheet.above) yield this.line(said, LINE);
    yield this.heading();
    const totals = new Totals(sheet);
    for (const row of sheet.rows) {
      totals.add(row);
      yield this.row(row, false);
    }
    if (sheet.total !== null) yield this.row(totals.cells(), true);
    for (const said of sheet.below) yield this.line(said, LINE);
    const first = flow.rows;
    const { charts, rows, breaks } = placedCharts(sheet, flow);
    for (let i = 1; i <= rows; i++) yield emptyRow(first + i, ROW_POINTS);
    this.charts = charts;
    yield afterRows({
      merged: this.merged,
      choices: this.choices.xml(),
      isCentred: false,
      isLandscape: sheet.landscape,
      fitToHeight: 0,
      mark: this.shared.mark,
      breaks: breaks.map((at) => first + at),
      hasDrawing: charts.length > 0,
    });
  }

  /** A line across all columns. */
  private line(said: string, look: typeof TITLE | typeof LINE): string {
    const { columns, flow, shared } = this;
    const { size } = look.font;
    const lines = linesOf(said, addUp(this.sheet.columns, (c) => c.width) / (size / 10));
    const height = lines * (size * 1.7);
    flow.add(height);
    const row = flow.rows;
    const style = shared.styles.idOf(look);
    const cells = columns.map(({ letter }, c) => {
      const start = `<c r="${letter}${row}" s="${style}"`;
      return c === 0 ? start + shared.texts.cell(said) : `${start}/>`;
    });
    if (columns.length > 1) this.merged.push(`A${row}:${columns.at(-1)?.letter}${row}`);
    return rowOf({ row, height }, cells.join(""));
  }

  private heading(): string {
    const { flow, shared } = this;
    flow.addHeading(HEAD_POINTS);
    const row = flow.rows;
    const style = shared.styles.idOf(HEAD);
    const cells = this.columns.map(
      ({ letter, column }) => `<c r="${letter}${row}" s="${style}"${shared.texts.cell(column.head)}`,
    );
    return rowOf({ row, height: HEAD_POINTS }, cells.join(""));
  }

  private row(row: Row, isTotal: boolean): string {
    const { columns } = this;
    const at = this.flow.rows + 1;
    let xml = "";
    let lines = 1;
    for (let c = 0; c < columns.length; c++) {
      const cell = row[c] ?? null;
      const placed = columns[c] as PlacedColumn;
      xml += `${placed.start}${at}${placed.look(cell, isTotal)}${this.content(cell)}`;
      const choices = cell || isTotal ? cell?.choices : placed.column.entry?.choices;
      if (choices) this.choices.add(choices, { letter: placed.letter, row: at });
      if (cell?.value.kind === "text")
        lines = Math.max(lines, linesOf(cell.value.text, placed.column.width - 1));
    }
    const height = Math.min(400, 4 + lines * 14);
    this.flow.add(height);
    return rowOf({ row: at, height }, xml);
  }

  private content(cell: Cell | null): string {
    if (cell === null) return "/>";
    const { value, formula } = cell;
    if (formula === undefined && value.kind === "text") return this.shared.texts.cell(value.text);
    return resultXml(value, formula);
  }
}

/** A column with the looks that its cells were found to have. */
class PlacedColumn {
  readonly column: Column;
  readonly letter: string;
  /** Of its cells, up to the number of the row. */
  readonly start: string;
  private readonly styles: StylesPart;
  private readonly looks = { plain: new Map<string, string>(), bold: new Map<string, string>() };

  constructor(column: Column, of: { index: number; styles: StylesPart }) {
    this.column = column;
    this.styles = of.styles;
    this.letter = columnLetter(of.index + 1);
    this.start = `<c r="${this.letter}`;
  }

  /** `" s="5"`, which ends the name of a cell's place. */
  look(cell: Cell | null, isTotal: boolean): string {
    const value = cell?.value;
    const { entry } = this.column;
    const format = value ? formatOfCell(value) : entry && !isTotal ? ENTRY_FORMATS[entry.format] : "";
    const known = isTotal ? this.looks.bold : this.looks.plain;
    const isText = value?.kind === "text";
    const key = isText ? "text" : value ? format : `none ${format}`;
    let look = known.get(key);
    if (look === undefined) {
      const align = { horizontal: alignOf(this.column, value), vertical: "middle", wraps: isText } as const;
      const font = isTotal ? { ...FONT, bold: true } : FONT;
      look = `" s="${this.styles.idOf({ font, border: "thin", format, align })}"`;
      known.set(key, look);
    }
    return look;
  }
}

function formatOfCell(value: CellValue): string {
  return value.kind === "text" ? "" : formatOf(value);
}

function alignOf(column: Column, value: CellValue | undefined): "left" | "center" | "right" {
  if (column.align) return column.align;
  return value === undefined || value.kind === "text" ? "left" : "right";
}

/** How many lines a text takes in a column of this width. */
function linesOf(said: string, width: number): number {
  if (said.length * 2 <= width && !said.includes("\n")) return 1;
  return addUp(said.split("\n"), (line) => Math.max(1, Math.ceil(widthOf(line) / Math.max(1, width))));
}

function widthOf(line: string): number {
  let width = 0;
  for (const char of line) width += (char.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return width;
}
