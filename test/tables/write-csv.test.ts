/** A table as CSV: what a spreadsheet program would reckon is text, and an amount below zero stays a number. */
import { expect, test } from "vitest";
import { csvText } from "../../src/tables/io/csv/write-csv.ts";

test.each([
  ["=1+1", "'=1+1"],
  ["+1", "'+1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["-1+1", "'-1+1"],
  ["-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"],
  ["＝1+1", "'＝1+1"],
  ["-1.00", "-1.00"],
  ["-1,234.50", '"-1,234.50"'],
  ["记-0231", "记-0231"],
])("%j is written as %j", (cell, written) => {
  expect(csvText([[cell]], { bom: false })).toBe(`${written}\r\n`);
});
