/** Simulated rules reckoned with pencil and paper: a volume tier with tax on top, another rounding, a pool that the books do not have. */
import { afterAll, expect, test } from "vitest";
import { booksOf, kindOf, type Month, removeBooks, samplePack } from "./books.ts";

afterAll(removeBooks);

const loan = { from: "10001", to: "10002", volumes: 1, grams: 1100 };
const doc = { from: "10002", to: "10001", pages: 12 };
/** 3.60 and 13.60 of fees; so many parcels of 1.1 kg, 8.00 + 2.00 by the contract and billed at 12.00. */
const monthOf = (parcels: number): Month => ({
  docs: [
    { ...doc, urgent: false },
    { ...doc, urgent: true },
  ],
  loans: Array.from({ length: parcels }, () => loan),
});

const files = {
  "tiers.yaml": samplePack([
    "    payable: lower\n",
    '    payable: lower\n    taxOut: "6%"\n    tiers: [{ fromParcels: 3, rate: "90%" }]\n',
  ]),
  "down.yaml": samplePack(['rate: "50%"', 'rate: "33%"\n    rounding: down']),
  "half-up.yaml": samplePack(['rate: "50%"', 'rate: "33%"']),
  "pool.yaml": samplePack([
    "  # 样例：物流合同\n",
    '  schemes: { schemes: [{ key: p, name: { zh-CN: 池, en: pool }, service: ill, direction: grant, party: supplier, amount: { kind: pool, funds: "10.00", pay: rate, parts: [{ weight: 1, by: requests }] } }] }\n  # 样例：物流合同\n',
  ]),
};

test("two parcels are 10.60 each with the tax; the third brings all to the tier: 9.00 + 0.54 = 9.54 each", async () => {
  const { simulate } = await booksOf({ "2019-05": monthOf(2), "2019-06": monthOf(3) }, { files });
  const { periods } = await simulate("--rules tiers.yaml --periods 2019-05..2019-06");
  expect(periods.map((p) => kindOf(p.kinds, "courier"))).toEqual([
    [2000, 2120, 120],
    [3000, 2862, -138],
  ]);
});

test("33 % of 17.20 is 5.676: 5.68 half up, 5.67 rounded down", async () => {
  const { simulate } = await booksOf({ "2019-05": monthOf(1) }, { files });
  const paid = async (pack: string) =>
    kindOf((await simulate(`--rules ${pack} --periods 2019-05`)).totals, "dd-subsidy");
  expect([await paid("half-up.yaml"), await paid("down.yaml")]).toEqual([
    [860, 568, -292],
    [860, 567, -293],
  ]);
});

test("a pool of 10.00 by rate over three loans grants 3.33 each, and the loans' own subsidy is no longer needed", async () => {
  const { simulate } = await booksOf({ "2019-05": monthOf(3) }, { files });
  const { totals } = await simulate("--rules pool.yaml --periods 2019-05");
  const grants = totals.filter((k) => k.kind === "grant" && k.scheme === "p");
  expect(grants.map((k) => [k.beforeFen, k.afterFen])).toEqual([[0, 999]]);
});
