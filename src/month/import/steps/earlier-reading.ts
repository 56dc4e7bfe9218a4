/**
 * Whether these bytes stand in the books already, read as they would be read now. The same reading is no change; another one
 * (another month, library, profile, other sheets) takes the place of the earlier one, for the same bytes count once.
 */

import type { Reader } from "../../../books/port.ts";
import { periodOf } from "../../../core/period.ts";
import { Refusal } from "../../../core/refusal.ts";
import type { RecordKind } from "../../../records/record.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import type { ImportReads, StoredFile } from "../port.ts";
import { type Identity, identityBySaying, nameSays, type Speaking } from "./file-identity.ts";
import type { ImportOptions } from "./importing.ts";

/** One source in one period. */
export interface Slot {
  readonly kind: RecordKind;
  readonly library: LibraryCode | null;
  readonly sentFor: string;
}

export function slotOf(file: Pick<StoredFile, "kind" | "library" | "period" | "lateFor">): Slot {
  return { kind: file.kind, library: file.library, sentFor: file.lateFor ?? file.period };
}

export function isSameSlot(a: Slot, b: Slot): boolean {
  return a.kind === b.kind && a.library === b.library && a.sentFor === b.sentFor;
}

export interface Draft {
  readonly slot: Slot;
  readonly profile: { readonly name: string; readonly hash: string };
  /** Positions of the sheets that are read. */
  readonly sheets: readonly number[];
}

const DISPUTED = "file-witnesses-must-agree";
const UNSETTLED = ["library-must-be-given", "period-must-be-given", DISPUTED];

/**
 * What the file does not say, or says in two ways, stays as it was decided when it was read. The decision was about those
 * who spoke then: other sheets, another profile, another file name are other witnesses, and are heard anew.
 */
export async function identityAsBefore(speaking: Speaking, standing: StoredFile | null): Promise<Identity> {
  try {
    return await identityBySaying(speaking);
  } catch (error) {
    const isUnsettled = error instanceof Refusal && UNSETTLED.includes(error.code);
    if (!standing || !isUnsettled || !isSaidAlike(speaking, standing)) throw error;
    if (!(await isHeardAlike(speaking, { standing, isDisputed: error.code === DISPUTED }))) throw error;
    const sentFor = periodOf(slotOf(standing).sentFor);
    return { library: standing.library, sentFor, said: { library: [], period: [] } };
  }
}

/** A profile that was mended since may ask others; where nobody speaks, that changes nothing. */
async function isHeardAlike(
  speaking: Speaking,
  of: { standing: StoredFile; isDisputed: boolean },
): Promise<boolean> {
  const { standing, isDisputed } = of;
  const [first] = speaking.sheets;
  const profile = first?.fit.profile;
  if (profile?.name !== standing.profile) return false;
  if (isDisputed && profile.hash !== standing.profileHash) return false;
  if (nameSays(speaking, speaking.file) !== nameSays(speaking, standing.name)) return false;
  const sheets = speaking.sheets.map((s) => s.sheet.position);
  return readsSheets(speaking.read, standing, sheets);
}

function isSaidAlike({ typed, directory }: Speaking, standing: StoredFile): boolean {
  const { period, library } = typed;
  if (period !== undefined && periodOf(period).id !== slotOf(standing).sentFor) return false;
  if (library === undefined) return true;
  const found = directory.resolve(library, "2199-12-31");
  return found.kind === "found" && found.code === standing.library;
}

/**
 * The reading that this one would only repeat; null where there is something to be done. `known`: of these bytes, newest
 * first; `twin`: the one of them that stands and is meant.
 */
export async function repeatedReading(
  read: ImportReads & Pick<Reader, "closes">,
  draft: Draft,
  about: { known: readonly StoredFile[]; twin: StoredFile | null; options: ImportOptions },
): Promise<StoredFile | null> {
  const { twin: standing, options } = about;
  if (!standing) return options.supersede || options.beside ? null : replacedInPlace(read, draft, about);
  const isAlike = isSameSlot(slotOf(standing), draft.slot) && standing.profile === draft.profile.name;
  if (!isAlike || !(await readsSheets(read, standing, draft.sheets))) return null;
  const isClosed = (await read.closes()).some((c) => c.period === standing.period);
  if (options.supersede) return isClosed && standing.receipt.quarantined === 0 ? standing : null;
  return isClosed || standing.profileHash === draft.profile.hash ? standing : null;
}

/** A version that a later one replaced in the same place does not come back by itself. */
async function replacedInPlace(
  read: ImportReads,
  { slot, profile }: Draft,
  { known, options }: { known: readonly StoredFile[]; options: ImportOptions },
): Promise<StoredFile | null> {
  const before = known.find(
    (f) => isSameSlot(slotOf(f), slot) && (options.profile === undefined || f.profile === profile.name),
  );
  if (!before) return null;
  const files = new Map((await read.files()).map((f) => [f.number, f]));
  let now = before;
  while (now.supersededBy !== null) now = files.get(now.supersededBy) ?? { ...now, supersededBy: null };
  return isSameSlot(slotOf(now), slot) ? before : null;
}

async function readsSheets(read: ImportReads, file: StoredFile, sheets: readonly number[]): Promise<boolean> {
  const before = (await read.headings(file.number)).map((h) => h.sheet);
  // Of a file that was read before headings were kept it is not known.
  return before.length === 0 || before.join() === [...sheets].sort((a, b) => a - b).join();
}
