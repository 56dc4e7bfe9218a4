/** 更正、双向、压减、线索: what just counts as a difference, just fits a fund, just lies in a span of days. */
import { describe, expect, test } from "vitest";
import type { Confirmed } from "../../../src/month/reconcile/match.ts";
import { type Correction, corrected, runNames } from "../../../src/month/settle/correction.ts";
import { CorrectionDifference } from "../../../src/month/settle/correction-difference.ts";
import { FeeNetting } from "../../../src/month/settle/fee-netting.ts";
import { isCut, OwedSums } from "../../../src/month/settle/proration.ts";
import { leadsOf } from "../../../src/month/settle/request-leads.ts";
import { Settlement } from "../../../src/month/settle/settlement.ts";
import { settlementRules, versionsIn, waysOf } from "../../../src/month/settle/settlement-rules.ts";
import { payeeOfRequest } from "../../../src/month/settle/subsidy.ts";
import { directoryOf } from "../../../src/registry/directory.ts";
import { type Charge, NO_REQUEST } from "../../../src/rules/charge.ts";
import type { DdSubsidy, RuleVersion } from "../../../src/rules/rules.ts";
import { recordOf } from "../../support/records.ts";
import { policies } from "../close/facts.ts";
import { books, request, sample, scheme, withScheme } from "./scheme.ts";

describe("a correction", () => {
  const record = request("R1", 12);
  const match: Confirmed["match"] = {
    ...{
      service: "dd",
      caseKey: "R1",
      ordinal: 1,
      pass: "same-number",
      supplier: record.ref,
      requester: null,
    },
    ...{ centre: null, basis: record.ref, values: null, discrepancy: null },
  };
  const confirmed: Confirmed = { match, record };
  const noted = (number: number, pages: number, said: Partial<Correction> = {}): Correction => ({
    ...{ number, period: "2019-05", into: "2019-07", service: "dd", caseKey: "R1", ordinal: 1, reason: "" },
    ...{ discrepancy: null },
    ...{ change: { kind: "values", values: { pages } }, ...said },
  });
  test("is the latest of the request's own", () => {
    const pages = (...all: Correction[]) => corrected(confirmed, all)?.record.pages;
    expect(pages()).toBe(12);
    expect(pages(noted(2, 10), noted(1, 9))).toBe(10);
    expect(pages(noted(2, 10, { ordinal: 2 }), noted(3, 9, { caseKey: "R2" }))).toBe(12);
    expect(pages(noted(2, 10, { service: "ill" }))).toBe(12);
    expect(corrected(confirmed, [noted(1, 9), noted(2, 0, { change: { kind: "void" } })])).toBeNull();
  });
  test("runs are named in the order of the periods they go into", () => {
    expect([...runNames(["2019-10", "2019-Q3", "2019-07", "2019-10"])]).toEqual([
      ["2019-07", "R1"],
      ["2019-Q3", "R2"],
      ["2019-10", "R3"],
    ]);
  });

  const difference = (before: Confirmed | null, now: Confirmed | null) => {
    const made = (): Settlement =>
      new Settlement({
        ...{
          number: 1,
          rules: settlementRules([...books, ...sample]),
          lastDay: "2019-05-31",
          before: new Map(),
        },
        directory: directoryOf({ libraries: [], aliases: [], agreements: [] }),
      });
    const compared = new CorrectionDifference("2019-05/R1", { was: made(), is: made() });
    compared.request(before, now);
    const charges = compared
      .end()
      .map((c) => `${c.kind} ${c.quantity} ${c.fen} of ${c.statedFen} ${c.corrects}`);
    return [...charges, `${compared.pairs().length} pairs`];
  };
  const ten: Confirmed = { match, record: { ...record, pages: 10 } };
  test("12 pages become 10: −0.60 of the fee and −0.30 of the subsidy; as it was, nothing", () => {
    expect(difference(confirmed, ten)).toEqual([
      ...["dd-subsidy 0 -30 of 180 2019-05/R1", "fee-basis 0 -60 of 360 2019-05/R1", "2 pairs"],
    ]);
    expect(difference(confirmed, confirmed)).toEqual(["0 pairs"]);
    expect(difference(confirmed, { match, record: { ...record } })).toEqual(["0 pairs"]);
  });
  test("one that does not count any more, and one that comes late, are differences by one request", () => {
    expect(difference(ten, null)).toEqual([
      ...["dd-subsidy -1 -150 of 150 2019-05/R1", "fee-basis -1 -300 of 300 2019-05/R1", "2 pairs"],
    ]);
    expect(difference(null, ten)).toEqual([
      ...["dd-subsidy 1 150 of null 2019-05/R1", "fee-basis 1 300 of null 2019-05/R1", "2 pairs"],
    ]);
  });
});

test("net: A supplied B twice for 3.60 and 13.60, B supplied A for 1.00", () => {
  const netting = new FeeNetting();
  const add = (supplier: string, requester: string, fen: bigint, service: "dd" | "ill" = "dd") =>
    netting.add({ service, supplier, requester, fen, rule: "r" });
  add("A", "B", 360n);
  add("A", "B", 1360n);
  add("B", "A", 100n, "ill");
  expect(netting.end().map((c) => `${c.kind} ${c.library} ${c.service} ${c.quantity} ${c.fen}`)).toEqual([
    ...["grant A dd 2 1720", "grant B ill 1 100", "bill A ill 1 100", "bill B dd 2 1720"],
  ]);
});

