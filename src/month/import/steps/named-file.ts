/** A file by what a person types: its number in the books, or its name. */

import { refuse } from "../../../core/refusal.ts";
import type { ImportReads, StoredFile } from "../port.ts";

export async function fileNamed(read: ImportReads, typed: string): Promise<StoredFile> {
  const text = typed.trim();
  const [, mark, digits = ""] = /^([#＃]?)(\d{1,9})$/.exec(text) ?? [];
  const name = nameKey(text.split(/[\\/]/).at(-1) ?? "");
  // "#12" is always a number; a file may be called "12".
  const isMeant = (f: StoredFile): boolean =>
    f.number === Number(digits) || (!mark && nameKey(f.name) === name);
  const [found, ...others] = (await read.files()).filter(isMeant);
  if (!found) return refuse("named-file-must-be-in-the-books", { text });
  if (others.length === 0) return found;
  const files = [found, ...others].map((f) => ({
    ...{ number: f.number, period: f.period, state: stateOf(f) },
  }));
  return refuse("named-file-must-be-unambiguous", { text, files });
}

export type FileState = "counts" | "replaced" | "withdrawn";

export function stateOf(file: Pick<StoredFile, "supersededBy" | "withdrawal">): FileState {
  if (file.withdrawal) return "withdrawn";
  return file.supersededBy === null ? "counts" : "replaced";
}

/** One name, however the system that sent it composes its signs. */
const nameKey = (name: string): string => name.normalize("NFC");
