/** What the database or the disk complained about, as the rule it broke. */

import { accessSync, constants, statfsSync } from "node:fs";
import { dirname } from "node:path";
import { Bug } from "../core/bug.ts";
import type { MessageCode, MessageParams } from "../core/message.ts";
import { Refusal } from "../core/refusal.ts";
import { readNote } from "./writer-note.ts";

/**
 * The refusal (or bug) behind an error; the error itself when it is neither the database's nor the disk's.
 */
export function refusalOf(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return error;
  if (error instanceof Refusal) return error;
  return error.code.startsWith("SQLITE_")
    ? ofDatabase({ code: error.code, message: error.message, path })
    : (ofDisk(error.code, path) ?? error);
}

function ofDatabase(said: { code: string; message: string; path: string }): Refusal | Bug {
  const { code, path } = said;
  const kind = code.split("_")[1] ?? "";
  switch (kind) {
    case "BUSY":
    case "LOCKED":
      return busy(path);
    case "FULL":
      return refusal("disk-must-have-room", { path });
    case "READONLY":
    case "CANTOPEN":
    case "PERM":
    case "AUTH":
      return refusal("books-must-be-writable", { path: unwritable(path), why: "read-only" });
    // What SQLite maps into memory does not say that the disk is full.
    case "IOERR":
      return hasRoom(path)
        ? refusal("books-must-be-writable", { path, why: "device-error" })
        : refusal("disk-must-have-room", { path });
    case "CORRUPT":
      return refusal("books-must-be-balis", { path, why: "damaged" });
    case "NOTADB":
      return refusal("books-must-be-balis", { path, why: "not-a-database" });
    default:
      // The steps of the schema made it, so it was taken out since.
      if (/^no such (table|column)/.test(said.message))
        return refusal("stored-text-must-be-readable", { text: said.message });
      return new Bug(`the database accepts what is written: ${code} ${said.message}`);
  }
}

/** Bytes: of one page of the shared memory beside the books. */
const LEAST_ROOM = 32_768n;

function hasRoom(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(path), { bigint: true });
    return bavail * bsize >= LEAST_ROOM;
  } catch {
    return true;
  }
}

/** Of the books and what lies beside them, the file that may not be written: that of another account stops the database, too. */
function unwritable(path: string): string {
  const isLocked = (file: string): boolean => {
    try {
      accessSync(file, constants.W_OK);
      return false;
    } catch (error) {
      return error instanceof Error && "code" in error && error.code !== "ENOENT";
    }
  };
  return [path, `${path}-wal`, `${path}-shm`, `${path}-journal`].find(isLocked) ?? path;
}

/** With who holds them, where that is known. */
export function busy(path: string): Refusal {
  const note = readNote(path);
  if (note === null) return refusal("books-must-be-free", { path });
  const { operator, command, since, pid, host } = note;
  return refusal("books-must-be-free", { path, operator, command, since, process: `${pid} @ ${host}` });
}

function ofDisk(code: string, path: string): Refusal | undefined {
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return refusal("disk-must-have-room", { path });
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return refusal("books-must-be-writable", { path, why: "read-only" });
    // On Windows: another program has the file open.
    case "EBUSY":
      return refusal("books-must-be-free", { path });
    case "ENOENT":
    case "ENOTDIR":
      return refusal("books-must-be-writable", { path, why: "no-folder" });
    case "ENAMETOOLONG":
      return refusal("books-must-be-writable", { path, why: "name-too-long" });
    case "ELOOP":
      return refusal("books-must-be-balis", { path, why: "broken-link" });
    case "EIO":
      return refusal("books-must-be-writable", { path, why: "device-error" });
    default:
      return undefined;
  }
}

function refusal<C extends MessageCode>(code: C, params: MessageParams[C]): Refusal {
  return new Refusal({ code, params, at: null, findings: [] });
}

export async function refusing<T>(path: string, run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw refusalOf(error, path);
  }
}
