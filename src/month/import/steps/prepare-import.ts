/** What is known of a file before its rows are read: its sheets, whose it is, and what its rows are read with. */

import { todayOf } from "../../../core/happened.ts";
import { Refusal } from "../../../core/refusal.ts";
import { directoryOf } from "../../../registry/directory.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import { readRegistry } from "../../../registry/steps/read-registry.ts";
import { spendingDesk } from "../../../review/subproject/steps/spending-desk.ts";
import type { OpenedFile } from "../../../tables/files.ts";
import { type Field, identityField } from "../columns/field.ts";
import { type QuarantinedRow, type SetAside, type SourceFile, stands } from "../file.ts";
import type { StoredFile } from "../port.ts";
import { LibraryResolver } from "../reading/resolve-library.ts";
import type { RowContext } from "../reading/row-reading.ts";
import type { EarlierLayout } from "../reading/unread-columns.ts";
import { FindingList } from "../receipt.ts";
import { RowWitness } from "../row-witness.ts";
import { WITNESSES, type Witness } from "../witness.ts";
import { type ChosenSheets, chooseSheets, type SheetSelection } from "./choose-sheets.ts";
import { type Draft, earlierLayout, identityAsBefore, isSameSlot, slotOf } from "./earlier-reading.ts";
import { type Identity, identityOf, type Speaking } from "./file-identity.ts";
import { type CorrectionFile, correctionOf } from "./import-correction.ts";
import type { Importing } from "./importing.ts";
import { placedPeriod } from "./periods.ts";
import { knownEvents } from "./read-rows.ts";
import { earlierOf, twinOf } from "./same-bytes.ts";
import { type NameColumn, setAsideRows } from "./set-aside-rows.ts";
import { type Standing, standingFiles } from "./standing-file.ts";

/** A file that is open, with what it says of itself. */
interface Received {
  readonly opened: OpenedFile;
  readonly sheets: ChosenSheets;
  readonly speaking: Speaking;
  readonly identity: Identity;
  readonly correction: CorrectionFile | null;
  /** The reading of these bytes that stands, and that this one repeats or moves. */
  readonly twin: StoredFile | null;
}

export interface Making {
  readonly file: SourceFile;
  readonly received: Received;
  readonly sheets: ChosenSheets;
  /** The same for all sheets. */
  readonly context: Omit<RowContext, "columns" | "sheet">;
  readonly findings: FindingList;
  readonly standing: Standing;
  readonly correction: CorrectionFile | null;
  /** What the same source's earlier file was read with; of a return file nothing is missed. */
  readonly earlier: EarlierLayout | null;
  readonly externals: LibraryCode[];
  /** Keys of the training events that were read. */
  readonly events: Set<string>;
  readonly witness: RowWitness;
  /** Whether the rows set aside are kept for a comparison. */
  readonly isCompared: boolean;
  readonly setAside: QuarantinedRow[];
}

/** A file that stands is taken by the profile that read it, in the sheets that were read, unless others are asked for. */
export async function sheetsOf(
  asked: Importing,
  opened: OpenedFile,
  known: readonly StoredFile[],
): Promise<ChosenSheets> {
  const { profiles, options } = asked;
  const twin = earlierOf(known, opened.name);
  const before = profiles.find((p) => p.name === twin?.profile);
  const named = options.profile ?? (options.supersede ? undefined : before?.name);
  const isAsBefore = named === before?.name && before?.hash === twin?.profileHash;
  const selection = options.sheets ?? (isAsBefore ? await sheetsRead(asked, opened, known) : undefined);
  try {
    return await chooseSheets({ opened, profiles, named, selection });
  } catch (error) {
    if (!(error instanceof Refusal) || options.profile !== undefined || named === undefined) throw error;
    return chooseSheets({ opened, profiles, named: undefined, selection: options.sheets });
  }
}

/** Those of all standing readings of these bytes by one profile; undefined where none stands, or they were not kept. */
async function sheetsRead(
  { store }: Importing,
  opened: OpenedFile,
  known: readonly StoredFile[],
): Promise<SheetSelection | undefined> {
  const twin = earlierOf(known, opened.name);
  const standing = known.filter((f) => stands(f) && f.profile === twin?.profile);
  const positions: number[] = [];
  for (const file of standing)
    for (const { sheet } of await store.read.headings(file.number)) positions.push(sheet);
  return positions.length === 0 ? undefined : { positions };
}

