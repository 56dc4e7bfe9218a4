import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { booksWithDisputes, type Disputes } from "./books-with-disputes.ts";

const NEXT = "下一步：balis discrepancy list 2019-05 查看待处理差异，或 balis settle 2019-05\n";

let books: Disputes;
beforeEach(async () => {
  books = await booksWithDisputes();
});
afterEach(() => books.remove());

const FILE = "处理表.xlsx";

/** Opens the exported workbook as the officer does, changes cells by request number and heading, and saves it. */
async function edited(
  changes: Readonly<Record<string, Readonly<Record<string, string | number>>>>,
): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  const path = join(books.folder, FILE);
  await workbook.xlsx.readFile(path);
  const page = workbook.worksheets[0];
  if (!page) throw new Error("a sheet");
  const heading = page.getRow(3).values as string[];
  const column = (head: string): number => heading.indexOf(head);
  page.eachRow((row) => {
    const change = changes[String(row.getCell(column("申请单号")).value)];
    for (const [head, value] of Object.entries(change ?? {})) row.getCell(column(head)).value = value;
  });
  await workbook.xlsx.writeFile(path);
}

const kinds = async (): Promise<Record<string, string>> =>
  Object.fromEntries((await books.queue()).map((d) => [d.caseKey, d.resolution?.kind ?? "open"]));

