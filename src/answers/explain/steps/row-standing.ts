/** What became of a record: its discrepancies, its match, its settlement, and what became known of it after the close. */

import type { Day } from "../../../core/day.ts";
import type { Finding } from "../../../core/finding.ts";
import { by } from "../../../core/list.ts";
import type { Fen } from "../../../core/money.ts";
import { periodOf } from "../../../core/period.ts";
import { compareRefs, type Place, type RecordRef } from "../../../core/source.ts";
import type { CloseReads } from "../../../month/close/port.ts";
import { placeOf } from "../../../month/import/file.ts";
import type { ImportReads, StoredFile } from "../../../month/import/port.ts";
import { nextOpenPeriod } from "../../../month/import/steps/periods.ts";
import { joinedAccounts } from "../../../month/reconcile/account.ts";
import { type PassName, withAgreed } from "../../../month/reconcile/match.ts";
import type { ReconcileReads, StoredDiscrepancy } from "../../../month/reconcile/port.ts";
import type { Correction } from "../../../month/settle/correction.ts";
import type { SettleReads } from "../../../month/settle/port.ts";
import { correctionRuns } from "../../../month/settle/steps/correction-runs.ts";
import {
  type DiscrepancyKind,
  isSettledThen,
  type ResolutionKind,
} from "../../../records/discrepancy-kind.ts";
import type { RequestRecord, RequestStatus } from "../../../records/record.ts";
import type { Service } from "../../../registry/library.ts";
import type { Charge } from "../../../rules/charge.ts";

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
  /** Another file's row says the same: both are one account. */
  | { readonly kind: "repeated"; readonly by: Place }
  | {
      readonly kind: "confirmed";
      readonly pass: PassName;
      readonly isBasis: boolean;
      /** Values that were agreed take the place of the row's own. */
      readonly isAgreed: boolean;
    }
  | { readonly kind: "not-filled"; readonly status: RequestStatus }
  | { readonly kind: "not-settled"; readonly period: string }
  /** Settled, and nothing is charged for it. */
  | { readonly kind: "free"; readonly period: string }
  /** The charges are those of a settlement that is out of date. */
  | { readonly kind: "out-of-date"; readonly period: string }
  /** Settled in a closed period and then corrected, in the settlement of `into`. */
  | {
      readonly kind: "changed";
      readonly run: string;
      readonly into: string;
      readonly isVoid: boolean;
      readonly reason: string;
    }
  /** The later word on it was heard, and what was settled stays. */
  | { readonly kind: "kept" }
  /** Open when its period was closed; it went on into a later one, or will. */
  | { readonly kind: "went-on"; readonly from: string; readonly into: string }
  | { readonly kind: "unpriced"; readonly finding: Finding }
  | { readonly kind: "charged"; readonly charges: readonly Charge[] }
  | { readonly kind: "closed"; readonly period: string };

export type WhyReads = ImportReads & ReconcileReads & SettleReads & CloseReads;

/** What reconciliation and settlement made of a record; one that was carried over stands in the later period. */
export async function ofCase(
  read: WhyReads,
  of: { record: RequestRecord; period: string; files: readonly StoredFile[] },
): Promise<RowStanding[]> {
  const { record, files } = of;
  const { service, ref } = record;
  const discrepancies = [...(await read.discrepancies({ service, record: ref }))].sort(by((d) => d.run));
  const standing = await ofDiscrepancies(read, discrepancies);
  const account = await accountOf(read, record);
  for (const twin of account.others) standing.push({ kind: "repeated", by: placeOf(files, twin.ref) });
  const found = await read.matchOf(account.ref);
  if (found === null) {
    if (discrepancies.length === 0)
      return [...standing, { kind: "not-reconciled", period: of.period, service }];
    return discrepancies.some(isSettledWithout) ? [...standing, { kind: "not-counted" }] : standing;
  }
  const { match, period } = found;
  const isBasis = compareRefs(match.basis, account.ref) === 0;
  standing.push({ kind: "confirmed", pass: match.pass, isBasis, isAgreed: match.values !== null });
  const [basis] = await read.records([match.basis]);
  const status = basis && withAgreed(basis, match.values).status;
  if (status !== undefined && status !== "filled") return [...standing, { kind: "not-filled", status }];
  const { caseKey, ordinal } = match;
  const home = homeOf(files, match.basis.file);
  return [...standing, ...(await ofSettlement(read, { period, home, service, caseKey, ordinal }))];
}

/** The account that a row belongs to, by the row that stands for it, and the other rows of it. */
async function accountOf(
  read: ReconcileReads,
  record: RequestRecord,
): Promise<{ ref: RecordRef; others: readonly RequestRecord[] }> {
  const side = (await read.caseOf(record.ref)).filter((row) => row.role === record.role);
  for (const account of joinedAccounts(side)) {
    const rows = [account.record, ...account.twins];
    const others = rows.filter((row) => compareRefs(row.ref, record.ref) !== 0);
    if (others.length < rows.length) return { ref: account.record.ref, others };
  }
  return { ref: record.ref, others: [] };
}

