/** What a desk sheet that is about to be written over says and the books don't. */

import { Refusal } from "../../../core/refusal.ts";
import type { Files } from "../../../tables/files.ts";
import { isSame } from "../desk/decision.ts";
import { readDeskRow } from "../desk/desk-row.ts";
import type { ReconcileReads } from "../port.ts";
import { type DeskNames, type PlacedDeskRow, readDeskSheet } from "./read-desk-sheet.ts";

/** Rows that somebody filled in and that are not in the books as they stand there. */
interface Unsaved {
  readonly decisions: number;
  /** Rows of the sheet with nothing but a reason: no decision, and an import can't save them. */
  readonly reasons: readonly number[];
}

/** Null: it is no desk sheet. Refused where nobody knows which of two desk sheets counts. */
export async function unsavedDecisions(asked: {
  read: ReconcileReads;
  files: Files;
  path: string;
  names: DeskNames;
}): Promise<Unsaved | null> {
  const rows = await rowsAt(asked);
  if (rows === null) return null;
  const filled = rows.filter((row) => row.isFilledIn);
  const ids = [...new Set(filled.map((row) => row.cells.id))];
  const made = new Map(
    (await asked.read.discrepancies({ ids })).map(({ id, resolution }) => [id, resolution]),
  );
  const reasons: number[] = [];
  let decisions = 0;
  for (const { cells, broken, at } of filled) {
    const row = broken ?? readDeskRow(cells, asked.names.kinds);
    const standing = made.get(cells.id) ?? null;
    if (!("code" in row) && row.kind === null && standing === null) reasons.push(at.row ?? 0);
    else if ("code" in row || standing === null || !isSame(standing, row)) decisions += 1;
  }
  return { decisions, reasons };
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
    if (error instanceof Refusal && error.code !== "desk-sheet-must-stand-once") return null;
    throw error;
  }
}
