/** Every figure of the forms of a whole sub-project year leads somewhere, and what is shown adds up to it. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Explanation, figureOf, sumOfValues } from "../../../src/answers/explain/explanation.ts";
import { explainCell } from "../../../src/answers/explain/steps/explain-cell.ts";
import { explainCharges } from "../../../src/answers/explain/steps/explain-charge.ts";
import { Walk } from "../../../src/answers/explain/steps/walk.ts";
import type { Store } from "../../../src/books/port.ts";
import { openBooks } from "../../../src/books/sqlite/open.ts";
import { courierWords } from "../../../src/month/courier/words/courier.ts";
import { FORM_SHAPES } from "../../../src/papers/forms/facts/report-facts.ts";
import { readLayout } from "../../../src/papers/forms/io/read-layout.ts";
import {
  booksFunds,
  monitoringReport,
  selfEvaluationReport,
} from "../../../src/papers/forms/steps/form-reports.ts";
import { reportWords } from "../../../src/papers/report/words/report.ts";
import type { CellValue } from "../../../src/sheet/cell-value.ts";
import { address, type Workbook } from "../../../src/sheet/sheet.ts";
import { words as argvOf, runBalis } from "../../cases/run-case.ts";
import { AFTER_ALL } from "../../review/subproject/books.ts";
import { layoutNamed, NAMES } from "../../support/form-year.ts";
import { type Books, booksOfMay } from "../report/books-of-may.ts";

const STORY = resolve(import.meta.dirname, "../../../fixtures/stories/subproject-2019-dd");
const cwd = mkdtempSync(join(tmpdir(), "balis-form-figures-"));
let store: Store;

beforeAll(async () => {
  cpSync(join(STORY, "files"), cwd, { recursive: true });
  const balis = (line: string) => runBalis(argvOf(line).slice(1), { cwd, lang: "zh-CN", now: AFTER_ALL });
  for (const line of readFileSync(join(STORY, "commands"), "utf8").split("\n"))
    if (/^balis (?!report|explain|why)/.test(line)) await balis(line);
  store = await openBooks(join(cwd, "balis.db"));
}, 60_000);
afterAll(async () => {
  await store?.close();
  rmSync(cwd, { recursive: true, force: true });
});

async function made(form: "self-evaluation" | "monitoring", layout: string = form): Promise<Workbook> {
  const until = form === "monitoring" ? "2019-07" : "2019-12";
  const about = {
    ...{ read: store.read, subproject: "2019-dd", year: "2019", scheme: undefined, names: NAMES },
    ...{ layout: layoutNamed(layout), programVersion: "0", forIssue: false },
    funds: await booksFunds(store.read, { subproject: "2019-dd", until }),
  };
  if (form === "self-evaluation") return (await selfEvaluationReport(about)).workbook;
  const more = { cutOff: 7, expectedFen: null, expectedFiscalFen: null };
  return (await monitoringReport({ ...about, ...more })).workbook;
}

test("a draft says so below and in the footer where its layout does not", async () => {
  const text = `layout: own
form: monitoring
name: {zh-CN: 表, en: form}
source: 样例
pages: [{name: 表, columns: [20], rows: [{cells: [{figure: project.name}]}]}]`;
  const layout = readLayout({ file: "own.yaml", text }, FORM_SHAPES);
  const funds = await booksFunds(store.read, { subproject: "2019-dd", until: "2019-06" });
  const { workbook } = await monitoringReport({
    ...{
      read: store.read,
      subproject: "2019-dd",
      year: "2019",
      scheme: undefined,
      names: NAMES,
      layout,
      funds,
    },
    ...{ programVersion: "0", forIssue: false, cutOff: 6, expectedFen: null, expectedFiscalFen: null },
  });
  expect(workbook.pages?.[0]?.below).toEqual(["草稿：尚缺 2 项，见【待填】处，补齐后方可上报"]);
  expect(workbook.mark).toContain("草稿");
});

/** Where a branch may end. */
const ENDS: ReadonlySet<string> = new Set(["row", "rule", "budget", "spent", "stated", "scored", "nothing"]);

const seen = new Set<string>();

function faultsOf({ fact, origin }: Explanation, path: string): string[] {
  const here = `${path} › ${fact.kind}`;
  seen.add(fact.kind);
  const faults = origin.length === 0 && !ENDS.has(fact.kind) ? [`${here} ends nowhere`] : [];
  const [figure, adding] = [figureOf(fact), origin.flatMap(({ adds }) => adds ?? [])];
  if (figure !== null && adding.length > 0) {
    const sum = sumOfValues(adding);
    if (!isEqual(sum, figure)) faults.push(`${here} is not the sum of its parts`);
  }
  return [...faults, ...origin.flatMap((child) => faultsOf(child, here))];
}

