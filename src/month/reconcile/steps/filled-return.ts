/** What a library has filled into a return file that is about to be written over, and the books have not read. */

import { Refusal } from "../../../core/refusal.ts";
import { cellText } from "../../../tables/cell.ts";
import type { Files, OpenedFile } from "../../../tables/files.ts";
import { headingKey } from "../../import/columns/heading.ts";
import type { ImportReads } from "../../import/port.ts";

const MAX_HEADING_ROW = 10;

export interface WrittenTable {
  readonly headings: readonly string[];
  /** The cells that would be written now, by what the last column names a row with; null: rows are not filled in. */
  readonly rows: ReadonlyMap<string, readonly string[]> | null;
}

/** How many rows say something else than would be written; null: it is no such file. A row that needs nobody any more is none. */
export async function filledRows(asked: {
  read: ImportReads;
  files: Files;
  path: string;
  table: WrittenTable;
}): Promise<number | null> {
  try {
    const opened = await asked.files.open(asked.path);
    try {
      const read = await asked.read.filesBySha(opened.sha256);
      if (read.some((f) => f.withdrawal === null)) return 0;
      return await countFilled(opened, asked.table);
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

async function countFilled(opened: OpenedFile, table: WrittenTable): Promise<number | null> {
  const [sheet] = opened.sheets;
  let isBelow = false;
  let filled = 0;
  for await (const batch of sheet?.rows() ?? []) {
    for (const row of batch) {
      const texts = row.cells.map((cell) => cellText(cell).trim());
      if (isBelow) filled += isFilled(texts, table) ? 1 : 0;
      else if (isHeading(texts, table)) isBelow = true;
      else if (row.row > MAX_HEADING_ROW) return null;
    }
  }
  return isBelow ? filled : null;
}

function isHeading(texts: readonly string[], { headings }: WrittenTable): boolean {
  return headings.every((head, i) => headingKey(texts[i] ?? "") === headingKey(head));
}

function isFilled(texts: readonly string[], { headings, rows }: WrittenTable): boolean {
  if (texts.slice(headings.length).some((text) => text !== "")) return true;
  if (rows === null) return false;
  const own = texts.slice(0, headings.length - OURS);
  const name = texts[headings.length - 1] ?? "";
  if (name === "") return own.some((text) => text !== "");
  const written = rows.get(name);
  return written !== undefined && own.some((text, i) => text !== (written[i] ?? "").trim());
}

/** The reason and the name of the row, after a library's own columns. */
const OURS = 2;
