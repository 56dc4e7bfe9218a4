/**
 * Whether these bytes stand in the books already, read as they would be read now. The same reading is no change; another one
 * (another month, library, profile, other sheets) takes the place of the earlier one, for the same bytes count once.
 */

import type { Reader } from "../../../books/port.ts";
import { by } from "../../../core/list.ts";
import { firstDayOf, periodOf } from "../../../core/period.ts";
import { Refusal } from "../../../core/refusal.ts";
import type { RecordKind } from "../../../records/record.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import { resolveWithin } from "../../../registry/named-library.ts";
import type { Encoding } from "../../../tables/encoding.ts";
import { bindColumns, headingOfRow } from "../columns/heading.ts";
import type { Profile } from "../columns/profile.ts";
import { isNilReturn, stands } from "../file.ts";
import type { ImportReads, StoredFile } from "../port.ts";
import type { EarlierLayout } from "../reading/unread-columns.ts";
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
  readonly encoding: Encoding;
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
    const said = { library: [], period: [] };
    return { library: standing.library, sentFor, said, kept: standing.said };
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
  const found = resolveWithin(directory, library, periodOf(slotOf(standing).sentFor));
  return found.kind === "found" && found.code === standing.library;
}

/**
 * The reading that this one would only repeat, or that a person has withdrawn; null where there is something to be done.
 * `known`: of these bytes, newest first; `twin`: the one of them that stands and is meant.
 */
export async function repeatedReading(
  read: ImportReads & Pick<Reader, "closes">,
  draft: Draft,
  about: { known: readonly StoredFile[]; twin: StoredFile | null; options: ImportOptions },
): Promise<StoredFile | null> {
  const { known, twin: standing, options } = about;
  if (!standing || !(await isRead(read, standing, draft))) {
    const withdrawn = options.again ? null : await withdrawnReading(read, draft, known);
    if (standing || withdrawn || options.supersede || options.beside) return withdrawn;
    return replacedInPlace(read, draft, about);
  }
  const isClosed = (await read.closes()).some((c) => c.period === standing.period);
  if (options.supersede) return isClosed && standing.receipt.quarantined === 0 ? standing : null;
  return isClosed || standing.profileHash === draft.profile.hash ? standing : null;
}

/** A reading that was withdrawn, or replaced by a version that was, does not come back by itself; another reading is another thing. */
async function withdrawnReading(
  read: ImportReads,
  draft: Draft,
  known: readonly StoredFile[],
): Promise<StoredFile | null> {
  for (const before of known) {
    if (!(await isRead(read, before, draft))) continue;
    return (await lastOf(read, before)).withdrawal ? before : null;
  }
  return null;
}

async function isRead(read: ImportReads, file: StoredFile, draft: Draft): Promise<boolean> {
  const isAlike = isSameSlot(slotOf(file), draft.slot) && file.profile === draft.profile.name;
  return isAlike && file.encoding === draft.encoding && readsSheets(read, file, draft.sheets);
}

/** The file that has its place now, or had it when that was withdrawn; itself where none has. */
export async function lastOf(read: ImportReads, file: StoredFile): Promise<StoredFile> {
  if (file.supersededBy === null) return file;
  const files = new Map((await read.files()).map((f) => [f.number, f]));
  let last = file;
  while (last.supersededBy !== null) last = files.get(last.supersededBy) ?? { ...last, supersededBy: null };
  return last;
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
  const last = await lastOf(read, before);
  return stands(last) && isSameSlot(slotOf(last), slot) ? before : null;
}

async function readsSheets(read: ImportReads, file: StoredFile, sheets: readonly number[]): Promise<boolean> {
  const before = (await read.headings(file.number)).map((h) => h.sheet);
  // Of a file that was read before headings were kept it is not known.
  return before.length === 0 || before.join() === [...sheets].sort((a, b) => a - b).join();
}

/**
 * 先前的列 / the columns that the same source's earlier file was read with, so that a heading that was changed since is missed: the
 * latest file of an earlier period, else the one that stands in this period. Courier companies share one source; each is known by
 * its import format.
 */
export async function earlierLayout(
  read: ImportReads,
  of: { slot: Slot; profile: Profile; profiles: readonly Profile[] },
): Promise<EarlierLayout | null> {
  const { slot } = of;
  const day = firstDayOf(slot.sentFor);
  const files = (await read.files({ kind: slot.kind })).filter(
    (f) =>
      f.library === slot.library &&
      (slot.library !== null || f.profile === of.profile.name) &&
      stands(f) &&
      !f.isCorrection &&
      !isNilReturn(f) &&
      firstDayOf(slotOf(f).sentFor) <= day,
  );
  const ordered = files.sort(by((f) => [firstDayOf(slotOf(f).sentFor), f.number]));
  const latest = ordered.findLast((f) => firstDayOf(slotOf(f).sentFor) < day) ?? ordered.at(-1);
  const profile = of.profiles.find((p) => p.name === latest?.profile);
  if (!latest || !profile) return null;
  const columns = (await read.headings(latest.number)).flatMap(({ headings }) =>
    bindColumns(profile, headingOfRow(headings)),
  );
  const first = new Map(columns.map((c) => [c.field, { field: c.field, heading: c.heading }]));
  return { file: latest.name, columns: [...first.values()] };
}