function isEqual(a: CellValue | null, b: CellValue): boolean {
  const [left, right] = [a, b].map((v) => {
    if (v?.kind === "yuan") return [v.fen, 100n] as const;
    return v?.kind === "decimal" ? ([v.scaled, 10n ** BigInt(v.decimals)] as const) : null;
  });
  return !!left && !!right && left[0] * right[1] === right[0] * left[1];
}

describe.each([
  ["self-evaluation", "self-evaluation", 20],
  ["self-evaluation", "haidian-self-evaluation", 15],
  ["monitoring", "monitoring", 10],
] as const)("%s by the layout %s", (form, layout, least) => {
  test("every figure", async () => {
    const workbook = await made(form, layout);
    const faults: string[] = [];
    let figures = 0;
    for (const page of workbook.pages ?? []) {
      for (const { cell, at } of page.cells) {
        // A number always has its origin; a text has one where somebody said it.
        if (cell.value.kind === "text" && cell.origin === undefined) continue;
        figures += 1;
        const place = { sheet: page.name, address: address(at) };
        const walk = new Walk({
          ...{ read: store.read, text: "", words: reportWords["zh-CN"], auditWords: courierWords["zh-CN"] },
          ...{ names: reportWords["zh-CN"], programVersion: "0", isWhole: true },
        });
        const found = await explainCell(walk, workbook, place, { explain: explainCharges(walk), depth: 0 });
        faults.push(...faultsOf(found, place.address));
      }
    }
    expect(faults).toEqual([]);
    expect(figures).toBeGreaterThan(least);
  }, 30_000);
});

test("budget lines, spending, rows of files, targets, assessments and scores came up", () => {
  const wanted = ["cell", "budget", "spent", "row", "stated", "scored", "rule", "named", "nothing"];
  expect(wanted.filter((kind) => !seen.has(kind))).toEqual([]);
});

describe("figures that indicators say", () => {
  let books: Books;
  let read: Store;
  beforeAll(async () => {
    books = await booksOfMay();
    writeFileSync(join(books.cwd, "问卷.txt"), "满意 9，有效 10");
    for (const line of [
      "balis rule enact --builtin mof-2020",
      "balis rule enact --builtin balis-indicators",
      'balis indicator target set x dd-filled ">= 2" --year 2019 --name 满足量 --group 产出指标/数量指标 --unit 笔 --weight 50',
      'balis indicator target set x satisfaction ">= 90%" --year 2019 --name 满意度 --group 满意度指标/服务对象满意度指标 --unit % --weight 40',
      "balis indicator record satisfaction --value 9/10 --year 2019 --evidence 问卷.txt",
    ]) {
      const done = await books.balis(...argvOf(line).slice(1));
      expect(done.stderr).toBe("");
    }
    read = await openBooks(join(books.cwd, "balis.db"));
  }, 60_000);
  afterAll(async () => {
    await read?.close();
    books?.remove();
  });

  test("lead to the definition with what was counted, or to the typed value with its evidence", async () => {
    const { workbook } = await selfEvaluationReport({
      ...{ read: read.read, subproject: "x", year: "2019", scheme: undefined, names: NAMES },
      ...{ layout: layoutNamed("self-evaluation"), programVersion: "0", forIssue: false },
      funds: { kind: "typed", initialFen: 100n, fullYearFen: 100n, executedFen: 100n },
    });
    const walk = new Walk({
      ...{ read: read.read, text: "", words: reportWords["zh-CN"], auditWords: courierWords["zh-CN"] },
      ...{ names: reportWords["zh-CN"], programVersion: "0", isWhole: true },
    });
    const behind = async (at: string) => {
      const place = { sheet: "项目支出绩效自评表", address: at };
      const { origin } = await explainCell(walk, workbook, place, {
        explain: explainCharges(walk),
        depth: 0,
      });
      return origin.map(({ fact }) => fact);
    };
    expect(await behind("F15")).toMatchObject([
      { kind: "rule" },
      { kind: "measured", side: "numerator", measure: "requests-filled", figure: { count: 2n } },
    ]);
    expect(await behind("F16")).toMatchObject([
      { kind: "rule" },
      { kind: "typed-value", value: { text: "9/10", evidence: [{ path: "问卷.txt" }] } },
    ]);
  });
});
