/** Writes a file beside its place and renames it at the end: nobody ever sees half of it, and the old one stays till then. */

import { renameSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { refuse } from "../../core/refusal.ts";
import { beside, untilExit } from "./drafts.ts";
import { outputPlace, placeStat } from "./output-place.ts";

export async function writeWhole(path: string, write: (draft: string) => Promise<void>): Promise<void> {
  const place = placeStat(dirname(path), path);
  if (!place?.isDirectory()) refuse("output-must-be-writable", { path, why: place ? "ENOTDIR" : "ENOENT" });
  const target = outputPlace(path);
  const draft = beside(target, "tmp");
  const drop = untilExit(draft);
  try {
    await onDisk(path, async () => {
      await write(draft);
      replaceWith(draft, target, path);
    });
  } finally {
    drop();
  }
}

/** What the system complains of while something is written is said of the place that people know. */
export async function onDisk<T>(path: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (/^E[A-Z]+$/.test(code)) refuse("output-must-be-writable", { path, why: code });
    throw error;
  }
}

/** Where the draft could be written, Windows refuses the name only because a program has the old file open. */
function replaceWith(draft: string, target: string, path: string): void {
  try {
    renameSync(draft, target);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const isOpen = code === "EBUSY" || (process.platform === "win32" && /^E(PERM|ACCES)$/.test(code));
    if (isOpen) refuse("output-must-be-writable", { path, why: "OPEN" });
    throw error;
  }
}

export async function writeText(path: string, text: string): Promise<void> {
  await writeWhole(path, (draft) => writeFile(draft, text));
}
