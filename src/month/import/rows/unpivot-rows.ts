/**
 * 列转行 / columns into rows: each cell of certain columns is a record, its heading one of the values (a month or a library a column).
 *
 * Every such column has a reading of its own, so that what is wrong is told of the cell where it stands. A blank cell is no record. The
 * record's place is its cell: row 5, column C.
 *
 * Worked example: 系统 | 2019-01 | 2019-02 over 检索 | 30 | (blank) is one record, 检索 of 2019-01 with 30.
 */
import { cellRow } from "../../../core/source.ts";
import { isBlankCell, type RawRow } from "../../../tables/cell.ts";
import type { ColumnReader, Value } from "../columns/compile-columns.ts";
import { fieldType } from "../columns/field.ts";
import type { SaidOnce } from "../columns/said-once.ts";
import { Faults } from "../reading/problem.ts";
import type { RowContext, RowReading } from "../reading/row-reading.ts";

/** `make`: the reading of a table as it stands. */
export function laidReading<T>(context: RowContext, make: (of: RowContext) => RowReading<T>): RowReading<T> {
  const { unpivot } = context.profile;
  if (unpivot === null) return make(context);
  const pivots = context.columns.filter((c) => c.field === unpivot.cell);
  const others = context.columns.filter((c) => c.field !== unpivot.cell);
  const readings = new Map(
    pivots.map((c) => {
      const said = withHeading(context, c.heading);
      return [c.index, make({ ...context, columns: [...others, c], said })] as const;
    }),
  );
  const [first] = readings.values();
  if (!first) return make(context);
  const cellReader = (index: number): ColumnReader<Value> | undefined =>
    readings.get(index)?.readers[unpivot.cell];
  return {
    readers: { ...first.readers, ...partsOf(first.readers[unpivot.cell], unpivot.cell, cellReader) },
    advice: () => [...readings.values()].flatMap((r) => r.advice?.() ?? []),
    read: (row, faults) => {
      const { column } = row as CellRow;
      return (readings.get(column) ?? first).read(row, faults);
    },
    apart: (row) => pivots.map(({ index }) => cellOf(row, { index, reader: cellReader(index) })),
  };
}

interface CellRow extends RawRow {
  /** From 0. */
  readonly column: number;
}

/** Null for a blank cell, which its reader has read all the same, for the sums. */
function cellOf(
  row: RawRow,
  { index, reader }: { index: number; reader: ColumnReader<Value> | undefined },
): CellRow | null {
  if (!isBlankCell(row.cells[index])) return { ...row, row: cellRow(row.row, index + 1), column: index };
  reader?.read(row, new Faults());
  return null;
}

function partsOf(
  reader: ColumnReader<Value> | undefined,
  field: string,
  partAt: (index: number) => ColumnReader<Value> | undefined,
): Record<string, ColumnReader<Value>> {
  if (!reader) return {};
  const { column, last, parse } = reader;
  return { [field]: { column, last, parse, partAt, read: (row, faults) => reader.read(row, faults) } };
}

const BARE_MONTH = /^(?:0?[1-9]|1[0-2])月份?$/;

/** 3月 of a file of one year is a month of that year. */
function withHeading({ profile, said, period }: RowContext, heading: string): SaidOnce {
  const field = profile.unpivot?.heading;
  if (field === undefined) return said ?? new Map();
  const years = new Set(period.match(/\d{4}/g));
  const [year] = years;
  const isBare = fieldType(profile.kind, field) === "month" && BARE_MONTH.test(heading.trim());
  const text = isBare && years.size === 1 ? `${year}年${heading.trim()}` : heading;
  return new Map([...(said ?? []), [field, { source: { by: "heading", heading }, cells: [text] }]]);
}
