/**
 * Rows on their way from one thread to another, a column at a time: most columns of a month say one thing in all rows, or are empty. So
 * little crosses, and it costs the receiver a third of reading each row's JSON.
 */

/** What SQLite keeps, as JSON gives it. */
export type StoredRow = readonly unknown[];

type Column = { readonly same: unknown } | { readonly each: readonly unknown[] };

export interface Columns {
  readonly rows: number;
  readonly columns: readonly Column[];
}

export function columnsOf(rows: readonly StoredRow[]): Columns {
  const width = rows[0]?.length ?? 0;
  return { rows: rows.length, columns: Array.from({ length: width }, (_, at) => columnOf(rows, at)) };
}

function columnOf(rows: readonly StoredRow[], at: number): Column {
  const same = rows[0]?.[at];
  return rows.every((row) => row[at] === same) ? { same } : { each: rows.map((row) => row[at]) };
}

/** `most` rows at a time. */
export function* rowsOf({ rows, columns }: Columns, most: number): Generator<StoredRow[]> {
  const template = columns.map((column) => ("same" in column ? column.same : null));
  const varying = columns.flatMap((column, at) => ("each" in column ? [{ at, each: column.each }] : []));
  for (let from = 0; from < rows; from += most) {
    const some: StoredRow[] = [];
    for (let i = from; i < Math.min(from + most, rows); i += 1) {
      const row = template.slice();
      for (const { at, each } of varying) row[at] = each[i];
      some.push(row);
    }
    yield some;
  }
}
