/** Nothing that somebody typed into a desk sheet is lost: not in reading it, and not in writing it again. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import type { Workbook, Worksheet } from "exceljs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runBalis } from "../../../cases/run-case.ts";
import { booksWithDisputes, type Disputes } from "./books-with-disputes.ts";

let books: Disputes;
beforeEach(async () => {
  books = await booksWithDisputes();
  await books.balis("discrepancy export 2019-05 -o d.csv");
});
afterEach(() => books.remove());

const text = (file = "d.csv"): string => readFileSync(join(books.folder, file), "utf8");
const put = (said: string, file = "d.csv"): void => writeFileSync(join(books.folder, file), said);
const table = (): string[][] => parse(text(), { bom: true });

/** Fills cells in by request number and heading, as a careful program does. */
function fill(changes: Readonly<Record<string, Readonly<Record<string, string>>>>): void {
  const [heads = [], ...rows] = table();
  for (const row of rows) {
    const change = changes[row[heads.indexOf("申请单号")] ?? ""] ?? {};
    for (const [head, value] of Object.entries(change)) row[heads.indexOf(head)] = value;
  }
  put(stringify([heads, ...rows], { bom: true, record_delimiter: "\r\n", quoted: true }));
}

interface Page {
  readonly workbook: Workbook;
  readonly sheet: Worksheet;
}

/** Changes d.xlsx. */
async function inWorkbook(change: (page: Page) => unknown): Promise<void> {
  const { default: ExcelJS } = await import("exceljs");
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(books.folder, "d.xlsx"));
  const [sheet] = workbook.worksheets;
  if (sheet) change({ workbook, sheet });
  await workbook.xlsx.writeFile(join(books.folder, "d.xlsx"));
}

/** Fills in the first discrepancy, below the heading in row 3. */
function fillFirst(sheet: Worksheet, head: string, value: string): void {
  const heads = sheet.getRow(3).values as string[];
  sheet.getRow(4).getCell(heads.indexOf(head)).value = value;
}

/** A second sheet with the same cells. */
function copied({ workbook, sheet }: Page): Worksheet {
  const copy = workbook.addWorksheet("副本");
  sheet.eachRow((row, at) => {
    copy.getRow(at).values = row.values;
  });
  return copy;
}

const WRITE_OFF = { 处理意见: "不予结算", 理由: "提供馆确认未提供" };

