/** Columns by key: heads, cells and addresses stay together wherever a column stands. */
import { describe, expect, test } from "vitest";
import { type Grid, gridSheet, numberColumn } from "../../src/sheet/grid.ts";
import { cellOf, columnRange, text, totalOf, yuan } from "../../src/sheet/sheet.ts";

interface Invoice {
  readonly name: string;
  readonly paid: bigint;
  readonly held: bigint;
}

const FACTS: readonly Invoice[] = [
  { name: "北大", paid: 500n, held: 20n },
  { name: "人大", paid: 300n, held: 0n },
];

/** Heading in row 4, data in rows 5 and 6. */
const grid = (first: readonly "day"[] = []): Grid<Invoice, string> => ({
  name: "it's",
  title: "题",
  above: ["2019", "元"],
  heads: { name: "馆", day: "日期", paid: "付款", held: "暂缓", net: "净额" },
  facts: FACTS,
  columns: (column) => [
    numberColumn("序号"),
    ...first.map((key) => column(key, { width: 8 }, () => null)),
    column("paid", { width: 10, summed: "yuan" }, ({ paid }) => yuan(paid)),
    column("held", { width: 10, summed: "yuan" }, ({ held }) => yuan(held)),
    column("net", { width: 10 }, ({ paid, held }, at) => ({
      ...yuan(paid - held),
      ...at.adds(["paid"], ["held"]),
    })),
    column("name", { width: 10 }, ({ name }, at) => text(`${name} ${at.range("paid", "net")}`)),
  ],
  total: "合计",
});

describe("a sheet by its columns", () => {
  test("has the head, the look and the cells of each column in its place", () => {
    const sheet = gridSheet(grid());
    expect(sheet.columns.map((c) => c.head)).toEqual(["序号", "付款", "暂缓", "净额", "馆"]);
    expect(sheet.rows[1]?.map((cell) => cell?.value)).toMatchObject([
      ...[{ count: 2n }, { fen: 300n }, { fen: 0n }, { fen: 300n }],
      { text: "人大 B6:D6" },
    ]);
  });

  test("says in a formula and its origin the same cells", () => {
    expect(gridSheet(grid()).rows[0]?.[3]).toEqual({
      value: { kind: "yuan", fen: 480n },
      formula: "B5-C5",
      origin: { kind: "cells", addresses: ["B5"], minus: ["C5"] },
    });
  });

  test("a column that comes in between moves every address behind it", () => {
    const sheet = gridSheet(grid(["day"]));
    expect(sheet.rows[0]?.[4]?.formula).toBe("C5-D5");
    expect(totalOf(sheet, "held").formula).toBe("'it''s'!D7");
    expect(cellOf(sheet, "net", 1).formula).toBe("'it''s'!E6");
    expect(columnRange(sheet, "paid")).toBe("'it''s'!C5:C6");
  });

  test("makes the same rows when they are asked for", () => {
    expect(Array.from(gridSheet({ ...grid(), isLong: true }).rows)).toEqual(gridSheet(grid()).rows);
  });

  test("refuses a key that it has twice, and one that it has not", () => {
    expect(() => gridSheet(grid(["day", "day"]))).toThrow("different keys");
    expect(() => totalOf(gridSheet(grid()), "fee")).toThrow("the column fee");
  });
});
