/** 更正差额: each library's sum by itself; and what earlier months leave of a quota changes requests that nobody corrected. */
import { describe, expect, test } from "vitest";
import type { Confirmed } from "../../../src/month/reconcile/match.ts";
import { CorrectionDifference } from "../../../src/month/settle/correction-difference.ts";
import { Settlement } from "../../../src/month/settle/settlement.ts";
import { settlementRules } from "../../../src/month/settle/settlement-rules.ts";
import type { RequestRecord } from "../../../src/records/record.ts";
import { directoryOf } from "../../../src/registry/directory.ts";
import type { RuleVersion } from "../../../src/rules/rules.ts";
import { books, request, sample, scheme, withScheme } from "./scheme.ts";

const QUOTA = scheme({
  direction: "bill",
  party: "requester",
  amount: { kind: "over-quota", quotaFen: 300n },
});

const settlement = (
  rules: readonly RuleVersion[],
  before: ReadonlyMap<string, bigint> = new Map(),
): Settlement =>
  new Settlement({
    ...{ number: 1, rules: settlementRules(rules), lastDay: "2019-05-31", before },
    directory: directoryOf({ libraries: [], aliases: [], agreements: [] }),
  });

function confirmed(record: RequestRecord, ordinal = 1): Confirmed {
  const { service, requestKey: caseKey, ref } = record;
  const sides = { supplier: ref, requester: null, centre: null, basis: ref };
  const match = { service, caseKey, ordinal, pass: "same-number", ...sides } as const;
  return { match: { ...match, values: null, discrepancy: null }, record };
}

/** What differs where so much of 3.00 was used before, and now so much; every request is as it was. */
function differing(requests: readonly Confirmed[], used: { was: bigint; is: bigint }, onlyTouched = false) {
  const made = (fen: bigint): Settlement =>
    settlement(withScheme(QUOTA), new Map([["2019 free s 10001", fen]]));
  const settlements = { was: made(used.was), is: made(used.is) };
  const compared = new CorrectionDifference("2019-04/R1", settlements, { onlyTouched });
  for (const request of requests) expect(compared.request(request, request)).toEqual([]);
  return compared.end().map((c) => `${c.caseKey} ${c.kind} ${c.quantity} ${c.fen} of ${c.statedFen}`);
}

// 10 pages, 3.00 each.
const [one, two] = [confirmed(request("R1", 10)), confirmed(request("R2", 10))];

test("nothing is left of the quota any more: what was free is billed", () => {
  expect(differing([one], { was: 0n, is: 300n })).toEqual([
    "R1 bill 1 300 of null",
    "R1 free -1 -300 of 300",
  ]);
  expect(differing([one], { was: 0n, is: 100n })).toEqual(["R1 bill 1 100 of null", "R1 free 0 -100 of 300"]);
  expect(differing([one], { was: 300n, is: 0n })).toEqual([
    "R1 bill -1 -300 of 300",
    "R1 free 1 300 of null",
  ]);
  expect(differing([one], { was: 300n, is: 300n })).toEqual([]);
});

test("in whatever order requests come, the one that is charged otherwise is named", () => {
  const wanted = ["R1 bill 1 300 of null", "R1 free -1 -300 of 300"];
  expect(differing([one, two], { was: 0n, is: 300n })).toEqual(wanted);
  expect(differing([two, one], { was: 0n, is: 300n })).toEqual(wanted);
  const twice = [2, 1].map((ordinal) => confirmed(request("R1", 10), ordinal));
  const compared = new CorrectionDifference("2019-04/R1", {
    was: settlement(withScheme(QUOTA)),
    is: settlement(withScheme(QUOTA), new Map([["2019 free s 10001", 300n]])),
  });
  for (const found of twice) compared.request(found, found);
  expect(compared.end().map((c) => [c.ordinal, c.kind])).toEqual([
    [1, "bill"],
    [1, "free"],
  ]);
});

test("where only touched requests are compared, what is charged at once is as it was", () => {
  expect(differing([one], { was: 300n, is: 0n }, true)).toEqual(["R1 free 1 300 of null"]);
});

test("what one library gains and another loses are two differences", () => {
  const rules = [...books, ...sample];
  const compared = new CorrectionDifference("2019-05/R1", { was: settlement(rules), is: settlement(rules) });
  for (const [supplier, was, is] of [
    ["10002", 12, 10],
    ["10004", 10, 12],
    ["10005", 10, 10],
  ] as const) {
    const of = (pages: number) => confirmed(request(supplier, pages, { supplier }));
    compared.request(of(was), of(is));
  }
  const subsidies = compared.end().filter((c) => c.kind === "dd-subsidy");
  expect(subsidies.map((c) => [c.library, c.fen])).toEqual([
    ["10002", -30n],
    ["10004", 30n],
  ]);
});

describe("another library asked", () => {
  const rules = [...books, ...sample];
  const of = (requester: string, pages = 12): Confirmed =>
    confirmed(request("R1", pages, { supplier: "10002", requester }));
  const differences = (pairs: readonly (readonly [Confirmed, Confirmed])[], byLibrary = false) => {
    const settlements = { was: settlement(rules), is: settlement(rules) };
    const compared = new CorrectionDifference("2019-05/R1", settlements, { byLibrary });
    for (const [was, is] of pairs) compared.request(was, is);
    return compared
      .end()
      .map((c) => `${c.kind} ${c.library} of ${c.counterparty} ${c.quantity} ${c.fen} was ${c.statedFen}`);
  };

  test("its fee goes from the one to the other; the subsidy of their supplier is a difference of 0.00", () => {
    expect(differences([[of("10001"), of("10003")]])).toEqual([
      "dd-subsidy 10002 of null 0 0 was 180",
      "fee-basis 10002 of 10001 -1 -360 was 360",
      "fee-basis 10002 of 10003 1 360 was null",
    ]);
  });

  test("two corrections of one supplier that add up to nothing are two differences, and one of 0.00", () => {
    const [first, second] = [
      of("10001"),
      confirmed(request("R2", 10, { supplier: "10002", requester: "10003" })),
    ];
    const pages = (c: Confirmed, n: number): Confirmed => ({ ...c, record: { ...c.record, pages: n } });
    const both = [
      [first, pages(first, 10)],
      [second, pages(second, 12)],
    ] as const;
    expect(differences(both)).toEqual([
      "dd-subsidy 10002 of null 0 0 was 330",
      "fee-basis 10002 of 10001 0 -60 was 360",
      "fee-basis 10002 of 10003 0 60 was 300",
    ]);
    expect(differences(both, true)).toHaveLength(2);
  });

  test("as it was once done, a fee is of its supplier alone, and nothing differs", () => {
    expect(differences([[of("10001"), of("10003")]], true)).toEqual([]);
  });
});
