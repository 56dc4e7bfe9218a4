/**
 * The door for everything that is written for people: an output takes the place of an older one of its name, so what stands
 * there is looked at first. Books (of whatever alliance, or another program's database), the files SQLite keeps beside them,
 * devices and pipes are never replaced.
 */
import { closeSync, lstatSync, openSync, readSync, realpathSync, type Stats, statSync } from "node:fs";
import { refuse } from "../../core/refusal.ts";

const MAGIC = "SQLite format 3\0";
const COMPANION = /-(wal|shm|journal|run)$/i;

/** Where the file really goes: through a link, to what it leads to. Refuses a place that no output may take. */
export function outputPlace(path: string): string {
  const place = ended(path);
  const found = requireFileName(place, path);
  if (found && tried(path, () => isDatabase(place))) refuse("output-must-not-replace-books", { path });
  return place;
}

/** What stands at a place something is to be written to. A path that the system can't follow is refused with its reason. */
export function placeStat(place: string, path = place): Stats | undefined {
  return tried(path, () => {
    try {
      return statSync(place);
    } catch (error) {
      // From Node 22 on `throwIfNoEntry` would be silent about a path through a file, too.
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  });
}

/** Not what means a device, a pipe, a folder, or the log of the database beside it. True where a file stands there. */
export function requireFileName(place: string, path = place): boolean {
  if (process.platform === "win32" && isReservedOnWindows(place)) no(path, "RESERVED");
  const found = placeStat(place, path);
  if (found?.isDirectory()) no(path, "EISDIR");
  if (found && !found.isFile()) no(path, "DEVICE");
  const books = place.replace(COMPANION, "");
  if (books !== place && isDatabaseFile(books)) refuse("output-must-not-be-a-companion", { path, books });
  return found !== undefined;
}

/**
 * Names that mean a device in every folder, whatever the ending, and a colon, which names a hidden stream of a file: Windows
 * would write there without a word.
 */
export function isReservedOnWindows(path: string): boolean {
  const name = path.replace(/^[a-z]:/i, "").replace(/^.*[\\/]/, "");
  return name.includes(":") || /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])\s*(\.|$)/i.test(name);
}

function ended(path: string): string {
  if (tried(path, () => lstatSync(path, { throwIfNoEntry: false }))?.isSymbolicLink() !== true) return path;
  try {
    return realpathSync(path);
  } catch (error) {
    return no(path, error instanceof Error && "code" in error && error.code === "ELOOP" ? "ELOOP" : "LINK");
  }
}

function isDatabaseFile(path: string): boolean {
  return tried(path, () => statSync(path, { throwIfNoEntry: false })?.isFile() === true && isDatabase(path));
}

function isDatabase(path: string): boolean {
  const fd = openSync(path, "r");
  try {
    const start = Buffer.alloc(MAGIC.length);
    return readSync(fd, start, 0, start.length, 0) === start.length && start.toString("latin1") === MAGIC;
  } finally {
    closeSync(fd);
  }
}

function tried<T>(path: string, look: () => T): T {
  try {
    return look();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (/^E[A-Z]+$/.test(code)) no(path, code);
    throw error;
  }
}

function no(path: string, why: string): never {
  return refuse("output-must-be-writable", { path, why });
}
