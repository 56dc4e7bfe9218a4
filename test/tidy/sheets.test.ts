/** Printed sheets: a column is named by its key, so that one that comes in between moves no sum to its neighbour. */
import { expect, test } from "vitest";
import { codeOf, imports } from "./source-files.ts";

/** A letter before a row's number, a letter or a number for a column, a place in a list of columns or cells. */
const LITERAL_COLUMNS: readonly RegExp[] = [
  /(?<![A-Za-z0-9])\$?[A-Z]{1,2}\$?\$\{/,
  /["'`]\$?[A-Z]{1,2}\$?\d+(:\$?[A-Z]{1,2}\$?\d+)?["'`]/,
  /\bcolumns?: \[?(\d|["'][A-Z]{1,2}["'])/,
  /\b(totalOf|cellOf|columnRange|columnCells|columnSeries)\([^()]*, \d/,
  /\b(row|cells|columns|totalCells\([^)]*\))(\?\.)?\[\d+\]/,
];

const OF_SHEETS = /^src\/sheet\/(sheet|grid|chart)\.ts$/;

test("no sheet names a column by letter or number: addresses are computed in src/sheet alone", () => {
  const sheets = imports.filter((i) => OF_SHEETS.test(i.target) && !i.file.startsWith("src/sheet/"));
  expect(sheets.length).toBeGreaterThan(10);
  const found = [...new Set(sheets.map((i) => i.file))].flatMap((file) =>
    LITERAL_COLUMNS.flatMap((literal) => literal.exec(codeOf(file))?.[0] ?? []).map(
      (said) => `${file} ${said}`,
    ),
  );
  expect(found).toEqual([]);
});

test.each([
  "{ row: at, columns: ['E', 'F'] }",
  "totalOf(courier, 5)",
  "columnSeries(sheet, 4, owed)",
  "fenOf(row[4])",
  "+F${at",
  "`SUM(C${row",
  "address({ column: 2, row })",
])("such as %s", (code) => {
  expect(LITERAL_COLUMNS.some((literal) => literal.test(code))).toBe(true);
});
