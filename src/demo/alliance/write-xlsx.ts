/** Workbooks written part by part with a fixed date, so that the same seed writes the same bytes. */
import type { Readable } from "node:stream";
import JSZip from "jszip";
import { dayNumber } from "../../core/day.ts";

export type FixtureCell =
  | null
  | string
  | number
  | { readonly day: string }
  | { readonly formula: string; readonly value: number };

export interface FixtureSheet {
  readonly name: string;
  readonly hidden?: boolean;
  readonly rows: readonly (readonly FixtureCell[])[];
}

/** A sheet whose part is written already, too long to be held. */
interface WrittenSheet {
  readonly name: string;
  readonly part: Readable;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const STYLES = `${HEAD}<styleSheet ${MAIN}><fonts count="1"><font><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`;
const DATE = new Date(Date.UTC(2020, 0, 1));

/** The workbook's bytes as a stream. */
export function workbookZip(sheets: readonly (FixtureSheet | WrittenSheet)[]): NodeJS.ReadableStream {
  const zip = new JSZip();
  const put = (name: string, content: string | Readable): unknown =>
    zip.file(name, content, { date: DATE, createFolders: false });
  const parts = sheets.map(
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${TYPES}.worksheet+xml"/>`,
  );
  put(
    "[Content_Types].xml",
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${parts.join("")}</Types>`,
  );
  put("_rels/.rels", relations([["rId1", "officeDocument", "xl/workbook.xml"]]));
  const listed = sheets.map((s, i) => {
    const hidden = "hidden" in s && s.hidden ? ' state="hidden"' : "";
    return `<sheet name="${escaped(s.name)}" sheetId="${i + 1}"${hidden} r:id="rId${i + 1}"/>`;
  });
  put(
    "xl/workbook.xml",
    `${HEAD}<workbook ${MAIN} xmlns:r="${REL}"><sheets>${listed.join("")}</sheets></workbook>`,
  );
  const targets = sheets.map((_, i): [string, string, string] => [
    `rId${i + 1}`,
    "worksheet",
    `worksheets/sheet${i + 1}.xml`,
  ]);
  put("xl/_rels/workbook.xml.rels", relations([...targets, ["rIdStyles", "styles", "styles.xml"]]));
  put("xl/styles.xml", STYLES);
  sheets.forEach((s, i) => {
    put(`xl/worksheets/sheet${i + 1}.xml`, "part" in s ? s.part : sheetXml(s));
  });
  return zip.generateNodeStream({
    compression: "DEFLATE",
    compressionOptions: { level: 1 },
    streamFiles: true,
  });
}

function relations(all: readonly [string, string, string][]): string {
  const inner = all.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${inner.join("")}</Relationships>`;
}

export const sheetHead = (): string => `${HEAD}<worksheet ${MAIN}><sheetData>`;
export const sheetEnd = (): string => "</sheetData></worksheet>";

/** `row` from 1. */
export function sheetRow(cells: readonly FixtureCell[], row: number, hidden = false): string {
  const inner = cells.map((c, i) => cellXml(c, `${letter(i)}${row}`)).join("");
  return `<row r="${row}"${hidden ? ' hidden="1"' : ""}>${inner}</row>`;
}

function sheetXml(sheet: FixtureSheet): string {
  return `${sheetHead()}${sheet.rows.map((cells, r) => sheetRow(cells, r + 1)).join("")}${sheetEnd()}`;
}

function cellXml(cell: FixtureCell, at: string): string {
  if (cell === null || cell === "") return "";
  if (typeof cell === "number") return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === "string")
    return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  if ("day" in cell) return `<c r="${at}" s="1"><v>${serialOf(cell.day)}</v></c>`;
  return `<c r="${at}"><f>${escaped(cell.formula)}</f><v>${cell.value}</v></c>`;
}

/** Days since 1899-12-30, as workbooks of the 1900 count have them after February 1900. */
function serialOf(day: string): number {
  return dayNumber(day) - dayNumber("1899-12-30");
}

function letter(index: number): string {
  return String.fromCharCode(65 + index);
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
