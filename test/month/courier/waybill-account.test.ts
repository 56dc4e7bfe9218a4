import { describe, expect, test } from "vitest";
import type { WaybillLine } from "../../../src/records/record.ts";
import { april, audit, loan } from "../../support/auditing.ts";
import { lineOf } from "../../support/records.ts";

/** Class, payable and held of each line of May, after those of April. */
function account(own: readonly WaybillLine[], before: readonly WaybillLine[] = []) {
  const checking = audit({ payable: "lower" });
  checking.loan(loan("001"), true);
  return checking.lines(own, before).map((a) => [a.class, a.payableFen, a.heldFen]);
}

const late = { shippedOn: "2019-04-29" };
const heavy = { weightGrams: 4200, chargeFen: 1600n };

// Each parcel of 3.2 kg costs 14.00, one of 4.2 kg 16.00.
const accounts: readonly (readonly [
  string,
  readonly WaybillLine[],
  readonly (readonly [string, bigint, bigint])[],
  (readonly WaybillLine[])?,
])[] = [
  [
    "the way back under the same number is another leg, and a second line of one leg is a duplicate",
    ["out", "back", "out"].map((leg) => lineOf("001", { leg: leg as "out" })),
    [
      ["correct", 1400n, 0n],
      ["correct", 1400n, 0n],
      ["duplicate-waybill", 0n, 1400n],
    ],
  ],
  [
    "where the second line says no leg, the loan tells it",
    [lineOf("001"), lineOf("001", { leg: null })],
    [
      ["correct", 1400n, 0n],
      ["duplicate-waybill", 0n, 1400n],
    ],
  ],
  [
    "another weight and amount is a question and no plain duplicate",
    [lineOf("001"), lineOf("001", heavy)],
    [
      ["correct", 1400n, 0n],
      ["billed-again", 0n, 1600n],
    ],
  ],
  [
    "of lines that differ the least is owed until it is answered, wherever it stands",
    [lineOf("001", heavy), lineOf("001")],
    [
      ["billed-again", 0n, 1600n],
      ["correct", 1400n, 0n],
    ],
  ],
  [
    "a second row of 0.00 bills nothing again",
    [lineOf("001"), lineOf("001", { chargeFen: 0n, weightGrams: 900 })],
    [
      ["correct", 1400n, 0n],
      ["duplicate-waybill", 0n, 0n],
    ],
  ],
  [
    "what was not delivered has no place: the second delivery is owed",
    [lineOf("001", { outcome: "undelivered" }), lineOf("001", { outcome: "delivered" })],
    [
      ["undelivered", 0n, 1400n],
      ["correct", 1400n, 0n],
    ],
  ],
  [
    "a parcel that April's invoice billed is a duplicate",
    [lineOf("001", late)],
    [["duplicate-waybill", 0n, 1400n]],
    [lineOf("001", late)],
  ],
  [
    "a parcel that stood on April's invoice too early was not paid there and is owed now",
    [lineOf("001")],
    [["correct", 1400n, 0n]],
    [lineOf("001")],
  ],
  [
    "a parcel that stood on April's invoice undelivered is owed now",
    [lineOf("001")],
    [["correct", 1400n, 0n]],
    [lineOf("001", { ...late, outcome: "undelivered" })],
  ],
  [
    "a credit takes back what is billed twice before what is right",
    [lineOf("001"), lineOf("001"), lineOf("001", { chargeFen: -1400n })],
    [
      ["correct", 1400n, 0n],
      ["credited", 0n, 1400n],
      ["credit", 0n, -1400n],
    ],
  ],
  [
    "a part of a credit goes to what is held first",
    [lineOf("001", { chargeFen: 1700n }), lineOf("001", { chargeFen: -500n })],
    [
      ["correct", 1400n, 300n],
      ["credit", -200n, -300n],
    ],
  ],
  [
    "a discount on what is right is taken as it stands, wherever it stands",
    [-300n, 1400n, -200n].map((chargeFen) => lineOf("001", { chargeFen })),
    [
      ["credit", -300n, 0n],
      ["correct", 1400n, 0n],
      ["credit", -200n, 0n],
    ],
  ],
  [
    "credited and billed anew on one bill: the new amount is paid",
    [lineOf("001", heavy), lineOf("001", { ...heavy, chargeFen: -1600n }), lineOf("001")],
    [
      ["credited", 0n, 1600n],
      ["credit", 0n, -1600n],
      ["correct", 1400n, 0n],
    ],
  ],
  [
    "billed in April, credited and billed anew in May",
    [lineOf("001", late), lineOf("001", { ...heavy, ...late, chargeFen: -1600n })],
    [
      ["correct", 1400n, 0n],
      ["credit", -1600n, 0n],
    ],
    [lineOf("001", { ...heavy, ...late })],
  ],
  [
    "a credit of what April held ends that, and pays nobody less",
    [lineOf("001", { ...late, chargeFen: -1400n })],
    [["credit", 0n, -1400n]],
    [lineOf("001", late), lineOf("001", late)],
  ],
  [
    "once the first line is credited, what April held as billed again is what is owed",
    [lineOf("001", { ...late, chargeFen: -1400n })],
    [["credit", 200n, -1600n]],
    [lineOf("001", late), lineOf("001", { ...heavy, ...late })],
  ],
  [
    "a credit may name another leg",
    [lineOf("001"), lineOf("001", { leg: "back", chargeFen: -1400n })],
    [
      ["credited", 1400n, 0n],
      ["credit", -1400n, 0n],
    ],
  ],
  [
    "the same credit twice is beyond the charge: held in our favour",
    [lineOf("001"), lineOf("001", { chargeFen: -1400n }), lineOf("001", { chargeFen: -1400n })],
    [
      ["credited", 1400n, 0n],
      ["credit", -1400n, 0n],
      ["credit-excess", 0n, -1400n],
    ],
  ],
  [
    "a credit larger than its charge takes back the charge and no more",
    [lineOf("001"), lineOf("001", { chargeFen: -2000n })],
    [
      ["credited", 1400n, 0n],
      ["credit-excess", -1400n, -600n],
    ],
  ],
  [
    "a credit of nothing that was billed lowers nothing",
    [lineOf("009", { chargeFen: -9900n })],
    [["credit-unmatched", 0n, -9900n]],
  ],
  [
    "the charge that follows a credit in another month is settled by it",
    [lineOf("001")],
    [["credited", 0n, 1400n]],
    [lineOf("001", { chargeFen: -1400n })],
  ],
  [
    "a charge that follows a smaller credit is paid less that credit",
    [lineOf("001")],
    [["correct", 800n, 600n]],
    [lineOf("001", { chargeFen: -600n })],
  ],
  [
    "what April credited May bills anew",
    [lineOf("001", late)],
    [["correct", 1400n, 0n]],
    [lineOf("001", { ...heavy, ...late }), lineOf("001", { ...heavy, ...late, chargeFen: -1600n })],
  ],
];
describe("the lines of one waybill", () => {
  for (const [name, own, expected, before] of accounts)
    test(name, () => {
      const found = account(own, before);
      expect(found).toEqual(expected);
    });

  test("what a settlement booked of April is what a credit takes back", () => {
    const checking = audit({ payable: "lower" });
    checking.loan(loan("001"), true);
    const [own, before] = [[lineOf("001", { ...late, chargeFen: -1400n })], [lineOf("001", late)]];
    const account = { lines: own, earlier: [{ period: april, lines: before, isNear: true }] };
    expect(checking.look(account).restsOnBooks).toBe(true);
    const [credit] = checking.account(account, () => ({ paidFen: 900n, heldFen: 500n }));
    expect([credit?.payableFen, credit?.heldFen]).toEqual([-900n, -500n]);
  });

  test("a number that comes again after a long time is another parcel", () => {
    const checking = audit();
    checking.loan(loan("001"), true);
    const earlier = [{ period: april, lines: [lineOf("001", late)], isNear: false }];
    expect(checking.account({ lines: [lineOf("001")], earlier })[0]?.class).toBe("correct");
  });
});
