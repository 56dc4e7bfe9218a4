/** 勾稽关系: a workbook whose figures do not agree with the ledger or with the single requests is never written. */
import { describe, expect, test } from "vitest";
import { Refusal } from "../../../src/core/refusal.ts";
import { type Entry, entryOf } from "../../../src/month/ledger/entry.ts";
import { financeWorkbook } from "../../../src/papers/report/finance/finance.ts";
import type { FinanceFacts } from "../../../src/papers/report/finance/finance-facts.ts";
import { reportWords } from "../../../src/papers/report/words/report.ts";
import { subsidyCharge } from "../../support/charges.ts";

const entry = (fen: bigint): Entry =>
  entryOf({
    id: "2019-05/S1/dd-subsidy/10002",
    period: "2019-05",
    day: "2019-05-31",
    text: "",
    reverses: null,
    postings: [
      { account: "expense:dd-subsidy", fen },
      { account: "payable:library:10002", fen: -fen },
    ],
  });

const use = { period: "2019-05", user: "10001", payee: "10002", service: "dd", of: "C-1-1" } as const;

/** 人大: two requests with a basis of 17.20, half of which is 8.60. */
const facts: FinanceFacts = {
  period: { id: "2019-05", from: "2019-05-01", to: "2019-05-31" },
  centre: "中心",
  label: "",
  programVersion: "0",
  libraries: new Map(),
  sample: true,
  subsidies: [subsidyCharge({})],
  courier: [],
  courierHeld: [],
  grants: [],
  movements: [],
  basis: [
    { service: "dd", requests: 2n, volumes: 0n, fen: 1720n },
    { service: "ill", requests: 0n, volumes: 0n, fen: 0n },
  ],
  used: [
    { ...use, kind: "fee-basis", quantity: 2n, fen: 1720n },
    { ...use, kind: "dd-subsidy", quantity: 0n, fen: 860n },
  ],
  members: new Set(["10001"]),
  entries: [entry(860n)],
  balances: [
    { account: "expense:dd-subsidy", fen: 860n },
    { account: "payable:library:10002", fen: -860n },
  ],
  rules: [],
  files: [],
  discrepancies: { open: 0, resolved: 0, deferred: [] },
  unpriced: { unpriced: 0, differs: 0 },
  answered: [],
  consent: null,
  close: null,
};

function brokenTies(change: Partial<FinanceFacts>): string[] {
  try {
    financeWorkbook({ ...facts, ...change }, reportWords.en);
  } catch (error) {
    if (error instanceof Refusal && error.code === "report-must-tie-out") {
      return error.findings.map((f) => (f.params as { tie: string }).tie);
    }
    throw error;
  }
  return [];
}

describe("the finance workbook", () => {
  test("is made when both sides of every tie agree, also of a month without any money", () => {
    expect(brokenTies({})).toEqual([]);
    const nothing = { subsidies: [], entries: [], balances: [], basis: [], used: [] };
    expect(brokenTies(nothing)).toEqual([]);
  });

  test("is refused when a subsidy is one fen more than the ledger has", () => {
    const balances = [{ account: "payable:library:10002", fen: -859n } as const];
    expect(brokenTies({ entries: [entry(859n)], balances })).toEqual([
      "dd-subsidy-in-ledger",
      "payable-by-library",
    ]);
  });

  test("is made where libraries settle fees among themselves and nothing is subsidized", () => {
    const [basis] = facts.used;
    const used = basis ? [basis] : [];
    expect(brokenTies({ subsidies: [], entries: [], balances: [], used })).toEqual([]);
  });

  test("is refused when the single requests add up to something else", () => {
    const basis = [{ service: "dd" as const, requests: 3n, volumes: 0n, fen: 1719n }];
    expect(brokenTies({ basis })).toEqual([
      "requests-by-request",
      "basis-by-request",
      "used-requests",
      "used-basis",
    ]);
  });

  test("is refused when what the requesters used is one fen less than what their suppliers are paid", () => {
    const [basis, subsidy] = facts.used;
    const used = basis && subsidy ? [basis, { ...subsidy, fen: 859n }] : [];
    expect(brokenTies({ used })).toEqual(["used-dd-subsidy", "used-schemes"]);
  });

  test("is refused when a request is missing among those by requester", () => {
    const [basis, subsidy] = facts.used;
    const used = basis && subsidy ? [{ ...basis, quantity: 1n, fen: 1360n }, subsidy] : [];
    expect(brokenTies({ used })).toEqual(["used-requests", "used-basis"]);
  });

  test("is refused when the courier's charges are not booked", () => {
    const line = subsidyCharge({
      id: "C-1-2",
      kind: "courier",
      quantity: 1n,
      unit: "parcel",
      fen: 800n,
      statedFen: 800n,
      steps: [],
    });
    expect(brokenTies({ courier: [line] })).toEqual(["courier-in-ledger"]);
  });
});