describe("a desk sheet as CSV", () => {
  test("is a table of equal rows to every reader: what holds a line feed is quoted", () => {
    const [heads, ...rows] = table();
    expect(rows.map((row) => row.length)).toEqual(rows.map(() => heads?.length));
    // DD2 and DD4 stand in two files: their places are two lines in one cell.
    expect(rows.filter((row) => row.some((cell) => cell.includes("\n")))).toHaveLength(2);
    expect(
      text()
        .replace(/"[^"]*"/g, "")
        .match(/(?<!\r)\n/g),
    ).toBeNull();
  });

  test.each([
    "csv",
    "xlsx",
  ])("(%s) marks what can't be seen, and is still read back as what the books say", async (ending) => {
    const { id } = await books.of("DD5");
    const reason = "电话\u202e\u001b[31m核实";
    const done = await runBalis(["discrepancy", "resolve", id, "--as", "write-off", "--reason", reason], {
      cwd: books.folder,
      lang: "zh-CN",
    });
    expect(done.exit).toBe(0);
    await books.balis(`discrepancy export 2019-05 --all -o all.${ending}`);
    if (ending === "csv") {
      expect(text("all.csv")).toContain("电话<U+202E>␛[31m核实");
      expect(text("all.csv")).not.toContain("\u202e");
    }
    const { exit, stdout } = await books.balis(`discrepancy import all.${ending}`);
    expect([exit, stdout]).toEqual([0, "采用处理 0 条；未填 3 条，与账册相同 1 条\n"]);
    expect((await books.balis(`discrepancy export 2019-05 --all -o all.${ending}`)).exit).toBe(0);
  });

  test("torn in two by a line feed that is not quoted, it is refused with both pieces, and nothing is taken", async () => {
    fill({ DD2: { 处理意见: "不予结算", 理由: "查过" }, DD5: WRITE_OFF });
    put(text().replaceAll('"', ""));
    const { exit, stderr } = await books.balis("discrepancy import d.csv");
    expect(exit).toBe(3);
    // DD4, of three places, is torn into rows 2 to 4, DD2 into rows 5 and 6; in row 3 only a place is left.
    for (const row of [2, 4, 5, 6]) expect(stderr).toContain(`行 ${row}: 这一行不完整`);
    expect(stderr.match(/desk-row-must-be-whole/g)).toHaveLength(4);
    expect((await books.queue()).filter((d) => d.resolution)).toEqual([]);
  });

  test.each([
    ["编号", "", "desk-row-must-be-whole"],
    ["编号", "DD5", "desk-row-must-be-whole"],
    ["校验码（勿改）", "", "desk-row-must-be-whole"],
    ["校验码（勿改）", "提供馆确认", "desk-row-must-be-whole"],
  ])("a row whose %s is “%s” is named, whatever it decides", async (head, value, code) => {
    fill({ DD5: { ...WRITE_OFF, [head]: value } });
    const { exit, stderr } = await books.balis("discrepancy import d.csv");
    expect([exit, stderr.includes(`行 5: `), stderr.includes(`[${code}]`)]).toEqual([3, true, true]);
  });

  test("a resolution in another column than its own is named with that column", async () => {
    fill({ DD5: { 理由: "不予结算" } });
    const { exit, stderr } = await books.balis("discrepancy import d.csv");
    expect([exit, stderr.includes("[desk-resolution-must-stand-in-its-column]")]).toEqual([3, true]);
    expect(stderr).toContain("行 5 · 理由: ");
  });

  test("two columns of one name are refused: nobody knows which one decides", async () => {
    put(text().replace("负责人", "处理意见"));
    const { exit, stderr } = await books.balis("discrepancy import d.csv");
    expect([exit, stderr.includes("[desk-column-must-stand-once]")]).toEqual([3, true]);
  });

  test("a total, a remark and empty rows decide nothing and are passed over", async () => {
    put(`${text()}合计,,,,,,,,,,,,10.50\r\n备注：周五前填完\r\n,,,\r\n`);
    const { exit, stdout } = await books.balis("discrepancy import d.csv");
    expect([exit, stdout]).toEqual([0, "采用处理 0 条；未填 4 条，与账册相同 0 条\n"]);
  });
});

