/**
 * 退回文件 / return file: the rows a library must look at, in the columns of its own export.
 *
 * The heading is the one the library's file had, followed by the reason and by the name of the row in the books. So it is
 * corrected where it was made wrong, and read back by the library's own profile (month/import/row-correction.ts). Only
 * the rows that need somebody are in it.
 */
import { type Sheet, text, type Workbook } from "../../../sheet/sheet.ts";

export interface ReturnRow {
  /** By position of the heading. */
  readonly cells: readonly string[];
  readonly reasons: readonly string[];
  /** "12:1:118". */
  readonly ref: string;
}

export interface ReturnWords {
  readonly sheet: string;
  readonly above: readonly string[];
  readonly reason: string;
  readonly original: string;
}

export function returnWorkbook(about: {
  title: string;
  headings: readonly string[];
  rows: readonly ReturnRow[];
  words: ReturnWords;
  mark: string;
}): Workbook {
  const { headings, rows, words } = about;
  const width = (i: number): number =>
    Math.min(
      30,
      Math.max(10, ...rows.slice(0, 200).map((row) => wide(row.cells[i] ?? "")), wide(headings[i] ?? "")),
    );
  const sheet: Sheet = {
    name: words.sheet,
    title: about.title,
    above: words.above,
    columns: [
      ...headings.map((head, i) => ({ head, width: width(i) })),
      { head: words.reason, width: 50 },
      { head: words.original, width: 16 },
    ],
    rows: rows.map((row) => [
      ...headings.map((_, i) => text(row.cells[i] ?? "")),
      text(row.reasons.join("\n")),
      text(row.ref),
    ]),
    total: null,
    below: [],
    landscape: true,
    comesBack: true,
  };
  return { sheets: [sheet], mark: about.mark };
}

function wide(said: string): number {
  let width = 2;
  for (const char of said) width += (char.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return width;
}

/** 对方已报、本馆未报: what others say of requests that the library's own account does not have. */
export interface MissingRow {
  readonly service: string;
  readonly number: string;
  readonly other: string;
  readonly suppliedOn: string;
  readonly size: string;
  readonly title: string;
  readonly dueOn: string;
}

export interface MissingWords {
  readonly missingSheet: string;
  readonly missingAbove: readonly string[];
  readonly missingColumns: Readonly<Record<keyof MissingRow, string>>;
}

export function missingWorkbook(about: {
  title: string;
  rows: readonly MissingRow[];
  words: MissingWords;
  mark: string;
}): Workbook {
  const { words } = about;
  const widths: Record<keyof MissingRow, number> = {
    service: 12,
    number: 22,
    other: 30,
    suppliedOn: 12,
    size: 10,
    title: 40,
    dueOn: 12,
  };
  const keys = Object.keys(widths) as (keyof MissingRow)[];
  const sheet: Sheet = {
    name: words.missingSheet,
    title: about.title,
    above: words.missingAbove,
    columns: keys.map((key) => ({ head: words.missingColumns[key], width: widths[key] })),
    rows: about.rows.map((row) => keys.map((key) => text(row[key]))),
    total: null,
    below: [],
    landscape: true,
  };
  return { sheets: [sheet], mark: about.mark };
}
