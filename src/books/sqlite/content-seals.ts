/**
 * 内容封存 / content seals: of every table, what an action added to it, as one hash over the rows themselves.
 *
 * A row's text is its columns as a JSON array, without a blank; rows stand in the order of the table's key, each ended by a
 * line feed. So anybody can compute a hash anew with SQLite's `json_array` and `sha256sum`. Beside it stand the first bytes
 * of the hash over each `span` rows, by which a row that was changed is found again. The action's own seal covers all this,
 * and the next action's seal covers that one.
 *
 * A row belongs to the action that wrote it: by its own column `action`, or by that of the file, run, settlement, entry or
 * close it is part of. The first seal of books that had none covers everything up to it.
 */
import { createHash } from "node:crypto";
import { invariant } from "../../core/bug.ts";
import { hashText } from "../../core/io/hash.ts";
import type { InPieces } from "../../core/io/pause.ts";
import type { AlteredRows } from "../../people/altered-rows.ts";
import type { Connection } from "../database.ts";
import { dialectOf } from "../database.ts";
import { splitAdded } from "./read/rule-seals.ts";
import {
  type ActionSpan,
  type Among,
  listed,
  ownedBy,
  type RowOwner,
  rowPieces,
  type SealedTable,
  within,
} from "./row-pieces.ts";
import type { SqlValue } from "./write/fact-table.ts";

/** Of a group: this many pieces of hashes at most, so that of up to as many rows each can be told. */
const MAX_CHECKS = 4096;
const CHECK_BYTES = 4;

const numbersOf =
  (table: string) =>
  (among: Among): string =>
    `SELECT number FROM ${table} WHERE ${among("action")}`;
const file: RowOwner = { column: "file", numbers: numbersOf("source_file") };
const run: RowOwner = { column: "run", numbers: numbersOf("reconciliation_run") };
const settlement: RowOwner = { column: "settlement", numbers: numbersOf("settlement_run") };

/** Of the tables without a column of their own: whose action it is. `null`: sealed by the chain of actions itself. */
const OWNED: Readonly<Record<string, RowOwner | ((among: Among) => string) | null>> = {
  action: null,
  action_seal: null,
  content_seal: null,
  // Counted by its own number: the steps of the schema that an action found.
  migration: (among) => among("number"),
  ...Object.fromEntries(
    [
      ...["record", "waybill_line", "user_count", "spending_line", "consulting_request", "training_event"],
      ...["training_attendance", "purchase_line", "support_ticket", "system_availability"],
      ...["quarantined_row", "file_finding", "declared_total", "joined_row", "sheet_heading"],
    ].map((table) => [table, file]),
  ),
  row_correction: { ...file, column: "by_file" },
  case_record: run,
  discrepancy: run,
  discrepancy_record: run,
  parcel_link: run,
  // What a decision made of a discrepancy of the run is that decision's action's. Where it stood already when the rows were
  // reconciled again, it is the run's, like everything that nobody decided.
  match: (among) => `run IN (SELECT number FROM reconciliation_run WHERE ${among("action")}
      UNION SELECT run FROM resolution WHERE ${among("action")})
    AND CASE WHEN EXISTS (SELECT 1 FROM resolution r WHERE r.number = match.resolution AND r.run = match.run)
      THEN resolution IN (SELECT number FROM resolution WHERE ${among("action")}) ELSE ${ownedBy(run, among)} END`,
  charge: settlement,
  unpriced: settlement,
  posting: (among) => `entry IN (SELECT id FROM entry WHERE ${among("action")})`,
  settled_request: (among) => `run IN (SELECT r.number FROM reconciliation_run r
    JOIN period_close c ON c.period = r.period WHERE ${among("c.action")})`,
};

interface SealedGroup extends ActionSpan {
  readonly action: number;
  readonly name: string;
  /** The columns there were, with commas. */
  readonly columns: string;
  readonly rows: number;
  readonly hash: string;
  readonly span: number;
  readonly checks: Buffer;
}

