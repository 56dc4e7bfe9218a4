/** The books' side of an import: the file and its rows as facts, in one transaction, and what they take the place of. */

import type { Fact, Inside } from "../../../books/port.ts";
import { finding } from "../../../core/finding.ts";
import { groupBy } from "../../../core/list.ts";
import { refuse } from "../../../core/refusal.ts";
import { requireNotOvertaken } from "../../../people/steps/overtaken.ts";
import { requestKey } from "../../../records/record.ts";
import { overspending, requireAcceptedKept } from "../../../review/subproject/steps/spending-desk.ts";
import { columnLetter } from "../../../tables/cell.ts";
import type { RawSheet } from "../../../tables/files.ts";
import { keptHeadings } from "../columns/heading.ts";
import { saidOnce } from "../columns/said-once.ts";
import type { FileDifference, RowCount } from "../file.ts";
import { SheetReader } from "../reading/read-sheet.ts";
import type { RowContext } from "../reading/row-reading.ts";
import { FindingList, flagFor, type ImportReceipt } from "../receipt.ts";
import type { ReadRows } from "../rows/data-rows.ts";
import { sumCounts } from "../rows/row-count.ts";
import { laidReading } from "../rows/unpivot-rows.ts";
import { testimoniesBeside, textOf } from "../said-beside.ts";
import type { ChosenSheet } from "./choose-sheets.ts";
import { fileFindings, voidingElsewhere } from "./file-findings.ts";
import { requireAgreement } from "./file-identity.ts";
import { receiptOf } from "./import-receipt.ts";
import type { Importing } from "./importing.ts";
import { type Making, setAsideIn } from "./prepare-import.ts";
import { type AnyRecord, readingOf, recordFacts } from "./read-rows.ts";
import { waitsOtherwise } from "./set-aside-rows.ts";
import { differenceFrom, replacedBy, replacing, requireConsent } from "./standing-file.ts";
import { lostEvents } from "./withdrawal-limits.ts";

/** Thrown to leave the books as they are: read anew, the file says what it said before. */
export class Unchanged extends Error {}

type Readers = readonly { readonly chosen: ChosenSheet; readonly reader: SheetReader<AnyRecord> }[];

/** `since`: the last action when what it was made of was read. */
export async function applyImport(asked: Importing, made: Making, since: number): Promise<ImportReceipt> {
  const { file, findings } = made;
  const { options } = asked;
  const readers = await readersOf(made);
  let change: Change = { difference: null, replaced: [] };
  await asked.store.apply(
    async function* (inside: Inside): AsyncGenerator<Fact> {
      await requireNotOvertaken(asked.store.read, since);
      yield* readingFacts(made, readers);
      change = await changeOf(asked, made, inside);
      if (made.standing.corrected.length > 0) {
        const differences = await correctedDifferences(asked, made, inside);
        change = { ...change, difference: differences.at(-1) ?? null };
        yield vanishedRows(made, differences);
      }
      const before = { kind: file.kind, replaced: change.replaced, own: made.events };
      if (before.replaced.length > 0)
        for (const found of await lostEvents(asked.store.read, before)) findings.add(found);
      for (const number of change.replaced) yield { kind: "file-superseded", file: number, by: file.number };
      if (options.strict && findings.count > 0) {
        const about = { file: file.name, count: findings.count };
        refuse("strict-file-must-have-no-findings", about, {
          findings: findings.kept,
          findingCount: findings.count,
        });
      }
    },
    asked.action,
    { dryRun: options.dryRun ?? false },
  );
  const totals = readers.flatMap(({ reader }) => reader.totals.found);
  const rows = { file: file.number, ...counted(readers) };
  const nil = readers.map(({ reader }) => reader.nil).find((said) => said !== null) ?? null;
  const unreadColumns = readers.flatMap(({ chosen, reader }) =>
    reader.unread.found.map(({ index, heading }) => ({
      ...{ sheet: chosen.sheet.name, heading, letter: columnLetter(index + 1) },
    })),
  );
  return receiptOf(asked, made, { rows, totals, unreadColumns, nil, ...change });
}

export async function readersOf(made: Making): Promise<Readers> {
  await rehearseSpending(made);
  const readers: { chosen: ChosenSheet; reader: SheetReader<AnyRecord> }[] = [];
  for (const chosen of made.sheets.all) readers.push({ chosen, reader: await sheetReader(made, chosen) });
  return readers;
}

