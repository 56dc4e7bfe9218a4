/** The name of what is in the making beside its place: hidden, of this process, and not too long where the place's own name is long. */
import { basename, dirname, join } from "node:path";

/** A file system takes names of 255 bytes; a Chinese letter has three. */
const MAX_BYTES = 200;

export function beside(path: string, ending: string): string {
  const bytes = Buffer.from(basename(path)).subarray(0, MAX_BYTES);
  // A letter that was cut through is dropped.
  const name = bytes.toString().replace(/\uFFFD$/u, "");
  return join(dirname(path), `.${name}.${process.pid}.${ending}`);
}
