/** The commission's own form of a mid-term report, filled from the books of a sub-project and explained from the file. */
import { cpSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { words } from "../../../cases/run-case.ts";
import { hasOpenpyxl, needing, openpyxl } from "../../../support/other-programs.ts";
import type { Books } from "../../report/books-of-may.ts";
import { booksOf2019 } from "../narrative/books-of-2019-dd.ts";

const MAP = `sheets:
  自评表:
    cells:
      B3: project.name
      F5: { figure: check.check-on, as: 日期 }
      C7: { figure: funds.total.initial, as: 万元 }
      E7: { figure: funds.total.executed, as: 万元 }
      H7: { figure: funds.total.rate, as: 百分数, decimals: 1 }
`;
let books: Books;
const balis = (line: string) => books.balis(...words(line));

beforeAll(async () => {
  books = await booksOf2019();
  cpSync(
    resolve(import.meta.dirname, "../../../../fixtures/officer-form/form.xlsx"),
    join(books.cwd, "表样.xlsx"),
  );
  writeFileSync(join(books.cwd, "对照.yaml"), MAP);
}, 60_000);
afterAll(() => books.remove());

test("a report for reviewers fills a form of their own", async () => {
  // A draft: sections are missing, so the exit is 1.
  const made = await balis("report midterm 2019-dd --fill 表样.xlsx --map 对照.yaml -o 中期.xlsx");
  expect(made.exit).toBe(1);
  expect(made.stdout).toContain("已填 5 格，已生成 中期.xlsx");
  const spent = await balis("explain 中期.xlsx!自评表!E7");
  expect(spent.stdout).toContain("自评表!E7 = 117,500.00 元");
  expect(spent.stdout).toContain("支出-2019-06");
  const budget = await balis("explain 中期.xlsx!自评表!C7");
  expect(budget.stdout).toContain("文献传递补贴");
  expect((await balis("report midterm 2019-dd --map 对照.yaml")).exit).toBe(2);
});

test.skipIf(!hasOpenpyxl)(
  needing("openpyxl", hasOpenpyxl, "the figures are those of June: 305,000.00 and 117,500.00, 38.5 %"),
  async () => {
    await balis("report midterm 2019-dd --fill 表样.xlsx --map 对照.yaml -o 中期.xlsx");
    const script = `ws = wb["自评表"]\nprint(json.dumps([ws["C7"].value, ws["E7"].value, ws["H7"].value, str(ws["F5"].value)]))`;
    expect(openpyxl(join(books.cwd, "中期.xlsx"), script)).toEqual([
      30.5,
      11.75,
      38.5,
      "2019-07-15 00:00:00",
    ]);
  },
);

test("the consolidated report fills a form of the centre's own, and its figure is explained from the file", async () => {
  const map =
    "sheets:\n  自评表:\n    cells:\n      C7: { figure: total.full-year, as: 万元 }\n      E7: { figure: total.executed, as: 万元 }\n";
  writeFileSync(join(books.cwd, "汇总对照.yaml"), map);
  const made = await balis(
    "report consolidated --year 2019 --kind acceptance --fill 表样.xlsx --map 汇总对照.yaml -o 汇总.xlsx",
  );
  expect(made.stdout).toContain("已填 2 格，已生成 汇总.xlsx");
  const spent = await balis("explain 汇总.xlsx!自评表!E7");
  expect(spent.stdout).toContain("自评表!E7 = 295,900.50 元");
});

test("a form is filled anew, but never over a file that is no filled form", async () => {
  const again = (to: string) => balis(`report midterm 2019-dd --fill 表样.xlsx --map 对照.yaml -o ${to}`);
  expect((await again("再填.xlsx")).exit).toBe(1);
  expect((await again("再填.xlsx")).exit).toBe(1);
  cpSync(join(books.cwd, "表样.xlsx"), join(books.cwd, "另一张.xlsx"));
  const { exit, stderr } = await again("另一张.xlsx");
  expect([exit, stderr.includes("[output-must-not-replace-another-file]")]).toEqual([3, true]);
});
