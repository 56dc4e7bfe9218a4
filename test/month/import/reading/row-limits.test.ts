/** 搁置的单元格、公式里的日期: each on the value that still counts, and on the next. */
import { describe, expect, test } from "vitest";
import { DATE_FORMS } from "../../../../src/month/import/columns/profile.ts";
import { Problem } from "../../../../src/month/import/reading/problem.ts";
import { readDay } from "../../../../src/month/import/reading/read-day.ts";
import { requestReading } from "../../../../src/month/import/reading/read-request.ts";
import { KeptColumns, MAX_CELL_CHARS } from "../../../../src/month/import/reading/set-aside.ts";
import type { RawCell } from "../../../../src/tables/cell.ts";
import { contextOf, readRows } from "./read-rows.ts";

describe("of a row that was set aside", () => {
  const { fit } = contextOf({ profile: "dd-supplier", headings: ["申请单号", "经办人", "读者编号", "页数"] });
  const kept = (cells: readonly RawCell[], moved = 0) =>
    JSON.parse(new KeptColumns(fit.columns).cellsOf(cells, moved)) as RawCell[];
  test("the cells that are read are kept, and nobody's name or number", () => {
    expect(kept(["DD1", "王", "r1", "12", "x"])).toEqual(["DD1", null, null, "12", null]);
    expect(kept(["DD1", "王", "r1", "12"], 1)).toEqual([null, null, null, null]);
  });
  test("a cell is kept to its length, and a formula with its result", () => {
    const long = "x".repeat(MAX_CELL_CHARS + 1);
    const cut = `${"x".repeat(MAX_CELL_CHARS - 1)}…`;
    expect([kept([long])[0], kept([long.slice(1)])[0]]).toEqual([cut, long.slice(1)]);
    const formula = (value: string | null): RawCell => ({ kind: "formula", formula: "B1", value });
    expect([kept([formula(long)])[0], kept([formula(null)])[0]]).toEqual([formula(cut), formula(null)]);
    expect(kept([{ kind: "number", text: "12" }, null])).toEqual([{ kind: "number", text: "12" }, null]);
  });
});

test("a formula gives a day where the workbook shows one, or where its number is one", () => {
  const day = (cell: RawCell) => {
    const read = readDay(cell, { forms: DATE_FORMS, epoch: 1900, period: null });
    return read instanceof Problem ? read.code : read;
  };
  const formula = (value: string | null, isDate?: boolean): RawCell => ({
    ...{ kind: "formula", formula: "A1", value },
    ...(isDate === undefined ? {} : { isDate }),
  });
  expect([day(formula("43588", true)), day(formula("43588")), day(formula("43588.75"))]).toEqual([
    ...["2019-05-03", "2019-05-03", "2019-05-03"],
  ]);
  expect([day(formula("2019-05-03")), day(formula("20190503"))]).toEqual(["2019-05-03", "2019-05-03"]);
  expect(day(formula("x"))).toBe("date-must-be-readable");
});

test("a side that a column says is who the column says; where the cell is empty, whose file it is", () => {
  const headings = ["申请单号", "请求馆", "提供馆", "提供日期", "状态", "页数"];
  const supplier = (text: string) =>
    readRows(requestReading, { profile: "dd-supplier", headings }, [
      "DD1",
      "北京大学",
      text,
      "2019-05-03",
      "不满足",
      "1",
    ]).read[0]?.record.supplier;
  expect([supplier("北京大学"), supplier("")]).toEqual(["10001", "10002"]);
  const centre = readRows(requestReading, { profile: "dd-centre", headings }, [
    "DD1",
    "北京大学",
    "",
    "2019-05-03",
    "不满足",
    "1",
  ]);
  expect(centre.read[0]?.record.supplier).toBeNull();
});
