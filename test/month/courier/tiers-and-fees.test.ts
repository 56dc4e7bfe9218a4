import { describe, expect, test } from "vitest";
import type { WaybillLine } from "../../../src/records/record.ts";
import { april, audit, loan } from "../../support/auditing.ts";
import { lineOf } from "../../support/records.ts";

const late = { shippedOn: "2019-04-29" };

describe("lines of a parcel that counts for a tier", () => {
  const counted = (own: readonly WaybillLine[]) => {
    const checking = audit({ tiers: [{ fromParcels: 4, rate: { num: 1n, den: 2n } }] });
    checking.loan(loan("001"), true);
    return checking.look({ lines: own, earlier: [] }).counted.length;
  };
  for (const [name, own, expected] of [
    ["a parcel", [lineOf("001")], 1],
    ["a parcel of a wrong price", [lineOf("001", { chargeFen: 1600n })], 1],
    ["billed twice is one", [lineOf("001"), lineOf("001")], 1],
    ["two legs are two lines of it", [lineOf("001"), lineOf("001", { leg: "back" })], 2],
    ["of another month", [lineOf("001", late)], 0],
    ["not delivered", [lineOf("001", { outcome: "undelivered" })], 0],
    ["without a loan", [lineOf("777")], 0],
    ["credited away", [lineOf("001"), lineOf("001", { chargeFen: -1400n })], 0],
    ["credited in part", [lineOf("001"), lineOf("001", { chargeFen: -400n })], 1],
    ["billed at 0.00", [lineOf("001", { chargeFen: 0n })], 0],
    ["a stop", [lineOf("001", { item: "stop" })], 0],
  ] as const)
    test(`${name}: ${expected}`, () => expect(counted(own)).toBe(expected));
});

describe("stops and the fee of the period need no loan", () => {
  const stop = { item: "stop", weightGrams: null, leg: null, chargeFen: 300n } as const;
  const fee = { item: "period", weightGrams: null, leg: null, chargeFen: 20_000n } as const;
  for (const [name, own, expected] of [
    [
      "a stop at one library on two days",
      [stop, { ...stop, shippedOn: "2019-05-07" }],
      ["correct", "correct"],
    ],
    ["a stop at two libraries on one day", [stop, { ...stop, to: "10003" }], ["correct", "correct"]],
    ["a stop twice is paid once", [stop, stop], ["correct", "duplicate-waybill"]],
    [
      "a stop twice is paid once, whoever is said to have sent",
      [stop, { ...stop, from: null }, { ...stop, from: "10009" }],
      ["correct", "duplicate-waybill", "duplicate-waybill"],
    ],
    ["a fee twice is paid once", [fee, fee], ["correct", "duplicate-waybill"]],
    [
      "a fee in two parts is paid in two parts",
      [
        { ...fee, chargeFen: 15_000n },
        { ...fee, chargeFen: 5000n },
      ],
      ["correct", "correct"],
    ],
    [
      "what goes beyond the fee is beyond the contract",
      [fee, { ...fee, chargeFen: 100n }],
      ["over", "correct"],
    ],
    ["a fee of another month", [fee, { ...fee, ...late }], ["correct", "late-line"]],
    [
      "a fee twice and credited once",
      [fee, fee, { ...fee, chargeFen: -20_000n }],
      ["correct", "credited", "credit"],
    ],
  ] as const)
    test(name, () => {
      const checking = audit({ perStopFen: 300n, perPeriodFen: 20_000n });
      const lines = own.map((said) => lineOf("费用", said));
      expect(checking.lines(lines).map((a) => a.class)).toEqual(expected);
    });

  test("a fee is owed once under whatever numbers", () => {
    const checking = audit({ perPeriodFen: 20_000n });
    const accounts = ["M1", "M2"].map((no) => ({ lines: [lineOf(no, fee)], earlier: [] }));
    for (const account of accounts) checking.look(account);
    const audited = accounts.flatMap((account) => checking.account(account));
    expect(audited.map((a) => [a.class, a.payableFen])).toEqual([
      ["correct", 20_000n],
      ["duplicate-waybill", 0n],
    ]);
  });

  const of = (no: string, said: Partial<WaybillLine>) => lineOf(no, { ...fee, ...said });
  const told = (
    accounts: readonly { lines: WaybillLine[]; before: WaybillLine[] }[],
    heldOf: string | null,
  ) => {
    const checking = audit({ perPeriodFen: 20_000n });
    const made = accounts.map(({ lines, before }) => ({
      lines,
      earlier: before.length === 0 ? [] : [{ period: april, lines: before, isNear: true }],
    }));
    for (const account of made) checking.look(account);
    const booked = (line: WaybillLine) =>
      line.shippedOn > april.to
        ? undefined
        : line.waybillNo === heldOf
          ? { paidFen: 0n, heldFen: 20_000n }
          : { paidFen: 20_000n, heldFen: 0n };
    return made
      .flatMap((account) => checking.account(account, booked))
      .map((a) => [a.line.waybillNo, a.class, a.payableFen, a.heldFen]);
  };
  const ofApril = { shippedOn: "2019-04-30" };
  const back = { chargeFen: -20_000n };

  test("a credit of the fee that April held ends what is held, and May's own fee is paid", () => {
    const m2 = { lines: [of("M2", back)], before: [of("M2", ofApril)] };
    expect(told([m2, { lines: [of("M3", {})], before: [] }], "M2")).toEqual([
      ["M2", "credit", 0n, -20_000n],
      ["M3", "correct", 20_000n, 0n],
    ]);
  });

  test("the second credit of one fee takes back nothing, and no other month's fee", () => {
    const m1 = { lines: [of("M1", back), of("M1", { ...back, ...ofApril })], before: [of("M1", ofApril)] };
    const made = told([m1, { lines: [of("M3", {})], before: [] }], null);
    expect(made.map(([, , payable]) => payable)).toEqual(expect.arrayContaining([-20_000n, 0n, 20_000n]));
    expect(made).toContainEqual(["M3", "correct", 20_000n, 0n]);
    expect(made.filter(([, of]) => of === "credit-excess")).toEqual([["M1", "credit-excess", 0n, -20_000n]]);
  });
});
