/**
 * 行间检查 / what the readers of the four other services share: a library's column, a number that names one row only, an end
 * that is not before its beginning, and what can be said only after the last row.
 */
import type { Day } from "../../../core/day.ts";
import { requestKey } from "../../../records/record.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import type { RawRow } from "../../../tables/cell.ts";
import type { ColumnReader, ColumnSet, Value } from "../columns/compile-columns.ts";
import type { Field } from "../columns/field.ts";
import { type Faults, Problem } from "./problem.ts";
import type { RowContext } from "./row-reading.ts";

interface LibraryColumn {
  readonly reader: ColumnReader<string>;
  readonly read: (row: RawRow, day: Day, faults: Faults) => LibraryCode | null;
}

export function libraryColumn(columns: ColumnSet, context: RowContext, field: Field): LibraryColumn {
  const reader = columns.text(field);
  const scheme = context.profile.columns.get(field)?.scheme ?? null;
  const { column } = reader;
  return {
    reader,
    read: (row, day, faults) =>
      context.libraries.resolve(reader.read(row, faults), { day, scheme, column, faults }),
  };
}

export function where(reader: ColumnReader<Value>, text?: string): { column?: string; text?: string } {
  return {
    ...(reader.column === null ? {} : { column: reader.column }),
    ...(text === undefined ? {} : { text }),
  };
}

/** The first row that has a number keeps it; each further one is told which that was. */
export class UniqueNumbers {
  private readonly rows = new Map<string, number>();

  check(
    parts: readonly (string | null)[],
    at: { row: RawRow; faults: Faults; reader: ColumnReader<Value> },
  ): void {
    if (parts.some((p) => p === null || p === "")) return;
    const key = parts.map((p) => requestKey(p ?? "")).join("\n");
    const first = this.rows.get(key);
    if (first === undefined) this.rows.set(key, at.row.row);
    else {
      const number = parts.join(" ");
      at.faults.add(new Problem("number-must-be-unique", { number, row: first }), where(at.reader, number));
    }
  }
}

export function checkOrder(
  span: { from: Day | null; to: Day | null },
  at: { faults: Faults; reader: ColumnReader<Value> },
): void {
  const { from, to } = span;
  if (from === null || to === null || to >= from) return;
  at.faults.add(new Problem("end-must-not-precede-beginning", { from, to }), where(at.reader, to));
}
