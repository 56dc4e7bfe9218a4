/** balis status PERIOD: how good what was received is, and whom to call: who has not delivered what, since when. */

import { type Day, dayInShanghai } from "../../../core/day.ts";
import { compareKeys } from "../../../core/list.ts";
import { type Period, periodOf } from "../../../core/period.ts";
import type { Action } from "../../../core/store.ts";
import type { FindingReads } from "../../../month/close/port.ts";
import { missingFiles } from "../../../month/close/steps/missing-files.ts";
import { type NilReturn, readPeriodFindings } from "../../../month/close/steps/period-findings.ts";
import { hasToSettle } from "../../../month/close/steps/read-close-facts.ts";
import { stands } from "../../../month/import/file.ts";
import type { ImportReads, StoredFile } from "../../../month/import/port.ts";
import { compareScores, type QualityCount, type Score, scoreOf } from "../../../month/import/quality.ts";
import { refuseUnbegun } from "../../../month/import/steps/periods.ts";
import { type QueuedDiscrepancy, readQueue } from "../../../month/reconcile/steps/discrepancy-queue.ts";
import type { RequestRecord } from "../../../records/record.ts";
import { isServiceKind } from "../../../records/service-record.ts";
import type { LibraryCode, Service } from "../../../registry/library.ts";
import { type Chase, type Sender, unsentOf } from "../chase.ts";

interface SenderQuality extends QualityCount {
  readonly library: Sender;
  readonly score: Score | null;
}

export interface PeriodStatus {
  readonly period: string;
  /** Worst first. */
  readonly quality: readonly SenderQuality[];
  /** Rows to correct, then answers, then files; by library. None once it is closed. */
  readonly chase: readonly Chase[];
  /** How many of the period's findings ask for a person (none once it is closed), and how many somebody has answered. */
  readonly findings: { readonly open: number; readonly answered: number };
  readonly nilReturns: readonly NilReturn[];
}

const SERVICES: readonly Service[] = ["dd", "ill"];

export async function periodStatus(asked: {
  read: FindingReads;
  period: string;
  action: Action;
}): Promise<PeriodStatus> {
  const { read } = asked;
  const period = periodOf(asked.period);
  const files = await read.files();
  const standing = files.filter((f) => f.period === period.id && stands(f));
  const open = await readQueue({ read, filter: { period: period.id, status: "open" }, action: asked.action });
  const overdue = open.filter((d) => d.isOverdue);
  const counts = await countRows(read, { period, standing, overdue });
  const quality = [...counts]
    .map(([library, count]) => ({
      library: library === "" ? null : library,
      ...count,
      score: scoreOf(count),
    }))
    .sort(
      (a, b) => (a.score && b.score ? compareScores(a.score, b.score) : 0) || order(a.library, b.library),
    );
  const chase = [
    ...(await rowsToCorrect(read, { period, standing })),
    ...unanswered(overdue),
    ...unsentOf(await missingFiles(read, { period, owed: true }), period),
  ];
  // Nothing is known of it and nothing is expected: the month was mistyped, or nobody has begun with it.
  const isKnown = standing.length > 0 || (await hasToSettle(read, period.id));
  if (!isKnown && chase.length === 0) await refuseUnbegun(read, period.id);
  const { findings: all, answered, closed, nilReturns } = await readPeriodFindings(read, { period });
  const findings = { open: closed ? 0 : all.length - answered.length, answered: answered.length };
  // Who is reminded of a closed month could change nothing of it.
  return { period: period.id, quality, chase: closed ? [] : chase, findings, nilReturns };
}

function order(a: Sender, b: Sender): number {
  return compareKeys(a ?? "", b ?? "");
}

type Counts = Map<string, { -readonly [K in keyof QualityCount]: number }>;

async function countRows(
  read: ImportReads,
  of: { period: Period; standing: readonly StoredFile[]; overdue: readonly QueuedDiscrepancy[] },
): Promise<Counts> {
  const counts: Counts = new Map();
  const count = (library: Sender, what: keyof QualityCount, by = 1): void => {
    const now = counts.get(library ?? "") ?? { rows: 0, refused: 0, late: 0, corrected: 0, unanswered: 0 };
    now[what] += by;
    counts.set(library ?? "", now);
  };
  const files = new Map(of.standing.map((f) => [f.number, f]));
  for (const service of SERVICES) {
    for await (const batch of read.recordsOf({ period: of.period.id, service })) {
      for (const record of batch) {
        const file = files.get(record.ref.file);
        if (!file) continue; // carried over from the month before: counted there
        const sender = senderOf(record, file);
        count(sender, "rows");
        if (file.lateFor !== null) count(sender, "late");
      }
    }
  }
  for (const file of of.standing) {
    if (!isServiceKind(file.kind) || file.receipt.taken === 0) continue;
    count(file.library, "rows", file.receipt.taken);
    if (file.lateFor !== null) count(file.library, "late", file.receipt.taken);
  }
  const refused = new Set<string>();
  for (const q of await read.quarantined({ period: of.period.id })) {
    const file = files.get(q.file);
    const place = `${q.file}:${q.sheet}:${q.row}`;
    if (!file || refused.has(place)) continue;
    refused.add(place);
    count(file.library, "rows");
    count(file.library, "refused");
  }
  for (const { by } of await read.rowCorrections({ period: of.period.id })) {
    const file = files.get(by.file);
    const record = await read.recordAt(by);
    if (file) count(record ? senderOf(record, file) : file.library, "corrected");
  }
  for (const d of of.overdue) for (const library of partiesOf(d)) count(library, "unanswered");
  return counts;
}

/** Whose account the row is: the file's library, or in a collected file the one that speaks in the row. */
function senderOf(record: RequestRecord, file: StoredFile): Sender {
  if (file.library !== null || record.role === "centre") return file.library;
  return record.role === "supplier" ? record.supplier : record.requester;
}

function partiesOf(d: QueuedDiscrepancy): LibraryCode[] {
  return [...new Set([d.supplier, d.requester].flatMap((library) => (library === null ? [] : [library])))];
}

async function rowsToCorrect(
  read: ImportReads,
  of: { period: Period; standing: readonly StoredFile[] },
): Promise<Chase[]> {
  const places = new Map<number, Set<string>>();
  for (const q of await read.quarantined({ period: of.period.id }))
    places.set(q.file, (places.get(q.file) ?? new Set()).add(`${q.sheet}:${q.row}`));
  return of.standing
    .flatMap((f) => {
      const count = places.get(f.number)?.size ?? 0;
      const since = dayInShanghai(f.importedAt) ?? of.period.to;
      return count === 0 ? [] : [{ library: f.library, what: "rows" as const, count, since }];
    })
    .sort((a, b) => order(a.library, b.library));
}

function unanswered(overdue: readonly QueuedDiscrepancy[]): Chase[] {
  const found = new Map<LibraryCode, { count: number; since: Day }>();
  for (const d of overdue) {
    for (const library of partiesOf(d)) {
      const now = found.get(library);
      const due = d.dueOn ?? d.foundOn;
      found.set(library, {
        count: (now?.count ?? 0) + 1,
        since: now && now.since < due ? now.since : due,
      });
    }
  }
  return [...found]
    .sort(([a], [b]) => order(a, b))
    .map(([library, { count, since }]) => ({ library, what: "answers" as const, count, since }));
}
