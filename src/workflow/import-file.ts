/** balis import: one file, recognised by its heading, every row accounted for, in one transaction. */
import { invariant } from "../domain/bug.ts";
import { cellText, type RawRow } from "../domain/import/cell.ts";
import { shapeOf } from "../domain/import/field.ts";
import type { FileDifference, SourceFile } from "../domain/import/file.ts";
import type { Profile } from "../domain/import/profile.ts";
import { requestReading } from "../domain/import/read-request.ts";
import { SheetReader } from "../domain/import/read-sheet.ts";
import { userCountReading, waybillReading } from "../domain/import/read-waybill.ts";
import { FindingList, type ImportReceipt } from "../domain/import/receipt.ts";
import { type Fit, MAX_HEADING_ROW, recogniseSheet } from "../domain/import/recognise.ts";
import type { RequestRecord, UserCount, WaybillLine } from "../domain/import/record.ts";
import { LibraryResolver } from "../domain/import/resolve-library.ts";
import type { RowContext, RowReading } from "../domain/import/row-reading.ts";
import type { Fact } from "../domain/plan.ts";
import { refuse } from "../domain/refusal.ts";
import { directoryOf } from "../domain/registry/directory.ts";
import type { Files, OpenedFile, RawSheet } from "../ports/files.ts";
import type { Action, Inside, Store, StoredFile } from "../ports/store.ts";
import { libraryOfFile, periodOfFile, placedPeriod } from "./file-identity.ts";
import { readRegistry } from "./read-registry.ts";

export interface ImportOptions {
  readonly profile?: string;
  readonly period?: string;
  readonly library?: string;
  readonly strict?: boolean;
  readonly supersede?: boolean;
  readonly beside?: boolean;
  readonly addExternals?: boolean;
  readonly dryRun?: boolean;
}

export interface Importing {
  readonly store: Store;
  readonly files: Files;
  readonly profiles: readonly Profile[];
  readonly path: string;
  readonly options: ImportOptions;
  readonly action: Action;
}

export async function importFile(asked: Importing): Promise<ImportReceipt> {
  const opened = await asked.files.open(asked.path);
  try {
    const before = await asked.store.read.fileBySha(opened.sha256);
    return before ? alreadyThere(opened, before) : await importNew(asked, opened);
  } finally {
    await opened.close();
  }
}

async function importNew(asked: Importing, opened: OpenedFile): Promise<ImportReceipt> {
  const { store, options } = asked;
  const [sheet] = opened.sheets;
  invariant(sheet !== undefined, "an opened file has a sheet");
  const head = await firstRows(sheet);
  const fit = fitOf(asked, opened, head);
  const registry = directoryOf(await readRegistry(store.read));
  const titles = head.slice(0, fit.at).map((row) => row.cells.map(cellText).join(" "));
  const said = { file: opened.name, titles, fit, head };
  const library = libraryOfFile({ ...said, directory: registry, typed: options.library });
  const sentFor = await periodOfFile({ ...said, read: store.read, typed: options.period });
  const { period, lateFor } = await placedPeriod({ read: store.read, file: opened.name, sentFor });
  const file: SourceFile = {
    number: await store.read.nextFileNumber(),
    sha256: opened.sha256,
    name: opened.name,
    bytes: opened.bytes,
    kind: fit.profile.kind,
    library,
    period: period.id,
    lateFor,
    profile: fit.profile.name,
    profileHash: fit.profile.hash,
    encoding: opened.encoding,
    sheets: [],
  };
  const standing = await standingFile(asked, file);
  const libraries = new LibraryResolver({
    directory: registry,
    addExternals: options.addExternals ?? false,
    file: opened.name,
  });
  const findings = new FindingList();
  const context: RowContext = {
    profile: fit.profile,
    columns: fit.columns,
    epoch: opened.epoch,
    sheet: sheet.position,
    period: sentFor.id,
    unknown: new Map(),
    file: file.number,
    library,
    firstDay: sentFor.from,
    libraries,
  };
  const made = { file, fit, context, findings, sheet, head, standing };
  return applyImport(asked, made);
}

interface Making {
  readonly file: SourceFile;
  readonly fit: Fit;
  readonly context: RowContext;
  readonly findings: FindingList;
  readonly sheet: RawSheet;
  readonly head: readonly RawRow[];
  readonly standing: StoredFile | null;
}

