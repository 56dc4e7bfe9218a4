/** Every figure of the reports for reviewers leads to moves, budget entries, spending, texts or assessments that add up to it. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "../../../../src/books/port.ts";
import { openBooks } from "../../../../src/books/sqlite/open.ts";
import { FORM_SHAPES } from "../../../../src/papers/forms/facts/report-facts.ts";
import { readLayout } from "../../../../src/papers/forms/io/read-layout.ts";
import { consolidatedReport, narrativeReport } from "../../../../src/papers/forms/steps/narrative-reports.ts";
import { reportNames } from "../../../../src/papers/forms/words/report-names.ts";
import { REPORT_KINDS } from "../../../../src/review/subproject/section.ts";
import type { Layout } from "../../../../src/sheet/layout.ts";
import { address } from "../../../../src/sheet/sheet.ts";
import type { Books } from "../../report/books-of-may.ts";
import { booksOf2019 } from "./books-of-2019-dd.ts";
import { look } from "./explained-figures.ts";

let books: Books;
let store: Store;
beforeAll(async () => {
  books = await booksOf2019();
  const said = ["--report", "midterm", "--section", "overview", "--text", "概况。"];
  await books.balis("subproject", "text", "2019-dd", ...said);
  store = await openBooks(join(books.cwd, "balis.db"));
}, 120_000);
afterAll(async () => {
  await store?.close();
  books?.remove();
});

const LAYOUTS = resolve(import.meta.dirname, "../../../../templates/layouts");

function layoutOf(key: string): Layout {
  const file = `${key}.yaml`;
  return readLayout({ file, text: readFileSync(join(LAYOUTS, file), "utf8") }, FORM_SHAPES);
}

const about = (report: (typeof REPORT_KINDS)[number], form: string) => ({
  ...{ read: store.read, report, until: undefined, scheme: undefined, layout: layoutOf(form) },
  ...{
    names: reportNames({ library: (c) => c, economicClass: (c) => c }),
    programVersion: "0",
    forIssue: false,
  },
});

describe.each(REPORT_KINDS)("every figure of %s", (report) => {
  test("of the sub-project's own report", async () => {
    const { workbook } = await narrativeReport({ ...about(report, report), id: "2019-dd", year: undefined });
    const { faults, figures, seen } = await look(store, workbook);
    expect(faults).toEqual([]);
    expect(figures).toBeGreaterThan(20);
    for (const kind of ["move", "budget", "spent", "row", "stated"]) expect(seen).toContain(kind);
    if (report === "midterm") expect(seen).toContain("report-text");
  }, 60_000);

  test("of the consolidated report", async () => {
    const form = `consolidated-${report}`;
    const { workbook } = await consolidatedReport({ ...about(report, form), year: "2019" });
    const { faults, figures } = await look(store, workbook);
    expect(faults).toEqual([]);
    expect(figures).toBeGreaterThan(20);
  }, 60_000);
});

test("a cell is explained by the name of its file alone: the report is made again, up to the month in its name", async () => {
  const asked = { ...about("midterm", "midterm"), until: "2019-11", id: "2019-dd", year: undefined };
  const [, page] = (await narrativeReport(asked)).workbook.pages ?? [];
  const sum = page?.cells.find((c) => c.cell.formula?.startsWith("SUM(F"));
  if (!page || !sum) throw new Error("the report has a sum of what is executed");
  const cell = `midterm-2019-dd-2019+2019-11.xlsx!${page.name}!${address(sum.at)}`;
  expect((await books.balis("explain", cell)).stdout).toContain(" = 295,900.50 元");
  const row = await books.balis("explain", "consolidated-acceptance-2019.xlsx!汇总!G5");
  expect(row.stdout).toContain(" = 295,900.50 元");
  const strange = await books.balis("explain", "consolidated-finance-2019.xlsx!汇总!G5");
  expect(strange.stderr).toContain("reference-must-be-known");
});
