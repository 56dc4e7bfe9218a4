/**
 * What the statements of the books need of a database, whichever it is: the part of better-sqlite3 that they use. Answers come at once;
 * a statement's text is SQLite's, and another database reads it in its own dialect.
 */

export interface Connection {
  prepare(sql: string): Statement;
  exec(sql: string): unknown;
  readonly inTransaction: boolean;
  close(): unknown;
  /** Absent: SQLite's own. */
  readonly dialect?: SqlDialect;
  /** Absent: each row is written at once. */
  readonly gathering?: RowGathering;
}

/** What can't be said in one text for all databases. */
export interface SqlDialect {
  /** SQL: of every table of the books `name`, `column` in its order, and `pk`, its place in the key or 0. */
  readonly columns: string;
  /** SQL: the text of a row as SQLite's `json_array` writes it. */
  rowText(columns: readonly string[]): string;
  /** SQL: `held` after a subquery in an order, so that what is joined to it keeps it; else `again` says it once more. */
  readonly order: { readonly held: string; again(by: string): string };
}

/** Of a database to which each statement is a way: rows gather, and go together. */
export interface RowGathering {
  /** False where one of the rows is there already; then none was written. */
  copy(table: string, columns: readonly string[], rows: readonly (readonly unknown[])[]): boolean;
  /** Called before the next statement that is not one of these copies. */
  beforeReading(write: () => void): void;
  writeAll(): void;
}

/** Values are given one by one, as one list, or by name. */
export interface Statement {
  get(...values: unknown[]): unknown;
  all(...values: unknown[]): unknown[];
  iterate(...values: unknown[]): IterableIterator<unknown>;
  run(...values: unknown[]): { readonly changes: number };
  /** Answers the first column only. */
  pluck(toggle?: boolean): this;
  /** Answers rows as lists. */
  raw(toggle?: boolean): this;
}

const SQLITE: SqlDialect = {
  columns: `
    SELECT t.name AS name, c.name AS "column", c.pk AS pk FROM sqlite_schema t, pragma_table_info(t.name) c
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' ORDER BY t.name, c.cid`,
  rowText: (columns) => `json_array(${columns.map((c) => `"${c}"`).join(", ")})`,
  // A subquery with a limit is made first.
  order: { held: "LIMIT -1", again: () => "" },
};

export const dialectOf = (db: Connection): SqlDialect => db.dialect ?? SQLITE;