async function applyImport(asked: Importing, made: Making): Promise<ImportReceipt> {
  const { file, findings, standing } = made;
  const { options } = asked;
  const reader = sheetReader(made);
  let difference: FileDifference | null = null;
  await asked.store.apply(
    async function* (inside: Inside): AsyncGenerator<Fact> {
      yield { kind: "file-opened", file };
      yield* rowFacts(made, reader);
      reader.finish();
      yield { kind: "file-read", receipt: { file: file.number, ...reader.count } };
      if (standing) {
        difference = await inside.fileDifference({ old: standing.number, new: file.number });
        requireSameFile(asked, { standing, difference });
        yield { kind: "file-superseded", file: standing.number, by: file.number };
      }
      if (options.strict && findings.count > 0) {
        const about = { file: file.name, count: findings.count };
        refuse("strict-file-must-have-no-findings", about, { findings: findings.kept });
      }
    },
    asked.action,
    { dryRun: options.dryRun ?? false },
  );
  return {
    ...about(file),
    outcome: options.dryRun ? "dry-run" : standing ? "superseded" : "imported",
    rows: { file: file.number, ...reader.count },
    controlTotals: reader.totals.found,
    findings: findings.kept,
    findingCount: findings.count,
    unknownValues: [...made.context.unknown].map(([field, rows]) => ({ field, rows })),
    externalsAdded: [],
    supersedes: standing ? { number: standing.number, file: standing.name } : null,
    difference,
    supersededBy: null,
  };
}

type AnyRecord = RequestRecord | WaybillLine | UserCount;

function sheetReader(made: Making): SheetReader<AnyRecord> {
  const { fit, context, findings, file, sheet, head } = made;
  const headingRow = head[fit.at]?.row ?? 1;
  const place = { file: file.name, sheet: sheet.name, isText: sheet.name === null };
  const readings = { request: requestReading, waybill: waybillReading, users: userCountReading };
  const reading: RowReading<AnyRecord> = readings[shapeOf(fit.profile.kind)](context);
  return new SheetReader<AnyRecord>({ fit, headingRow, context, place, reading, findings });
}

async function* rowFacts(made: Making, reader: SheetReader<AnyRecord>): AsyncGenerator<Fact> {
  for await (const rows of made.sheet.rows()) {
    const { records, quarantined } = reader.take(rows);
    for (const library of made.context.libraries.takeNew()) yield { kind: "library-recorded", library };
    if (records.length > 0) yield* recordFacts(records);
    if (quarantined.length > 0) yield { kind: "rows-quarantined", rows: quarantined };
  }
}

/** All rows of a file are of one shape. */
function* recordFacts(records: readonly AnyRecord[]): Generator<Fact> {
  const requests = records.filter((r): r is RequestRecord => "requestNo" in r);
  const lines = records.filter((r): r is WaybillLine => "waybillNo" in r);
  const counts = records.filter((r): r is UserCount => "registered" in r);
  if (requests.length > 0) yield { kind: "records", records: requests };
  if (lines.length > 0) yield { kind: "waybill-lines", lines };
  if (counts.length > 0) yield { kind: "user-counts", counts };
}

async function firstRows(sheet: RawSheet): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const batch of sheet.rows()) {
    rows.push(...batch.slice(0, MAX_HEADING_ROW + 30));
    if (rows.length > MAX_HEADING_ROW) break;
  }
  return rows;
}

function fitOf(asked: Importing, opened: OpenedFile, head: readonly RawRow[]): Fit {
  const named = asked.options.profile;
  const profiles = named === undefined ? asked.profiles : asked.profiles.filter((p) => p.name === named);
  if (profiles.length === 0) {
    refuse("profile-must-exist", { name: named ?? "", known: asked.profiles.map((p) => p.name).join(", ") });
  }
  const { fits, near, seen } = recogniseSheet(profiles, head);
  const [only] = fits;
  if (only === undefined) refuse("profile-must-fit", { file: opened.name, seen, near: near.slice(0, 3) });
  if (fits.length > 1) {
    const names = fits.map((f) => f.profile.name).join(", ");
    refuse("profile-must-be-unambiguous", { file: opened.name, profiles: names, seen });
  }
  return only;
}

/** The standing file that this one corrects; null when there is none, or when it stands beside it. */
async function standingFile(asked: Importing, file: SourceFile): Promise<StoredFile | null> {
  if (asked.options.beside) return null;
  const { kind } = file;
  const found = (await asked.store.read.files({ kind })).filter(
    (f) => f.library === file.library && f.supersededBy === null,
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
function requireSameFile(asked: Importing, by: { standing: StoredFile; difference: FileDifference }): void {
  const { standing, difference } = by;
  if (asked.options.supersede || difference.kept >= difference.removed) return;
  const { kept, removed, added } = difference;
  const names = { file: asked.path, standing: standing.name, number: standing.number };
  refuse("another-file-stands", { ...names, kept, removed, added });
}

function about(file: SourceFile) {
  const { sha256, number, bytes, profile, encoding, kind, library, period, lateFor } = file;
  return {
    file: file.name,
    ...{ sha256, number, bytes, profile, encoding, kind, library, period, lateFor },
    sheetsRead: file.sheets,
    sheetsUnread: [],
  };
}

function alreadyThere(opened: OpenedFile, before: StoredFile): ImportReceipt {
  return {
    ...about(before),
    file: opened.name,
    outcome: "already-there",
    rows: before.receipt,
    controlTotals: [],
    findings: [],
    findingCount: 0,
    unknownValues: [],
    externalsAdded: [],
    supersedes: null,
    difference: null,
    supersededBy: before.supersededBy,
  };
}
