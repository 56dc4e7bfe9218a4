/** Every figure of the reports for reviewers leads to moves, budget entries, spending, texts or assessments that add up to it. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Explanation, figureOf } from "../../../../src/answers/explain/explanation.ts";
import { explainCell } from "../../../../src/answers/explain/steps/explain-cell.ts";
import { explainCharges } from "../../../../src/answers/explain/steps/explain-charge.ts";
import { Walk } from "../../../../src/answers/explain/steps/walk.ts";
import type { Store } from "../../../../src/books/port.ts";
import { openBooks } from "../../../../src/books/sqlite/open.ts";
import { courierWords } from "../../../../src/month/courier/words/courier.ts";
import { FORM_SHAPES } from "../../../../src/papers/forms/facts/report-facts.ts";
import { readLayout } from "../../../../src/papers/forms/io/read-layout.ts";
import { consolidatedReport, narrativeReport } from "../../../../src/papers/forms/steps/narrative-reports.ts";
import { reportNames } from "../../../../src/papers/forms/words/report-names.ts";
import { reportWords } from "../../../../src/papers/report/words/report.ts";
import { REPORT_KINDS } from "../../../../src/review/subproject/section.ts";
import type { CellValue } from "../../../../src/sheet/cell-value.ts";
import type { Layout } from "../../../../src/sheet/layout.ts";
import { address, type Workbook } from "../../../../src/sheet/sheet.ts";
import type { Books } from "../../report/books-of-may.ts";
import { booksOf2019 } from "./books-of-2019-dd.ts";

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

const walk = (): Walk =>
  new Walk({
    ...{ read: store.read, text: "", words: reportWords["zh-CN"], auditWords: courierWords["zh-CN"] },
    ...{ names: reportWords["zh-CN"], programVersion: "0", isWhole: true },
  });

const about = (report: (typeof REPORT_KINDS)[number], form: string) => ({
  ...{ read: store.read, report, until: undefined, scheme: undefined, layout: layoutOf(form) },
  ...{
    names: reportNames({ library: (c) => c, economicClass: (c) => c }),
    programVersion: "0",
    forIssue: false,
  },
});

/** Where a branch may end. */
const ENDS = new Set([
  "move",
  "report-text",
  "budget",
  "spent",
  "receipt",
  "row",
  "stated",
  "scored",
  "nothing",
  "position",
  "rule",
]);

function faultsOf({ fact, origin }: Explanation, path: string): string[] {
  const here = `${path} › ${fact.kind}`;
  const figure = figureOf(fact);
  const adding = origin.flatMap(({ adds }) => adds ?? []);
  const isSum = adding.length > 0 && figure !== null && figure.kind !== "ratio";
  return [
    ...(origin.length === 0 && !ENDS.has(fact.kind) ? [`${here} ends nowhere`] : []),
    ...(isSum && sumIn(adding) !== sumIn([figure]) ? [`${here} is not the sum of its parts`] : []),
    ...origin.flatMap((child) => faultsOf(child, here)),
  ];
}

/** In one unit, to a millionth; null where the units differ. */
function sumIn(values: readonly CellValue[]): string | null {
  const [first] = values;
  if (first === undefined || values.some((v) => v.kind !== first.kind)) return null;
  const sum = values.reduce((total, v) => total + millionths(v), 0n);
  return `${sum} ${first.kind}`;
}

function millionths(value: CellValue): bigint {
  if (value.kind === "yuan") return value.fen * 1_000_000n;
  if (value.kind === "count") return value.count * 1_000_000n;
  return value.kind === "decimal" ? value.scaled * 10n ** BigInt(6 - value.decimals) : 0n;
}

/** Every cell that rests on something; figures that rest on nothing are faults. */
async function look(workbook: Workbook): Promise<{ seen: Set<string>; faults: string[]; figures: number }> {
  const [seen, faults] = [new Set<string>(), [] as string[]];
  let figures = 0;
  for (const page of workbook.pages ?? []) {
    for (const { at, cell } of page.cells) {
      const where = { sheet: page.name, address: address(at) };
      if (cell.origin === undefined) {
        if (cell.value.kind !== "text") faults.push(`${page.name}!${where.address} has no origin`);
        continue;
      }
      figures += 1;
      const own = walk();
      const found = await explainCell(own, workbook, where, { explain: explainCharges(own), depth: 0 });
      faults.push(...faultsOf(found, `${page.name}!${where.address}`));
      gather(found, seen);
    }
  }
  return { seen, faults, figures };
}

function gather({ fact, origin }: Explanation, seen: Set<string>): void {
  seen.add(fact.kind);
  for (const child of origin) gather(child, seen);
}

describe.each(REPORT_KINDS)("every figure of %s", (report) => {
  test("of the sub-project's own report", async () => {
    const { workbook } = await narrativeReport({ ...about(report, report), id: "2019-dd", year: undefined });
    const { faults, figures, seen } = await look(workbook);
    expect(faults).toEqual([]);
    expect(figures).toBeGreaterThan(20);
    for (const kind of ["move", "budget", "spent", "row", "stated"]) expect(seen).toContain(kind);
    if (report === "midterm") expect(seen).toContain("report-text");
  }, 60_000);

  test("of the consolidated report", async () => {
    const form = `consolidated-${report}`;
    const { workbook } = await consolidatedReport({ ...about(report, form), year: "2019" });
    const { faults, figures } = await look(workbook);
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
