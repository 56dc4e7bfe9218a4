/** An output may replace an output of before, and nothing that the books rest on. */

import { basename } from "node:path";
import type { Reader } from "../books/port.ts";
import { refuse } from "../core/refusal.ts";
import { placeStat } from "../tables/io/output-place.ts";

/** Refuses the place of books, of a device, and of a file that was imported or given as evidence: it is the proof of what the books say. */
export async function requireOutput(read: Reader, path: string): Promise<void> {
  const { outputPlace } = await import("../tables/io/output-place.ts");
  const { fileDigest } = await import("../tables/io/file-digest.ts");
  const place = outputPlace(path);
  const there = await fileDigest(place);
  if (there === null) return;
  const [known] = await read.filesBySha(there.sha256);
  // A zip that files came in is known by its name alone.
  const source = known ?? (await read.files()).find((f) => f.name.startsWith(`${basename(place)}/`));
  if (source) refuse("output-must-not-replace-a-source", { path, file: source.number });
  const evidence = [
    ...(await read.indicatorValues()).flatMap((value) => value.evidence),
    ...(await read.subprojectMoves()).flatMap((move) => move.carried.evidence),
  ];
  if (evidence.some(({ sha256 }) => sha256 === there.sha256))
    refuse("output-must-not-replace-evidence", { path });
}

/** Something stands at the path that would be lost if it were written over; an empty file loses nothing. */
export function hasContent(path: string): boolean {
  const found = placeStat(path);
  return found !== undefined && (!found.isFile() || found.size > 0);
}
