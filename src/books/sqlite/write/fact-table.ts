/**
 * Adding rows that are never changed: a new one is inserted, an equal one is there already, and one with
 * other content under the same key is refused.
 */
import { refuse } from "../../../core/refusal.ts";
import type { Connection, RowGathering, Statement } from "../../database.ts";

export type SqlValue = string | number | bigint | null;

interface FactTally {
  added: number;
  present: number;
  /** Of rows that gather: the kind of the fact that is being written, and of each kind how many were counted as added and were there. */
  readonly gathered: { kind: string; readonly wereThere: Map<string, number> };
}

export const newTally = (): FactTally => ({
  added: 0,
  present: 0,
  gathered: { kind: "", wereThere: new Map() },
});

/** For rows that are part of a fact which is counted itself. */
export const uncounted = <A extends Adding>(to: A): A => ({ ...to, tally: newTally() });

/** A table's columns: those of the key first, then the content. `by` names the fact in a refusal. */
interface Shape {
  readonly table: string;
  readonly key: readonly string[];
  readonly rest: readonly string[];
  readonly by: string;
  /** What a refusal calls the row, from its key; absent: the key itself. */
  readonly called?: (key: readonly SqlValue[]) => string;
}

export interface Adding {
  readonly db: Connection;
  readonly tally: FactTally;
  /** The tables that rows were added to. */
  readonly touched: Set<string>;
  /** The number of the action that adds the facts. */
  readonly action: number;
}

export type Add = (values: readonly SqlValue[]) => "added" | "present";

/** For rows by the million: inserts at once, and compares only when the key is taken. Keeps no action. */
export function manyRows(to: Adding, shape: Shape): (values: readonly SqlValue[]) => void {
  const { gathering } = to.db;
  if (gathering) return gatheredRows(to, gathering, shape);
  return rowByRow(to, shape);
}

function rowByRow(to: Adding, shape: Shape): Add {
  const columns = [...shape.key, ...shape.rest];
  const insert = later(() => insertInto(to, shape.table, columns, { otherwise: "ON CONFLICT DO NOTHING" }));
  const stored = rowByKey(to.db, shape);
  return (values) => {
    if (insert().run(...values).changes === 1) {
      to.tally.added += 1;
      return "added";
    }
    return compared(to, shape, { values, stored: stored(values) });
  };
}

/** As many wait at most. */
const GATHERED = 2000;

/** The same, where rows gather: they go together when there are many, and before anything is read. */
function gatheredRows(
  to: Adding,
  gathering: RowGathering,
  shape: Shape,
): (values: readonly SqlValue[]) => void {
  const columns = [...shape.key, ...shape.rest];
  const one = later(() => rowByRow(to, shape));
  let waiting: (readonly SqlValue[])[] = [];
  const { gathered } = to.tally;
  let kind = "";
  const write = (): void => {
    const rows = waiting;
    waiting = [];
    if (rows.length === 0) return;
    to.touched.add(shape.table);
    if (gathering.copy(shape.table, columns, rows)) return;
    to.tally.added -= rows.length;
    const were = rows.filter((row) => one()(row) === "present").length;
    gathered.wereThere.set(kind, (gathered.wereThere.get(kind) ?? 0) + were);
  };
  return (values) => {
    if (waiting.length === 0) gathering.beforeReading(write);
    kind = gathered.kind;
    waiting.push(values);
    to.tally.added += 1;
    if (waiting.length >= GATHERED) write();
  };
}

/** So many rows of a list are one statement: more of them cost as much again. */
const TOGETHER = 8;

/**
 * The same for rows that come in lists: several in a statement, which names only the columns that a row filled so far. A column with a
 * value by default is one that every row fills.
 */
