/**
 * Writes a page of a form: merged cells with borders all round, exact heights, A4 set-up, formulas with their values.
 *
 * The spreadsheet program fits the page to the paper's width, since widths of columns depend on the fonts it has.
 */
import type ExcelJS from "exceljs";
import type { FormPage, PlacedCell } from "../form-page.ts";
import type { CellStyle } from "../layout-style.ts";
import { formatCode, plainFigure } from "../show-figure.ts";
import { escapedText, exactNumber, footerText } from "./excel-value.ts";

type Writer = ExcelJS.stream.xlsx.WorkbookWriter;
type Page = ReturnType<Writer["addWorksheet"]>;

const A4 = 9;
/** In inches. */
const MARGINS = { left: 0.5, right: 0.5, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.3 };
const THIN = { style: "thin" as const };
const BORDERS: Record<CellStyle["border"], Partial<ExcelJS.Borders>> = {
  none: {},
  thin: { top: THIN, left: THIN, bottom: THIN, right: THIN },
  bottom: { bottom: THIN },
};
const COLOURS = { black: "FF000000", red: "FFC00000", grey: "FF7F7F7F" };
const SHADE = { type: "pattern" as const, pattern: "solid" as const, fgColor: { argb: "FFEDEDED" } };

export function writeFormPage(writer: Writer, asked: { page: FormPage; mark: string }): void {
  const { page, mark } = asked;
  const sheet = writer.addWorksheet(page.name, {
    pageSetup: setUp(page),
    headerFooter: { oddFooter: `&L${footerText(mark)}&R&P / &N` },
    views: [{ showGridLines: false }],
  });
  centreOnPaper(sheet);
  sheet.columns = page.columns.map((width) => ({ width }));
  for (const [r, { height, breaksBefore }] of page.rows.entries()) {
    sheet.getRow(r + 1).height = height;
    if (breaksBefore && r > 0) sheet.getRow(r).addPageBreak();
  }
  for (const placed of page.cells) place(sheet, placed);
  for (const line of page.below) {
    const row = sheet.addRow([line]);
    row.getCell(1).font = { name: "宋体", size: 9 };
  }
  sheet.commit();
}

function setUp(page: FormPage): Partial<ExcelJS.PageSetup> {
  const orientation = page.isLandscape ? "landscape" : "portrait";
  const titles = page.titles ? { printTitlesRow: `${page.titles.from}:${page.titles.to}` } : {};
  const fitToHeight = page.fitsOnePage ? 1 : 0;
  return {
    paperSize: A4,
    orientation,
    margins: MARGINS,
    ...titles,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight,
  };
}

function place(sheet: Page, placed: PlacedCell): void {
  const { at, across, down, style } = placed;
  const [top, left] = [at.row, at.column + 1];
  for (let r = top; r < top + down; r++)
    for (let c = left; c < left + across; c++)
      Object.assign(sheet.getRow(r).getCell(c), { border: BORDERS[style.border] });
  const cell = sheet.getRow(top).getCell(left);
  cell.value = excelValue(placed);
  cell.font = {
    name: style.font,
    size: style.size,
    bold: style.bold,
    color: { argb: COLOURS[style.colour] },
  };
  const { align: horizontal, vertical } = style;
  cell.alignment = { horizontal, vertical, wrapText: true };
  if (style.isShaded) cell.fill = SHADE;
  if (placed.cell.value.kind !== "text") cell.numFmt = formatCode(placed.show);
  if (across > 1 || down > 1) sheet.mergeCells(top, left, top + down - 1, left + across - 1);
}

/** Upright text is a character a line: rotated text stands at the edge of its cell in some programs. */
function excelValue({ cell, show, style }: PlacedCell): ExcelJS.CellValue {
  const figure = plainFigure(cell.value, show);
  const plain =
    figure === null && cell.value.kind === "text"
      ? escapedText(style.isUpright ? [...cell.value.text].join("\n") : cell.value.text)
      : exactNumber(figure ?? "0");
  return cell.formula === undefined ? plain : { formula: cell.formula, result: plain, date1904: false };
}

/**
 * Puts a page in the middle of the paper. The streaming writer takes `horizontalCentered` and never writes it, so the element is
 * written where it belongs, just before the margins; a test reads it back, since nothing but that version's own order holds it there.
 */
interface Streamed {
  stream?: { write: (xml: string) => void };
  _writePageMargins?: () => void;
}

export function centreOnPaper(sheet: object): void {
  const page: Streamed = sheet;
  const { _writePageMargins: write } = page;
  if (write === undefined) return;
  page._writePageMargins = () => {
    page.stream?.write('<printOptions horizontalCentered="1"/>');
    write.call(page);
  };
}
