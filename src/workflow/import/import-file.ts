/** balis import: one file, recognised by its heading, every row accounted for, in one transaction. */
import { invariant } from "../../domain/bug.ts";
import { cellText } from "../../domain/import/cell.ts";
import type { Field } from "../../domain/import/field.ts";
import type { FileDifference, SourceFile } from "../../domain/import/file.ts";
import type { Profile } from "../../domain/import/profile.ts";
import { type RowCount, SheetReader, sumCounts } from "../../domain/import/read-sheet.ts";
import { FindingList, type ImportReceipt } from "../../domain/import/receipt.ts";
import { type RecordKind, requestKey } from "../../domain/import/record.ts";
import { LibraryResolver } from "../../domain/import/resolve-library.ts";
import type { RowContext } from "../../domain/import/row-reading.ts";
import type { Fact } from "../../domain/plan.ts";
import { refuse } from "../../domain/refusal.ts";
import { directoryOf } from "../../domain/registry/directory.ts";
import type { LibraryCode } from "../../domain/registry/library.ts";
import type { Files, OpenedFile, RawSheet } from "../../ports/files.ts";
import type { Action, Inside, Store, StoredFile } from "../../ports/store.ts";
import { readRegistry } from "../registry/read-registry.ts";
import { type ChosenSheet, type ChosenSheets, chooseSheets, requireOneColumnEach } from "./choose-sheets.ts";
import { fileFindings } from "./file-findings.ts";
import { identityBySaying, identityOf } from "./file-identity.ts";
import { type CorrectionFile, correctionOf } from "./import-correction.ts";
import { lostEvents } from "./lost-events.ts";
import { type AnyRecord, knownEvents, readingOf, recordFacts } from "./read-rows.ts";
import { overspending, requireAcceptedKept, spendingDesk } from "./spending-desk.ts";
import { replacedBy, requireSameFile, standingFile } from "./standing-file.ts";

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
  readonly readerKey?: RowContext["readerKey"];
  /** Told what a corrected file changes before it takes the place of the other; false keeps the other. */
  readonly onReplace?: (about: { standing: string; difference: FileDifference }) => Promise<boolean>;
}

export async function importFile(asked: Importing): Promise<ImportReceipt> {
  const receipt = await importUnless(asked, () => false);
  invariant(receipt !== null, "a file that waits for nothing is imported");
  return receipt;
}

/** Null: the file is of a kind that waits for others of the same command, and nothing was done. */
export async function importUnless(
  asked: Importing,
  waits: (kind: RecordKind) => boolean,
): Promise<ImportReceipt | null> {
  const opened = await asked.files.open(asked.path);
  try {
    const before = await asked.store.read.fileBySha(opened.sha256);
    if (before && !(await isReadAgain(asked, before))) return alreadyThere(opened, before);
    const sheets = await chooseSheets({ opened, profiles: asked.profiles, named: asked.options.profile });
    requireOneColumnEach(opened.name, sheets.all);
    return waits(sheets.first.fit.profile.kind) ? null : await importNew(asked, opened, sheets);
  } finally {
    await opened.close();
  }
}

/**
 * Rows were set aside, or a sheet was not read, and the registry or the profile has been mended since: the user says so with
 * --supersede. A return file is not read again: what was set aside of it stands in the next one.
 */
async function isReadAgain({ store, options }: Importing, before: StoredFile): Promise<boolean> {
  if (!options.supersede || before.supersededBy !== null || before.isCorrection) return false;
  if (before.receipt.quarantined > 0) return true;
  return (await store.read.fileFindings(before.period)).some((f) => f.file === before.number);
}

async function importNew(asked: Importing, opened: OpenedFile, sheets: ChosenSheets): Promise<ImportReceipt> {
  const { store, options } = asked;
  const { fit, head, sheet } = sheets.first;
  const registry = directoryOf(await readRegistry(store.read));
  const above = head.slice(0, fit.at).map((row) => row.cells.map(cellText).join(" "));
  const titles = sheet.name === null ? above : [...above, sheet.name];
  const correction = await correctionOf({ read: store.read, chosen: sheets.first, file: opened.name });
  const said = { file: opened.name, titles, fit, head, directory: registry };
  const { library, sentFor, period, lateFor } = correction
    ? await identityOf(store.read, correction.of)
    : await identityBySaying(asked, { ...said, sheet, epoch: opened.epoch });
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
    sheets: opened.sheets.flatMap((s) => (s.name === null ? [] : [s.name])),
    isCorrection: correction !== null,
  };
  const standing = await standingFile(asked, file);
  const libraries = new LibraryResolver({
    directory: registry,
    addExternals: options.addExternals ?? false,
    file: opened.name,
  });
  const context = {
    profile: fit.profile,
    epoch: opened.epoch,
    period: sentFor.id,
    unknown: new Map<Field, number>(),
    file: file.number,
    library,
    firstDay: sentFor.from,
    libraries,
    events: await knownEvents(store.read, file.kind),
    readerKey: asked.readerKey ?? null,
    spending: file.kind === "subproject-spending" ? await spendingDesk(store.read, standing) : null,
  };
  const made = {
    file,
    sheets,
    context,
    findings: new FindingList(),
    standing,
    correction,
    externals: [],
    events: new Set<string>(),
  };
  return applyImport(asked, made);
}

interface Making {
  readonly file: SourceFile;
  readonly sheets: ChosenSheets;
  /** The same for all sheets. */
  readonly context: Omit<RowContext, "columns" | "sheet">;
  readonly findings: FindingList;
  readonly standing: StoredFile | null;
  readonly correction: CorrectionFile | null;
  readonly externals: LibraryCode[];
  /** Keys of the training events that were read. */
  readonly events: Set<string>;
}

