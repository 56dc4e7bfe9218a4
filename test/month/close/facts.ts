import { createHash } from "node:crypto";
import { type Period, parsePeriod } from "../../../src/core/period.ts";
import type { CloseFacts, OpenDiscrepancy } from "../../../src/month/close/facts.ts";
import type { RuleVersion } from "../../../src/rules/rules.ts";

export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

export function periodOf(id: string): Period {
  const period = parsePeriod(id);
  if (!period) throw new Error(id);
  return period;
}

export function policies(materialityFen: bigint): RuleVersion<"policies"> {
  return {
    part: "policies",
    pack: "balis-sample",
    version: "2017-01-01",
    from: "2017-01-01",
    to: null,
    sample: true,
    notice: { title: "样例", number: null, date: null, source: "sample", certainty: "sample" },
    hash: "b".repeat(64),
    body: { materialityFen, resolve: [] },
  };
}

export function discrepancy(id: string, riskFen: bigint, unsettledFen = riskFen): OpenDiscrepancy {
  return {
    downgradedBy: null,
    id,
    service: "dd",
    caseKey: `DD-${id}`,
    kind: "differs",
    supplier: "10002",
    requester: "10003",
    fields: [],
    records: [],
    evidence: "S+R",
    riskFen,
    unsettledFen,
  };
}

/**
 * May 2019, ready to close: 人大 is owed 1,234.50 and 北邮 45.00 for loans; the courier 20.00. One discrepancy of
 * 12.00 is open.
 */
export function closable(changes: Partial<CloseFacts> = {}): CloseFacts {
  const total = { scheme: null, service: null, count: 1, quantity: 1n };
  return {
    period: periodOf("2019-05"),
    openBefore: [],
    services: [
      {
        service: "dd",
        standing: { run: { number: 1, period: "2019-05", service: "dd", inputs: "i1" }, current: true },
      },
    ],
    files: [
      {
        sha256: "a".repeat(64),
        name: "人大-2019-05.xlsx",
        kind: "dd-supplier",
        library: "10002",
        lateFor: null,
        rows: 12,
        taken: 10,
        quarantined: 1,
      },
    ],
    leftOut: { rows: [], sheets: [], columns: [], totals: [], remarks: [] },
    missing: [],
    bills: [],
    answered: [],
    awaited: null,
    open: [discrepancy("D-1", 1200n)],
    deferred: [],
    resolved: 3,
    policies: policies(5000n),
    rules: [],
    settlement: {
      run: { number: 2, period: "2019-05", inputs: "s2", rules: [], sample: true, funds: null },
      current: true,
    },
    unpriced: [],
    uncovered: [],
    totals: [
      { ...total, kind: "fee-basis", library: "10002", fen: 200_000n },
      { ...total, kind: "dd-subsidy", library: "10002", fen: 123_450n },
      { ...total, kind: "ill-subsidy", library: "10013", fen: 4_500n },
      { ...total, kind: "courier", library: "10013", fen: 1_500n },
      { ...total, kind: "courier", library: null, fen: 500n },
    ],
    moved: [],
    balances: [
      { account: "expense:dd-subsidy", fen: 123_450n },
      { account: "expense:ill-subsidy", fen: 4_500n },
      { account: "expense:courier", fen: 2_000n },
      { account: "payable:library:10002", fen: -123_450n },
      { account: "payable:library:10013", fen: -4_500n },
      { account: "payable:courier:sample", fen: -2_000n },
    ],
    trialFen: 0n,
    entries: ['{"id":"2019-05/S2/dd-subsidy/10002"}'],
    requests: [{ service: "dd", status: "filled", requests: 10, pages: 120, volumes: 0 }],
    parties: { mode: "unregistered", settledBy: "李会计", approval: null, closedBy: null, sharedUser: null },
    ...changes,
  };
}
