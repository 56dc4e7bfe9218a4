/**
 * 文稿 / document: a report as running text, headings and tables, before anybody knows how a word processor writes it.
 *
 * A section begins on a new page and has a direction of its own. A table is as wide as the page's text: one whose columns come to more is
 * printed so much smaller, as a spreadsheet program does it, so that no number is broken.
 */
import type { CellStyle } from "./layout-style.ts";

/** Which heading of the outline: 一、 is 1, （一） is 2, 1. is 3; the title of a section stands above them. */
export type HeadingRank = "title" | 1 | 2 | 3;

export interface DocumentCell {
  readonly text: string;
  readonly style: CellStyle;
  /** Counted from 0, where the cell begins. */
  readonly column: number;
  readonly across: number;
  readonly down: number;
}

export interface DocumentRow {
  /** In points, at least; null: as its texts need. */
  readonly height: number | null;
  /** Printed again where the table goes on to another page. */
  readonly isHead: boolean;
  /** It is never the last on a page. */
  readonly keeps: boolean;
  readonly cells: readonly DocumentCell[];
}

export type Block =
  | {
      readonly kind: "text";
      readonly rank: HeadingRank | null;
      readonly text: string;
      readonly style: CellStyle;
      /** It stays on the page of what follows. */
      readonly keeps: boolean;
    }
  /** `columns`: widths in characters. */
  | { readonly kind: "table"; readonly columns: readonly number[]; readonly rows: readonly DocumentRow[] }
  | { readonly kind: "space"; readonly points: number }
  | { readonly kind: "picture"; readonly picture: DocumentPicture };

export interface DocumentPicture {
  readonly title: string;
  readonly png: Uint8Array;
  /** In dots; only their proportion counts. */
  readonly width: number;
  readonly height: number;
  /** What it shows, in words, for who can't see it. */
  readonly alternative: string;
}

export interface DocumentSection {
  readonly isLandscape: boolean;
  readonly blocks: readonly Block[];
}

export interface TextDocument {
  readonly title: string;
  /** At the head of every page: that it is a draft; null where there is nothing to say. */
  readonly above: string | null;
  /** At the foot of every page, beside its number. */
  readonly below: string;
  /** Kept in the file, seen among its properties. */
  readonly properties?: Readonly<Record<string, string>>;
  readonly sections: readonly DocumentSection[];
}
