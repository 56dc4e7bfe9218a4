/** Files as the workflows see them: opened once, read in batches, never wholly in memory. */

import type { RawRow } from "./cell.ts";
import type { Encoding, TextEncoding } from "./encoding.ts";

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
  /** ZIP/member where it lies in a zip. */
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

/** What a person says of a text file's encoding, now or when these bytes came before: asked where its bytes do not say it. */
export interface SaidEncoding {
  readonly encoding?: TextEncoding | undefined;
  readonly before?: (sha256: string) => Promise<Encoding | null>;
}

export interface Files {
  /** Refuses a file that is broken as a whole (see import messages); nothing of it is read then. */
  open(path: string, said?: SaidEncoding): Promise<OpenedFile>;
}

/** Rows from 1, columns from 0; both ends belong to it. */
export interface MergedArea {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** What a file is called itself, wherever it lies. */
export function ownName(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}
