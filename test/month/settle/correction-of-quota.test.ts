/** 更正差额: what earlier months leave of a quota changes the charges of requests that nobody corrected. */
import { expect, test } from "vitest";
import { CorrectionDifference } from "../../../src/month/settle/correction-difference.ts";
import { Settlement } from "../../../src/month/settle/settlement.ts";
import { settlementRules } from "../../../src/month/settle/settlement-rules.ts";
import type { RequestRecord } from "../../../src/records/record.ts";
import { directoryOf } from "../../../src/registry/directory.ts";
import { request, scheme, withScheme } from "./scheme.ts";

const QUOTA = scheme({
  direction: "bill",
  party: "requester",
  amount: { kind: "over-quota", quotaFen: 300n },
});

/** What differs where so much of 3.00 was used before, and now so much; every request is as it was. */
function differing(
  records: readonly RequestRecord[],
  used: { was: bigint; is: bigint },
  onlyTouched = false,
) {
  const made = (fen: bigint): Settlement =>
    new Settlement({
      ...{ number: 1, rules: settlementRules(withScheme(QUOTA)), lastDay: "2019-05-31" },
      before: new Map([["2019 free s 10001", fen]]),
      directory: directoryOf({ libraries: [], aliases: [], agreements: [] }),
    });
  const compared = new CorrectionDifference(
    "2019-04/R1",
    { was: made(used.was), is: made(used.is) },
    onlyTouched,
  );
  for (const record of records) {
    const { service, requestKey: caseKey, ref } = record;
    const sides = { supplier: ref, requester: null, centre: null, basis: ref };
    const match = { service, caseKey, ordinal: 1, pass: "same-number", ...sides } as const;
    const confirmed = { match: { ...match, values: null, discrepancy: null }, record };
    expect(compared.request(confirmed, confirmed)).toEqual([]);
  }
  return compared.end().map((c) => `${c.caseKey} ${c.kind} ${c.quantity} ${c.fen} of ${c.statedFen}`);
}

// 10 pages, 3.00 each.
const [one, two] = [request("R1", 10), request("R2", 10)];

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
});

test("where only touched requests are compared, what is charged at once is as it was", () => {
  expect(differing([one], { was: 300n, is: 0n }, true)).toEqual(["R1 free 1 300 of null"]);
});