/** A row beyond its budget waits, and what comes back may stand further down: a file of spending is read once before. */
async function rehearseSpending(made: Making): Promise<void> {
  const { spending } = made.context;
  if (spending === null) return;
  const trial = spending.copy();
  const apart = { unknown: new Map(), converted: new Map(), joined: new Map(), spending: trial };
  const rehearsal = { ...made, findings: new FindingList(), context: { ...made.context, ...apart } };
  for (const chosen of made.sheets.all) {
    const reader = await sheetReader(rehearsal, chosen);
    for await (const rows of chosen.sheet.rows()) reader.take(rows);
    reader.rest();
  }
  spending.keepOut(trial.beyondBudget());
}

/** The file and all its rows; refused at the end where its rows contradict what it was said to be. */
export async function* readingFacts(made: Making, readers: Readers): AsyncGenerator<Fact> {
  const { file, findings } = made;
  reportUnread(made);
  yield { kind: "file-opened", file };
  for (const { chosen, reader } of readers) {
    yield headingFact(file.number, chosen);
    yield* rowFacts(made, { sheet: chosen.sheet, reader });
    yield* readFacts(made, { records: [], quarantined: reader.finish() });
    yield totalsFact(file.number, { chosen, reader });
  }
  if (!made.correction) requireRowsToAgree(made, readers);
  requireAcceptedKept(made.context.spending);
  for (const found of overspending(made.context.spending)) findings.add(found);
  for (const c of made.correction?.made ?? []) yield { kind: "row-corrected", ...c };
  const read = readers.map(({ chosen, reader }) => {
    return { sheet: chosen.sheet.position, totals: reader.totals, kept: reader.kept };
  });
  yield fileFindings(file, { sheets: made.sheets, read });
  yield { kind: "file-read", receipt: { file: file.number, ...counted(readers) } };
}

/** The rows, all together, and what is said below and beside them. */
function requireRowsToAgree(
  { file, received: of, witness, context, sheets }: Making,
  readers: Readers,
): void {
  const { identity, speaking } = of;
  const asked = { ...speaking, typed: { ...speaking.typed, despite: file.despite } };
  const ofRows = witness.said();
  const { profile } = context;
  const { sentFor } = identity;
  const elsewhere = { labelled: [], remarks: sheets.remarks.map((r) => textOf(r.cells)), titles: [] };
  const beside = testimoniesBeside([...readers.map(({ reader }) => reader.said), { said: elsewhere }], {
    ...profile,
    profile,
    directory: speaking.directory,
    span: sentFor,
    sentFor,
  });
  for (const about of ["library", "period"] as const) {
    const rows = ofRows[about];
    const said = [...beside[about], ...(rows ? [rows] : [])];
    const value = about === "library" ? identity.library : sentFor.id;
    if (said.length === 0 || value === null) continue;
    requireAgreement(asked, { about, value, said: [...identity.said[about], ...said] });
  }
}

interface Change {
  readonly difference: FileDifference | null;
  /** Numbers of the files whose place is taken. */
  readonly replaced: readonly number[];
}

/** What the file changes of what stands, and whether it may. */
async function changeOf(asked: Importing, made: Making, inside: Inside): Promise<Change> {
  const { read } = asked.store;
  const { file } = made;
  const { there, twin } = made.standing;
  const elsewhere = twin && !there.includes(twin) ? [twin] : [];
  const moved = await replacedBy(read, elsewhere);
  if (there.length === 0) return { difference: null, replaced: moved };
  const setAside = setAsideIn(made);
  const { replaced, difference } = await replacing(asked, inside, { file, there, setAside });
  const isAlike = difference.added + difference.removed + difference.changed === 0;
  const isSame = elsewhere.length === 0 && twin?.profile === file.profile;
  if (isAlike && isSame) {
    const before = await read.quarantined({ file: twin?.number ?? 0 });
    if (!waitsOtherwise(before, made.setAside)) throw new Unchanged();
  }
  await requireConsent(asked, { file: file.name, replaced, difference });
  return { difference, replaced: [...(await replacedBy(read, replaced)), ...moved] };
}

