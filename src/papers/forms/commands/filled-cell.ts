/** A reference to a cell of a form that was filled, where the file is at hand and says so itself. */
import { existsSync } from "node:fs";
import type { Context } from "../../../terminal/context.ts";
import type { FilledCellAsked } from "../filled-note.ts";
import { readReportNames } from "./report-names.ts";

const CELL = /^'?\[?(.+\.xls[xm])\]?!?(.+)!(\$?[A-Za-z]{1,3}\$?\d{1,7})$/i;

/**
 * "填好.xlsx!自评表!C7", "[填好.xlsx]自评表!C7"; with quotes around the sheet as spreadsheet programs write them, one within it
 * doubled: "'[填好.xlsx]甲''乙'!C7" is the sheet 甲'乙. No sheet's own name begins or ends with one.
 */
export function namedCell(text: string): { file: string; sheet: string; address: string } | null {
  const [, file, said, address] = CELL.exec(text.trim()) ?? [];
  if (file === undefined || said === undefined || address === undefined) return null;
  const isQuoted = said.endsWith("'");
  const sheet = isQuoted ? said.replace(/^'|'$/g, "").replaceAll("''", "'") : said;
  return { file, sheet, address };
}

/** "填好.docx!funds.total.executed": a Word form has no cells, its figures are asked for by name. */
function namedFigure(text: string): { file: string; sheet: string; address: string } | null {
  const [, file, name] = /^'?(.+\.docx)'?!(.+)$/i.exec(text.trim()) ?? [];
  return file === undefined || name === undefined ? null : { file, sheet: "", address: name };
}

export async function filledCell(context: Context, text: string): Promise<FilledCellAsked | null> {
  const named = namedCell(text) ?? namedFigure(text);
  if (named === null) return null;
  const { file, sheet, address } = named;
  const path = context.path(file);
  if (!existsSync(path)) return null;
  const { readNote } = await import("../io/fill/read-note.ts");
  const note = await readNote(path);
  if (note === null) return null;
  const { read } = await context.store();
  return { note, sheet, address, names: await readReportNames(read) };
}
