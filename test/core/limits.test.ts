/** Days, rates and exact numbers at their edges. */
import { describe, expect, test } from "vitest";
import {
  addDays,
  dayFromSerial,
  dayInShanghai,
  dayOf,
  daysBetween,
  isWithin,
  parseIsoDay,
} from "../../src/core/day.ts";
import * as exact from "../../src/core/exact.ts";
import {
  ceilDiv,
  formatYuan,
  parseRate,
  parseYuan,
  ROUNDINGS,
  splitByLargestRemainder,
  timesHalfUp,
  timesRate,
} from "../../src/core/money.ts";
import { contains, overlaps, parsePeriod } from "../../src/core/period.ts";

const at = (num: bigint, den: bigint) => ({ num, den });

describe("half up", () => {
  test("at exactly five, away from zero; just below it, not", () => {
    expect([5n, 15n, 4n, -5n, -4n].map((n) => exact.scaledHalfUp(at(n, 10n), 0))).toEqual([
      1n,
      2n,
      0n,
      -1n,
      0n,
    ]);
    expect(exact.scaledHalfUp(at(49_999n, 100_000n), 0)).toBe(0n);
    expect(exact.formatExact(at(5785n, 10_000n), { decimals: 1, percent: true })).toBe("57.9%");
    expect(exact.formatExact(at(-12_345n, 10n), { decimals: 0 })).toBe("-1,235");
    expect([1n, 3n, -1n].map((fen) => timesHalfUp(fen, at(1n, 2n)))).toEqual([1n, 2n, -1n]);
    expect(timesHalfUp(1n, at(49n, 100n))).toBe(0n);
  });
  test.each<[bigint, [bigint, bigint], bigint[]]>([
    // fen, rate: half up, half even, down
    [5n, [1n, 2n], [3n, 2n, 2n]],
    [7n, [1n, 2n], [4n, 4n, 3n]],
    [1n, [1n, 2n], [1n, 0n, 0n]],
    [-5n, [1n, 2n], [-3n, -2n, -2n]],
    [-7n, [1n, 2n], [-4n, -4n, -3n]],
    [-1n, [1n, 2n], [-1n, 0n, 0n]],
    [6n, [1n, 2n], [3n, 3n, 3n]],
    [249n, [1n, 100n], [2n, 2n, 2n]],
    [250n, [1n, 100n], [3n, 2n, 2n]],
    [251n, [1n, 100n], [3n, 3n, 2n]],
    [-251n, [1n, 100n], [-3n, -3n, -2n]],
    // A rate that is not in lowest terms, one above 1, and a denominator that is odd: a third has no half.
    [5n, [50n, 100n], [3n, 2n, 2n]],
    [3n, [3n, 2n], [5n, 4n, 4n]],
    [5n, [1n, 3n], [2n, 2n, 1n]],
    [0n, [1n, 2n], [0n, 0n, 0n]],
  ])("%s fen at %s: half up, half even and down", (fen, [num, den], expected) => {
    expect(ROUNDINGS.map((rounding) => timesRate(fen, at(num, den), rounding))).toEqual(expected);
    expect(timesRate(fen, at(num, den))).toBe(expected[0]);
  });

  test("as short as it is exact, with at most six decimals", () => {
    expect([at(10n, 1n), at(5n, 2n), at(1n, 3n), at(0n, 1n)].map(exact.plainExact)).toEqual([
      ...["10", "2.5", "0.333333", "0"],
    ]);
    expect(exact.plainExact(at(1n, 1_000_000n))).toBe("0.000001");
    expect(exact.plainExact(at(1n, 10_000_000n))).toBe("0.000000");
  });
});

test("exact numbers: sums, quotients by what is below zero, and which of two is less", () => {
  expect(exact.minus(at(1n, 2n), at(1n, 3n))).toEqual(at(1n, 6n));
  expect(exact.over(at(1n, 2n), at(-1n, 4n))).toEqual(at(-2n, 1n));
  expect(exact.over(at(1n, 2n), at(1n, 4n))).toEqual(at(2n, 1n));
  expect(() => exact.over(exact.ONE, exact.ZERO)).toThrow(/zero/);
  expect(exact.times(at(-2n, 3n), at(3n, 4n))).toEqual(at(-1n, 2n));
  expect(exact.minus(at(1n, 2n), at(2n, 4n))).toEqual(exact.ZERO);
  expect([at(1n, 2n), at(2n, 4n), at(1n, 3n)].map((b) => exact.compare(at(1n, 2n), b))).toEqual([0, 0, 1]);
  expect([exact.least(at(1n, 2n), at(1n, 3n)), exact.most(at(1n, 2n), at(1n, 3n))]).toEqual([
    at(1n, 3n),
    at(1n, 2n),
  ]);
});

test.each<[string, ReturnType<typeof exact.parseExact>]>([
  ["50,000", at(50_000n, 1n)],
  ["86.5%", at(865n, 1000n)],
  ["86.5％", at(865n, 1000n)],
  ["-1.5", at(-15n, 10n)],
  ["58728/67896", at(58_728n, 67_896n)],
  ["1/0", undefined],
  ["1,00", undefined],
  ["x", undefined],
])("the number %j", (text, wanted) => {
  expect(exact.parseExact(text)).toEqual(wanted);
});

