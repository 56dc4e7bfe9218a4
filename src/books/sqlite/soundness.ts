/** Whether a file is our books, whole, and of a schema this program knows. */
import { execFile } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { lstat, open, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { refuse } from "../../core/refusal.ts";
import type { Connection } from "../database.ts";
import { dialectOf } from "../database.ts";
import { type AppliedMigration, historyState, type Migration } from "../migrate.ts";
import { APPLICATION_ID, type EmbeddedConnection } from "./connection.ts";

const MAGIC = "SQLite format 3\0";
const APPLICATION_ID_AT = 68;

/** Looks at the first bytes only: opening another program's database would already leave files beside it. */
export async function requireBalisFile(path: string): Promise<void> {
  // Before opening: a named pipe would wait for its writer.
  const found = await stat(path).catch(async (error: unknown) => {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    const link = await lstat(path).catch(() => null);
    return link
      ? refuse("books-must-be-balis", { path, why: "broken-link" })
      : refuse("books-must-exist", { path });
  });
  if (!found.isFile()) refuse("books-must-be-balis", { path, why: "not-a-file" });
  const handle = await open(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(100), 0, 100, 0);
    if (bytesRead < 100 || buffer.toString("latin1", 0, MAGIC.length) !== MAGIC) {
      refuse("books-must-be-balis", { path, why: "not-a-database" });
    }
    if (buffer.readUInt32BE(APPLICATION_ID_AT) !== APPLICATION_ID) {
      refuse("books-must-be-balis", { path, why: "another-program" });
    }
  } finally {
    await handle.close();
  }
}

interface JudgedBooks {
  readonly db: EmbeddedConnection;
  readonly path: string;
  readonly known: readonly Migration[];
}

export function requireCurrent(judged: JudgedBooks): void {
  const { path } = judged;
  const state = stateOf(judged);
  if (state.kind === "older")
    refuse("books-must-be-current", { path, found: state.found, wanted: state.wanted });
}

/** Books of an older schema are ours too: they can be upgraded, and a backup of them can be restored. */
export function requireKnown(judged: JudgedBooks): { found: number; wanted: number } {
  const state = stateOf(judged);
  const wanted = judged.known.length;
  return state.kind === "older" ? { found: state.found, wanted } : { found: wanted, wanted };
}

function stateOf({
  db,
  path,
  known,
}: JudgedBooks): { kind: "current" } | { kind: "older"; found: number; wanted: number } {
  if (!hasTable(db, "migration")) refuse("books-must-be-balis", { path, why: "unknown-history" });
  const applied = db.prepare("SELECT number, name, sha256 FROM migration ORDER BY number").all();
  const state = historyState(applied as AppliedMigration[], known);
  if (state.kind === "newer") {
    refuse("books-must-not-be-newer", { path, found: state.found, wanted: state.wanted });
  }
  if (state.kind === "unknown") refuse("books-must-be-balis", { path, why: "unknown-history" });
  return state;
}

/** Books of an older schema lack some. */
export function hasTable(db: Connection, name: string): boolean {
  return db.prepare(`SELECT 1 FROM (${dialectOf(db).columns}) t WHERE t.name = ?`).get(name) !== undefined;
}

export function requireWhole(damage: readonly string[], path: string): void {
  if (damage.length > 0) refuse("books-must-be-balis", { path, why: "damaged" });
}

/** Of `damage-check.ts`. */
export type DamageAnswer =
  | { readonly damage: readonly string[] }
  | { readonly code: string; readonly message: string };

/** The check of smaller books takes less time than a process to start. */
const APART_FROM_BYTES = 64 * 1024 * 1024;

/**
 * What `damageIn` finds in the file that is open. The check is one step of the database's, 5 s for 400 MB on a busy machine, in which no
 * signal is heard: that of large books is made in a process of its own.
 */
export async function damageOf(db: EmbeddedConnection): Promise<readonly string[]> {
  // Absent when the program runs from its sources.
  const script = fileURLToPath(new URL("./damage-check.js", import.meta.url));
  // Nothing is awaited before it: what reads through the same connection meanwhile would be in the way.
  if (statSync(db.name).size < APART_FROM_BYTES || !existsSync(script)) return damageIn(db);
  const run = promisify(execFile)(process.execPath, [script, db.name]);
  const end = (): void => void run.child.kill("SIGKILL");
  process.once("exit", end);
  try {
    const answer = JSON.parse((await run).stdout) as DamageAnswer;
    if ("code" in answer) throw Object.assign(new Error(answer.message), { code: answer.code });
    return answer.damage;
  } finally {
    process.off("exit", end);
  }
}

/** Complaints that are kept. */
const MAX_COMPLAINTS = 5;

/** Every page, every index, every constraint and every reference. Empty: sound. */
export function damageIn(db: EmbeddedConnection): string[] {
  const rows = db.pragma(`integrity_check(${MAX_COMPLAINTS})`) as { integrity_check: string }[];
  const complaints = rows.map((row) => row.integrity_check).filter((text) => text !== "ok");
  const broken = db
    .prepare(
      `SELECT DISTINCT "table" || ' -> ' || parent FROM pragma_foreign_key_check LIMIT ${MAX_COMPLAINTS}`,
    )
    .pluck()
    .all() as string[];
  return [...complaints, ...broken];
}
