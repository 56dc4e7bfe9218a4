/** 结算: which rules a request is settled by, and what is counted for a person to look at. */
import { describe, expect, test } from "vitest";
import { unpricedRequests } from "../../../src/month/settle/run.ts";
import { MAX_SHOWN, Settlement } from "../../../src/month/settle/settlement.ts";
import { rulesOrElse, settlementRules } from "../../../src/month/settle/settlement-rules.ts";
import type { RequestRecord } from "../../../src/records/record.ts";
import { directoryOf } from "../../../src/registry/directory.ts";
import type { RuleVersion } from "../../../src/rules/rules.ts";
import { recordOf } from "../../support/records.ts";
import { settleRecords, sums } from "../../support/settle-records.ts";
import { policies } from "../close/facts.ts";
import { books, request, sample, scheme, withScheme } from "./scheme.ts";

const RULES = [...books, ...sample];
const loan = (said: Partial<RequestRecord> = {}) =>
  recordOf("supplier", { service: "ill", volumes: 3, feeFen: null, ...said });
const netting = (service: "dd" | "ill"): RuleVersion => ({
  ...{ ...policies(0n), part: "netting" },
  body: { services: [{ service, mode: "net" }], carryForwardBelowFen: 0n },
});

describe("loans", () => {
  test("are subsidised by the volume; net between libraries they are not", () => {
    const { charges } = settleRecords(RULES, [loan()]);
    expect([sums(charges, "ill-subsidy"), sums(charges, "fee-basis")]).toEqual([
      ["10002 1500"],
      ["10002 1500"],
    ]);
    const net = settleRecords([...RULES, netting("ill")], [loan()]).charges;
    expect([sums(net, "ill-subsidy"), sums(net, "grant", "fees"), sums(net, "bill", "fees")]).toEqual([
      ...[[], ["10002 1500"], ["10001 1500"]],
    ]);
  });
  test("by schemes alone need no subsidy; net they need their price", () => {
    const rules = withScheme(scheme({ service: "ill" }));
    expect(settleRecords(rules, [loan()]).charges.map((c) => [c.kind, c.fen])).toEqual([["grant", 500n]]);
    expect(() => settleRecords([...rules, netting("ill")], [loan()])).toThrow("rate-must-be-configured");
    expect(() => settleRecords(books, [loan()])).toThrow("rate-must-be-configured");
  });
  test("that say no volumes, or no supplier, are not priced", () => {
    const of = (said: Partial<RequestRecord>, rules = RULES) => settleRecords(rules, [loan(said)]).unpriced;
    expect([of({ volumes: null }), of({ supplier: null })]).toEqual([
      ...[["volumes-must-be-given"], ["supplier-must-be-named"]],
    ]);
    expect(of({ requester: null }, [...RULES, netting("ill")])).toEqual(["requester-must-be-named"]);
    expect(of({ requester: null })).toEqual([]);
    expect(of({ status: "unfilled", volumes: null })).toEqual([]);
  });
});

describe("documents", () => {
  test("need a subsidy, but where they go by schemes or net", () => {
    expect(() => settleRecords(books, [request("R1", 10)])).toThrow("rate-must-be-configured");
    const net = settleRecords([...books, netting("dd")], [request("R1", 10)]).charges;
    expect(net.map((c) => [c.kind, c.fen])).toEqual([
      ["fee-basis", 300n],
      ["grant", 300n],
      ["bill", 300n],
    ]);
  });
  test("without a day are priced on the period's last", () => {
    const later = books.map((rule) => ({ ...rule, from: "2019-05-31" }));
    expect(() => settleRecords([...later, ...sample], [request("R1", 10)])).toThrow(
      "rate-must-be-configured",
    );
    const { charges } = settleRecords([...later, ...sample], [request("R1", 10, { suppliedOn: null })]);
    expect(sums(charges, "fee-basis")).toEqual(["10002 300"]);
  });
  test("of one library are subsidised once by each version, half up, with what the year has left", () => {
    // 3.01 at 50 % is 1.505: 1.51; the cap of the year leaves 1.52 − 1.51 for the second version.
    const half = { rate: { num: 1n, den: 2n }, basis: "confirmed", rewardPerRequestFen: 0n } as const;
    const caps = { capPerRequestFen: null, capPerLibraryPeriodFen: null, capPerLibraryYearFen: 152n };
    const subsidy = (from: string): RuleVersion => ({
      ...{ ...policies(0n), part: "dd-subsidy", version: from, from },
      body: { ...half, ...caps, externalPayee: "agent" },
    });
    const rows = ["2019-05-03", "2019-05-20"].map((suppliedOn, i) =>
      request(`R${i}`, 10, { suppliedOn, feeFen: 301n }),
    );
    const made = settleRecords([...books, subsidy("2019-01-01"), subsidy("2019-05-10")], rows).charges;
    expect(made.filter((c) => c.kind === "dd-subsidy").map((c) => c.fen)).toEqual([151n, 1n]);
  });
});

