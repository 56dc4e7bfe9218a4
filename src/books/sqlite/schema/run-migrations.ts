import { hashText } from "../../../core/io/hash.ts";
import type { Migration } from "../../migrate.ts";
import type { Connection } from "../connection.ts";
import { appendOnly } from "./append-only.ts";

const MIGRATION_TABLE = `
CREATE TABLE IF NOT EXISTS migration (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  applied_at TEXT NOT NULL
) STRICT;
${appendOnly("migration").replaceAll("CREATE TRIGGER", "CREATE TRIGGER IF NOT EXISTS")}`;

/** Runs the steps after `done`, each with its record, within the caller's transaction. */
export function runMigrations(db: Connection, steps: { known: readonly Migration[]; done: number }): void {
  db.exec(MIGRATION_TABLE);
  const record = db.prepare("INSERT INTO migration (number, name, sha256, applied_at) VALUES (?, ?, ?, ?)");
  for (const step of steps.known.slice(steps.done)) {
    db.exec(step.sql);
    record.run(step.number, step.name, hashText(step.sql), new Date().toISOString());
  }
}
