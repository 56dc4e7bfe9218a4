import { describe, expect, test } from "vitest";
import type { WaybillLine } from "../../../src/records/record.ts";
import type { CourierContract } from "../../../src/rules/courier-contract.ts";
import { audit, classOf, loan } from "../../support/auditing.ts";
import { lineOf } from "../../support/records.ts";

// 3.2 kg: 8.00 + 3 started kilograms × 2.00 = 14.00.
const cases: readonly [string, WaybillLine, readonly [string, bigint | null, bigint]][] = [
  ["as the contract says", lineOf("001"), ["correct", 1400n, 0n]],
  ["2.00 too much", lineOf("001", { chargeFen: 1600n }), ["over", 1400n, 200n]],
  ["0.01 too little", lineOf("001", { chargeFen: 1399n }), ["under", 1400n, -1n]],
  [
    "a remote district costs 3.00 more",
    lineOf("001", { to: "10003", chargeFen: 1700n }),
    ["correct", 1700n, 0n],
  ],
  ["billed as three volumes", lineOf("001", { volumes: 3 }), ["volumes-differ", 1400n, 0n]],
  ["a parcel no loan names: the whole amount", lineOf("777"), ["waybill-without-loan", 1400n, 1400n]],
  ["leading zeros are part of a waybill number", lineOf("1"), ["waybill-without-loan", 1400n, 1400n]],
  ["shipped in April", lineOf("001", { shippedOn: "2019-04-30" }), ["late-line", 1400n, 1400n]],
  ["no weight: nothing to price it by", lineOf("001", { weightGrams: null }), ["no-weight", null, 1400n]],
  [
    "not delivered, whatever the price",
    lineOf("001", { outcome: "undelivered" }),
    ["undelivered", 1400n, 1400n],
  ],
  ["delivered is no class of its own", lineOf("001", { outcome: "delivered" }), ["correct", 1400n, 0n]],
  [
    "freight 12.00 and surcharge 3.00 are not 16.00: what is above the contract's 14.00",
    lineOf("001", { freightFen: 1200n, surchargeFen: 300n, chargeFen: 1600n }),
    ["line-arithmetic", 1400n, 200n],
  ],
  [
    "freight 12.00 and surcharge 2.00 are 14.00",
    lineOf("001", { freightFen: 1200n, surchargeFen: 200n }),
    ["correct", 1400n, 0n],
  ],
  [
    "a place within the receiver's registered district is there",
    lineOf("001", { to: "10003", district: "昌平区南口镇", chargeFen: 1700n }),
    ["correct", 1700n, 0n],
  ],
  [
    "no district named is no other one than the registered",
    lineOf("001", { to: "10003", district: "未知", chargeFen: 1700n }),
    ["correct", 1700n, 0n],
  ],
  [
    "another place is another one than the registered",
    lineOf("001", { to: "10003", district: "天津", chargeFen: 1700n }),
    ["district-differs", 1700n, 0n],
  ],
  [
    "billed as 昌平区, but the receiver is not there: 3.00",
    lineOf("001", { to: "10003", district: "海淀区", chargeFen: 2000n }),
    ["district-differs", 1700n, 300n],
  ],
  [
    "a district that nobody can check, and that costs nothing",
    lineOf("001", { to: "10009", district: "海淀区" }),
    ["correct", 1400n, 0n],
  ],
  [
    "a receiver without a district is priced by the invoice's, which is asked",
    lineOf("001", { to: "10009", district: "昌平区", chargeFen: 1700n }),
    ["district-unknown", 1700n, 0n],
  ],
  [
    "a bill's 昌平 or 北京市昌平区 is 昌平区",
    lineOf("001", { to: "10009", district: "北京市昌平区", chargeFen: 1700n }),
    ["district-unknown", 1700n, 0n],
  ],
  [
    "and no other district where it is registered as 昌平区",
    lineOf("001", { to: "10003", district: "昌平", chargeFen: 1700n }),
    ["correct", 1700n, 0n],
  ],
  [
    "beyond the price of the invoice's district is beyond the contract",
    lineOf("001", { to: "10009", district: "昌平区", chargeFen: 1900n }),
    ["district-unknown", 1700n, 200n],
  ],
  [
    "no district anywhere, and billed as if it were 昌平区: held, and asked",
    lineOf("001", { to: "10009", chargeFen: 1700n }),
    ["district-unknown", 1400n, 300n],
  ],
  [
    "no district anywhere, but a surcharge on the invoice",
    lineOf("001", { to: "10009", chargeFen: 1600n, freightFen: 1400n, surchargeFen: 200n }),
    ["district-unknown", 1400n, 200n],
  ],
  [
    "no district anywhere, and less than 昌平区 costs: 2.00 may be a part of it",
    lineOf("001", { to: "10009", chargeFen: 1600n }),
    ["district-unknown", 1400n, 200n],
  ],
  [
    "no district anywhere, and more than 昌平区 costs: 3.00 of the 4.00 may be its surcharge",
    lineOf("001", { to: "10009", chargeFen: 1800n }),
    ["district-unknown", 1400n, 400n],
  ],
  [
    "no district anywhere, and no receiver either",
    lineOf("001", { to: null, chargeFen: 1700n }),
    ["district-unknown", 1400n, 300n],
  ],
  [
    "no district anywhere, and parts that are not the amount: first it is asked where it went",
    lineOf("001", { to: "10009", chargeFen: 1700n, freightFen: 1400n, surchargeFen: 200n }),
    ["district-unknown", 1400n, 300n],
  ],
  [
    "no district anywhere, and nothing beyond the plain price",
    lineOf("001", { to: "10009" }),
    ["correct", 1400n, 0n],
  ],
  [
    "no district anywhere, and less than the plain price",
    lineOf("001", { to: "10009", chargeFen: 1300n }),
    ["under", 1400n, -100n],
  ],
  [
    "a district without a surcharge is named: 2.00 too much",
    lineOf("001", { to: "10009", district: "海淀区", chargeFen: 1600n }),
    ["over", 1400n, 200n],
  ],
  [
    "no district anywhere, a surcharge on the invoice, and less than the plain price",
    lineOf("001", { to: "10009", chargeFen: 1300n, freightFen: 1200n, surchargeFen: 100n }),
    ["under", 1400n, -100n],
  ],
  [
    "no district anywhere, a surcharge on the invoice, and the plain price",
    lineOf("001", { to: "10009", freightFen: 1200n, surchargeFen: 200n }),
    ["correct", 1400n, 0n],
  ],
  [
    "no district anywhere, a surcharge of 0.00, and 0.01 too much",
    lineOf("001", { to: "10009", chargeFen: 1401n, freightFen: 1401n, surchargeFen: 0n }),
    ["over", 1400n, 1n],
  ],
  [
    "a district that costs nothing, of a receiver without one, and billed as if it were 昌平区",
    lineOf("001", { to: "10009", district: "海淀区", chargeFen: 1700n }),
    ["over", 1400n, 300n],
  ],
  [
    "nobody says who receives it",
    lineOf("001", { to: null, district: "昌平区" }),
    ["district-unknown", 1700n, -300n],
  ],
  [
    "a surcharge alone, and freight alone, are no parts that could disagree",
    lineOf("001", { freightFen: 1n }),
    ["correct", 1400n, 0n],
  ],
  ["a surcharge alone", lineOf("001", { surchargeFen: 1n }), ["correct", 1400n, 0n]],
  [
    "parts that add up, of a price that is wrong",
    lineOf("001", { freightFen: 1300n, surchargeFen: 300n, chargeFen: 1600n }),
    ["over", 1400n, 200n],
  ],
  ["on the first day", lineOf("001", { shippedOn: "2019-05-01" }), ["correct", 1400n, 0n]],
  ["on the last day", lineOf("001", { shippedOn: "2019-05-31" }), ["correct", 1400n, 0n]],
  ["a day late", lineOf("001", { shippedOn: "2019-06-01" }), ["outside-period", 1400n, 1400n]],
  [
    "another month comes before what was not delivered",
    lineOf("001", { shippedOn: "2019-04-30", outcome: "undelivered" }),
    ["late-line", 1400n, 1400n],
  ],
  [
    "volumes that the line does not say differ from nothing",
    lineOf("001", { volumes: null }),
    ["correct", 1400n, 0n],
  ],
  [
    "a price that is wrong comes before volumes that differ",
    lineOf("001", { volumes: 3, chargeFen: 1399n }),
    ["under", 1400n, -1n],
  ],
];
for (const [name, line, expected] of cases) test(name, () => expect(classOf(line)).toEqual(expected));

