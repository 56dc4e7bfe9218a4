/**
 * 来由 / origin: where the figure of a cell comes from, as the next step of its explanation.
 *
 * A sheet says it in terms of what the books keep (charges, entries, accounts, records) and never as a sentence, so
 * that `balis explain` can look it up, and what is found can be added up and set against the figure itself.
 *
 * Worked example: 补贴发放明细!F7 shows 8.60 because of charge C-1-4 by its amount; D7 shows 2 because of the same
 * charge by its quantity; I7 shows 8.60 because of the cells F7 and H7.
 */

import type { EvidenceFile } from "../core/source.ts";
import type { CellValue } from "./cell-value.ts";

/** Each kind of origin with what it names. Open: a room declares its own kinds into it (`*-origin.ts`), so a sheet knows none of them. */
export interface Origins {
  /** Cells added up, and cells taken off. */
  cells: { readonly addresses: readonly string[]; readonly minus?: readonly string[] };
  /** Rows of files that it was counted from. */
  rows: { readonly refs: readonly string[] };
  /** What somebody wrote into the books, or on the command line. */
  stated: {
    readonly as: StatedAs;
    readonly key: string;
    readonly text: string;
    /** Files that were given with it. */
    readonly evidence?: readonly EvidenceFile[];
  };
  /** Points by a scheme, with their arithmetic. */
  score: { readonly rule: string; readonly arithmetic: string; readonly of: readonly Cell[] };
  /** A text or a rate that rests on several figures: each with its own origin. */
  figures: { readonly figures: readonly Cell[] };
  /** The number of a row or a rank: it says where the row stands. */
  position: unknown;
}

export type Origin = { [K in keyof Origins]: { readonly kind: K } & Origins[K] }[keyof Origins];

/** Targets, what people add to them, what the project is, a flag of the command, a move of a sub-project's life, an expert, the register of problems. */
export type StatedAs = "target" | "assessment" | "head" | "flag" | "move" | "expert" | "problem";

export const POSITION: Origin = { kind: "position" };
export interface Cell {
  readonly value: CellValue;
  /** What the spreadsheet program computes; `value` is what it must give. */
  readonly formula?: string;
  readonly origin?: Origin;
  /** What may be chosen here instead, offered as a list by the spreadsheet program. */
  readonly choices?: readonly string[];
}
