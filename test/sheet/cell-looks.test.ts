/** A sheet as another program finds it: what each cell holds and looks like, what may be chosen, and how the page is printed. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { workbooks } from "../../src/sheet/io/write-workbook.ts";
import {
  average,
  count,
  decimal,
  ratio,
  rowNumber,
  type Sheet,
  text,
  type Workbook,
  yuan,
} from "../../src/sheet/sheet.ts";

const folder = mkdtempSync(join(tmpdir(), "balis-looks-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Row 1 title, 2 headline, 3 line, 4 heading, 5–6 rows, 7 total, 8 below. */
const SHEET: Sheet = {
  name: "It's 明细",
  title: "题",
  headline: "一行",
  above: ["甲"],
  columns: [
    { head: "序号", width: 6, align: "center" },
    { head: "馆", width: 9 },
    { head: "金额", width: 12, summed: "yuan" },
    { head: "件", width: 10, summed: "count" },
    { head: "率", width: 8 },
    { head: "均", width: 8 },
    { head: "分", width: 8 },
    { head: "答复", width: 14, entry: { format: "text", choices: ["同意", "不同意"] } },
    { head: "日期", width: 14, entry: { format: "day" } },
  ],
  rows: [
    [
      rowNumber(1),
      text("一个很长的馆名要三行"),
      yuan(-123_456n),
      count(12),
      ratio(1n, 3n),
      average(5n, 2n),
      decimal({ scaled: 1247n, decimals: 2 }),
      null,
      null,
    ],
    [
      rowNumber(2),
      { ...text("又"), formula: 'IF(C6>0,"又","")' },
      { ...yuan(999n), formula: "C5*2" },
      null,
      null,
      null,
      null,
      null,
      null,
    ],
  ],
  total: "合计",
  below: ["完"],
  landscape: true,
};
const WORKBOOK: Workbook = { sheets: [SHEET], mark: "a & b" };

let sheet: ExcelJS.Worksheet;
const at = (address: string): ExcelJS.Cell => sheet.getCell(address);

async function written(name: string, workbook: Workbook): Promise<string> {
  const path = join(folder, name);
  await workbooks().write(path, workbook);
  return path;
}

beforeAll(async () => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(await written("looks.xlsx", WORKBOOK));
  const [first] = workbook.worksheets;
  if (!first) throw new Error("no sheet");
  sheet = first;
});

test("the size of the print is 五号, 10.5 points", async () => {
  const zip = await JSZip.loadAsync(readFileSync(join(folder, "looks.xlsx")));
  const styles = (await zip.file("xl/styles.xml")?.async("string")) ?? "";
  expect(styles.match(/<font>.*?<\/font>/g)).toContain('<font><sz val="10.5"/><name val="宋体"/></font>');
});

describe("cells", () => {
  test.each([
    ["A5", 1, "#,##0", "center"],
    ["B5", "一个很长的馆名要三行", undefined, "left"],
    ["C5", -1234.56, "#,##0.00;[Red]-#,##0.00", "right"],
    ["D5", 12, "#,##0", "right"],
    ["E5", 1 / 3, "0.00%", "right"],
    ["F5", 2.5, "0.0", "right"],
    ["G5", 12.47, "#,##0.00", "right"],
    ["H5", null, "@", "left"],
    ["I5", null, "yyyy-mm-dd", "left"],
  ])("%s holds %j as %s, to the %s", (address, value, format, horizontal) => {
    const cell = at(address);
    expect([cell.value, cell.numFmt, cell.alignment.horizontal]).toEqual([value, format, horizontal]);
    expect(cell.alignment.vertical).toBe("middle");
    // This reader cuts 10.5 to 10.
    expect(cell.font).toMatchObject({ name: "宋体", size: 10 });
    expect(Object.keys(cell.border).sort()).toEqual(["bottom", "left", "right", "top"]);
  });

  test("formulas keep what they must give, and the total adds up what stands above it", () => {
    expect(at("B6").value).toEqual({ formula: 'IF(C6>0,"又","")', result: "又" });
    expect(at("C6").value).toEqual({ formula: "C5*2", result: 9.99 });
    expect(at("C7").value).toEqual({ formula: "SUM(C5:C6)", result: -1224.57 });
    expect(at("D7").value).toEqual({ formula: "SUM(D5:D6)", result: 12 });
    expect([at("A7").value, at("H7").value]).toEqual(["合计", null]);
    expect(["A7", "C7", "H7"].map((a) => at(a).font.bold)).toEqual([true, true, true]);
  });

  test("the heading is grey, in the middle and bold; titles span all columns", () => {
    const head = at("B4");
    expect(head.fill).toMatchObject({ pattern: "solid", fgColor: { argb: "FFEDEDED" } });
    expect([head.value, head.font.bold, head.alignment.horizontal]).toEqual(["馆", true, "center"]);
    expect([1, 2, 3, 8].map((row) => at(`I${row}`).master.address)).toEqual(["A1", "A2", "A3", "A8"]);
    expect([1, 2, 3, 8].map((row) => at(`A${row}`).value)).toEqual(["题", "一行", "甲", "完"]);
    expect([1, 2, 3].map((row) => at(`A${row}`).font.size)).toEqual([16, 14, 10]);
  });

  test("a row is as high as its longest text needs: 20 half characters in 8 are three lines of 14, and 4", () => {
    expect([5, 6, 4].map((row) => sheet.getRow(row).height)).toEqual([46, 18, 30]);
    expect([1, 2, 9].map((c) => sheet.getColumn(c).width)).toEqual([6, 9, 14]);
  });

  test("what may be chosen is offered in every empty row, and nowhere else", () => {
    const list = { type: "list", formulae: ['"同意,不同意"'], allowBlank: true, showErrorMessage: true };
    for (const address of ["H5", "H6"]) expect(at(address).dataValidation).toMatchObject(list);
    for (const address of ["H4", "H7", "I5"]) expect(at(address).dataValidation).toBeUndefined();
  });
});

test("it is printed across A4 as wide as the paper, its heading on every page and fixed on the screen", () => {
  expect(sheet.pageSetup).toMatchObject({
    paperSize: 9,
    orientation: "landscape",
    fitToWidth: 1,
    fitToHeight: 0,
  });
  expect(sheet.pageSetup.printTitlesRow).toBe("4:4");
  expect(sheet.views[0]).toMatchObject({ state: "frozen", ySplit: 4 });
  expect(sheet.headerFooter.oddFooter).toBe("&La && b&R&P / &N");
});

test("the same workbook gives the same bytes, whatever was written before it", async () => {
  const other = { ...SHEET, name: "别", rows: [[text("x")]], total: null };
  const first = readFileSync(await written("first.xlsx", WORKBOOK));
  await written("other.xlsx", { sheets: [other], mark: "" });
  expect(readFileSync(await written("again.xlsx", WORKBOOK)).equals(first)).toBe(true);
});
