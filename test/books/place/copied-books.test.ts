/** A copy of the books is one state of them. One that was stopped is nobody's backup, and holds everything: nothing of it stays. */
import { spawn, spawnSync } from "node:child_process";
import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import Database from "better-sqlite3";
import { afterAll, expect, test } from "vitest";
import { backupBooks } from "../../../src/books/sqlite/backup.ts";
import { createBooks } from "../../../src/books/sqlite/open.ts";
import { runBalis } from "../../cases/run-case.ts";

const BALIS = resolve(import.meta.dirname, "../../../bin/balis.js");
const cwd = mkdtempSync(join(tmpdir(), "balis-interrupted-copy-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const ROWS = 100_000;

test("Ctrl-C while the books are copied leaves no part of the copy", async () => {
  const rows = Array.from({ length: ROWS }, (_, i) => `DD${i},北京大学,2019-05-03,满足,期刊论文,12`);
  const csv = ["申请单号,请求馆,提供日期,状态,文献类型,页数", ...rows, ""].join("\n");
  writeFileSync(join(cwd, "10002-2019-05.csv"), csv);
  for (const argv of [["init"], ["library", "import", "--builtin"], ["import", "10002-2019-05.csv"]])
    expect((await runBalis(argv, { cwd, lang: "en" })).exit).toBe(0);
  const child = spawn(process.execPath, [BALIS, "backup", "copy.db"], { cwd, stdio: "ignore" });
  const ended = new Promise<number | null>((done) => child.on("exit", (code) => done(code)));
  const copies = (): string[] => readdirSync(cwd).filter((name) => name.includes("copy.db"));
  for (let i = 0; i < 3000 && copies().length === 0; i++) await new Promise((done) => setTimeout(done, 2));
  child.kill("SIGINT");
  expect([await ended, copies()]).toEqual([130, []]);
}, 60_000);

test("what is written while the books are copied is not in the copy, which is made once", async () => {
  const [from, to] = [join(cwd, "written.db"), join(cwd, "written-copy.db")];
  await createBooks(from);
  const db = new Database(from);
  db.pragma("journal_mode = WAL");
  db.exec("INSERT INTO action (at, operator, command) VALUES ('2019-06-01T01:00:00Z', '', 'balis')");
  const put = db.prepare("INSERT INTO setting (name, value, action) VALUES (?, ?, 1)");
  for (let i = 0; i < 2000; i++) put.run(`before ${i}`, "x".repeat(8000));
  let written = 0;
  const more = setInterval(() => void put.run(`during ${written++}`, ""), 1);
  await backupBooks({ from, to });
  clearInterval(more);
  db.close();
  expect(written).toBeGreaterThan(0);
  const copy = new Database(to);
  expect(copy.prepare("SELECT count(*) FROM setting WHERE name LIKE 'before%'").pluck().get()).toBe(2000);
  // Whatever came before it began is in it; nothing of what was written between its first page and its last.
  const during = copy.prepare("SELECT count(*) FROM setting WHERE name LIKE 'during%'").pluck().get();
  expect(during).toBeLessThan(written);
  expect(copy.pragma("integrity_check", { simple: true })).toBe("ok");
  copy.close();
});

test("large books are checked by a process of their own, and what it finds is told as of smaller ones", async () => {
  const path = join(cwd, "large.db");
  await createBooks(path);
  const db = new Database(path);
  db.exec("INSERT INTO action (at, operator, command) VALUES ('2019-06-01T01:00:00Z', '', 'balis')");
  const put = db.prepare("INSERT INTO setting (name, value, action) VALUES (?, ?, 1)");
  db.transaction(() => {
    for (let i = 0; i < 9000; i++) put.run(`large ${i}`, "x".repeat(8000));
  })();
  db.pragma("wal_checkpoint(TRUNCATE)");
  db.close();
  const backup = (to: string) =>
    spawnSync(process.execPath, [BALIS, "backup", to, "--books", path], { cwd, encoding: "utf8" });
  expect([statSync(path).size > 64 * 1024 * 1024, backup("large-copy.db").status]).toEqual([true, 0]);
  const file = openSync(path, "r+");
  writeSync(file, Buffer.alloc(4096, 0xff), 0, 4096, 4096 * 9001);
  closeSync(file);
  const refused = backup("broken-copy.db");
  expect([refused.status, refused.stderr]).toEqual([
    3,
    expect.stringContaining("large.db 不能作为 balis 账册使用：文件已损坏"),
  ]);
  expect(readdirSync(cwd).filter((name) => name.includes("broken-copy"))).toEqual([]);
}, 60_000);
