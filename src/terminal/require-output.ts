/** An output may replace an output of before, and nothing that the books rest on. */

import type { Reader } from "../books/port.ts";
import { refuse } from "../core/refusal.ts";

/** Refuses the place of books, of a device, and of a file that was imported: it is the proof of what the books say. */
export async function requireOutput(read: Reader, path: string): Promise<void> {
  const { outputPlace } = await import("../tables/io/output-place.ts");
  const { fileDigest } = await import("../tables/io/file-digest.ts");
  const there = await fileDigest(outputPlace(path));
  const [source] = there === null ? [] : await read.filesBySha(there.sha256);
  if (source) refuse("output-must-not-replace-a-source", { path, file: source.number });
}
