/** Lists as CSV, workbooks and JSON: one way for all that name their table. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { typedIn } from "./typed-line.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-lists-"));
afterAll(() => rmSync(cwd, { recursive: true }));

const typed = (...argv: string[]) => typedIn(cwd)([...argv, "--lang", "en"], { BALIS_OPERATOR: "li" });

beforeAll(async () => {
  await typed("init");
  await typed("library", "add", "99001", "--name-zh", "=1+1", "--name-en", 'A "B", C', "--kind", "external");
});

test("CSV goes to standard output without a mark, and no cell of it is a formula", async () => {
  const { exit, out } = await typed("library", "list", "--format", "csv");
  expect(exit).toBe(0);
  const [heads, row, ...rest] = out.split("\n");
  expect(heads?.split(",")[0]).toBe("code");
  expect(row).toMatch(/^99001,'=1\+1,"A ""B"", C",/);
  expect(rest).toEqual([""]);
});

test("a file of CSV has the mark that spreadsheet programs look for; the ending says the format", async () => {
  expect((await typed("library", "list", "-o", "list.csv")).out).toBe("list.csv\n");
  expect(readFileSync(join(cwd, "list.csv"), "utf8")).toMatch(/^\uFEFFcode,.*\r\n99001,/);
});

test("a workbook needs a file, and its numbers are numbers", async () => {
  const { exit, err } = await typed("log", "--format", "xlsx");
  expect(exit).toBe(2);
  expect(err).toContain("-o");
  expect((await typed("log", "-o", "log.xlsx")).exit).toBe(0);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(cwd, "log.xlsx"));
  const cells = book.worksheets[0]?.getRow(3).values as unknown[];
  expect(typeof cells[1]).toBe("number");
  expect(cells).toContain("li");
});

test("JSON is the same as --json", async () => {
  const { out } = await typed("setting", "list", "--format", "json");
  expect(out).toBe((await typed("setting", "list", "--json")).out);
});

test("a table in a file, and a format that is none, are refused", async () => {
  expect((await typed("library", "list", "--format", "pdf")).exit).toBe(2);
  expect((await typed("library", "list", "-o", "list.txt")).exit).toBe(2);
});

test("the books are not written over by a list", async () => {
  const before = readFileSync(join(cwd, "balis.db"));
  expect((await typed("library", "list", "--format", "csv", "-o", "balis.db")).exit).toBe(3);
  expect(readFileSync(join(cwd, "balis.db")).equals(before)).toBe(true);
});

/** Every list that has the flag hands over its table. */
const LISTS = [
  ...[
    "library list",
    "agreement list",
    "agreement list --role subject-service",
    "alias list",
    "setting list",
  ],
  ...["operator list", "log", "rule list", "file list", "payment list"],
  "subproject list",
];

test.each(LISTS)("balis %s is CSV with its heads", async (line) => {
  const { exit, out, err } = await typed(...line.split(" "), "--format", "csv");
  expect(exit, err).toBeLessThan(2);
  expect(out.split("\n")[0]?.split(",").length).toBeGreaterThan(2);
});

test("a journal goes to standard output, or with -o to a file: the same text", async () => {
  const { out } = await typed("export", "journal");
  await typed("export", "journal", "-o", "j.journal");
  expect(out.trimEnd()).toBe(readFileSync(join(cwd, "j.journal"), "utf8").trimEnd());
});

test("what shows one thing instead of its list is no list", async () => {
  const { exit, err } = await typed("report", "layouts", "self-evaluation", "--format", "csv");
  expect(exit).toBe(2);
  expect(err).toContain("self-evaluation");
  expect((await typed("report", "layouts", "self-evaluation", "--format", "table")).exit).toBe(0);
});
