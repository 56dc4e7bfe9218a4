/** balis return: for each library and month, the rows that need it, in its own columns; and what others report of it. */

import type { Day } from "../../../core/day.ts";
import type { Finding } from "../../../core/finding.ts";
import { by, byKey } from "../../../core/list.ts";
import { compareRefs, type RecordRef, refText } from "../../../core/source.ts";
import type { Action } from "../../../core/store.ts";
import type { RequestRecord } from "../../../records/record.ts";
import { type Directory, directoryOf } from "../../../registry/directory.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import { readRegistry } from "../../../registry/steps/read-registry.ts";
import type { StandingReads } from "../../../rules/steps/sound-rules.ts";
import { cellText, type RawCell } from "../../../tables/cell.ts";
import { type Field, fieldType, isRequestField, shapeOf } from "../../import/columns/field.ts";
import { type BoundColumn, bindColumns, headingKey, headingOfRow } from "../../import/columns/heading.ts";
import { isPlain, type Profile } from "../../import/columns/profile.ts";
import { type FieldValue, fieldText } from "../../import/columns/write-field.ts";
import { stands } from "../../import/file.ts";
import type { ImportReads, StoredFile } from "../../import/port.ts";
import { CORRECTION_HEADINGS, FORMER_HEADINGS, REASON_HEADINGS } from "../../import/row-correction.ts";
import { openPeriod } from "../../import/steps/periods.ts";
import { findingOfRow } from "../../import/steps/set-aside-rows.ts";
import type { ReturnRow } from "../desk/return-file.ts";
import type { ReconcileReads } from "../port.ts";
import { type QueuedDiscrepancy, readQueue } from "./discrepancy-queue.ts";

interface ReturnFile {
  /** Null: rows of the platform's own file of which nobody knows whose they are. */
  readonly library: LibraryCode | null;
  readonly file: StoredFile;
  readonly headings: readonly string[];
  readonly rows: readonly ReturnRow[];
  /** The first day by which one of its rows must be answered. */
  readonly dueOn: Day | null;
}

/** Open discrepancies that speak of a library's request which its own account does not have. */
interface MissingAtLibrary {
  readonly library: LibraryCode;
  readonly rows: readonly { discrepancy: QueuedDiscrepancy; record: RequestRecord }[];
}

export interface Returns {
  readonly files: readonly ReturnFile[];
  readonly missing: readonly MissingAtLibrary[];
  /**
   * Read before headings were kept, under a profile that is no longer there, or by one that makes a value of several cells: nothing can
   * be returned in their columns.
   */
  readonly unreturnable: readonly StoredFile[];
}

export interface ReasonWords {
  readonly finding: (found: Finding) => string;
  /** `others`: the request numbers that the other accounts carry. */
  readonly discrepancy: (about: {
    discrepancy: QueuedDiscrepancy;
    record: RequestRecord;
    others: readonly string[];
  }) => string;
}

export async function returnsOf(asked: {
  read: StandingReads & ImportReads & ReconcileReads;
  period: string;
  library: LibraryCode | null;
  profiles: readonly Profile[];
  words: ReasonWords;
  action: Action;
}): Promise<Returns> {
  const { read, period } = asked;
  // Nothing can be corrected in a closed month, so nothing of it is returned.
  await openPeriod(read, period);
  const directory = directoryOf(await readRegistry(read));
  const open = await readQueue({ read, filter: { period, status: "open" }, action: asked.action });
  const needing = await rowsNeedingSomebody(asked, open);
  const files: ReturnFile[] = [];
  const unreturnable: StoredFile[] = [];
  for (const file of await read.files({ period })) {
    const rows = needing.get(file.number);
    if (!stands(file) || rows === undefined || shapeOf(file.kind) !== "request") continue;
    const made = await inOwnColumns({ ...asked, directory }, { file, rows });
    if (made === null) unreturnable.push(file);
    else files.push(...made);
  }
  const missing = await missingRows(read, open);
  const wanted = (library: LibraryCode | null): boolean =>
    asked.library === null || asked.library === library;
  return {
    files: files.filter((f) => wanted(f.library)),
    missing: missing.filter((m) => wanted(m.library)),
    unreturnable,
  };
}

interface NeedingRow {
  readonly ref: RecordRef;
  /** The library that speaks in the row; null where it is not known. */
  readonly library: LibraryCode | null;
  /** A record's values, or the cells of a row that was set aside. */
  readonly record: RequestRecord | null;
  readonly cells: readonly RawCell[];
  readonly reasons: string[];
  dueOn: Day | null;
}

async function rowsNeedingSomebody(
  asked: { read: ImportReads; period: string; words: ReasonWords },
  open: readonly QueuedDiscrepancy[],
): Promise<Map<number, Map<string, NeedingRow>>> {
  const { read, words } = asked;
  const needing = new Map<number, Map<string, NeedingRow>>();
  const need = (row: Omit<NeedingRow, "reasons" | "dueOn">, reason: string, dueOn: Day | null): void => {
    const ofFile = needing.get(row.ref.file) ?? new Map<string, NeedingRow>();
    const known = ofFile.get(refText(row.ref)) ?? { ...row, reasons: [], dueOn: null };
    if (!known.reasons.includes(reason)) known.reasons.push(reason);
    known.dueOn = earlier(known.dueOn, dueOn);
    ofFile.set(refText(row.ref), known);
    needing.set(row.ref.file, ofFile);
  };
  const files = new Map((await read.files()).map((f) => [f.number, f]));
  for (const q of await read.quarantined({ period: asked.period })) {
    const file = files.get(q.file);
    const cells = JSON.parse(q.cells) as RawCell[];
    if (file)
      need(
        { ref: q, library: file.library, record: null, cells },
        words.finding(findingOfRow(q, file)),
        null,
      );
  }
  for (const discrepancy of open) {
    const records = await read.records(discrepancy.records);
    for (const record of records) {
      const others = [...new Set(records.map((r) => r.requestNo))].filter((no) => no !== record.requestNo);
      const library = record.role === "centre" ? null : speakerOf(record);
      need(
        { ref: record.ref, library, record, cells: [] },
        words.discrepancy({ discrepancy, record, others }),
        discrepancy.dueOn,
      );
    }
  }
  return needing;
}

