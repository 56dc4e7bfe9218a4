/**
 * Writes a workbook for printing: A4, the heading repeated on each page, sums as live formulas with their values.
 *
 * exceljs's streaming writer is used, so a sheet's rows leave memory as they are written. Text is always a text cell: a
 * reader's "=1+1" stays what it is.
 */
import { createWriteStream } from "node:fs";
import { setImmediate } from "node:timers/promises";
import ExcelJS from "exceljs";
import { invariant } from "../../core/bug.ts";
import { addUp } from "../../core/list.ts";
import { writeWhole } from "../../tables/io/write-whole.ts";
import type { CellValue } from "../cell-value.ts";
import type { Cell } from "../origin.ts";
import { type Column, headingRow, type Sheet, totalCells, type Workbook } from "../sheet.ts";
import type { Workbooks } from "../workbook.ts";
import { addCharts, type SheetCharts } from "./add-charts.ts";
import { escapedText, footerText, formatOf, plainOf } from "./excel-value.ts";
import { PageFlow, placedCharts, ROW_POINTS } from "./place-charts.ts";
import { writeFormPage } from "./write-form-page.ts";

const FONT = { name: "宋体", size: 10.5 };
const THIN = { style: "thin" as const };
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };
const ENTRY_FORMATS = { text: "@", day: "yyyy-mm-dd", count: "0", decimal: "0.0##", yuan: "0.00" };

const A4 = 9;
/** In rows: where sharing texts costs more memory than it saves in the file. */
const LONG = 20_000;
const BETWEEN_PAUSES = 250;

export function workbooks(): Workbooks {
  return {
    write: (path, workbook) =>
      writeWhole(path, async (draft) => {
        const charts = await writeTo(draft, workbook);
        if (charts.length > 0) await addCharts(draft, charts);
      }),
  };
}

/** Answers with what exceljs can't write: the charts and where they stand. */
async function writeTo(path: string, workbook: Workbook): Promise<SheetCharts[]> {
  const tabs = [...(workbook.pages ?? []), ...workbook.sheets];
  const names = new Set(tabs.map((tab) => tab.name.toLowerCase()));
  invariant(names.size === tabs.length, "the sheets of a workbook have different names");
  const stream = createWriteStream(path, { flags: "wx" });
  // exceljs waits for a stream that has failed; the failure itself must end the waiting.
  const failed = new Promise<never>((_, reject) => stream.on("error", reject));
  // Texts that are shared are held till the end: those of a long sheet stand in their cells.
  const useSharedStrings = workbook.sheets.every((sheet) => sheet.rows.length < LONG);
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings });
  const charts: SheetCharts[] = [];
  const written = (async () => {
    for (const page of workbook.pages ?? []) writeFormPage(writer, { page, mark: workbook.mark });
    for (const sheet of workbook.sheets) {
      const placed = await writeSheet(writer, { sheet, mark: workbook.mark });
      if (placed.charts.length > 0) charts.push(placed);
    }
    await writer.commit();
  })();
  await Promise.race([written, failed]);
  return charts;
}

