/** What is written is what is read: text stays text, amounts stay exact, half a file is never seen. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { Refusal } from "../../src/core/refusal.ts";
import { workbooks } from "../../src/sheet/io/write-workbook.ts";
import type { Cell } from "../../src/sheet/origin.ts";
import { type Sheet, text, yuan } from "../../src/sheet/sheet.ts";
import { openFiles } from "../../src/tables/io/open-file.ts";

const folder = mkdtempSync(join(tmpdir(), "balis-write-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function sheetOf(rows: readonly (readonly Cell[])[]): Sheet {
  const columns = (rows[0] ?? []).map((_, i) => ({ head: `列${i}`, width: 12 }));
  return { name: "表", title: "题", above: [], columns, rows, total: null, below: [], landscape: false };
}

async function written(rows: readonly (readonly Cell[])[]): Promise<string> {
  const path = join(folder, "written.xlsx");
  await workbooks().write(path, { sheets: [sheetOf(rows)], mark: "a & b" });
  return path;
}

describe("text", () => {
  test.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    '=HYPERLINK("http://x")',
    "000123",
    "1.23E+12",
    "TRUE",
  ])("%j stays a text cell", async (said) => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(await written([[text(said)]]));
    const cell = workbook.getWorksheet("表")?.getRow(3).getCell(1);
    expect([cell?.type, cell?.value]).toEqual([ExcelJS.ValueType.String, said]);
  });
});

test("what XML can't hold or turns the direction is a mark in every cell, title and heading; lines stay lines", async () => {
  const hostile = "\u001b[31m红\u202e12\u0085\uFFFE\n二\u00ad";
  const shown = "␛[31m红<U+202E>12<U+0085><U+FFFE>\n二\u00ad";
  const path = join(folder, "hostile.xlsx");
  const column = { head: hostile, width: 12 };
  const sheet = { ...sheetOf([[text(hostile)]]), title: hostile, above: [hostile], columns: [column] };
  await workbooks().write(path, { sheets: [sheet], mark: `a ${hostile}` });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const page = workbook.getWorksheet("表");
  const cells = [1, 2, 3, 4].map((row) => page?.getRow(row).getCell(1).value);
  expect(cells).toEqual([shown, shown, shown, shown]);
  expect(page?.headerFooter.oddFooter).toContain("a ␛[31m红<U+202E>12<U+0085><U+FFFE>⏎二<U+00AD>");
});

test("any amount of fen and any text comes back through this program's own reader as it was", async () => {
  const amount = fc.bigInt({ min: -900_719_925_474_099n, max: 900_719_925_474_099n });
  const said = fc.string({
    unit: fc.constantFrom("北", "京", "𠮷", "a", "_x000D_", "<", "&", '"', "'", " ", "\n", "="),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(amount, said), { minLength: 1, maxLength: 50 }), async (pairs) => {
      const path = await written(pairs.map(([fen, t]) => [yuan(fen), text(t)]));
      const opened = await openFiles().open(path);
      const rows = new Map<number, readonly unknown[]>();
      for await (const batch of opened.sheets[0]?.rows() ?? [])
        for (const row of batch) rows.set(row.row, row.cells);
      await opened.close();
      pairs.forEach(([fen, t], i) => {
        const [money, back] = rows.get(i + 3) ?? [];
        expect(BigInt(Math.round(Number((money as { text: string }).text) * 100))).toBe(fen);
        expect(back ?? "").toBe(t);
      });
    }),
    { numRuns: 15 },
  );
}, 60_000);

test("what cannot be written is refused with the system's reason, and the old file stays", async () => {
  const path = join(folder, "old.xlsx");
  writeFileSync(path, "old");
  const wrong: Sheet = { ...sheetOf([[text("a")]]), name: "same" };
  await expect(workbooks().write(path, { sheets: [wrong, wrong], mark: "" })).rejects.toThrow();
  expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  const asFolder = workbooks().write(folder, { sheets: [sheetOf([[text("a")]])], mark: "" });
  await expect(asFolder).rejects.toBeInstanceOf(Refusal);
});
