/** What a person says of a file's encoding: it is asked once, stands with the file, and can be said otherwise. */
import { writeFileSync } from "node:fs";
import Database from "better-sqlite3";
import ExcelJS from "exceljs";
import iconv from "iconv-lite";
import { afterAll, beforeEach, expect, test } from "vitest";
import { balis, HEAD, imported, inBooks, newBooks, removeBooks, row, workbook } from "../books.ts";

beforeEach(newBooks);
afterAll(removeBooks);

const TITLED = `${HEAD},Title`;

function encoded(name: string, encoding: string, title: string, head = TITLED): string {
  const text = `${head}\n${row("DD1")},${title}\n`;
  writeFileSync(inBooks(name), iconv.encode(text, encoding));
  return name;
}

/** In English, so that nothing but the title needs an encoding. */
function latin(name: string, title: string): string {
  const head = "Request No,Requesting Library,Requested On,Supplied On,Status,Document Type,Pages,Fee,Title";
  const text = `${head}\nDD1,10003,2019-05-05,2019-05-06,filled,Journal Article,10,3.00,${title}\n`;
  writeFileSync(inBooks(name), iconv.encode(text, "windows-1252"));
  return name;
}

function titles(): unknown[] {
  const db = new Database(inBooks("balis.db"), { readonly: true });
  try {
    const sql = `SELECT f.encoding || ' ' || r.title FROM record r JOIN source_file f ON f.number = r.file
      WHERE r.file NOT IN (SELECT file FROM file_supersession) ORDER BY 1`;
    return db.prepare(sql).pluck().all();
  } finally {
    db.close();
  }
}

const FILE = "10001-2019-05.csv";

test("is asked, said once, and stands with the file", async () => {
  latin(FILE, "Zürcher Bücherei");
  expect(await imported(FILE)).toEqual(["encoding-must-be-certain"]);
  expect(await imported(FILE, "--encoding", "Latin1")).toEqual(["imported 10001 2019-05"]);
  expect(titles()).toEqual(["windows-1252 Zürcher Bücherei"]);
  expect(await imported(FILE)).toEqual(["already-there 10001 2019-05"]);
  expect((await balis("import", FILE, "--supersede")).exit).toBe(0);
  expect(titles()).toEqual(["windows-1252 Zürcher Bücherei"]);
});

test("said otherwise the same bytes are read again, and count once", async () => {
  latin(FILE, "Zürcher Bücherei");
  await imported(FILE, "--encoding", "gbk");
  expect(titles()).toEqual(["gb18030 Z黵cher B點herei"]);
  expect(await imported(FILE, "--encoding", "windows-1252")).toEqual(["superseded 10001 2019-05"]);
  expect(titles()).toEqual(["windows-1252 Zürcher Bücherei"]);
  expect(await imported(FILE)).toEqual(["already-there 10001 2019-05"]);
});

test("is nothing to a workbook, and what a file says itself stays", async () => {
  encoded(FILE, "utf-8", "图书馆学");
  expect(await imported(FILE, "--encoding", "gb18030")).toEqual(["encoding-must-agree"]);
  const book = new ExcelJS.Workbook();
  book.addWorksheet("5月").addRows([HEAD.split(","), row("DD2").split(",")]);
  await book.xlsx.writeFile(inBooks("10003-2019-05.xlsx"));
  expect(await imported("10003-2019-05.xlsx", "--encoding", "gb18030")).toEqual(["imported 10003 2019-05"]);
});

test("that is none is refused with those there are", async () => {
  latin(FILE, "x");
  const { exit, stderr } = await balis("import", FILE, "--encoding", "ansi", "--text");
  expect(exit).not.toBe(0);
  expect(stderr).toContain("utf-8, gb18030, big5, shift_jis, euc-kr, windows-1252, utf-16le, utf-16be");
});

test("is previewed in the same way", async () => {
  latin(FILE, "Zürcher Bücherei");
  expect((await balis("profile", "try", FILE)).refused).toEqual(["encoding-must-be-certain"]);
  const { stdout } = await balis("profile", "try", FILE, "--encoding", "windows-1252", "--text");
  expect(stdout).toContain("Zürcher Bücherei");
});

test("of one file among many keeps the others in, in any order", async () => {
  latin(FILE, "Zürcher Bücherei");
  encoded("10003-2019-05.csv", "gbk", "图书馆学");
  for (const given of [
    [FILE, "10003-2019-05.csv"],
    ["10003-2019-05.csv", FILE],
  ]) {
    const { exit, refused } = await balis("import", ...given);
    expect([exit, refused]).toEqual([4, ["encoding-must-be-certain"]]);
  }
  expect(titles()).toEqual(["gb18030 图书馆学"]);
});

test("is named as unused where all files are workbooks, which need none; beside a text file it is not", async () => {
  const book = await workbook("10001-2019-05.xlsx", [
    { name: "明细", rows: [HEAD.split(","), row("DD1").split(",")] },
  ]);
  const flags = ["--encoding", "gb18030", "--text"];
  for (const argv of [
    ["import", book],
    ["profile", "try", book],
  ])
    expect((await balis(...argv, ...flags)).stdout).toContain("--encoding was not used");
  encoded("10003-2019-05.csv", "gbk", "图书馆学");
  const { exit, stdout } = await balis("import", book, "10003-2019-05.csv", ...flags);
  expect([exit, stdout.includes("--encoding was not used")]).toEqual([0, false]);
});
