/**
 * The rows of an action as texts, in the order of their table's key, piece by piece: what their seal is the hash of.
 *
 * Where the key begins with the file, run or settlement that a row is part of, SQLite joins a piece itself: to hand over a million
 * rows one by one takes as long as to make their texts.
 */
import { type Connection, dialectOf } from "../database.ts";
import { type EmbeddedConnection, isEmbedded } from "./connection.ts";

/** To ask for fewer rows costs more than to be handed each. */
const MIN_JOINED = 16;

/** A condition on a column that counts actions. */
export type Among = (column: string) => string;

/** Whose part a row is: by this column, one of these numbers (SQL). */
export interface RowOwner {
  readonly column: string;
  readonly numbers: (among: Among) => string;
}

export interface SealedTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Columns that a step of the schema added since: empty in the rows that were there. */
  readonly later?: readonly string[];
  readonly key: readonly string[];
  readonly owner: RowOwner | null;
  readonly rowsWithin: (among: Among) => string;
}

/** Of actions: both are in it. */
export interface ActionSpan {
  readonly first: number;
  readonly last: number;
}

interface Piece {
  /** UTF-8; one behind the other. */
  readonly texts: readonly Buffer[];
  readonly rows: number;
}

const among = (column: string): string => `${column} BETWEEN @first AND @last`;

export const ownedBy = (owner: RowOwner, of: Among): string => `${owner.column} IN (${owner.numbers(of)})`;
export const within = ({ name, rowsWithin }: SealedTable): string =>
  `FROM "${name}" WHERE ${rowsWithin(among)}`;
export const listed = (columns: readonly string[]): string => columns.map((c) => `"${c}"`).join(", ");

/** `span` rows each, the last one the rest of them. */
export function rowPieces(
  db: Connection,
  table: SealedTable,
  group: ActionSpan & { readonly span: number },
): Generator<Piece> {
  const { owner, key } = table;
  const canJoin = group.span >= MIN_JOINED && owner !== null && owner.column === key[0] && key.length > 1;
  return canJoin && isEmbedded(db) ? joined(db, { table, owner }, group) : oneByOne(db, table, group);
}

function* oneByOne(
  db: Connection,
  table: SealedTable,
  group: ActionSpan & { readonly span: number },
): Generator<Piece> {
  const { span, first, last } = group;
  const select = `SELECT ${rowText(db, table)} ${within(table)} ORDER BY ${listed(table.key)}`;
  let [part, rows] = ["", 0];
  for (const text of db.prepare(select).pluck().iterate({ first, last })) {
    part += String(text);
    rows += 1;
    if (rows < span) continue;
    yield { texts: [Buffer.from(part)], rows };
    [part, rows] = ["", 0];
  }
  if (rows > 0) yield { texts: [Buffer.from(part)], rows };
}

/** Each piece from the key on at which the one before it ended; with the last rows of an owner stand the first of the next. */
function* joined(
  db: EmbeddedConnection,
  of: { table: SealedTable; owner: RowOwner },
  { first, last, span }: ActionSpan & { readonly span: number },
): Generator<Piece> {
  const { name, key } = of.table;
  const [own = "", ...rest] = key;
  const order = listed(rest);
  const rowsOf = `FROM "${name}" WHERE "${own}" = ?`;
  const from = `${rowsOf} AND (${order}) >= (${rest.map(() => "?").join(", ")}) ORDER BY ${order}`;
  const begin = db.prepare(`SELECT ${order} ${rowsOf} ORDER BY ${order} LIMIT 1`).raw(true).safeIntegers();
  const next = db.prepare(`SELECT ${order} ${from} LIMIT 1 OFFSET ?`).raw(true).safeIntegers();
  const texts = db
    .prepare(
      `SELECT CAST(group_concat(text, '') AS BLOB), count(*)
       FROM (SELECT ${rowText(db, of.table)} AS text ${from} LIMIT ?)`,
    )
    .raw(true);
  const owners = db
    .prepare(`${of.owner.numbers(among)} ORDER BY 1`)
    .pluck()
    .all({ first, last });
  let held: Buffer[] = [];
  let rows = 0;
  for (const owner of owners) {
    let at = begin.get(owner) as unknown[] | undefined;
    while (at !== undefined) {
      const [bytes, found] = texts.get(owner, ...at, span - rows) as [Buffer, number];
      at = next.get(owner, ...at, span - rows) as unknown[] | undefined;
      held.push(bytes);
      rows += found;
      if (rows < span) continue;
      yield { texts: held, rows };
      [held, rows] = [[], 0];
    }
  }
  if (rows > 0) yield { texts: held, rows };
}

/** Of a row and a line feed, in SQL; whatever stands in a later column makes it another. */
function rowText(db: Connection, { columns, later = [] }: SealedTable): string {
  const empty = later.map((c) => `"${c}" IS NULL`).join(" AND ");
  return `${dialectOf(db).rowText(columns)}${empty && ` || CASE WHEN ${empty} THEN '' ELSE 'filled' END`} || '\n'`;
}
