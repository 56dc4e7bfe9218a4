/** Files as the workflows see them: opened once, read in batches, never wholly in memory. */
import type { Encoding } from "../domain/import/file.ts";

/** A cell as text; `null` where there is nothing. What a spreadsheet holds as a number, date or formula is told apart. */
export type Cell =
  | null
  | string
  | { readonly kind: "number"; readonly text: string } // shortest decimal text of the double
  | { readonly kind: "date"; readonly serial: string } // Excel serial, shortest decimal text
  | {
      readonly kind: "formula";
      readonly formula: string;
      readonly value: string | null;
      readonly isDate?: boolean;
    } // cached value
  | { readonly kind: "error"; readonly text: string } // #REF! …
  | { readonly kind: "boolean"; readonly value: boolean };

export interface RawRow {
  /** From 1, as the user's program shows it. */
  readonly row: number;
  readonly hidden: boolean;
  readonly cells: readonly Cell[];
}

export interface RawSheet {
  /** From 1. */
  readonly position: number;
  /** Null for CSV. */
  readonly name: string | null;
  readonly hidden: boolean;
  rows(): AsyncIterable<readonly RawRow[]>;
}

export interface OpenedFile {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly encoding: Encoding;
  /** 1900 or 1904: how the workbook counts days. */
  readonly epoch: 1900 | 1904;
  readonly sheets: readonly RawSheet[];
  close(): Promise<void>;
}

export interface Files {
  /** Refuses a file that is broken as a whole (see import messages); nothing of it is read then. */
  open(path: string): Promise<OpenedFile>;
}
