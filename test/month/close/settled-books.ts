/** Books of two months on disk, settled by the sample rules and closed, and what another program does to them. */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Fact, Store } from "../../../src/books/port.ts";
import { createBooks, openBooks } from "../../../src/books/sqlite/open.ts";
import { secondEngine } from "../../../src/month/close/io/run-second-engine.ts";
import { closePeriod } from "../../../src/month/close/steps/close-period.ts";
import { settlePeriod } from "../../../src/month/settle/steps/settle-period.ts";
import { editRows } from "../../support/edited-books.ts";
import { pack } from "../../support/rule-packs.ts";
import { ACTION, add, file, reconcile } from "./books.ts";
import { sha256 } from "./facts.ts";

export async function settleAgain(store: Store, period: string): Promise<void> {
  await settlePeriod({ store, period, action: ACTION });
}

export async function close(store: Store, period: string): Promise<void> {
  const engine = secondEngine({});
  const about = { confirm: period, action: ACTION, programVersion: "0.1.0", hash: sha256 };
  await closePeriod({ store, period, engine, ...about });
}

/** One request of 12 pages, 3.60, matched and settled: 1.80 of subsidy by the sample rules. */
export async function settled(store: Store, period: string, number: number): Promise<void> {
  await add(store, file(number, period));
  await reconcile(store, { period, file: number });
  await settleAgain(store, period);
}

export class SettledBooks {
  private readonly folder = mkdtempSync(join(tmpdir(), "balis-settled-"));

  /** May (settled twice) and June, both closed; made once, and copied for each story. */
  async make(): Promise<void> {
    const path = join(this.folder, "sound.db");
    await createBooks(path);
    const store = await openBooks(path);
    await add(
      store,
      [...pack("balis-dd-2017"), ...pack("sample-2019")].map(
        (rule): Fact => ({ kind: "rule-enacted", rule }),
      ),
    );
    await settled(store, "2019-05", 1);
    await add(store, [{ kind: "setting-recorded", name: "late-files", value: "refuse" }]);
    await reconcile(store, { period: "2019-05", file: 1 });
    await settleAgain(store, "2019-05");
    await close(store, "2019-05");
    await settled(store, "2019-06", 2);
    await close(store, "2019-06");
    await store.close();
  }

  async story<T>(tell: (store: Store) => Promise<T>, ...sql: string[]): Promise<T> {
    const path = join(this.folder, "told.db");
    rmSync(`${path}-wal`, { force: true });
    cpSync(join(this.folder, "sound.db"), path);
    if (sql.length > 0) edit(path, sql);
    const store = await openBooks(path);
    try {
      return await tell(store);
    } finally {
      await store.close();
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** Behind the program's back: past the triggers that keep facts as they are. Each statement changes one row. */
function edit(path: string, sql: readonly string[]): void {
  const db = new Database(path);
  editRows(db, ...sql);
  db.close();
}
