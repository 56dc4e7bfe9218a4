/**
 * 退回文件 / return file: the rows a library must look at, in the columns of its own export.
 *
 * The heading is the one the library's file had, followed by the reason and by the name of the row in the books. So it is
 * corrected where it was made wrong, and read back by the library's own profile (month/import/row-correction.ts). Only
 * the rows that need somebody are in it.
 */
import { gridSheet } from "../../../sheet/grid.ts";
import { count, type Sheet, text, type Workbook } from "../../../sheet/sheet.ts";

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

/** 分发清单: what one library gets, and the letter that goes with it. */
export interface ReturnShare {
  /** By name. */
  readonly library: string;
  readonly files: readonly string[];
  readonly rows: number;
  /** The first day by which something of it must be answered. */
  readonly dueOn: string | null;
}

export interface ReturnListWords {
  readonly fileName: (period: string) => string;
  readonly sheet: string;
  readonly title: (period: string) => string;
  readonly heads: Readonly<Record<"library" | "files" | "rows" | "dueOn" | "subject" | "letter", string>>;
  readonly subject: (p: ReturnShare & { period: string }) => string;
  readonly letter: (p: ReturnShare & { period: string }) => string;
}

export function returnListWorkbook(about: {
  period: string;
  shares: readonly ReturnShare[];
  words: ReturnListWords;
  mark: string;
}): Workbook {
  const { period, words } = about;
  const sheet = gridSheet({
    ...{ name: words.sheet, title: words.title(period), above: [], heads: words.heads, landscape: true },
    facts: about.shares,
    columns: (column) => [
      column("library", { width: 26 }, (share) => text(share.library)),
      column("files", { width: 38 }, (share) => text(share.files.join("\n"))),
      column("rows", { width: 8, align: "right" }, (share) => count(share.rows)),
      column("dueOn", { width: 12 }, (share) => text(share.dueOn ?? "")),
      column("subject", { width: 30 }, (share) => text(words.subject({ ...share, period }))),
      column("letter", { width: 60 }, (share) => text(words.letter({ ...share, period }))),
    ],
  });
  return { sheets: [sheet], mark: about.mark };
}