/** By which profile the sheets that were read would be read if they came for the first time; null where that says nothing new. */
export async function profileOfToday(
  asked: Importing,
  opened: OpenedFile,
  before: StoredFile,
): Promise<string | null> {
  const { profiles, options, store } = asked;
  if (options.profile !== undefined || !stands(before) || before.isCorrection) return null;
  // What is closed stays as it was read.
  if ((await store.read.closes()).some((c) => c.period === before.period)) return null;
  try {
    const positions = (await store.read.headings(before.number)).map((h) => h.sheet);
    const selection = positions.length === 0 ? undefined : { positions };
    const { name } = (await chooseSheets({ opened, profiles, named: undefined, selection })).first.fit
      .profile;
    return name === before.profile ? null : name;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

export async function received(
  asked: Importing,
  of: { opened: OpenedFile; sheets: ChosenSheets; known: readonly StoredFile[] },
): Promise<Received> {
  const { read } = asked.store;
  const { opened, sheets, known } = of;
  const speaking: Speaking = {
    read,
    directory: directoryOf(await readRegistry(read)),
    file: opened.name,
    sheets: sheets.all,
    epoch: opened.epoch,
    typed: asked.options,
  };
  const correction = await correctionOf({ read, chosen: sheets.first, file: opened.name });
  const identity = correction
    ? await identityOf(read, correction.of)
    : await identityAsBefore(speaking, earlierOf(known, opened.name));
  const { slot } = draftOf({ opened, sheets, identity });
  const about = { slot, file: opened.name, options: asked.options };
  const twin = correction ? null : await twinOf(read, known, about);
  return { opened, sheets, speaking, identity, correction, twin };
}

export function draftOf({
  opened,
  sheets,
  identity,
}: Pick<Received, "opened" | "sheets" | "identity">): Draft {
  const { profile } = sheets.first.fit;
  const slot = { kind: profile.kind, library: identity.library, sentFor: identity.sentFor.id };
  const { encoding } = opened;
  return { slot, profile, encoding, sheets: sheets.all.map((s) => s.sheet.position) };
}

/** A decision that is kept with these bytes holds for the same place. */
function despiteOf(asked: Importing, { twin }: Received, draft: Draft): Witness[] {
  const isSame = twin?.profile === draft.profile.name && isSameSlot(slotOf(twin), draft.slot);
  const kept = isSame ? twin.despite : [];
  return WITNESSES.filter((w) => kept.includes(w) || asked.options.despite?.includes(w));
}

/** `ahead`: how many files the same transaction has before it; it is to be compared with them. */
export async function prepared(
  asked: Importing,
  of: Received,
  { ahead }: { ahead?: number } = {},
): Promise<Making> {
  const { store, options } = asked;
  const { read } = store;
  const { opened, sheets, speaking, identity, correction, twin } = of;
  const { fit } = sheets.first;
  const draft = draftOf(of);
  const { library, sentFor } = identity;
  const placed = correction
    ? { period: correction.of.period, lateFor: correction.of.lateFor }
    : await placedIn(of);
  const file: SourceFile = {
    number: (await read.nextFileNumber()) + (ahead ?? 0),
    sha256: opened.sha256,
    name: opened.name,
    bytes: opened.bytes,
    kind: fit.profile.kind,
    library,
    ...placed,
    profile: fit.profile.name,
    profileHash: fit.profile.hash,
    encoding: opened.encoding,
    sheets: keptSheets(opened, sheets),
    isCorrection: correction !== null,
    despite: despiteOf(asked, of, draft),
    said: identity.kept,
  };
  const standing = await standingFiles(asked, file, twin);
  const addExternals = options.addExternals ?? false;
  const libraries = new LibraryResolver({ directory: speaking.directory, addExternals, file: opened.name });
  const replaced = [...standing.there, ...(standing.twin ? [standing.twin] : [])];
  const context = {
    profile: fit.profile,
    epoch: opened.epoch,
    period: sentFor.id,
    unknown: new Map<Field, number>(),
    converted: new Map<Field, number>(),
    joined: new Map(),
    file: file.number,
    library,
    firstDay: sentFor.from,
    today: todayOf(asked.action),
    libraries,
    events: await knownEvents(read, file.kind),
    readerKey: asked.readerKey ?? null,
    spending: file.kind === "subproject-spending" ? await spendingDesk(read, replaced) : null,
  };
  const layout = { slot: draft.slot, profile: fit.profile, profiles: asked.profiles };
  const earlier = correction ? null : await earlierLayout(read, layout);
  const witness = new RowWitness({ kind: file.kind, period: sentFor, library });
  return {
    ...{ file, received: of, sheets, context, findings: new FindingList(), standing, correction, witness },
    ...{ earlier, externals: [], events: new Set<string>(), setAside: [] },
    isCompared: ahead !== undefined || standing.there.length + standing.corrected.length > 0,
  };
}

/** Of a sheet that is not read, and need not be, only the place is kept: it may be called by anybody's name. */
function keptSheets(opened: OpenedFile, { all, unread }: ChosenSheets): string[] {
  const read = all.map((s) => s.sheet.name);
  const asked = unread.flatMap((s) => (s.why === "not-chosen" ? [s.name] : []));
  const isKept = (name: string): boolean => read.includes(name) || asked.includes(name);
  return opened.sheets.flatMap(({ name }) => (name === null ? [] : [isKept(name) ? name : ""]));
}

async function placedIn({ opened, identity, speaking }: Received) {
  const { period, lateFor } = await placedPeriod({
    ...{ read: speaking.read, file: opened.name, sentFor: identity.sentFor },
  });
  return { period: period.id, lateFor };
}

/** The rows that were set aside, by what names them. */
export function setAsideIn({ file, sheets, setAside }: Making): SetAside[] {
  const columns = new Map<number, NameColumn>();
  for (const { sheet, fit } of sheets.all) {
    const column = fit.columns.find((c) => c.field === identityField(file.kind));
    if (column) columns.set(sheet.position, { index: column.index, heading: column.heading });
  }
  return setAsideRows(file.kind, setAside, columns);
}
