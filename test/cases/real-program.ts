/** The real program, started as its users start it, each test in a folder with new books of its own. */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";

export const BALIS = resolve(import.meta.dirname, "../../bin/balis.js");
/** Each file's own: files of one worker share this module. */
export let root = "";
export let cwd = "";
let counter = 0;

export interface Ended {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function balis(...argv: string[]): Ended {
  const env = { ...process.env, BALIS_LANG: "en", BALIS_OPERATOR: "test" };
  const done = spawnSync(process.execPath, [BALIS, ...argv], { cwd, env, encoding: "utf8", input: "" });
  return { exit: done.status, stdout: done.stdout, stderr: done.stderr };
}

export function csv(name: string, rows: number, pages = "12"): string {
  const lines = ["申请单号,请求馆,提供日期,状态,文献类型,页数"];
  for (let i = 0; i < rows; i++)
    lines.push(`DD${i},北京大学,2019-05-${String((i % 28) + 1).padStart(2, "0")},满足,期刊论文,${pages}`);
  writeFileSync(join(cwd, name), `${lines.join("\n")}\n`);
  return name;
}

export function recordCount(): number {
  const db = new Database(join(cwd, "balis.db"), { readonly: true });
  try {
    return db.prepare("SELECT count(*) FROM record").pluck().get() as number;
  } finally {
    db.close();
  }
}

/** For the rest of the test. */
export function standIn(folder: string): void {
  cwd = folder;
}

/** The books of each test of the file are a copy of those made once. */
export function giveBooks(): void {
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "balis-machine-"));
    cwd = root;
    expect(balis("init").exit).toBe(0);
    expect(balis("library", "import", "--builtin").exit).toBe(0);
  });
  beforeEach(newBooks);
  afterAll(() => rmSync(root, { recursive: true, force: true }));
}

export function newBooks(): void {
  counter += 1;
  cwd = join(root, String(counter));
  mkdirSync(cwd);
  copyFileSync(join(root, "balis.db"), join(cwd, "balis.db"));
}
