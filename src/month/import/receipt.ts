/**
 * 导入回执 / import receipt: what became of a file, for the person who imported it.
 */

import type { Finding } from "../../core/finding.ts";
import type { RecordKind } from "../../records/record.ts";
import type { LibraryCode } from "../../registry/library.ts";
import type { Encoding } from "../../tables/encoding.ts";
import type { Field } from "./columns/field.ts";
import type { FileDifference, FileReceipt, Withdrawal } from "./file.ts";
import type { ControlTotal } from "./reading/total-rows.ts";
import type { Witness } from "./witness.ts";

/** A sheet that was not read, and why: hidden, another heading, the same heading but not chosen, nothing but 本月无业务, or read by itself for another library or month. */
export interface UnreadSheet {
  readonly name: string;
  readonly why: "hidden" | "other-heading" | "not-chosen" | "empty" | "nil" | "apart";
  /** Of one that was not chosen: it can be read as the others are, by the same format. */
  readonly isAlike?: boolean;
}

/** What --sheets must name for a sheet to be read, too. */
export function flagFor({ name, isAlike }: Pick<UnreadSheet, "name" | "isAlike">): string {
  return isAlike === true ? "all" : `"${name}"`;
}

export interface ImportReceipt {
  readonly outcome: "imported" | "already-there" | "superseded" | "dry-run";
  readonly file: string;
  readonly sha256: string;
  /** Its number in the books; in a dry run the number it would have had. */
  readonly number: number;
  readonly bytes: number;
  readonly profile: string;
  readonly encoding: Encoding;
  readonly kind: RecordKind;
  readonly library: LibraryCode | null;
  readonly period: string;
  /** The closed period it was sent for; null when it is in time. */
  readonly lateFor: string | null;
  readonly despite: readonly Witness[];
  readonly sheetsRead: readonly string[];
  readonly sheetsUnread: readonly UnreadSheet[];
  readonly rows: FileReceipt;
  /** Each cell of certain columns counts as a row. */
  readonly isTurned: boolean;
  readonly controlTotals: readonly ControlTotal[];
  /** At most `MAX_FINDINGS`; `findingCount` counts all. */
  readonly findings: readonly Finding[];
  readonly findingCount: number;
  /** Values that could not be read and are unknown by the profile's declaration, by field. */
  readonly unknownValues: readonly {
    readonly field: Field;
    readonly heading: string;
    readonly rows: number;
  }[];
  /** Columns that hold numbers and are not read. */
  readonly unreadColumns: readonly {
    readonly sheet: string | null;
    readonly heading: string;
    readonly letter: string;
  }[];
  /** 零报告: there is no row of data; what a row says of it, where one does. Null: there are rows. */
  readonly nilReturn: { readonly row: number | null; readonly text: string | null } | null;
  /** Amounts of another currency that were made yuan, and by which rate. */
  readonly converted: readonly Conversion[];
  /** Outside sources that were recorded along with the file. */
  readonly externalsAdded: readonly LibraryCode[];
  /** The file it replaces, or would replace. */
  readonly supersedes: { readonly number: number; readonly file: string } | null;
  readonly difference: FileDifference | null;
  /** For a file that was there already: the file that has replaced it since, if any. */
  readonly supersededBy: number | null;
  /** Rows set aside that nobody has corrected yet. */
  readonly waiting: number;
  /** For a file that was there already: what was found of its sheets and total rows, and no row can mend. */
  readonly unsettled: number;
  /** For a file that was there already: the profile that would be chosen today; null where it is the same one. */
  readonly otherProfile: string | null;
  /** The name of the file that has replaced it since. */
  readonly replacedBy: string | null;
  /** A person had withdrawn it, or the file that had its place since: it is not read again unless that is asked for. */
  readonly withdrawn: WithdrawnReading | null;
  /** The same bytes had been read in another place; null where they had not. */
  readonly moved: MovedReading | null;
}

export interface WithdrawnReading extends Pick<Withdrawal, "at" | "by" | "reason"> {
  readonly number: number;
  readonly file: string;
}

export interface Conversion {
  readonly field: Field;
  readonly currency: string;
  /** Yuan for one of it, as the profile says, and where that is from. */
  readonly rate: string;
  readonly source: string;
  readonly amounts: number;
}

export interface MovedReading {
  readonly number: number;
  readonly library: LibraryCode | null;
  readonly period: string;
  readonly sentFor: string;
  /** No file of this source is left there. */
  readonly isLeftEmpty: boolean;
  /** Names of files that it had replaced there: they do not come back by themselves. */
  readonly lost: readonly string[];
  /** The period had been reconciled with it, and must be again. */
  readonly isReconciled: boolean;
}

export const MAX_FINDINGS = 1000;

/** Findings as they are met: the first thousand are kept, all are counted. */
export class FindingList {
  readonly kept: Finding[] = [];
  count = 0;

  add(found: Finding): void {
    this.count += 1;
    if (this.kept.length < MAX_FINDINGS) this.kept.push(found);
  }
}
