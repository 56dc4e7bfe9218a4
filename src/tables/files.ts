/** Files as the workflows see them: opened once, read in batches, never wholly in memory. */

import type { RawRow } from "./cell.ts";

export interface RawSheet {
  /** From 1. */
  readonly position: number;
  /** Null for CSV. */
  readonly name: string | null;
  readonly hidden: boolean;
  rows(): AsyncIterable<readonly RawRow[]>;
  /** None in a text file. Read once, when it is asked for. */
  merged(): Promise<readonly MergedArea[]>;
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

/** 编码 / how a file is written: the encodings that are read, and workbooks. */
export type Encoding = "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "gb18030" | "xlsx";

/** Rows from 1, columns from 0; both ends belong to it. */
export interface MergedArea {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}
