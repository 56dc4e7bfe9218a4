/**
 * A zip of a month: its files as files of their own, under ZIP/member. The directory is read once and bounded; a member that is
 * read is unpacked into a file that has no name and goes when it is closed, so that it is opened like any other (a workbook
 * needs its end first), and memory holds no more of it than a piece. Nothing is ever written under a name from the zip.
 */
import { createWriteStream } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { crc32 } from "node:zlib";
import { type Entry, fromFdPromise, type ZipFile } from "yauzl";
import { Refusal, refuse } from "../../../core/refusal.ts";
import type { MemberFault } from "../../words/zip-messages.ts";
import { type DiskFile, openDiskFile, placeOf, refuseUnreadable } from "../disk-file.ts";
import { temporaryFolder, untilExit } from "../drafts.ts";
import { encodingOfNames, nameIn } from "./zip-names.ts";

const MAX_MEMBERS = 10_000;
const MAX_MEMBER_BYTES = 4 * 1024 ** 3;
/** Deflate packs a million equal rows about 30 : 1; more than this is made to hurt, but for small files. */
const MAX_RATIO = 200;
const RATIO_FROM_BYTES = 16 * 1024 ** 2;

export interface ZipMember {
  /** As it is shown and asked for, with "/" between folders. */
  readonly name: string;
  /** Why it can't be read; null where it can. */
  readonly fault: MemberFault | null;
}

interface Directory {
  readonly zip: ZipFile;
  readonly members: readonly (ZipMember & { readonly entry: Entry })[];
}

const NONE = { zip: null, members: [] };
const isZip = (file: DiskFile): boolean => file.read(0, 2).toString("latin1") === "PK";

/** Null for what is no zip of files: another kind of file, a workbook, a document. */
export async function membersOf(path: string): Promise<readonly ZipMember[] | null> {
  const file = openDiskFile(path);
  try {
    if (!isZip(file)) return null;
    const { members } = await directoryOf(file);
    const isDocument = members.some((m) => m.name === "[Content_Types].xml" || m.name === "mimetype");
    return isDocument ? null : members;
  } finally {
    file.close();
  }
}

/** The member as a file; refused where it is not there or can't be read. */
export async function openMember(path: string, name: string): Promise<DiskFile> {
  const file = openDiskFile(path);
  const shown = { path: `${path}/${name}`, name: `${file.name}/${name}` };
  try {
    const { zip, members } = isZip(file) ? await directoryOf(file) : NONE;
    const member = members.find((m) => m.name === name);
    if (!zip || !member) return refuse("file-must-exist", { path: shown.path }, { at: placeOf(shown) });
    if (member.fault) refuseMember(shown.name, member.fault);
    return await unpacked(zip, { entry: member.entry, shown });
  } finally {
    file.close();
  }
}

function refuseMember(name: string, why: MemberFault): never {
  return refuse("zip-member-must-be-readable", { why }, { at: placeOf({ name }) });
}

async function directoryOf(file: DiskFile): Promise<Directory> {
  const entries: Entry[] = [];
  try {
    // Names as bytes: in which encoding, all of them together tell.
    const zip = await fromFdPromise(file.fd, { autoClose: false, lazyEntries: true, decodeStrings: false });
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      if (entries.length > MAX_MEMBERS)
        refuse("zip-must-be-bounded", { limit: MAX_MEMBERS }, { at: placeOf(file) });
    }
    return { zip, members: membersAmong(entries) };
  } catch (error) {
    return refuseDamaged(file, error);
  }
}

function membersAmong(entries: readonly Entry[]): Directory["members"] {
  const encoding = encodingOfNames(entries);
  const members = new Map<string, ZipMember & { readonly entry: Entry }>();
  for (const entry of entries) {
    const said = nameIn(entry, encoding);
    if (said.endsWith("/")) continue;
    const name = said
      .split("/")
      .filter((part, i) => part !== "." && (part !== "" || i === 0))
      .join("/");
    members.set(name, { name, entry, fault: members.has(name) ? "twin" : faultOf(name, entry) });
  }
  return [...members.values()];
}

function faultOf(name: string, entry: Entry): MemberFault | null {
  const { uncompressedSize: bytes, compressedSize, compressionMethod: method } = entry;
  const isLink = ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;
  if (/^\/|^[a-z]:|(^|\/)\.\.(\/|$)|\0/i.test(name)) return "outside";
  if (isLink) return "link";
  if (entry.isEncrypted()) return "encrypted";
  if (method !== 0 && method !== 8) return "method";
  const limit = Math.min(MAX_MEMBER_BYTES, Math.max(RATIO_FROM_BYTES, compressedSize * MAX_RATIO));
  return bytes > limit ? "bomb" : null;
}

async function unpacked(
  zip: ZipFile,
  of: { entry: Entry; shown: Pick<DiskFile, "path" | "name"> },
): Promise<DiskFile> {
  const { entry, shown } = of;
  const folder = placeToUnpack();
  const forget = untilExit(folder);
  try {
    const at = join(folder, "member");
    const stream = await zip.openReadStreamPromise(entry);
    let checksum = 0;
    const checked = async function* (pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const piece of pieces) {
        checksum = crc32(piece, checksum);
        yield piece;
      }
    };
    await pipeline(stream, checked, createWriteStream(at, { flags: "wx", mode: 0o600 }));
    if (checksum !== entry.crc32) refuseMember(shown.name, "damaged");
    const file = openDiskFile(at, shown);
    const close = (): void => {
      file.close();
      forget();
    };
    return { ...file, close };
  } catch (error) {
    forget();
    if (error instanceof Refusal) throw error;
    if (isOfSystem(error)) return refuseUnreadable(shown, error);
    return refuseMember(shown.name, "damaged");
  }
}

function placeToUnpack(): string {
  try {
    return temporaryFolder();
  } catch (error) {
    const why = error instanceof Error && "code" in error ? String(error.code) : "";
    return refuse("file-must-be-readable", { path: tmpdir(), why });
  }
}

const isOfSystem = (error: unknown): boolean =>
  error instanceof Error && "code" in error && /^E[A-Z]+$/.test(String(error.code));

function refuseDamaged(file: DiskFile, error: unknown): never {
  if (error instanceof Refusal) throw error;
  if (isOfSystem(error)) return refuseUnreadable(file, error);
  const text = error instanceof Error ? error.message : "";
  // The directory itself may be encrypted.
  const why = /encrypt/.test(text)
    ? "encrypted"
    : /End of central directory/i.test(text)
      ? "truncated"
      : "damaged";
  return refuse("zip-must-be-complete", { why }, { at: placeOf(file) });
}
