/** Which file a new one takes the place of, and whether it may. */
import type { FileDifference, SourceFile } from "../../domain/import/file.ts";
import { refuse } from "../../domain/refusal.ts";
import type { Reader, StoredFile } from "../../ports/store.ts";
import type { Importing } from "./import-file.ts";

/** The standing file that this one corrects; null when there is none, or when it stands beside it. */
export async function standingFile(asked: Importing, file: SourceFile): Promise<StoredFile | null> {
  if (asked.options.beside || file.isCorrection) return null;
  const { kind } = file;
  const found = (await asked.store.read.files({ kind })).filter(
    (f) => f.library === file.library && f.supersededBy === null && !f.isCorrection,
  );
  const sentFor = file.lateFor ?? file.period;
  if (file.lateFor !== null) {
    const closed = found.find((f) => f.period === sentFor);
    if (closed) {
      const about = { file: file.name, period: sentFor, standing: closed.name };
      refuse("closed-period-needs-correction", about);
    }
  }
  return found.find((f) => (f.lateFor ?? f.period) === sentFor) ?? null;
}

/** A corrected file keeps at least half of the old rows; anything else must be said to be meant. */
export function requireSameFile(
  asked: Importing,
  by: { standing: StoredFile; difference: FileDifference },
): void {
  const { standing, difference } = by;
  if (asked.options.supersede || difference.kept >= difference.removed) return;
  const { kept, removed, added } = difference;
  const names = { file: asked.path, standing: standing.name, number: standing.number };
  refuse("another-file-stands", { ...names, kept, removed, added });
}

/** The file itself, and the corrections of its rows: a whole new account has them in it, or means otherwise. */
export async function replacedBy(read: Reader, standing: StoredFile): Promise<number[]> {
  const rows = await read.rowCorrections({ period: standing.period });
  const replaced = new Set([standing.number]);
  for (const { row, by } of rows) if (replaced.has(row.file)) replaced.add(by.file);
  return [...replaced].sort((a, b) => a - b);
}
