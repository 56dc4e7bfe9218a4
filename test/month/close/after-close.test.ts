/**
 * What comes after a close: a backdated file, and a request that was settled outside the system.
 * Source: SOURCES.md [closed-stays], [settled-outside].
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runBalis, STANDARD_BOOKS, words } from "../../cases/run-case.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-after-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));
const balis = (line: string) => runBalis(words(line), { cwd, lang: "zh-CN" });

const supplier = (rows: readonly string[]): string =>
  ["申请单号,请求馆,提供日期,状态,文献类型,申请类别,页数,费用(元)", ...rows, ""].join("\n");
const requester = (rows: readonly string[]): string =>
  ["申请单号,提供馆,提供日期,状态,文献类型,申请类别,页数", ...rows, ""].join("\n");
const put = (name: string, text: string): void => writeFileSync(join(cwd, name), text);

/** Every cell of the workbook as text. */
async function cells(file: string): Promise<string[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(cwd, file));
  return workbook.worksheets.flatMap((sheet) => {
    const found: string[] = [];
    sheet.eachRow((row) => row.eachCell((cell) => found.push(`${sheet.name}!${cell.address}=${cell.text}`)));
    return found;
  });
}

async function charged(period: string): Promise<Record<string, { count: number; fen: number }>> {
  const { stdout } = await balis(`settle ${period} --json --dry-run`);
  return (JSON.parse(stdout) as { count: { totals: Record<string, { count: number; fen: number }> } }).count
    .totals;
}

beforeAll(async () => {
  put(
    "10002-原文传递-2019-05.csv",
    supplier([
      "DD1,北京大学,2019-05-06,满足,期刊论文,普通,12,3.60",
      "DD2,北京大学,2019-05-07,满足,期刊论文,普通,10,3.00",
    ]),
  );
  put(
    "10001-原文传递请求-2019-05.csv",
    requester([
      "DD1,中国人民大学,2019-05-06,满足,期刊论文,普通,12",
      "DD2,中国人民大学,2019-05-07,满足,期刊论文,普通,4",
    ]),
  );
  for (const line of [
    ...STANDARD_BOOKS,
    "import 10002-原文传递-2019-05.csv 10001-原文传递请求-2019-05.csv",
    "reconcile 2019-05",
    "discrepancy resolve --period 2019-05 --as agreed-outside --reason 双方已自行结清",
    "settle 2019-05",
    "close 2019-05 --confirm 2019-05",
    "report finance 2019-05 -o before.xlsx",
  ]) {
    const { exit, stderr } = await balis(line);
    if (exit > 1) throw new Error(`${line}: ${stderr}`);
  }
});

describe("after the close", () => {
  test("only what was confirmed is paid: what was settled outside is recorded and not billed", async () => {
    const sums = (await cells("before.xlsx")).filter((c) => /^汇总![A-Z]+\d+=/.test(c));
    // 3.60 of DD1 alone, half of it: 1.80.
    expect(sums.some((c) => c.endsWith("=1.8"))).toBe(true);
    expect((await balis("why DD2")).stdout).toContain("因此不结算");
  });

  test("a backdated file changes nothing of the closed month, cell by cell, and lands in the next", async () => {
    put("10003-原文传递-2019-05.csv", supplier(["DD7,北京大学,2019-05-09,满足,期刊论文,普通,20,6.00"]));
    expect((await balis("import 10003-原文传递-2019-05.csv")).stdout).toContain("2019-06");
    await balis("report finance 2019-05 -o after.xlsx");
    expect(await cells("after.xlsx")).toEqual(await cells("before.xlsx"));
    expect((await balis("reconcile 2019-05")).exit).toBe(3);
    await balis("reconcile 2019-06");
    await balis("discrepancy resolve --period 2019-06 --as supplier-right --reason 迟到但属实");
    expect((await charged("2019-06"))["fee-basis"]).toEqual({ count: 1, fen: 600 });
  });

  test("a request settled before, inside or outside the system, is never billed again", async () => {
    put(
      "10002-原文传递-2019-06.csv",
      supplier([
        "DD1,北京大学,2019-06-03,满足,期刊论文,普通,12,3.60",
        "DD2,北京大学,2019-06-03,满足,期刊论文,普通,10,3.00",
        "DD9,北京大学,2019-06-04,满足,期刊论文,普通,2,0.60",
      ]),
    );
    put(
      "10001-原文传递请求-2019-06.csv",
      requester([
        "DD1,中国人民大学,2019-06-03,满足,期刊论文,普通,12",
        "DD2,中国人民大学,2019-06-03,满足,期刊论文,普通,10",
        "DD9,中国人民大学,2019-06-04,满足,期刊论文,普通,2",
      ]),
    );
    await balis("import 10002-原文传递-2019-06.csv 10001-原文传递请求-2019-06.csv");
    await balis("reconcile 2019-06");
    const { stdout } = await balis("discrepancy list 2019-06 --kind already-settled --json");
    const { discrepancies } = JSON.parse(stdout) as { discrepancies: { caseKey: string; id: string }[] };
    expect(discrepancies.map((d) => d.caseKey).sort()).toEqual(["DD1", "DD2"]);
    const again = await balis(
      `discrepancy resolve ${discrepancies[0]?.id} --as supplier-right --reason 想再付一次`,
    );
    expect([again.exit, again.stderr.includes("[resolution-must-fit]")]).toEqual([3, true]);
    // DD7 of the late file and DD9: 6.00 + 0.60.
    expect((await charged("2019-06"))["fee-basis"]).toEqual({ count: 2, fen: 660 });
  });
});
