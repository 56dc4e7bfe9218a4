/** 对账: the facts of each case in their order, what is counted of them, and what stands of an earlier run. */
import { describe, expect, test } from "vitest";
import {
  emptyCount,
  type ReconcileContext,
  reconciler,
} from "../../../src/month/reconcile/plan-reconciliation.ts";
import type { RequestRecord } from "../../../src/records/record.ts";
import { directoryOf } from "../../../src/registry/directory.ts";
import type { ResolvePolicy } from "../../../src/rules/policies-rule.ts";
import { recordOf } from "../../support/records.ts";
import { periodOf, policies, sha256 } from "../close/facts.ts";

const member = (library: string, service: "dd" | "ill" = "dd") =>
  ({ library, service, role: "member", from: "2007-11-01", to: null }) as const;
const CONTEXT: ReconcileContext = {
  ...{
    run: 7,
    period: periodOf("2019-05"),
    rules: [],
    policies: undefined,
    standing: new Map(),
    hash: sha256,
  },
  directory: directoryOf({
    libraries: [],
    aliases: [],
    agreements: [member("10001"), member("10002"), member("10001", "ill"), member("10002", "ill")],
  }),
  worth: (record) => record.feeFen ?? BigInt(record.pages ?? 0) * 30n,
  isInvoiced: () => false,
  mayBeOutside: () => false,
  lateFor: () => null,
};

/** Each fact in a word or two, and the counts; a case is all records of one number. */
function planned(cases: readonly RequestRecord[][], said: Partial<ReconcileContext> = {}) {
  const count = emptyCount();
  const plan = reconciler({ ...CONTEXT, ...said }, count);
  const facts = [
    ...cases.flatMap((records) => {
      const { service = "dd", requestKey: key = "" } = records[0] ?? {};
      return [...plan.add({ service, key, records, settled: null })];
    }),
    ...plan.finish(),
  ];
  const told = facts.map((fact) => {
    if (fact.kind === "case-records") return `${fact.caseKey}: ${fact.refs.length}`;
    if (fact.kind === "match") return `match ${fact.match.pass} ${fact.match.ordinal}`;
    if (fact.kind === "parcel-links")
      return `parcels ${fact.links.map((l) => `${l.waybill} ${l.leg}`).join(", ")}`;
    if (fact.kind === "discrepancy")
      return `${fact.discrepancy.kind} ${fact.discrepancy.riskFen} ${fact.discrepancy.downgradedBy ?? "open"}`;
    return fact.kind === "resolution-made" ? `${fact.resolution.kind} by ${fact.resolution.by}` : fact.kind;
  });
  return { told, count, ids: facts.flatMap((f) => (f.kind === "discrepancy" ? [f.discrepancy.id] : [])) };
}

const both = (no: string, ...[own, other]: Partial<RequestRecord>[]) => [
  recordOf("supplier", { requestNo: no, feeFen: null, ...own }),
  recordOf("requester", { requestNo: no, ...other }),
];
// 12 pages at 0.30 beside 11: 0.30 at risk; beside 2: 3.00.
const byOne = both("A1", {}, { pages: 11 });
const byTen = both("A2", {}, { pages: 2 });
const sumOfKind = { count: 2, open: 2, riskFen: 330n };

test("matches and discrepancies are facts after the records of their case, and counted by pass, kind and evidence", () => {
  const { told, count } = planned([both("A0"), both("A9"), byOne, byTen]);
  expect(told).toEqual([
    ...["A0: 2", "match same-number-and-parties 1", "A9: 2", "match same-number-and-parties 1"],
    ...["A1: 2", "differs 30 open", "A2: 2", "differs 300 open"],
  ]);
  expect(count).toMatchObject({ records: 8, cases: 4, standing: 0 });
  expect([...count.matched]).toEqual([["same-number-and-parties", 2]]);
  expect([...count.kinds]).toEqual([["differs", sumOfKind]]);
  expect([...count.evidence]).toEqual([["S+R", { cases: 4, open: 2, riskFen: 330n }]]);
});

test("only a loan's parcels are facts", () => {
  const parcels = { waybillOut: "W1、W2", waybillBack: "W3" };
  const loan = both("L1", { service: "ill", ...parcels }, { service: "ill" });
  expect(planned([loan]).told).toEqual([
    ...["L1: 2", "parcels W1 out, W2 out, W3 back", "match same-number-and-parties 1"],
  ]);
  expect(planned([both("A0", parcels)]).told).toEqual(["A0: 2", "match same-number-and-parties 1"]);
  expect(planned([both("L1", { service: "ill" }, { service: "ill" })]).told).toHaveLength(2);
});

