/**
 * Streams of rows in batches. Each has a connection to itself: it sees one state of the books from
 * beginning to end, and one that is left half read holds up nobody else. A stream that ended leaves its connection
 * to the next, for a new one reads the whole schema first.
 *
 * A long one is read by a thread of its own, where the program was built. What is looked up beside it is then seen through another
 * connection; that both see the same state is made sure of.
 */
import { existsSync } from "node:fs";
import { pauseDue } from "../../../core/io/pause.ts";
import { BATCH } from "../../../core/store.ts";
import type { Connection } from "../../database.ts";
import { refusalOf } from "../../refusal-of.ts";
import { type EmbeddedConnection, SCAN_CACHE_KIB, STREAM_CACHE_KIB } from "../connection.ts";
import type { SqlValue } from "../write/fact-table.ts";
import type { StoredRow } from "./row-columns.ts";
import type { StreamJob } from "./stream-job.ts";
import { type StreamThreads, streamThreads } from "./stream-threads.ts";

export interface Query<T> {
  readonly sql: string;
  readonly params: Readonly<Record<string, SqlValue>>;
  /** Turns a row into a value. It stands in one column of the query's, as a JSON array. */
  readonly rowReader: (row: StoredRow) => T;
  /** It goes through a table once, and sorts little or nothing: no page comes twice, so few are kept. */
  readonly isScan?: true;
  /** About so many rows, where there may be many. */
  readonly rows?: number;
}

export interface Streams {
  stream<T>(query: (db: Connection) => Query<T>): AsyncGenerator<T[]>;
  /** Ends the streams that nobody finished. */
  endAll(): Promise<void>;
}

/** Fewer rows are read sooner than a thread is started. */
const THREAD_FROM_ROWS = 40_000;

export interface StreamedBooks {
  readonly path: string;
  open(): EmbeddedConnection;
  /** Changes with every commit of somebody else's. */
  version(): unknown;
  /** Null: streams are read in this thread. */
  readonly threads: StreamThreads | null;
}

interface Lender extends StreamedBooks {
  readonly idle: EmbeddedConnection[];
}

/** The threads of the build; null where the program runs from its sources. */
export function builtThreads(books: { path: string; lockTimeoutMs: number }): StreamThreads | null {
  const script = new URL("./stream-worker.js", import.meta.url);
  const { path, lockTimeoutMs } = books;
  return existsSync(script) ? streamThreads(script, { path, lockTimeoutMs }) : null;
}

export function streamsOf(books: StreamedBooks): Streams {
  const lender: Lender = { ...books, idle: [] };
  return streamsRun({
    run: (query, ended) => run(lender, query, ended),
    end: async () => {
      for (const db of lender.idle.splice(0)) db.close();
      await books.threads?.endAll();
    },
  });
}

/** Whatever they are run on: those that nobody finished are known, and ended first. */
export function streamsRun<C extends Connection>(on: {
  run<T>(query: (db: C) => Query<T>, ended: () => void): AsyncGenerator<T[]>;
  end(): Promise<void>;
}): Streams {
  const running = new Set<AsyncGenerator<unknown>>();
  return {
    stream<T>(query: (db: Connection) => Query<T>) {
      const rows = on.run<T>(query, () => running.delete(rows));
      running.add(rows);
      return rows;
    },
    async endAll() {
      for (const rows of [...running]) await rows.return(undefined);
      running.clear();
      await on.end();
    },
  };
}

async function* run<T>(
  books: Lender,
  query: (db: EmbeddedConnection) => Query<T>,
  ended: () => void,
): AsyncGenerator<T[]> {
  let db: EmbeddedConnection | undefined;
  try {
    db = books.idle.pop() ?? books.open();
    const version = books.version();
    let asked = begun(db, query);
    if (books.threads !== null && (asked.rows ?? 0) >= THREAD_FROM_ROWS) {
      const lists = books.threads.read(jobOf(asked), BATCH);
      try {
        const first = await lists.next();
        if (books.version() === version) return yield* valuesOf(first, lists, asked);
      } finally {
        await lists.return(undefined);
      }
      // Somebody wrote while the thread began: it may see more than this connection.
      db.exec("COMMIT");
      asked = begun(db, query);
    }
    yield* readHere(db, asked);
  } catch (error) {
    db?.close();
    db = undefined;
    throw refusalOf(error, books.path);
  } finally {
    ended();
    if (db) {
      if (db.inTransaction) db.exec("COMMIT");
      books.idle.push(db);
      // Its pages are given back: they are worth nothing to another query, and may be many.
      db.pragma("shrink_memory");
    }
  }
}

/** What the query looks up, now and at each row, is the state of now. */
function begun<T>(db: EmbeddedConnection, query: (db: EmbeddedConnection) => Query<T>): Query<T> {
  db.exec("BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1");
  return query(db);
}

function jobOf({ sql, params, isScan }: Query<unknown>): StreamJob {
  return { sql, params, cacheKib: isScan ? SCAN_CACHE_KIB : STREAM_CACHE_KIB };
}

async function* readHere<T>(db: EmbeddedConnection, asked: Query<T>): AsyncGenerator<T[]> {
  const { sql, params, cacheKib } = jobOf(asked);
  db.pragma(`cache_size = -${cacheKib}`);
  let batch: T[] = [];
  for (const json of db.prepare(sql).pluck(true).iterate(params)) {
    batch.push(asked.rowReader(JSON.parse(json as string) as StoredRow));
    if (batch.length < BATCH) continue;
    await pauseDue();
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function* valuesOf<T>(
  first: IteratorResult<StoredRow[]>,
  lists: AsyncGenerator<StoredRow[]>,
  { rowReader }: Query<T>,
): AsyncGenerator<T[]> {
  for (let next = first; next.done !== true; next = await lists.next()) {
    await pauseDue();
    yield next.value.map(rowReader);
  }
}
