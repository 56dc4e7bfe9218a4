/** Tables that fit the terminal. */

import fc from "fast-check";
import stringWidth from "string-width";
import { afterEach, describe, expect, test } from "vitest";
import { fitTables, table } from "../../src/terminal/table.ts";

const COLUMNS = [{ head: "编号" }, { head: "差异类型" }, { head: "提供馆" }, { head: "金额", right: true }];
const ROWS = [
  ["D-1", "双方不一致", "10002 中国人民大学图书馆", "23.10"],
  ["D-22", "重复", "—", "5.00"],
];
afterEach(() => fitTables(undefined));

test("without a terminal every row is one line, columns padded by what a terminal shows", () => {
  expect(table(COLUMNS, ROWS)).toEqual([
    "编号  差异类型    提供馆                     金额",
    "D-1   双方不一致  10002 中国人民大学图书馆  23.10",
    "D-22  重复        —                          5.00",
  ]);
});

// 49 columns in all, 24 of them the library's: with 49 it stays, with 48 it would have only 23.
test("exactly as wide as the terminal, a table stays as it is; one column less, and the rest stands below", () => {
  fitTables(49);
  expect(table(COLUMNS, ROWS)).toHaveLength(3);
  fitTables(48);
  expect(table(COLUMNS, ROWS)).toEqual([
    "编号  差异类型    提供馆",
    "D-1   双方不一致  10002 中国人民大学图书馆",
    "    金额 23.10",
    "D-22  重复        —",
    "    金额 5.00",
  ]);
});

test("a column of text that is much wider than the others is broken in its place", () => {
  fitTables(40);
  const lines = table(
    [{ head: "编号" }, { head: "问题" }],
    [["D-1", "应报未报：原文传递提供馆明细，三月以来每月都报"]],
  );
  expect(lines).toEqual(["编号  问题", "D-1   应报未报：原文传递提供馆明细，三月", "      以来每月都报"]);
});

describe("law", () => {
  const cell = fc.string({ unit: fc.constantFrom("馆", "a", "1", " ", "，"), maxLength: 30 });
  test("no line is wider than the terminal, and nothing of a cell is lost", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }),
        fc.integer({ min: 40, max: 90 }),
        (rows, width) => {
          fitTables(width);
          const lines = table([{ head: "一" }, { head: "二" }, { head: "三" }], rows);
          const signs = (text: string): string[] => [...text.replaceAll(/[\s·一二三—]/g, "")].sort();
          expect(signs(lines.join(""))).toEqual(signs(rows.flat().join("")));
          // A word without a blank may be wider than its place.
          const words = Math.max(
            ...rows.flat().map((c) => Math.max(...c.split(/[ 馆，]/).map((w) => w.length))),
          );
          for (const line of lines)
            expect(stringWidth(line)).toBeLessThanOrEqual(Math.max(width, words + 45));
        },
      ),
    );
  });
});