describe("an export over a desk sheet", () => {
  test("is refused while the sheet holds decisions that the books don't have, and says how many", async () => {
    fill({ DD5: WRITE_OFF, DD3: { 处理意见: "以提供馆为准", 理由: "已核" } });
    const before = text();
    const { exit, stderr } = await books.balis("discrepancy export 2019-05 -o d.csv");
    expect([exit, text() === before]).toEqual([3, true]);
    expect(stderr).toContain("d.csv 中有 2 条填好的处理还不在账册里");
    expect(stderr).toContain("[desk-sheet-must-be-imported-first]");
    await books.balis("discrepancy import d.csv");
    expect(await books.balis("discrepancy export 2019-05 -o d.csv")).toMatchObject({ exit: 0 });
  });

  test("goes through while nobody has filled anything in", async () => {
    expect(await books.balis("discrepancy export 2019-05 -o d.csv")).toMatchObject({ exit: 0 });
  });

  test("is refused for half a decision as well: a value", async () => {
    fill({ DD5: { 协商页数: "4" } });
    expect(await books.balis("discrepancy export 2019-05 -o d.csv")).toMatchObject({ exit: 3 });
  });

  test("names the rows of a reason alone, as the import does, and goes on when they are decided or emptied", async () => {
    const exported = () => books.balis("discrepancy export 2019-05 -o d.csv");
    const imported = () => books.balis("discrepancy import d.csv");
    const before = text();
    fill({ DD5: { 理由: "等回复" } });
    const kept = text();
    const [out, into] = [await exported(), await imported()];
    expect([out.exit, out.stderr.includes("d.csv 第 5 行只写了理由")]).toEqual([3, true]);
    expect([into.exit, into.stderr.includes("[desk-reason-must-have-a-resolution]")]).toEqual([3, true]);
    expect(into.stderr).toContain("行 5: ");
    expect(text()).toBe(kept);
    put(before);
    expect((await exported()).exit).toBe(0);
    put(kept);
    fill({ DD5: { 处理意见: "不予结算" } });
    const done = await imported();
    expect([done.exit, done.stdout.split("\n")[1]]).toEqual([
      0,
      "下一步：balis discrepancy list 2019-05 查看待处理差异，或 balis settle 2019-05",
    ]);
    expect((await exported()).exit).toBe(0);
  });

  test("is refused where the workbook's decisions are not those of the books", async () => {
    await books.balis("discrepancy export 2019-05 -o d.xlsx");
    await inWorkbook(({ sheet }) => fillFirst(sheet, "处理意见", "不予结算"));
    const { exit, stderr } = await books.balis("discrepancy export 2019-05 -o d.xlsx");
    expect([exit, stderr.includes("d.xlsx 中有 1 条")]).toEqual([3, true]);
  });

  test.each([
    ["处理意见", "不予结算"],
    ["理由", "等回复"],
  ])("is refused where a copy of the sheet has a %s, and so is the import; an empty copy is passed over", async (head, value) => {
    const exported = () => books.balis("discrepancy export 2019-05 -o d.xlsx");
    const imported = () => books.balis("discrepancy import d.xlsx");
    await exported();
    await inWorkbook(copied);
    expect((await imported()).stdout).toBe("采用处理 0 条；未填 4 条，与账册相同 0 条\n");
    expect((await exported()).exit).toBe(0);
    await inWorkbook((page) => fillFirst(copied(page), head, value));
    const before = readFileSync(join(books.folder, "d.xlsx"));
    for (const { exit, stderr } of [await imported(), await exported()]) {
      expect([exit, stderr.includes("[desk-sheet-must-stand-once]")]).toEqual([3, true]);
      expect(stderr).toMatch(/d\.xlsx 里有 2 张差异处理表（[^）]+、副本）/);
    }
    expect(readFileSync(join(books.folder, "d.xlsx")).equals(before)).toBe(true);
  });

  test("never replaces a file that is no desk sheet, but an empty one", async () => {
    put("申请单号,页数\nDD1,12\n", "mine.csv");
    put("no workbook", "mine.xlsx");
    put("", "empty.csv");
    for (const file of ["mine.csv", "mine.xlsx"]) {
      const { exit, stderr } = await books.balis(`discrepancy export 2019-05 -o ${file}`);
      expect([exit, stderr.includes("[output-must-not-replace-another-file]")]).toEqual([3, true]);
    }
    expect(text("mine.csv")).toContain("DD1,12");
    expect(await books.balis("discrepancy export 2019-05 -o empty.csv")).toMatchObject({ exit: 0 });
  });
});

describe("a sheet that went out before its headings were renamed", () => {
  test.each([
    ["处理意见", "处理方式", "核销"],
    ["处理意见", "处理方式", "write off"],
    ["处理意见", "resolution", "不予结算"],
  ])("is read back: %s as %s, “%s”", async (head, former, word) => {
    fill({ DD5: { [head]: word, 理由: "提供馆确认未提供" } });
    put(text().replace(head, former).replace("计入结算的笔数", "算数笔数"));
    const { exit, stdout } = await books.balis("discrepancy import d.csv --dry-run");
    expect([exit, stdout.split(/[\n；]/)[1]]).toEqual([0, "采用处理 1 条"]);
  });
});
