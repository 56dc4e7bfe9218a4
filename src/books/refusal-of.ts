/** What the database or the disk complained about, as the rule it broke. */

import { accessSync, constants, statfsSync } from "node:fs";
import { dirname } from "node:path";
import { Bug } from "../core/bug.ts";
import { pauseDue } from "../core/io/pause.ts";
import type { MessageCode, MessageParams } from "../core/message.ts";
import { Refusal } from "../core/refusal.ts";
import type { Reader } from "./port.ts";
import { readNote } from "./writer-note.ts";

/** A server's complaint, or one of the way there; `code` is that of SQL or of the system, and empty where neither gave one. */
export class ServerError extends Error {
  override readonly name = "ServerError";
  readonly code: string;
  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

/**
 * The refusal (or bug) behind an error; the error itself when it is neither the database's nor the disk's.
 */
export function refusalOf(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return error;
  if (error instanceof Refusal) return error;
  if (error instanceof ServerError) return ofServer(error, path);
  return error.code.startsWith("SQLITE_")
    ? ofDatabase({ code: error.code, message: error.message, path })
    : (ofDisk(error.code, path) ?? error);
}

/** Codes of PostgreSQL, and of the system on the way to it. */
function ofServer({ code, message }: ServerError, path: string): Refusal | Bug {
  switch (code) {
    case "55P03":
      return busy(path);
    case "53100":
      return refusal("disk-must-have-room", { path });
    case "42501":
    case "25006":
      return refusal("books-must-be-writable", { path, why: "read-only" });
    case "42P06":
      return refusal("books-must-not-exist", { path });
    case "3F000":
    case "42P01":
      return refusal("books-must-be-balis", { path, why: "unknown-history" });
    default:
      return UNANSWERED.test(code)
        ? refusal("server-must-answer", { server: path, said: message })
        : new Bug(`the database accepts what is written: ${KIND[code] ?? code} ${message}`);
  }
}

/** No way to the server, no entry, no such database, too many, or it is going down; the system's own codes begin with E. */
const UNANSWERED = /^(?:|08...|28...|3D...|53300|57P..|E[A-Z]+)$/;

/** As SQLite calls them. */
const KIND: Readonly<Record<string, string>> = {
  "23514": "CHECK",
  "23503": "FOREIGN KEY",
  "23505": "UNIQUE",
  "23502": "NOT NULL",
};

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

/** Every answer's error as the rule it broke; streams see to theirs themselves. */
export function refusingReader(reader: Reader, path: string): Reader {
  return new Proxy(reader, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== "function") return member;
      return (...args: unknown[]): unknown => {
        const answer: unknown = Reflect.apply(member, target, args);
        if (!(answer instanceof Promise)) return answer;
        const told = answer.catch((error: unknown) => {
          throw refusalOf(error, path);
        });
        const pause = pauseDue();
        return pause ? Promise.all([told, pause]).then(([found]) => found as unknown) : told;
      };
    },
  });
}
