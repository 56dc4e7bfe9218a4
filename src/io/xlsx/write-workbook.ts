/**
 * Writes a workbook for printing: A4, the heading repeated on each page, sums as live formulas with their values.
 *
 * exceljs's streaming writer is used, so a sheet's rows leave memory as they are written. Text is always a text cell: a
 * reader's "=1+1" stays what it is.
 */
import { createWriteStream } from "node:fs";
import ExcelJS from "exceljs";
import { invariant } from "../../domain/bug.ts";
import { plainYuan } from "../../domain/money.ts";
import {
  type Cell,
  type CellValue,
  type Column,
  decimalText,
  headingRow,
  type Sheet,
  totalCells,
  type Workbook,
} from "../../domain/report/sheet.ts";
import type { Workbooks } from "../../ports/workbook.ts";
import { writeWhole } from "../file/write-whole.ts";
import { escapedText, exactNumber, footerText } from "./excel-value.ts";
import { writeFormPage } from "./write-form-page.ts";

const FONT = { name: "宋体", size: 10.5 };
const THIN = { style: "thin" as const };
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };
const FORMATS = { yuan: "#,##0.00;[Red]-#,##0.00", count: "#,##0", ratio: "0.0%", average: "0.0" };
const ENTRY_FORMATS = { text: "@", day: "yyyy-mm-dd", count: "0", decimal: "0.0##", yuan: "0.00" };

function formatOf(value: Exclude<CellValue, { kind: "text" }>): string {
  if (value.kind !== "decimal") return FORMATS[value.kind];
  return value.decimals === 0 ? FORMATS.count : `#,##0.${"0".repeat(value.decimals)}`;
}

const A4 = 9;

export function workbooks(): Workbooks {
  return {
    write: (path, workbook) => writeWhole(path, (draft) => writeTo(draft, workbook)),
  };
}

async function writeTo(path: string, workbook: Workbook): Promise<void> {
  const tabs = [...(workbook.pages ?? []), ...workbook.sheets];
  const names = new Set(tabs.map((tab) => tab.name.toLowerCase()));
  invariant(names.size === tabs.length, "the sheets of a workbook have different names");
  const stream = createWriteStream(path, { flags: "wx" });
  // exceljs waits for a stream that has failed; the failure itself must end the waiting.
  const failed = new Promise<never>((_, reject) => stream.on("error", reject));
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: true });
  const written = (async () => {
    for (const page of workbook.pages ?? []) writeFormPage(writer, { page, mark: workbook.mark });
    for (const sheet of workbook.sheets) writeSheet(writer, { sheet, mark: workbook.mark });
    await writer.commit();
  })();
  await Promise.race([written, failed]);
}

function writeSheet(writer: ExcelJS.stream.xlsx.WorkbookWriter, asked: { sheet: Sheet; mark: string }): void {
  const { sheet, mark } = asked;
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
  wide(page, sheet, { text: sheet.title, font: { ...FONT, size: 16, bold: true }, align: "center" });
  if (sheet.headline !== undefined) {
    wide(page, sheet, { text: sheet.headline, font: { ...FONT, size: 14, bold: true }, align: "center" });
  }
  for (const line of sheet.above) wide(page, sheet, { text: line, font: FONT, align: "left" });
  const head = page.addRow(sheet.columns.map((c) => c.head));
  head.eachCell({ includeEmpty: true }, (cell) => {
    Object.assign(cell, { font: { ...FONT, bold: true }, border: BORDER, fill: HEAD_FILL });
    cell.alignment = { horizontal: "center", vertical: "middle", wrapText: true };
  });
  head.height = 30;
  head.commit();
  for (const row of sheet.rows) addRow(page, { sheet, row, bold: false });
  if (sheet.total !== null) addRow(page, { sheet, row: totalCells(sheet), bold: true });
  for (const line of sheet.below) wide(page, sheet, { text: line, font: FONT, align: "left" });
  page.commit();
}

const HEAD_FILL = { type: "pattern" as const, pattern: "solid" as const, fgColor: { argb: "FFEDEDED" } };

type Page = ReturnType<ExcelJS.stream.xlsx.WorkbookWriter["addWorksheet"]>;

/** A line across all columns. */
function wide(
  page: Page,
  sheet: Sheet,
  line: { text: string; font: Partial<ExcelJS.Font>; align: "left" | "center" },
): void {
  const row = page.addRow([line.text]);
  const cell = row.getCell(1);
  cell.font = line.font;
  cell.alignment = { horizontal: line.align, vertical: "middle", wrapText: true };
  const lines = linesOf(
    line.text,
    sheet.columns.reduce((sum, c) => sum + c.width, 0) / ((line.font.size ?? 10) / 10),
  );
  row.height = lines * ((line.font.size ?? 10) * 1.7);
  if (sheet.columns.length > 1) page.mergeCells(row.number, 1, row.number, sheet.columns.length);
  row.commit();
}

function addRow(page: Page, made: { sheet: Sheet; row: readonly (Cell | null)[]; bold: boolean }): void {
  const { sheet, row, bold } = made;
  const added = page.addRow(sheet.columns.map((_, c) => excelValue(row[c] ?? null)));
  let lines = 1;
  sheet.columns.forEach((column, c) => {
    const cell = added.getCell(c + 1);
    const value = row[c]?.value;
    cell.font = bold ? { ...FONT, bold } : FONT;
    cell.border = BORDER;
    cell.alignment = {
      horizontal: alignOf(column, value),
      vertical: "middle",
      wrapText: value?.kind === "text",
    };
    if (value && value.kind !== "text") cell.numFmt = formatOf(value);
    const { entry } = column;
    if (entry && !row[c] && !bold) cell.numFmt = ENTRY_FORMATS[entry.format];
    const choices = row[c] || bold ? row[c]?.choices : entry?.choices;
    if (choices) cell.dataValidation = listOf(choices);
    if (value?.kind === "text") lines = Math.max(lines, linesOf(value.text, column.width - 1));
  });
  added.height = Math.min(400, 4 + lines * 14);
  added.commit();
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
  return said
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / Math.max(1, width))), 0);
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

function plainOf(value: CellValue): string | number {
  switch (value.kind) {
    case "text":
      return escapedText(value.text);
    case "yuan":
      return exactNumber(plainYuan(value.fen));
    case "count":
      return exactNumber(value.count.toString());
    case "ratio":
    case "average":
      return Number(value.num) / Number(value.den);
    case "decimal":
      return exactNumber(decimalText(value));
  }
}
