/** A budget table with merged cells: nothing of it is taken for one line alone. */
import { expect, test } from "vitest";
import { ECONOMIC_CLASSES } from "../../../src/review/subproject/economic-class.ts";
import { readBudgetTable } from "../../../src/review/subproject/read-budget-table.ts";

test("a cell merged over several lines of the table is asked, not taken for the first alone", () => {
  const lines = [
    ["预算项目", "经济分类", "资金来源", "年初预算数"],
    ["邮寄费", "30207 邮电费", "上年结转资金", "60,000.00"],
    ["印刷费", "30202 印刷费", "", "40,000.00"],
  ];
  const read = (merged: { top: number; bottom: number; left: number; right: number }[]) =>
    readBudgetTable(
      { file: "b.xlsx", rows: lines.map((cells, i) => ({ row: i + 1, cells })), merged },
      ECONOMIC_CLASSES,
    ).findings.map((f) => [f.code, f.at?.row, f.at?.column, f.text]);
  expect(read([{ top: 2, bottom: 3, left: 2, right: 2 }])).toEqual([
    ["cells-must-not-be-merged", 2, "C", "上年结转资金"],
  ]);
  expect(read([{ top: 1, bottom: 1, left: 0, right: 1 }])).toEqual([]);
  expect(read([{ top: 2, bottom: 3, left: 4, right: 4 }])).toEqual([]);
});
