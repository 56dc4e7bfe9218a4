import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Fact, Store } from "../../../src/books/port.ts";
import { createBooks, openBooks } from "../../../src/books/sqlite/open.ts";
import { Refusal } from "../../../src/core/refusal.ts";
import type { Action } from "../../../src/core/store.ts";
import { entryOf } from "../../../src/month/ledger/entry.ts";
import { NOTHING_SAID, type RequestRecord } from "../../../src/records/record.ts";
import type { Charge } from "../../../src/rules/charge.ts";
import { ruleName } from "../../../src/rules/rules.ts";
import { policies } from "./facts.ts";

export const ACTION: Action = { at: "2019-06-05T10:00:00+08:00", operator: "王会计", command: "test" };

/** Runs a story on new books, and throws them away. */
export async function onBooks(story: (store: Store) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "balis-close-"));
  const path = join(folder, "test.db");
  try {
    await createBooks(path);
    const store = await openBooks(path);
    try {
      await story(store);
    } finally {
      await store.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export async function add(store: Store, facts: readonly Fact[], by: Partial<Action> = {}): Promise<void> {
  await store.apply(() => facts, { ...ACTION, ...by });
}

/** The refusal's code, then those of its findings. */
export async function refused(work: Promise<unknown>): Promise<string[]> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return [error.code, ...error.findings.map((f) => f.code)];
    throw error;
  }
  return [];
}

export function record(file: number, changes: Partial<RequestRecord>): RequestRecord {
  return {
    ...NOTHING_SAID,
    ref: { file, sheet: 1, row: 3 },
    service: "dd",
    role: "supplier",
    requestNo: "DD-1",
    requestKey: "DD-1",
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
    ...changes,
  };
}

/** A supplier's file of one row: request DD-<file>, 12 pages, 3.60. */
export function file(number: number, period: string): Fact[] {
  const name = `人大-${period}-${number}.xlsx`;
  const row = { requestNo: `DD-${number}`, requestKey: `DD-${number}`, suppliedOn: `${period}-03` };
  return [
    {
      kind: "file-opened",
      file: {
        number,
        sha256: `${number}`.padStart(64, "0"),
        name,
        bytes: 100,
        kind: "dd-supplier",
        library: "10002",
        period,
        lateFor: null,
        profile: "dd-supplier",
        profileHash: "c".repeat(64),
        encoding: "xlsx",
        sheets: ["明细"],
        isCorrection: false,
        despite: [],
        said: null,
      },
    },
    { kind: "records", records: [record(number, row)] },
    {
      kind: "file-read",
      receipt: {
        file: number,
        rows: 3,
        taken: 1,
        quarantined: 0,
        blank: 0,
        totals: 0,
        title: 2,
        leftOut: 0,
        joined: 0,
        hidden: 0,
      },
    },
  ];
}

/** The period's one request found to match. */
export async function reconcile(store: Store, about: { period: string; file: number }): Promise<void> {
  const { period } = about;
  const number = await store.read.nextRunNumber();
  const inputs = await store.read.reconciliationInputs({ period, service: "dd" });
  const ref = { file: about.file, sheet: 1, row: 3 };
  const [caseKey, basis] = [`DD-${about.file}`, ref];
  await add(store, [
    { kind: "reconciliation-run", run: { number, period, service: "dd", inputs } },
    { kind: "case-records", run: number, caseKey, refs: [ref] },
    {
      kind: "match",
      run: number,
      match: {
        service: "dd",
        caseKey,
        ordinal: 1,
        pass: "same-number",
        supplier: ref,
        requester: null,
        centre: null,
        basis,
        values: null,
        discrepancy: null,
      },
    },
  ]);
}

/**
 * The period settled with one subsidy; `bookedFen` is what the entry says, normally the same as the
 * charge.
 */
export async function settle(
  store: Store,
  about: { period: string; file: number; chargedFen: bigint; bookedFen: bigint; user?: string },
): Promise<void> {
  const { period, bookedFen } = about;
  const number = await store.read.nextSettlementNumber();
  const rules = [ruleName(policies(0n))];
  const inputs = await store.read.settlementInputs(period);
  const charge: Charge = {
    id: `C-${number}-1`,
    kind: "dd-subsidy",
    scheme: null,
    corrects: null,
    service: "dd",
    library: "10002",
    counterparty: "10003",
    caseKey: `DD-${about.file}`,
    ordinal: 1,
    record: { file: about.file, sheet: 1, row: 3 },
    quantity: 1n,
    unit: "request",
    fen: about.chargedFen,
    statedFen: 360n,
    rule: "dd-subsidy sample@2019",
    steps: [],
  };
  const entry = entryOf({
    id: `${period}/S${number}/dd-subsidy/10002`,
    period,
    day: `${period}-31`,
    text: "补贴",
    reverses: null,
    postings: [
      { account: "expense:dd-subsidy", fen: bookedFen },
      { account: "payable:library:10002", fen: -bookedFen },
    ],
  });
  await add(
    store,
    [
      { kind: "settlement-run", run: { number, period, inputs, rules, sample: true, funds: null } },
      { kind: "charge", settlement: number, charge },
      { kind: "entry-posted", settlement: number, entry },
    ],
    about.user === undefined ? {} : { user: about.user },
  );
}
