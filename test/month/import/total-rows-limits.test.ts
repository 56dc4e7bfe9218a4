/** 合计行: what a total row of a table must add up to, and which rows are none; a profile is told by its heading, then by its rank. */
import { describe, expect, test } from "vitest";
import { hashText } from "../../../src/core/io/hash.ts";
import type { ColumnReader, Value } from "../../../src/month/import/columns/compile-columns.ts";
import { bindColumns, headingOfRow } from "../../../src/month/import/columns/heading.ts";
import { recogniseSheet } from "../../../src/month/import/columns/recognise.ts";
import { profileShelf } from "../../../src/month/import/io/profile-shelf.ts";
import { readCount } from "../../../src/month/import/reading/read-number.ts";
import { RowWords } from "../../../src/month/import/reading/row-words.ts";
import { ControlTotals } from "../../../src/month/import/reading/total-rows.ts";

const shelf = profileShelf("templates/profiles", hashText);
const named = (name: string) => {
  const found = shelf([]).find((p) => p.name === name);
  if (!found) throw new Error(name);
  return found;
};
const HEADING = ["申请单号", "页数"];
const supplier = named("dd-supplier");
const profile = {
  ...supplier,
  totals: {
    ...supplier.totals,
    words: ["合计"],
    subtotalWords: ["小计"],
    sums: ["pages"],
    count: "requestNo",
  },
} as const;
const columns = bindColumns(profile, headingOfRow(HEADING));

/** A table row by row: a number is a row of so many pages, null one that can't be read; a text a total row of its word and cells. */
function told(...rows: (number | null | readonly [string, string])[]): string[] {
  let last: Value | undefined;
  const pages: ColumnReader<Value> = {
    column: "页数",
    get last() {
      return last;
    },
    read: () => null,
    parse: (cell) => readCount(cell, "plain"),
  };
  const totals = new ControlTotals({ profile, columns, readers: { pages }, isUnread: () => false });
  for (const [row, said] of rows.entries()) {
    if (said === null) totals.addUnread();
    else if (typeof said === "number") {
      last = said;
      totals.add();
    } else
      totals.check(said[0].startsWith("小计") ? "subtotal" : "total", { cells: [...said], row, sheet: null });
  }
  return totals.found.map(
    (t) => `${t.row} ${t.declared} ${t.computed} ${t.agrees}${t.unreadable ? " unread" : ""}`,
  );
}

describe("a total is the sum of all rows, or of those since the total before it", () => {
  test("12, 8 and 10 are 30, and not 31", () => {
    expect(told(12, 8, 10, ["合计", "30"])).toEqual(["3 30 30 true"]);
    expect(told(12, 8, 10, ["合计", "31"])).toEqual(["3 31 30 false"]);
  });
  test("a subtotal is of the rows since the one before it, and the total after it is still of all", () => {
    expect(told(12, ["小计", "12"], 8, ["小计", "8"], ["合计", "20"])).toEqual([
      ...["1 12 12 true", "3 8 8 true", "4 20 20 true"],
    ]);
    expect(told(12, ["小计", "12"], 8, ["小计", "20"])).toEqual(["1 12 12 true", "3 20 8 false"]);
  });
  test("a subtotal starts no new total: 8 is no total of 12 and 8", () => {
    expect(told(12, ["小计", "12"], 8, ["合计", "8"])[1]).toBe("3 8 20 false");
  });
  test("a total starts a new one, and a new subtotal", () => {
    expect(told(12, ["合计", "12"], 8, ["合计", "8"], ["合计", "20"])).toEqual([
      ...["1 12 12 true", "3 8 8 true", "4 20 20 true"],
    ]);
    expect(told(12, ["合计", "12"], 8, ["小计", "8"])[1]).toBe("3 8 8 true");
  });
  test("rows that can't be read are in no sum, and it is said", () => {
    expect(told(12, null, ["合计", "20"])).toEqual(["2 20 12 false unread"]);
  });
  test("nothing said of the column is nothing wrong", () => {
    expect(told(12, ["合计", ""])).toEqual([]);
  });
});

describe("rows are counted in the same way", () => {
  test.each<[string, (number | readonly [string, string])[], string]>([
    ["all of them", [1, 1, ["合计：2笔", ""]], "2 2 2 true"],
    ["one too many", [1, 1, ["合计：3笔", ""]], "2 3 2 false"],
    [
      "of a subtotal, those since the one before it",
      [1, ["小计：1笔", ""], 1, 1, ["小计：2笔", ""]],
      "4 2 2 true",
    ],
    ["a subtotal starts no new total", [1, ["小计：1笔", ""], 1, ["合计：2笔", ""]], "3 2 2 true"],
    [
      "and what is since the subtotal is no total",
      [1, ["小计：1笔", ""], 1, 1, ["合计：2笔", ""]],
      "4 2 3 false",
    ],
    ["a total starts a new one", [1, ["合计：1笔", ""], 1, 1, ["合计：2笔", ""]], "4 2 2 true"],
  ])("%s", (_, rows, wanted) => {
    expect(told(...rows).at(-1)).toBe(wanted);
  });
});

describe("a total row begins with its word and has no number of its own", () => {
  const words = new RowWords(profile, columns);
  test.each<[readonly string[], string | null]>([
    [["合计", "30"], "total"],
    [["", "合计"], "total"],
    [["小计：", "30"], "subtotal"],
    [["合计（元）：", "30"], "total"],
    [["合计12笔", ""], "total"],
    [["合计图书馆", "30"], null],
    [["DD-1", "合计"], null],
    [["", ""], null],
  ])("%j: %s", (cells, wanted) => {
    expect(words.of(cells)).toBe(wanted);
  });
});

describe("of several profiles that fit", () => {
  const own = (name: string, more: string) => ({
    name,
    text: `profile: ${name}\nkind: courier-invoice\ntitle: {zh: 甲, en: A}\nextends: courier-invoice\n${more}`,
  });
  const heading = ["运单号", "寄件日期", "寄件馆", "收件馆", "方向", "件数", "重量(kg)", "册数", "金额(元)"];
  const row = (at: number, cells: readonly string[]) => ({ row: at, hidden: false, cells });
  const fits = (saved: ReturnType<typeof own>[], blank = 0) => {
    const before = Array.from({ length: blank }, (_, i) => row(i + 1, ["说明"]));
    const { fits: found } = recogniseSheet(shelf(saved), [...before, row(blank + 1, heading)]);
    return found.map((f) => f.profile.name);
  };
  test("the plain one is meant where an extension adds nothing; then the highest priority; two of one rank are both told", () => {
    expect(fits([])).toEqual(["courier-invoice"]);
    expect(fits([own("a", "")])).toEqual(["courier-invoice"]);
    expect(fits([own("a", "priority: 2\n"), own("b", "priority: 3\n")])).toEqual(["b"]);
    expect(fits([own("a", "priority: 3\n"), own("b", "priority: 3\n")])).toEqual(["a", "b"]);
  });
  test("the heading is searched in twenty rows, and no further", () => {
    expect([fits([], 19), fits([], 20)]).toEqual([["courier-invoice"], []]);
  });
});
