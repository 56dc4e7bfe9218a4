/**
 * What the machine does to us: another writer, books of another version, Ctrl-C, a pipe that closes. The books are as they
 * were, and one sentence says what happened.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { closeSync, existsSync, openSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { needing } from "../support/other-programs.ts";
import { BALIS, balis, csv, cwd, giveBooks, newBooks, recordCount } from "./real-program.ts";

giveBooks();

test("while another program writes, a command says so and changes nothing", () => {
  const other = new Database(join(cwd, "balis.db"));
  other.exec("BEGIN IMMEDIATE");
  try {
    const done = balis("import", csv("10002-2019-05.csv", 3));
    expect([done.exit, done.stdout]).toEqual([75, ""]);
    expect(done.stderr).toContain("[books-must-be-free]");
    expect(done.stderr.trim().split("\n")).toHaveLength(2);
  } finally {
    other.exec("ROLLBACK");
    other.close();
  }
  expect(recordCount()).toBe(0);
}, 60_000);

test("books of a newer program are refused by every command, and left alone", () => {
  const path = join(cwd, "balis.db");
  const db = new Database(path);
  db.prepare(
    "INSERT INTO migration (number, name, sha256, applied_at) VALUES (9999, 'future', ?, '2030-01-01')",
  ).run("0".repeat(64));
  db.close();
  const before = createHash("sha256").update(readFileSync(path)).digest("hex");
  for (const argv of [
    ["status"],
    ["import", csv("10002-2019-05.csv", 1)],
    ["reconcile", "2019-05"],
    ["upgrade"],
  ]) {
    const done = balis(...argv);
    expect([argv[0], done.exit, done.stdout]).toEqual([argv[0], 3, ""]);
    expect(done.stderr).toMatch(/\[books-must-be-\w[\w-]*\]/);
  }
  expect(createHash("sha256").update(readFileSync(path)).digest("hex")).toBe(before);
}, 60_000);

/** Starts a long import, stops it by Ctrl-C, and says what came of it. */
async function interruptedImport(file: string): Promise<{ exit: number | null; stderr: string }> {
  const child = spawn(process.execPath, [BALIS, "import", file], {
    cwd,
    env: { ...process.env, BALIS_LANG: "en", BALIS_OPERATOR: "test" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stderr = "";
  child.stderr.on("data", (piece) => {
    stderr += String(piece);
  });
  const ended = new Promise<number | null>((done) => child.on("exit", (code) => done(code)));
  await writing();
  child.kill("SIGINT");
  return { exit: await ended, stderr };
}

test("Ctrl-C in the middle of an import ends with one sentence and 130; the books are as they were", async () => {
  const rows = 800_000;
  // On a busy machine the signal may come with the commit, and the step is whole: then once more, on new books.
  for (let attempt = 1; attempt <= 3; attempt++) {
    const { exit, stderr } = await interruptedImport(csv("10002-2019-05.csv", rows));
    expect(exit).toBe(130);
    expect(stderr).toContain("Interrupted; the unfinished step has changed nothing");
    if (recordCount() !== rows || attempt === 3) break;
    newBooks();
  }
  expect(recordCount()).toBe(0);
  const again = balis("import", csv("10002-2019-05-small.csv", 5));
  expect(again.exit).toBe(0);
  expect(recordCount()).toBe(5);
}, 240_000);

test("SIGTERM in the middle of a reconciliation is heard at once; nothing of it is there", async () => {
  expect(balis("agreement", "import", "--builtin").exit).toBe(0);
  expect(balis("import", csv("10002-2019-05.csv", 100_000)).exit).toBe(0);
  const env = { ...process.env, BALIS_OPERATOR: "test" };
  const child = spawn(process.execPath, [BALIS, "reconcile", "2019-05"], { cwd, env, stdio: "ignore" });
  const ended = new Promise<number | null>((done) => child.on("exit", (code) => done(code)));
  for (let i = 0; i < 3000 && !existsSync(join(cwd, "balis.db-writer")); i++)
    await new Promise((done) => setTimeout(done, 2));
  child.kill("SIGTERM");
  expect(await ended).toBe(143);
  const db = new Database(join(cwd, "balis.db"), { readonly: true });
  expect(db.prepare("SELECT count(*) FROM reconciliation_run").pluck().get()).toBe(0);
  db.close();
}, 120_000);

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const)(
  "%s while a pack is written leaves no part of it",
  async (signal, exit) => {
    const scan = randomBytes(64_000_000);
    writeFileSync(join(cwd, "scan.bin"), scan);
    const dd = "2019-dd --name DD --rule central --libraries 10002 --from 2019-01-01 --to 2019-12-15";
    expect(balis("subproject", "add", ...dd.split(" ")).exit).toBe(0);
    const apply = "2019-dd apply --library 10002 --on 2018-10-15 --evidence scan.bin";
    expect(balis("subproject", "move", ...apply.split(" ")).exit).toBe(0);
    const child = spawn(process.execPath, [BALIS, "pack", "2019", "--subproject", "dd", "-o", "p.zip"], {
      cwd,
      env: { ...process.env, BALIS_LANG: "en", BALIS_OPERATOR: "test" },
      stdio: "ignore",
    });
    const ended = new Promise<number | null>((done) => child.on("exit", (code) => done(code)));
    const draft = () => readdirSync(cwd).some((name) => name.startsWith(".p.zip.") && name.endsWith(".tmp"));
    for (let i = 0; i < 3000 && !draft(); i++) await new Promise((done) => setTimeout(done, 5));
    child.kill(signal);
    expect(await ended).toBe(exit);
    expect(readdirSync(cwd).filter((name) => name.includes("p.zip"))).toEqual([]);
  },
  60_000,
);

/** The books are open as soon as their write-ahead log is there; half a second later the rows of a long file are on their way. */
async function writing(): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if (existsSync(join(cwd, "balis.db-wal"))) {
      await new Promise((done) => setTimeout(done, 500));
      return;
    }
    await new Promise((done) => setTimeout(done, 10));
  }
  throw new Error("the import never began");
}

test("a reader that closes the pipe early ends the program quietly", () => {
  const env = { ...process.env, BALIS_LANG: "en" };
  const piped = spawnSync(
    "bash",
    ["-c", `"${process.execPath}" "${BALIS}" library list | head -n 1; echo "\${PIPESTATUS[0]}"`],
    { cwd, env, encoding: "utf8" },
  );
  expect(piped.stderr).toBe("");
  expect(piped.stdout.trim().split("\n").at(-1)).toBe("0");
});

test.skipIf(!existsSync("/dev/full"))(
  needing(
    "/dev/full",
    existsSync("/dev/full"),
    "standard output that is full ends with one sentence and exit 3",
  ),
  () => {
    for (const argv of [
      ["library", "list"],
      ["log", "--json"],
    ]) {
      const full = openSync("/dev/full", "w");
      const done = spawnSync(process.execPath, [BALIS, ...argv], {
        ...{ cwd, env: { ...process.env, BALIS_LANG: "en" }, encoding: "utf8" },
        stdio: ["ignore", full, "pipe"],
      });
      closeSync(full);
      expect(done.status).toBe(3);
      expect(done.stderr).toMatch(/^The output is incomplete: the disk is full\..*\n$/);
    }
  },
);

test("without a terminal nothing is asked: the missing confirmation is named, exit 2", () => {
  const done = balis("close", "2019-05");
  expect([done.exit, done.stdout]).toEqual([2, ""]);
  expect(done.stderr).toContain("--confirm 2019-05");
});
