/**
 * Putting finished files in their place: written under another name first, so a reader meets the whole file
 * or none.
 */
import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { copyFile, link, open, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { refuse } from "../../core/refusal.ts";
import { beside, untilExit } from "../../tables/io/drafts.ts";
import { requireFileName } from "../../tables/io/output-place.ts";
import { refusing } from "../refusal-of.ts";

/** The files SQLite may keep beside a database. */
export const COMPANIONS = ["-wal", "-shm", "-journal"];

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Where books are made: a name that nobody takes for a sheet or a text. */
export async function requireBooksPlace(path: string): Promise<void> {
  await requireFolderOf(path);
  if (!/\.db$/i.test(path)) refuse("books-must-end-in-db", { path });
}

/** Its folder is there, and its name is none that means a device or another database's log. */
export async function requireFolderOf(path: string): Promise<void> {
  const folder = dirname(path);
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) refuse("books-must-be-writable", { path: folder, why: "no-folder" });
  requireFileName(path);
}

/** An empty file beside `path` that only its owner can read, to be filled and then placed; else it goes, by Ctrl-C too. */
export async function withPart<T>(path: string, fill: (part: string) => Promise<T>): Promise<T> {
  const part = beside(path, "part");
  const drop = untilExit(...["", ...COMPANIONS].map((suffix) => `${part}${suffix}`));
  try {
    await refusing(path, () => writeFile(part, "", { flag: "wx", mode: 0o600 }));
    return await fill(part);
  } finally {
    drop();
  }
}

export async function removeWithCompanions(path: string): Promise<void> {
  for (const suffix of ["", ...COMPANIONS]) await rm(`${path}${suffix}`, { force: true });
}

/**
 * Gives the part its name unless that is taken: false then. A link never replaces a file, not even in a
 * race.
 */
export async function placeNew(span: { part: string; path: string }): Promise<boolean> {
  await sync(span.part);
  const placed = await linkNew({ from: span.part, to: span.path });
  if (placed) {
    await rm(span.part);
    await sync(dirname(span.path));
  }
  return placed;
}

/** Gives the part its name in place of what stands there. */
export async function placeOver(span: { part: string; path: string }): Promise<void> {
  await sync(span.part);
  await rename(span.part, span.path);
  await sync(dirname(span.path));
}

/** A second name for the file; a copy where the file system has no links. False when the name is taken. */
export async function linkNew(span: { from: string; to: string }): Promise<boolean> {
  try {
    await link(span.from, span.to);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
  }
  try {
    await copyFile(span.from, span.to, constants.COPYFILE_EXCL);
    await sync(span.to);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

/**
 * On the disk, not only in the system's memory. Some systems can't sync a folder; the file itself is enough
 * there.
 */
async function sync(path: string): Promise<void> {
  const handle = await open(path, "r").catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** "balis.db.before-restore-20190603T081500Z": what stood there before, beside it. */
export function asideName(path: string, before: "restore" | "upgrade"): string {
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  return `${path}.before-${before}-${stamp}-${randomBytes(2).toString("hex")}`;
}
