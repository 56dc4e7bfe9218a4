/**
 * 读行 / what every kind of row needs to be read, and what reading gives.
 */
import type { Day } from "../../../core/day.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import type { SpendingDesk } from "../../../review/subproject/spending-desk.ts";
import type { RawRow } from "../../../tables/cell.ts";
import type { ColumnContext, ColumnReader, Value } from "../columns/compile-columns.ts";
import type { NumbersBefore } from "../rows/join-rows.ts";
import type { Faults, Problem } from "./problem.ts";
import type { LibraryResolver } from "./resolve-library.ts";

export interface RowContext extends Omit<ColumnContext, "library"> {
  /** The file's number in the books. */
  readonly file: number;
  /** The library whose account the file is. */
  readonly library: LibraryCode | null;
  /** The day on which names are looked up where the row has no date of its own. */
  readonly firstDay: Day;
  readonly libraries: LibraryResolver;
  /** What lines of spending are looked up against; null for other files. */
  readonly spending: SpendingDesk | null;
  /** Numbers under which rows were joined in the sheets before. */
  readonly joined?: NumbersBefore;
  /** Keys of the training events in the books, for files that speak of them. */
  readonly events: ReadonlySet<string>;
  /** The centre's secret for telling readers apart without knowing them; null: readers are not told apart. */
  readonly readerKey: { readonly key: string; readonly hash: (text: string) => string } | null;
}

export interface RowReading<T> {
  /** The record; to be used only when no fault was added. */
  read(row: RawRow, faults: Faults): T;
  /** Where each of certain cells is a record: a row for each, null for a blank one. */
  apart?(row: RawRow): readonly (RawRow | null)[];
  /** After the last row: what is told though nothing is set aside for it. */
  advice?(): readonly Advice[];
  /** By field, for control totals. */
  readonly readers: Readonly<Record<string, ColumnReader<Value>>>;
}

/** What the columns' readers need to know of the file. */
export function columnContext(context: RowContext): ColumnContext {
  return { ...context, library: context.library ?? "" };
}

/** What a file says as a whole, or a row that is taken all the same: told, and nothing is set aside. */
export interface Advice {
  readonly row: number;
  readonly column: string | null;
  readonly problem: Problem;
  readonly text: string | null;
}
