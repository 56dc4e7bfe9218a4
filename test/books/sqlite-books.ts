/** Real books on disk for a test, and a plain connection to look behind the store. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Store } from "../../src/books/port.ts";
import { createBooks, openBooks } from "../../src/books/sqlite/open.ts";
import type { TestBooks } from "./store-contract.ts";

export function tempFolder(): string {
  return mkdtempSync(join(tmpdir(), "balis-store-"));
}

interface SqliteBooks extends TestBooks {
  readonly folder: string;
  readonly path: string;
  /** A connection as another program would have. */
  raw(): Database.Database;
}

export async function sqliteBooks(): Promise<SqliteBooks> {
  const folder = tempFolder();
  const path = join(folder, "账册.db");
  await createBooks(path);
  const open: { close(): unknown }[] = [];
  return {
    folder,
    path,
    async open(): Promise<Store> {
      const store = await openBooks(path, { lockTimeoutMs: 50 });
      open.push(store);
      return store;
    },
    raw() {
      const db = new Database(path);
      open.push(db);
      return db;
    },
    check() {},
    async remove() {
      for (const one of open) await one.close();
      rmSync(folder, { recursive: true });
    },
  };
}
