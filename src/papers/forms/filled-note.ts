/**
 * 填表记录 / what a filled form keeps of its filling, in a property of the workbook: which figures of which report stand in which cells.
 *
 * With it `balis explain FORM.xlsx!自评表!C7` finds the figure again, whatever the form and its map are called by then.
 */
import type { FormFacts, FormRow } from "./facts/form-facts.ts";
import type { ReportNames } from "./facts/report-books.ts";
import { cellName, type FilledCell } from "./plan-fill.ts";

export const FILLED_SCHEMA = "balis/filled/1";

export interface FilledNote {
  readonly schema: string;
  readonly report: string;
  readonly subproject: string;
  readonly year: string;
  /** The last month of a monitoring table. */
  readonly month: number | null;
  readonly scheme: string | null;
  /** The last month whose money counts in a report for reviewers, or the day of a register; null: as the paper itself has it. */
  readonly until: string | null;
  /** Money that was typed, in fen; null where it comes from the books. */
  readonly funds: Readonly<Record<"initial" | "fullYear" | "executed", string>> | null;
  readonly expected: Readonly<Record<"total" | "fiscal", string | null>> | null;
  /** "自评表!C7" → "funds.total.initial". */
  readonly cells: Readonly<Record<string, string>>;
}

export type FillingOf = Omit<FilledNote, "schema" | "cells">;

export function filledNote(of: FillingOf, cells: readonly FilledCell[]): FilledNote {
  const named = cells.flatMap((cell) =>
    cell.figure === null ? [] : [[cellName(cell), cell.figure] as const],
  );
  return { schema: FILLED_SCHEMA, ...of, cells: Object.fromEntries(named) };
}

/** The same of a Word form, where figures have no cell but their names. */
export function namedNote(of: FillingOf, figures: readonly string[]): FilledNote {
  return {
    schema: FILLED_SCHEMA,
    ...of,
    cells: Object.fromEntries(figures.map((name) => [`!${name}`, name])),
  };
}

/** The same of a Word report of ours: every figure that is somewhere from, as `funds.total.executed` or `lines[0].executed`. */
export function documentNote(of: FillingOf, { values, lists }: FormFacts): FilledNote {
  const traced = (row: FormRow): string[] =>
    Object.keys(row).filter((name) => row[name]?.origin !== undefined);
  const listed = Object.entries(lists).flatMap(([list, rows]) =>
    rows.flatMap((row, i) => traced(row).map((name) => `${list}[${i}].${name}`)),
  );
  return namedNote(of, [...traced(values), ...listed]);
}

/** A cell of an officer's own form that was filled, as `balis explain` is asked for it. */
export interface FilledCellAsked {
  readonly note: FilledNote;
  readonly sheet: string;
  readonly address: string;
  readonly names: ReportNames;
}
