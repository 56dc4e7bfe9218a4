/** The layout of a printed table: where things stand, so that formulas and explanations agree with what is printed. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ranked } from "../../src/core/list.ts";
import {
  cellAt,
  count,
  parseAddress,
  type Sheet,
  text,
  totalCells,
  totalOf,
  yuan,
} from "../../src/sheet/sheet.ts";

const sheet: Sheet = {
  name: "明细",
  title: "题",
  above: ["一", "二"],
  columns: [
    { head: "馆", width: 10 },
    { head: "笔", width: 10, summed: "count" },
    { key: "amount", head: "元", width: 10, summed: "yuan" },
  ],
  rows: [
    [text("北大"), count(2), yuan(360n)],
    [text("清华"), null, yuan(1360n)],
    [text("人大"), count(1), yuan(-20n)],
  ],
  total: "合计",
  below: [],
  landscape: false,
};

describe("a table under a title and two lines", () => {
  test("has its heading in row 4, its rows in 5 to 7 and its total in 8", () => {
    expect(cellAt(sheet, { column: 2, row: 5 })?.value).toEqual({ kind: "yuan", fen: 360n });
    expect(cellAt(sheet, { column: 2, row: 7 })?.value).toEqual({ kind: "yuan", fen: -20n });
    expect(cellAt(sheet, { column: 2, row: 8 })).toMatchObject({
      value: { fen: 1700n },
      formula: "SUM(C5:C7)",
    });
    expect(cellAt(sheet, { column: 2, row: 4 })).toBeNull();
  });

  test("adds up counts apart from amounts, and what is empty as nothing", () => {
    const [label, requests, amount] = totalCells(sheet);
    expect(label?.value).toEqual({ kind: "text", text: "合计" });
    expect(requests?.value).toEqual({ kind: "count", count: 3n });
    expect(amount?.value).toEqual({ kind: "yuan", fen: 1700n });
  });

  test("never adds an amount to a count", () => {
    const mixed = { ...sheet, rows: [[text("北大"), yuan(1n), yuan(1n)]] };
    expect(() => totalCells(mixed)).toThrow("one unit");
  });

  test("is named by other sheets with quotes around its name", () => {
    expect(totalOf({ ...sheet, name: "it's" }, "amount").formula).toBe("'it''s'!C8");
  });

  test("without rows has a total of zero in its own unit, and no formula over nothing", () => {
    expect(totalCells({ ...sheet, rows: [] }).slice(1)).toMatchObject([count(0), yuan(0n)]);
  });
});

test.each([
  ["A1", { column: 0, row: 1 }],
  ["$F$12", { column: 5, row: 12 }],
  ["ab7", { column: 27, row: 7 }],
  ["12F", undefined],
  ["F0", undefined],
  ["", undefined],
])("the address %s", (said, found) => {
  expect(parseAddress(said)).toEqual(found);
});

describe("a ranking", () => {
  test("equal numbers share a rank and the next is left out; zeros are not ranked", () => {
    const values = new Map([
      ["10002", 7],
      ["10001", 9],
      ["10010", 7],
      ["10003", 0],
      ["10004", 1],
    ]);
    expect(ranked(values).map((r) => [r.rank, r.key])).toEqual([
      [1, "10001"],
      [2, "10002"],
      [2, "10010"],
      [4, "10004"],
    ]);
  });

  test("does not depend on the order it is given in", () => {
    const values = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.nat(5)), {
      selector: ([key]) => key,
    });
    fc.assert(
      fc.property(values, (pairs) => {
        expect(ranked(new Map([...pairs].reverse()))).toEqual(ranked(new Map(pairs)));
      }),
    );
  });
});
