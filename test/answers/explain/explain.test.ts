/** From any figure of a report to the file and row it came from, and what is asked wrongly is told so. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseCellReference } from "../../../src/sheet/find-cell.ts";
import { type Books, booksOfMay } from "../../papers/report/books-of-may.ts";

let books: Books;
beforeAll(async () => {
  books = await booksOfMay();
}, 60_000);
afterAll(() => books.remove());

const explained = async (reference: string): Promise<string> => {
  const done = await books.balis("explain", reference);
  expect(done.stderr).toBe("");
  return done.stdout;
};

describe("a cell of the finance workbook", () => {
  test("leads from the library's subsidy to rule, arithmetic, file and row", async () => {
    const said = await explained("finance-2019-05.xlsx!补贴发放明细!F7");
    expect(said).toContain("补贴发放明细!F7 = 8.60");
    expect(said).toContain("费用基数 17.20 × 比率 50/100 = 8.60");
    expect(said).toContain("【样例，非 BALIS 公布】");
    expect(said).toContain("合计 2 条费用基数，2019-05，图书馆 10002 = 17.20 元");
    expect(said).toContain("加急费 1 笔 × 10.00 = 10.00");
    expect(said).toMatch(
      /单号 DD2，满足，2019-05-07，12 页，申报费用 13\.60 元（结算采用此记录） {2}\[10002-原文传递-2019-05\.csv · 行 3\]/,
    );
    expect(said).toMatch(/单号 DD2.*\[10001-原文传递请求-2019-05\.csv · 行 3\]/);
  });

  test("leads from a total through the cells it adds up", async () => {
    const said = await explained("'[out/finance-2019-05.xlsx]汇总'!E8");
    expect(said).toContain("汇总!E8 = 10.00 元");
    expect(said).toContain("公式：'物流费结算'!F7");
    expect(said).toContain("物流费结算!F6 = 10.00");
    expect(said).toContain("首重 1 件 × 8.00 = 8.00");
    expect(said).toContain("申报或账单金额 12.00 元，与规则不符");
    expect(said).toContain("物流-2019-05.csv · 行 2");
  });
});

test("a request number, a record and a charge lead to each other", async () => {
  const request = await explained("dd2");
  const ref = /记录 (\d+:1:3)：/.exec(request)?.[1] ?? "";
  const charge = /费用项 (C-\d+-\d+)/.exec(request)?.[1] ?? "";
  expect(await explained(ref)).toContain(charge);
  expect(await explained(charge)).toContain(ref);
});

test.each([
  ["nonsense", "reference-must-be-known"],
  ["C-99-1", "reference-must-be-known"],
  ["99:1:1", "reference-must-be-known"],
  ["finance-2019-05.xlsx!没有!F7", "sheet-must-exist"],
  ["finance-2019-05.xlsx!汇总!A1", "cell-must-show-a-figure"],
  ["finance-2019-04.xlsx!汇总!E7", "period-must-be-settled"],
])("%s is refused as %s", async (reference, code) => {
  const done = await books.balis("explain", reference);
  expect([done.exit, done.stdout]).toEqual([3, ""]);
  expect(done.stderr).toContain(`[${code}]`);
});

test.each([
  [
    "finance-2019-05.xlsx!补贴!F7",
    { report: "finance", period: "2019-05", library: null, sheet: "补贴", address: "F7" },
  ],
  [
    "statement-2019-05-10001-1.xlsx!通知!$E$9",
    { report: "statement", period: "2019-05", library: "10001-1" },
  ],
  ["statement-2019-Q2-10001.xlsx!通知!E9", { period: "2019-Q2", library: "10001" }],
  ["statement-2017-09..2018-12-EXT-NLC.xlsx!通知!E9", { period: "2017-09..2018-12", library: "EXT-NLC" }],
  ["C:\\out\\statistics-2019.xlsx!Trend!B4", { report: "statistics", period: "2019", sheet: "Trend" }],
])("the reference %s", (said, found) => {
  expect(parseCellReference(said)).toMatchObject(found);
});

test.each([
  "F7",
  "补贴!F7",
  "other-2019.xlsx!a!F7",
  "finance-2019-05.xlsx!F7",
])("%s names no cell", (said) => {
  expect(parseCellReference(said)).toBeUndefined();
});
