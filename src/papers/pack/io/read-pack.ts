/**
 * A pack as its files, each hashed as it is unpacked and none held but the few that are read. What is damaged is a file without a
 * hash, not an error: the rest is still checked.
 */
import { crc32 } from "node:zlib";
import { type Entry, fromFdPromise, type ZipFile } from "yauzl";
import * as z from "zod";
import { startHash } from "../../../core/io/hash.ts";
import { refuse } from "../../../core/refusal.ts";
import { type DiskFile, openDiskFile } from "../../../tables/io/disk-file.ts";
import { type NamedEntry, nameIn } from "../../../tables/io/zip/zip-names.ts";
import type { FoundFile } from "../check-pack.ts";
import { type ChainLink, CONTENTS_NAME, PACK_KINDS, PACK_SCHEMA, type PackIndex } from "../pack-index.ts";

const MAX_FILES = 100_000;
const MAX_TEXT_BYTES = 64 * 1024 ** 2;

interface ReadPack {
  readonly files: readonly FoundFile[];
  /** Of those that were asked for and could be read. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Null with the reason where the zip itself can't be read. `isText`: whose text is wanted. */
export async function readPack(
  path: string,
  isText: (path: string) => boolean,
): Promise<ReadPack | { readonly why: "truncated" | "damaged" }> {
  const file = openDiskFile(path);
  try {
    if (file.bytes === 0) refuse("pack-must-be-zipped", { path: file.name, found: "nothing" });
    if (file.read(0, 2).toString("latin1") !== "PK")
      refuse("pack-must-be-zipped", { path: file.name, found: "other" });
    return await filesOf(file, isText);
  } catch (error) {
    if (error instanceof Error && error.name === "Refusal") throw error;
    const text = error instanceof Error ? error.message : "";
    return { why: /End of central directory|end of file|EOF/i.test(text) ? "truncated" : "damaged" };
  } finally {
    file.close();
  }
}

async function filesOf(file: DiskFile, isText: (path: string) => boolean): Promise<ReadPack> {
  const zip = await fromFdPromise(file.fd, { autoClose: false, lazyEntries: true, strictFileNames: false });
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    // A folder's own entry: other programs write one, and nothing can stand in it.
    if (!entry.fileName.endsWith("/") || entry.uncompressedSize > 0) entries.push(entry);
    if (entries.length > MAX_FILES) throw new Error("too many files");
  }
  const files: FoundFile[] = [];
  const texts = new Map<string, string>();
  const names = entryNames(entries, CONTENTS_NAME);
  for (const [i, entry] of entries.entries()) {
    const path = names[i] ?? entry.fileName;
    const wantsText = isText(path) && entry.uncompressedSize <= MAX_TEXT_BYTES;
    const { sha256, text } = await unpacked(zip, entry, wantsText);
    files.push({ path, sha256, bytes: entry.uncompressedSize });
    if (text !== null) texts.set(path, text);
  }
  return { files, texts };
}

async function unpacked(
  zip: ZipFile,
  entry: Entry,
  wantsText: boolean,
): Promise<{ sha256: string | null; text: string | null }> {
  const damaged = { sha256: null, text: null };
  try {
    const stream = await zip.openReadStreamPromise(entry);
    const hash = startHash();
    const pieces: Buffer[] = [];
    let checksum = 0;
    for await (const piece of stream) {
      const bytes = Buffer.isBuffer(piece) ? piece : Buffer.from(String(piece));
      hash.update(bytes);
      checksum = crc32(bytes, checksum);
      if (wantsText) pieces.push(bytes);
    }
    if (checksum !== entry.crc32) return damaged;
    const text = wantsText ? decoded(Buffer.concat(pieces)) : null;
    return { sha256: hash.digest(), text };
  } catch {
    return damaged;
  }
}

/** Null where it is no UTF-8. */
function decoded(bytes: Buffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const packFile = z.strictObject({
  path: z.string().min(1).max(1000),
  kind: z.enum(PACK_KINDS),
  sha256,
  bytes: z.number().int().nonnegative(),
  what: z.string(),
  command: z.string().nullable(),
  source: z.string().optional(),
  uses: z.array(z.string()).optional(),
});
const index = z.strictObject({
  schema: z.literal(PACK_SCHEMA),
  program: z.string(),
  label: z.string(),
  subproject: z.string(),
  name: z.string(),
  year: z.string(),
  span: z.strictObject({ id: z.string(), from: z.string(), to: z.string() }),
  files: z.array(packFile).max(MAX_FILES),
  absent: z.array(z.strictObject({ what: z.string(), why: z.string() })),
  chain: z.strictObject({ closes: z.number().int().nonnegative(), last: sha256 }),
});
const links = z.array(
  z.strictObject({
    ordinal: z.number().int(),
    period: z.string(),
    hash: sha256,
    previous: sha256,
    file: z.string(),
  }),
);

export function readIndex(text: string): PackIndex | { readonly why: string } {
  const read = index.safeParse(parsed(text));
  if (!read.success) {
    const [issue] = read.error.issues;
    return { why: `${(issue?.path ?? []).join(".")} ${issue?.message ?? ""}`.trim() };
  }
  const { files, ...rest } = read.data;
  return {
    ...rest,
    files: files.map(({ source, uses, ...file }) => ({
      ...file,
      ...(source === undefined ? {} : { source }),
      ...(uses === undefined ? {} : { uses }),
    })),
  };
}

/** Null where it is no list of closes. */
export function readLinks(text: string): ChainLink[] | null {
  const read = links.safeParse(parsed(text));
  return read.success ? read.data : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * The names of files in a zip that any program may have written, in the order of the entries. In which encoding can't be seen in the
 * bytes (目录 in GBK is Ŀ¼ in UTF-8): a name that must be among them tells; as the standard has them where `known` is found by neither.
 */
export function entryNames(
  entries: readonly (NamedEntry & Pick<Entry, "fileName">)[],
  known: string,
): string[] {
  for (const encoding of ["utf-8", "gb18030"] as const) {
    const names = entries.map((entry) => nameIn(entry, encoding));
    if (names.some((name) => name === known || name.endsWith(`/${known}`))) return names;
  }
  return entries.map((entry) => entry.fileName);
}
