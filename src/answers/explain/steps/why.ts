/** balis why: where a request's rows are now, and why they are, or are not, in their month's settlement. */

import { dayInShanghai } from "../../../core/day.ts";
import { refuse } from "../../../core/refusal.ts";
import {
  cellRow,
  compareRefs,
  type Place,
  parseRef,
  positionOf,
  type RecordRef,
  refText,
} from "../../../core/source.ts";
import { placeOf, type QuarantinedRow } from "../../../month/import/file.ts";
import type { ImportReads, StoredFile } from "../../../month/import/port.ts";
import { findingOfRow } from "../../../month/import/steps/set-aside-rows.ts";
import type { ReconcileReads } from "../../../month/reconcile/port.ts";
import { type RequestRecord, type Role, requestKey } from "../../../records/record.ts";
import { ownName } from "../../../tables/files.ts";
import { ofCase, type RowStanding, type WhyReads } from "./row-standing.ts";

/** A row and what became of it. `record` is null for a row that never became one. */
export interface Whereabouts {
  readonly place: Place;
  readonly ref: RecordRef;
  readonly period: string;
  readonly role: Role | null;
  readonly requestNo: string | null;
  readonly standing: readonly RowStanding[];
}

/** `text`: a request number, "file name:row", or a place as explanations write it ("12:1:118"). */
export async function why(asked: { read: WhyReads; text: string }): Promise<Whereabouts[]> {
  const { read } = asked;
  const text = asked.text.trim();
  const files = await read.files();
  const wanted = placesNamed(files, text);
  const found =
    wanted.length > 0
      ? await rowsAt(read, wanted)
      : await rowsOfNumber(read, { text, key: requestKey(text) });
  if (found.length === 0) refuse("reference-must-be-known", { text });
  const rows: Whereabouts[] = [];
  for (const row of found.sort((a, b) => compareRefs(a.ref, b.ref))) {
    const file = files.find((f) => f.number === row.ref.file);
    if (file) rows.push(await whereaboutsOf(read, { ...row, file, files }));
  }
  return rows;
}

interface Row {
  readonly ref: RecordRef;
  readonly record: RequestRecord | null;
  readonly setAside: readonly QuarantinedRow[];
}

/** The places a person may mean: the row of every sheet of every file of that name. */
export function placesNamed(files: readonly StoredFile[], text: string): RecordRef[] {
  const ref = parseRef(text);
  if (ref) return files.some((f) => f.number === ref.file) ? [ref] : [];
  const typed = /^(.+)[:：](\d{1,7})([A-Z]{0,3})$/.exec(text);
  const name = typed?.[1]?.split(/[\\/]/).at(-1);
  const row = cellRow(Number.parseInt(typed?.[2] ?? "", 10), positionOf(typed?.[3] ?? ""));
  return files
    .filter((f) => ownName(f.name) === name)
    .flatMap((f) =>
      Array.from({ length: Math.max(1, f.sheets.length) }, (_, i) => ({ file: f.number, sheet: i + 1, row })),
    );
}

async function rowsAt(read: ImportReads, refs: readonly RecordRef[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const asked of refs) {
    const ref = await joinedInto(read, asked);
    const record = await read.recordAt(ref);
    const setAside = (await read.quarantined({ file: ref.file })).filter((q) => compareRefs(q, ref) === 0);
    rows.push({ ref, record, setAside });
  }
  const known = rows.filter((r) => r.record !== null || r.setAside.length > 0);
  return known.length > 0 ? known : rows.slice(0, 1);
}

/** The place of the record in which the row stands. */
async function joinedInto(read: ImportReads, ref: RecordRef): Promise<RecordRef> {
  const found = (await read.joinedRows(ref.file)).find((j) => compareRefs(j.ref, ref) === 0);
  return found ? { ...ref, row: found.into } : ref;
}

/** Records of the number, and rows that were set aside with it in one of their cells. */
async function rowsOfNumber(
  read: ImportReads & ReconcileReads,
  asked: { text: string; key: string },
): Promise<Row[]> {
  const linked = await read.parcelLinks(asked.text);
  const known = await read.recordsByNumber(asked.key);
  const seen = new Set(known.map((r) => refText(r.ref)));
  const more = linked.map((link) => link.ref).filter((ref) => !seen.has(refText(ref)));
  const records = [...known, ...(await read.records(uniqueRefs(more)))];
  const rows = records.map((record): Row => ({ ref: record.ref, record, setAside: [] }));
  const setAside = new Map<string, QuarantinedRow[]>();
  for (const q of await read.quarantined({})) {
    const cells: unknown = JSON.parse(q.cells);
    if (!Array.isArray(cells) || !cells.some((cell) => requestKey(`${cell}`) === asked.key)) continue;
    setAside.set(refText(q), [...(setAside.get(refText(q)) ?? []), q]);
  }
  for (const of of setAside.values()) {
    const [first] = of;
    if (first) rows.push({ ref: first, record: null, setAside: of });
  }
  return rows;
}

function uniqueRefs(refs: readonly RecordRef[]): RecordRef[] {
  return [...new Map(refs.map((ref) => [refText(ref), ref])).values()];
}

async function whereaboutsOf(
  read: WhyReads,
  row: Row & { file: StoredFile; files: readonly StoredFile[] },
): Promise<Whereabouts> {
  const { ref, record, file } = row;
  const place = placeOf(row.files, ref);
  const about = { place, ref, period: file.period };
  const requestNo = record?.requestNo ?? null;
  return { ...about, role: record?.role ?? null, requestNo, standing: await standingOf(read, row) };
}

async function standingOf(
  read: WhyReads,
  row: Row & { file: StoredFile; files: readonly StoredFile[] },
): Promise<RowStanding[]> {
  const { record, file, files } = row;
  const standing: RowStanding[] = file.lateFor === null ? [] : [{ kind: "late", period: file.lateFor }];
  if (file.withdrawal) {
    // Nothing of it counts, whatever the row was.
    const { at, by, reason } = file.withdrawal;
    return [{ kind: "withdrawn", day: dayInShanghai(at) ?? at, by, reason }];
  }
  if (row.setAside.length > 0)
    standing.push({ kind: "set-aside", findings: row.setAside.map((q) => findingOfRow(q, file)) });
  else if (record === null) standing.push({ kind: "no-record" });
  const parts = (await read.joinedRows(file.number)).filter(
    (j) => j.ref.sheet === row.ref.sheet && j.into === row.ref.row,
  );
  if (parts.length > 0)
    standing.push({ kind: "joined", rows: [row.ref.row, ...parts.map((j) => j.ref.row)] });
  if (file.supersededBy !== null) {
    const by = files.find((f) => f.number === file.supersededBy)?.name ?? `${file.supersededBy}`;
    return [...standing, { kind: "replaced", by }];
  }
  const by = await correctedBy(read, { ref: row.ref, files });
  if (by) return [...standing, { kind: "corrected", by }];
  if (record === null) return standing;
  return [...standing, ...(await ofCase(read, { record, period: file.period, files }))];
}

async function correctedBy(
  read: ImportReads,
  asked: { ref: RecordRef; files: readonly StoredFile[] },
): Promise<Place | null> {
  const found = (await read.rowCorrections({ file: asked.ref.file })).find(
    ({ row }) => compareRefs(row, asked.ref) === 0,
  );
  const file = found && asked.files.find((f) => f.number === found.by.file);
  return file ? placeOf(asked.files, found.by) : null;
}
