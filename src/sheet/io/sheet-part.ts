/**
 * A sheet for printing as its part xl/worksheets/sheetN.xml, row by row: A4, the heading repeated on each page, sums as live formulas
 * with their values. Text is always a text cell: a reader's "=1+1" stays what it is.
 */
import { addUp } from "../../core/list.ts";
import { columnLetter } from "../../tables/cell.ts";
import type { Utf8Bytes } from "../../tables/io/xlsx/utf8-bytes.ts";
import type { CellValue } from "../cell-value.ts";
import type { Cell } from "../origin.ts";
import { type Column, headingRow, type Row, type Sheet, Totals } from "../sheet.ts";
import { ChoiceLists } from "./choice-lists.ts";
import { formatOf, numberOf, resultXml } from "./excel-value.ts";
import { afterRows, beforeRows, rowStart } from "./page-part.ts";
import { PageFlow, type PlacedChart, placedCharts, ROW_POINTS } from "./place-charts.ts";
import type { Look, StylesPart } from "./styles-part.ts";
import { ColumnTexts, type TextTable } from "./text-table.ts";

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
    this.columns = sheet.columns.map((column, c) => new PlacedColumn(column, { index: c, shared }));
  }

  /** In steps between which there may be a pause. */
  *put(out: Utf8Bytes): Generator<undefined> {
    const { sheet, flow } = this;
    out.add(beforeRows({ widths: sheet.columns.map((c) => c.width), frozen: headingRow(sheet) }));
    this.line(out, sheet.title, TITLE);
    if (sheet.headline !== undefined) this.line(out, sheet.headline, HEADLINE);
    for (const said of sheet.above) this.line(out, said, LINE);
    this.heading(out);
    const totals = new Totals(sheet);
    for (const row of sheet.rows) {
      totals.add(row);
      this.row(out, row, false);
      yield;
    }
    if (sheet.total !== null) this.row(out, totals.cells(), true);
    for (const said of sheet.below) this.line(out, said, LINE);
    const first = flow.rows;
    const { charts, rows, breaks } = placedCharts(sheet, flow);
    for (let i = 1; i <= rows; i++) out.add(`${rowStart(first + i, ROW_POINTS)}</row>`);
    this.charts = charts;
    out.add(
      afterRows({
        merged: this.merged,
        choices: this.choices.xml(),
        isCentred: false,
        isLandscape: sheet.landscape,
        fitToHeight: 0,
        mark: this.shared.mark,
        breaks: breaks.map((at) => first + at),
        hasDrawing: charts.length > 0,
      }),
    );
  }

  /** A line across all columns. */
  private line(out: Utf8Bytes, said: string, look: typeof TITLE | typeof LINE): void {
    const { columns, flow, shared } = this;
    const { size } = look.font;
    const lines = linesOf(said, addUp(this.sheet.columns, (c) => c.width) / (size / 10));
    const height = lines * (size * 1.7);
    flow.add(height);
    const row = flow.rows;
    const style = `${row}" s="${shared.styles.idOf(look)}"`;
    out.add(rowStart(row, height));
    for (const [c, { start }] of columns.entries()) {
      out.add(start);
      out.add(style);
      if (c === 0) shared.texts.putCell(out, said);
      else out.add("/>");
    }
    out.add("</row>");
    if (columns.length > 1) this.merged.push(`A${row}:${columns.at(-1)?.letter}${row}`);
  }

  private heading(out: Utf8Bytes): void {
    const { flow, shared } = this;
    flow.addHeading(HEAD_POINTS);
    const style = `${flow.rows}" s="${shared.styles.idOf(HEAD)}"`;
    out.add(rowStart(flow.rows, HEAD_POINTS));
    for (const { start, column } of this.columns) {
      out.add(start + style);
      shared.texts.putCell(out, column.head);
    }
    out.add("</row>");
  }

  private row(out: Utf8Bytes, row: Row, isTotal: boolean): void {
    const { columns } = this;
    const height = this.heightOf(row);
    this.flow.add(height);
    const at = this.flow.rows;
    const place = String(at);
    out.add(rowStart(at, height));
    for (let c = 0; c < columns.length; c++) {
      const cell = row[c] ?? null;
      const placed = columns[c] as PlacedColumn;
      out.add(placed.start);
      out.add(place);
      out.add(placed.look(cell, isTotal));
      if (cell === null) out.add("/>");
      else this.content(out, cell, placed.texts);
      const choices = cell || isTotal ? cell?.choices : placed.column.entry?.choices;
      if (choices) this.choices.add(choices, { letter: placed.letter, row: at });
    }
    out.add("</row>");
  }

  /** As high as its longest text needs. */
  private heightOf(row: Row): number {
    const { columns } = this.sheet;
    let lines = 1;
    for (let c = 0; c < columns.length; c++) {
      const value = row[c]?.value;
      if (value?.kind === "text")
        lines = Math.max(lines, linesOf(value.text, (columns[c] as Column).width - 1));
    }
    return Math.min(400, 4 + lines * 14);
  }

  private content(out: Utf8Bytes, { value, formula }: Cell, texts: ColumnTexts): void {
    if (value.kind === "text" && formula === undefined) {
      texts.putCell(out, value.text);
    } else if (value.kind === "text" || formula !== undefined) {
      out.add(resultXml(value, formula));
    } else {
      out.add("><v>");
      out.add(String(numberOf(value)));
      out.add("</v></c>");
    }
  }
}

/** A column with the looks that its cells were found to have. */
class PlacedColumn {
  readonly column: Column;
  readonly letter: string;
  /** Of its cells, up to the number of the row. */
  readonly start: string;
  readonly texts: ColumnTexts;
  private readonly styles: StylesPart;
  private readonly looks = { plain: new Map<string, string>(), bold: new Map<string, string>() };

  constructor(column: Column, of: { index: number; shared: Shared }) {
    this.column = column;
    this.styles = of.shared.styles;
    this.texts = new ColumnTexts(of.shared.texts);
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
      const align = alignOf(this.column, value);
      look = `" s="${this.styles.idOf(cellLook({ align, wraps: isText, format, bold: isTotal }))}"`;
      known.set(key, look);
    }
    return look;
  }
}

const LOOKS = new Map<string, Look>();

/** Equal looks of all sheets are one object, by which the styles know them. */
function cellLook(of: {
  align: "left" | "center" | "right";
  wraps: boolean;
  format: string;
  bold: boolean;
}): Look {
  const { align: horizontal, wraps, format, bold } = of;
  const key = `${horizontal} ${wraps} ${bold} ${format}`;
  const known = LOOKS.get(key);
  if (known !== undefined) return known;
  const font = bold ? { ...FONT, bold } : FONT;
  const look: Look = { font, border: "thin", format, align: { horizontal, vertical: "middle", wraps } };
  LOOKS.set(key, look);
  return look;
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

/** A Chinese character is two wide, in UTF-16 one sign or two. */
function widthOf(line: string): number {
  let width = 0;
  let before = 0;
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    const isSecondHalf = (code & 0xfc00) === 0xdc00 && (before & 0xfc00) === 0xd800;
    if (!isSecondHalf) width += code > 0x2e7f ? 2 : 1;
    before = code;
  }
  return width;
}
