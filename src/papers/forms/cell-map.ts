/**
 * 单元格对照表 / cell map: which cell of an officer's own form shows which figure.
 *
 * A bureau's form is not ours: it is filled where the map says and is left alone elsewhere. A single cell takes one figure or a
 * line of text with figures in it; a list takes so many rows from its first, and no more.
 *
 * Worked example: 自评表!C8 takes "funds.total.budget" as 万元 with two decimals, so 6,789,600 fen is written as the number 6.79;
 * the list "indicators" takes rows 12 to 21, so an eleventh indicator is refused rather than written over what follows.
 */

/** How a figure is shown; what is not said follows from the figure: money in 元, shares as fractions for a cell of format %. */
const SHOWN_AS = ["yuan", "wan-yuan", "number", "fraction", "percent", "day", "text"] as const;

export type ShownAs = (typeof SHOWN_AS)[number];

/** The line and column of the map where it is said, from 1. */
export interface MapPlace {
  readonly line: number;
  readonly column: number;
}

export interface MappedFigure {
  /** A name of `FormFacts`; in a list, of its rows. */
  readonly figure: string;
  readonly as: ShownAs | null;
  /** Rounded half up to so many; null: as exact as a number is. */
  readonly decimals: number | null;
}

/** One figure, or text in which "{name}" stands for a figure. */
export type MappedContent = MappedFigure | { readonly text: string };

export interface MappedCell {
  readonly sheet: string;
  /** From 0, as `parseAddress` gives it. */
  readonly column: number;
  /** From 1. */
  readonly row: number;
  readonly content: MappedContent;
  /** A formula may be overwritten. */
  readonly replace: boolean;
  readonly place: MapPlace;
}

export interface MappedColumn {
  readonly column: number;
  readonly content: MappedContent;
  readonly replace: boolean;
  readonly place: MapPlace;
}

export interface MappedList {
  readonly sheet: string;
  readonly list: string;
  readonly firstRow: number;
  /** How many the form has room for; those that are not needed are emptied. */
  readonly rows: number;
  readonly columns: readonly MappedColumn[];
  readonly place: MapPlace;
}

export interface CellMap {
  /** The file's name, for what is said of it. */
  readonly file: string;
  readonly cells: readonly MappedCell[];
  readonly lists: readonly MappedList[];
}

/** What can be wrong in a map, beside what any YAML can have wrong. */
export interface MapProblems {
  "address-must-be-a-cell": { found: string };
  "column-must-be-letters": { found: string };
  "cell-must-be-mapped-once": { cell: string; line: number };
  "map-must-name-a-cell": Readonly<Record<string, never>>;
  "shown-must-be-known": { found: string };
  "figure-must-be-known": { figure: string; known: string };
  "list-must-be-known": { list: string; known: string };
  "list-must-fit": { list: string; found: number; room: number };
  "figure-must-be-shown-so": { figure: string; found: string; as: ShownAs };
  "sheet-must-be-in-the-form": { sheet: string; known: string };
  "text-must-be-bounded": { found: number; limit: number };
}

export type MapProblem = {
  [C in keyof MapProblems]: { readonly code: C; readonly params: MapProblems[C] };
}[keyof MapProblems];
