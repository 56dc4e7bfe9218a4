/** What stands at the books' place and is no file is refused at once, by every command that opens books. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runBalis } from "../../cases/run-case.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-place-of-books-"));
const server = createServer();

beforeAll(async () => {
  mkdirSync(join(cwd, "folder"));
  writeFileSync(join(cwd, "file"), "text");
  if (process.platform === "win32") return;
  execFileSync("mkfifo", [join(cwd, "pipe")]);
  symlinkSync("nowhere", join(cwd, "broken"));
  symlinkSync("itself", join(cwd, "itself"));
  await new Promise<void>((done) => server.listen(join(cwd, "socket"), done));
});
afterAll(() => {
  server.close();
  rmSync(cwd, { recursive: true, force: true });
});

const NOT_A_FILE = "it is a folder, a pipe or a device, not a file";
const NO_TARGET = "it is a link to a file that does not exist";

describe.each([
  ["folder", NOT_A_FILE],
  ["pipe", NOT_A_FILE],
  ["socket", NOT_A_FILE],
  ["/dev/null", NOT_A_FILE],
  ["broken", NO_TARGET],
  ["itself", NO_TARGET],
  ["nothing", "There are no books at"],
  ["file/books", "the folder does not exist"],
  ["x".repeat(300), "its name is too long"],
])("%s", (books, why) => {
  const isHere = process.platform !== "win32" || ["folder", "nothing"].includes(books);
  test.skipIf(!isHere).each([
    ["status", "--books", books],
    ["upgrade", "--books", books],
    ["backup", "copy.db", "--books", books],
    ["restore", books, "--confirm", books, "--books", "new.db"],
  ])(`is not opened by %s`, async (...argv) => {
    const done = await runBalis(argv, { cwd, lang: "en" });
    expect([done.exit, done.stdout]).toEqual([3, ""]);
    expect(done.stderr).toContain(why);
  });
});
