/** The year's book ties to the months' books, figure by figure; its charts to its cells. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "../../../src/books/port.ts";
import { openBooks } from "../../../src/books/sqlite/open.ts";
import { parsePeriod } from "../../../src/core/period.ts";
import { financeReport, statisticsReport } from "../../../src/papers/report/steps/report-workbooks.ts";
import { reportWords } from "../../../src/papers/report/words/report.ts";
import type { CellValue } from "../../../src/sheet/cell-value.ts";
import { drawnCharts } from "../../../src/sheet/chart.ts";
import { fenOf, type Row, type Sheet, totalCells, type Workbook } from "../../../src/sheet/sheet.ts";
import { chartsInFile } from "../../sheet/charts-in-file.ts";
import type { Books } from "./books-of-may.ts";
import { booksOfSpring, MONTHS } from "./books-of-spring.ts";

let books: Books;
let store: Store;
let year: Workbook;
const words = reportWords["zh-CN"];
const asked = (id: string) => {
  const period = parsePeriod(id);
  if (!period) throw new Error(id);
  return { read: store.read, period, words, programVersion: "0" };
};
beforeAll(async () => {
  books = await booksOfSpring();
  store = await openBooks(join(books.cwd, "balis.db"));
  year = await statisticsReport(asked("2019"));
}, 120_000);
afterAll(async () => {
  await store?.close();
  books?.remove();
});

function sheetOf(workbook: Workbook, name: string): Sheet {
  const found = workbook.sheets.find((s) => s.name === name);
  if (!found) throw new Error(`no sheet ${name} among ${workbook.sheets.map((s) => s.name).join(", ")}`);
  return found;
}

const plain = (value: CellValue | undefined): string | bigint => {
  if (value?.kind === "text") return value.text;
  if (value?.kind === "count") return value.count;
  return value?.kind === "yuan" ? value.fen : "";
};
const rowOf = (row: Row): (string | bigint)[] => row.map((cell) => plain(cell?.value));
const number = (value: string | bigint | undefined): bigint => (typeof value === "bigint" ? value : 0n);

/** Σ over the months' books, by the text in a column. */
async function monthsBy(
  sheet: string,
  label: number,
  columns: readonly number[],
): Promise<Record<string, bigint[]>> {
  const sums: Record<string, bigint[]> = {};
  for (const month of MONTHS) {
    for (const row of sheetOf(await statisticsReport(asked(month)), sheet).rows.map(rowOf)) {
      const key = `${row[label]}`;
      const before = sums[key] ?? columns.map(() => 0n);
      sums[key] = columns.map((c, i) => (before[i] ?? 0n) + number(row[c]));
    }
  }
  return sums;
}

const yearBy = (sheet: string, label: number, columns: readonly number[]): Record<string, bigint[]> =>
  Object.fromEntries(
    sheetOf(year, sheet)
      .rows.map(rowOf)
      .map((row) => [`${row[label]}`, columns.map((c) => number(row[c]))]),
  );

describe("the year is the sum of its months", () => {
  test.each([
    ["业务量", 0, [1, 2, 3, 4, 5]],
    ["提供馆排名", 1, [3]],
    ["借出馆排名", 1, [3]],
    ["各馆业务量", 1, [3, 4, 5, 6]],
  ] as const)("%s", async (sheet, label, columns) => {
    const months = await monthsBy(sheet, label, columns);
    expect(Object.keys(months).length).toBeGreaterThan(1);
    expect(yearBy(sheet, label, columns)).toEqual(months);
  });

  test("each row of the trend is what that month's own book counts, and the total is the year's", async () => {
    const trend = sheetOf(year, "月度趋势");
    for (const row of trend.rows.map(rowOf)) {
      const month = sheetOf(await statisticsReport(asked(`${row[0]}`)), "业务量");
      const [dd = []] = month.rows.map(rowOf);
      expect(row.slice(1, 6)).toEqual(dd.slice(1, 6));
    }
    const [dd = []] = sheetOf(year, "业务量").rows.map(rowOf);
    expect(rowOf(totalCells(trend)).slice(1, 6)).toEqual(dd.slice(1, 6));
  });

  test("each row of the costs is the summary of that month's finance workbook", async () => {
    const costs = sheetOf(year, "各月费用");
    const heads = costs.columns.map((c) => c.head);
    expect(heads.slice(1)).toEqual([
      "原文传递补贴",
      "馆际互借补贴",
      "物流费",
      "方案补助",
      "应缴费用",
      "应付合计",
    ]);
    expect(costs.rows.map((row) => plain(row[0]?.value))).toEqual(MONTHS);
    let sum = 0n;
    for (const [i, month] of MONTHS.entries()) {
      const summary = sheetOf(await financeReport(asked(month)), "汇总");
      const owed = summary.rows.map((row) => fenOf(row[4]));
      const total = fenOf(totalCells(summary)[4]);
      expect(costs.rows[i]?.slice(1).map(fenOf)).toEqual([...owed, total]);
      sum += total;
    }
    expect(fenOf(totalCells(costs).at(-1))).toBe(sum);
    expect(sum).toBeGreaterThan(0n);
  });
});

