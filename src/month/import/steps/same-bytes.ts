/**
 * 同一内容 / the same bytes once more. Under the name they came with they are the same delivery, read again. Under another name,
 * for another library or month, they are another delivery: two libraries that had nothing to report send the same empty
 * sheet. Rows that say their own day or library can't be two deliveries: they would count twice.
 */

import { refuse } from "../../../core/refusal.ts";
import type { RecordKind } from "../../../records/record.ts";
import { ownName } from "../../../tables/files.ts";
import { stands } from "../file.ts";
import type { ImportReads, StoredFile } from "../port.ts";
import { speaksOfItself } from "../row-witness.ts";
import { isSameSlot, type Slot, slotOf } from "./earlier-reading.ts";
import type { ImportOptions } from "./importing.ts";
import { filesInSlot } from "./standing-file.ts";

/** By which a file that is read again is taken first: the one of its own name, or the newest. */
export function earlierOf(known: readonly StoredFile[], file: string): StoredFile | null {
  const standing = known.filter(stands);
  return standing.find((f) => isNamedAlike(f, file)) ?? standing[0] ?? null;
}

/** The reading that this one repeats, or moves; null where none is meant. `known`: of these bytes, newest first. */
export async function twinOf(
  read: ImportReads,
  known: readonly StoredFile[],
  of: { slot: Slot; file: string; options: ImportOptions },
): Promise<StoredFile | null> {
  const standing = known.filter(stands);
  const own =
    standing.find((f) => isSameSlot(slotOf(f), of.slot)) ?? standing.find((f) => isNamedAlike(f, of.file));
  const [newest, ...others] = standing;
  if (own || !newest) return own ?? null;
  const counted = standing.find((f) => hasRowsOfItsOwn(f));
  if (of.options.supersede) {
    if (counted) return counted;
    // It says which file of its own place is meant, if one stands there.
    const isFree = (await filesInSlot(read, of.slot)).length === 0;
    return isFree && others.length === 0 ? newest : null;
  }
  if (!counted) return null;
  const { name, number, library } = counted;
  const there = { library: library ?? "", period: slotOf(counted).sentFor };
  return refuse("same-rows-must-not-count-twice", { file: of.file, standing: name, number, ...there });
}

/** In a zip and outside of it a file is the same one. */
const isNamedAlike = (file: StoredFile, name: string): boolean => ownName(file.name) === ownName(name);

export function hasRowsOfItsOwn(file: { kind: RecordKind; receipt: StoredFile["receipt"] }): boolean {
  return speaksOfItself(file.kind) && file.receipt.taken + file.receipt.quarantined > 0;
}
