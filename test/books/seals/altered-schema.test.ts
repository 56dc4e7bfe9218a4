/** What refuses changes is itself not changed unseen: each table, index, view and trigger of the books is taken out, edited and joined by others. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { alteredSchema } from "../../../src/books/sqlite/altered-schema.ts";
import { createBooks } from "../../../src/books/sqlite/open.ts";
import { tempFolder } from "../sqlite-books.ts";

const folder = tempFolder();
let db: Database.Database;
let objects: { object: string; name: string; table: string }[];

beforeAll(async () => {
  await createBooks(join(folder, "balis.db"));
  db = new Database(join(folder, "balis.db")).unsafeMode();
  db.pragma("foreign_keys = OFF");
  objects = db
    .prepare(
      `SELECT type AS object, name, tbl_name AS "table" FROM sqlite_schema
       WHERE name NOT LIKE 'sqlite%' ORDER BY type, name`,
    )
    .all() as typeof objects;
});

afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

async function alteredBy(sql: string) {
  db.exec(`BEGIN; PRAGMA writable_schema = ON; ${sql}`);
  try {
    return await alteredSchema(db);
  } finally {
    db.exec("ROLLBACK");
    db.pragma("writable_schema = RESET");
  }
}

test("books as they were made have nothing altered, counted by ANALYZE or not", async () => {
  expect(await alteredSchema(db)).toEqual([]);
  expect(await alteredBy("ANALYZE")).toEqual([]);
  expect(new Set(objects.map((o) => o.object))).toEqual(new Set(["index", "table", "trigger", "view"]));
});

test("each object that is gone is named", async () => {
  expect(await alteredBy("DELETE FROM sqlite_schema WHERE name NOT LIKE 'sqlite%'")).toEqual(
    objects.map((o) => ({ ...o, how: "taken-out" })),
  );
});

test("each object that says something else is named: a check left out, a trigger that does nothing", async () => {
  expect(await alteredBy("UPDATE sqlite_schema SET sql = sql || ' ' WHERE name NOT LIKE 'sqlite%'")).toEqual(
    objects.map((o) => ({ ...o, how: "edited" })),
  );
});

test("what somebody put in is named with the table that it is of", async () => {
  const put = async (sql: string) =>
    (await alteredBy(sql)).map((o) => `${o.how} ${o.object} ${o.name} ${o.table}`);
  expect(await put("CREATE TABLE mine (a)")).toEqual(["put-in table mine mine"]);
  expect(await put("CREATE VIEW ours AS SELECT 1")).toEqual(["put-in view ours ours"]);
  expect(await put("CREATE INDEX quick ON charge (fen)")).toEqual(["put-in index quick charge"]);
  expect(await put("CREATE TRIGGER more AFTER INSERT ON movement BEGIN SELECT 1; END")).toEqual([
    "put-in trigger more movement",
  ]);
  expect(
    await put(`DROP TRIGGER alias_never_updated;
      CREATE TRIGGER alias_never_updated BEFORE UPDATE ON alias WHEN 0 BEGIN SELECT RAISE(ABORT, 'no'); END`),
  ).toEqual(["edited trigger alias_never_updated alias"]);
});
