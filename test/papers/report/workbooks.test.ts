/** The workbooks of a month worked out by hand, read back with another program's reader. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Books, booksOfMay } from "./books-of-may.ts";

let books: Books;
const open = async (name: string): Promise<ExcelJS.Workbook> => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(books.cwd, name));
  return workbook;
};
const sheetOf = (workbook: ExcelJS.Workbook, name: string): ExcelJS.Worksheet => {
  const found = workbook.getWorksheet(name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
};

/** Rows as texts; a formula as its stored value. */
function table(sheet: ExcelJS.Worksheet): string[][] {
  const rows: string[][] = [];
  sheet.eachRow((row) => {
    const cells: string[] = [];
    for (let c = 1; c <= sheet.columnCount; c++) cells.push(cellText(row.getCell(c)));
    rows.push(cells);
  });
  return rows;
}

function cellText(cell: ExcelJS.Cell): string {
  if (cell.isMerged && cell.master !== cell) return "";
  return `${cell.result ?? cell.value ?? ""}`;
}

beforeAll(async () => {
  books = await booksOfMay();
  for (const argv of [
    ["report", "finance", "2019-05", "-o", "finance-2019-05.xlsx"],
    ["report", "statements", "2019-05", "-o", "out"],
    ["report", "statistics", "2019", "-o", "statistics-2019.xlsx"],
  ]) {
    const done = await books.balis(...argv);
    if (done.exit !== 0) throw new Error(done.stderr);
  }
}, 60_000);
afterAll(() => books.remove());

describe("the finance workbook", () => {
  test("the summary shows 8.60 + 10.00 + 10.00 = 28.60, in figures and in capitals", async () => {
    const rows = table(sheetOf(await open("finance-2019-05.xlsx"), "汇总"));
    const money = rows.filter((r) => /^\d$|^合计$/.test(r[0] ?? "")).map((r) => [r[1], r[2], r[4]]);
    expect(money).toEqual([
      ["原文传递补贴", "2", "8.6"],
      ["馆际互借补贴", "2", "10"],
      ["物流费", "1", "10"],
      ["", "", "28.6"],
    ]);
    const lines = rows.map((r) => r[0]).join("\n");
    expect(lines).toContain("人民币贰拾捌元陆角整");
    expect(lines).toContain("备查：原文传递费用基数合计（元） 17.20");
  });

  test("each library has its row, and the sums are live formulas with their values", async () => {
    const sheet = sheetOf(await open("finance-2019-05.xlsx"), "补贴发放明细");
    const rows = table(sheet).filter((r) => /^1000/.test(r[1] ?? ""));
    expect(rows.map((r) => r.slice(1))).toEqual([
      ["10001", "北京大学图书馆", "0", "0", "0", "2", "10", "10"],
      ["10002", "中国人民大学图书馆", "2", "17.2", "8.6", "0", "0", "8.6"],
    ]);
    const last = sheet.getRow(8);
    expect(last.getCell(1).value).toBe("合计");
    expect(last.getCell(9).value).toMatchObject({ formula: "SUM(I6:I7)", result: 18.6 });
    expect(sheet.getRow(6).getCell(9).value).toMatchObject({ formula: "F6+H6" });
  });

  test("the courier's line shows what was billed, what is payable and what is held", async () => {
    const rows = table(sheetOf(await open("finance-2019-05.xlsx"), "物流明细"));
    const line = rows.find((r) => r[1] === "0001");
    expect(line?.slice(2, 9)).toEqual(["北京大学图书馆", "中国人民大学图书馆", "1", "12", "10", "2", "0"]);
  });

  test("debits equal credits, account by account", async () => {
    const rows = table(sheetOf(await open("finance-2019-05.xlsx"), "分录")).filter((r) =>
      r[0]?.startsWith("2019-05/"),
    );
    expect(rows.map((r) => [r[3], r[5], r[6]])).toEqual([
      ["claim:courier", "2", ""],
      ["held:courier:sample-courier", "", "2"],
      ["expense:courier", "10", ""],
      ["payable:courier:sample-courier", "", "10"],
      ["expense:dd-subsidy", "8.6", ""],
      ["payable:library:10002", "", "8.6"],
      ["expense:ill-subsidy", "10", ""],
      ["payable:library:10001", "", "10"],
    ]);
  });

  test("all ties agree, with live formulas on both sides", async () => {
    const sheet = sheetOf(await open("finance-2019-05.xlsx"), "勾稽关系");
    const results = table(sheet).filter((r) => /^\d+$/.test(r[0] ?? ""));
    expect(results).toHaveLength(18);
    expect(new Set(results.map((r) => r[5]))).toEqual(new Set(["相符"]));
    expect(sheet.getRow(6).getCell(5).value).toMatchObject({ formula: "ROUND(C6-D6,2)" });
  });

  test("says that it is a draft, which amounts are samples, and by which rules", async () => {
    const rows = table(sheetOf(await open("finance-2019-05.xlsx"), "说明"));
    const said = rows.map((r) => r.join(" ")).join("\n");
    expect(said).toContain("草稿：本期尚未关账");
    expect(said).toContain("【样例】dd-subsidy sample@2019");
    expect(said).toMatch(/dd-tariff balis-dd@2017-01-01/);
    expect(said).toContain("10002-原文传递-2019-05.csv");
  });

  test("prints on A4 with its heading on every page", async () => {
    const sheet = sheetOf(await open("finance-2019-05.xlsx"), "补贴发放明细");
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: "landscape",
      fitToWidth: 1,
      printTitlesRow: "5:5",
    });
    expect(sheet.views[0]).toMatchObject({ state: "frozen", ySplit: 5 });
  });

  test("the same report in English has no Chinese in its fixed words", async () => {
    const done = await books.balis("report", "finance", "2019-05", "-o", "en.xlsx", "--lang", "en");
    expect(done.exit).toBe(0);
    const rows = table(sheetOf(await open("en.xlsx"), "Summary"));
    const said = rows.flat().join(" ").replaceAll("人民币贰拾捌元陆角整", "").replaceAll("BALIS管理中心", "");
    expect(said).not.toMatch(/\p{Script=Han}/u);
  });
});