test("where no district has a surcharge, nothing can be one: it is too much", () => {
  expect(classOf(lineOf("001", { to: "10009", chargeFen: 1600n }), { surcharges: [] })).toEqual([
    "over",
    1400n,
    200n,
  ]);
});

test("a district nobody knows and more than its volumes weigh: 1.6 kg cost 10.00, the other 7.00 are asked", () => {
  const line = lineOf("001", { to: "10009", chargeFen: 1700n });
  expect(classOf(line, { maxGramsPerVolume: 800 })).toEqual(["district-unknown", 1400n, 700n]);
  // At the plain price of its weight only the weight is in question.
  const plain = lineOf("001", { to: "10009" });
  expect(classOf(plain, { maxGramsPerVolume: 800 })).toEqual(["weight-differs", 1400n, 400n]);
});

describe("what the contract lets pass", () => {
  const tolerance = { toleranceFen: 50n };
  for (const [fen, expected] of [
    [1450n, ["correct", 1400n, 0n]],
    [1451n, ["over", 1400n, 51n]],
    [1350n, ["correct", 1400n, 0n]],
    [1349n, ["under", 1400n, -51n]],
  ] as const) {
    test(`${fen} fen for 1,400, with a tolerance of 50, is ${expected[0]}`, () => {
      expect(classOf(lineOf("001", { chargeFen: fen }), tolerance)).toEqual(expected);
    });
  }

  test("two volumes can weigh at most 2 × 800 g: 3.2 kg is too heavy, and 1.6 kg would cost 10.00", () => {
    expect(classOf(lineOf("001"), { maxGramsPerVolume: 800 })).toEqual(["weight-differs", 1400n, 400n]);
    expect(classOf(lineOf("001"), { maxGramsPerVolume: 1600 })).toEqual(["correct", 1400n, 0n]);
    // 1.599 kg a volume: 1 g too heavy, which is no other price.
    expect(classOf(lineOf("001", { weightGrams: 3199 }), { maxGramsPerVolume: 1599 })).toEqual([
      ...["weight-differs", 1400n, 0n],
    ]);
  });

  test("a loan without volumes says nothing of what a parcel can weigh", () => {
    const checking = audit({ maxGramsPerVolume: 800 });
    checking.loan(loan("001", { volumes: 0 }), true);
    expect(checking.line(lineOf("001", { volumes: null })).class).toBe("correct");
  });
});

