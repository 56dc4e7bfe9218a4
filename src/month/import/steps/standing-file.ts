/** Which files a new one takes the place of, and whether it may. */

import type { Inside, Reader } from "../../../books/port.ts";
import { refuse } from "../../../core/refusal.ts";
import { shapeOf } from "../columns/field.ts";
import { type FileDifference, type SetAside, type SourceFile, stands } from "../file.ts";
import type { ImportReads, StoredFile } from "../port.ts";
import { isSameSlot, type Slot, slotOf } from "./earlier-reading.ts";
import type { Importing } from "./importing.ts";
import { setAsideOf } from "./set-aside-rows.ts";

/** What stands where a new file will stand. */
export interface Standing {
  /** The files of its source and period; more than one where they stand side by side. */
  readonly there: readonly StoredFile[];
  /** The same bytes, read before: they count once. */
  readonly twin: StoredFile | null;
  /** The account that a closed period was settled by, where the file corrects it. */
  readonly corrected: readonly StoredFile[];
}

export async function standingFiles(
  asked: Importing,
  file: SourceFile,
  twin: StoredFile | null,
): Promise<Standing> {
  const { read } = asked.store;
  if (file.isCorrection) return { there: [], twin: null, corrected: [] };
  const found = await filesInSlot(read, slotOf(file));
  if (twin) await requireOpen(read, { file, standing: twin });
  const closes = new Set((await read.closes()).map((c) => c.period));
  const closed = found.filter((f) => closes.has(f.period));
  const open = found.filter((f) => !closes.has(f.period));
  const { beside = false, corrects = false } = asked.options;
  if (corrects) requireCorrected(file, closed);
  const corrected = corrects ? closed : [];
  if (closed[0] && !beside && !corrects) refuseClosed(file, closed[0]);
  if (twin && open.some((f) => f.number === twin.number)) return { there: [twin], twin, corrected };
  return { there: beside ? [] : open, twin, corrected };
}

export async function filesInSlot(read: ImportReads, slot: Slot): Promise<StoredFile[]> {
  const files = await read.files({ kind: slot.kind });
  return files.filter((f) => isSameSlot(slotOf(f), slot) && stands(f) && !f.isCorrection);
}

async function requireOpen(
  read: Pick<Reader, "closes">,
  of: { file: SourceFile; standing: StoredFile },
): Promise<void> {
  const isClosed = (await read.closes()).some((c) => c.period === of.standing.period);
  if (isClosed) refuseClosed(of.file, of.standing);
}

function refuseClosed(file: SourceFile, standing: StoredFile): never {
  const about = { file: file.name, period: standing.period, standing: standing.name };
  return refuse("closed-period-needs-correction", about);
}

function requireCorrected(
  { name: file, lateFor, period, kind }: SourceFile,
  closed: readonly StoredFile[],
): void {
  if (shapeOf(kind) !== "request") refuse("corrected-account-must-be-of-requests", { file });
  if (closed.length === 0) refuse("corrected-account-must-be-closed", { file, period: lateFor ?? period });
}

interface Replacing {
  readonly replaced: readonly StoredFile[];
  readonly difference: FileDifference;
}

/** Of several that stand side by side, those that the new one has rows of; all of them where it has none. */
export async function replacing(
  asked: Importing,
  inside: Inside,
  of: { file: SourceFile; there: readonly StoredFile[]; setAside: readonly SetAside[] },
): Promise<Replacing> {
  const compare = (files: readonly StoredFile[]) => differenceFrom(asked, inside, { ...of, files });
  const shared: StoredFile[] = [];
  if (of.there.length > 1) {
    for (const file of of.there) {
      const { kept, changed } = await compare([file]);
      if (kept + changed > 0) shared.push(file);
    }
  }
  const replaced = shared.length > 0 ? shared : of.there;
  return { replaced, difference: await compare(replaced) };
}

/** How the new file differs from the others together. */
export async function differenceFrom(
  asked: Importing,
  inside: Inside,
  of: { file: SourceFile; files: readonly StoredFile[]; setAside: readonly SetAside[] },
): Promise<FileDifference> {
  const { read } = asked.store;
  const old: SetAside[] = [];
  for (const file of of.files) old.push(...(await setAsideOf(read, { file, profiles: asked.profiles })));
  const numbers = await replacedBy(read, of.files);
  return inside.fileDifference({ old: numbers, new: of.file.number, setAside: { old, new: of.setAside } });
}

/** Rows that vanish are a question: only a person can say that they are not missing. */
export async function requireConsent(
  asked: Importing,
  { file, replaced, difference }: Replacing & { file: string },
): Promise<void> {
  const [standing] = replaced;
  if (!standing) return;
  const { kept, changed, removed, added } = difference;
  const isNothingShared = removed > 0 && kept + changed === 0;
  const mustSay = removed > 0 && !asked.options.supersede;
  const about = { standing: replaced.map((f) => f.name).join(", "), difference, mustSay };
  const answer = mustSay && isNothingShared ? null : ((await asked.onReplace?.(about)) ?? null);
  if (answer === false) refuse("replacement-must-be-wanted", { file, standing: about.standing });
  if (answer === true || !mustSay) return;
  const names = { file, standing: about.standing, number: standing.number };
  refuse("another-file-stands", { ...names, kept, removed, changed, added });
}

/** The files themselves, and the corrections of their rows: a whole new account has them in it, or means otherwise. */
export async function replacedBy(read: ImportReads, files: readonly StoredFile[]): Promise<number[]> {
  const replaced = new Set(files.map((f) => f.number));
  for (const period of new Set(files.map((f) => f.period))) {
    for (const { row, by } of await read.rowCorrections({ period }))
      if (replaced.has(row.file)) replaced.add(by.file);
  }
  return [...replaced].sort((a, b) => a - b);
}
