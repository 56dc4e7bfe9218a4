/** What a file turned out to be by its content, whatever its name says. */
export type FileFormat =
  | "csv"
  | "xlsx"
  | "xls"
  | "xlsb"
  | "ods"
  | "html"
  | "xml-spreadsheet"
  | "pdf"
  | "archive"
  | "other";

export interface FileMessages {
  "file-must-exist": { path: string };
  "file-must-be-a-file": { path: string };
  "file-must-be-readable": { path: string; why: string };
  "file-must-be-a-text-file": { path: string };
  "file-must-not-be-empty": { path: string };
  "file-must-be-bounded": { bytes: number; limit: number };
  "file-must-be-a-table": { found: FileFormat };
  "file-must-match-its-extension": { extension: string; found: "csv" | "xlsx"; rename: string };
  "file-must-be-text": { line: number; byte: number };
  "file-must-be-decodable": { encoding: string; line: number; byte: number };
  "file-must-stay-unchanged": { path: string };
  "csv-quote-must-be-closed": { text: string };
  "csv-quote-must-begin-its-cell": { text: string };
  "csv-quote-must-end-its-cell": { text: string };
  "csv-row-must-be-bounded": { cells: number; chars: number };
  "workbook-must-not-have-a-password": { path: string };
  "workbook-must-be-complete": { part: string; why: "truncated" | "damaged" | "missing" };
  /** Bytes, or parts where the part is the zip itself. */
  "workbook-must-be-bounded": { part: string; found: number; limit: number };
  "workbook-part-must-be-valid": { part: string; text: string };
}

declare module "../../core/message.ts" {
  interface MessageParams extends FileMessages {}
}
