/** Facts for the store's tests: the smallest whole files, runs and settlements, and what a test says of them. */

import type { Fact, Store } from "../../src/books/port.ts";
import type { RecordRef } from "../../src/core/source.ts";
import type { Action } from "../../src/core/store.ts";
import type { FileReceipt, SourceFile } from "../../src/month/import/file.ts";
import type { Discrepancy, Resolution } from "../../src/month/reconcile/discrepancy.ts";
import type { Match } from "../../src/month/reconcile/match.ts";
import type { ResolutionKind } from "../../src/records/discrepancy-kind.ts";
import { kindParts, NOTHING_SAID, type RecordKind, type RequestRecord } from "../../src/records/record.ts";
import type { Charge } from "../../src/rules/charge.ts";

export const ACTION: Action = { at: "2019-06-05T10:00:00+08:00", operator: "王会计", command: "balis test" };
export const MAY = "2019-05";
export const JUNE = "2019-06";

export async function add(store: Store, facts: readonly Fact[]): Promise<void> {
  await store.apply(() => facts, ACTION);
}

export function record(ref: RecordRef, kind: RecordKind, said: Partial<RequestRecord> = {}): RequestRecord {
  const { service, role } = kindParts(kind);
  return {
    ...NOTHING_SAID,
    ref,
    service,
    role,
    requestNo: `dd-${ref.row}`,
    requestKey: `DD-${ref.row}`,
    supplier: "10002",
    requester: "10003",
    requestedOn: "2019-05-02",
    suppliedOn: "2019-05-03",
    status: "filled",
    documentType: "期刊论文",
    urgency: "ordinary",
    sourcing: "own",
    pages: 12,
    feeFen: 360n,
    title: "题名“一”\u0000\n\t",
    itemId: "001234567890123456",
    ...said,
  };
}

interface FileSaid {
  readonly number: number;
  readonly period?: string;
  readonly kind?: RecordKind;
  readonly sha256?: string;
  readonly lateFor?: string;
}

export function sourceFile(said: FileSaid): SourceFile {
  return {
    number: said.number,
    sha256: said.sha256 ?? `${said.number}`.padStart(64, "0"),
    name: `文件 ${said.number}.xlsx`,
    bytes: 1234,
    kind: said.kind ?? "dd-supplier",
    library: "10002",
    period: said.period ?? MAY,
    lateFor: said.lateFor ?? null,
    profile: "样例",
    profileHash: "c".repeat(64),
    encoding: "xlsx",
    sheets: ["明细", "说明"],
    isCorrection: false,
    despite: [],
    said: null,
  };
}

export function receipt(file: number, said: Partial<FileReceipt> = {}): FileReceipt {
  const counts = { taken: 0, quarantined: 0, blank: 0, totals: 0, title: 2, leftOut: 0, joined: 0, ...said };
  const rows = counts.taken + counts.quarantined + counts.blank + counts.totals + counts.title;
  return { file, rows, hidden: 0, ...counts };
}

/** A file whose rows are those records, from row 3 on: one record for each given change. */
export function fileFacts(said: FileSaid, changes: readonly Partial<RequestRecord>[]): Fact[] {
  const kind = said.kind ?? "dd-supplier";
  const records = changes.map((c, i) => record({ file: said.number, sheet: 1, row: i + 3 }, kind, c));
  return [
    { kind: "file-opened", file: sourceFile(said) },
    { kind: "records", records },
    { kind: "file-read", receipt: receipt(said.number, { taken: records.length }) },
  ];
}

export const ref = (file: number, row = 3): RecordRef => ({ file, sheet: 1, row });

export function match(caseKey: string, basis: RecordRef, said: Partial<Match> = {}): Match {
  return {
    service: "dd",
    caseKey,
    ordinal: 1,
    pass: "same-number",
    supplier: basis,
    requester: null,
    centre: null,
    basis,
    values: null,
    discrepancy: null,
    ...said,
  };
}

