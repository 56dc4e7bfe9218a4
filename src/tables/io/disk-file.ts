/** One regular file, opened for reading at any place, and watched for changes. */
import { type BigIntStats, closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import { basename } from "node:path";
import { refuse } from "../../core/refusal.ts";
import type { Place } from "../../core/source.ts";

/** Pieces are read one at a time into one buffer of this size. */
const PIECE_BYTES = 1_048_576;

export interface DiskFile {
  readonly path: string;
  /** The last part of the path. */
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

export function openDiskFile(path: string): DiskFile {
  // Before opening: a named pipe would wait for its writer.
  const before = reading(path, () => statSync(path));
  if (!before.isFile()) refuse("file-must-be-a-file", { path }, { at: placeOf(path) });
  const fd = reading(path, () => openSync(path, "r"));
  const about = reading(path, () => fstatSync(fd, { bigint: true }));
  const bytes = Number(about.size);
  let isOpen = true;
  return {
    path,
    name: basename(path),
    fd,
    bytes,
    read: (position, length) => reading(path, () => readFully(fd, { position, length })),
    pieces: () => readPieces(path, { fd, bytes }),
    checkUnchanged: () => {
      const now = reading(path, () => fstatSync(fd, { bigint: true }));
      if (!isSame(about, now)) refuse("file-must-stay-unchanged", { path }, { at: placeOf(path) });
    },
    close: () => {
      if (isOpen) closeSync(fd);
      isOpen = false;
    },
  };
}

export function placeOf(
  file: string | Pick<DiskFile, "name">,
  at: { sheet?: string; row?: number; column?: string } = {},
): Place {
  const name = typeof file === "string" ? basename(file) : file.name;
  return { file: name, sheet: at.sheet ?? null, row: at.row ?? null, column: at.column ?? null };
}

/** Runs a system call; what the system answers becomes a refusal with its remedy. */
function reading<T>(path: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    return refuseUnreadable(path, error);
  }
}

/** Refuses for an error of the system, and throws any other error as it is. */
export function refuseUnreadable(path: string, error: unknown): never {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const at = placeOf(path);
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
function* readPieces(path: string, file: { fd: number; bytes: number }): Generator<Buffer> {
  const buffer = Buffer.alloc(Math.min(PIECE_BYTES, Math.max(1, file.bytes)));
  for (let position = 0; position < file.bytes; ) {
    const wanted = Math.min(buffer.length, file.bytes - position);
    const count = reading(path, () => readSync(file.fd, buffer, 0, wanted, position));
    if (count === 0) refuse("file-must-stay-unchanged", { path }, { at: placeOf(path) });
    position += count;
    yield buffer.subarray(0, count);
  }
}

function isSame(one: BigIntStats, other: BigIntStats): boolean {
  return one.size === other.size && one.mtimeNs === other.mtimeNs;
}
