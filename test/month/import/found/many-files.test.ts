/** Many files at once: a folder or a pattern, one of them bad, in any order. */
import { mkdirSync, writeFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { balis, file, HEAD, imported, inBooks, newBooks, removeBooks, row, standing } from "../books.ts";

beforeEach(newBooks);
afterAll(removeBooks);

const MONTH = ["10001 2019-05 DD1", "10003 2019-05 DD3"];

/** Two good files, one that is no export, and what programs left beside them. */
function inbox(): void {
  mkdirSync(inBooks("inbox/旧版"), { recursive: true });
  file("inbox/10001-2019-05.csv", [row("DD1")]);
  file("inbox/10003-2019-05.csv", [row("DD3")]);
  writeFileSync(inBooks("inbox/readme.txt"), "see the wiki\n");
  for (const name of ["~$10001-2019-05.xlsx", ".DS_Store", "旧版/10001-2019-05.csv"])
    writeFileSync(inBooks(`inbox/${name}`), HEAD);
}

interface Answer {
  readonly passedOver: readonly { name: string; why: string }[];
  readonly total: { files: number; taken: number };
}

describe("a folder", () => {
  test("is read file by file; a bad one keeps none of the others out", async () => {
    inbox();
    const { exit, receipts, refused, stdout } = await balis("import", "inbox");
    expect([exit, receipts.map((r) => r.library), refused]).toEqual([
      4,
      ["10001", "10003"],
      ["profile-must-fit"],
    ]);
    const { passedOver, total } = JSON.parse(stdout) as Answer;
    expect(total).toMatchObject({ files: 3, taken: 2 });
    expect(passedOver).toEqual([
      { name: ".DS_Store", why: "system" },
      { name: "~$10001-2019-05.xlsx", why: "lock" },
      { name: "旧版", why: "folder" },
    ]);
    expect(standing()).toEqual(MONTH);
  });

  test("is summed up with what was passed over", async () => {
    file("10001-2019-05.csv", [row("DD1")]);
    writeFileSync(inBooks("~$10001-2019-05.xlsx"), "x");
    const { exit, stdout } = await balis("import", ".", "--text");
    expect(exit).toBe(0);
    expect(stdout).toContain(
      "Passed over: balis.db (the books), ~$10001-2019-05.xlsx (the lock file of an open document)\n",
    );
  });

  test("of one file that is bad is refused as that file is", async () => {
    mkdirSync(inBooks("inbox"));
    writeFileSync(inBooks("inbox/readme.txt"), "see the wiki\n");
    const { exit, refused } = await balis("import", "inbox");
    expect([exit, refused]).toEqual([3, ["profile-must-fit"]]);
  });
});

test.each([
  ["inbox/*.csv"],
  ["inbox\\*.csv"],
  ["inb*/1000?-2019-05.csv"],
])("%s that no shell expanded is what it matches", async (pattern) => {
  inbox();
  expect(await imported(pattern)).toEqual(["imported 10001 2019-05", "imported 10003 2019-05"]);
  expect(await imported("inbox/*.csv")).toEqual([
    "already-there 10001 2019-05",
    "already-there 10003 2019-05",
  ]);
});

test("the order of the command line changes nothing of what stands", async () => {
  const results: string[][] = [];
  for (const given of [
    ["inbox", "more/*.csv"],
    ["more/*.csv", "inbox"],
    ["inbox/10003-2019-05.csv", "more", "inbox"],
  ]) {
    await newBooks();
    inbox();
    mkdirSync(inBooks("more"));
    // The same file once more, and two that contradict each other.
    file("more/10003-2019-05.csv", [row("DD3")]);
    file("more/10004-2019-05.csv", [row("DD4")]);
    file("more/10004-2019-05 (2).csv", [row("DD4", "2019-05-06", "满足", 11)]);
    const { exit, refused } = await balis("import", ...given);
    results.push([`${exit}`, ...[...refused].sort(), ...standing()]);
  }
  const rivals = "files-of-one-run-must-not-rival";
  expect(results[0]).toEqual(["4", rivals, rivals, "profile-must-fit", ...MONTH]);
  for (const other of results) expect(other).toEqual(results[0]);
});

test("nothing to import is a refusal with what was looked for", async () => {
  mkdirSync(inBooks("empty"));
  expect(await imported("*.xlsx")).toEqual(["pattern-must-match"]);
  expect(await imported("empty")).toEqual(["folder-must-hold-files"]);
  expect(await imported("~$a.xlsx")).toEqual(["file-must-hold-data"]);
  expect(await imported("empty/none.csv")).toEqual(["file-must-exist"]);
  const { exit, stderr } = await balis("import", "*.xlsx", "--text");
  expect(exit).toBe(3);
  expect(stderr).toMatch(/In folder <dir> no file matches "\*\.xlsx" \(files there: \d\)\./);
});

test("of several that lead nowhere each is said, and the others are imported", async () => {
  file("10001-2019-05.csv", [row("DD1")]);
  const { exit, refused, receipts } = await balis("import", "none/*.csv", "*.csv", "nothing.csv");
  expect([exit, refused, receipts.length]).toEqual([4, ["pattern-must-match", "file-must-exist"], 1]);
});

test("files that were joined are read as one: the second mark and heading are none of its data", async () => {
  const part = (no: string): string => `\ufeff${[HEAD, row(no)].join("\n")}\n`;
  writeFileSync(inBooks("10001-2019-05.csv"), part("DD1") + part("DD2"));
  const { exit, receipts } = await balis("import", "10001-2019-05.csv");
  expect([exit, receipts.length, standing()]).toEqual([0, 1, ["10001 2019-05 DD1", "10001 2019-05 DD2"]]);
});

test("a workbook or text without a single value is said to be empty", async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet("5月");
  await book.xlsx.writeFile(inBooks("10001-2019-05.xlsx"));
  writeFileSync(inBooks("10003-2019-05.csv"), " ,\n\n");
  for (const name of ["10001-2019-05.xlsx", "10003-2019-05.csv"])
    expect(await imported(name)).toEqual(["file-must-not-be-empty"]);
});