/** Seals what the action added to the tables; the hash over its seals. */
export function* sealContents(db: Connection, action: number, tables: ReadonlySet<string>): InPieces<string> {
  const isFirst = db.prepare("SELECT 1 FROM content_seal LIMIT 1").get() === undefined;
  const insert = db.prepare(
    `INSERT INTO content_seal (action, name, first, last, columns, rows, hash, span, checks)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const table of tablesOf(db, isFirst ? null : tables)) {
    const group =
      table.name === "migration" ? unsealedSteps(db) : { first: isFirst ? 1 : action, last: action };
    const rows = db
      .prepare(`SELECT count(*) ${within(table)}`)
      .pluck()
      .get(group) as number;
    if (rows === 0) continue;
    const span = Math.ceil(rows / MAX_CHECKS);
    const { hash, checks } = yield* hashedRows(db, table, { ...group, span });
    const columns = table.columns.join(",");
    insert.run(action, table.name, group.first, group.last, columns, rows, hash, span, checks);
  }
  return sealsHash(sealsWhere(db, "action = ?", [action]));
}

/** What is not as it was sealed: of all tables and of the seals themselves, or of those named. In between, nothing may be written through `db`. */
export function* alteredContents(db: Connection, only: readonly string[] | null): InPieces<AlteredRows[]> {
  const names = only ?? (db.prepare("SELECT DISTINCT name FROM content_seal").pluck().all() as string[]);
  const tables = tablesOf(db, only === null ? null : new Set(only));
  const altered = only === null ? alteredSeals(db) : [];
  for (const name of names) {
    const table = tables.find((t) => t.name === name);
    for (const seal of sealsWhere(db, "name = ?", [name])) {
      const now = table && (yield* hashedRows(db, withColumns(table, seal.columns), seal));
      if (now?.hash !== seal.hash) altered.push(located(db, { seal, table, now }));
    }
  }
  // New books hold nothing but the steps of their schema; the first action seals those.
  if (db.prepare("SELECT 1 FROM action LIMIT 1").get() === undefined) return altered;
  return [...altered, ...tables.flatMap((table) => unsealedRows(db, table))];
}

/** Seals that the actions' own seals do not cover as they stand. */
function alteredSeals(db: Connection): AlteredRows[] {
  const said = db.prepare("SELECT action, added FROM action_seal ORDER BY action").raw(true).all();
  const others = db.prepare("SELECT DISTINCT action FROM content_seal").pluck().all() as number[];
  const sealed = new Map<number, string | undefined>(others.map((action) => [action, undefined]));
  for (const [action, added] of said as [number, string][]) {
    const { contents } = splitAdded(added);
    if (contents !== undefined) sealed.set(action, contents);
  }
  return [...sealed]
    .filter(([action, hash]) => sealsHash(sealsWhere(db, "action = ?", [action])) !== hash)
    .map(([action]) => ({ table: "content_seal", row: `action=${action}`, how: "edited", among: 1, action }));
}

/** The steps of the schema since the last that an action sealed. */
function unsealedSteps(db: Connection): ActionSpan {
  const [first, last] = db
    .prepare(
      `SELECT coalesce((SELECT max(last) FROM content_seal WHERE name = 'migration'), 0) + 1, max(number)
       FROM migration`,
    )
    .raw(true)
    .get() as [number, number];
  return { first, last };
}

/** `only`: null for all. */
function tablesOf(db: Connection, only: ReadonlySet<string> | null): SealedTable[] {
  const rows = db.prepare(dialectOf(db).columns).all() as { name: string; column: string; pk: number }[];
  const names = [...new Set(rows.map((row) => row.name))];
  return names.flatMap((name): SealedTable[] => {
    const own = rows.filter((row) => row.name === name);
    const columns = own.map((row) => row.column);
    const owned = OWNED[name];
    if (owned === null || only?.has(name) === false) return [];
    invariant(owned !== undefined || columns.includes("action"), `whose rows those of ${name} are is known`);
    const key = own.filter((row) => row.pk > 0).sort((a, b) => a.pk - b.pk);
    const table = { name, columns, key: key.map((row) => row.column) };
    if (owned && typeof owned === "object")
      return [{ ...table, owner: owned, rowsWithin: (among) => ownedBy(owned, among) }];
    return [{ ...table, owner: null, rowsWithin: owned ?? ((among) => among("action")) }];
  });
}

function withColumns(table: SealedTable, columns: string): SealedTable {
  const sealed = columns.split(",");
  if (!sealed.every((c) => table.columns.includes(c))) return table;
  return { ...table, columns: sealed, later: table.columns.filter((c) => !sealed.includes(c)) };
}

interface Hashed {
  readonly rows: number;
  readonly hash: string;
  readonly checks: Buffer;
}

/** Of the group; the hash over all of its rows, and the pieces of those over each `span`. */
function* hashedRows(
  db: Connection,
  table: SealedTable,
  group: ActionSpan & { readonly span: number },
): InPieces<Hashed> {
  const whole = createHash("sha256");
  const checks: Buffer[] = [];
  let rows = 0;
  for (const piece of rowPieces(db, table, group)) {
    const part = createHash("sha256");
    for (const bytes of piece.texts) {
      whole.update(bytes);
      part.update(bytes);
    }
    checks.push(part.digest().subarray(0, CHECK_BYTES));
    rows += piece.rows;
    yield;
  }
  return { rows, hash: whole.digest("hex"), checks: Buffer.concat(checks) };
}

/** Where the first difference is: the first of the rows that share its check, or the last one before it. */
function located(
  db: Connection,
  of: { seal: SealedGroup; table: SealedTable | undefined; now: Hashed | undefined },
): AlteredRows {
  const { seal, table, now } = of;
  const { action, name } = seal;
  if (!table || !now) return { table: name, row: "", how: "taken-out", among: 1, action };
  const how = now.rows > seal.rows ? "put-in" : now.rows < seal.rows ? "taken-out" : "edited";
  const first = firstDifference(now.checks, seal.checks) * seal.span;
  const isGroup = first < now.rows;
  const at = isGroup ? first : Math.max(0, now.rows - 1);
  const among = isGroup ? Math.min(seal.span, Math.max(now.rows, seal.rows) - first) : 1;
  const key = db
    .prepare(
      `SELECT ${dialectOf(db).rowText(table.key)} ${within(table)}
       ORDER BY ${listed(table.key)} LIMIT 1 OFFSET @at`,
    )
    .pluck()
    .get({ first: seal.first, last: seal.last, at });
  const row = key === undefined ? "" : keyText(table, String(key));
  return { table: name, row, among, how, action };
}

/** Counted in checks. */
function firstDifference(a: Buffer, b: Buffer): number {
  const [n, size] = [Math.min(a.length, b.length) / CHECK_BYTES, CHECK_BYTES];
  for (let i = 0; i < n; i += 1) {
    const [from, to] = [i * size, (i + 1) * size];
    if (!a.subarray(from, to).equals(b.subarray(from, to))) return i;
  }
  return n;
}

const MAX_UNSEALED = 20;

/** Rows of actions that sealed none in the table, and of none. */
function unsealedRows(db: Connection, table: SealedTable): AlteredRows[] {
  const sealed = sealsWhere(db, "name = ?", [table.name]).flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, i) => first + i),
  );
  // Of new books, in which nobody has done anything yet.
  if (table.name === "migration" && sealed.length === 0) return [];
  // The column stands outside of the subquery: inside, it might be taken for one of the subquery's own.
  const among = (column: string): string =>
    `${column} IN (SELECT CAST(value AS INTEGER) FROM json_each(@sealed))`;
  const found = db
    .prepare(
      `SELECT ${dialectOf(db).rowText(table.key)} FROM "${table.name}"
       WHERE NOT coalesce(${table.rowsWithin(among)}, FALSE) ORDER BY ${listed(table.key)} LIMIT ${MAX_UNSEALED}`,
    )
    .pluck()
    .all({ sealed: JSON.stringify(sealed) }) as string[];
  const put = { table: table.name, among: 1, how: "put-in", action: null } as const;
  return found.map((key) => ({ ...put, row: keyText(table, key) }));
}

/** "file=1 sheet=1 row=118". */
function keyText(table: SealedTable, json: string): string {
  const values = JSON.parse(json) as SqlValue[];
  return table.key.map((column, i) => `${column}=${values[i] ?? ""}`).join(" ");
}

function sealsWhere(db: Connection, where: string, values: readonly SqlValue[]): SealedGroup[] {
  const sql = `SELECT * FROM content_seal WHERE ${where} ORDER BY action, name`;
  return db.prepare(sql).all(...values) as SealedGroup[];
}

function sealsHash(seals: readonly SealedGroup[]): string {
  return hashText(seals.map((s) => JSON.stringify({ ...s, checks: s.checks.toString("hex") })).join("\n"));
}
