/**
 * 导入格式 / profile: how one kind of export is to be understood, as declared data.
 *
 * A profile names the headings a field may stand under, the units and date forms of its values, what its total rows
 * are called, and by which headings it is told apart from others. A new library's export needs a profile, not code.
 *
 * Worked example: 页数 and Pages are headings of `pages`; 重量(kg) and 重量(g) are both headings of `weightGrams`, and
 * the bracket says the unit. Portland State's loans have no request number: its profile declares
 * `requestNo: {generate: "{library}/{period}/L{row}"}`, and `status: {fixed: filled}`.
 * Source: SOURCES.md [import-fields], [import-profiles].
 */

import type { Rate } from "../../../core/money.ts";
import type { RecordKind } from "../../../records/record.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import type { Field } from "./field.ts";

export interface Profile {
  readonly name: string;
  /** SHA-256 of its text and of the texts it extends. */
  readonly hash: string;
  readonly kind: RecordKind;
  readonly titleZh: string;
  readonly titleEn: string;
  /** The profiles it extends, nearest first. */
  readonly parents: readonly string[];
  /** Its own document says by what it is told apart, not only one it extends. */
  readonly isToldApart: boolean;
  /** Of several that fit, the one with the highest priority is meant. */
  readonly priority: number;
  readonly recognise: Recognise;
  readonly sheets: SheetChoice;
  readonly columns: ReadonlyMap<Field, ColumnRule>;
  /** Heading key → field. */
  readonly headings: ReadonlyMap<string, Field>;
  /** Heading key → the fields that are read from this column together with others. */
  readonly shared: ReadonlyMap<string, readonly Field[]>;
  /** A heading that contains one of these words is dropped unread, unless a field stands under it. */
  readonly private: readonly string[];
  /** Keys of headings whose column is known and left out, whatever stands in it. */
  readonly ignored: readonly string[];
  readonly totals: Totals;
  /** A row that begins with one of these words and has no identity is a remark below the table. */
  readonly remarks: readonly string[];
  /** Texts that mean "nothing is said", e.g. "-" and "无". */
  readonly empties: readonly string[];
  readonly library: LibrarySource;
  readonly period: readonly PeriodSource[];
  /** What a file covers: its title or name is searched for a period of this kind. */
  readonly covers: Covered;
  readonly heading: HeadingPlace;
  /** Heading key → the values (as keys) by which a row is left out. */
  readonly leaveOut: ReadonlyMap<string, ReadonlySet<string>>;
  readonly combine: CombineRule | null;
  readonly unpivot: UnpivotRule | null;
}

export type Covered = "month" | "quarter" | "year" | "span";

/** Where the heading is looked for. */
export interface HeadingPlace {
  /** The row it stands in, if the profile says so; 0: there is none. */
  readonly row: number | null;
  /** Otherwise it is searched down to this row. */
  readonly within: number;
  /** Columns are known by their letters, whatever the heading says. */
  readonly isLettered: boolean;
}

/** Rows that are equal in `by` are one record. What is neither added up nor joined must be equal, or blank. */
export interface CombineRule {
  readonly by: readonly Field[];
  readonly add: readonly Field[];
  /** Texts that may differ: each is kept, with a semicolon between them. */
  readonly join: readonly Field[];
}

/** Each of these columns makes a record of its own: its heading is one value, its cell another. */
export interface UnpivotRule {
  /** Patterns of headings, `*` for any text; null: all columns that nothing else is said of. */
  readonly columns: readonly string[] | null;
  readonly heading: Field;
  readonly cell: Field;
}

interface Recognise {
  readonly required: readonly Field[];
  /** Headings that must be there though no field is read from them. */
  readonly headings: readonly string[];
  /** Of each group at least one. */
  readonly anyOf: readonly (readonly Field[])[];
  /** Heading keys that must not be there. */
  readonly forbidden: readonly string[];
}

export type SheetChoice =
  | { readonly by: "first" }
  | { readonly by: "all" }
  | { readonly by: "name"; readonly name: string }
  /** `*` stands for any text. */
  | { readonly by: "pattern"; readonly pattern: string }
  | { readonly by: "position"; readonly position: number };

/** A number cell is a serial; `serial`: a text of digits is one too. */
export type DateForm = "iso" | "slash" | "dot" | "compact" | "chinese" | "serial" | "dmy" | "mdy";

export const DATE_FORMS: readonly DateForm[] = ["iso", "slash", "dot", "compact", "chinese"];

export type Unit = "yuan" | "fen" | "kg" | "g" | "plain" | "page-range";

