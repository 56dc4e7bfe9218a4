/** What books hold, to be compared with what they hold at another moment. */
import { join } from "node:path";
import Database from "better-sqlite3";

/** Every row of every table of the books in a folder, but for when an action was and what follows from that. */
export function contentsOf(cwd: string): string {
  const db = new Database(join(cwd, "balis.db"), { readonly: true });
  try {
    const tables = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .pluck()
      .all();
    const timed = ["action", "action_seal", "content_seal", "period_close"];
    const rows = (table: string): unknown[] =>
      db
        .prepare(timed.includes(table) ? `SELECT count(*) FROM ${table}` : `SELECT * FROM "${table}"`)
        .raw(true)
        .all();
    return JSON.stringify((tables as string[]).map((table) => [table, rows(table)]));
  } finally {
    db.close();
  }
}
