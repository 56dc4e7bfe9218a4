/**
 * Who writes: a small file beside the books while a plan is applied, so that whoever finds them busy learns whom to ask. It is a
 * courtesy and no lock: the database has the lock, and where the file can't be written the plan is applied all the same.
 */
import { readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import type { Action } from "../core/store.ts";
import { isRunning } from "../tables/io/drafts.ts";

export interface WriterNote {
  readonly operator: string;
  readonly command: string;
  /** The instant its command began. */
  readonly since: string;
  readonly host: string;
  readonly pid: number;
}

/** Beside the books themselves, whatever link leads to them: everybody who writes must find it. */
const nameOf = (path: string): string => `${realpathSync(path)}-writer`;

/** Leaves the note; what it gives back takes it away again. */
export function leaveNote(path: string, { operator, command, at }: Action): () => void {
  const note: WriterNote = { operator, command, since: at, host: hostname(), pid: process.pid };
  try {
    const name = nameOf(path);
    writeFileSync(name, JSON.stringify(note), { mode: 0o600 });
    return () => rmSync(name, { force: true });
  } catch {
    return () => {};
  }
}

/** Null where there is none, where it can't be read, and where its process has ended without taking it away. */
export function readNote(path: string): WriterNote | null {
  try {
    const note = JSON.parse(readFileSync(nameOf(path), "utf8")) as WriterNote;
    return note.host !== hostname() || isRunning(note.pid) ? note : null;
  } catch {
    return null;
  }
}
