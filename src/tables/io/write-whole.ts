/** Writes a file beside its place and renames it at the end: nobody ever sees half of it, and the old one stays till then. */

import { renameSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { refuse } from "../../core/refusal.ts";
import { outputPlace, placeStat } from "./output-place.ts";

export async function writeWhole(path: string, write: (draft: string) => Promise<void>): Promise<void> {
  const place = placeStat(dirname(path), path);
  if (!place?.isDirectory()) refuse("output-must-be-writable", { path, why: place ? "ENOTDIR" : "ENOENT" });
  const target = outputPlace(path);
  const draft = beside(target, "tmp");
  const drop = (): void => rmSync(draft, { force: true, recursive: true });
  // Ctrl-C ends the program here.
  process.once("exit", drop);
  try {
    await write(draft);
    renameSync(draft, target);
  } catch (error) {
    drop();
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (/^E[A-Z]+$/.test(code)) refuse("output-must-be-writable", { path, why: code });
    throw error;
  } finally {
    process.off("exit", drop);
  }
}

export async function writeText(path: string, text: string): Promise<void> {
  await writeWhole(path, (draft) => writeFile(draft, text));
}

/** A file system takes names of 255 bytes; a Chinese letter has three. */
const MAX_BYTES = 200;

/** The name of what is in the making beside its place: hidden, of this process, and not too long where the place's own name is long. */
export function beside(path: string, ending: string): string {
  const bytes = Buffer.from(basename(path)).subarray(0, MAX_BYTES);
  // A letter that was cut through is dropped.
  const name = bytes.toString().replace(/\uFFFD$/u, "");
  return join(dirname(path), `.${name}.${process.pid}.${ending}`);
}