/**
 * A corrected account of a closed period takes nobody's place: the closed one stays, and what differs is judged by reconciliation. Of the
 * accounts that came in turn, each is whole by itself; the newest is last.
 */
async function correctedDifferences(
  asked: Importing,
  made: Making,
  inside: Inside,
): Promise<FileDifference[]> {
  const { file, standing } = made;
  const differences: FileDifference[] = [];
  for (const files of groupBy(standing.corrected, (f) => f.period).values())
    differences.push(await differenceFrom(asked, inside, { file, files, setAside: setAsideIn(made) }));
  return differences;
}

/** No later row speaks of what it no longer has, so nothing but this asks whether it still counts. */
function vanishedRows(made: Making, differences: readonly FileDifference[]): Fact {
  const { file, findings, standing } = made;
  const code = "settled-rows-must-not-vanish";
  const gone = [...new Set(differences.flatMap((d) => d.gone))];
  const count = Math.max(gone.length, ...differences.map((d) => d.removed));
  if (count === 0) return { kind: "file-findings", findings: [] };
  const period = file.lateFor ?? file.period;
  const names = standing.corrected.map((f) => f.name).join(", ");
  const params = { period, standing: names, count, numbers: gone.join(", ") };
  findings.add(finding(code, params, { at: { file: file.name, sheet: null, row: null, column: null } }));
  const kept = { ...params, count: `${count}` };
  const place = { file: file.number, sheet: 0, row: 0, column: null, text: null };
  return { kind: "file-findings", findings: [{ ...place, code, params: kept }] };
}

/** As the profile knows them, so that a return file has the library's own columns. */
function headingFact(file: number, { sheet, fit }: ChosenSheet): Fact {
  const headings = keptHeadings(fit.profile, fit.heading);
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
  for (const unread of sheets.unread) {
    const { name, why } = unread;
    if (why !== "not-chosen") continue;
    const params = { sheet: name, read: sheets.first.sheet.name ?? "", flag: flagFor(unread) };
    const at = { file: file.name, sheet: name, row: null, column: null };
    findings.add({ code: "fitting-sheet-must-be-read", params, at, text: null });
  }
  for (const { sheet, row, problem } of voidingElsewhere(sheets)) {
    const at = {
      file: file.name,
      sheet: made.received.opened.sheets[sheet - 1]?.name ?? null,
      row,
      column: null,
    };
    findings.add({ ...problem, at, text: null });
  }
}

function counted(readers: Readers): RowCount {
  return sumCounts(readers.map(({ reader }) => reader.count));
}

async function sheetReader(made: Making, chosen: ChosenSheet): Promise<SheetReader<AnyRecord>> {
  const { file, findings } = made;
  const { sheet, fit, head } = chosen;
  const said = saidOnce(fit.profile, { name: sheet.name, above: head.slice(0, fit.at + 1 - fit.lines) });
  const context: RowContext = { ...made.context, columns: fit.columns, sheet: sheet.position, said };
  const place = { file: file.name, sheet: sheet.name, isText: sheet.name === null };
  const reading = laidReading(context, (of) => readingOf(of, made.correction));
  const merged = await sheet.merged();
  const about = { earlier: made.earlier, isReturn: made.correction !== null };
  return new SheetReader<AnyRecord>({ fit, head, merged, context, place, reading, findings, ...about });
}

async function* rowFacts(
  made: Making,
  from: { sheet: RawSheet; reader: SheetReader<AnyRecord> },
): AsyncGenerator<Fact> {
  for await (const rows of from.sheet.rows()) yield* readFacts(made, from.reader.take(rows));
  const { joined, ...rest } = from.reader.rest();
  yield* readFacts(made, rest);
  if (joined.length > 0) yield { kind: "rows-joined", rows: joined };
}

function* readFacts(made: Making, { records, quarantined }: ReadRows<AnyRecord>): Generator<Fact> {
  for (const library of made.context.libraries.takeNew()) {
    made.externals.push(library.code);
    yield { kind: "library-recorded", library };
  }
  for (const r of records) made.witness.see(r);
  for (const r of records) if ("heldOn" in r) made.events.add(requestKey(r.eventNo));
  if (records.length > 0) yield* recordFacts(made.file.kind, records);
  if (made.isCompared) made.setAside.push(...quarantined);
  if (quarantined.length > 0) yield { kind: "rows-quarantined", rows: quarantined };
}