describe("a desk sheet", () => {
  test("offers for each row the resolutions that fit its kind, and no others", async () => {
    await books.balis(`discrepancy export 2019-05 -o ${FILE}`);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(join(books.folder, FILE));
    const page = workbook.worksheets[0];
    const heads = page?.getRow(3).values as string[];
    const cell = page?.getRow(4).getCell(heads.indexOf("处理意见"));
    expect(cell?.dataValidation).toMatchObject({
      type: "list",
      formulae: ['"以提供馆为准,以请求馆为准,按协商值,系统外已结清,不予结算,转入下期"'],
    });
  });

  test("sums the amount at risk per evidence class, by a live formula, of open discrepancies only", async () => {
    const { id } = await books.of("DD4");
    await books.balis(`discrepancy resolve ${id} --as agreed-value --count 1 --reason 重复`);
    await books.balis(`discrepancy export 2019-05 --all -o ${FILE}`);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(join(books.folder, FILE));
    const page = workbook.getWorksheet("数据来源汇总");
    const rows = [4, 5, 6, 7, 8].map((n) => (page?.getRow(n).values as unknown[]).slice(1));
    expect(rows).toEqual([
      ["S+R", "双方不一致", 1, 1, 2.1],
      ["S+R", "重复", 1, 0, 0],
      ["R", "仅请求馆有", 1, 1, 1.2],
      ["S", "仅提供馆有", 1, 1, 1.8],
      [
        "合计",
        undefined,
        { formula: "SUM(C4:C7)", result: 4 },
        { formula: "SUM(D4:D7)", result: 3 },
        { formula: "SUM(E4:E7)", result: 5.1 },
      ],
    ]);
  });

  test("filled in and read back, all decisions are applied in one plan; empty rows stay open", async () => {
    await books.balis(`discrepancy export 2019-05 -o ${FILE}`);
    await edited({
      DD2: { 处理意见: "按协商值", 协商页数: 9, "协商费用（元）": 2.7, 理由: "双方邮件 6 月 2 日" },
      DD4: { 处理意见: "按协商值", 计入结算的笔数: 1, 理由: "重复上报" },
      DD5: { 处理意见: "不予结算", 理由: "提供馆确认未提供" },
    });
    const { exit, stdout } = await books.balis(`discrepancy import ${FILE}`);
    expect([exit, stdout]).toEqual([0, `采用处理 3 条；未填 1 条，与账册相同 0 条\n${NEXT}`]);
    expect(await kinds()).toEqual({
      DD2: "agreed-value",
      DD3: "open",
      DD4: "agreed-value",
      DD5: "write-off",
    });
    expect((await books.of("DD2")).resolution).toMatchObject({
      values: { pages: 9, feeFen: 270n },
      reason: "双方邮件 6 月 2 日",
      by: "李会计",
    });
    const actions = await books.store.read.actions({ last: 1 });
    expect(actions[0]?.command).toContain("discrepancy import");
  });

  test("imported again it changes nothing: what the books say already is counted as such", async () => {
    await books.balis(`discrepancy export 2019-05 -o ${FILE}`);
    await edited({ DD5: { 处理意见: "不予结算", 理由: "提供馆确认未提供" } });
    await books.balis(`discrepancy import ${FILE}`);
    const before = (await books.store.read.actions({ last: 1 }))[0]?.number;
    const { stdout } = await books.balis(`discrepancy import ${FILE}`);
    expect(stdout).toBe("采用处理 0 条；未填 3 条，与账册相同 1 条\n");
    expect((await books.store.read.actions({ last: 1 }))[0]?.number).toBe(before);
  });

  test("a row edited against a stale state is refused by name with its row, and nothing of the sheet is applied", async () => {
    await books.balis(`discrepancy export 2019-05 -o ${FILE}`);
    await edited({
      DD3: { 处理意见: "以提供馆为准", 理由: "已核" },
      DD5: { 处理意见: "不予结算", 理由: "已核" },
    });
    const { id } = await books.of("DD5");
    await books.balis(`discrepancy resolve ${id} --as defer --reason 等回复`);
    const { exit, stderr } = await books.balis(`discrepancy import ${FILE}`);
    expect(exit).toBe(3);
    expect(stderr).toContain(id);
    expect(stderr).toContain("[discrepancy-must-be-as-seen]");
    expect(stderr).toMatch(/处理表\.xlsx · 工作表 差异处理表 · 行 7: .*现在是：转入下期（李会计）/);
    expect(await kinds()).toMatchObject({ DD3: "open", DD5: "defer" });
  });

  test("a corrected file makes the rows it changes stale, and leaves the others as they were", async () => {
    await books.balis(`discrepancy export 2019-05 -o ${FILE}`);
    const correct = async (from: string, to: string): Promise<void> => {
      const file = join(books.folder, "10002-原文传递-2019-05.csv");
      writeFileSync(file, readFileSync(file, "utf8").replace(from, to));
      await books.balis("import 10002-原文传递-2019-05.csv");
      await books.balis("reconcile 2019-05");
    };
    await correct(
      "DD3,清华大学,2019-05-08,满足,期刊论文,普通,6,1.80",
      "DD3,清华大学,2019-05-08,满足,期刊论文,普通,7,2.10",
    );
    await edited({ DD2: { 处理意见: "以请求馆为准", 理由: "已核" } });
    expect(await books.balis(`discrepancy import ${FILE}`)).toMatchObject({ exit: 0 });
    await edited({ DD3: { 处理意见: "以提供馆为准", 理由: "已核" } });
    const { exit, stderr } = await books.balis(`discrepancy import ${FILE}`);
    expect([exit, stderr.includes("[discrepancy-must-exist]")]).toEqual([3, true]);
    expect(await kinds()).toMatchObject({ DD2: "requester-right", DD3: "open" });
  });

  for (const [what, change, code] of [
    ["an unknown resolution", { 处理意见: "随便", 理由: "?" }, "desk-resolution-must-be-known"],
    ["a decision without a reason", { 处理意见: "不予结算" }, "resolution-must-have-reason"],
    ["an agreed value without a value", { 处理意见: "按协商值", 理由: "x" }, "resolution-must-have-value"],
    [
      "a value beside another resolution",
      { 处理意见: "不予结算", 协商页数: 3, 理由: "x" },
      "desk-value-needs-agreement",
    ],
    [
      "a value that is no number",
      { 处理意见: "按协商值", 协商页数: "八九页", 理由: "x" },
      "desk-value-must-be-a-number",
    ],
  ] as const) {
    test(`${what} is refused with file, sheet and row`, async () => {
      await books.balis(`discrepancy export 2019-05 -o ${FILE}`);
      await edited({ DD2: change });
      const { exit, stderr } = await books.balis(`discrepancy import ${FILE}`);
      expect([exit, stderr.includes(`[${code}]`), stderr.includes("处理表.xlsx")]).toEqual([3, true, true]);
      expect(await kinds()).toMatchObject({ DD2: "open" });
    });
  }

  test("a resolution that was emptied in the sheet is not a withdrawal", async () => {
    const { id } = await books.of("DD2");
    await books.balis(`discrepancy resolve ${id} --as defer --reason 等回复`);
    await books.balis(`discrepancy export 2019-05 --all -o ${FILE}`);
    await edited({ DD2: { 处理意见: "" } });
    const { exit, stderr } = await books.balis(`discrepancy import ${FILE}`);
    expect([exit, stderr.includes("[desk-resolution-must-stay]")]).toEqual([3, true]);
  });

  test("a row that somebody decided meanwhile stops the sheet; emptied, the other rows go in and that decision stays", async () => {
    await books.balis(`discrepancy export 2019-05 -o ${FILE}`);
    const { id } = await books.of("DD2");
    await books.balis(`discrepancy resolve ${id} --as defer --reason 等回复`);
    await edited({
      DD2: { 处理意见: "不予结算", 理由: "重复" },
      DD5: { 处理意见: "不予结算", 理由: "重复" },
    });
    const stopped = await books.balis(`discrepancy import ${FILE}`);
    expect([stopped.exit, stopped.stderr.includes("[discrepancy-must-be-as-seen]")]).toEqual([3, true]);
    await edited({ DD2: { 处理意见: "", 理由: "" } });
    expect((await books.balis(`discrepancy import ${FILE}`)).exit).toBe(0);
    expect(await kinds()).toMatchObject({ DD2: "defer", DD5: "write-off" });
  });

  test("several resolutions are withdrawn at once, by their numbers or by what they have in common", async () => {
    const ids = await Promise.all(["DD2", "DD5"].map(async (number) => (await books.of(number)).id));
    const resolve = `discrepancy resolve ${ids.join(" ")} --as write-off --reason 试`;
    await books.balis(resolve);
    expect((await books.balis(`discrepancy withdraw ${ids.join(" ")} --reason 重来`)).exit).toBe(0);
    expect(await kinds()).toMatchObject({ DD2: "open", DD5: "open" });
    await books.balis(resolve);
    const done = await books.balis("discrepancy withdraw --period 2019-05 --number DD2 --reason 重来");
    expect(done.exit).toBe(0);
    expect(await kinds()).toMatchObject({ DD2: "open", DD5: "write-off" });
  });

  test("as CSV it can be filled in with any editor and read back", async () => {
    await books.balis("discrepancy export 2019-05 -o 处理表.csv");
    const path = join(books.folder, "处理表.csv");
    const { id } = await books.of("DD5");
    const lines = readFileSync(path, "utf8").split("\r\n");
    const at = lines.findIndex((line) => line.startsWith(id));
    const fields = (lines[at] ?? "").split(",");
    const heads = (lines[0] ?? "").split(",");
    fields[heads.indexOf("处理意见")] = "write-off";
    fields[heads.indexOf("理由")] = "提供馆确认";
    lines[at] = fields.join(",");
    writeFileSync(path, lines.join("\r\n"));
    const { stdout } = await books.balis("discrepancy import 处理表.csv");
    expect(stdout).toBe(`采用处理 1 条；未填 3 条，与账册相同 0 条\n${NEXT}`);
    expect(await kinds()).toMatchObject({ DD5: "write-off" });
  });
});