export interface ColumnRule {
  readonly field: Field;
  /** As declared, for showing; empty where the value is fixed or generated. */
  readonly headings: readonly string[];
  /** Keys of the headings that the profile's own document names, not one it extends. */
  readonly ownHeadings: ReadonlySet<string>;
  /** The value where the file has no such column. */
  readonly fixed: string | null;
  /** A pattern with {row}, {sheet}, {library}, {period}. */
  readonly generate: string | null;
  /** Where the value comes from, if not from one column; `headings` is empty then. */
  readonly from: ValueSource | null;
  readonly unit: Unit;
  /** How its numbers are written; null: 1,234.50. */
  readonly numbers: NumberStyle | null;
  /** Null: yuan. */
  readonly currency: CurrencyRule | null;
  readonly dates: readonly DateForm[];
  /** Value key → value; null: the text itself. */
  readonly values: ReadonlyMap<string, string> | null;
  /** Value → the texts it may stand under, as declared; empty where nothing is listed. For showing. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** What becomes of a text that `values` does not list. */
  readonly unlisted: "finding" | "keep";
  /** Texts are symbols of this scheme: "EAU" of OCLC is the library EXT-OCLC-EAU. */
  readonly scheme: string | null;
  /** A row without this value is quarantined: always, never, or only where the request was filled. */
  readonly required: boolean | "when-filled";
  /** What becomes of a text that can't be read: the row is quarantined, or the value is unknown (and counted). */
  readonly unreadable: "finding" | "unknown";
  /** Every row must have this value; it also tells the profile from others with equal headings. */
  readonly only: string | null;
}

export interface NumberStyle {
  readonly decimal: "." | ",";
  /** What stands between thousands; null: nothing. */
  readonly groups: "." | "," | "'" | " " | null;
}

export interface CurrencyRule {
  /** ISO 4217: USD. */
  readonly code: string;
  /** Yuan for one of it; null: its amounts are not settled. */
  readonly rate: Rate | null;
  /** The rate as it is declared, and where it is from. */
  readonly said: string;
  readonly source: string;
}

/** Whether every value stands in one column as it is: only then can a row be written in the file's own columns and read back. */
export function isPlain(profile: Pick<Profile, "columns" | "heading" | "combine" | "unpivot">): boolean {
  const { row, isLettered } = profile.heading;
  if (row !== null || isLettered || profile.combine !== null || profile.unpivot !== null) return false;
  return [...profile.columns.values()].every((r) => (r.from ?? r.numbers ?? r.currency) === null);
}

/** The names of the columns it is read from; none where no column of the table says it. */
export function columnNames({ headings, from }: Pick<ColumnRule, "headings" | "from">): readonly string[] {
  return from?.by === "columns" ? from.headings : headings;
}

/** How several columns are one value. What is blank is nothing: 10.00 and a blank are 10.00. */
export type Combination = "sum" | "difference" | "first" | "larger";

export type ValueSource =
  /** difference: the first less the others; first: the first that is filled in; larger: the largest of them. */
  | { readonly by: "columns"; readonly how: Combination; readonly headings: readonly string[] }
  | { readonly by: "sheet-name" }
  /** A cell above the table, beside this label or behind it: 结算单位：北京大学图书馆. */
  | { readonly by: "above"; readonly label: string }
  /** A cell above the table by its address: B3. */
  | { readonly by: "cell"; readonly address: string };

interface Totals {
  /** 合计: the sum of all rows, or of those since the 合计 before it. */
  readonly words: readonly string[];
  /** 小计: the sum of the rows since the total row before it. */
  readonly subtotalWords: readonly string[];
  /** 期初余额: an account of a ledger begins, and its sums with it. */
  readonly openingWords: readonly string[];
  /** Where a ledger says these words; null: at the beginning of the row. */
  readonly within: Field | null;
  readonly sums: readonly Field[];
  /** The total row may state here how many rows there are, e.g. "共 12 笔". */
  readonly count: Field | null;
}

/**
 * own: the file is one library's account (--library, title row, file name); none: it belongs to no single library;
 * a code: always this library.
 */
export type LibrarySource =
  | { readonly by: "own" }
  | { readonly by: "none" }
  | { readonly by: "code"; readonly code: LibraryCode };

type PeriodSource = "title" | "file-name" | "dates";

/** "10002/2019-05/L118": a number for a source that has none; equal for equal rows of a corrected file. */
export function generated(
  pattern: string,
  place: {
    /** "118"; of a cell "118C". */
    readonly row: string;
    readonly sheet: number;
    readonly library: string;
    readonly period: string;
  },
): string {
  return pattern.replace(/\{(row|sheet|library|period)\}/g, (_, name: keyof typeof place) =>
    String(place[name]),
  );
}
