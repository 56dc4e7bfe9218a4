/** A cell of a filled form as people and spreadsheet programs write it. */
import { expect, test } from "vitest";
import { namedCell } from "../../../../src/papers/forms/commands/filled-cell.ts";

test.each([
  ["填好.xlsx!自评表!C7", ["填好.xlsx", "自评表", "C7"]],
  ["out/填好.xlsm!自评表!$c$7", ["out/填好.xlsm", "自评表", "$c$7"]],
  ["[填好.xlsx]自评表!C7", ["填好.xlsx", "自评表", "C7"]],
  ["填好.xlsx!'自评 表'!C7", ["填好.xlsx", "自评 表", "C7"]],
  ["'[填好.xlsx]自评 表'!C7", ["填好.xlsx", "自评 表", "C7"]],
  ["填好.xlsx!甲'乙 & <丙>!C7", ["填好.xlsx", "甲'乙 & <丙>", "C7"]],
  ["填好.xlsx!'甲''乙'!C7", ["填好.xlsx", "甲'乙", "C7"]],
  ["'[填好.xlsx]甲''乙'!C7", ["填好.xlsx", "甲'乙", "C7"]],
  ["填好.xlsx!急!件!C7", ["填好.xlsx", "急!件", "C7"]],
] as const)("%s", (text, [file, sheet, address]) => {
  expect(namedCell(text)).toEqual({ file, sheet, address });
});

test.each([
  "填好.xlsx",
  "填好.xlsx!C7",
  "填好.csv!自评表!C7",
  "自评表!C7",
  "2019-05",
])("%s names none", (text) => {
  expect(namedCell(text)).toBeNull();
});
