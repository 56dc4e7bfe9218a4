/** The parts of a pack on the disk: what is made lies in a folder beside the pack, evidence is read where it lies. */
import { existsSync, mkdirSync, statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { basename, isAbsolute, join, resolve } from "node:path";
import { startHash } from "../../../core/io/hash.ts";
import { refuse } from "../../../core/refusal.ts";
import type { Workbooks } from "../../../sheet/workbook.ts";
import { writeCsv } from "../../../tables/io/csv/write-csv.ts";
import { openDiskFile } from "../../../tables/io/disk-file.ts";
import { beside, untilExit } from "../../../tables/io/drafts.ts";
import { fileDigest, isSameFile } from "../../../tables/io/file-digest.ts";
import { outputPlace } from "../../../tables/io/output-place.ts";
import { onDisk } from "../../../tables/io/write-whole.ts";
import type { ZipItem } from "../../../tables/io/xlsx/write-zip.ts";
import type { PackStage, StagedFile } from "../pack.ts";

interface DiskStage extends PackStage {
  items(): ZipItem[];
  /** Everything that was made for it is gone. */
  close(): void;
}

export function stagePack(asked: {
  /** Where the pack will be. */
  pack: string;
  /** What a relative path of evidence may start at, in order. */
  folders: readonly string[];
  workbooksOf: (period: string | null) => Promise<Workbooks>;
  /** Called as each part is begun. */
  onPart?: (path: string) => void;
}): DiskStage {
  // Before the work, not only at its end.
  const folder = beside(outputPlace(asked.pack), "parts");
  makeFolder(folder, asked.pack);
  const items = new Map<string, ZipItem>();
  let made = 0;
  const take = (path: string, found: StagedFile & { at: string }): void => {
    items.set(path, { name: path, size: found.bytes, bytes: () => unchanged(found) });
  };
  const staged = async (path: string, write: (at: string) => Promise<void>): Promise<StagedFile> => {
    made += 1;
    asked.onPart?.(path);
    const at = join(folder, `${made}`);
    // Of the pack: nobody knows the part.
    await onDisk(asked.pack, () => write(at));
    const digest = (await fileDigest(at)) ?? refuse("file-must-exist", { path: at });
    take(path, { ...digest, at });
    return digest;
  };
  return {
    text: (path, content) => staged(path, (at) => writeFile(at, content)),
    table: (path, rows) => staged(path, (at) => writeCsv(at, rows)),
    workbook: (path, { workbook, period }) =>
      staged(path, async (at) => (await asked.workbooksOf(period)).write(at, workbook)),
    find: async (path, sha256) => {
      const lies = await found(path, { sha256, folders: asked.folders });
      if (lies && isSameFile(lies.at, asked.pack))
        refuse("pack-must-not-replace-evidence", { path: basename(asked.pack), evidence: path });
      return lies;
    },
    take,
    items: () => [...items.values()],
    close: untilExit(folder),
  };
}

function makeFolder(folder: string, pack: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    const why = error instanceof Error && "code" in error ? String(error.code) : "";
    refuse("output-must-be-writable", { path: pack, why });
  }
}

async function found(
  path: string,
  asked: { sha256: string; folders: readonly string[] },
): Promise<(StagedFile & { at: string }) | null> {
  const places = isAbsolute(path) ? [path] : [...new Set(asked.folders.map((f) => resolve(f, path)))];
  let other: (StagedFile & { at: string }) | null = null;
  for (const at of places) {
    if (!existsSync(at) || !statSync(at).isFile()) continue;
    const digest = await fileDigest(at);
    if (digest === null) continue;
    if (digest.sha256 === asked.sha256) return { ...digest, at };
    other ??= { ...digest, at };
  }
  return other;
}

/** Read once more for the zip: a file that changed meanwhile ends the writing. */
async function* unchanged(of: StagedFile & { at: string }): AsyncGenerator<Buffer> {
  const file = openDiskFile(of.at);
  try {
    const hash = startHash();
    for (const piece of file.pieces()) {
      hash.update(piece);
      // The piece is only valid until the next one, and the zip keeps it longer.
      yield Buffer.from(piece);
    }
    if (hash.digest() !== of.sha256) refuse("file-must-stay-unchanged", { path: of.at });
  } finally {
    file.close();
  }
}
