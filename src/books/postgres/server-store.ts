/** The books on a server as a store: one connection that answers, one that writes, one for each stream. */
import { setTimeout as sleep } from "node:timers/promises";
import { invariant } from "../../core/bug.ts";
import type { Connection } from "../database.ts";
import type { Store } from "../port.ts";
import { busy, refusing, refusingReader } from "../refusal-of.ts";
import { applyPlan } from "../sqlite/apply.ts";
import { readerOf } from "../sqlite/read/reader.ts";
import type { Soundness } from "../sqlite/read/reading.ts";
import { alteredSchema } from "./altered-objects.ts";
import { connectReader, connectWriter } from "./connect.ts";
import type { Server } from "./server.ts";
import { streamsOf } from "./server-streams.ts";

const ROUND_MS = 200;

export function storeOn(books: {
  server: Server;
  db: Connection;
  /** In words. */
  place: string;
  /** The text of it. */
  schema: () => Promise<string>;
  waitMs: number;
}): Store {
  const { server, db, place } = books;
  const streams = streamsOf({ place, open: () => connectReader(server, "stream") });
  let writer: Connection | undefined;
  let applying = false;
  const soundness: Soundness = {
    alteredSchema: async () => {
      writer ??= connectWriter(server);
      return alteredSchema(writer, await books.schema());
    },
    // A server sees to its files itself.
    damage: async () => [],
  };
  return {
    read: refusingReader(readerOf({ db, soundness, ...streams }), place),
    async apply(plan, action, how = {}) {
      invariant(!applying, "a plan is applied at a time");
      applying = true;
      try {
        return await refusing(place, async () => {
          writer ??= connectWriter(server);
          const db = writer;
          await locked(db, { place, waitMs: books.waitMs });
          return applyPlan(db, { plan, action, dryRun: how.dryRun ?? false, afterLock: () => undefined });
        });
      } finally {
        applying = false;
      }
    },
    async close() {
      await streams.endAll();
      db.close();
      writer?.close();
      await server.close();
    },
  };
}

/** One plan at a time, as in a file; between two tries Ctrl-C is heard. */
async function locked(db: Connection, { place, waitMs }: { place: string; waitMs: number }): Promise<void> {
  const end = Date.now() + waitMs;
  for (;;) {
    db.exec("BEGIN");
    if (db.prepare("SELECT pg_try_advisory_xact_lock(hashtext('balis'))").pluck().get() === 1) return;
    db.exec("ROLLBACK");
    if (Date.now() >= end) throw busy(place);
    await sleep(ROUND_MS);
  }
}