test("what can't be priced and what differs are counted apart; so many are shown", () => {
  const settlement = new Settlement({
    ...{ number: 1, rules: settlementRules(RULES), lastDay: "2019-05-31", before: new Map() },
    directory: directoryOf({ libraries: [], aliases: [], agreements: [] }),
  });
  const add = (record: RequestRecord): void => {
    const { service, requestKey: caseKey, ref } = record;
    const sides = { supplier: ref, requester: null, centre: null, basis: ref };
    const match = { service, caseKey, ordinal: 1, pass: "same-number", ...sides } as const;
    settlement.request({ match: { ...match, values: null, discrepancy: null }, record });
  };
  add(request("R1", 10, { feeFen: 299n }));
  const loanOf = (requestNo: string) => loan({ requestNo, volumes: null });
  add(loanOf("A"));
  add(loanOf("B"));
  const { unpriced, differs, findings, totals } = settlement.count;
  expect([unpriced, differs, findings.map((f) => f.code), totals.get("fee-basis")]).toEqual([
    ...[2, 1],
    ["fee-must-equal-tariff", "volumes-must-be-given", "volumes-must-be-given"],
    { count: 1, fen: 300n },
  ]);
  for (let i = 0; i < MAX_SHOWN; i += 1) add(loanOf(`${i}`));
  expect([settlement.count.findings.length, settlement.count.unpriced]).toEqual([MAX_SHOWN, MAX_SHOWN + 2]);
});

test("a request that lacks what two schemes need is one that is not priced, told of twice", () => {
  const schemes = ["one", "two"].map((key) => scheme({ key, party: "requester" }));
  const rules: RuleVersion[] = [
    ...books,
    { ...policies(0n), part: "schemes", body: { basis: "tariff", schemes } },
  ];
  const settlement = new Settlement({
    ...{ number: 1, rules: settlementRules(rules), lastDay: "2019-05-31", before: new Map() },
    directory: directoryOf({ libraries: [], aliases: [], agreements: [] }),
  });
  const facts = ["R1", "R2"].flatMap((no) => {
    const record = request(no, 10, { requester: null });
    const sides = { supplier: record.ref, requester: null, centre: null, basis: record.ref };
    const match = { service: "dd", caseKey: no, ordinal: 1, pass: "same-number", ...sides } as const;
    return settlement.request({ match: { ...match, values: null, discrepancy: null }, record });
  });
  const unpriced = facts.flatMap((f) => (f.kind === "unpriced" ? [f.unpriced] : []));
  expect([unpriced.length, unpricedRequests(unpriced), settlement.count.unpriced]).toEqual([4, 2, 2]);
});

test("the first set of rules is asked, then the other; asked twice they answer the same", () => {
  const version = (name: string): RuleVersion => ({ ...policies(0n), version: name });
  const none = settlementRules([]);
  const of = (...[first, other]: ReturnType<typeof settlementRules>[]) =>
    rulesOrElse(first ?? none, other ?? none);
  const [a, b] = [settlementRules([version("a")]), settlementRules([version("b")])];
  const found = (rules: typeof a) => rules.find("policies", "2019-05-31")?.version;
  expect([found(of(a, b)), found(of(none, b)), found(of(none, none)), found(a)]).toEqual([
    "a",
    "b",
    undefined,
    "a",
  ]);
  expect([of(a, b), of(none, b)].map((rules) => rules.on("policies", "2019-05-31").version)).toEqual([
    "a",
    "b",
  ]);
  expect(() => of(none, none).on("policies", "2019-05-31")).toThrow("rate-must-be-configured");
  expect([found(none), found(none)]).toEqual([undefined, undefined]);
});
