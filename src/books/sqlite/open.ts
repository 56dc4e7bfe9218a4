/** balis init, and every command's first step: the books' file, made and opened. */
import { dirname } from "node:path";
import { refuse } from "../../core/refusal.ts";
import { clearDrafts } from "../../tables/io/drafts.ts";
import type { Migration } from "../migrate.ts";
import type { Store } from "../port.ts";
import { refusing } from "../refusal-of.ts";
import { APPLICATION_ID, type EmbeddedConnection, loadDriver, openReader } from "./connection.ts";
import { COMPANIONS, exists, placeNew, requireBooksPlace, withPart } from "./place-file.ts";
import { readablePlace } from "./readable-place.ts";
import { MIGRATIONS, runMigrations } from "./schema/migrations.ts";
import { requireBalisFile, requireCurrent } from "./soundness.ts";
import { storeOn } from "./sqlite-store.ts";

/** Long enough for a colleague's small command, short enough not to look as if nothing happened. */
const LOCK_TIMEOUT_MS = 2000;

interface OpenHow {
  readonly lockTimeoutMs?: number;
  /** How long a plan waits for another process to end its own; absent: no longer than for a lock. */
  readonly waitMs?: number;
  /** The schema's steps, where they are not this program's own. */
  readonly known?: readonly Migration[];
}

/** Refuses a path without books, a file that is no books of ours, and books of another version. */
export async function openBooks(path: string, how: OpenHow = {}): Promise<Store> {
  return refusing(path, async () => {
    await requireBalisFile(path);
    const make = await loadDriver();
    clearDrafts(dirname(path));
    const books = { path, lockTimeoutMs: how.lockTimeoutMs ?? LOCK_TIMEOUT_MS };
    const place = readablePlace(path);
    let db: EmbeddedConnection | undefined;
    try {
      db = openReader(make, { ...books, path: place.path, purpose: "answers" });
      requireCurrent({ db, path, known: how.known ?? MIGRATIONS });
      return storeOn({ make, db, place, ...books, waitMs: how.waitMs ?? 0 });
    } catch (error) {
      db?.close();
      place.drop();
      throw error;
    }
  });
}

/** Only its owner can read the file. Refuses a name that is taken, and one whose folder does not exist. */
export async function createBooks(
  path: string,
  how: { readonly at?: string; readonly known?: readonly Migration[] } = {},
): Promise<void> {
  await requireBooksPlace(path);
  // A left-over log of other books would be taken for this one's.
  for (const suffix of ["", ...COMPANIONS]) {
    if (await exists(`${path}${suffix}`)) refuse("books-must-not-exist", { path: `${path}${suffix}` });
  }
  await refusing(path, async () => {
    await withPart(path, async (part) => {
      await fill(part, how.known ?? MIGRATIONS, how.at ?? new Date().toISOString());
      if (!(await placeNew({ part, path }))) refuse("books-must-not-exist", { path });
    });
  });
}

async function fill(part: string, known: readonly Migration[], at: string): Promise<void> {
  const db = new (await loadDriver())(part);
  try {
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.exec("BEGIN IMMEDIATE");
    runMigrations(db, { known, done: 0, at });
    db.exec("COMMIT");
    // Only now: what stands in a log goes to the file when it is closed, where nobody says that the disk was full.
    db.pragma("journal_mode = WAL");
  } finally {
    db.close();
  }
}
