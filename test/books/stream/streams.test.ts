/** A long stream is read by a thread of its own; nobody who reads it can tell. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Connection } from "../../../src/books/database.ts";
import { type EmbeddedConnection, loadDriver, openReader } from "../../../src/books/sqlite/connection.ts";
import { streamThreads } from "../../../src/books/sqlite/stream/stream-threads.ts";
import { type Query, type Streams, streamsOf } from "../../../src/books/sqlite/stream/streams.ts";
import { Refusal } from "../../../src/core/refusal.ts";
import { tempFolder } from "../sqlite-books.ts";

const SCRIPT = new URL("../../../dist/stream-worker.js", import.meta.url);
/** More than one part, and not a whole number of them or of batches. */
const ROWS = 2_345;
const MANY = 1_000_000;

describe.each([
  ["in this thread", null],
  ["by a thread of its own", SCRIPT],
])("a stream that is read %s", (_, script) => {
  let folder: string;
  let writer: Database.Database;
  let answers: EmbeddedConnection;
  let streams: Streams;

  beforeEach(async () => {
    folder = tempFolder();
    const books = { path: join(folder, "books.db"), lockTimeoutMs: 1000 };
    writer = new Database(books.path);
    writer.pragma("journal_mode = WAL");
    writer.exec(
      `
      CREATE TABLE said (number INTEGER PRIMARY KEY, text, pages, always) STRICT;
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS})
      INSERT INTO said SELECT i, iif(i % 3, '题名 ' || i, NULL), iif(i % 7, i - 9, 9007199254740991), 'filled' FROM n;`.replace(
        "text, pages, always",
        "text TEXT, pages INTEGER, always TEXT",
      ),
    );
    const make = await loadDriver();
    const open = () => openReader(make, { ...books, purpose: "stream" });
    answers = open();
    streams = streamsOf({
      path: books.path,
      open,
      version: () => answers.pragma("data_version", { simple: true }),
      threads: script && streamThreads(script, books),
    });
  });

  afterEach(async () => {
    await streams.endAll();
    answers.close();
    writer.close();
    rmSync(folder, { recursive: true });
  });

  const all: Query<unknown> = {
    sql: "SELECT json_array(number, text, pages, always) FROM said WHERE number > @after ORDER BY number",
    params: { after: 0 },
    rowReader: (row) => row,
    rows: MANY,
  };
  const told = async <T>(query: (db: Connection) => Query<T>): Promise<T[]> => {
    const found: T[] = [];
    for await (const batch of streams.stream(query)) found.push(...batch);
    return found;
  };
  const rowsNow = () => writer.prepare("SELECT * FROM said ORDER BY number").raw().all();
  const count = (db: Connection) => db.prepare("SELECT count(*) FROM said").pluck().get();

  test("has every row once, in its order, each value as it is kept", async () => {
    expect(await told(() => all)).toEqual(rowsNow());
    expect(await told(() => ({ ...all, params: { after: ROWS - 1 } }))).toEqual(rowsNow().slice(-1));
    expect(await told(() => ({ ...all, params: { after: ROWS } }))).toEqual([]);
  });

  test("is read beside another one", async () => {
    const [a, b] = await Promise.all([told(() => all), told(() => all)]);
    expect(a).toEqual(b);
  });

  test("that is left early holds up neither the next one nor the end", async () => {
    for await (const batch of streams.stream(() => all)) {
      expect(batch).toHaveLength(200);
      break;
    }
    expect(await told(() => all)).toHaveLength(ROWS);
    const left = streams.stream(() => all);
    await left.next();
    await streams.endAll();
    expect(await left.next()).toEqual({ done: true, value: undefined });
  });

  test("refuses by the rule that the database's error breaks, and the next one is read", async () => {
    const wrong = told(() => ({ ...all, sql: "SELECT json_array(taken_out) FROM said" }));
    await expect(wrong).rejects.toThrow(Refusal);
    await expect(wrong).rejects.toMatchObject({ code: "stored-text-must-be-readable" });
    expect(await told(() => all)).toHaveLength(ROWS);
  });

  test("sees one state of the books with all that is looked up beside it, whoever writes meanwhile", async () => {
    let asked = 0;
    const found = await told((db) => {
      const before = count(db);
      asked += 1;
      // Between what the query looks up and its first row.
      if (asked === 1) writer.exec("DELETE FROM said WHERE number = 1");
      return {
        ...all,
        rowReader: ([number]) => {
          if (number === 1000) writer.exec("DELETE FROM said WHERE number > 2000");
          return { before, now: count(db) };
        },
      };
    });
    const rows = script ? ROWS - 1 : ROWS;
    expect(found).toEqual(Array.from({ length: rows }, () => ({ before: rows, now: rows })));
  });
});
