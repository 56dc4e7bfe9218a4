/** The papers that go with the reports: what stands in them, worked out by hand, and that every figure leads somewhere. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "../../../../src/books/port.ts";
import { openBooks } from "../../../../src/books/sqlite/open.ts";
import type { FormFacts, FormRow } from "../../../../src/papers/forms/facts/form-facts.ts";
import { FORM_SHAPES } from "../../../../src/papers/forms/facts/report-facts.ts";
import { readLayout } from "../../../../src/papers/forms/io/read-layout.ts";
import { asText } from "../../../../src/papers/forms/plan-fill.ts";
import { supplementReport } from "../../../../src/papers/forms/steps/supplement-figures.ts";
import { SUPPLEMENTS, type SupplementKey } from "../../../../src/papers/forms/supplements/supplement.ts";
import { reportNames } from "../../../../src/papers/forms/words/report-names.ts";
import { WHOLE_PROJECT } from "../../../../src/review/subproject/section.ts";
import { words } from "../../../cases/run-case.ts";
import type { Books } from "../../report/books-of-may.ts";
import { booksOf2019 } from "./books-of-2019-dd.ts";
import { look } from "./explained-figures.ts";

let books: Books;
let store: Store;
beforeAll(async () => {
  books = await booksOf2019();
  const argv =
    "subproject add 2019-zx --name 联合咨询 --rule central --libraries 10008 --from 2019-01-01 --to 2019-12-31";
  await books.balis(...words(argv));
  store = await openBooks(join(books.cwd, "balis.db"));
}, 120_000);
afterAll(async () => {
  await store?.close();
  books?.remove();
});

const LAYOUTS = resolve(import.meta.dirname, "../../../../templates/layouts");

function made(key: SupplementKey, id = "2019-dd") {
  const { form, of } = SUPPLEMENTS.find((s) => s.key === key) ?? { form: key, of: "year" };
  const file = `${form}.yaml`;
  return supplementReport({
    ...{ read: store.read, key, id: of === "year" ? WHOLE_PROJECT : id, year: "2019" },
    layout: readLayout({ file, text: readFileSync(join(LAYOUTS, file), "utf8") }, FORM_SHAPES),
    names: reportNames({ library: (c) => c, economicClass: (c) => c }),
    ...{ programVersion: "0", forIssue: false },
  });
}

/** The figures of a row, or of the paper, that were asked for. */
const shown = (row: FormRow | undefined, names: string): string[] =>
  names.split(" ").map((name) => (row?.[name] ? asText(row[name].value) : `no ${name}`));

const rowsOf = (facts: FormFacts, list: string, names: string): string[] =>
  (facts.lists[list] ?? []).map((row) => shown(row, names).join(" | "));

describe.each(SUPPLEMENTS)("$key", ({ key, form }) => {
  test("has the figures that a layout may name, and no other", async () => {
    const { facts } = await made(key);
    const shape = FORM_SHAPES.find((s) => s.form === form);
    expect(Object.keys(facts.values).sort()).toEqual([...(shape?.values ?? [])].sort());
    expect(Object.keys(facts.lists).sort()).toEqual(Object.keys(shape?.lists ?? {}).sort());
    for (const [list, rows] of Object.entries(facts.lists))
      for (const row of rows) expect(Object.keys(row).sort()).toEqual([...(shape?.lists[list] ?? [])].sort());
  });

  test("leads every figure to what it rests on", async () => {
    expect((await look(store, (await made(key)).workbook)).faults).toEqual([]);
  }, 60_000);
});

describe("项目绩效自评汇总表", () => {
  // 10 × 295,900.50 ÷ 305,000 = 9.70; 20 + 20 × 86.5 ÷ 90 + 10 = 49.22; 30 × 95 % = 28.50; 10: 97.42.
  test("has each sub-project's own score, by first level, and never adds points up", async () => {
    const { facts, findings } = await made("summary");
    expect(
      rowsOf(facts, "subprojects", "id full-year executed rate execution output benefit score grade"),
    ).toEqual([
      "2019-dd | 305,000.00 | 295,900.50 | 97.0% | 9.70 | 49.22 | 28.50 | 97.42 | 优",
      "2019-zx | — | — | — | 【待填】 | 【待填】 | 【待填】 | 【待填】 | 【待填】",
    ]);
    expect(rowsOf(facts, "subprojects", "cost missed")[0]).toBe(
      "— | 满足率 ≥90%，实际 86.5%：外文会议文献缺藏，已与国图联系",
    );
    expect(
      shown(facts.values, "total.full-year total.executed count.excellent count.scored count.subprojects"),
    ).toEqual([...["305,000.00", "295,900.50", "1", "1", "2"]]);
    expect(findings.map((f) => f.code)).toEqual(["subproject-must-have-a-budget"]);
  });

  test("is not issued while one of them has no score, and a cell is explained by the file's name", async () => {
    const refused = await books.balis(...words("report summary --year 2019 --for-issue -o 汇总.xlsx"));
    expect([refused.exit, refused.stderr.includes("subproject-must-have-a-budget")]).toEqual([3, true]);
    const said = await books.balis("explain", "summary-all-2019.xlsx!自评汇总!H5");
    expect(said.stdout).toContain("295,900.50 元");
  });
});
