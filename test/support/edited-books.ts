/** Books edited behind the program's back: past the triggers that keep facts as they are, which stand again afterwards. */
import type Database from "better-sqlite3";

export function withoutTriggers<T>(db: Database.Database, edit: () => T): T {
  const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as {
    name: string;
    sql: string;
  }[];
  for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`);
  const done = edit();
  for (const { sql } of triggers) db.exec(sql);
  return done;
}

/** Each statement changes one row. */
export function editRows(db: Database.Database, ...statements: readonly string[]): void {
  withoutTriggers(db, () => {
    for (const sql of statements) {
      const { changes } = db.prepare(sql).run();
      if (changes !== 1) throw new Error(`${changes} rows: ${sql}`);
    }
  });
}
