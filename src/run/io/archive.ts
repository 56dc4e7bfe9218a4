/** Files of a run: the inbox, the log, and where files go that the books have, under their content, so that two of one name never meet. */
import { type Dirent, existsSync, readdirSync, rmSync } from "node:fs";
import { appendFile, copyFile, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { refuse } from "../../core/refusal.ts";
import { refuseUnreadable } from "../../tables/io/disk-file.ts";
import { fingerprintOf } from "../../tables/io/file-digest.ts";
import { outputPlace } from "../../tables/io/output-place.ts";
import { onDisk, writeWhole } from "../../tables/io/write-whole.ts";

/** Digits of the hash in a name. */
const MARK = 16;

/**
 * Where it lies now. The copy is whole and read again before the original is taken away: a run that is killed in between does the rest the
 * next time. Refused where the file is no longer what was imported (`sha256`; null: of a zip only its members are known).
 */
export async function archived(file: string, folder: string, sha256: string | null): Promise<string> {
  const now = fingerprintOf(file).sha256;
  if (sha256 !== null && now !== sha256) refuse("archive-must-hold-what-was-imported", { path: file });
  const place = join(folder, `${now.slice(0, MARK)}-${basename(file)}`);
  const isThere = (): boolean => existsSync(place) && fingerprintOf(place).sha256 === now;
  if (!isThere()) await writeWhole(place, (draft) => copyFile(file, draft));
  if (!isThere()) refuse("archive-must-hold-what-was-imported", { path: file });
  rmSync(file);
  return place;
}

/** What a line of a log begins with. */
const LOG_BEGINS = '{"at":';

/** Where a log is appended to: asked for before anything is done. Refuses what is there and is no log of a run. */
export async function logPlace(path: string): Promise<string> {
  const place = outputPlace(path);
  return onDisk(path, async () => {
    await appendFile(place, "");
    const begins = (await readFile(place)).subarray(0, LOG_BEGINS.length).toString();
    if (begins !== "" && begins !== LOG_BEGINS) refuse("log-must-be-of-runs", { path });
    return place;
  });
}

/** 收件箱 / inbox: names of the files and of the folders in the inbox, sorted; none where there is no such folder. */
export function inboxOf(inbox: string): { names: string[]; folders: string[] } {
  if (!existsSync(inbox)) return { names: [], folders: [] };
  const entries = listed(inbox).filter(({ name }) => !name.startsWith("."));
  const [folders, files] = [true, false].map((isFolder) =>
    entries
      .filter((entry) => entry.isDirectory() === isFolder)
      .map(({ name }) => name)
      .sort(),
  );
  return { names: files ?? [], folders: folders ?? [] };
}

function listed(inbox: string): Dirent[] {
  try {
    return readdirSync(inbox, { withFileTypes: true });
  } catch (error) {
    return refuseUnreadable({ path: inbox, name: basename(inbox) }, error);
  }
}