export function listedRows(to: Adding, shape: Shape): (rows: readonly (readonly SqlValue[])[]) => void {
  const { gathering } = to.db;
  if (gathering) {
    const gathered = gatheredRows(to, gathering, shape);
    return (rows) => rows.forEach(gathered);
  }
  const columns = [...shape.key, ...shape.rest];
  const one = rowByRow(to, shape);
  const stored = rowByKey(to.db, shape);
  let empty = [...columns.keys()];
  let filled: number[] = [];
  let insert: Statement | undefined;
  const insertFor = (rows: readonly (readonly SqlValue[])[]): Statement => {
    const still = empty.filter((i) => rows.every((row) => row[i] === null));
    if (insert && still.length === empty.length) return insert;
    filled = [...columns.keys()].filter((i) => !still.includes(i));
    empty = still;
    const named = filled.map((i) => columns[i] ?? "");
    insert = insertInto(to, shape.table, named, { rows: TOGETHER, otherwise: "ON CONFLICT DO NOTHING" });
    return insert;
  };
  return (rows) => {
    const whole = rows.length - (rows.length % TOGETHER);
    for (let at = 0; at < whole; at += TOGETHER) {
      const some = rows.slice(at, at + TOGETHER);
      const statement = insertFor(some);
      const values: unknown[] = [];
      for (const row of some) for (const i of filled) values.push(row[i]);
      // Each as an argument of its own: the driver looks up the items of a list one by one.
      const { changes } = statement.run(...values);
      to.tally.added += changes;
      if (changes === TOGETHER) continue;
      // Those that were added are equal to themselves: only the others can be refused.
      for (const row of some) compared(to, shape, { values: row, stored: stored(row) });
      to.tally.present -= changes;
    }
    for (const row of rows.slice(whole)) one(row);
  };
}

/**
 * For rows by the hundred: looks first, so that an equal fact is taken as present wherever it would be
 * refused. `aside` are columns that are written with it but are not part of what the fact says; by default
 * the action.
 */
export function singleRow(
  to: Adding,
  shape: Shape,
  aside: readonly string[] = ["action"],
): (values: readonly SqlValue[], asideValues?: readonly SqlValue[]) => "added" | "present" {
  const insert = later(() => insertInto(to, shape.table, [...shape.key, ...shape.rest, ...aside]));
  const stored = rowByKey(to.db, shape);
  return (values, asideValues = aside.length === 0 ? [] : [to.action]) => {
    const found = stored(values);
    if (found !== undefined) return compared(to, shape, { values, stored: found });
    insert().run(...values, ...asideValues);
    to.tally.added += 1;
    return "added";
  };
}

/** For facts that change over time: a new version unless the latest one of this key says the same. */
export function versionedRow(to: Adding, shape: Shape): Add {
  const columns = [...shape.key, ...shape.rest];
  const insert = later(() => insertInto(to, shape.table, [...columns, "action"]));
  const latest = rowByKey(to.db, shape, "ORDER BY number DESC LIMIT 1");
  return (values) => {
    const stored = latest(values);
    if (stored !== undefined && sameRow(values, stored)) {
      to.tally.present += 1;
      return "present";
    }
    insert().run(...values, to.action);
    to.tally.added += 1;
    return "added";
  };
}

function compared(
  to: Adding,
  shape: Shape,
  rows: { values: readonly SqlValue[]; stored: unknown },
): "present" {
  if (!sameRow(rows.values, rows.stored)) {
    const key = rows.values.slice(0, shape.key.length);
    const id = shape.called ? shape.called(key) : key.join(":");
    refuse("fact-must-not-change", { what: shape.by, id });
  }
  to.tally.present += 1;
  return "present";
}

/** Numbers and bigints of one value are one value: a column holds the same integer for both. */
function sameRow(values: readonly SqlValue[], stored: unknown): boolean {
  if (!Array.isArray(stored) || stored.length !== values.length) return false;
  return values.every((value, i) => {
    const other: unknown = stored[i];
    if (value === null || other === null) return value === other;
    return (typeof value === "string") === (typeof other === "string") && String(value) === String(other);
  });
}

/** To be made when the first row is added. */
export function insertInto(
  to: Adding,
  table: string,
  columns: readonly string[],
  { rows = 1, otherwise = "" } = {},
): Statement {
  to.touched.add(table);
  const row = `(${columns.map(() => "?").join(", ")})`;
  const places = Array.from({ length: rows }, () => row).join(", ");
  return to.db.prepare(`INSERT INTO ${table} (${columns.join(", ")}) VALUES ${places} ${otherwise}`);
}

/** The row of a key, of which a part may be empty, as a list; of several the one that stands first. */
function rowByKey(db: Connection, shape: Shape, order = ""): (values: readonly SqlValue[]) => unknown {
  const columns = [...shape.key, ...shape.rest].join(", ");
  const known = new Map<string, Statement>();
  return (values) => {
    const key = values.slice(0, shape.key.length);
    const where = shape.key.map((column, i) => (key[i] === null ? `${column} IS NULL` : `${column} = ?`));
    const sql = `SELECT ${columns} FROM ${shape.table} WHERE ${where.join(" AND ")} ${order}`;
    const select = known.get(sql) ?? db.prepare(sql).raw(true);
    known.set(sql, select);
    return select.get(...key.filter((value) => value !== null));
  };
}

/** Statements are prepared when first used: a plan rarely holds more than a few kinds of facts. */
export function later<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
