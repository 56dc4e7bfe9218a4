/** Readers are told apart and never known: what the books keep of them, and what they don't. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { run } from "../../../src/cli/main.ts";

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "balis-reader-"));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

async function balis(line: string, key?: string): Promise<{ exit: number; stdout: string }> {
  let stdout = "";
  const exit = await run(line.split(" "), {
    out: (text) => {
      stdout += text;
    },
    err: () => {},
    env: { BALIS_LANG: "zh-CN", BALIS_OPERATOR: "李会计", ...(key ? { BALIS_READER_KEY: key } : {}) },
    cwd,
    user: "li",
    isTerminal: false,
    hasColour: false,
    now: () => new Date("2019-06-03T01:30:00Z"),
  });
  return { exit, stdout };
}

const FILE = "10002-原文传递-2019-05.csv";
const urgent = (n: number, extra = ""): string =>
  [
    "申请单号,请求馆,申请日期,提供日期,状态,文献类型,申请类别,页数,费用(元),读者证号",
    ...Array.from(
      { length: n },
      (_, i) => `U${i},北京大学,2019-05-06,2019-05-06,满足,期刊论文,加急,2,10.60,S20190042`,
    ),
    extra,
  ].join("\n");

async function month(key?: string, extra = "", isResolved = true): Promise<void> {
  writeFileSync(join(cwd, FILE), urgent(6, extra));
  for (const line of [
    "init",
    "library import --builtin",
    "agreement import --builtin",
    "rule enact --builtin balis-dd-2017",
    "rule enact --builtin balis-limits",
    "rule enact --builtin sample-2019",
    `import ${FILE}`,
    "reconcile 2019-05",
    ...(isResolved ? ["discrepancy resolve --period 2019-05 --as supplier-right --reason 已核"] : []),
  ])
    await balis(line, key);
}

describe("a reader", () => {
  test("is told apart where the centre has a key: six urgent requests on one day are one too many", async () => {
    await month("中心的密钥");
    const { stdout } = await balis("limits 2019-05");
    expect(stdout).toMatch(/10001 的一位读者（[0-9a-f]{16}） 2019-05-06 加急申请 6 笔，限 5 笔/);
  });

  test("without a key is not told apart, and that is said", async () => {
    await month();
    expect((await balis("limits 2019-05")).stdout).toContain("读者 6 笔加急");
  });

  test("leaves no number in the books, with a key or without, not even in a row that was set aside", async () => {
    await month("中心的密钥", "U9,北京大学,2019-05-06,2019-05-06,满足,期刊论文,加急,约二,10.60,S20190042");
    const bytes = readFileSync(join(cwd, "balis.db"));
    expect(bytes.includes("U5")).toBe(true);
    expect(bytes.includes("约二")).toBe(true);
    expect(bytes.includes("S20190042")).toBe(false);
  });

  test("is the same one after their rows were returned and corrected, though the return file never shows them", async () => {
    await month("中心的密钥", "", false);
    await balis("return 2019-05 -o 退回");
    const name = "退回/退回-10002-dd-supplier-2019-05.xlsx";
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(join(cwd, name));
    const shown = JSON.stringify(workbook.worksheets.map((sheet) => sheet.getSheetValues()));
    expect([shown.includes("读者证号"), shown.includes("U5"), shown.includes("S20190042")]).toEqual([
      true,
      true,
      false,
    ]);
    expect((await balis(`import ${name}`, "中心的密钥")).stdout).toContain("采用 6");
    await balis("reconcile 2019-05");
    await balis("discrepancy resolve --period 2019-05 --as supplier-right --reason 已核");
    expect((await balis("limits 2019-05")).stdout).toContain("加急申请 6 笔，限 5 笔");
  });

  test("has another hash under another key", async () => {
    await month("一");
    const first = (await balis("limits 2019-05")).stdout;
    rmSync(join(cwd, "balis.db"));
    await month("二");
    expect((await balis("limits 2019-05")).stdout).not.toBe(first);
  });
});