describe("what a fund can't pay", () => {
  const owed = (
    library: string,
    fen: bigint,
    kind: Charge["kind"] = "dd-subsidy",
    scheme: string | null = null,
  ): Charge => ({
    ...{ ...NO_REQUEST, id: "C", kind, scheme, corrects: null, service: "dd", library, quantity: 1n },
    ...{ unit: "request", fen, rule: "r", steps: [] },
  });
  const cuts = (leftFen: bigint, ...charges: Charge[]) => {
    const all = new OwedSums();
    for (const charge of charges) all.add(charge);
    return all
      .cuts({ fund: "f", covers: ["dd-subsidy", "courier", "s"], leftFen })
      .map((c) => [c.library, c.fen, isCut(c)]);
  };
  test("is nothing where it can pay to the fen; one fen less is cut", () => {
    expect(cuts(100n, owed("a", 60n), owed("a", 40n))).toEqual([]);
    expect(cuts(99n, owed("a", 60n), owed("a", 40n))).toEqual([["a", -1n, true]]);
  });
  test("is cut of what libraries are granted, down to nothing, and then refused; what it does not cover stays", () => {
    const charges = [
      owed("a", 60n),
      owed("c", 40n, "courier"),
      owed("b", 5n, "bill", "s"),
      owed("d", 7n, "grant", "t"),
    ];
    expect(cuts(40n, ...charges)).toEqual([["a", -60n, true]]);
    expect(() => cuts(39n, ...charges)).toThrow(/budget-must-cover-invoice/);
    expect(cuts(50n, owed("a", 60n), owed("b", -10n))).toEqual([]);
    expect(cuts(49n, owed("a", 60n), owed("b", -10n))).toEqual([["a", -1n, true]]);
  });
  test("is asked of sums by kind, scheme and library", () => {
    const all = new OwedSums();
    for (const charge of [owed("a", 60n), owed("a", 1n), owed("a", 5n, "grant", "s"), owed("b", 7n)])
      all.add(charge);
    expect([all.of(owed("a", 0n)), all.of(owed("a", 0n, "grant", "s")), all.of(owed("z", 0n))]).toEqual([
      61n,
      5n,
      0n,
    ]);
    expect([all.covered({ covers: ["s"] }), all.covered({ covers: ["dd-subsidy"] })]).toEqual([5n, 68n]);
    expect(isCut({ steps: [] })).toBe(false);
  });
});

describe("who is paid, and what is looked at", () => {
  test("an outside source's agent, where the rule says so and there is one", () => {
    const of = (supplier: string, agent: string | null, payee: DdSubsidy["externalPayee"] = "agent") =>
      payeeOfRequest(recordOf("supplier", { supplier, agent }), payee);
    expect([of("EXT-NLC", "10001"), of("EXT-NLC", null), of("10002", "10001")]).toEqual([
      "10001",
      "EXT-NLC",
      "10002",
    ]);
    expect(of("EXT-NLC", "10001", "source")).toBe("EXT-NLC");
  });
  test("a stated fee that is not the tariff's, and an outside source without a subject library on that day", () => {
    const agreement = {
      library: "10001",
      service: "dd",
      role: "subject-service",
      from: "2019-05-03",
    } as const;
    const agreements = [{ ...agreement, to: "2019-05-04" }];
    const directory = directoryOf({ libraries: [], aliases: [], agreements });
    const fees = { tariffFen: 360n, settledFen: 360n, isDecided: false };
    const codes = (said: Parameters<typeof recordOf>[1], lastDay = "2019-05-31") =>
      leadsOf(recordOf("supplier", said), { ...fees, directory, lastDay }).map((f) => f.code);
    expect([codes({}), codes({ feeFen: null }), codes({ feeFen: 359n })]).toEqual([
      [],
      [],
      ["fee-must-equal-tariff"],
    ]);
    const outside = { supplier: "EXT-NLC", agent: "10001" };
    expect([codes(outside), codes({ ...outside, agent: null })]).toEqual([
      [],
      ["agent-must-be-subject-library"],
    ]);
    expect(codes({ ...outside, suppliedOn: "2019-05-05" })).toEqual(["agent-must-be-subject-library"]);
    expect(codes({ ...outside, suppliedOn: null }, "2019-05-04")).toEqual([]);
  });
});

describe("the rules of a span of days", () => {
  const version = (from: string): RuleVersion => ({ ...policies(0n), version: from, from });
  test("are those in force on any of its days, the first and the last included", () => {
    const rules = ["2019-01-01", "2019-05-01", "2019-05-31", "2019-06-01"].map(version);
    const of = (from: string, to: string) =>
      versionsIn(rules, { from, to, parts: ["policies"] }).map((r) => r.from);
    expect(of("2019-05-01", "2019-05-31")).toEqual(["2019-05-01", "2019-05-31"]);
    expect(of("2019-04-30", "2019-05-30")).toEqual(["2019-01-01", "2019-05-01"]);
  });
  test("settle a service by its own schemes, and net where that is said of it", () => {
    const body = {
      services: [
        { service: "ill", mode: "net" },
        { service: "dd", mode: "subsidy" },
      ],
    } as const;
    const netting: RuleVersion = {
      ...policies(0n),
      part: "netting",
      body: { ...body, carryForwardBelowFen: 0n },
    };
    const rules = settlementRules([...withScheme(scheme()), netting]);
    const ways = (service: "dd" | "ill", of = rules) => {
      const { schemes, isNet, hasOther } = waysOf(of, { service, day: "2019-05-31" });
      return [schemes !== undefined, isNet, hasOther];
    };
    expect([ways("dd"), ways("ill")]).toEqual([
      [true, false, true],
      [false, true, true],
    ]);
    expect(ways("dd", settlementRules([]))).toEqual([false, false, false]);
  });
});
