/**
 * Streams of rows in batches. Each has a connection to itself: it sees one state of the books from
 * beginning to end, and one that is left half read holds up nobody else. A stream that ended leaves its connection
 * to the next, for a new one reads the whole schema first.
 */
import { pauseDue } from "../../core/io/pause.ts";
import { BATCH } from "../../core/store.ts";
import { refusalOf } from "../refusal-of.ts";
import { type Connection, SCAN_CACHE_KIB, STREAM_CACHE_KIB } from "./connection.ts";
import type { SqlValue } from "./write/fact-table.ts";

export interface Query<T> {
  readonly sql: string;
  readonly params: Readonly<Record<string, SqlValue>>;
  /** Turns a row, which is one column of JSON, into a value. */
  readonly rowReader: (json: string) => T;
  /** It goes through a table once, and sorts little or nothing: no page comes twice, so few are kept. */
  readonly isScan?: true;
}

export interface Streams {
  stream<T>(query: (db: Connection) => Query<T>): AsyncGenerator<T[]>;
  /** Ends the streams that nobody finished. */
  endAll(): Promise<void>;
}

interface Lender {
  readonly path: string;
  readonly idle: Connection[];
  open(): Connection;
}

export function streamsOf(books: { path: string; open: () => Connection }): Streams {
  const running = new Set<AsyncGenerator<unknown>>();
  const lender = { ...books, idle: [] as Connection[] };
  return {
    stream<T>(query: (db: Connection) => Query<T>) {
      const rows = run<T>(lender, query, () => running.delete(rows));
      running.add(rows);
      return rows;
    },
    async endAll() {
      for (const rows of [...running]) await rows.return(undefined);
      running.clear();
      for (const db of lender.idle.splice(0)) db.close();
    },
  };
}

async function* run<T>(
  books: Lender,
  query: (db: Connection) => Query<T>,
  ended: () => void,
): AsyncGenerator<T[]> {
  let db: Connection | undefined;
  try {
    db = books.idle.pop() ?? books.open();
    const { sql, params, rowReader, isScan } = query(db);
    db.pragma(`cache_size = -${isScan ? SCAN_CACHE_KIB : STREAM_CACHE_KIB}`);
    let batch: T[] = [];
    for (const json of db.prepare(sql).pluck(true).iterate(params)) {
      batch.push(rowReader(json as string));
      if (batch.length < BATCH) continue;
      await pauseDue();
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  } catch (error) {
    db?.close();
    db = undefined;
    throw refusalOf(error, books.path);
  } finally {
    ended();
    if (db) {
      books.idle.push(db);
      // Its pages are given back: they are worth nothing to another query, and may be many.
      db.pragma("shrink_memory");
    }
  }
}
