/** What of the people and the goal of the golden story's sub-project stands in its papers, and when they may be issued. */
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "../../../../src/books/port.ts";
import { openBooks } from "../../../../src/books/sqlite/open.ts";
import { reportFacts } from "../../../../src/papers/forms/facts/report-facts.ts";
import { readReportBooks } from "../../../../src/papers/forms/steps/report-books.ts";
import { reportNames } from "../../../../src/papers/forms/words/report-names.ts";
import type { ReportKind } from "../../../../src/review/subproject/section.ts";
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
