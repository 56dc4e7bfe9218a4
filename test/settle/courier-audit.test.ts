import { describe, expect, test } from "vitest";
import type { RequestRecord, WaybillLine } from "../../src/domain/import/record.ts";
import { parsePeriod } from "../../src/domain/period.ts";
import type { CourierContract } from "../../src/domain/rules.ts";
import { courierAudit, paymentOf } from "../../src/domain/settle/courier-audit.ts";
import { lineOf, recordOf } from "../support/records.ts";

const may = parsePeriod("2019-05");
const april = { id: "2019-04", from: "2019-04-01", to: "2019-04-30" };
if (!may) throw new Error("2019-05 is a period");

/** First kilogram 8.00, each started kilogram more 2.00; a remote district 3.00. */
const contract: CourierContract = {
  company: "快递公司",
  first: { grams: 1000, fen: 800n },
  step: { grams: 1000, fen: 200n },
  perPieceFen: 0n,
  minimumFen: 0n,
  surcharges: [{ district: "昌平区", fen: 300n }],
  payable: "contract",
};

function audit(said: Partial<CourierContract> = {}) {
  return courierAudit({
    period: may as NonNullable<typeof may>,
    contractOn: (day) => (day >= "2019-01-01" ? { ...contract, ...said } : undefined),
    districtOf: (library) => (library === "10003" ? "昌平区" : ""),
    parcelsOn: () => 1,
  });
}

function loan(waybillOut: string | null, said: Partial<RequestRecord> = {}): RequestRecord {
  return recordOf("supplier", { service: "ill", waybillOut, volumes: 2, pages: null, ...said });
}

/** The line after loans that fill the parcel "001" with two volumes. */
function classOf(line: WaybillLine, said: Partial<CourierContract> = {}) {
  const checking = audit(said);
  checking.loan(loan("001"), true);
  const { class: of, contractFen, disputedFen } = checking.line(line);
  return [of, contractFen, disputedFen];
}

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
  ["shipped in April", lineOf("001", { shippedOn: "2019-04-30" }), ["outside-period", 1400n, 1400n]],
  ["no weight: nothing to price it by", lineOf("001", { weightGrams: null }), ["no-weight", null, 1400n]],
  ["a credit of 3.00 is taken as it stands", lineOf("001", { chargeFen: -300n }), ["credit", null, 0n]],
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
    "billed as 昌平区, but the receiver is not there: 3.00",
    lineOf("001", { to: "10003", district: "海淀区", chargeFen: 2000n }),
    ["district-differs", 1700n, 300n],
  ],
  ["a district nobody can check", lineOf("001", { district: "海淀区" }), ["correct", 1400n, 0n]],
];
for (const [name, line, expected] of cases) test(name, () => expect(classOf(line)).toEqual(expected));

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
  });
});

test("the second line of one waybill and leg is a duplicate; the way back under the same number is not", () => {
  const checking = audit();
  checking.loan(loan("001"), true);
  const classes = ["out", "back", "out"].map(
    (leg) => checking.line(lineOf("001", { leg: leg as "out" })).class,
  );
  expect(classes).toEqual(["correct", "correct", "duplicate-waybill"]);
});

test("a parcel that an earlier invoice billed is a duplicate; its credit is not", () => {
  const checking = audit();
  checking.loan(loan("001"), true);
  checking.earlier(lineOf("001", { shippedOn: "2019-04-29" }), april);
  expect(checking.line(lineOf("001")).class).toBe("duplicate-waybill");
  expect(checking.line(lineOf("001", { chargeFen: -1400n })).class).toBe("credit");
});

test("a parcel that stood on April's invoice too early, or undelivered, was not paid there and is owed now", () => {
  const checking = audit();
  checking.loan(loan("001"), true);
  checking.loan(loan("002"), true);
  checking.earlier(lineOf("001", { shippedOn: "2019-05-06" }), april);
  checking.earlier(lineOf("002", { shippedOn: "2019-04-29", outcome: "undelivered" }), april);
  expect(["001", "002"].map((no) => checking.line(lineOf(no)).class)).toEqual(["correct", "correct"]);
});

