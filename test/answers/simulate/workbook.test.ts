/** The simulation workbook: labelled on every sheet, and its formulas give the figures that stand beside them. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { booksOfMay } from "../../papers/report/books-of-may.ts";
import { samplePack } from "./books.ts";

/** A cell's number: of a formula what the program wrote as its result; exceljs reads a result of zero as none. */
function numberOf(cell: ExcelJS.Cell): number {
  const { value } = cell;
  if (typeof value !== "object" || value === null) return Number(value);
  return "result" in value ? Number(value.result) : 0;
}

test("every sheet says that it is no books, and each difference is its own row's", async () => {
  const books = await booksOfMay();
  try {
    await books.balis("budget", "set", "2019", "dd", "--yuan", "20.00", "--covers", "dd-subsidy");
    writeFileSync(join(books.cwd, "p.yaml"), samplePack(['rate: "50%"', 'rate: "60%"']));
    const done = await books.balis("simulate", "--rules", "p.yaml", "--periods", "2019", "-o", "s.xlsx");
    expect([done.exit, done.stderr]).toEqual([0, ""]);
    const file = new ExcelJS.Workbook();
    await file.xlsx.readFile(join(books.cwd, "s.xlsx"));
    expect(file.worksheets.map((sheet) => sheet.name)).toEqual([
      ...["模拟汇总", "模拟各馆", "模拟各月", "模拟预算", "模拟物流", "模拟物流分摊"],
    ]);
    let checked = 0;
    for (const sheet of file.worksheets) {
      expect(sheet.getCell("A1").text).toContain("模拟（非账册）");
      expect(sheet.getCell("A2").text).toContain("不是账册");
      expect(sheet.headerFooter.oddFooter).toContain("不是账册");
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          const [, after, before] = /^([A-Z]+\d+)-([A-Z]+\d+)$/.exec(cell.formula ?? "") ?? [];
          if (after === undefined || before === undefined) return;
          expect(after).toMatch(new RegExp(`^[A-Z]+${row.number}$`));
          const difference = numberOf(sheet.getCell(after)) - numberOf(sheet.getCell(before));
          expect(numberOf(cell)).toBeCloseTo(difference, 6);
          checked += 1;
        }),
      );
    }
    expect(checked).toBeGreaterThan(10);
    // 8.60 → 10.32 of 20.00.
    const budget = file.getWorksheet("模拟预算");
    const fund = budget?.getRows(1, 20)?.find((row) => row.getCell(2).text === "dd");
    expect([5, 6, 7, 8].map((column) => fund && numberOf(fund.getCell(column)))).toEqual([
      8.6, 10.32, 11.4, 9.68,
    ]);
  } finally {
    books.remove();
  }
});
