/**
 * 按字段表读行 / the readers of a row type's fields, and the record they make: both follow from the table beside the record's type
 * (`REQUEST_FIELDS`, `WAYBILL_FIELDS`, `USER_FIELDS`), so that a new field is read without another line here.
 */
import { compiled, type FieldsOf, type FieldType } from "../../../records/row-fields.ts";
import type { RawRow } from "../../../tables/cell.ts";
import type { ColumnReader, ColumnSet, Value } from "../columns/compile-columns.ts";
import { ALLOWED_VALUES, type Field } from "../columns/field.ts";
import type { Faults } from "./problem.ts";

export type FieldReaders<R, Beside extends keyof R> = {
  readonly [F in Exclude<keyof R, Beside>]: ColumnReader<NonNullable<R[F]> & Value>;
};

/** `Beside`: what the row does not say, or not in a column of its own. */
export function fieldReaders<R, Beside extends keyof R>(
  columns: ColumnSet,
  fields: FieldsOf<R, Beside>,
): FieldReaders<R, Beside> {
  const readers = Object.entries<FieldType>(fields).map(([field, type]) => [
    field,
    readerOf(columns, field as Field, type),
  ]);
  return Object.fromEntries(readers) as FieldReaders<R, Beside>;
}

export function readerOf(columns: ColumnSet, field: Field, type: FieldType): ColumnReader<Value> {
  switch (type) {
    case "identifier":
    case "text":
    case "library":
      return columns.text(field);
    case "day":
      return columns.day(field);
    case "value":
      return columns.value(field, ALLOWED_VALUES[field] ?? []);
    case "count":
    case "positive-count":
      return columns.count(field);
    case "fen":
      return columns.fen(field);
    case "signed-fen":
      return columns.signedFen(field);
    case "grams":
      return columns.grams(field);
    case "tenths":
      return columns.tenths(field);
    case "month":
      return columns.month(field);
  }
}

type RecordMaker<R, Given extends keyof R> = (given: Pick<R, Given>, row: RawRow, faults: Faults) => R;

/** What is given stays as it is; every other field is read. In the order of the table, as the books have it. */
export function recordMaker<R, Given extends keyof R & string>(
  readers: Readonly<Record<Exclude<keyof R, Given> & string, ColumnReader<Value>>>,
  of: { fields: readonly string[]; given: readonly Given[] },
): RecordMaker<R, Given> {
  const given: readonly string[] = of.given;
  const beside = given.filter((name) => !of.fields.includes(name));
  const read = Object.entries<ColumnReader<Value>>(readers).filter(([name]) => !given.includes(name));
  const said = [...beside, ...of.fields].map((name) =>
    given.includes(name) ? `${name}: given.${name}` : `${name}: ${name}.read(row, faults)`,
  );
  const make = compiled<(...by: ColumnReader<Value>[]) => RecordMaker<R, Given>>(
    read.map(([name]) => name),
    `(given, row, faults) => ({ ${said.join(", ")} })`,
  );
  return make(...read.map(([, reader]) => reader));
}
