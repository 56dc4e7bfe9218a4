/**
 * 逐字段读 / a row as its fields say it: nothing is looked up and no two rows are compared. For looking at a profile without books.
 *
 * A library stands there as the file writes it; a reader stands there as a mark that there is one.
 */
import type { RecordRef } from "../../../core/source.ts";
import { ColumnSet, type Value } from "../columns/compile-columns.ts";
import { type Field, fieldsOf, fieldType, isField, isPersonal } from "../columns/field.ts";
import { readerOf } from "../reading/read-fields.ts";
import { columnContext, type RowContext, type RowReading } from "../reading/row-reading.ts";

export type PlainRow = { readonly ref: RecordRef } & Readonly<Partial<Record<Field, Value | null>>>;

export function plainReading(context: RowContext): RowReading<PlainRow> {
  const { profile, file, sheet } = context;
  const columns = new ColumnSet(columnContext(context));
  const readers = Object.fromEntries(
    fieldsOf(profile.kind).flatMap((field) => {
      const type = fieldType(profile.kind, field);
      return type && isField(profile.kind, field) ? [[field, readerOf(columns, field, type)] as const] : [];
    }),
  );
  return {
    readers,
    read(row, faults) {
      const values = Object.entries(readers).map(([field, reader]) => {
        const value = reader.read(row, faults);
        return [field, value !== null && isField(profile.kind, field) && isPersonal(field) ? "•" : value];
      });
      return { ref: { file, sheet, row: row.row }, ...Object.fromEntries(values) };
    },
  };
}
