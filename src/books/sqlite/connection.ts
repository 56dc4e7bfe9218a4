/** Connections to the books: one that writes, and as many as are needed that only read. */
import { createRequire } from "node:module";
import type BetterSqlite3 from "better-sqlite3";
import { refuse } from "../../core/refusal.ts";
import { waybillKey } from "../../records/waybill-key.ts";
import type { Connection } from "../database.ts";

export type EmbeddedConnection = BetterSqlite3.Database;
export type Driver = new (path: string, options?: BetterSqlite3.Options) => EmbeddedConnection;

/** "BALI": marks a SQLite file as our books. */
export const APPLICATION_ID = 0x42414c49;

const WRITER_CACHE_KIB = 65_536;
const READER_CACHE_KIB = 16_384;
/** Also the memory of a large sort; the rest goes through a temporary file. */
export const STREAM_CACHE_KIB = 65_536;
export const SCAN_CACHE_KIB = 8_192;
const WAL_KEPT_BYTES = 67_108_864;

let driver: Driver | undefined;

/** Loads the database at the point of use: it costs a start more than all the rest of a small command. */
export async function loadDriver(): Promise<Driver> {
  if (driver) return driver;
  // From 13 on the package ends a Node without N-API 10 by a segmentation fault, without a word.
  const { version } = createRequire(import.meta.url)("better-sqlite3/package.json") as { version: string };
  const napi = Number.parseInt(process.versions.napi ?? "0", 10);
  if (Number.parseInt(version, 10) >= 13 && napi < 10) {
    refuse("node-must-be-recent", { found: process.versions.node, wanted: "22.14" });
  }
  const made = (await import("better-sqlite3")).default;
  requireFit(made);
  driver = made;
  return driver;
}

/** The part that is not JavaScript is loaded with the first connection; another Node than it was installed for can't. */
function requireFit(make: Driver): void {
  try {
    new make(":memory:").close();
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    if (!/NODE_MODULE_VERSION|bindings file|ERR_DLOPEN/.test(text)) throw error;
    refuse("node-must-be-the-installed-one", { found: process.versions.node });
  }
}

export function openWriter(
  make: Driver,
  opened: { path: string; lockTimeoutMs: number },
): EmbeddedConnection {
  const db = new make(opened.path, { fileMustExist: true, timeout: opened.lockTimeoutMs });
  try {
    if (db.pragma("journal_mode", { simple: true }) !== "wal") db.pragma("journal_mode = WAL");
    // A month's commit costs one sync more than NORMAL, and survives a power cut.
    db.pragma("synchronous = FULL");
    db.pragma("foreign_keys = ON");
    db.pragma("trusted_schema = OFF");
    db.pragma(`cache_size = -${WRITER_CACHE_KIB}`);
    db.pragma(`journal_size_limit = ${WAL_KEPT_BYTES}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

export function openReader(
  make: Driver,
  opened: { path: string; lockTimeoutMs: number; purpose: "answers" | "stream" },
): EmbeddedConnection {
  const db = new make(opened.path, { fileMustExist: true, timeout: opened.lockTimeoutMs });
  try {
    db.pragma("query_only = ON");
    db.pragma("trusted_schema = OFF");
    const keyOf = (text: string, isEarlier: number): string => waybillKey(text, isEarlier === 1);
    db.function("waybill_key", { deterministic: true }, keyOf);
    db.pragma(`cache_size = -${opened.purpose === "stream" ? STREAM_CACHE_KIB : READER_CACHE_KIB}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

export function isEmbedded(db: Connection): db is EmbeddedConnection {
  return db.dialect === undefined;
}