async function writeSheet(
  writer: ExcelJS.stream.xlsx.WorkbookWriter,
  asked: { sheet: Sheet; mark: string },
): Promise<SheetCharts> {
  const { sheet, mark } = asked;
  const flow = new PageFlow(sheet);
  const heading = headingRow(sheet);
  const page = writer.addWorksheet(sheet.name, {
    views: [{ state: "frozen", ySplit: heading, xSplit: 0 }],
    pageSetup: {
      paperSize: A4,
      orientation: sheet.landscape ? "landscape" : "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: `${heading}:${heading}`,
      margins: { left: 0.5, right: 0.5, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: `&L${footerText(mark)}&R&P / &N` },
  });
  page.columns = sheet.columns.map((c) => ({ width: c.width }));
  const line = (text: string, style: LineStyle): void => flow.add(wide(page, sheet, { text, style }));
  line(sheet.title, TITLE);
  if (sheet.headline !== undefined) line(sheet.headline, HEADLINE);
  for (const said of sheet.above) line(said, LINE);
  const head = page.addRow(sheet.columns.map((c) => escapedText(c.head)));
  head.eachCell({ includeEmpty: true }, (cell) => {
    cell.style = HEAD;
  });
  head.height = 30;
  head.commit();
  flow.addHeading(head.height);
  for (const row of sheet.rows) {
    flow.add(addRow(page, { sheet, row, bold: false }));
    // What is written leaves memory only when others come to do their work.
    if (flow.rows % BETWEEN_PAUSES === 0) await setImmediate();
  }
  if (sheet.total !== null) flow.add(addRow(page, { sheet, row: totalCells(sheet), bold: true }));
  for (const said of sheet.below) line(said, LINE);
  const { charts, rows, breaks } = placedCharts(sheet, flow);
  for (let i = 0; i < rows; i++) {
    const row = page.addRow([]);
    row.height = ROW_POINTS;
    if (breaks.includes(i + 1)) row.addPageBreak();
    row.commit();
  }
  page.commit();
  return { sheet: page.id, charts };
}

const MIDDLE = { vertical: "middle", wrapText: true } as const;
const CENTRE = { ...MIDDLE, horizontal: "center" } as const;
const TITLE = { font: { ...FONT, size: 16, bold: true }, alignment: CENTRE };
const HEADLINE = { font: { ...FONT, size: 14, bold: true }, alignment: CENTRE };
const LINE = { font: FONT, alignment: { ...MIDDLE, horizontal: "left" } } as const;
const HEAD: Partial<ExcelJS.Style> = {
  font: { ...FONT, bold: true },
  border: BORDER,
  fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FFEDEDED" } },
  alignment: CENTRE,
};

type LineStyle = typeof TITLE | typeof LINE;

type Page = ReturnType<ExcelJS.stream.xlsx.WorkbookWriter["addWorksheet"]>;

/** A line across all columns; answers with its height in points. */
function wide(page: Page, sheet: Sheet, line: { text: string; style: LineStyle }): number {
  const row = page.addRow([escapedText(line.text)]);
  row.getCell(1).style = line.style;
  const { size } = line.style.font;
  const lines = linesOf(line.text, addUp(sheet.columns, (c) => c.width) / (size / 10));
  row.height = lines * (size * 1.7);
  if (sheet.columns.length > 1) page.mergeCells(row.number, 1, row.number, sheet.columns.length);
  const { height } = row;
  row.commit();
  return height;
}

function addRow(page: Page, made: { sheet: Sheet; row: readonly (Cell | null)[]; bold: boolean }): number {
  const { sheet, row, bold } = made;
  const added = page.addRow(sheet.columns.map((_, c) => excelValue(row[c] ?? null)));
  let lines = 1;
  sheet.columns.forEach((column, c) => {
    const cell = added.getCell(c + 1);
    const value = row[c]?.value;
    const { entry } = column;
    const isEntry = entry !== undefined && !row[c] && !bold;
    cell.style = styleOf({
      bold,
      align: alignOf(column, value),
      wraps: value?.kind === "text",
      format: isEntry ? ENTRY_FORMATS[entry.format] : value && value.kind !== "text" ? formatOf(value) : "",
    });
    const choices = row[c] || bold ? row[c]?.choices : entry?.choices;
    if (choices) cell.dataValidation = listOf(choices);
    if (value?.kind === "text") lines = Math.max(lines, linesOf(value.text, column.width - 1));
  });
  const height = Math.min(400, 4 + lines * 14);
  added.height = height;
  added.commit();
  return height;
}

interface CellStyle {
  readonly bold: boolean;
  readonly align: "left" | "center" | "right";
  readonly wraps: boolean;
  readonly format: string;
}

const STYLES = new Map<string, Partial<ExcelJS.Style>>();

/** Equal styles are one object: exceljs looks up what it knows by it, and would write each one out to compare it. */
function styleOf(asked: CellStyle): Partial<ExcelJS.Style> {
  const { bold, align, wraps, format } = asked;
  const key = `${bold} ${align} ${wraps} ${format}`;
  const made = STYLES.get(key) ?? {
    font: bold ? { ...FONT, bold } : FONT,
    border: BORDER,
    alignment: { horizontal: align, vertical: "middle", wrapText: wraps },
    ...(format === "" ? {} : { numFmt: format }),
  };
  STYLES.set(key, made);
  return made;
}

/** A list to choose from. Excel takes at most 255 characters of it, and a comma parts two choices. */
function listOf(choices: readonly string[]): ExcelJS.DataValidation {
  const list = choices.join(",");
  invariant(list.length <= 255 && choices.every((c) => !/[",]/.test(c)), `${list} fits a drop-down`);
  return { type: "list", allowBlank: true, showErrorMessage: true, formulae: [`"${list}"`] };
}

function alignOf(column: Column, value: CellValue | undefined): "left" | "center" | "right" {
  if (column.align) return column.align;
  return value === undefined || value.kind === "text" ? "left" : "right";
}

/** How many lines a text takes in a column of this width. */
function linesOf(said: string, width: number): number {
  return addUp(said.split("\n"), (line) => Math.max(1, Math.ceil(widthOf(line) / Math.max(1, width))));
}

function widthOf(line: string): number {
  let width = 0;
  for (const char of line) width += (char.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return width;
}

function excelValue(cell: Cell | null): ExcelJS.CellValue {
  if (cell === null) return null;
  const plain = plainOf(cell.value);
  return cell.formula === undefined ? plain : { formula: cell.formula, result: plain, date1904: false };
}
