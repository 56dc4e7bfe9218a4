/**
 * Books that others take the place of, or that are changed as a whole: whose word counts, and what the log of the next ones
 * says of them.
 *
 * Worked example: 王 is the approver of the books, the backup is from before anybody was registered. 王 restores it, nobody
 * else; the log of the restored books then begins to say so: from which file, instead of which last action and last close.
 */

import { atOnce, withPauses } from "../../core/io/pause.ts";
import { refuse } from "../../core/refusal.ts";
import type { Action } from "../../core/store.ts";
import type { Restoration } from "../../people/action-log.ts";
import type { Operator } from "../../people/operator.ts";
import { type EmbeddedConnection, loadDriver, openReader } from "./connection.ts";
import { alteredContents } from "./content-seals.ts";
import { operatorsOf } from "./read/people.ts";
import { hasTable } from "./soundness.ts";
import { addAction, sealAction } from "./write/people.ts";

/** As which action a command is done, by the roles of these operators; refuses who may not. */
export type Admit = (operators: readonly Operator[]) => Action;

const LOCK_TIMEOUT_MS = 2000;

/** By the roles in the books themselves; where these can't be believed, by those of the backup. `books`: null for none. */
export async function admittedTo(of: {
  books: string | null;
  backup: string;
  admit: Admit;
}): Promise<Action> {
  if (of.books === null) return of.admit([]);
  const own = await operatorsAt(of.books);
  return of.admit(
    own ?? (await operatorsAt(of.backup)) ?? refuse("operators-must-be-as-recorded", { rows: 1 }),
  );
}

async function operatorsAt(path: string): Promise<readonly Operator[] | null> {
  const make = await loadDriver();
  return readable(() => {
    const db = openReader(make, { path, lockTimeoutMs: LOCK_TIMEOUT_MS, purpose: "answers" });
    try {
      return sealedOperators(db);
    } finally {
      db.close();
    }
  });
}

/** Of books of any schema; null where a row of them is not what an action wrote. */
export function sealedOperators(db: EmbeddedConnection): readonly Operator[] | null {
  if (!hasTable(db, "operator")) return [];
  const isAltered = hasTable(db, "content_seal") && atOnce(alteredContents(db, ["operator"])).length > 0;
  return isAltered ? null : operatorsOf(db);
}

/** How far these books go; null where that can't be read. */
export function tailOf(db: EmbeddedConnection): Restoration["replaced"] {
  return readable(() => {
    if (!hasTable(db, "action")) return null;
    const one = (sql: string, ...values: number[]) =>
      db
        .prepare(sql)
        .pluck()
        .get(...values);
    const action = one("SELECT coalesce(max(number), 0) FROM action") as number;
    const hash = hasTable(db, "action_seal")
      ? one("SELECT hash FROM action_seal WHERE action = ?", action)
      : null;
    const close = one("SELECT hash FROM period_close ORDER BY ordinal DESC LIMIT 1");
    return { action, hash: (hash ?? null) as string | null, close: (close ?? null) as string | null };
  });
}

/** The first row of the log after a restore. Books from before operators and seals have no place for it. */
export async function logRestore(path: string, of: { action: Action; restored: Restoration }): Promise<void> {
  const db = new (await loadDriver())(path, { fileMustExist: true });
  try {
    if (!hasTable(db, "action_seal")) return;
    db.pragma("foreign_keys = ON");
    db.exec("BEGIN IMMEDIATE");
    const number = addAction(db, of.action);
    await withPauses(sealAction(db, { number, added: new Map(), touched: new Set(), restored: of.restored }));
    db.exec("COMMIT");
  } finally {
    db.close();
  }
}

/** Null when the file is damaged, or no database at all. */
export function readable<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && "code" in error && /^SQLITE_(CORRUPT|NOTADB)/.test(`${error.code}`))
      return null;
    throw error;
  }
}
