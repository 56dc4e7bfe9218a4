/** Orders, sums and groups: tables of what is easily got wrong, and the laws that every sheet and manifest leans on. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addTo,
  addUp,
  by,
  byKey,
  compareKeys,
  groupBy,
  type SortKey,
  sumOf,
  sumsBy,
} from "../../src/core/list.ts";

describe("orders", () => {
  const cases: readonly [name: string, a: SortKey, b: SortKey, order: number][] = [
    ["numbers", 9, 10, -1],
    ["amounts beyond what a double holds", 9_007_199_254_740_993n, 9_007_199_254_740_992n, 1],
    ["text is no number", "9", "10", 1],
    ["capitals before small letters", "B", "a", -1],
    ["by code units, not by pinyin: 北 U+5317, 安 U+5B89", "北", "安", -1],
    ["by code units, not by code points: 😀 begins with U+D83D", "😀", "ｆ", -1],
    ["composed and decomposed letters are different texts", "\u00e9", "e\u0301", 1],
    ["equal", "10002", "10002", 0],
    ["no text is first", "", "\u0000", -1],
    ["zero has no sign", -0, 0, 0],
  ];
  test.each(cases)("%s", (_, a, b, order) => {
    expect(compareKeys(a, b)).toBe(order);
    expect(by((key: SortKey) => key)(a, b)).toBe(order);
    expect(by((key: SortKey) => [key])(a, b)).toBe(order);
    expect(byKey([a, "z"], [b, "a"])).toBe(order);
  });

  const rows = [
    { code: "b", fen: 2n, at: 0 },
    { code: "a", fen: 5n, at: 1 },
    { code: "a", fen: 2n, at: 2 },
    { code: "b", fen: 2n, at: 3 },
  ];
  type Row = (typeof rows)[number];
  const orders: readonly [string, (row: Row) => SortKey | readonly SortKey[], readonly number[]][] = [
    ["equals stay as they stood", (r) => r.code, [1, 2, 0, 3]],
    ["a minus: largest first", (r) => -r.fen, [1, 0, 2, 3]],
    ["the second key decides what the first leaves equal", (r) => [-r.fen, r.code], [1, 2, 0, 3]],
    ["the last one, too", (r) => [r.code, r.fen, -r.at], [2, 1, 3, 0]],
    ["no key: as they stood", () => [], [0, 1, 2, 3]],
  ];
  test.each(orders)("%s", (_, keyOf, places) => {
    expect([...rows].sort(by(keyOf)).map((r) => r.at)).toEqual(places);
  });

  const pair = fc.record({
    text: fc.string({ unit: "binary", maxLength: 2 }),
    fen: fc.bigInt({ min: -2n, max: 2n }),
  });
  type Pair = { text: string; fen: bigint };
  const order = by((p: Pair) => [-p.fen, p.text]);
  const byHand = (a: Pair, b: Pair): number =>
    a.fen > b.fen ? -1 : a.fen < b.fen ? 1 : a.text < b.text ? -1 : a.text > b.text ? 1 : 0;

  test("an order is what the comparison written by hand says, and total", () => {
    fc.assert(
      fc.property(pair, pair, pair, (a, b, c) => {
        expect(order(a, b)).toBe(byHand(a, b));
        expect(order(a, b) + order(b, a)).toBe(0);
        if (order(a, b) <= 0 && order(b, c) <= 0) expect(order(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test("sorting by the last key, then by the one before, is sorting by both: sorts are stable", () => {
    fc.assert(
      fc.property(fc.array(pair), (pairs) => {
        const twice = [...pairs].sort(by((p) => p.text)).sort(by((p) => -p.fen));
        expect([...pairs].sort(order)).toEqual(twice);
      }),
    );
  });

  test("entries by key are in the order of the sorted keys", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: "binary" }), fc.integer()), (of) => {
        expect(
          Object.entries(of)
            .sort(byKey)
            .map(([key]) => key),
        ).toEqual(Object.keys(of).sort());
      }),
    );
  });
});

describe("sums", () => {
  test("of nothing: zero", () => {
    expect(sumOf([], () => 1n)).toBe(0n);
    expect(addUp([], () => 1)).toBe(0);
  });

  test("by key, in the order in which keys come first", () => {
    const items = [
      ["b", 2n],
      ["a", 3n],
      ["b", -5n],
    ] as const;
    const sums = sumsBy(
      items,
      ([key]): string => key,
      ([, fen]) => fen,
    );
    expect([...sums]).toEqual([
      ["b", -3n],
      ["a", 3n],
    ]);
    addTo(sums, "c", 1n);
    expect(sums.get("c")).toBe(1n);
  });

  test("of a map's values, as of a list", () => {
    expect(
      sumOf(
        new Map([
          ["a", 2n],
          ["b", -5n],
        ]).values(),
        (fen) => fen,
      ),
    ).toBe(-3n);
    expect(addUp(new Set(["ab", "c"]), (text) => text.length)).toBe(3);
  });

  test("of two lists is the sum of their sums, in any order", () => {
    const amounts = fc.array(fc.bigInt());
    const whole = (fen: bigint): bigint => fen;
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        expect(sumOf([...b, ...a], whole)).toBe(sumOf(a, whole) + sumOf(b, whole));
      }),
    );
  });
});

describe("groups", () => {
  test("stand in the order of their first items, and so do the items", () => {
    const groups = groupBy(["b1", "a1", "b2", "a2"], (text) => text.slice(0, 1));
    expect([...groups]).toEqual([
      ["b", ["b1", "b2"]],
      ["a", ["a1", "a2"]],
    ]);
  });

  test("hold every item once, under its key", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 })), (items) => {
        const groups = groupBy(items, (n) => n % 3);
        expect([...groups.values()].flat().sort()).toEqual([...items].sort());
        for (const [key, own] of groups) expect(own.every((n) => n % 3 === key) && own.length > 0).toBe(true);
      }),
    );
  });
});
