/**
 * Streams of rows in batches, each on a connection to itself: it sees one state of the books from beginning to end. One that ended leaves
 * its connection to the next.
 */
import { pauseDue } from "../../core/io/pause.ts";
import { BATCH } from "../../core/store.ts";
import type { Connection } from "../database.ts";
import { refusalOf } from "../refusal-of.ts";
import type { StoredRow } from "../sqlite/stream/row-columns.ts";
import { type Query, type Streams, streamsRun } from "../sqlite/stream/streams.ts";
import { tellWaybillKeys } from "./waybill-keys.ts";

interface Lender {
  readonly place: string;
  readonly idle: Connection[];
  open(): Connection;
}

export function streamsOf(books: { place: string; open: () => Connection }): Streams {
  const lender: Lender = { ...books, idle: [] };
  return streamsRun<Connection>({
    run: (query, ended) => run(lender, query, ended),
    end: async () => {
      for (const db of lender.idle.splice(0)) db.close();
    },
  });
}

async function* run<T>(
  books: Lender,
  query: (db: Connection) => Query<T>,
  ended: () => void,
): AsyncGenerator<T[]> {
  let db: Connection | undefined;
  try {
    db = books.idle.pop() ?? books.open();
    db.exec("BEGIN ISOLATION LEVEL REPEATABLE READ");
    const { sql, params, rowReader } = query(db);
    if (sql.includes("waybill_key(")) tellWaybillKeys(db);
    let batch: T[] = [];
    for (const json of db.prepare(sql).pluck(true).iterate(params)) {
      batch.push(rowReader(JSON.parse(json as string) as StoredRow));
      if (batch.length < BATCH) continue;
      await pauseDue();
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  } catch (error) {
    db?.close();
    db = undefined;
    throw refusalOf(error, books.place);
  } finally {
    ended();
    if (db) {
      db.exec("ROLLBACK");
      books.idle.push(db);
    }
  }
}