describe("the statements", () => {
  test("every library with requests gets one file", () => {
    expect(readdirSync(join(books.cwd, "out")).sort()).toEqual([
      "statement-2019-05-10001.xlsx",
      "statement-2019-05-10002.xlsx",
    ]);
  });

  test("who is paid is told three times that it has nothing to pay", async () => {
    const sheet = sheetOf(await open("out/statement-2019-05-10002.xlsx"), "通知");
    const lines = table(sheet).map((r) => r[0]);
    expect(lines[0]).toBe("收款通知（本通知不是账单，贵馆无需付款）");
    expect(lines[1]).toBe("期末应付中国人民大学图书馆余额 ￥8.60");
    expect(lines.join("\n")).toContain("BALIS管理中心 → 中国人民大学图书馆（中心付给贵馆）");
    expect(lines.join("\n")).not.toMatch(/应付 ￥|请付款/);
  });

  test("its priced requests stand one by one, with the arithmetic", async () => {
    const rows = table(sheetOf(await open("out/statement-2019-05-10002.xlsx"), "原文传递提供明细"));
    const lines = rows.filter((r) => r[1]?.startsWith("DD")).map((r) => [r[1], r[4], r[5], r[6], r[7]]);
    expect(lines).toEqual([
      ["DD1", "12", "复制费（含扫描、普通传递） 12 页 × 0.30", "3.6", "3.6"],
      ["DD2", "12", "复制费（含扫描、普通传递） 12 页 × 0.30 + 加急费 1 笔 × 10.00", "13.6", "13.6"],
    ]);
  });
});

describe("the statistics", () => {
  test("two of three document requests were filled: 66.7 %, as a live formula", async () => {
    const sheet = sheetOf(await open("statistics-2019.xlsx"), "业务量");
    const row = sheet.getRow(5);
    expect(cellText(row.getCell(1))).toBe("原文传递");
    expect([2, 3, 4].map((c) => cellText(row.getCell(c)))).toEqual(["3", "2", "1"]);
    const rate = row.getCell(7).value as ExcelJS.CellFormulaValue;
    expect(rate.formula).toBe("C5/(C5+D5+E5)");
    expect(rate.result).toBeCloseTo(2 / 3, 12);
  });

  test("say which months of the year are missing", async () => {
    const said = table(sheetOf(await open("statistics-2019.xlsx"), "说明"))
      .map((r) => r.join(" "))
      .join("\n");
    expect(said).toContain("2019-01、2019-02、2019-03、2019-04、2019-06");
    expect(said).not.toContain("2019-05、");
  });
});

test("a report that can't be written leaves nothing behind, and one of an unsettled month is refused", async () => {
  const nowhere = await books.balis("report", "finance", "2019-05", "-o", "no/such/folder/f.xlsx");
  expect([nowhere.exit, nowhere.stdout]).toEqual([3, ""]);
  expect(nowhere.stderr).toContain("output-must-be-writable");
  const unsettled = await books.balis("report", "finance", "2019-04", "-o", "april.xlsx");
  expect(unsettled.exit).toBe(3);
  expect(unsettled.stderr).toContain("period-must-be-settled");
  expect(existsSync(join(books.cwd, "april.xlsx"))).toBe(false);
  expect(readdirSync(books.cwd).filter((name) => name.includes(".tmp"))).toEqual([]);
});
