/** What of the people and the goal of the golden story's sub-project stands in its papers, and when they may be issued. */
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "../../../../src/books/port.ts";
import { openBooks } from "../../../../src/books/sqlite/open.ts";
import { reportFacts } from "../../../../src/papers/forms/facts/report-facts.ts";
import { readReportBooks } from "../../../../src/papers/forms/steps/report-books.ts";
import { reportNames } from "../../../../src/papers/forms/words/report-names.ts";
import type { ReportKind } from "../../../../src/review/subproject/section.ts";
import { words } from "../../../cases/run-case.ts";
import type { Books } from "../../report/books-of-may.ts";
import { booksOf2019 } from "./books-of-2019-dd.ts";

const NAMES = reportNames({ library: (code) => `馆${code}`, economicClass: (code) => `类${code}` });

let books: Books;
let store: Store;
beforeAll(async () => {
  books = await booksOf2019();
  store = await openBooks(join(books.cwd, "balis.db"));
}, 120_000);
afterAll(async () => {
  await store?.close();
  books?.remove();
});

/** Of the experts in a report, these cells as text. */
async function experts(report: ReportKind, ...cells: string[]): Promise<unknown[][]> {
  const asked = {
    read: store.read,
    id: "2019-dd",
    year: undefined,
    report,
    until: undefined,
    scheme: undefined,
  };
  const { lists } = reportFacts((await readReportBooks(asked)).books, NAMES);
  return (lists.experts ?? []).map((row) =>
    cells.map((name) => {
      const value = row[name]?.value;
      return value?.kind === "text" ? value.text : value?.kind === "count" ? `${value.count}` : "?";
    }),
  );
}

test("a self-evaluation is not issued before somebody says how far the year's goal was reached", async () => {
  const issue = async () => {
    const form = ["report", "self-evaluation", "2019-dd", "--year", "2019", "--for-issue", "-o", "自评.xlsx"];
    const { exit, stderr } = await books.balis(...form);
    return exit === 3 ? /\[([a-z-]+)\]/.exec(stderr)?.[1] : exit;
  };
  expect(await issue()).toBe("goal-must-be-assessed");
  await books.balis("indicator", "assess", "2019-dd", "goal", "--year", "2019", "--text", "五万余笔。");
  expect(await issue()).toBe(0);
});

test("where they sign: five rows to write in while nobody is named; then the experts of that check, and of no other", async () => {
  const blank = ["", "", ""];
  expect(await experts("acceptance", "name", "unit", "title")).toEqual(Array(5).fill(blank));
  const panel = ["甲", "乙", "丙", "丁", "戊", "己"].map((name) => [
    "--expert",
    `${name}@国家图书馆/研究馆员`,
  ]);
  const named = ["--purpose", "acceptance", "--on", "2019-12-10", "--document", "样例11号", ...panel.flat()];
  const { exit, stderr } = await books.balis("subproject", "experts", "2019-dd", ...named);
  expect([exit, stderr]).toEqual([0, ""]);
  expect(await experts("acceptance", "number", "name", "title")).toEqual(
    ["甲", "乙", "丙", "丁", "戊", "己"].map((name, i) => [`${i + 1}`, name, "研究馆员"]),
  );
  expect(await experts("midterm", "name", "unit", "title")).toEqual(Array(5).fill(blank));
});

describe("偏差原因 of 自评报告", () => {
  const report = async () => {
    const line =
      "report self-evaluation 2019-dd --year 2019 --layout self-evaluation-report --figures --json";
    const { values, lists } = JSON.parse((await books.balis(...words(line))).stdout);
    return [lists.deviations.map((row: Record<string, string>) => row.name), values["deviations.none"]];
  };

  test("has the targets with something to say, and no empty rows; without any a sentence", async () => {
    expect(await report()).toEqual([["满足率"], ""]);
    await books.balis(...words('indicator assess 2019-dd fill-rate --year 2019 --actual 95% --reason ""'));
    expect(await report()).toEqual([[], "各项指标都达到年度指标值，没有需要说明的偏差。"]);
  });

  test("the reason why less was spent is named once", async () => {
    await books.balis(...words("indicator assess 2019-dd execution --year 2019 --reason 尾款跨年"));
    const file =
      "report self-evaluation 2019-dd --year 2019 --layout self-evaluation-report -o 自评报告.xlsx";
    expect((await books.balis(...words(file))).exit).toBeLessThan(2);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(join(books.cwd, "自评报告.xlsx"));
    const texts = new Set<string>();
    for (const sheet of workbook.worksheets) sheet.eachRow((row) => row.eachCell((c) => texts.add(c.text)));
    expect([...texts].filter((text) => text.includes("尾款跨年"))).toEqual(["预算执行率偏差原因：尾款跨年"]);
  });
});