async function applyImport(asked: Importing, made: Making): Promise<ImportReceipt> {
  const { file, findings, standing } = made;
  const { options } = asked;
  const readers: { chosen: ChosenSheet; reader: SheetReader<AnyRecord> }[] = [];
  for (const chosen of made.sheets.all) readers.push({ chosen, reader: await sheetReader(made, chosen) });
  reportUnread(made);
  let difference: FileDifference | null = null;
  await asked.store.apply(
    async function* (inside: Inside): AsyncGenerator<Fact> {
      yield { kind: "file-opened", file };
      for (const { chosen, reader } of readers) {
        yield headingFact(file.number, chosen);
        yield* rowFacts(made, { sheet: chosen.sheet, reader });
        reader.finish();
        yield totalsFact(file.number, { chosen, reader });
      }
      requireAcceptedKept(made.context.spending);
      for (const found of overspending(made.context.spending)) findings.add(found);
      for (const c of made.correction?.made ?? []) yield { kind: "row-corrected", ...c };
      const totals = readers.map(({ chosen, reader }) => ({
        sheet: chosen.sheet.position,
        of: reader.totals,
      }));
      yield fileFindings(file, { sheets: made.sheets, totals });
      yield { kind: "file-read", receipt: { file: file.number, ...counted(readers) } };
      if (standing) {
        difference = await inside.fileDifference({ old: standing.number, new: file.number });
        requireSameFile(asked, { standing, difference });
        const isWanted = (await asked.onReplace?.({ standing: standing.name, difference })) ?? true;
        if (!isWanted) refuse("replacement-must-be-wanted", { file: file.name, standing: standing.name });
        const replaced = await replacedBy(asked.store.read, standing);
        const before = { kind: file.kind, replaced, own: made.events };
        for (const found of await lostEvents(asked.store.read, before)) findings.add(found);
        for (const number of replaced) yield { kind: "file-superseded", file: number, by: file.number };
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
    sheetsRead: made.sheets.all.flatMap(({ sheet }) => (sheet.name === null ? [] : [sheet.name])),
    sheetsUnread: made.sheets.unread,
    outcome: options.dryRun ? "dry-run" : standing ? "superseded" : "imported",
    rows: { file: file.number, ...counted(readers) },
    controlTotals: readers.flatMap(({ reader }) => reader.totals.found),
    findings: findings.kept,
    findingCount: findings.count,
    unknownValues: [...made.context.unknown].map(([field, rows]) => ({ field, rows })),
    externalsAdded: made.externals,
    supersedes: standing ? { number: standing.number, file: standing.name } : null,
    difference,
    supersededBy: null,
  };
}

/** As the profile knows them, so that a return file has the library's own columns. */
function headingFact(file: number, { sheet, fit }: ChosenSheet): Fact {
  const bound = new Map(fit.columns.map((c) => [c.index, c.heading]));
  const headings = fit.heading.columns.map((texts, i) => bound.get(i) ?? texts[0]?.text ?? "");
  return { kind: "heading-read", file, sheet: sheet.position, headings };
}

function totalsFact(file: number, of: { chosen: ChosenSheet; reader: SheetReader<AnyRecord> }): Fact {
  const { position: sheet } = of.chosen.sheet;
  const totals = of.reader.totals.found.flatMap((t) =>
    t.of === null ? [] : [{ ref: { file, sheet, row: t.row }, ...t.of }],
  );
  return { kind: "totals-declared", totals };
}

/** Counted before the rows are read, so that --strict sees it. */
function reportUnread(made: Making): void {
  const { sheets, file, findings } = made;
  for (const { name, why } of sheets.unread) {
    if (why !== "not-chosen") continue;
    const params = { sheet: name, read: sheets.first.sheet.name ?? "" };
    const at = { file: file.name, sheet: name, row: null, column: null };
    findings.add({ code: "fitting-sheet-must-be-read", params, at, text: null });
  }
}

function counted(readers: readonly { reader: SheetReader<AnyRecord> }[]): RowCount {
  return sumCounts(readers.map(({ reader }) => reader.count));
}

async function sheetReader(made: Making, chosen: ChosenSheet): Promise<SheetReader<AnyRecord>> {
  const { file, findings } = made;
  const { sheet, fit, head } = chosen;
  const context: RowContext = { ...made.context, columns: fit.columns, sheet: sheet.position };
  const place = { file: file.name, sheet: sheet.name, isText: sheet.name === null };
  const reading = readingOf(context, made.correction);
  return new SheetReader<AnyRecord>({
    fit,
    head,
    merged: await sheet.merged(),
    context,
    place,
    reading,
    findings,
  });
}

async function* rowFacts(
  made: Making,
  from: { sheet: RawSheet; reader: SheetReader<AnyRecord> },
): AsyncGenerator<Fact> {
  for await (const rows of from.sheet.rows()) {
    const { records, quarantined } = from.reader.take(rows);
    for (const library of made.context.libraries.takeNew()) {
      made.externals.push(library.code);
      yield { kind: "library-recorded", library };
    }
    for (const r of records) if ("heldOn" in r) made.events.add(requestKey(r.eventNo));
    if (records.length > 0) yield* recordFacts(made.file.kind, records);
    if (quarantined.length > 0) yield { kind: "rows-quarantined", rows: quarantined };
  }
}

function about(file: SourceFile) {
  const { sha256, number, bytes, profile, encoding, kind, library, period, lateFor } = file;
  return {
    file: file.name,
    ...{ sha256, number, bytes, profile, encoding, kind, library, period, lateFor },
  };
}

function alreadyThere(opened: OpenedFile, before: StoredFile): ImportReceipt {
  return {
    ...about(before),
    file: opened.name,
    outcome: "already-there",
    sheetsRead: [],
    sheetsUnread: [],
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
