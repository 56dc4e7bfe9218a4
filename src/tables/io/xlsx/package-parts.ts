/**
 * A workbook as the parts of its zip, some of them exchanged: everything else stays byte for byte what it was, so styles,
 * merges, print areas, images and charts survive, which no reading and writing of a whole workbook gives.
 *
 * open → list, read → replace, add, remove → write whole. Untouched parts flow from the old zip to the new one and are never
 * held in memory; what they may unpack to is bounded by `container.ts`.
 */

import { invariant } from "../../../core/bug.ts";
import { refuse } from "../../../core/refusal.ts";
import { openDiskFile, placeOf } from "../disk-file.ts";
import { writeWhole } from "../write-whole.ts";
import { type Container, keyOf, openContainer } from "./container.ts";
import { writeZip, type ZipItem } from "./write-zip.ts";

/** A part that is worked on is held as one text. */
const MAX_TEXT_BYTES = 256 * 1024 ** 2;

export interface PackageParts {
  /** What was opened, as it was. */
  readonly original: Container;
  /** In the order of the file, as they are spelled there; added ones at the end. */
  names(): readonly string[];
  /** Names of parts differ only in case for nobody. */
  has(part: string): boolean;
  /** As it is by now; refuses a part that is missing, damaged or too large. */
  bytes(part: string): Promise<Buffer>;
  /** The same, strictly as UTF-8. */
  text(part: string): Promise<string>;
  replace(part: string, content: string | Buffer): void;
  add(part: string, content: string | Buffer): void;
  remove(part: string): void;
  /** Writes the whole package beside its place and renames it at the end; the place may be the file that was opened, which is closed. */
  write(path: string): Promise<void>;
  close(): void;
}

type Content = { readonly name: string; readonly changed: Buffer | null };

/** Refuses what is no zip, is damaged, or would unpack to more than an honest workbook. */
export async function openPackage(path: string): Promise<PackageParts> {
  const file = openDiskFile(path);
  try {
    const container = await openContainer(file);
    const names = container.names();
    const parts = new Map<string, Content>(names.map((name) => [keyOf(name), { name, changed: null }]));
    const bytes = async (part: string): Promise<Buffer> => {
      const { name, changed } = parts.get(keyOf(part)) ?? { name: part, changed: null };
      if (changed !== null) return changed;
      const pieces: Buffer[] = [];
      let found = 0;
      for await (const piece of container.bytes(name)) {
        found += piece.length;
        const limit = MAX_TEXT_BYTES;
        if (found > limit) refuse("workbook-must-be-bounded", { part, found, limit }, { at: placeOf(path) });
        pieces.push(piece);
      }
      return Buffer.concat(pieces);
    };
    const put = (part: string, content: string | Buffer): void => {
      const name = parts.get(keyOf(part))?.name ?? part;
      parts.set(keyOf(part), { name, changed: Buffer.from(content) });
    };
    const has = (part: string): boolean => parts.has(keyOf(part));
    return {
      original: container,
      names: () => [...parts.values()].map((p) => p.name),
      has,
      bytes,
      text: async (part) => decoded({ path, part }, await bytes(part)),
      replace: (part, content) => {
        invariant(has(part), `the package has a part ${part}`);
        put(part, content);
      },
      add: (part, content) => {
        invariant(!has(part), `the package has no part ${part} yet`);
        put(part, content);
      },
      remove: (part) => {
        invariant(parts.delete(keyOf(part)), `the package has a part ${part}`);
      },
      write: (to) =>
        writeWhole(to, async (draft) => {
          const items = [...parts.values()].map(
            ({ name, changed }): ZipItem => ({ name, bytes: () => changed ?? container.bytes(name) }),
          );
          await writeZip(draft, items);
          file.checkUnchanged();
          // Before it may be renamed over: Windows replaces no file that is open.
          file.close();
        }),
      close: () => file.close(),
    };
  } catch (error) {
    file.close();
    throw error;
  }
}

function decoded(from: { path: string; part: string }, bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const { part } = from;
    return refuse("workbook-part-must-be-valid", { part, text: "UTF-8" }, { at: placeOf(from.path) });
  }
}
