/** A file by what a person types: its number in the books, or its name. */

import { refuse } from "../../../core/refusal.ts";
import type { ImportReads, StoredFile } from "../port.ts";

export async function fileNamed(read: ImportReads, typed: string): Promise<StoredFile> {
  const text = typed.trim();
  // No file is called by a number alone: what is imported has an extension.
  const digits = /^[#＃]?(\d{1,9})$/.exec(text)?.[1];
  const name = nameKey(text.split(/[\\/]/).at(-1) ?? "");
  const [found, ...others] = (await read.files()).filter((f) =>
    digits === undefined ? nameKey(f.name) === name : f.number === Number(digits),
  );
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