export function discrepancy(id: string, caseKey: string, records: readonly RecordRef[]): Discrepancy {
  return {
    id,
    service: "dd",
    caseKey,
    kind: "differs",
    supplier: "10002",
    requester: "10003",
    fields: [{ field: "pages", supplier: "12", requester: "10", centre: null }],
    records,
    evidence: "S+R",
    riskFen: 360n,
    downgradedBy: null,
  };
}

export function resolution(id: string, kind: ResolutionKind = "supplier-right"): Resolution {
  return { discrepancy: id, kind, values: null, reason: "已核实", by: "王会计" };
}

/** A run that finds one plain match for each file given (its row 3, under the key DD-<file>). */
export function runOf(run: number, files: readonly number[], period = MAY): Fact[] {
  return [
    { kind: "reconciliation-run", run: { number: run, period, service: "dd", inputs: `${run}` } },
    ...files.flatMap((file): Fact[] => [
      { kind: "case-records", run, caseKey: `DD-${file}`, refs: [ref(file)] },
      { kind: "match", run, match: match(`DD-${file}`, ref(file)) },
    ]),
  ];
}

/** A file of one row whose request number is DD-<file>. */
export function oneRow(said: FileSaid, changes: Partial<RequestRecord> = {}): Fact[] {
  const requestKey = `DD-${said.number}`;
  return fileFacts(said, [{ requestNo: requestKey, requestKey, ...changes }]);
}

/** A run that finds file 1's only row in disagreement, as D-1. */
export function disputed(run: number, period = MAY): Fact[] {
  return [
    { kind: "reconciliation-run", run: { number: run, period, service: "dd", inputs: `${run}` } },
    { kind: "case-records", run, caseKey: "DD-1", refs: [ref(1)] },
    { kind: "discrepancy", run, discrepancy: discrepancy("D-1", "DD-1", [ref(1)]) },
  ];
}

/** The resolution of D-1 and the match it makes. */
export function resolved(run: number, said: Partial<Resolution> = {}): Fact[] {
  const made = { ...resolution("D-1"), ...said };
  const resolvedMatch = match("DD-1", ref(1), {
    pass: "resolved",
    discrepancy: "D-1",
    values: made.values,
  });
  return [
    { kind: "resolution-made", resolution: made },
    { kind: "match", run, match: resolvedMatch },
  ];
}

export function charge(id: string, said: Partial<Charge> = {}): Charge {
  return {
    id,
    kind: "dd-subsidy",
    scheme: null,
    corrects: null,
    service: "dd",
    library: "10002",
    counterparty: null,
    caseKey: "DD-1",
    ordinal: 1,
    record: ref(1),
    quantity: 1n,
    unit: "request",
    fen: 306n,
    statedFen: 360n,
    rule: "dd-subsidy balis-dd@2017-01-01",
    steps: [{ item: "rate", quantity: 85n, unit: "percent", unitFen: 360n, fen: 306n }],
    ...said,
  };
}

export function settlementOf(number: number, period: string, charges: readonly Charge[]): Fact[] {
  const run = {
    number,
    period,
    inputs: `${number}`,
    rules: ["dd-subsidy balis-dd@2017-01-01"],
    sample: true,
    funds: null,
  };
  return [
    { kind: "settlement-run", run },
    ...charges.map((c): Fact => ({ kind: "charge", settlement: number, charge: c })),
  ];
}

export function entryFact(settlement: number, said: { id: string; period: string; fen?: bigint }): Fact {
  const fen = said.fen ?? 306n;
  return {
    kind: "entry-posted",
    settlement,
    entry: {
      id: said.id,
      period: said.period,
      day: `${said.period}-28`,
      text: "补贴",
      reverses: null,
      postings: [
        { account: "expense:dd-subsidy", fen },
        { account: "payable:library:10002", fen: -fen },
      ],
    },
  };
}

const NO_CLOSE = "0".repeat(64);

export function closeOf(period: string, ordinal = 1, previous = NO_CLOSE): Fact {
  return {
    kind: "period-closed",
    close: { period, ordinal, manifest: `{"period":"${period}"}`, hash: `${ordinal}`.repeat(64), previous },
  };
}

export async function gathered<T>(stream: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const batch of stream) all.push(...batch);
  return all;
}
