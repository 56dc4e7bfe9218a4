/**
 * A thread that reads streams of rows, one after the other, by a connection of its own: of large months, reading and sorting goes on while
 * the main thread judges and writes.
 */
import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { type EmbeddedConnection, loadDriver, openReader } from "../connection.ts";
import { columnsOf, type StoredRow } from "./row-columns.ts";
import {
  type FromThread,
  MAX_IN_FLIGHT,
  PART_ROWS,
  type ReadBooks,
  type StreamJob,
  type ToThread,
} from "./stream-job.ts";

type Port = NonNullable<typeof parentPort>;

function serve(port: Port, books: ReadBooks): void {
  let opened: Promise<EmbeddedConnection> | undefined;
  const sent = { inFlight: 0 };
  const run = async (job: StreamJob): Promise<FromThread> => {
    try {
      opened ??= loadDriver().then((make) => openReader(make, { ...books, purpose: "stream" }));
      await read(port, { db: await opened, job, sent });
      return { kind: "end" };
    } catch (error) {
      const { message, code } =
        error instanceof Error ? (error as NodeJS.ErrnoException) : { message: `${error}` };
      return { kind: "failed", code, message };
    }
  };
  port.on("message", (message: ToThread) => {
    if (message.kind === "used") sent.inFlight -= 1;
    else void run(message.job).then((last) => port.postMessage(last));
  });
}

async function read(
  port: Port,
  of: { db: EmbeddedConnection; job: StreamJob; sent: { inFlight: number } },
): Promise<void> {
  const { db, job, sent } = of;
  db.pragma(`cache_size = -${job.cacheKib}`);
  let rows: StoredRow[] = [];
  const post = (): void => {
    port.postMessage({ kind: "rows", part: columnsOf(rows) } satisfies FromThread);
    sent.inFlight += 1;
    rows = [];
  };
  for (const json of db.prepare(job.sql).pluck(true).iterate(job.params)) {
    rows.push(JSON.parse(json as string) as StoredRow);
    if (rows.length < PART_ROWS) continue;
    post();
    while (sent.inFlight >= MAX_IN_FLIGHT) await once(port, "message");
  }
  if (rows.length > 0) post();
  // Its pages are given back: they are worth nothing to another query, and may be many.
  db.pragma("shrink_memory");
}

if (parentPort !== null) serve(parentPort, workerData as ReadBooks);
