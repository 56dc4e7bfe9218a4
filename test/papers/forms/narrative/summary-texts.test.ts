/** 自评总结: its sections are the centre's, it is a draft while one is empty, and the table beside it stays a table. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import mammoth from "mammoth";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { words } from "../../../cases/run-case.ts";
import type { Books } from "../../report/books-of-may.ts";
import { booksOf2019 } from "./books-of-2019-dd.ts";

let books: Books;
beforeAll(async () => {
  books = await booksOf2019();
}, 120_000);
afterAll(() => books?.remove());

const run = (line: string) => books.balis(...words(line));
const SUMMARY = "report summary --year 2019 --layout summary-report";
const paragraphs = async (name: string): Promise<string> =>
  (await mammoth.extractRawText({ buffer: readFileSync(join(books.cwd, name)) })).value;

describe("自评总结", () => {
  test("is the whole project's: a sub-project has none, and is told what to write", async () => {
    for (const line of [
      "subproject text 2019-dd --report summary --section work --text 无",
      "subproject text 2019-dd --report summary --export 总结.docx",
      "subproject texts 2019-dd --report summary",
    ]) {
      const refused = await run(line);
      expect([refused.exit, refused.stdout], line).toEqual([3, ""]);
      expect(refused.stderr).toContain("[summary-must-be-of-all]");
      expect(refused.stderr).toContain("subproject text all");
    }
  });

  test("is a marked draft while its four sections are empty, and can't be issued; the table can", async () => {
    const draft = await run(`${SUMMARY} -o 草稿.docx`);
    expect(draft.exit).toBe(1);
    expect(draft.stderr).toContain(
      "（work）、目标完成情况（attainment）、存在的问题（problems）、下一步工作安排（next-steps）",
    );
    const text = await paragraphs("草稿.docx");
    expect(text).toContain("草稿：尚缺自评工作开展情况、目标完成情况、存在的问题、下一步工作安排");
    expect(text.match(/（待填写）/g)?.length).toBe(4);
    expect(text).not.toContain("其他说明");
    const refused = await run(`${SUMMARY} --for-issue -o 上报.docx`);
    expect([refused.exit, refused.stderr.includes("sections-must-be-written")]).toEqual([3, true]);
    expect(await run("report summary --year 2019 -o 汇总.xlsx")).toMatchObject({ exit: 0, stderr: "" });
    expect(await run("report summary --year 2019 --for-issue -o 汇总上报.xlsx")).toMatchObject({ exit: 0 });
  });

  test("goes out as a document, comes back, and is issued with what was written", async () => {
    for (const section of ["work", "attainment", "problems"])
      await run(
        `subproject text all --year 2019 --report summary --section ${section} --text 初稿${section}`,
      );
    await run(
      "subproject text all --year 2019 --report summary --section next-steps --text 按季度核对支出。",
    );
    await run("subproject text all --year 2019 --report summary --export 总结.docx");
    expect(await paragraphs("总结.docx")).toContain("下一步工作安排\n\n按季度核对支出。");
    const back = await run("subproject text all --year 2019 --report summary --file 总结.docx");
    expect(back).toMatchObject({ exit: 0 });
    expect(back.stdout).toContain("下一步工作安排");
    const issued = await run(`${SUMMARY} --for-issue -o 上报.docx`);
    expect(issued).toMatchObject({ exit: 0, stderr: "" });
    const text = await paragraphs("上报.docx");
    expect(text).toContain("按季度核对支出。");
    expect(text).not.toMatch(/草稿|待填写/);
    expect((await run("report issued all")).stdout).toContain("上报.docx");
  });
});

describe("自评汇总表", () => {
  /** Of every row with a rate: what it is of, the rate, and what the rate is divided by. */
  async function rates(): Promise<{ rows: string[][]; all: string }> {
    await run("report summary --year 2019 -o 汇总.xlsx");
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(join(books.cwd, "汇总.xlsx"));
    const rows: string[][] = [];
    workbook.getWorksheet("自评汇总")?.eachRow((row) => {
      const texts: string[] = [];
      row.eachCell({ includeEmpty: true }, (cell) => texts.push(cell.text));
      rows.push(texts);
    });
    const at = rows.find((row) => row.includes("执行率分母"))?.indexOf("执行率分母") ?? -1;
    const own = rows.filter((row) => /^(全年|年初)预算数$/.test(row[at] ?? ""));
    return { rows: own.map((row) => [row[0] ?? "", row[at] ?? ""]), all: rows.flat().join("\n") };
  }

  test("a rate by a scheme of 2016 stands beside its 年初预算数, the sum beside 全年预算数", async () => {
    const first = await rates();
    expect(first.rows).toEqual([
      ["1", "全年预算数"],
      ["合计（1 个子项目）", "全年预算数"],
    ]);
    expect(first.all).toContain("合计一律按全年预算数");
    const done = await run("indicator target import 目标.yaml --scheme mof2016-initial");
    expect(done).toMatchObject({ exit: 0 });
    expect((await rates()).rows).toEqual([
      ["1", "年初预算数"],
      ["合计（1 个子项目）", "全年预算数"],
    ]);
  });
});
