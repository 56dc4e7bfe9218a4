/** What this room reads from the books, and the facts it adds. */

import type { RecordRef } from "../../core/source.ts";
import type { RecordKind, RequestRecord, UserCount, WaybillLine } from "../../records/record.ts";
import type { ServiceKind, ServiceRecord, ServiceRecords } from "../../records/service-record.ts";
import type { LibraryCode, Service } from "../../registry/library.ts";
import type {
  DeclaredTotal,
  FileFinding,
  FileReceipt,
  JoinedRow,
  QuarantinedRow,
  RestingOnFile,
  SourceFile,
  Withdrawal,
} from "./file.ts";

export interface StoredFile extends SourceFile {
  readonly importedAt: string;
  readonly importedBy: string;
  /** Null while the file's import is running (never seen from outside). */
  readonly receipt: FileReceipt;
  /** The number of the file that has its place; null where none has, or the one that had it was withdrawn and gave it back. */
  readonly supersededBy: number | null;
  /** Null while nobody has withdrawn it. */
  readonly withdrawal: Withdrawal | null;
  /** The files whose place it took when it came. */
  readonly supersedes: readonly number[];
}
export interface PeriodState {
  readonly period: string;
  /** Nothing but answers to the courier was ever made in it: who looks back over some periods does not count it. */
  readonly isOfAnswers: boolean;
  readonly files: number;
  readonly records: number;
  readonly quarantined: number;
  /** When the last of its standing files came; the other instants are of what is in force. */
  readonly importedAt: string | null;
  readonly reconciled: readonly Service[];
  readonly reconciledAt: string | null;
  readonly openDiscrepancies: number;
  readonly settlement: number | null;
  readonly settledAt: string | null;
  readonly closedAt: string | null;
}

export interface ImportReads {
  profiles(): Promise<{ name: string; text: string; hash: string }[]>; // latest of each name, unless removed
  files(filter?: { period?: string; kind?: RecordKind; library?: LibraryCode }): Promise<StoredFile[]>;
  /** All readings of these bytes, the newest first. */
  filesBySha(sha256: string): Promise<StoredFile[]>;
  /** What the import found of whole sheets and total rows. Of a period: of standing files; of a file: all. By place. */
  fileFindings(filter: { file?: number; period?: string }): Promise<FileFinding[]>;
  nextFileNumber(): Promise<number>;
  /** Of a period: those of standing files that no corrected row stands for; of a file: all. By place. */
  quarantined(filter: { file?: number; period?: string }): Promise<QuarantinedRow[]>;
  /** What 合计 rows declare, beside what the rows add up to. Of a period: of standing files; of a file: all. By place. */
  declaredTotals(filter: { file?: number; period?: string; kind?: RecordKind }): Promise<DeclaredTotal[]>;
  /** The headings of a file's sheets; none of a file that was read before they were kept. */
  headings(file: number): Promise<{ sheet: number; headings: readonly string[] }[]>;
  /** Rows of a file that stand in the record of another, by place. */
  joinedRows(file: number): Promise<JoinedRow[]>;
  /** Which row stands for which earlier one, by place of the earlier one. */
  rowCorrections(filter: { period?: string; file?: number }): Promise<{ row: RecordRef; by: RecordRef }[]>;
  restingOn(file: number): Promise<RestingOnFile>;
  /** The same, for who does not ask which of them are settled. */
  recordsOf(span: { period: string; service: Service }): AsyncIterable<RequestRecord[]>;
  /** Whether there is one. */
  hasRecords(span: { period: string; service: Service }): Promise<boolean>;
  /** Records by their refs, in the order given; a missing one is a bug. */
  records(refs: readonly RecordRef[]): Promise<RequestRecord[]>;
  /** The record at a place somebody typed; null when there is none. */
  recordAt(ref: RecordRef): Promise<RequestRecord | null>;
  /** Request and courier rows that carry this number, for explanations. */
  recordsByNumber(requestKey: string): Promise<RequestRecord[]>;
  waybillLines(period: string): AsyncIterable<WaybillLine[]>; // by waybill number, ref
  /** Whose parcels of which days a bill has, each once; standing or not. */
  shippedIn(file: number): Promise<Pick<WaybillLine, "company" | "shippedOn">[]>;
  /**
   * Rows of one of the other services, of standing files, of all periods; or of one file, standing or not. By the period the file was
   * sent for, then by place.
   */
  serviceRecords<K extends ServiceKind>(
    kind: K,
    of?: { file: number },
  ): Promise<(ServiceRecords[K] & { period: string })[]>;
  userCounts(periods: readonly string[]): Promise<(UserCount & { period: string })[]>;
  periods(): Promise<PeriodState[]>; // those with something to settle; by first day
}

export type ImportFact =
  | { readonly kind: "profile-saved"; readonly name: string; readonly text: string; readonly hash: string }
  /** It no longer counts; its text stays. */
  | { readonly kind: "profile-removed"; readonly name: string; readonly text: string; readonly hash: string }
  | { readonly kind: "file-opened"; readonly file: SourceFile }
  | { readonly kind: "records"; readonly records: readonly RequestRecord[] }
  | { readonly kind: "waybill-lines"; readonly lines: readonly WaybillLine[] }
  | { readonly kind: "user-counts"; readonly counts: readonly UserCount[] }
  | {
      readonly kind: "service-records";
      readonly of: ServiceKind;
      readonly records: readonly ServiceRecord[];
    }
  | { readonly kind: "rows-quarantined"; readonly rows: readonly QuarantinedRow[] }
  | { readonly kind: "rows-joined"; readonly rows: readonly JoinedRow[] }
  | { readonly kind: "file-read"; readonly receipt: FileReceipt }
  | {
      readonly kind: "heading-read";
      readonly file: number;
      readonly sheet: number;
      /** The heading's texts by position; empty where a column has none. */
      readonly headings: readonly string[];
    }
  | { readonly kind: "totals-declared"; readonly totals: readonly DeclaredTotal[] }
  | { readonly kind: "file-findings"; readonly findings: readonly FileFinding[] }
  /** The first row no longer counts: the second stands for it. */
  | { readonly kind: "row-corrected"; readonly row: RecordRef; readonly by: RecordRef }
  | { readonly kind: "file-superseded"; readonly file: number; readonly by: number }
  | {
      readonly kind: "file-withdrawn";
      readonly file: number;
      readonly reason: string;
      readonly bringsBack: boolean;
      readonly alongWith: number | null;
    };