describe("days", () => {
  test("that the calendar has: leap years, last days of months, the years it holds", () => {
    const has = (y: number, m: number, d: number) => dayOf(y, m, d) !== undefined;
    expect([has(2020, 2, 29), has(2019, 2, 29), has(2000, 2, 29), has(2100, 2, 29)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect([has(2019, 4, 30), has(2019, 4, 31), has(2019, 12, 31), has(2019, 12, 32)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect([has(1900, 1, 1), has(1899, 12, 31), has(2199, 12, 31), has(2200, 1, 1)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect([
      has(2019, 0, 1),
      has(2019, 13, 1),
      has(2019, 1, 0),
      has(2019.5, 1, 1),
      has(2019, 1.5, 1),
    ]).toEqual([...[false, false, false, false, false]]);
    for (const month of [6, 9, 11])
      expect([has(2019, month, 30), has(2019, month, 31)]).toEqual([true, false]);
    expect(parseIsoDay("2019-5-3")).toBeUndefined();
  });
  test("in Shanghai: the day turns at 16:00 of Greenwich", () => {
    expect(["2019-05-31T15:59:59Z", "2019-05-31T16:00:00Z"].map(dayInShanghai)).toEqual([
      "2019-05-31",
      "2019-06-01",
    ]);
    expect(dayInShanghai("2019-06-01T00:00:00+08:00")).toBe("2019-06-01");
    expect(dayInShanghai("2019-05-31T12:00:00-05:00")).toBe("2019-06-01");
    expect([dayInShanghai("2019-05-31"), dayInShanghai("2019-02-30T00:00:00Z")]).toEqual([
      undefined,
      undefined,
    ]);
  });
  test("within a window, both ends included; begun and ended on one day is that day", () => {
    const window = { from: "2019-05-03", to: "2019-05-03" };
    expect(["2019-05-02", "2019-05-03", "2019-05-04"].map((d) => isWithin(d, window))).toEqual([
      false,
      true,
      false,
    ]);
    expect(isWithin("2199-01-01", { from: "2019-05-03", to: null })).toBe(true);
    expect([addDays("2019-12-31", 1), daysBetween({ from: "2019-03-01", to: "2020-03-01" })]).toEqual([
      "2020-01-01",
      366,
    ]);
    expect([1, 59, 0, 0.5].map((n) => dayFromSerial(n, 1900))).toEqual([
      "1900-01-01",
      "1900-02-28",
      undefined,
      undefined,
    ]);
  });
  test("of a period, both ends included; periods that share one day overlap", () => {
    const [may, span, june] = ["2019-05", "2019-05..2019-06", "2019-06"].map(parsePeriod);
    if (!may || !span || !june) throw new Error("periods");
    expect(["2019-04-30", "2019-05-01", "2019-05-31", "2019-06-01"].map((d) => contains(may, d))).toEqual([
      ...[false, true, true, false],
    ]);
    expect([overlaps(may, june), overlaps(may, span), overlaps(span, june)]).toEqual([false, true, true]);
    const oneDay = (day: string) => ({ id: day, from: day, to: day });
    expect([overlaps(may, oneDay("2019-05-31")), overlaps(oneDay("2019-05-01"), may)]).toEqual([true, true]);
    expect([parsePeriod("2016-01..2018-12"), parsePeriod("2016-01..2019-01")].map((p) => p?.to)).toEqual([
      ...["2018-12-31", undefined],
    ]);
    expect(parsePeriod("2019-00..2019-05")).toBeUndefined();
  });
});

describe("money", () => {
  test("to the largest amount that the books hold", () => {
    expect(parseYuan("90071992547409.91")).toBe(9_007_199_254_740_991n);
    expect(parseYuan("90071992547409.92")).toBeUndefined();
    expect(["+1.00", "-1.00"].map(parseYuan)).toEqual([100n, -100n]);
    expect([0n, -1n, 5n, 100_000n].map(formatYuan)).toEqual(["0.00", "-0.01", "0.05", "1,000.00"]);
  });
  test("a started step counts", () => {
    expect([0n, 1n, 1000n, 1001n].map((n) => ceilDiv(n, 1000n))).toEqual([0n, 1n, 1n, 2n]);
    for (const [a, b] of [
      [-1n, 1n],
      [1n, 0n],
    ] as const)
      expect(() => ceilDiv(a, b)).toThrow(/ceilDiv/);
    expect([parseRate("0.85"), parseRate("85%"), parseRate("1"), parseRate("-1")]).toEqual([
      ...[at(85n, 100n), at(85n, 100n), at(1n, 1n), undefined],
    ]);
  });
  test("shares: nothing among none, never below zero, keys told apart, the tie to the smaller key", () => {
    expect(splitByLargestRemainder(0n, [{ key: "a", weight: 0n }])).toEqual(new Map([["a", 0n]]));
    expect(() => splitByLargestRemainder(1n, [{ key: "a", weight: 0n }])).toThrow(/one is positive/);
    expect(() =>
      splitByLargestRemainder(1n, [
        { key: "a", weight: 2n },
        { key: "b", weight: -1n },
      ]),
    ).toThrow(/negative/);
    const same = ["b", "a", "a"].map((key) => ({ key, weight: 1n }));
    expect(() => splitByLargestRemainder(1n, same)).toThrow(/unique/);
    const tie = splitByLargestRemainder(1n, [
      { key: "b", weight: 1n },
      { key: "a", weight: 1n },
    ]);
    expect([tie.get("a"), tie.get("b")]).toEqual([1n, 0n]);
  });
});
