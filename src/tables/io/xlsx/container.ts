/**
 * The zip container of a workbook: its parts by name, read as streams, every one of them bounded before it is unpacked.
 *
 * The directory is checked first: how many parts, how large each says it is, how much more than its packed size. yauzl
 * refuses a part that unpacks to another size than it says, so what is declared is what comes; the checksum is ours to check.
 */
import { crc32 } from "node:zlib";
import { type Entry, fromFdPromise, type ZipFile } from "yauzl";
import { addUp } from "../../../core/list.ts";
import { refuse } from "../../../core/refusal.ts";
import { type DiskFile, placeOf, refuseUnreadable } from "../disk-file.ts";

const MAX_PARTS = 10_000;
const MAX_PART_BYTES = 2 * 1024 ** 3;
const MAX_TOTAL_BYTES = 4 * 1024 ** 3;
/** Deflate packs a million equal rows about 30 : 1; more than this is made to hurt. */
const MAX_RATIO = 200;
/** Small parts may be as regular as they like. */
const RATIO_FROM_BYTES = 16 * 1024 ** 2;

export interface Container {
  readonly file: DiskFile;
  /** In the order of the file, as they are spelled there; folders are no parts. */
  names(): readonly string[];
  has(part: string): boolean;
  /** The part's bytes; refuses a part that is missing or damaged. */
  bytes(part: string): AsyncGenerator<Buffer>;
  /** The part's text, strictly UTF-8; refuses a part that is missing or damaged. */
  text(part: string): AsyncGenerator<string>;
}

/** Names that differ only in case are one name, as for Excel. */
export const keyOf = (part: string): string => part.replace(/^\//, "").toLowerCase();

export async function openContainer(file: DiskFile): Promise<Container> {
  const parts = new Map<string, Entry>();
  const names: string[] = [];
  const zip = await opened(file);
  try {
    for await (const entry of zip.eachEntry()) {
      const part = entry.fileName;
      // Two of one name: readers differ in which one counts, and Excel opens no such workbook.
      if (parts.has(keyOf(part))) refuse("workbook-parts-must-differ", { part }, { at: placeOf(file) });
      parts.set(keyOf(part), entry);
      if (!part.endsWith("/")) names.push(part);
      requireBounded({ file, entry, parts: parts.size });
    }
  } catch (error) {
    refuseDamaged(file, { error, part: "zip" });
  }
  const total = addUp(parts.values(), (e) => e.uncompressedSize);
  if (total > MAX_TOTAL_BYTES) refuseSize(file, { part: "zip", found: total, limit: MAX_TOTAL_BYTES });
  return {
    file,
    names: () => names,
    has: (part) => parts.has(keyOf(part)),
    bytes: (part) => bytesOf({ file, zip, part, entry: parts.get(keyOf(part)) }),
    text: (part) => textOf({ file, zip, part, entry: parts.get(keyOf(part)) }),
  };
}

async function opened(file: DiskFile): Promise<ZipFile> {
  try {
    return await fromFdPromise(file.fd, { autoClose: false, lazyEntries: true, strictFileNames: false });
  } catch (error) {
    return refuseDamaged(file, { error, part: "zip" });
  }
}

function requireBounded(asked: { file: DiskFile; entry: Entry; parts: number }): void {
  const { file, entry, parts } = asked;
  const part = entry.fileName;
  if (parts > MAX_PARTS) refuseSize(file, { part: "zip", found: parts, limit: MAX_PARTS });
  const found = entry.uncompressedSize;
  if (found > MAX_PART_BYTES) refuseSize(file, { part, found, limit: MAX_PART_BYTES });
  const limit = Math.max(RATIO_FROM_BYTES, entry.compressedSize * MAX_RATIO);
  if (found > limit) refuseSize(file, { part, found, limit });
}

function refuseSize(file: DiskFile, params: { part: string; found: number; limit: number }): never {
  return refuse("workbook-must-be-bounded", params, { at: placeOf(file) });
}

async function* textOf(asked: {
  file: DiskFile;
  zip: ZipFile;
  part: string;
  entry: Entry | undefined;
}): AsyncGenerator<string> {
  const { file, part } = asked;
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for await (const piece of bytesOf(asked)) {
    yield decoded(file, { part, decode: () => decoder.decode(piece, { stream: true }) });
  }
  yield decoded(file, { part, decode: () => decoder.decode() });
}

async function* bytesOf(asked: {
  file: DiskFile;
  zip: ZipFile;
  part: string;
  entry: Entry | undefined;
}): AsyncGenerator<Buffer> {
  const { file, zip, part, entry } = asked;
  if (entry === undefined) {
    return refuse("workbook-must-be-complete", { part, why: "missing" }, { at: placeOf(file) });
  }
  const stream = await zip
    .openReadStreamPromise(entry)
    .catch((error) => refuseDamaged(file, { error, part }));
  const pieces = stream[Symbol.asyncIterator]();
  let checksum = 0;
  try {
    for (;;) {
      // Only the reading is caught here: what the consumer throws is not the file's fault.
      const next = await pieces.next().catch((error) => refuseDamaged(file, { error, part }));
      if (next.done) break;
      checksum = crc32(next.value, checksum);
      yield next.value;
    }
  } finally {
    stream.destroy();
  }
  if (checksum !== entry.crc32) {
    refuse("workbook-must-be-complete", { part, why: "damaged" }, { at: placeOf(file) });
  }
}

function decoded(file: DiskFile, asked: { part: string; decode: () => string }): string {
  try {
    return asked.decode();
  } catch {
    return refusePart(file, { part: asked.part, text: "UTF-8" });
  }
}

export function refusePart(file: DiskFile, params: { part: string; text: string }): never {
  return refuse("workbook-part-must-be-valid", params, { at: placeOf(file) });
}

function refuseDamaged(file: DiskFile, asked: { error: unknown; part: string }): never {
  const { error, part } = asked;
  if (error instanceof Error && error.name === "Refusal") throw error;
  if (error instanceof Error && "code" in error && /^E[A-Z]+$/.test(String(error.code))) {
    return refuseUnreadable(file, error);
  }
  const text = error instanceof Error ? error.message : "";
  const why = /End of central directory/.test(text) ? "truncated" : "damaged";
  return refuse("workbook-must-be-complete", { part, why }, { at: placeOf(file) });
}
