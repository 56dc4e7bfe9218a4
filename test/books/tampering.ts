/**
 * Books edited behind the program's back: of each table that a test left rows in, every column of a row is edited, a row is put
 * in and one taken out, and each must be named. A table is tried once, in the first books that have rows of it.
 */
import type { Database } from "better-sqlite3";
import { expect } from "vitest";
import { alteredContents } from "../../src/books/sqlite/content-seals.ts";
import { atOnce } from "../../src/core/io/pause.ts";

/** The chain of actions covers itself (test/people). */
const CHAINED = ["action", "action_seal"];

interface Column {
  readonly name: string;
  readonly type: string;
  readonly pk: number;
}

export function tamperingTable(): { tryAll(db: Database): void; untried(db: Database): string[] } {
  const tried = new Set<string>(CHAINED);
  const tables = (db: Database): string[] =>
    db
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
      )
      .pluck()
      .all() as string[];
  const hasRows = (db: Database, table: string): boolean =>
    db.prepare(`SELECT 1 FROM "${table}"`).get() !== undefined;
  return {
    tryAll(db) {
      expect(atOnce(alteredContents(db, null))).toEqual([]);
      db.pragma("foreign_keys = OFF");
      db.pragma("ignore_check_constraints = ON");
      for (const table of tables(db))
        if (!tried.has(table) && hasRows(db, table)) {
          tried.add(table);
          tryTable(db, table);
        }
    },
    untried: (db) => tables(db).filter((table) => !tried.has(table)),
  };
}

function tryTable(db: Database, table: string): void {
  const columns = db.prepare(`SELECT name, type, pk FROM pragma_table_info(?)`).all(table) as Column[];
  const key = columns.filter((c) => c.pk > 0).sort((a, b) => a.pk - b.pk);
  const row = db.prepare(`SELECT * FROM "${table}" LIMIT 1`).get() as Record<string, string | number | null>;
  const isRow = key.map((c) => `"${c.name}" IS @${c.name}`).join(" AND ");
  const keys = Object.fromEntries(key.map((c) => [c.name, row[c.name]]));
  const edits = columns.map((column) => ({
    name: `${table}.${column.name} edited`,
    sql: `UPDATE "${table}" SET "${column.name}" = ${other(column)} WHERE ${isRow}`,
  }));
  const unique = db.prepare(UNIQUE).pluck().all({ table }) as string[];
  const copied = (action: string): string =>
    columns
      .map((c) => (unique.includes(c.name) ? other(c) : c.name === "action" ? action : `"${c.name}"`))
      .join(", ");
  const put = (action: string): string =>
    `INSERT INTO "${table}" SELECT ${copied(action)} FROM "${table}" WHERE ${isRow}`;
  const changes = [
    ...edits,
    { name: `${table}: a row taken out`, sql: `DELETE FROM "${table}" WHERE ${isRow}` },
    { name: `${table}: a row put in`, sql: put('"action"') },
    { name: `${table}: a row put in for an action that wrote none here`, sql: put("1000000") },
  ];
  const triggers = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?")
    .pluck()
    .all(table) as string[];
  for (const { name, sql } of changes) {
    db.exec("BEGIN");
    for (const trigger of triggers) db.exec(`DROP TRIGGER "${trigger}"`);
    expect(db.prepare(sql).run(sql.includes("@") ? keys : {}).changes, name).toBe(1);
    expect(namedTables(db), name).toContain(table);
    db.exec("ROLLBACK");
  }
}

/** The last column of everything that must be unique, the key too. */
const UNIQUE = `
  SELECT name FROM pragma_table_info(@table) WHERE pk = (SELECT max(pk) FROM pragma_table_info(@table))
  UNION SELECT (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno DESC LIMIT 1)
  FROM pragma_index_list(@table) i WHERE i."unique" = 1`;

const namedTables = (db: Database): string[] => atOnce(alteredContents(db, null)).map((found) => found.table);

/** Another value of the column's kind. */
function other({ name, type }: Column): string {
  if (type === "INTEGER") return `coalesce("${name}", 0) + 1000`;
  if (type === "BLOB") return `x'00'`;
  return `coalesce("${name}", '') || 'x'`;
}
