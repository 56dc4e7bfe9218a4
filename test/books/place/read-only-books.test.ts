/** Books that whoever reads them may not write: an auditor's share, a medium. The real program, as an account without rights. */
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { needing } from "../../support/other-programs.ts";

const BALIS = resolve(import.meta.dirname, "../../../bin/balis.js");
// Not within the suite's own folder for temporary files: no other account may look into that.
const root = mkdtempSync(process.platform === "win32" ? join(tmpdir(), "balis-") : "/tmp/balis-read-only-");
const temporary = join(root, "temporary");

/** Root may write everything, so the program runs as an account that owns nothing. */
const isRoot = process.getuid?.() === 0;
const NOBODY = ["--reuid", "65534", "--regid", "65534", "--clear-groups"];

function started(as: "owner" | "auditor", argv: readonly string[], cwd: string, TMPDIR = temporary) {
  const command = [process.execPath, BALIS, ...argv];
  const [program = "", ...args] = as === "auditor" && isRoot ? ["setpriv", ...NOBODY, ...command] : command;
  const env = { ...process.env, BALIS_LANG: "en", BALIS_OPERATOR: "test", TMPDIR };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: "utf8", input: "" });
  return { exit: status, stdout, stderr };
}

const canRun = process.platform !== "win32" && started("auditor", ["--version"], root).exit === 0;
const named = (name: string): string =>
  needing("another account, or none that may do everything", canRun, name);

beforeAll(() => {
  mkdirSync(temporary);
  chmodSync(root, 0o755);
  chmodSync(temporary, 0o777);
  for (const argv of [["init"], ["library", "import", "--builtin"]])
    expect(started("owner", argv, root).exit).toBe(0);
});
afterAll(() => {
  for (const name of readdirSync(root)) chmodSync(join(root, name), 0o755);
  rmSync(root, { recursive: true, force: true });
});

/** A folder with books in it; `mode` of the folder, `books` of the file. */
function share(name: string, of: { mode: number; books: number; beside?: Record<string, number> }): string {
  const folder = join(root, name);
  mkdirSync(folder);
  copyFileSync(join(root, "balis.db"), join(folder, "balis.db"));
  chmodSync(join(folder, "balis.db"), of.books);
  for (const [suffix, mode] of Object.entries(of.beside ?? {})) {
    writeFileSync(join(folder, `balis.db${suffix}`), "something");
    chmodSync(join(folder, `balis.db${suffix}`), mode);
  }
  chmodSync(folder, of.mode);
  return folder;
}

describe("books that are only to be read", () => {
  test.skipIf(!canRun)(
    named("are read as their owner reads them; nothing is left, there or elsewhere"),
    () => {
      const folder = share("closed", { mode: 0o555, books: 0o444 });
      for (const argv of [["status"], ["library", "list"], ["verify"], ["log"]]) {
        const done = started("auditor", argv, folder);
        expect(done).toEqual(started("owner", argv, root));
        expect([done.exit, done.stderr]).toEqual([0, ""]);
      }
      expect([readdirSync(folder), readdirSync(temporary)]).toEqual([["balis.db"], []]);
    },
  );

  test.skipIf(!canRun)(named("can be copied by balis backup, and written by no command"), () => {
    const folder = share("copied", { mode: 0o555, books: 0o444 });
    expect(started("auditor", ["backup", join(temporary, "copy.db")], folder).exit).toBe(0);
    rmSync(join(temporary, "copy.db"));
    const done = started("auditor", ["setting", "set", "centre", "X"], folder);
    expect([done.exit, done.stdout]).toEqual([3, ""]);
    expect(done.stderr).toContain("[books-must-be-writable]");
    expect(readdirSync(folder)).toEqual(["balis.db"]);
  });

  test.skipIf(!canRun)(named("in a folder that can be written are read without laying a file there"), () => {
    const folder = share("file", { mode: 0o777, books: 0o444 });
    expect(started("auditor", ["status"], folder).exit).toBe(0);
    expect(readdirSync(folder)).toEqual(["balis.db"]);
  });

  test.skipIf(!canRun)(
    named("with a log beside them that was never written in are refused, with what helps"),
    () => {
      const folder = share("log", { mode: 0o555, books: 0o444, beside: { "-wal": 0o444 } });
      const done = started("auditor", ["status"], folder);
      expect([done.exit, done.stdout]).toEqual([3, ""]);
      expect(done.stderr).toContain("the log beside it (-wal)");
      expect(done.stderr).toContain("balis backup");
    },
  );

  test.skipIf(!canRun)(named("where they can't be copied either, the place of the copy is named"), () => {
    const folder = share("no-room", { mode: 0o555, books: 0o444 });
    const nowhere = join(root, "nowhere");
    const done = started("auditor", ["status"], folder, nowhere);
    expect([done.exit, done.stdout]).toEqual([3, ""]);
    expect(done.stderr).toContain(`${nowhere} cannot be used: the folder does not exist`);
  });

  test.skipIf(!canRun)(named("with an empty log beside them are whole"), () => {
    const folder = share("empty", { mode: 0o555, books: 0o444 });
    chmodSync(folder, 0o755);
    writeFileSync(join(folder, "balis.db-wal"), "");
    chmodSync(folder, 0o555);
    expect(started("auditor", ["status"], folder).exit).toBe(0);
  });
});

test.skipIf(!canRun)(named("a file beside the books that may not be written is named, not the books"), () => {
  const folder = share("beside", { mode: 0o777, books: 0o666, beside: { "-shm": 0o444 } });
  const done = started("auditor", ["setting", "set", "centre", "X"], folder);
  expect([done.exit, done.stdout]).toEqual([3, ""]);
  expect(done.stderr).toContain("balis.db-shm cannot be used: no permission");
  const db = new Database(join(root, "balis.db"), { readonly: true });
  expect(db.pragma("journal_mode", { simple: true })).toBe("wal");
  db.close();
});
