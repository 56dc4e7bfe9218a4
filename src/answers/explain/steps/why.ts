/** balis why: where a request's rows are now, and why they are, or are not, in their month's settlement. */

import { type Day, dayInShanghai } from "../../../core/day.ts";
import type { Finding } from "../../../core/finding.ts";
import type { Fen } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import {
  cellRow,
  compareRefs,
  type Place,
  parseRef,
  placeInSheet,
  positionOf,
  type RecordRef,
  refText,
} from "../../../core/source.ts";
import type { CloseReads } from "../../../month/close/port.ts";
import type { QuarantinedRow } from "../../../month/import/file.ts";
import type { ImportReads, StoredFile } from "../../../month/import/port.ts";
import { findingOfRow } from "../../../month/import/steps/set-aside-rows.ts";
import type { PassName } from "../../../month/reconcile/match.ts";
import type { ReconcileReads, StoredDiscrepancy } from "../../../month/reconcile/port.ts";
import type { SettleReads } from "../../../month/settle/port.ts";
import type { DiscrepancyKind, ResolutionKind } from "../../../records/discrepancy-kind.ts";
import { type RequestRecord, type RequestStatus, type Role, requestKey } from "../../../records/record.ts";
import type { Service } from "../../../registry/library.ts";
import type { Charge } from "../../../rules/charge.ts";
import { ownName } from "../../../tables/files.ts";

/** One thing that became of a row, in the order in which it happened. */
export type RowStanding =
  | { readonly kind: "set-aside"; readonly findings: readonly Finding[] }
  | { readonly kind: "no-record" }
  /** Several rows of the file make the record together. */
  | { readonly kind: "joined"; readonly rows: readonly number[] }
  | { readonly kind: "late"; readonly period: string }
  | { readonly kind: "replaced"; readonly by: string }
  | { readonly kind: "withdrawn"; readonly day: Day; readonly by: string; readonly reason: string }
  | { readonly kind: "corrected"; readonly by: Place }
  | { readonly kind: "not-reconciled"; readonly period: string; readonly service: Service }
  | { readonly kind: "open"; readonly id: string; readonly what: DiscrepancyKind; readonly riskFen: Fen }
  | {
      readonly kind: "resolved";
      readonly id: string;
      readonly what: DiscrepancyKind;
      readonly as: ResolutionKind;
      readonly reason: string;
      readonly by: string;
    }
  | { readonly kind: "not-counted" }
  | {
      readonly kind: "confirmed";
      readonly pass: PassName;
      readonly isBasis: boolean;
      /** Values that were agreed take the place of the row's own. */
      readonly isAgreed: boolean;
    }
  | { readonly kind: "not-filled"; readonly status: RequestStatus }
  | { readonly kind: "not-settled"; readonly period: string }
  | { readonly kind: "unpriced"; readonly finding: Finding }
  | { readonly kind: "charged"; readonly charges: readonly Charge[] }
  | { readonly kind: "closed"; readonly period: string };

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
export async function why(asked: {
  read: ImportReads & ReconcileReads & SettleReads & CloseReads;
  text: string;
}): Promise<Whereabouts[]> {
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
  read: ImportReads & ReconcileReads & SettleReads & CloseReads,
  row: Row & { file: StoredFile; files: readonly StoredFile[] },
): Promise<Whereabouts> {
  const { ref, record, file } = row;
  const sheet = file.encoding === "xlsx" ? (file.sheets[ref.sheet - 1] ?? null) : null;
  const place = { file: file.name, sheet, ...placeInSheet(ref.row) };
  const about = { place, ref, period: file.period };
  const requestNo = record?.requestNo ?? null;
  return { ...about, role: record?.role ?? null, requestNo, standing: await standingOf(read, row) };
}

async function standingOf(
  read: ImportReads & ReconcileReads & SettleReads & CloseReads,
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
  return [...standing, ...(await ofCase(read, { record, period: file.period }))];
}

async function correctedBy(
  read: ImportReads,
  asked: { ref: RecordRef; files: readonly StoredFile[] },
): Promise<Place | null> {
  const found = (await read.rowCorrections({ file: asked.ref.file })).find(
    ({ row }) => compareRefs(row, asked.ref) === 0,
  );
  const file = found && asked.files.find((f) => f.number === found.by.file);
  if (!file) return null;
  const sheet = file.encoding === "xlsx" ? (file.sheets[found.by.sheet - 1] ?? null) : null;
  return { file: file.name, sheet, ...placeInSheet(found.by.row) };
}

/** What reconciliation and settlement made of a record; one that was carried over stands in the later period. */
async function ofCase(
  read: ReconcileReads & SettleReads & CloseReads,
  of: { record: RequestRecord; period: string },
): Promise<RowStanding[]> {
  const { record } = of;
  const { service, ref } = record;
  const discrepancies = await read.discrepancies({ service, record: ref });
  const standing = discrepancies.map(ofDiscrepancy);
  const found = await read.matchOf(ref);
  if (found === null) {
    if (standing.length > 0)
      return discrepancies.some(isSettledWithout) ? [...standing, { kind: "not-counted" }] : standing;
    return [{ kind: "not-reconciled", period: of.period, service }];
  }
  const { match, period } = found;
  const isBasis = compareRefs(match.basis, ref) === 0;
  standing.push({ kind: "confirmed", pass: match.pass, isBasis, isAgreed: match.values !== null });
  if (record.status !== "filled" && isBasis)
    return [...standing, { kind: "not-filled", status: record.status }];
  return [...standing, ...(await ofSettlement(read, { period, service, caseKey: match.caseKey }))];
}

/** Resolved so that requests are settled, but not with this row. */
function isSettledWithout(d: StoredDiscrepancy): boolean {
  const kind = d.resolution?.kind;
  return kind === "supplier-right" || kind === "requester-right" || kind === "agreed-value";
}

function ofDiscrepancy(d: StoredDiscrepancy): RowStanding {
  const about = { id: d.id, what: d.kind };
  if (d.resolution === null) return { kind: "open", ...about, riskFen: d.riskFen };
  const { kind, reason, by } = d.resolution;
  return { kind: "resolved", ...about, as: kind, reason, by };
}

async function ofSettlement(
  read: SettleReads & CloseReads,
  of: { period: string; service: Service; caseKey: string },
): Promise<RowStanding[]> {
  const settlement = await read.settlement(of.period);
  if (settlement === null) return [{ kind: "not-settled", period: of.period }];
  const standing: RowStanding[] = [];
  for (const u of await read.unpriced(settlement.number)) {
    if (u.service === of.service && u.caseKey === of.caseKey)
      standing.push({ kind: "unpriced", finding: u.finding });
  }
  const charges = await read.chargesOfCase({ settlement: settlement.number, caseKey: of.caseKey });
  if (charges.length > 0) standing.push({ kind: "charged", charges });
  else if (standing.length === 0) standing.push({ kind: "not-settled", period: of.period });
  const isClosed = (await read.closes()).some((c) => c.period === of.period);
  return isClosed ? [...standing, { kind: "closed", period: of.period }] : standing;
}
