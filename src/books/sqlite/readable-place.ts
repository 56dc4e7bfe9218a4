/**
 * Where books can be read from. The database lays files beside the books even to read them, which an auditor can't do on a share that
 * is only to be read. While no log (-wal) lies there, all of the books is in their one file: then they are read from a copy that
 * nobody else can look into and that is gone with the command. (SQLite's own `immutable` is a part of a URI, which this driver takes none of.)
 */
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  openSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { refuse } from "../../core/refusal.ts";
import { temporaryFolder, untilExit } from "../../tables/io/drafts.ts";
import { busy, refusalOf } from "../refusal-of.ts";

/** The two bytes of a database's header that say how it is written; 2: with a log beside it, 1: without. */
const WRITTEN_AT = 18;
const WITH_LOG = 2;
const WITHOUT_LOG = 1;

export interface ReadablePlace {
  readonly path: string;
  /** Takes away what was only for reading. */
  drop(): void;
}

/** Refuses books that can be read neither where they are nor from a copy, with what helps. */
export function readablePlace(path: string): ReadablePlace {
  const books = realpathSync(path);
  const asTheyAre = { path, drop: () => undefined };
  if ((isWritable(books) && isWritable(dirname(books))) || !isWrittenWithLog(books)) return asTheyAre;
  if (hasLog(books))
    return existsSync(`${books}-shm`)
      ? asTheyAre
      : refuse("books-must-be-writable", { path, why: "log-beside" });
  try {
    return copyOf(books);
  } catch (error) {
    // The books were read a moment ago; where there is no room or no right now is the place of the copy.
    throw refusalOf(error, tmpdir());
  }
}

function copyOf(books: string): ReadablePlace {
  const before = statSync(books);
  const folder = temporaryFolder();
  const drop = untilExit(folder);
  try {
    const path = join(folder, "balis.db");
    copyFileSync(books, path, constants.COPYFILE_FICLONE);
    chmodSync(path, 0o600);
    const file = openSync(path, "r+");
    writeSync(file, Buffer.from([WITHOUT_LOG, WITHOUT_LOG]), 0, 2, WRITTEN_AT);
    closeSync(file);
    if (hasLog(books) || !isSame(before, statSync(books))) throw busy(books);
    return { path, drop };
  } catch (error) {
    drop();
    throw error;
  }
}

function isSame(a: Stats, b: Stats): boolean {
  return a.ino === b.ino && a.size === b.size && a.mtimeMs === b.mtimeMs;
}

const hasLog = (books: string): boolean =>
  (statSync(`${books}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;

function isWrittenWithLog(books: string): boolean {
  const file = openSync(books, "r");
  try {
    const said = Buffer.alloc(1);
    readSync(file, said, 0, 1, WRITTEN_AT);
    return said[0] === WITH_LOG;
  } finally {
    closeSync(file);
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
