/** balis backup and restore: the books as they are at one moment, and books put back in place of others. */
import { lstat, realpath, rename } from "node:fs/promises";
import { refuse } from "../../core/refusal.ts";
import type { Restoration } from "../../people/action-log.ts";
import { fingerprintOf } from "../../tables/io/file-digest.ts";
import type { Migration } from "../migrate.ts";
import { refusing } from "../refusal-of.ts";
import { type EmbeddedConnection, loadDriver } from "./connection.ts";
import {
  asideName,
  COMPANIONS,
  exists,
  linkNew,
  placeNew,
  placeOver,
  requireBooksPlace,
  requireFolderOf,
  withPart,
} from "./place-file.ts";
import { readablePlace } from "./readable-place.ts";
import { type Admit, admittedTo, logRestore, readable, tailOf } from "./replaced.ts";
import { MIGRATIONS } from "./schema/migrations.ts";
import { damageOf, requireBalisFile, requireKnown, requireWhole } from "./soundness.ts";

/** How much is copied, in words. */
type OnPart = (text: string) => void;

/** Refuses to write over a file. The backup is checked page by page before it gets its name. */
export async function backupBooks(
  span: { from: string; to: string; onPart?: OnPart },
  known: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  await refusing(span.from, () => requireBalisFile(span.from));
  await requireBooksPlace(span.to);
  if (await exists(span.to)) refuse("backup-must-not-overwrite", { path: span.to });
  await refusing(span.to, () => copyBooks(span, (db) => void requireKnown({ db, path: span.from, known })));
}

/** A checked copy under a new name; readable by its owner alone. */
export async function copyBooks(
  span: { from: string; to: string; onPart?: OnPart },
  accept: (db: EmbeddedConnection) => void = () => undefined,
): Promise<void> {
  await withPart(span.to, async (part) => {
    await copyInto({ ...span, part }, accept);
    if (!(await placeNew({ part, path: span.to }))) refuse("backup-must-not-overwrite", { path: span.to });
  });
}

/** At a time: some 4 MB, far less than a tenth of a second. */
const PAGES = 1000;

/**
 * Page by page, so that a signal is heard in between. The transaction keeps one state of the books however much is written
 * meanwhile; without it the copy would begin anew at each foreign commit. The copy is without a write-ahead log, so it can be
 * read from a medium that can't be written.
 */
async function copyInto(
  span: { from: string; part: string; onPart?: OnPart },
  accept: (db: EmbeddedConnection) => void,
): Promise<void> {
  const make = await loadDriver();
  const place = readablePlace(span.from);
  try {
    const db = new make(place.path, { fileMustExist: true });
    try {
      await refusing(span.from, () => {
        db.exec("BEGIN");
        db.pragma("schema_version");
        accept(db);
      });
      const progress = ({ totalPages, remainingPages }: Record<"totalPages" | "remainingPages", number>) => {
        // The first time nothing is known yet.
        if (totalPages > 0)
          span.onPart?.(`${Math.floor((100 * (totalPages - remainingPages)) / totalPages)} %`);
        return PAGES;
      };
      await db.backup(span.part, { progress });
    } finally {
      db.close();
    }
  } finally {
    place.drop();
  }
  const copy = new make(span.part, { fileMustExist: true });
  try {
    copy.pragma("journal_mode = DELETE");
    await refusing(span.from, async () => requireWhole(await damageOf(copy), span.from));
  } finally {
    copy.close();
  }
}

const LOCK_TIMEOUT_MS = 2000;

interface Restored {
  /** Where the books that stood there before stand now; null when there were none. */
  readonly aside: string | null;
}

/**
 * The backup is checked and copied beside the target first; the present books are kept aside under a new
 * name; then one rename puts the copy in place, whose log says so. Refuses while another process has the present books open,
 * and whom `admit` refuses. Books behind a link are replaced where they are, and the link stays.
 */
export async function restoreBooks(
  span: { from: string; to: string; confirmed: boolean; admit: Admit; onPart?: OnPart },
  known: readonly Migration[] = MIGRATIONS,
): Promise<Restored> {
  const { from } = span;
  await refusing(from, () => requireBalisFile(from));
  await requireFolderOf(span.to);
  const to = await refusing(span.to, () => behindLinks(span.to));
  const replaces = await exists(to);
  if (!replaces) await requireBooksPlace(to);
  if (replaces && !span.confirmed) refuse("restore-must-be-confirmed", { path: to, flag: "--confirm" });
  const admitted = { books: replaces ? to : null, backup: from, admit: span.admit };
  const action = await refusing(to, () => admittedTo(admitted));
  const { sha256: file } = fingerprintOf(from);
  return withPart(to, async (part) => {
    await refusing(from, () =>
      copyInto({ ...span, part }, (db) => void requireKnown({ db, path: from, known })),
    );
    const log = (replaced: Restoration["replaced"]) =>
      logRestore(part, { action, restored: { file, replaced } });
    return await refusing(to, () => replace({ part, to, replaces, log }));
  });
}

/** Where SQLite goes when it opens the path; a link to nothing is refused. */
async function behindLinks(path: string): Promise<string> {
  if (await exists(path)) return realpath(path);
  const link = await lstat(path).catch(() => null);
  return link ? refuse("books-must-be-balis", { path, why: "broken-link" }) : path;
}

async function replace(span: {
  part: string;
  to: string;
  replaces: boolean;
  log: (replaced: Restoration["replaced"]) => Promise<void>;
}): Promise<Restored> {
  const { part, to } = span;
  const aside = asideName(to, "restore");
  if (!span.replaces) {
    await span.log(null);
    await moveCompanions({ from: to, to: aside });
    await placeOver({ part, path: to });
    return { aside: null };
  }
  const held = await holdAlone(to);
  try {
    await span.log(held && tailOf(held));
    // Books too damaged to be opened keep their log: it may be what a rescuer needs.
    if (held === null) await moveCompanions({ from: to, to: aside });
    await linkNew({ from: to, to: aside });
    // Windows replaces no file that is open; there, whoever opens the books at this very moment makes the renaming fail instead.
    if (process.platform === "win32") held?.close();
    await placeOver({ part, path: to });
  } finally {
    held?.close();
  }
  return { aside };
}

/**
 * Leaving the write-ahead log needs the books for oneself: it fails while anyone else has them open, writes
 * the log back, and removes it. Null when the file can't be opened as books at all.
 */
async function holdAlone(path: string): Promise<EmbeddedConnection | null> {
  const db = new (await loadDriver())(path, { fileMustExist: true, timeout: LOCK_TIMEOUT_MS });
  try {
    const held = readable(() => {
      db.pragma("journal_mode = DELETE");
      db.exec("BEGIN EXCLUSIVE");
      return db;
    });
    if (held === null) db.close();
    return held;
  } catch (error) {
    db.close();
    throw error;
  }
}

async function moveCompanions(span: { from: string; to: string }): Promise<void> {
  for (const suffix of COMPANIONS) {
    if (await exists(`${span.from}${suffix}`)) await rename(`${span.from}${suffix}`, `${span.to}${suffix}`);
  }
}