test("a credit before or after its line makes no duplicate", () => {
  const checking = audit();
  checking.loan(loan("001"), true);
  const classes = [-300n, 1400n, -200n].map((chargeFen) => checking.line(lineOf("001", { chargeFen })).class);
  expect(classes).toEqual(["credit", "correct", "credit"]);
});

test("one loan in several parcels: each is a parcel of it, and nobody says how many volumes are in one", () => {
  const checking = audit();
  checking.loan(loan("001、002", { volumes: 5 }), true);
  expect(checking.line(lineOf("001"))).toMatchObject({ class: "correct", loanVolumes: null });
  expect(checking.notBilled().map((p) => p.waybill)).toEqual(["002"]);
});

test("stops and the fee of the period need no loan, and come as often as they are billed", () => {
  const checking = audit({ perStopFen: 1400n, perPeriodFen: 1400n });
  const classes = (["stop", "stop", "period"] as const).map(
    (item) => checking.line(lineOf("费用", { item, weightGrams: null })).class,
  );
  expect(classes).toEqual(["correct", "correct", "correct"]);
});

test("the way back is known by the loan where the line does not say it", () => {
  const checking = audit({ returnLeg: { num: 80n, den: 100n } });
  checking.loan(loan(null, { waybillBack: "009" }), true);
  expect(checking.line(lineOf("009", { leg: null, chargeFen: 1120n })).class).toBe("correct");
});

describe("what is paid and what is held", () => {
  const paid = (chargeFen: bigint, payable: CourierContract["payable"], said: Partial<WaybillLine> = {}) => {
    const checking = audit();
    checking.loan(loan("001"), true);
    const { payableFen, heldFen } = paymentOf(checking.line(lineOf("001", { chargeFen, ...said })), {
      ...contract,
      payable,
    });
    return [payableFen, heldFen];
  };
  for (const [what, found, expected] of [
    ["too much, the lower is paid", paid(1600n, "lower"), [1400n, 200n]],
    ["too much, the contract is paid", paid(1600n, "contract"), [1400n, 200n]],
    ["too much, the invoice is paid", paid(1600n, "invoice"), [1600n, 0n]],
    ["too little, the lower is paid", paid(1200n, "lower"), [1200n, 0n]],
    ["too little, the contract is paid", paid(1200n, "contract"), [1400n, 0n]],
    ["not delivered: all is held", paid(1400n, "lower", { outcome: "undelivered" }), [0n, 1400n]],
    ["a credit lowers what is paid", paid(-300n, "lower"), [-300n, 0n]],
  ] as const) {
    test(what, () => expect(found).toEqual(expected));
  }
});

test("no contract in force on the day of shipment", () => {
  const checking = courierAudit({
    period: may as NonNullable<typeof may>,
    contractOn: () => undefined,
    districtOf: () => "",
    parcelsOn: () => 1,
  });
  checking.loan(loan("001"), true);
  expect(checking.line(lineOf("001"))).toMatchObject({
    class: "no-contract",
    contractFen: null,
    disputedFen: 1400n,
  });
});

test("two loans of one parcel add up, and the other side's account of them is not added", () => {
  const checking = audit();
  checking.loan(loan("001", { volumes: 1 }), true);
  checking.loan(loan("001", { volumes: 1, requestNo: "2" }), true);
  checking.loan({ ...loan("001"), role: "requester" }, true);
  expect(checking.line(lineOf("001"))).toMatchObject({ class: "correct", loanVolumes: 2 });
});

test("parcels sent in the period that no line bills are listed; those of months before and way-backs are not", () => {
  const checking = audit();
  checking.loan(loan("003"), true);
  checking.loan(loan("002"), true);
  checking.loan(loan("004"), false);
  checking.loan(loan(null, { waybillBack: "005" }), true);
  checking.loan(loan("006", { status: "unfilled" }), true);
  checking.line(lineOf("003"));
  expect(checking.notBilled().map((p) => p.waybill)).toEqual(["002"]);
});
