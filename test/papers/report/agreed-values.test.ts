/** What was agreed is what is charged, and what is printed beside the charge. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runBalis, STANDARD_BOOKS, words } from "../../cases/run-case.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-agreed-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

async function balis(line: string): Promise<string> {
  const { exit, stdout, stderr } = await runBalis(words(line), { cwd, lang: "zh-CN" });
  if (exit > 1) throw new Error(`${line}: ${stderr}`);
  return stdout;
}

test("a statement shows the agreed pages, not the row's own, and explains them", async () => {
  const put = (name: string, ...lines: readonly string[]): void =>
    writeFileSync(join(cwd, name), [...lines, ""].join("\n"));
  put(
    "10002-原文传递-2019-05.csv",
    "申请单号,请求馆,提供日期,状态,文献类型,申请类别,页数,费用(元),题名",
    "DD1,北京大学,2019-05-06,满足,期刊论文,普通,40,12.00,甲",
  );
  put(
    "10001-原文传递请求-2019-05.csv",
    "申请单号,提供馆,提供日期,状态,文献类型,申请类别,页数,题名",
    "DD1,中国人民大学,2019-05-06,满足,期刊论文,普通,4,甲",
  );
  for (const line of STANDARD_BOOKS) await balis(line);
  await balis("import 10002-原文传递-2019-05.csv 10001-原文传递请求-2019-05.csv");
  await balis("reconcile 2019-05");
  await balis("discrepancy resolve --period 2019-05 --as agreed-value --pages 10 --reason 双方核对为十页");
  await balis("settle 2019-05");
  await balis("report statements 2019-05 --library 10002 -o st");
  const { default: ExcelJS } = await import("exceljs");
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(cwd, "st", "statement-2019-05-10002.xlsx"));
  const cells: { at: string; value: unknown }[] = [];
  book.eachSheet((sheet) =>
    sheet.eachRow((row) =>
      row.eachCell((cell) => void cells.push({ at: `${sheet.name}!${cell.address}`, value: cell.value })),
    ),
  );
  // 10 pages × 0.30.
  expect(cells.filter((c) => c.value === 3).length).toBeGreaterThan(0);
  const pages = cells.filter((c) => c.value === 10);
  expect(pages).toHaveLength(1);
  expect(cells.some((c) => c.value === 40)).toBe(false);
  const told = JSON.parse(await balis(`explain st/statement-2019-05-10002.xlsx!${pages[0]?.at} --json`));
  expect(told.explanation.figure).toEqual({ unit: "count", value: 10 });
  expect(JSON.stringify(told)).toContain("双方核对为十页");
});
