/**
 * Facts are added, never changed: these triggers refuse UPDATE and DELETE, whichever program asks.
 * The text is part of the migration's hash, so it may not change once released.
 */
export function appendOnly(...tables: readonly string[]): string {
  return tables.map((table) => triggersOf(table)).join("\n");
}

function triggersOf(table: string): string {
  return `
CREATE TRIGGER ${table}_never_updated BEFORE UPDATE ON ${table}
BEGIN SELECT RAISE(ABORT, 'fact-must-not-change'); END;
CREATE TRIGGER ${table}_never_deleted BEFORE DELETE ON ${table}
BEGIN SELECT RAISE(ABORT, 'fact-must-not-change'); END;`;
}

/** Refuses a new row when the given SELECT (over NEW) finds its period closed. */
export function onlyInOpenPeriod(table: string, closedRow: string): string {
  return `
CREATE TRIGGER ${table}_only_in_open_period BEFORE INSERT ON ${table}
WHEN EXISTS (${closedRow})
BEGIN SELECT RAISE(ABORT, 'period-must-be-open'); END;`;
}

/** Such a SELECT, of the file that a new row belongs to. */
export const CLOSED_FILE =
  "SELECT 1 FROM source_file f JOIN period_close c ON c.period = f.period WHERE f.number = NEW.file";

/** An amount of fen, within what a double holds exactly. */
export function fen(column: string, nullable: "null" | "not null" = "null"): string {
  const must = nullable === "not null" ? " NOT NULL" : "";
  return `${column} INTEGER${must} CHECK (${column} BETWEEN -9007199254740991 AND 9007199254740991)`;
}
