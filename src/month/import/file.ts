/**
 * 来源文件 / source file: what was received, how it was understood, and what became of each of its rows.
 */

import type { Day } from "../../core/day.ts";
import type { Fen } from "../../core/money.ts";
import { type Place, placeInSheet, type RecordRef } from "../../core/source.ts";
import type { RecordKind } from "../../records/record.ts";
import type { LibraryCode, Service } from "../../registry/library.ts";
import type { ChargeKind } from "../../rules/charge.ts";
import type { Encoding } from "../../tables/encoding.ts";
import type { Field } from "./columns/field.ts";
import type { FileSaid, Witness } from "./witness.ts";

export interface SourceFile {
  /** The file's number in these books: 1, 2, … in the order of import. */
  readonly number: number;
  readonly sha256: string;
  readonly name: string;
  readonly bytes: number;
  readonly kind: RecordKind;
  /** The library whose account it is; null for the platform's and the courier's files. */
  readonly library: LibraryCode | null;
  /** The period its records are settled in. */
  readonly period: string;
  /** The period it was sent for, when that one was closed already and the file lands in a later one; else null. */
  readonly lateFor: string | null;
  readonly profile: string;
  readonly profileHash: string;
  readonly encoding: Encoding;
  /** The names of all its worksheets by position; none in a text file. */
  readonly sheets: readonly string[];
  /** A return file that came back: its rows stand for rows of other files. */
  readonly isCorrection: boolean;
  /** Whom a person decided against when the file was read (--despite). */
  readonly despite: readonly Witness[];
  /** Who said whose it is and for which period; null of a correction, and of a file that was read before this was kept. */
  readonly said: FileSaid | null;
}

/** The place of a row, in the words of its file. */
export function placeOf(
  files: readonly Pick<SourceFile, "number" | "name" | "encoding" | "sheets">[],
  ref: RecordRef,
): Place {
  const file = files.find((f) => f.number === ref.file);
  const sheet = file?.encoding === "xlsx" ? (file.sheets[ref.sheet - 1] ?? null) : null;
  return { file: file?.name ?? "?", sheet, ...placeInSheet(ref.row) };
}

/** 撤回 / withdrawal: the file was a slip, and nothing of it counts any more. It stays in the books, with the reason. */
export interface Withdrawal {
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  /** What it had replaced stands again. */
  readonly bringsBack: boolean;
  /** Of a correction: the number of the file whose rows it stood for, and with which it left. */
  readonly alongWith: number | null;
}

/** What has been built on a file's rows: what stops counting, or must be done again, when the file leaves. */
export interface RestingOnFile {
  /** The services whose reconciliation in force has rows of it. */
  readonly reconciled: readonly Service[];
  readonly matches: number;
  /** Discrepancies with rows of it: nobody has decided, and somebody has. */
  readonly open: number;
  readonly decided: number;
  /** The settlement in force of its period. */
  readonly settlement: number | null;
  /** Its charges for the file's requests or lines, by kind. */
  readonly charged: readonly { readonly kind: ChargeKind; readonly count: number; readonly fen: Fen }[];
}

/** Whether a file counts: nobody withdrew it, and no later one has its place. */
export function stands(file: { supersededBy: number | null; withdrawal: Withdrawal | null }): boolean {
  return file.supersededBy === null && file.withdrawal === null;
}

export type RowCount = Omit<FileReceipt, "file">;

/**
 * Every row is accounted for: taken + quarantined + blank + totals + title + leftOut + joined = rows (asserted when built). Where
 * columns become rows, each cell of them counts as one.
 */
export interface FileReceipt {
  readonly file: number;
  readonly rows: number;
  readonly taken: number;
  readonly quarantined: number;
  readonly blank: number;
  /** 合计 rows, checked against the rows above them. */
  readonly totals: number;
  /** Titles above the heading, the heading and where it is repeated, remarks, and what says that there is nothing to report. */
  readonly title: number;
  /** Rows that the profile leaves out by a value in one of their columns. */
  readonly leftOut: number;
  /** Further rows of a record that several rows make together. */
  readonly joined: number;
  /** Rows hidden in the workbook: read like the others, and said. */
  readonly hidden: number;
}

/** 零报告: a delivery that says there is nothing to report, or a heading without rows. It is kept, and its sender owes nothing more. */
export function isNilReturn(file: { readonly isCorrection: boolean; readonly receipt: RowCount }): boolean {
  return !file.isCorrection && file.receipt.taken + file.receipt.quarantined === 0;
}

/** A row whose values stand in the record of an earlier one. */
export interface JoinedRow {
  readonly ref: RecordRef;
  /** The row of the same sheet in whose place the record stands. */
  readonly into: number;
}

/** What a 合计 row says of one column, beside what the rows above it add up to; in fen, grams or whole counts. */
export interface DeclaredTotal {
  readonly ref: RecordRef;
  readonly field: Field;
  readonly declared: bigint;
  readonly computed: bigint;
}

/** What the import found of a whole sheet, of a column or of a total row. It stands as long as the file does: no row of it can be mended. */
export interface FileFinding {
  readonly file: number;
  /** 0 where the whole file is meant. */
  readonly sheet: number;
  /** 0 where the whole sheet is meant. */
  readonly row: number;
  readonly code: string;
  readonly column: string | null;
  readonly text: string | null;
  readonly params: Readonly<Record<string, string>>;
}

/** A row that was set aside: a person must look at it. What is read of it is kept as it stood. */
export interface QuarantinedRow {
  readonly file: number;
  readonly sheet: number;
  readonly row: number;
  readonly code: string;
  readonly column: string | null;
  readonly text: string | null;
  readonly params: Readonly<Record<string, string>>;
  /** The row's cells that its profile reads, as JSON; null where it reads nothing. */
  readonly cells: string;
}

/**
 * How a corrected file differs from those it replaces, as multisets of rows, those set aside included. A row is known by what
 * names it (its request number): where the new file has that too, the row is changed; where not, it is removed.
 */
export interface FileDifference {
  /** A row that was set aside and is good now is added. */
  readonly added: number;
  /** A good row that would be set aside now is removed. */
  readonly removed: number;
  readonly changed: number;
  readonly kept: number;
  /** Up to 20 numbers of which the new file has no row, or fewer. */
  readonly gone: readonly string[];
  /** Up to 20 of each, for showing. */
  readonly examples: readonly {
    readonly side: "added" | "removed";
    readonly requestNo: string;
    readonly suppliedOn: Day | null;
    readonly pages: number | null;
    readonly volumes: number | null;
    readonly feeFen: bigint | null;
  }[];
}

/** A row that was set aside, for a comparison of files. */
export interface SetAside {
  /** Null: it can't be read what names the row. */
  readonly name: string | null;
  /** As they were kept. */
  readonly cells: string;
}

export interface FileComparison {
  /** Their rows together, without those that a corrected row stands for. */
  readonly old: readonly number[];
  readonly new: number;
  /** Rows of both that were set aside. */
  readonly setAside?: { readonly old: readonly SetAside[]; readonly new: readonly SetAside[] };
}
