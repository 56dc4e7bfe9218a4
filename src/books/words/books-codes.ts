/** Why a file is not taken for books. */
export type NotBooks =
  | "not-a-file"
  | "broken-link"
  | "not-a-database"
  | "another-program"
  | "unknown-history"
  | "damaged";

/** Why books, or a file beside them, can't be written. */
export type NotWritable = "no-folder" | "name-too-long" | "read-only" | "device-error";

export interface BooksMessages {
  "books-must-exist": { path: string };
  "books-must-not-exist": { path: string };
  "books-must-be-balis": { path: string; why: NotBooks };
  "books-must-be-current": { path: string; found: number; wanted: number };
  "books-must-not-be-newer": { path: string; found: number; wanted: number };
  "books-must-be-free": { path: string };
  "books-must-be-writable": { path: string; why: NotWritable };
  "disk-must-have-room": { path: string };
  "stored-text-must-be-readable": { text: string };
  "fact-must-not-change": { what: string; id: string };
  "backup-must-not-overwrite": { path: string };
  "restore-must-be-confirmed": { path: string; flag: string };
  "node-must-be-recent": { found: string; wanted: string };
}

declare module "../../core/message.ts" {
  interface MessageParams extends BooksMessages {}
}
