/** One regular file, opened for reading at any place, and watched for changes. */
import { type BigIntStats, closeSync, fstatSync, openSync, readSync, type Stats, statSync } from "node:fs";
import { basename } from "node:path";
import { refuse } from "../../core/refusal.ts";
import type { Place } from "../../core/source.ts";

/** Pieces are read one at a time into one buffer of this size. */
const PIECE_BYTES = 1_048_576;

type Named = Pick<DiskFile, "path" | "name">;

export interface DiskFile {
  readonly path: string;
  /** The last part of the path; ZIP/member of what lies in a zip. */
  readonly name: string;
  readonly fd: number;
  readonly bytes: number;
  /** Up to `length` bytes from `position`; fewer only at the end of the file. */
  read(position: number, length: number): Buffer;
  /** All of it, in order; a piece is only valid until the next one is taken. */
  pieces(): Generator<Buffer>;
  /** Refuses when the file is not what it was when it was opened. */
  checkUnchanged(): void;
  close(): void;
}

/** `shown`: what people know it by, where that is not the path. */
export function openDiskFile(at: string, shown: Named = { path: at, name: basename(at) }): DiskFile {
  const { path } = shown;
  // Before opening: a named pipe would wait for its writer.
  const before = reading(shown, () => statSync(at));
  if (!before.isFile()) refuse("file-must-be-a-file", { path }, { at: placeOf(shown) });
  const fd = reading(shown, () => openSync(at, "r"));
  const about = reading(shown, () => fstatSync(fd, { bigint: true }));
  const bytes = Number(about.size);
  let isOpen = true;
  return {
    ...shown,
    fd,
    bytes,
    read: (position, length) => reading(shown, () => readFully(fd, { position, length })),
    pieces: () => readPieces(shown, { fd, bytes }),
    checkUnchanged: () => {
      const now = reading(shown, () => fstatSync(fd, { bigint: true }));
      if (!isSame(about, now)) refuse("file-must-stay-unchanged", { path }, { at: placeOf(shown) });
    },
    close: () => {
      if (isOpen) closeSync(fd);
      isOpen = false;
    },
  };
}

export function placeOf(
  file: string | Pick<Named, "name">,
  at: { sheet?: string; row?: number; column?: string } = {},
): Place {
  const name = typeof file === "string" ? basename(file) : file.name;
  return { file: name, sheet: at.sheet ?? null, row: at.row ?? null, column: at.column ?? null };
}

/** Undefined where nothing stands, or what stands can't be reached: opening it says why. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Runs a system call; what the system answers becomes a refusal with its remedy. */
function reading<T>(file: Named, call: () => T): T {
  try {
    return call();
  } catch (error) {
    return refuseUnreadable(file, error);
  }
}

/** Refuses for an error of the system, and throws any other error as it is. */
export function refuseUnreadable(file: Named, error: unknown): never {
  const { path } = file;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const at = placeOf(file);
  if (code === "ENOENT" || code === "ENOTDIR") refuse("file-must-exist", { path }, { at });
  if (code === "EISDIR") refuse("file-must-be-a-file", { path }, { at });
  if (SYSTEM_CODE.test(code)) refuse("file-must-be-readable", { path, why: code }, { at });
  throw error;
}

/** EACCES, EIO, ELOOP, …; the codes of Node's own mistakes begin with ERR_. */
const SYSTEM_CODE = /^E(?!RR_)[A-Z0-9]+$/;

function readFully(fd: number, part: { position: number; length: number }): Buffer {
  const buffer = Buffer.alloc(part.length);
  let filled = 0;
  while (filled < part.length) {
    const count = readSync(fd, buffer, filled, part.length - filled, part.position + filled);
    if (count === 0) break;
    filled += count;
  }
  return buffer.subarray(0, filled);
}

/** Ends where the file ended when it was opened, however it grows meanwhile. */
function* readPieces(shown: Named, file: { fd: number; bytes: number }): Generator<Buffer> {
  const buffer = Buffer.alloc(Math.min(PIECE_BYTES, Math.max(1, file.bytes)));
  for (let position = 0; position < file.bytes; ) {
    const wanted = Math.min(buffer.length, file.bytes - position);
    const count = reading(shown, () => readSync(file.fd, buffer, 0, wanted, position));
    if (count === 0) refuse("file-must-stay-unchanged", { path: shown.path }, { at: placeOf(shown) });
    position += count;
    yield buffer.subarray(0, count);
  }
}

function isSame(one: BigIntStats, other: BigIntStats): boolean {
  return one.size === other.size && one.mtimeNs === other.mtimeNs;
}
