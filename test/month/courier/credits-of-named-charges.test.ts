/** Credits that could be of several charges: which one they take back is the same in the next month, and in any order of rows. */
import { describe, expect, test } from "vitest";
import { sumOf } from "../../../src/core/list.ts";
import type { WaybillLine } from "../../../src/records/record.ts";
import { auditMonths } from "../../support/auditing.ts";
import { lineOf } from "../../support/records.ts";

/** 3.2 kg cost 14.00, 0.9 kg 8.00. */
const of = (chargeFen: bigint, said: Partial<WaybillLine> = {}): WaybillLine =>
  lineOf("001", { chargeFen, company: "", shippedOn: "2019-04-29", ...said });

/** What each month pays and holds. */
function paidAndHeld(...months: WaybillLine[][]): bigint[][] {
  return auditMonths(months).map((lines) => [
    sumOf(lines, (a) => a.payableFen),
    sumOf(lines, (a) => a.heldFen),
  ]);
}

test("what a month's credit took back is taken back once more by no later one", () => {
  // May's supplement and its credit leave no trace: of April's 14.00 June takes 3.00 back, and 11.00 stay paid.
  const supplement = of(1400n, { charge: "supplement", weightGrams: 900 });
  expect(paidAndHeld([of(1400n)], [supplement, of(-1400n)], [of(-300n)])).toEqual([
    [1400n, 0n],
    [0n, 0n],
    [-300n, 0n],
  ]);
});

describe("a credit that names its charge", () => {
  const [a, b] = [{ chargeId: "a" }, { chargeId: "b" }];

  test.each(["a", "b"])("ends what is held of that leg before it takes from what was paid: %s", (creditOf) => {
    // Billed twice, 14.00 held; 28.00 less 4.00 are billed net, and 14.00 are owed.
    const expected = [
      [1400n, 1400n],
      [0n, -400n],
    ];
    expect(paidAndHeld([of(1400n, a), of(1400n, b)], [of(-400n, { creditOf })])).toEqual(expected);
    expect(paidAndHeld([of(1400n, b), of(1400n, a)], [of(-400n, { creditOf })])).toEqual(expected);
  });

  test("is of that charge's leg, whatever the credit's own row says", () => {
    const back = of(1600n, { leg: "back", chargeId: "b" });
    expect(paidAndHeld([of(1600n, a), back], [of(-200n, { creditOf: "b" })])).toEqual([
      [2800n, 400n],
      [0n, -200n],
    ]);
    const legs = auditMonths([[of(1600n, a), back], [of(-200n, { creditOf: "b" })], [back]]);
    expect(legs[2]?.[0]?.class).toBe("duplicate-waybill");
  });

  test("takes what is left over from other charges of its kind: nobody is paid more than is billed net", () => {
    // Of 0.00 nothing can be taken: of the 14.00 that are billed again and held, 4.00 are billed net.
    expect(paidAndHeld([of(0n, a)], [of(-1000n, { creditOf: "a" }), of(1400n)])).toEqual([
      [0n, 0n],
      [0n, 400n],
    ]);
    // 14.00 and, credited, once more 14.00: the second credit of the same charge is one of the other.
    const twice = [of(-1400n, { creditOf: "a" }), of(-1400n, { creditOf: "a" })];
    expect(paidAndHeld([of(1400n, a)], twice, [of(1400n, b)])).toEqual([
      [1400n, 0n],
      [-1400n, -1400n],
      [0n, 1400n],
    ]);
  });
});