test("one loan in several parcels: each is a parcel of it, and nobody says how many volumes are in one", () => {
  const checking = audit();
  checking.loan(loan("001、002", { volumes: 5 }), true);
  expect(checking.line(lineOf("001"))).toMatchObject({ class: "correct", loanVolumes: null });
  expect(checking.notBilled().map((p) => p.waybill)).toEqual(["002"]);
});

test("the way back is known by the loan where the line does not say it", () => {
  const checking = audit({ returnLeg: { num: 80n, den: 100n } });
  checking.loan(loan(null, { waybillBack: "009" }), true);
  expect(checking.line(lineOf("009", { leg: null, chargeFen: 1120n })).class).toBe("correct");
});

describe("what is paid and what is held", () => {
  const paid = (chargeFen: bigint, payable: CourierContract["payable"], said: Partial<WaybillLine> = {}) => {
    const checking = audit({ payable });
    checking.loan(loan("001"), true);
    const { payableFen, heldFen } = checking.line(lineOf("001", { chargeFen, ...said }));
    return [payableFen, heldFen];
  };
  for (const [what, found, expected] of [
    ["too much, the lower is paid", paid(1600n, "lower"), [1400n, 200n]],
    ["too much, the contract is paid", paid(1600n, "contract"), [1400n, 200n]],
    ["too much, the invoice is paid", paid(1600n, "invoice"), [1600n, 0n]],
    ["too little, the lower is paid", paid(1200n, "lower"), [1200n, 0n]],
    ["too little, the contract is paid", paid(1200n, "contract"), [1400n, 0n]],
    ["not delivered: all is held", paid(1400n, "lower", { outcome: "undelivered" }), [0n, 1400n]],
  ] as const) {
    test(what, () => expect(found).toEqual(expected));
  }
});

test("no contract in force on the day of shipment", () => {
  const checking = audit(null);
  checking.loan(loan("001"), true);
  expect(checking.line(lineOf("001"))).toMatchObject({
    class: "no-contract",
    contractFen: null,
    disputedFen: 1400n,
  });
});