describe("what a policy decides", () => {
  const rule = (said: Partial<ResolvePolicy>) => {
    const plain = { key: "small", kind: "differs", service: null, libraries: null, fields: null } as const;
    const limits = {
      maxPages: null,
      maxRiskFen: 30n,
      centreAgrees: false,
      resolution: "supplier-right",
    } as const;
    return { ...policies(0n), body: { materialityFen: 0n, resolve: [{ ...plain, ...limits, ...said }] } };
  };
  const NAME = "policy:small policies balis-sample@2017-01-01";

  test("is a resolution with its matches, and not open; beyond its limit it decides nothing", () => {
    const { told, count } = planned([byOne, byTen], { policies: rule({}) });
    expect(told).toEqual([
      ...["A1: 2", "differs 30 open", `supplier-right by ${NAME}`, "match resolved 1"],
      ...["A2: 2", "differs 300 open"],
    ]);
    expect([...count.kinds]).toEqual([["differs", { count: 2, open: 1, riskFen: 300n }]]);
    expect([...count.evidence]).toEqual([["S+R", { cases: 2, open: 1, riskFen: 300n }]]);
    expect([[...count.policies], [...count.matched]]).toEqual([[["small", 1]], [["resolved", 1]]]);
    const twice = planned([byOne, both("A3", {}, { pages: 11 })], { policies: rule({}) }).count;
    expect([[...twice.policies], [...twice.matched]]).toEqual([[["small", 2]], [["resolved", 2]]]);
  });

  test("may be that it is minor: it stays open", () => {
    const { told, count } = planned([byOne], { policies: rule({ resolution: "downgrade" }) });
    expect(told).toEqual(["A1: 2", `differs 30 ${NAME}`]);
    expect(count.kinds.get("differs")?.open).toBe(1);
  });

  test("was decided, or withdrawn, where the run stands already", () => {
    expect(planned([byOne], { policies: rule({}), isStanding: true }).told).toEqual([
      "A1: 2",
      "differs 30 open",
    ]);
  });

  test("is not asked where a person's decision stands; one that the kind does not allow stands no more", () => {
    const [id = ""] = planned([byOne]).ids;
    const standing = (kind: "requester-right" | "write-off") =>
      new Map([[id, { discrepancy: id, kind, values: null, reason: "x", by: "王" }]]);
    const kept = planned([byOne], { policies: rule({}), standing: standing("requester-right") });
    expect(kept.told).toEqual(["A1: 2", "differs 30 open", "match resolved 1"]);
    expect([kept.count.standing, kept.count.policies.size]).toEqual([1, 0]);
    const off = planned([byOne], { standing: standing("write-off") });
    expect([off.told, off.count.standing]).toEqual([["A1: 2", "differs 30 open"], 1]);
  });
});

describe("a one-sided case waits until all are judged", () => {
  const only = (role: "supplier" | "requester", no: string, said: Partial<RequestRecord> = {}) => [
    recordOf(role, { requestNo: no, feeFen: null, ...said }),
  ];
  test("its other side is found under the plain number: one case, with the first one's number", () => {
    const { told, count } = planned([
      only("supplier", "DD-2019 0500093"),
      both("A0"),
      only("requester", "20190500093"),
    ]);
    expect(told).toEqual([
      ...["A0: 2", "match same-number-and-parties 1", "DD-2019 0500093: 2", "match same-plain-number 1"],
    ]);
    expect([count.cases, count.records]).toEqual([2, 4]);
  });
  test("where it is only alike, one question is asked of both", () => {
    const { told, count } = planned([only("supplier", "2019050093"), only("requester", "2019050039")]);
    expect(told).toEqual(["2019050093: 2", "possible-match 360 open"]);
    expect([count.cases, [...count.kinds.keys()]]).toEqual([1, ["possible-match"]]);
  });
  test("where there is none, it is one-sided", () => {
    const { told } = planned([
      only("supplier", "A1"),
      only("requester", "B2", { requester: "10001", pages: 3 }),
    ]);
    expect(told).toEqual(["A1: 1", "supplier-only 360 open", "B2: 1", "requester-only 90 open"]);
  });
});
