export interface BooksMessages {
  "books-must-exist": { path: string };
  "books-must-not-exist": { path: string };
  "books-must-be-balis": { path: string; why: string };
  "books-must-be-current": { path: string; found: number; wanted: number };
  "books-must-not-be-newer": { path: string; found: number; wanted: number };
  "books-must-be-free": { path: string };
  "books-must-be-writable": { path: string; why: string };
  "disk-must-have-room": { path: string };
  "fact-must-not-change": { what: string; id: string };
  "backup-must-not-overwrite": { path: string };
  "restore-must-be-confirmed": { path: string; flag: string };
}
