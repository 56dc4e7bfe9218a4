/** Money is whole fen: split without loss, rounded where it is said, written in the two ways an officer signs. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  capitalYuan,
  formatYuan,
  parseRate,
  parseYuan,
  splitAtRate,
  splitByLargestRemainder,
  timesHalfUp,
} from "../../src/core/money.ts";

describe("a split by largest remainder", () => {
  test("1.00 yuan among three equal libraries is 0.34, 0.33 and 0.33, in whatever order they come", () => {
    const shares = ["10001", "10002", "10003"].map((key) => ({ key, weight: 1n }));
    const expected = new Map([
      ["10001", 34n],
      ["10002", 33n],
      ["10003", 33n],
    ]);
    expect(splitByLargestRemainder(100n, shares)).toEqual(expected);
    expect(splitByLargestRemainder(100n, [...shares].reverse())).toEqual(expected);
  });

  test("99.99 at 75 to 25 is 74.99 and 25.00", () => {
    const split = splitByLargestRemainder(9_999n, [
      { key: "a", weight: 75n },
      { key: "b", weight: 25n },
    ]);
    expect([split.get("a"), split.get("b")]).toEqual([7_499n, 2_500n]);
  });

  test("a zero share never receives the fen that is left over", () => {
    const split = splitByLargestRemainder(100n, [
      { key: "0", weight: 0n },
      { key: "1", weight: 1n },
      { key: "2", weight: 1n },
      { key: "3", weight: 1n },
    ]);
    expect(split.get("0")).toBe(0n);
  });

  test("law: the parts add up, no order matters, zero stays zero, a negative total is the positive one's mirror", () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 1_000_000n }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(weights, fc.bigInt({ min: 0n, max: 10_000_000_000n }), (list, total) => {
        const shares = list.map((weight, i) => ({ key: String(i).padStart(3, "0"), weight }));
        fc.pre(list.some((w) => w > 0n));
        const split = splitByLargestRemainder(total, shares);
        expect([...split.values()].reduce((a, b) => a + b, 0n)).toBe(total);
        expect(splitByLargestRemainder(total, [...shares].reverse())).toEqual(split);
        for (const { key, weight } of shares) if (weight === 0n) expect(split.get(key)).toBe(0n);
        const mirror = splitByLargestRemainder(-total, shares);
        for (const [key, fen] of split) expect(mirror.get(key)).toBe(-fen);
      }),
    );
  });
});

describe("a split at a rate", () => {
  test("0.01 of +0.03 and −0.02 at one half is 0.02 and −0.01, in whatever order they come", () => {
    const shares = [
      { key: "a", weight: 3n },
      { key: "b", weight: -2n },
    ];
    const expected = new Map([
      ["a", 2n],
      ["b", -1n],
    ]);
    const half = { num: 1n, den: 2n };
    expect(splitAtRate(1n, half, shares)).toEqual(expected);
    expect(splitAtRate(1n, half, [...shares].reverse())).toEqual(expected);
  });

  test("equal rests: the fen goes to the smaller key", () => {
    const shares = ["b", "a"].map((key) => ({ key, weight: 859n }));
    const split = splitAtRate(859n, { num: 50n, den: 100n }, shares);
    expect([split.get("a"), split.get("b")]).toEqual([430n, 429n]);
  });

  test("law: of any difference of two rounded sums the parts add up, each within a fen of its own, and zero stays zero", () => {
    const weights = fc.array(fc.bigInt({ min: -100_000n, max: 100_000n }), { minLength: 1, maxLength: 20 });
    const rate = fc.record({
      num: fc.bigInt({ min: 1n, max: 120n }),
      den: fc.constantFrom(1n, 2n, 3n, 7n, 100n),
    });
    fc.assert(
      fc.property(weights, rate, fc.bigInt({ min: 0n, max: 10_000n }), (list, at, beside) => {
        const shares = list.map((weight, i) => ({ key: String(i).padStart(3, "0"), weight }));
        const sum = list.reduce((a, b) => a + b, 0n);
        const was = sum < 0n ? beside - sum : beside;
        const total = timesHalfUp(was + sum, at) - timesHalfUp(was, at);
        const split = splitAtRate(total, at, shares);
        expect([...split.values()].reduce((a, b) => a + b, 0n)).toBe(total);
        for (const { key, weight } of shares) {
          const off = (split.get(key) ?? 0n) * at.den - weight * at.num;
          expect(-at.den < off && off < at.den).toBe(true);
          if (weight === 0n) expect(split.get(key)).toBe(0n);
        }
      }),
    );
  });
});

test.each([
  ["0", 0n],
  ["1,234.50", 123_450n],
  ["1234.5", 123_450n],
  ["-0.01", -1n],
  ["3.600", 360n],
  ["12.345", undefined],
  ["1,23", undefined],
  ["12,345,6", undefined],
  ["", undefined],
  ["1e3", undefined],
  [" 1", undefined],
  ["NaN", undefined],
  ["100000000000000", undefined],
])("the amount %j", (text, fen) => {
  expect(parseYuan(text)).toBe(fen);
});

test("law: every amount of fen is written and read back as itself", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -9_007_199_254_740_991n, max: 9_007_199_254_740_991n }), (fen) => {
      expect(parseYuan(formatYuan(fen))).toBe(fen);
    }),
  );
});

test.each([
  [1n, "50%", 1n],
  [3n, "50%", 2n],
  [-1n, "50%", -1n],
  [100n, "1", 100n],
  [333n, "0.85", 283n],
  [9_999_999_999n, "33.333333%", 3_333_333_300n],
])("%s fen at %s are %s, half up and rounded once", (fen, rate, expected) => {
  const parsed = parseRate(rate);
  expect(parsed).toBeDefined();
  if (parsed) expect(timesHalfUp(fen, parsed)).toBe(expected);
});

test.each([
  [0n, "零元整"],
  [1n, "壹分"],
  [10n, "壹角整"],
  [105n, "壹元零伍分"],
  [123_450n, "壹仟贰佰叁拾肆元伍角整"],
  [1_000_000n, "壹万元整"],
  [10_000_500n, "壹拾万零伍元整"],
  [100_000_000_000n, "壹拾亿元整"],
  [1_001_000_110n, "壹仟零壹万零壹元壹角整"],
  [-5n, "负伍分"],
])("%s fen in capitals are %s", (fen, capital) => {
  expect(capitalYuan(fen)).toBe(capital);
});
