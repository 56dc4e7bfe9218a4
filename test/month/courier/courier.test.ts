import { describe, expect, test } from "vitest";
import { type ParcelAbout, rateLine } from "../../../src/month/courier/courier.ts";
import { waybillsIn } from "../../../src/month/reconcile/parcel-link.ts";
import type { WaybillLine } from "../../../src/records/record.ts";
import type { CourierContract } from "../../../src/rules/courier-contract.ts";
import { lineOf } from "../../support/records.ts";

const contract: CourierContract = {
  company: "sample-courier",
  first: { grams: 1000, fen: 800n },
  step: { grams: 1000, fen: 200n },
  perPieceFen: 0n,
  minimumFen: 800n,
  surcharges: [{ district: "延庆区", fen: 500n }],
  payable: "lower",
};

type Case = readonly [
  name: string,
  line: Partial<WaybillLine>,
  contract: Partial<CourierContract>,
  about: Partial<ParcelAbout>,
  fen: bigint,
];

const percent = (n: number) => ({ num: BigInt(n), den: 100n });

// Each amount worked out by hand; 3.2 kg are 8.00 + 3 started kilograms × 2.00 = 14.00.
const cases: readonly Case[] = [
  ["3.2 kg: 8.00 + 3 × 2.00", {}, {}, {}, 1400n],
  ["exactly 1 kg is the first weight alone", { weightGrams: 1000 }, {}, {}, 800n],
  ["1,001 g begins another kilogram", { weightGrams: 1001 }, {}, {}, 1000n],
  ["0.4 kg is not below the first weight", { weightGrams: 400 }, {}, {}, 800n],
  ["to 延庆区 5.00 more", {}, {}, { district: "延庆区" }, 1900n],
  ["three volumes or one in the parcel: the same", { volumes: 1 }, {}, {}, 1400n],
  ["not less than the minimum", { weightGrams: 400 }, { minimumFen: 1000n }, {}, 1000n],
  ["1.50 per piece, 2 pieces", { pieces: 2 }, { perPieceFen: 150n }, {}, 1700n],
  ["the way back at 80 %: 11.20", { leg: "back" }, { returnLeg: percent(80) }, { leg: "back" }, 1120n],
  ["the way out is not the way back", {}, { returnLeg: percent(80) }, { leg: "out" }, 1400n],
  [
    "101 parcels reach the tier of 95 %: 13.30",
    {},
    { tiers: [{ fromParcels: 101, rate: percent(95) }] },
    { parcels: 101 },
    1330n,
  ],
  ["100 parcels do not", {}, { tiers: [{ fromParcels: 101, rate: percent(95) }] }, { parcels: 100 }, 1400n],
  [
    "of two tiers the higher one that is reached",
    {},
    {
      tiers: [
        { fromParcels: 1, rate: percent(100) },
        { fromParcels: 50, rate: percent(90) },
      ],
    },
    { parcels: 60 },
    1260n,
  ],
  ["3 % fuel from 1 May: 14.42", {}, { fuel: [{ from: "2019-05-01", rate: percent(3) }] }, {}, 1442n],
  [
    "fuel from 7 May is not yet due on the 6th",
    {},
    { fuel: [{ from: "2019-05-07", rate: percent(3) }] },
    {},
    1400n,
  ],
  [
    "the schedule's latest entry counts",
    {},
    {
      fuel: [
        { from: "2019-01-01", rate: percent(3) },
        { from: "2019-05-06", rate: percent(5) },
      ],
    },
    {},
    1470n,
  ],
  ["6 % tax on top: 14.84", {}, { taxOut: percent(6) }, {}, 1484n],
  [
    // 14.00 × 80 % = 11.20; × 95 % = 10.64; + 3 % = 10.9592 → 10.96; + 6 % = 11.6176 → 11.62
    "way back, tier, fuel and tax, one after the other, each rounded to the fen",
    { leg: "back" },
    {
      returnLeg: percent(80),
      tiers: [{ fromParcels: 1, rate: percent(95) }],
      fuel: [{ from: "2019-01-01", rate: percent(3) }],
      taxOut: percent(6),
    },
    { leg: "back" },
    1162n,
  ],
  ["3 stops at 12.00", { item: "stop", pieces: 3, weightGrams: null }, { perStopFen: 1200n }, {}, 3600n],
  [
    "the fee of the period, whatever the pieces",
    { item: "period", pieces: 2, weightGrams: null },
    { perPeriodFen: 50_000n },
    {},
    50_000n,
  ],
  ["a service by its key", { charge: "packing" }, { services: [{ item: "packing", fen: 300n }] }, {}, 300n],
  [
    "a service of a contract that was stored in words is not looked for again",
    { charge: "packing" },
    { services: [{ item: "包装费", fen: 300n }] },
    {},
    0n,
  ],
  ["a stop that the contract does not know costs nothing", { item: "stop", weightGrams: null }, {}, {}, 0n],
];

describe("a line by the contract", () => {
  for (const [name, line, said, about, fen] of cases) {
    test(`${name}: ${fen} fen`, () => {
      const how = { district: "", leg: null, parcels: 1, ...about };
      const rated = rateLine(lineOf("001", line), { ...contract, ...said }, how);
      expect("contractFen" in rated && rated.contractFen).toBe(fen);
      const sum = "steps" in rated ? rated.steps.reduce((total, step) => total + step.fen, 0n) : -1n;
      expect(sum, "the steps add up to the price").toBe(fen);
    });
  }

  test("without weight has no price, never zero", () => {
    const rated = rateLine(lineOf("001", { weightGrams: null }), contract, {
      district: "",
      leg: null,
      parcels: 1,
    });
    expect("code" in rated && rated.code).toBe("weight-must-be-given");
  });
});

test("a cell may name several parcels, however they are parted", () => {
  expect(waybillsIn("A1、A2；A3, A4/A5 A6")).toEqual(["A1", "A2", "A3", "A4", "A5", "A6"]);
  expect(waybillsIn("SF-00123")).toEqual(["SF-00123"]);
  expect(waybillsIn("SF 00123、ＳＦ ００124 A1 SF - 125")).toEqual([
    "SF 00123",
    "ＳＦ ００124",
    "A1",
    "SF - 125",
  ]);
  expect(waybillsIn("")).toEqual([]);
});
