/**
 * balis upgrade: books of an earlier program brought forward, in one transaction, with a copy of them as they were.
 *
 * From the step on at which books keep nothing that is not read, what earlier ones kept is removed (`unread-cells.ts`), and the
 * action log says how much. So that no free page and no log of SQLite's keeps it either, the file is written anew when the
 * transaction is through. If that is not possible then, because somebody reads or the disk is full, the books say that it is
 * due, and the next upgrade does it.
 */

import { type InPieces, withPauses } from "../../core/io/pause.ts";
import { Refusal, refuse } from "../../core/refusal.ts";
import type { Action } from "../../core/store.ts";
import type { Profile } from "../../month/import/columns/profile.ts";
import type { Migration } from "../migrate.ts";
import { refusing } from "../refusal-of.ts";
import { copyBooks } from "./backup.ts";
import { type EmbeddedConnection, loadDriver, openWriter } from "./connection.ts";
import { asideName, removeWithCompanions } from "./place-file.ts";
import { latest } from "./read/registry.ts";
import { type Admit, sealedOperators } from "./replaced.ts";
import { MIGRATIONS, runMigrations } from "./schema/migrations.ts";
import { damageIn, requireBalisFile, requireKnown, requireWhole } from "./soundness.ts";
import { NOTHING_REMOVED, type Removed, removeUnread } from "./unread-cells.ts";
import { addAction, sealAction } from "./write/people.ts";

/** Long enough for a colleague's small command, short enough not to look as if nothing happened. */
const LOCK_TIMEOUT_MS = 2000;
/** Books of this version and later ones were only ever written by programs that keep what is read. */
const KEEPS_ONLY_WHAT_IS_READ = 20;
/** From this version on every action seals the rows that it adds. */
const SEALS_CONTENTS = 27;
/** SQLite's own number for us to use: 1 while the file is to be written anew. */
const SWEEP_DUE = 1;

type SavedProfiles = readonly { readonly name: string; readonly text: string }[];

export interface UpgradeHow {
  /** The schema's steps, where they are not this program's own. */
  readonly known?: readonly Migration[];
  /** All profiles, given those that the books have saved: they say what is read. */
  readonly shelf: (saved: SavedProfiles) => readonly Profile[];
  readonly admit: Admit;
  /** How long it waits for another process that writes; absent: as long as for a small command. */
  readonly waitMs?: number;
}

interface Upgraded {
  readonly found: number;
  readonly wanted: number;
  /** Where the books as they were stand now; null when there was nothing to do. */
  readonly copy: string | null;
  readonly removed: Removed;
}

/** Copies the books first; then all steps in one transaction, each with its record. */
export async function upgradeBooks(path: string, how: UpgradeHow): Promise<Upgraded> {
  return refusing(path, async () => {
    await requireBalisFile(path);
    const db = openWriter(await loadDriver(), {
      path,
      lockTimeoutMs: Math.max(how.waitMs ?? 0, LOCK_TIMEOUT_MS),
    });
    try {
      // Only outside a transaction; the check at the end stands in for it.
      db.pragma("foreign_keys = OFF");
      db.pragma("secure_delete = ON");
      db.exec("BEGIN IMMEDIATE");
      const done = await upgrade(db, path, how);
      if (db.inTransaction) db.exec("ROLLBACK");
      sweep(db, { path, copy: done.copy });
      return done;
    } finally {
      if (db.inTransaction) db.exec("ROLLBACK");
      db.close();
    }
  });
}

async function upgrade(db: EmbeddedConnection, path: string, how: UpgradeHow): Promise<Upgraded> {
  const known = how.known ?? MIGRATIONS;
  const { found, wanted } = requireKnown({ db, path, known });
  const action = how.admit(sealedOperators(db) ?? refuse("operators-must-be-as-recorded", { rows: 1 }));
  if (found === wanted) return { found, wanted, copy: null, removed: NOTHING_REMOVED };
  const copy = asideName(path, "upgrade");
  await copyBooks({ from: path, to: copy });
  try {
    runMigrations(db, { known, done: found, at: action.at });
    const removed = found < KEEPS_ONLY_WHAT_IS_READ ? removeUnread(db, profilesOf(db, how)) : NOTHING_REMOVED;
    if (wanted >= SEALS_CONTENTS) await withPauses(logUpgrade(db, action, removed));
    requireWhole(damageIn(db), path);
    db.exec("COMMIT");
    return { found, wanted, copy, removed };
  } catch (error) {
    if (db.inTransaction) db.exec("ROLLBACK");
    // The books are as they were: on a full disk every further try would leave one more copy.
    await removeWithCompanions(copy);
    throw error;
  }
}

/** Of a saved profile that this program can't read any more it is not known what it reads. */
function profilesOf(db: EmbeddedConnection, { shelf }: UpgradeHow): readonly Profile[] {
  const saved = db.prepare(latest("profile", ["name"], "name, text")).all() as {
    name: string;
    text: string;
  }[];
  try {
    return shelf(saved);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return shelf([]).filter((profile) => saved.every((s) => s.name !== profile.name));
  }
}

/** Seals the steps that were run; of books from before contents were sealed all there is, from now on proven. */
function* logUpgrade(db: EmbeddedConnection, action: Action, { cells, names }: Removed): InPieces<void> {
  const removed = [["unread-cells-removed", cells] as const, ["unread-names-removed", names] as const];
  const added = new Map(removed.filter(([, count]) => count > 0));
  yield* sealAction(db, { number: addAction(db, action), added, touched: new Set(["migration"]) });
  if (added.size > 0) db.pragma(`user_version = ${SWEEP_DUE}`);
}

/** Every page is written anew and the old ones are gone, those of the write-ahead log too. */
function sweep(db: EmbeddedConnection, said: { path: string; copy: string | null }): void {
  if (db.pragma("user_version", { simple: true }) !== SWEEP_DUE) return;
  try {
    db.exec("VACUUM");
    const [checkpoint] = db.pragma("wal_checkpoint(TRUNCATE)") as { busy: number }[];
    if (checkpoint?.busy === 0) {
      db.pragma("user_version = 0");
      return;
    }
  } catch (error) {
    if (!(error instanceof Error && "code" in error && /^SQLITE_(BUSY|LOCKED|FULL)/.test(`${error.code}`)))
      throw error;
  }
  refuse("books-must-be-swept", { path: said.path, copy: said.copy ?? "" });
}
