/**
 * The books as a store: one connection that answers, one that writes (opened when first needed), one for
 * each stream.
 */
import { statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { invariant } from "../../core/bug.ts";
import type { Store } from "../port.ts";
import { busy, refusing, refusingReader } from "../refusal-of.ts";
import { leaveNote } from "../writer-note.ts";
import { alteredSchema } from "./altered-schema.ts";
import { applyPlan } from "./apply.ts";
import { type Driver, type EmbeddedConnection, openReader, openWriter } from "./connection.ts";
import { readerOf } from "./read/reader.ts";
import { withRepeated } from "./read/repeated-reads.ts";
import type { ReadablePlace } from "./readable-place.ts";
import { damageOf } from "./soundness.ts";
import { builtThreads, streamsOf } from "./stream/streams.ts";

export function storeOn(books: {
  make: Driver;
  db: EmbeddedConnection;
  path: string;
  /** Where it is read, if not there. */
  place: ReadablePlace;
  lockTimeoutMs: number;
  /** How long a plan waits for another process to end its own. */
  waitMs: number;
}): Store {
  const { make, db, path, place } = books;
  const from = { ...books, path: place.path, purpose: "stream" } as const;
  const streams = streamsOf({
    path,
    open: () => openReader(make, from),
    version: () => db.pragma("data_version", { simple: true }),
    threads: builtThreads(from),
  });
  const opened = statSync(path);
  let writer: EmbeddedConnection | undefined;
  let applying = false;
  const soundness = { alteredSchema: () => alteredSchema(db), damage: () => damageOf(db) };
  return {
    read: refusingReader(withRepeated(readerOf({ db, soundness, ...streams }), db), path),
    async apply(plan, action, how = {}) {
      invariant(!applying, "a plan is applied at a time");
      applying = true;
      try {
        return await refusing(path, async () => {
          writer ??= openWriter(make, books);
          const db = writer;
          await locked(() => db.exec("BEGIN IMMEDIATE"), books.waitMs);
          const takeNote = leaveNote(path, action);
          const afterLock = (): void => requireSameFile(path, opened);
          return applyPlan(db, { plan, action, dryRun: how.dryRun ?? false, afterLock }).finally(takeNote);
        });
      } finally {
        applying = false;
      }
    },
    async close() {
      await streams.endAll();
      db.close();
      writer?.close();
      place.drop();
    },
  };
}

const ROUND_MS = 200;

/** Tries until the time is over; between two tries Ctrl-C is heard. */
async function locked(begin: () => void, waitMs: number): Promise<void> {
  const end = Date.now() + waitMs;
  for (;;) {
    try {
      return begin();
    } catch (error) {
      if (!isBusy(error) || Date.now() >= end) throw error;
    }
    await sleep(ROUND_MS);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");
}

/** After a restore the path names other books; what is written to the ones opened before would be lost. */
function requireSameFile(path: string, opened: { ino: number; dev: number }): void {
  const now = statSync(path, { throwIfNoEntry: false });
  if (now?.ino !== opened.ino || now.dev !== opened.dev) throw busy(path);
}
