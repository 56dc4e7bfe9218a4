/** Where books are, as the command line or the environment says: a file, or a database on a server. */
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";

export interface BooksPlace {
  /** Null: on a server. */
  readonly path: string | null;
  /** As `--books` takes it: the file's path made absolute, or the server's address. */
  readonly address: string;
  /** That of the file; of books on a server, the present one. */
  readonly folder: string;
}

export function booksPlace(given: string, cwd: string): BooksPlace {
  if (isServerAddress(given)) return { path: null, address: given, folder: cwd };
  const path = resolve(cwd, given);
  return { path, address: path, folder: dirname(path) };
}

export function isServerAddress(given: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(given);
}

/** Of a server's address: for sentences. The password ends at the last @ before the query, whatever signs it has. */
export function withoutPassword(address: string): string {
  return address.replace(/\?.*$/s, "").replace(/^(\w+:\/\/[^:@]*):.*@/s, "$1@");
}

export function hasPassword(address: string): boolean {
  return /^\w+:\/\/[^:@]*:.*@/s.test(address.replace(/\?.*$/s, "")) || /[?&]password=/i.test(address);
}

/** What is on a server is there as far as one knows before one asks. */
export function hasBooks({ path }: BooksPlace): boolean {
  return path === null || existsSync(path);
}
