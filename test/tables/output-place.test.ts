/** What an output may take the place of, and what never. */
import { execFileSync, spawnSync } from "node:child_process";
import {
  linkSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { backupBooks, restoreBooks } from "../../src/books/sqlite/backup.ts";
import { createBooks } from "../../src/books/sqlite/open.ts";
import { Refusal } from "../../src/core/refusal.ts";
import { fillFolder } from "../../src/demo/demo-folder.ts";
import { isSameFile } from "../../src/tables/io/file-digest.ts";
import { isReservedOnWindows } from "../../src/tables/io/output-place.ts";
import { writeText } from "../../src/tables/io/write-whole.ts";
import { makeFolder } from "../../src/terminal/make-folder.ts";
import { hasContent } from "../../src/terminal/require-output.ts";
import { ACTION } from "../books/facts.ts";
import { needing } from "../support/other-programs.ts";

const dir = mkdtempSync(join(tmpdir(), "balis-outputs-"));
const at = (name: string): string => join(dir, name);
const DATABASE = `SQLite format 3\0${"x".repeat(84)}`;

const canMakeDevices = spawnSync("mknod", [at("nul.csv"), "c", "1", "3"]).status === 0;

beforeAll(() => {
  writeFileSync(at("books.db"), DATABASE);
  writeFileSync(at("账册.csv"), DATABASE);
  writeFileSync(at("balis.db.before-restore-20190603T081500Z-aa"), DATABASE);
  writeFileSync(at("books.db-wal"), "log");
  symlinkSync(at("books.db"), at("link.csv"));
  linkSync(at("books.db"), at("other-name.csv"));
  symlinkSync(at("gone.csv"), at("dangling.csv"));
  symlinkSync("loop", at("loop"));
  execFileSync("mkfifo", [at("pipe.csv")]);
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function refusalOf(attempt: Promise<unknown>): Promise<unknown> {
  const error = await attempt.then(
    () => null,
    (e: unknown) => e,
  );
  return error instanceof Refusal ? [error.code, (error.params as { why?: string }).why] : error;
}

describe("a path that the system can't follow is a refusal for whoever asks of it", () => {
  const long = "x".repeat(300);
  const asks: readonly (readonly [string, (path: string) => unknown])[] = [
    ["writes a file", (path) => writeText(path, "x")],
    ["writes into a folder", (path) => makeFolder(path)],
    ["looks whether something would be lost", (path) => hasContent(path)],
    ["fills the demo's folder", (path) => fillFolder(path, async () => {})],
  ];
  test.each(asks)("%s", async (_, ask) => {
    const refused = async (path: string) => refusalOf((async () => ask(at(path)))());
    const [loop, part, name] = [await refused("loop/a"), await refused("books.db/a"), await refused(long)];
    expect(["ELOOP", "LINK"]).toContain((loop as string[])[1]);
    expect(part).toEqual(["output-must-be-writable", "ENOTDIR"]);
    expect(name).toEqual(["output-must-be-writable", "ENAMETOOLONG"]);
  });

  test("and whether two paths lead to one file: they don't", () => {
    expect(isSameFile(at("books.db"), at("loop"))).toBe(false);
    expect(isSameFile(at("books.db"), at("other-name.csv"))).toBe(true);
  });
});

describe("an output is refused", () => {
  test.each([
    ["where the books are", "books.db", "output-must-not-replace-books", undefined],
    ["where a database is under another ending", "账册.csv", "output-must-not-replace-books", undefined],
    [
      "where a copy of books by the program is",
      "balis.db.before-restore-20190603T081500Z-aa",
      "output-must-not-replace-books",
      undefined,
    ],
    ["where a link leads to books", "link.csv", "output-must-not-replace-books", undefined],
    ["where a second name of the books is", "other-name.csv", "output-must-not-replace-books", undefined],
    ["where the log of books is", "books.db-wal", "output-must-not-be-a-companion", undefined],
    [
      "where a journal of books would be, though there is none",
      "books.db-journal",
      "output-must-not-be-a-companion",
      undefined,
    ],
    ["where a link leads nowhere", "dangling.csv", "output-must-be-writable", "LINK"],
    ["where a link leads to itself", "loop", "output-must-be-writable", "ELOOP"],
    ["where a pipe is", "pipe.csv", "output-must-be-writable", "DEVICE"],
  ])("%s", async (_, name, code, why) => {
    expect(await refusalOf(writeText(at(name), "x"))).toEqual([code, why]);
    expect(readFileSync(at("books.db"), "utf8")).toBe(DATABASE);
  });

  // A device of its own: were the door open, the machine's /dev/null would be gone.
  test.skipIf(!canMakeDevices)(
    needing("the right to make a device", canMakeDevices, "where a device is"),
    async () => {
      expect(await refusalOf(writeText(at("nul.csv"), "x"))).toEqual(["output-must-be-writable", "DEVICE"]);
      expect(lstatSync(at("nul.csv")).isCharacterDevice()).toBe(true);
    },
  );
});

test("an output takes the place of an earlier one, and through a link the place that the link leads to", async () => {
  writeFileSync(at("old.csv"), "old");
  symlinkSync(at("old.csv"), at("to-old.csv"));
  await writeText(at("to-old.csv"), "new");
  expect(lstatSync(at("to-old.csv")).isSymbolicLink()).toBe(true);
  expect(readFileSync(at("old.csv"), "utf8")).toBe("new");
});

test("new books and backups take no name of another database's log", async () => {
  const code = "output-must-not-be-a-companion";
  expect(await refusalOf(createBooks(at("books.db-shm")))).toEqual([code, undefined]);
  await createBooks(at("mine.db"));
  const backup = backupBooks({ from: at("mine.db"), to: at("books.db-journal") });
  expect(await refusalOf(backup)).toEqual([code, undefined]);
});

test("new books, backups and restored books have names that end in .db; books that stand are restored under any name", async () => {
  const code = "books-must-end-in-db";
  const from = at("whole.db");
  await createBooks(from);
  const restore = (to: string) => restoreBooks({ from, to, confirmed: true, admit: () => ACTION });
  for (const name of ["账册.xlsx", "whole.db.bak", "db"]) {
    expect(await refusalOf(createBooks(at(name)))).toEqual([code, undefined]);
    expect(await refusalOf(backupBooks({ from, to: at(name) }))).toEqual([code, undefined]);
    expect(await refusalOf(restore(at(name)))).toEqual([code, undefined]);
  }
  await backupBooks({ from, to: at("copy.DB") });
  renameSync(at("copy.DB"), at("earlier"));
  expect((await restore(at("earlier"))).aside).not.toBeNull();
});

test.each([
  ["C:\\out\\nul", true],
  ["C:\\out\\NUL.csv", true],
  ["con.xlsx", true],
  ["COM1 .csv", true],
  ["x.csv:stream", true],
  ["C:x.csv", false],
  ["C:\\out\\finance-2019-05.xlsx", false],
  ["console.csv", false],
  ["nulls.csv", false],
])("%s means a device or a stream on Windows: %s", (path, reserved) => {
  expect(isReservedOnWindows(path)).toBe(reserved);
});
