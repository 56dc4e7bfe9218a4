/** An output may replace an output of before, and nothing that the books rest on. */

import { basename } from "node:path";
import type { Reader } from "../books/port.ts";
import { refuse } from "../core/refusal.ts";
import { placeStat } from "../tables/io/output-place.ts";

/** Refuses the place of books, of a device, and of a file that was imported or given as evidence: it is the proof of what the books say. */
export async function requireOutput(read: Reader, path: string): Promise<void> {
  await outputCheck(read)(path);
}

/** The same for many outputs of one command: what the books rest on is read once, when the first of them replaces a file. */
export function outputCheck(read: Reader): (path: string) => Promise<void> {
  let sources: Promise<Sources> | undefined;
  return async (path) => {
    const { outputPlace } = await import("../tables/io/output-place.ts");
    const { fileDigest } = await import("../tables/io/file-digest.ts");
    const place = outputPlace(path);
    const there = await fileDigest(place);
    if (there === null) return;
    sources ??= readSources(read);
    const { files, evidence } = await sources;
    const { sha256 } = there;
    // A zip that files came in is known by its name alone.
    const source =
      files.findLast((f) => f.sha256 === sha256) ??
      files.find((f) => f.name.startsWith(`${basename(place)}/`));
    if (source) refuse("output-must-not-replace-a-source", { path, file: source.number });
    if (evidence.has(sha256)) refuse("output-must-not-replace-evidence", { path });
  };
}

interface Sources {
  readonly files: Awaited<ReturnType<Reader["files"]>>;
  readonly evidence: ReadonlySet<string>;
}

async function readSources(read: Reader): Promise<Sources> {
  const evidence = [
    ...(await read.indicatorValues()).flatMap((value) => value.evidence),
    ...(await read.subprojectMoves()).flatMap((move) => move.carried.evidence),
  ];
  return { files: await read.files(), evidence: new Set(evidence.map(({ sha256 }) => sha256)) };
}

/** Something stands at the path that would be lost if it were written over; an empty file loses nothing. */
export function hasContent(path: string): boolean {
  const found = placeStat(path);
  return found !== undefined && (!found.isFile() || found.size > 0);
}
