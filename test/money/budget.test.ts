/** 预算、压减、账龄: what a fund has left, what is taken off when it runs out, and how old a debt is. CASES: 8 no. 6, 10 nos. 17, 19. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agedBalances } from "../../src/domain/ledger/aged-balance.ts";
import { budgetLine, type Fund } from "../../src/domain/ledger/budget.ts";
import { type Account, entryOf } from "../../src/domain/ledger/entry.ts";
import { type Charge, NO_REQUEST } from "../../src/domain/settle/charge.ts";
import { OwedSums } from "../../src/domain/settle/proration.ts";

const fund = (said: Partial<Fund> = {}): Fund => ({
  ...{ fund: "subsidy", year: "2019", covers: ["dd-subsidy"], economicClass: "30227", subproject: "" },
  ...{ appropriatedFen: 120_000n, usedFen: 0n, ...said },
});
const months = (...fen: bigint[]) =>
  fen.map((f, i) => ({ lastDay: ["2019-01-31", "2019-02-28", "2019-03-31"][i] ?? "", fen: f }));

describe("a fund's line", () => {
  test("the worked example: 300.00 used, 150.00 committed, 750.00 left until 2019-08-31, then 55.56 %", () => {
    const line = budgetLine(fund({ usedFen: 30_000n }), months(15_000n, 15_000n, 15_000n));
    expect([line.usedFen, line.committedFen, line.leftFen]).toEqual([30_000n, 15_000n, 75_000n]);
    expect(line.forecast).toEqual({
      ...{ perMonthFen: 15_000n, monthsSettled: 3, exhaustedOn: "2019-08-31", rateBasisPoints: 5556n },
    });
  });

  test.each([
    // 1,200.00 at 100.00 a month is the year, to the fen.
    ["exactly the year", 120_000n, [10_000n, 10_000n, 10_000n], null, 10_000n],
    // One fen less: 899.99 of 900.00.
    ["a fen short of it", 119_999n, [10_000n, 10_000n, 10_000n], "2019-12-30", 10_000n],
    // Nothing left: the last day settled is the last day covered.
    ["used up already", 30_000n, [10_000n, 10_000n, 10_000n], "2019-03-31", 0n],
    // 150.00 left at 100.00 a month: April, and half of May's 31 days.
    ["mid-month", 45_000n, [10_000n, 10_000n, 10_000n], "2019-05-15", 1667n],
  ])("%s", (_what, appropriatedFen, fen, exhaustedOn, rateBasisPoints) => {
    const { forecast } = budgetLine(fund({ appropriatedFen }), months(...fen));
    expect([forecast?.exhaustedOn, forecast?.rateBasisPoints]).toEqual([exhaustedOn, rateBasisPoints]);
  });

  test("without a month settled there is no forecast", () => {
    expect(budgetLine(fund(), []).forecast).toBeNull();
  });
});

const owed = (library: string, fen: bigint, kind: Charge["kind"] = "dd-subsidy"): Charge => ({
  ...NO_REQUEST,
  ...{ id: `C-1-${library}`, kind, scheme: null, corrects: null, service: "dd", library, quantity: 1n },
  ...{ unit: "request", fen, rule: "dd-subsidy sample@2019", steps: [] },
});
const cutsOf = (charges: readonly Charge[], leftFen: bigint): Record<string, bigint> => {
  const sums = new OwedSums();
  for (const charge of charges) sums.add(charge);
  const cuts = sums.cuts({ fund: "subsidy", covers: ["dd-subsidy", "courier"], leftFen });
  return Object.fromEntries(cuts.map((c) => [c.library ?? "", c.fen]));
};

describe("taken off in proportion", () => {
  test("100.00 for three libraries with 50.00 each: 33.34, 33.33, 33.33 are paid", () => {
    const charges = ["10001", "10002", "10003"].map((l) => owed(l, 5000n));
    expect(cutsOf(charges, 10_000n)).toEqual({ "10001": -1666n, "10002": -1667n, "10003": -1667n });
  });

  test("the courier is owed whole: what libraries are granted is cut for it, too", () => {
    const charges = [owed("10001", 5000n), owed("10002", 5000n), owed("c", 4000n, "courier")];
    expect(cutsOf(charges, 10_000n)).toEqual({ "10001": -2000n, "10002": -2000n });
    expect(() => cutsOf(charges, 3999n)).toThrow(/budget-must-cover-invoice/);
  });

  test("law: the fund pays exactly what it has, no order of rows matters, and a zero share gets no fen", () => {
    const amounts = fc.array(fc.bigInt({ min: 0n, max: 9999n }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: 0n, max: 40_000n }), (fen, left) => {
        const charges = fen.map((f, i) => owed(`1000${i}`.slice(-5), f));
        const cuts = cutsOf(charges, left);
        const total = fen.reduce((a, b) => a + b, 0n);
        const paid = total + Object.values(cuts).reduce((a, b) => a + b, 0n);
        expect(paid).toBe(total < left ? total : left);
        for (const charge of charges) {
          const after = charge.fen + (cuts[charge.library ?? ""] ?? 0n);
          expect(after >= 0n && after <= charge.fen).toBe(true);
        }
        expect(cutsOf([...charges].reverse(), left)).toEqual(cuts);
      }),
    );
  });
});

const on = "payable:library:10002" as Account;
const entry = (day: string, owedFen: bigint) =>
  entryOf({
    ...{ id: `${day}/x`, period: day.slice(0, 7), day, text: "x", reverses: null },
    postings: [
      { account: on, fen: -owedFen },
      { account: "expense:dd-subsidy", fen: owedFen },
    ],
  });

describe("how old a debt is", () => {
  test.each([
    // The worked example: 12.00 pay March's 10.00 and 2.00 of May's 8.60; 45 days old.
    [
      "payments pay the oldest first",
      [
        ["2019-03-31", 1000n],
        ["2019-05-31", 860n],
        ["2019-06-10", -1200n],
      ],
      [0n, 660n, 0n, 0n],
    ],
    ["thirty days are still young", [["2019-06-15", 500n]], [500n, 0n, 0n, 0n]],
    ["thirty-one are not", [["2019-06-14", 500n]], [0n, 500n, 0n, 0n]],
    ["what the library owes is aged below zero", [["2018-12-31", -700n]], [0n, 0n, 0n, -700n]],
    [
      "what lies after the day does not count",
      [
        ["2019-06-20", 500n],
        ["2019-07-20", 900n],
      ],
      [500n, 0n, 0n, 0n],
    ],
  ] as [string, [string, bigint][], bigint[]][])("%s", (_what, moves, byAge) => {
    const [found] = agedBalances(
      moves.map(([day, fen]) => entry(day, fen)),
      "2019-07-15",
    );
    expect(found?.byAge).toEqual(byAge);
    expect(found?.balanceFen).toBe(byAge.reduce((a, b) => a + b, 0n));
  });
});
