/** A reference to a cell of a form that was filled, where the file is at hand and says so itself. */
import { existsSync } from "node:fs";
import { formFactWords } from "../text/words/form-facts.ts";
import type { FilledCellAsked } from "../workflow/explain/explain-filled.ts";
import type { Context } from "./context.ts";
import { readReportNames } from "./report-names.ts";

const CELL = /^\[?(.+\.xls[xm])\]?!?'?([^!']+)'?!(\$?[A-Za-z]{1,3}\$?\d{1,7})$/i;

export async function filledCell(context: Context, text: string): Promise<FilledCellAsked | null> {
  const [, file = "", sheet = "", address = ""] = CELL.exec(text.trim()) ?? [];
  const path = context.path(file);
  if (file === "" || !existsSync(path)) return null;
  const { readNote } = await import("../io/xlsx/fill/read-note.ts");
  const note = await readNote(path);
  if (note === null) return null;
  const { read } = await context.store();
  return { note, sheet, address, words: formFactWords, names: await readReportNames(read) };
}