test("the budget of the year: 65,000.00 at first, 55,000.00 with the adjustment, 16,100.00 spent", () => {
  const sheet = sheetOf(year, "子项目预算执行");
  // 60,000 + 5,000; less 10,000; 12,300 + 3,200 − 300 + 900.
  expect(sheet.rows.map(rowOf)).toEqual([["门户网站", 6_500_000n, 5_500_000n, 1_610_000n, ""]]);
  expect(sheet.rows[0]?.[4]?.value).toEqual({ kind: "ratio", num: 1_610_000n, den: 5_500_000n });
  const lines = sheetOf(year, "预算执行明细").rows.map(rowOf);
  expect(lines.map((line) => [line[1], ...line.slice(4, 7)])).toEqual([
    ["邮寄费", 6_000_000n, 5_000_000n, 1_290_000n],
    ["宣传印刷", 500_000n, 500_000n, 320_000n],
  ]);
});

test("a month's own book has neither costs nor budgets: the finance workbook has them", async () => {
  const names = (await statisticsReport(asked("2019-05"))).sheets.map((s) => s.name);
  expect(names).not.toContain("各月费用");
  expect(names).not.toContain("子项目预算执行");
});

test("in the file, every chart's cached values are those of the cells it names", async () => {
  const done = await books.balis("report", "statistics", "2019", "-o", "statistics-2019.xlsx");
  expect(done.exit).toBe(0);
  const path = join(books.cwd, "statistics-2019.xlsx");
  const charts = await chartsInFile(path);
  expect(charts.map((c) => c.sheet)).toEqual(
    year.sheets.flatMap((sheet) => drawnCharts(sheet).map(() => sheet.name)),
  );
  expect(charts.map((c) => c.title)).toContain("各月应付费用 · 2019");
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const shown = (ref: string): string[] => {
    const [, name = "", from = "", to = from] = /^'(.+)'!([$A-Z0-9]+)(?::([$A-Z0-9]+))?$/.exec(ref) ?? [];
    const sheet = workbook.getWorksheet(name);
    const [first, last] = [from, to].map((at) => sheet?.getCell(at.replaceAll("$", "")));
    const values: string[] = [];
    for (let row = Number(first?.row); row <= Number(last?.row); row++)
      for (let column = Number(first?.col); column <= Number(last?.col); column++) {
        const cell = sheet?.getCell(row, column);
        const value = cell?.result ?? cell?.value ?? "";
        values.push(`${value}`);
      }
    return values;
  };
  for (const chart of charts) {
    expect(chart.series.length).toBeGreaterThan(0);
    for (const { name, categories, values } of chart.series) {
      expect([name[1]]).toEqual(shown(name[0]));
      expect(categories[1]).toEqual(shown(categories[0]));
      expect(values[1]).toEqual(shown(values[0]).filter((value) => value !== "—"));
    }
  }
});

test("the reports for reviewers have budget and spending as native charts, too", async () => {
  const done = await books.balis("report", "performance", "2019-web", "-o", "performance.xlsx");
  expect(done.exit, done.stderr).toBeLessThan(2);
  const charts = await chartsInFile(join(books.cwd, "performance.xlsx"));
  expect(charts.map((c) => [c.sheet, c.kinds])).toEqual([
    ["子项目预算执行", ["c:barChart", "c:lineChart"]],
    ["预算执行明细", ["c:barChart", "c:lineChart"]],
  ]);
  expect(charts[1]?.series.map((s) => s.values[1])).toEqual([
    ["50000", "5000"],
    ["12900", "3200"],
    ["0.258", "0.64"],
  ]);
});

test("a period whose settlement is out of date is left out of the costs, and named", async () => {
  const late =
    "申请单号,请求馆,提供日期,状态,文献类型,申请类别,页数,费用(元),题名\nDD699,清华大学,2019-06-20,满足,期刊论文,普通,5,,晚到\n";
  writeFileSync(join(books.cwd, "10001-原文传递-2019-06.csv"), late);
  const done = await books.balis("import", "10001-原文传递-2019-06.csv");
  expect(done.exit, done.stderr).toBeLessThan(2);
  await books.balis("reconcile", "2019-06");
  const costs = sheetOf(await statisticsReport(asked("2019")), "各月费用");
  expect(costs.rows.map((row) => plain(row[0]?.value))).toEqual(["2019-04", "2019-05"]);
  expect(costs.above.at(-1)).toBe("注意：下列账期尚未结算或结算已过时，未计入：2019-06");
});
