/**
 * 预算、压减、账龄: what a fund has left, what is taken off when it runs out, and how old a debt is.
 * Source: SOURCES.md [budget-control], [shares-to-the-fen].
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agedBalances } from "../../../../src/month/ledger/aged-balance.ts";
import { type Account, type Entry, entryOf } from "../../../../src/month/ledger/entry.ts";
import { budgetLine, type Fund } from "../../../../src/month/ledger/fund-budget.ts";
import type { Movement } from "../../../../src/month/ledger/movement.ts";
import { paidElsewhere } from "../../../../src/month/ledger/paid-elsewhere.ts";
import { OwedSums } from "../../../../src/month/settle/proration.ts";
import { type Charge, NO_REQUEST } from "../../../../src/rules/charge.ts";

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

  test("the average is over the months settled, whenever in the year the books begin", () => {
    // March and April, 100.00 each, of 900.00: 700.00 are left for the eight months to come, which would cost 800.00.
    const two = [
      { firstDay: "2019-03-01", lastDay: "2019-03-31", fen: 10_000n },
      { firstDay: "2019-04-01", lastDay: "2019-04-30", fen: 10_000n },
    ];
    const wanted = {
      perMonthFen: 10_000n,
      monthsSettled: 2,
      exhaustedOn: "2019-11-30",
      rateBasisPoints: 8750n,
    };
    expect(budgetLine(fund({ appropriatedFen: 90_000n }), two).forecast).toEqual(wanted);
    // The same as one period of two months.
    const one = [{ firstDay: "2019-03-01", lastDay: "2019-04-30", fen: 20_000n }];
    expect(budgetLine(fund({ appropriatedFen: 90_000n }), one).forecast).toEqual(wanted);
  });

  test("a fund that is over its budget after December does not last for the year", () => {
    const december = [{ lastDay: "2019-12-31", fen: 10_000n }];
    const over = budgetLine(fund({ appropriatedFen: 6000n }), december);
    expect([over.leftFen, over.forecast?.exhaustedOn, over.forecast?.rateBasisPoints]).toEqual([
      -4000n,
      "2019-12-31",
      0n,
    ]);
    expect(budgetLine(fund({ appropriatedFen: 10_000n }), december).forecast?.exhaustedOn).toBeNull();
  });

  test("without a month settled there is no forecast", () => {
    expect(budgetLine(fund(), []).forecast).toBeNull();
  });
});

describe("what a fund paid for another year, or in advance", () => {
  const funds = [
    fund(),
    fund({ year: "2018" }),
    fund({ fund: "courier", covers: ["courier"] }),
    fund({ fund: "other", covers: ["ill-subsidy"] }),
  ];
  const charge = (period: string, library: string, fen: bigint, kind = "dd-subsidy") =>
    entryOf({
      ...{ id: `${period}/S1/${kind}/${library}`, period, day: `${period}-28`, text: "x", reverses: null },
      postings: [
        { account: `expense:${kind}` as Account, fen },
        { account: `payable:library:${library}`, fen: -fen },
      ],
    });
  const payment = (year: string, library: string, fen: bigint, name = "subsidy"): Movement => ({
    ...{ id: "M", kind: "payment", period: `${year}-01`, day: `${year}-01-15`, fund: name, year, fen },
    ...{ account: `payable:library:${library}`, voucher: "", text: "", reverses: null, terms: null },
  });
  const of = (entries: Entry[], movements: Movement[]) => {
    const { earlierFen, allFen } = paidElsewhere(fund(), { entries, movements, funds });
    return [earlierFen, allFen];
  };

  test.each<[string, Entry[], Movement[], bigint[]]>([
    [
      "what the year charged is paid: none",
      [charge("2019-01", "10001", 100n)],
      [payment("2019", "10001", 100n)],
      [0n, 0n],
    ],
    [
      "December is paid in January, and January is owed to another library",
      [charge("2018-12", "10001", 100n), charge("2019-01", "10003", 100n)],
      [payment("2019", "10001", 100n)],
      [100n, 100n],
    ],
    [
      "the oldest is paid first: 150 of December's 100 and January's 80",
      [charge("2018-12", "10001", 100n), charge("2019-01", "10001", 80n)],
      [payment("2019", "10001", 150n)],
      [100n, 100n],
    ],
    [
      "what was paid in its own year is no debt any more",
      [charge("2018-12", "10001", 100n), charge("2019-01", "10001", 80n)],
      [payment("2018", "10001", 100n), payment("2019", "10001", 80n)],
      [0n, 0n],
    ],
    ["an advance", [charge("2019-01", "10003", 100n)], [payment("2019", "10001", 100n)], [0n, 100n]],
    [
      "an advance to a library that has earned part of it since",
      [charge("2019-02", "10001", 30n)],
      [payment("2019", "10001", 100n)],
      [0n, 70n],
    ],
    [
      "an advance of last year pays for this one: less is committed",
      [charge("2019-01", "10001", 100n)],
      [payment("2018", "10001", 40n)],
      [0n, -40n],
    ],
    [
      "a payment that was taken back",
      [charge("2018-12", "10001", 100n)],
      [payment("2019", "10001", 100n), payment("2019", "10001", -100n)],
      [0n, 0n],
    ],
    [
      "what other funds cover and pay is theirs",
      [charge("2018-12", "10001", 100n, "ill-subsidy"), charge("2019-01", "10001", 80n)],
      [payment("2019", "10001", 100n, "other"), payment("2019", "10001", 80n)],
      [0n, 0n],
    ],
    [
      "a settlement taken back and made again counts once",
      [charge("2018-12", "10001", 100n), charge("2018-12", "10001", -100n), charge("2018-12", "10001", 60n)],
      [payment("2019", "10001", 60n)],
      [60n, 60n],
    ],
  ])("%s", (_what, entries, movements, expected) => {
    expect(of(entries, movements)).toEqual(expected);
  });

  test("law: committed is what each library is still owed of the year's charges", () => {
    const library = fc.constantFrom("10001", "10002");
    const amount = fc.bigInt({ min: 1n, max: 500n });
    const charges = fc.array(fc.tuple(fc.constantFrom("2018-11", "2018-12", "2019-01"), library, amount));
    const payments = fc.array(fc.tuple(fc.constantFrom("2018", "2019"), library, amount));
    fc.assert(
      fc.property(charges, payments, (owes, pays) => {
        const entries = owes.map(([period, to, fen]) => charge(period, to, fen));
        const movements = pays.map(([year, to, fen]) => payment(year, to, fen));
        const sumOf = (rows: readonly (readonly [string, string, bigint])[], year: string, to: string) =>
          rows.reduce((sum, [at, l, fen]) => (at.startsWith(year) && l === to ? sum + fen : sum), 0n);
        const open = ["10001", "10002"].map((to) => {
          const charged = sumOf(owes, "2019", to);
          const left = sumOf(owes, "201", to) - sumOf(pays, "201", to);
          return left < 0n ? 0n : left < charged ? left : charged;
        });
        const [charged, usedFen] = [owes, pays].map((rows) =>
          ["10001", "10002"].reduce((sum, to) => sum + sumOf(rows, "2019", to), 0n),
        );
        const line = budgetLine(
          fund({ usedFen: usedFen ?? 0n }),
          [{ lastDay: "2019-01-31", fen: charged ?? 0n }],
          paidElsewhere(fund(), { entries, movements, funds }).allFen,
        );
        expect(line.committedFen).toBe(open.reduce((a, b) => a + b, 0n));
        expect(line.leftFen).toBe(120_000n - line.usedFen - line.committedFen);
      }),
    );
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
