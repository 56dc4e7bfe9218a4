/** What a desk sheet that is about to be written over says and the books don't. */

import type { Reader } from "../../../books/port.ts";
import { Refusal } from "../../../core/refusal.ts";
import type { Files } from "../../../tables/files.ts";
import { readDeskRow } from "../desk/desk-row.ts";
import { isSame } from "./import-desk-sheet.ts";
import { type DeskNames, type PlacedDeskRow, readDeskSheet } from "./read-desk-sheet.ts";

/** How many rows somebody filled in that are not in the books as they stand there; null: it is no desk sheet. */
export async function unsavedDecisions(asked: {
  read: Reader;
  files: Files;
  path: string;
  names: DeskNames;
}): Promise<number | null> {
  const rows = await rowsAt(asked);
  if (rows === null) return null;
  const filled = rows.filter((row) => row.isFilledIn);
  const ids = [...new Set(filled.map((row) => row.cells.id))];
  const made = new Map(
    (await asked.read.discrepancies({ ids })).map(({ id, resolution }) => [id, resolution]),
  );
  return filled.filter(({ cells, broken }) => {
    const row = broken ?? readDeskRow(cells, asked.names.kinds);
    const standing = made.get(cells.id) ?? null;
    return "code" in row || standing === null || !isSame(standing, row);
  }).length;
}

async function rowsAt(asked: {
  files: Files;
  path: string;
  names: DeskNames;
}): Promise<PlacedDeskRow[] | null> {
  try {
    const opened = await asked.files.open(asked.path);
    try {
      return await readDeskSheet(opened, asked.names);
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
