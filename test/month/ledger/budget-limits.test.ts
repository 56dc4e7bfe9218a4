/** 预算: where a fund's line turns: the last month of a year, a month that costs nothing, what is no payment of the year. */
import { describe, expect, test } from "vitest";
import { type Account, entryOf } from "../../../src/month/ledger/entry.ts";
import { budgetLine, coverOf, type Fund, fundsOf } from "../../../src/month/ledger/fund-budget.ts";
import type { Movement } from "../../../src/month/ledger/movement.ts";
import { paidElsewhere } from "../../../src/month/ledger/paid-elsewhere.ts";

const fund = (said: Partial<Fund> = {}): Fund => ({
  ...{ fund: "subsidy", year: "2019", covers: ["dd-subsidy"], economicClass: "30227", subproject: "" },
  ...{ appropriatedFen: 1000n, usedFen: 0n, ...said },
});

describe("the forecast", () => {
  const of = (appropriatedFen: bigint, lastDay: string, fen: bigint) =>
    budgetLine(fund({ appropriatedFen }), [{ lastDay, fen }]).forecast;

  test("a fund that ends in December ends with the year, not after it", () => {
    // 1.00 in a quarter is 0.33 a month; 2.99 of the 3.00 still to come last nine months and two fen.
    const quarter = [{ firstDay: "2019-01-01", lastDay: "2019-03-31", fen: 100n }];
    expect(budgetLine(fund({ appropriatedFen: 399n }), quarter).forecast).toEqual({
      ...{ perMonthFen: 33n, monthsSettled: 3, exhaustedOn: "2019-12-31", rateBasisPoints: 9967n },
    });
  });

  test("half a month's money is half of the month that follows: of February's 28 days", () => {
    expect(of(150n, "2019-01-31", 100n)?.exhaustedOn).toBe("2019-02-14");
    // To the fen a whole month: until its last day.
    expect(of(200n, "2019-01-31", 100n)?.exhaustedOn).toBe("2019-02-28");
  });

  test("what is half a basis point counts as one", () => {
    // In November 200.00 were charged; 99.99 of December's 200.00 are left: 49.995 %.
    expect(of(29_999n, "2019-11-30", 20_000n)?.rateBasisPoints).toBe(5000n);
  });

  test("what costs nothing, or less than one fen a month, has no forecast, nor has another year", () => {
    expect(of(1000n, "2019-01-31", 0n)).toBeNull();
    expect(of(1000n, "2019-01-31", -5n)).toBeNull();
    expect(of(1000n, "2018-12-31", 100n)).toBeNull();
    expect(of(1000n, "2019-01-31", 1n)).not.toBeNull();
  });

  test("the months are those from the first day to the last, over a year's end as well", () => {
    const winter = [{ firstDay: "2018-12-01", lastDay: "2019-02-28", fen: 300n }];
    expect(budgetLine(fund({ appropriatedFen: 500n }), winter).forecast).toMatchObject({
      ...{ monthsSettled: 3, perMonthFen: 100n },
    });
  });
});

test("what is paid to the fen leaves nothing committed", () => {
  const line = (usedFen: bigint) => budgetLine(fund({ usedFen }), [{ lastDay: "2019-01-31", fen: 500n }]);
  expect([499n, 500n, 501n].map((used) => line(used).committedFen)).toEqual([1n, 0n, 0n]);
  expect([499n, 500n, 501n].map((used) => line(used).leftFen)).toEqual([500n, 500n, 499n]);
});

const movement = (said: Partial<Movement>): Movement => ({
  ...{ id: "M", kind: "payment", period: "2019-01", day: "2019-01-15", fund: "subsidy", year: "2019" },
  ...{ account: "payable:library:10001", fen: 100n, voucher: "", text: "", reverses: null, terms: null },
  ...said,
});

test("a fund is what was given to it and what was paid from it; a receipt is neither, the latest terms hold", () => {
  const terms = { covers: ["dd-subsidy"], economicClass: "30227", subproject: "" };
  const given = { kind: "appropriation", account: "appropriation:subsidy" } as const;
  const funds = fundsOf([
    movement({ ...given, fen: -1000n, terms }),
    movement({ fen: 300n }),
    movement({ kind: "receipt", fen: -50n }),
    movement({ ...given, fen: -200n, terms: { ...terms, economicClass: "30299" } }),
    movement({ fund: "other", year: "2018", fen: 7n }),
  ]);
  expect(funds.map((f) => [f.year, f.fund, f.appropriatedFen, f.usedFen, f.economicClass])).toEqual([
    ["2018", "other", 0n, 7n, ""],
    ["2019", "subsidy", 1200n, 300n, "30299"],
  ]);
});

test("a charge is covered by its scheme where it has one", () => {
  expect(coverOf({ kind: "grant", scheme: "reward" })).toBe("reward");
  expect(coverOf({ kind: "courier", scheme: null })).toBe("courier");
});

describe("of what a fund paid, only payments of its year and of years before count", () => {
  const entry = (period: string, account: Account, fen = 100n) =>
    entryOf({
      ...{ id: `${period}/S1/x`, period, day: "2019-01-31", text: "x", reverses: null },
      postings: [
        { account: "expense:dd-subsidy", fen },
        { account, fen: -fen },
      ],
    });
  const funds = [fund(), fund({ year: "2018" }), fund({ year: "2020" })];
  const of = (movements: Movement[], entries = [entry("2019-01", "payable:library:10001")]) => {
    const { earlierFen, allFen } = paidElsewhere(fund(), { entries, movements, funds });
    return [earlierFen, allFen];
  };

  test("a receipt, and a payment of the year after, pay nothing of it", () => {
    expect(of([movement({ kind: "receipt", fen: -100n })])).toEqual([0n, 0n]);
    expect(of([movement({ year: "2020", fen: 500n })])).toEqual([0n, 0n]);
    expect(of([movement({ fen: 500n })])).toEqual([0n, 400n]);
  });

  test("what is booked on no account of a payee is owed to nobody, and what the year after charged is not yet", () => {
    expect(of([movement({})], [entry("2019-01", "clearing:dd")])).toEqual([0n, 100n]);
    expect(of([movement({})], [entry("2020-01", "payable:library:10001")])).toEqual([0n, 100n]);
  });

  test("a year of its own as a period counts by its first day", () => {
    expect(of([movement({})], [entry("2018-12..2019-11", "payable:library:10001")])).toEqual([100n, 100n]);
  });
});
