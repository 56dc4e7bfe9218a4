/** 计价步骤: how a line's price is made, step by step, with each limit on the value that still counts and the next that doesn't. */
import { describe, expect, test } from "vitest";
import {
  isSameDistrict,
  monthlyMinimumOf,
  type ParcelAbout,
  rateLine,
} from "../../../src/month/courier/courier.ts";
import type { WaybillLine } from "../../../src/records/record.ts";
import type { CourierContract } from "../../../src/rules/courier-contract.ts";
import { contract } from "../../support/auditing.ts";
import { lineOf } from "../../support/records.ts";

const percent = (n: number) => ({ num: BigInt(n), den: 100n });

/** Item and amount of each step of a line of 3.2 kg: 8.00, and 3 started kilograms of 2.00. */
function steps(
  said: Partial<CourierContract> = {},
  line: Partial<WaybillLine> = {},
  about: Partial<ParcelAbout> = {},
) {
  const how = { district: "", leg: null, parcels: 1, ...about };
  const rated = rateLine(lineOf("001", line), { ...contract, ...said }, how);
  return "steps" in rated ? rated.steps.map((s) => [s.item, s.quantity, s.fen]) : rated.code;
}
const PLAIN = [
  ["first-weight", 1n, 800n],
  ["continued-weight", 3n, 600n],
];

describe("a parcel", () => {
  test("has no step for what costs nothing", () => {
    expect(steps()).toEqual(PLAIN);
    expect(steps({}, { weightGrams: 1000 })).toEqual([PLAIN[0]]);
    expect(steps({ step: { grams: 0, fen: 200n } })).toEqual([PLAIN[0]]);
    expect(steps({ taxOut: percent(0), fuel: [{ from: "2019-01-01", rate: percent(0) }] })).toEqual(PLAIN);
    expect(steps({ returnLeg: percent(100) }, {}, { leg: "back" })).toEqual(PLAIN);
  });

  test("begins a step with its first gram", () => {
    const continued = (weightGrams: number) => steps({}, { weightGrams })[1];
    expect([1001, 2000, 2001].map(continued)).toEqual([
      ...[1n, 1n, 2n].map((n) => ["continued-weight", n, n * 200n]),
    ]);
  });

  test("is lifted to the minimum, which takes nothing where it is just met", () => {
    expect(steps({ minimumFen: 1400n })).toEqual(PLAIN);
    expect(steps({ minimumFen: 1401n })).toEqual([...PLAIN, ["minimum", 1n, 1n]]);
  });

  test("the minimum is that of the parcel with its pieces and surcharge", () => {
    const said = { perPieceFen: 50n, minimumFen: 1800n };
    expect(steps(said, { pieces: 2 }, { district: "昌平" })).toEqual([
      ...[...PLAIN, ["per-piece", 2n, 100n], ["surcharge 昌平区", 1n, 300n]],
    ]);
  });

  test("the parts of shares are half up to the fen, each of what stands so far", () => {
    // 14.00 × 12.5 % is 1.75; 15.75 × 1 % is 0.1575, and 13.50 × 3 % is 0.405: 0.41.
    const fuel = [{ from: "2019-05-06", rate: { num: 125n, den: 1000n } }];
    expect(steps({ fuel, taxOut: percent(1) }).slice(2)).toEqual([
      ["fuel", 1n, 175n],
      ["tax", 1n, 16n],
    ]);
    expect(steps({ first: { grams: 1000, fen: 750n }, taxOut: percent(3) }).at(-1)).toEqual(["tax", 1n, 41n]);
  });

  test("on the way back a share, then the tier of just so many parcels", () => {
    const tiers = [
      { fromParcels: 1, rate: percent(100) },
      { fromParcels: 50, rate: percent(90) },
      { fromParcels: 100, rate: percent(80) },
    ];
    const of = (parcels: number) => steps({ tiers, returnLeg: percent(50) }, {}, { parcels, leg: "back" });
    expect([49, 50, 99, 100].map((parcels) => of(parcels).slice(2))).toEqual([
      [["return-leg", 1n, -700n]],
      [
        ["return-leg", 1n, -700n],
        ["tier", 1n, -70n],
      ],
      [
        ["return-leg", 1n, -700n],
        ["tier", 1n, -70n],
      ],
      [
        ["return-leg", 1n, -700n],
        ["tier", 1n, -140n],
      ],
    ]);
  });
});

test("a stop costs by how often it was made, a fee once; neither knows weight, leg or shares", () => {
  const shares = { taxOut: percent(6), returnLeg: percent(50), perStopFen: 1200n, perPeriodFen: 9900n };
  const of = (item: "stop" | "period") =>
    steps(shares, { item, pieces: 3, weightGrams: null, leg: "back" }, { leg: "back" });
  expect([of("stop"), of("period")]).toEqual([[["stop", 3n, 3600n]], [["period", 1n, 9900n]]]);
  expect(steps({}, { item: "period" })).toEqual([["period", 1n, 0n]]);
});

test("where the contract says so, its tax is added to stops, fees and the month's minimum as well", () => {
  const fees = { perStopFen: 1200n, perPeriodFen: 9900n, monthlyMinimumFen: 10_000n };
  const of = (taxOutOnFees: boolean, item: "stop" | "period") =>
    steps({ taxOut: percent(6), taxOutOnFees, ...fees }, { item, pieces: 3 });
  // 36.00 + 2.16; 99.00 + 5.94; 100.00 + 6.00.
  expect(of(true, "stop")).toEqual([
    ["stop", 3n, 3600n],
    ["tax", 1n, 216n],
  ]);
  expect(of(true, "period")).toEqual([
    ["period", 1n, 9900n],
    ["tax", 1n, 594n],
  ]);
  expect([of(false, "stop"), of(false, "period")]).toEqual([[["stop", 3n, 3600n]], [["period", 1n, 9900n]]]);
  const minimum = (taxOutOnFees?: boolean) =>
    monthlyMinimumOf({
      ...contract,
      taxOut: percent(6),
      ...fees,
      ...(taxOutOnFees !== undefined && { taxOutOnFees }),
    });
  expect([minimum(true), minimum(false), minimum()]).toEqual([10_600n, 10_000n, 10_000n]);
});

test.each<[string, string, boolean]>([
  ["延庆", "延庆区", true],
  ["延庆县", "延庆区", true],
  ["北京市延庆区", "延庆", true],
  ["北京 延庆区", "延庆", true],
  ["北京市", "北京市", true],
  ["城区", "城", false],
  ["西城区", "东城区", false],
  ["延庆区域", "延庆", false],
  ["", "延庆", false],
])("the district %s is %s: %s", (a, b, isSame) => {
  expect([isSameDistrict(a, b), isSameDistrict(b, a)]).toEqual([isSame, isSame]);
});