function earlier(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function speakerOf(record: RequestRecord): LibraryCode | null {
  return record.role === "supplier" ? record.supplier : record.requester;
}

/** One return file a speaking library; null where the file's own columns are not known. */
async function inOwnColumns(
  asked: { read: ImportReads; profiles: readonly Profile[]; directory: Directory },
  of: { file: StoredFile; rows: ReadonlyMap<string, NeedingRow> },
): Promise<ReturnFile[] | null> {
  const { file } = of;
  const profile = asked.profiles.find((p) => p.name === file.profile);
  const sheets = new Map(
    (await asked.read.headings(file.number)).map((h) => [h.sheet, ownHeadings(h.headings)]),
  );
  if (!profile || !isPlain(profile) || sheets.size === 0) return null;
  // Sheets of one file have one profile; a column only one of them has is added at the end.
  const headings = [...new Set([...sheets.values()].flat().filter((h) => h !== ""))];
  const bound = bindColumns(profile, headingOfRow(headings));
  const made = new Map<string, ReturnFile & { rows: ReturnRow[]; dueOn: Day | null }>();
  const rows = [...of.rows.values()].sort((a, b) => compareRefs(a.ref, b.ref));
  for (const row of rows) {
    const key = row.library ?? "";
    const ofLibrary = made.get(key) ?? { library: row.library, file, headings, rows: [], dueOn: null };
    const cells =
      row.record === null
        ? movedCells(row.cells, { from: sheets.get(row.ref.sheet) ?? [], to: headings })
        : recordCells(row.record, { bound, kind: file.kind, headings, directory: asked.directory });
    ofLibrary.rows.push({ cells, reasons: row.reasons, ref: refText(row.ref) });
    ofLibrary.dueOn = earlier(ofLibrary.dueOn, row.dueOn);
    made.set(key, ofLibrary);
  }
  return [...made.values()].sort(by((a) => a.library ?? ""));
}

const OURS: ReadonlySet<string> = new Set(
  [...Object.values(CORRECTION_HEADINGS), ...Object.values(REASON_HEADINGS), ...FORMER_HEADINGS].map(
    headingKey,
  ),
);

/** A correction's own columns without the two that were added to them. */
function ownHeadings(headings: readonly string[]): string[] {
  return headings.map((h) => (OURS.has(headingKey(h)) ? "" : h));
}

function movedCells(
  cells: readonly RawCell[],
  columns: { from: readonly string[]; to: readonly string[] },
): string[] {
  return columns.to.map((head) => cellText(cells[columns.from.indexOf(head)]));
}

function recordCells(
  record: RequestRecord,
  as: {
    bound: readonly BoundColumn[];
    kind: StoredFile["kind"];
    headings: readonly string[];
    directory: Directory;
  },
): string[] {
  const cells = Array.from({ length: as.headings.length }, () => "");
  for (const column of as.bound) {
    const type = fieldType(as.kind, column.field);
    const text = fieldText(column, valueOfField(record, column.field), type);
    const isNamed = type === "library" && !OF_CODES.test(as.headings[column.index] ?? "");
    cells[column.index] = isNamed ? named(text, record.suppliedOn, as.directory) : text;
  }
  return cells;
}

/** A column that asks for codes. */
const OF_CODES = /代码|编码|code/i;

/** The library by name, where the name means it on the row's day; else as it is. */
function named(text: string, day: Day | null, directory: Directory): string {
  const name = directory.library(text)?.nameZh;
  if (name === undefined || day === null) return text;
  const found = directory.resolve(name, day);
  return found.kind === "found" && found.code === text ? name : text;
}

function valueOfField(record: RequestRecord, field: Field): FieldValue {
  if (field === "reportedBy") return record.role;
  return isRequestField(field) ? record[field] : null;
}

async function missingRows(
  read: ImportReads,
  open: readonly QueuedDiscrepancy[],
): Promise<MissingAtLibrary[]> {
  const byLibrary = new Map<LibraryCode, { discrepancy: QueuedDiscrepancy; record: RequestRecord }[]>();
  for (const discrepancy of open) {
    const silent = silentLibrary(discrepancy);
    const [record] = await read.records(discrepancy.records.slice(0, 1));
    if (silent === null || !record) continue;
    byLibrary.set(silent, [...(byLibrary.get(silent) ?? []), { discrepancy, record }]);
  }
  return [...byLibrary].sort(byKey).map(([library, rows]) => ({ library, rows }));
}

function silentLibrary(d: QueuedDiscrepancy): LibraryCode | null {
  if (d.kind === "supplier-only") return d.requester;
  return d.kind === "requester-only" ? d.supplier : null;
}