function homeOf(files: readonly StoredFile[], number: number): string {
  const file = files.find((f) => f.number === number);
  return file?.lateFor ?? file?.period ?? "";
}

/** Resolved so that requests are settled, but not with this row. */
function isSettledWithout(d: StoredDiscrepancy): boolean {
  const kind = d.resolution?.kind;
  if (isSettledThen(d.kind)) return false;
  return kind === "supplier-right" || kind === "requester-right" || kind === "agreed-value";
}

/** One that its closed period left open is told once: where it is now. */
async function ofDiscrepancies(
  read: WhyReads,
  discrepancies: readonly StoredDiscrepancy[],
): Promise<RowStanding[]> {
  const standing: RowStanding[] = [];
  const closed = new Set((await read.closes()).map((c) => c.period));
  for (const [i, d] of discrepancies.entries()) {
    const later = discrepancies[i + 1];
    if (d.resolution !== null || !closed.has(d.period)) standing.push(ofDiscrepancy(d));
    else if (later === undefined) {
      const into = (await nextOpenPeriod(read, periodOf(d.period))).id;
      standing.push(ofDiscrepancy(d), { kind: "went-on", from: d.period, into });
    }
    if (isSettledThen(d.kind) && d.resolution !== null && d.resolution.kind !== "defer")
      standing.push(...(await afterDecision(read, d)));
  }
  return standing;
}

/** What a decision on something settled corrected; or it stays as it was settled. */
async function afterDecision(read: WhyReads, d: StoredDiscrepancy): Promise<RowStanding[]> {
  const made = (await read.corrections({ into: d.period })).filter((c) => c.discrepancy === d.id);
  if (made.length === 0) return [{ kind: "kept" }];
  return Promise.all(made.map((c) => changedBy(read, c)));
}

async function changedBy(read: SettleReads, c: Correction): Promise<RowStanding> {
  const name = (await correctionRuns(read, c.period)).get(c.into) ?? "";
  const { into, reason } = c;
  const isVoid = c.change.kind === "void";
  return { kind: "changed", run: `${c.period}/${name}`, into, isVoid, reason };
}

function ofDiscrepancy(d: StoredDiscrepancy): RowStanding {
  const about = { id: d.id, what: d.kind };
  if (d.resolution === null) return { kind: "open", ...about, riskFen: d.riskFen };
  const { kind, reason, by } = d.resolution;
  return { kind: "resolved", ...about, as: kind, reason, by };
}

async function ofSettlement(
  read: WhyReads,
  of: { period: string; home: string; service: Service; caseKey: string; ordinal: number },
): Promise<RowStanding[]> {
  const { period, service, caseKey, ordinal } = of;
  const settlement = await read.settlement(period);
  if (settlement === null) return [{ kind: "not-settled", period }];
  const standing: RowStanding[] = [];
  for (const u of await read.unpriced(settlement.number)) {
    if (u.service === service && u.caseKey === caseKey && u.ordinal === ordinal)
      standing.push({ kind: "unpriced", finding: u.finding });
  }
  const isClosed = (await read.closes()).some((c) => c.period === period);
  const isCurrent = isClosed || settlement.inputs === (await read.settlementInputs(period));
  const all = await read.chargesOfCase({ settlement: settlement.number, caseKey });
  const charges = all.filter((c) => c.service === service && c.ordinal === ordinal);
  if (charges.length > 0) standing.push({ kind: "charged", charges });
  else if (isCurrent && standing.length === 0) standing.push({ kind: "free", period });
  if (!isCurrent) standing.push({ kind: charges.length > 0 ? "out-of-date" : "not-settled", period });
  if (isClosed) standing.push({ kind: "closed", period });
  return [...standing, ...(await laterWords(read, of))];
}

/** What became known of a settled request after the close: reported by later files, or noted by hand. */
async function laterWords(
  read: WhyReads,
  of: { home: string; service: Service; caseKey: string; ordinal: number },
): Promise<RowStanding[]> {
  const { home: period, service, caseKey, ordinal } = of;
  const latest = new Map<string, StoredDiscrepancy>();
  for (const d of (await read.discrepancies({ service, caseKey })).sort(by((other) => other.run)))
    if (isSettledThen(d.kind)) latest.set(d.id, d);
  const standing: RowStanding[] = [];
  for (const d of latest.values()) {
    standing.push(ofDiscrepancy(d));
    const after = d.resolution === null ? [] : await afterDecision(read, d);
    standing.push(...after.filter((s) => s.kind === "kept"));
  }
  const noted = (await read.corrections({ period })).filter(
    (c) => c.service === service && c.caseKey === caseKey && c.ordinal === ordinal,
  );
  const last = noted.at(-1);
  return last === undefined ? standing : [...standing, await changedBy(read, last)];
}
