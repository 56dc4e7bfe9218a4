import { expect, test } from "vitest";
import { unsettledOf } from "../../../src/month/reconcile/risk.ts";
import type { RequestRecord } from "../../../src/records/record.ts";
import { record } from "../close/books.ts";

const worth = (r: RequestRecord): bigint => BigInt(r.pages ?? 0) * 30n;
const supplier = (changes: Partial<RequestRecord> = {}) => record(1, { pages: 100, ...changes });
const requester = (changes: Partial<RequestRecord> = {}) =>
  record(2, { role: "requester", pages: 100, ...changes });

test.each<[string, readonly RequestRecord[], bigint, bigint]>([
  [
    "only the day differs: nothing at risk, all of it unsettled",
    [supplier(), requester({ suppliedOn: "2019-05-20" })],
    0n,
    3000n,
  ],
  ["only the document type differs", [supplier(), requester({ documentType: "图书" })], 0n, 3000n],
  [
    "100 pages against 98: 0.60 at risk, and 30.00 unsettled",
    [supplier(), requester({ pages: 98 })],
    60n,
    3000n,
  ],
  ["one side alone", [supplier()], 3000n, 3000n],
  ["twice by one side: both rows are out", [supplier(), supplier(), requester()], 6000n, 6000n],
  ["nobody filled it", [supplier({ status: "unfilled" }), requester({ status: "cancelled" })], 0n, 0n],
  ["never less than what was said to be at risk", [supplier()], 4500n, 4500n],
])("left unsettled: %s", (_, records, riskFen, wanted) => {
  expect(unsettledOf({ kind: "differs", records, riskFen }, worth)).toBe(wanted);
});
