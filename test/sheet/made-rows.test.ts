/** Rows made when they are asked for are a list like any other, to the sheet, to its totals and in the file. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { madeRows } from "../../src/sheet/grid.ts";
import { workbooks } from "../../src/sheet/io/write-workbook.ts";
import { cellAt, count, type Row, rowNumber, type Sheet, text, totalCells } from "../../src/sheet/sheet.ts";

const row = (i: number): Row => [rowNumber(i + 1), text(`第${i}行`), count(i * 2)];
const sheetOf = (rows: readonly Row[]): Sheet => ({
  ...{ name: "明细", title: "明细", above: [], below: [], total: "合计", landscape: false, rows },
  columns: [
    { head: "序号", width: 8 },
    { head: "名称", width: 12 },
    { head: "数量", width: 12, summed: "count" },
  ],
});

test("they have a length, places, an order, and an end", () => {
  const rows = madeRows(3, row);
  expect(rows.length).toBe(3);
  expect(rows[1]).toEqual(row(1));
  expect(rows.at(-1)).toEqual(row(2));
  expect([rows[3], rows[-1], "3" in rows, "2" in rows]).toEqual([undefined, undefined, false, true]);
  expect([...rows]).toEqual([0, 1, 2].map(row));
  expect(rows.map((_, i) => i)).toEqual([0, 1, 2]);
  expect(rows.filter((r) => r[2]?.value.kind === "count" && r[2].value.count > 0n).length).toBe(2);
  expect([...madeRows(0, row)]).toEqual([]);
});

test("a row is made for whoever asks, and kept by nobody", () => {
  let made = 0;
  const rows = madeRows(1000, (i) => {
    made += 1;
    return row(i);
  });
  expect(made).toBe(0);
  expect(cellAt(sheetOf(rows), { column: 2, row: 3 + 500 })?.value).toEqual({ kind: "count", count: 1000n });
  expect(made).toBe(1);
});

test("nobody can put a row among them", () => {
  const rows = madeRows(2, row) as Row[];
  expect(() => {
    rows[0] = [];
  }).toThrow(TypeError);
});

test("the file of made rows has the cells of the file of a list, beyond the length where texts are no longer shared", async () => {
  const folder = mkdtempSync(join(tmpdir(), "balis-made-"));
  const length = 20_001;
  const list = Array.from({ length }, (_, i) => row(i));
  const [made, listed] = [join(folder, "a.xlsx"), join(folder, "b.xlsx")];
  await workbooks().write(made, { sheets: [sheetOf(madeRows(length, row))], mark: "" });
  await workbooks().write(listed, { sheets: [sheetOf(list)], mark: "" });
  const values = async (path: string): Promise<unknown[]> => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path);
    const found: unknown[] = [];
    workbook.worksheets[0]?.eachRow((r) => found.push(r.values));
    return found;
  };
  const read = await values(made);
  expect(read).toEqual(await values(listed));
  expect(read.length).toBe(length + 3);
  expect(read[2]).toEqual([undefined, 1, "第0行", 0]);
  // Σ 2i for i up to 20,000.
  expect(totalCells(sheetOf(list))[2]?.value).toEqual({ kind: "count", count: 400_020_000n });
}, 30_000);
