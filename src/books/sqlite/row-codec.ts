/** From the fields of a row type: its columns, what is asked for, the values that are written and the record that is read. */
import { compiled, type FieldType } from "../../records/row-fields.ts";
import { fromJson, toJson } from "../json.ts";
import type { SqlValue } from "./write/fact-table.ts";

type Kept =
  | FieldType
  /** file, sheet, row: where the row itself stands, or the one it rests on. */
  | "place"
  /** The same of a side: supplier_file, supplier_sheet, supplier_row. */
  | "side"
  | "bigint"
  | "json"
  /** Said by some rows only: the record of another has no such key. */
  | "optional"
  /** The same of a key that is true or absent. */
  | "flag"
  /** The form of the number before it, mostly the number as written: then it crosses once. */
  | "number-key";

/** `Beside`: what the row does not say, or not as one column. */
export interface RowType<R, Beside extends keyof R = never> {
  readonly columns: readonly string[];
  /** Of the table's alias, in the order of the columns. */
  selected(alias: string): string;
  valuesOf(record: R): SqlValue[];
  /** The values that were selected lead the row; others may follow. */
  recordOf(row: readonly unknown[], ...beside: [Beside] extends [never] ? [] : [Pick<R, Beside>]): R;
}

export const REF_COLUMNS = ["file", "sheet", "row"];

interface KeptField {
  readonly columns: readonly string[];
  readonly selected?: (alias: string) => string;
  /** JavaScript: its values, of the record `r`; its value, of the row `v`. */
  readonly values: string;
  readonly value: string;
}

/** A column is called like its field, in the way of SQL, where `names` says nothing else. */
export function rowType<R, Beside extends keyof R & string = never>(
  fields: Readonly<Record<Exclude<keyof R, Beside> & string, Kept>>,
  how: { beside?: readonly Beside[]; names?: { readonly [F in keyof R]?: string } } = {},
): RowType<R, Beside> {
  const kept: KeptField[] = [];
  let at = 0;
  for (const [field, kind] of Object.entries<Kept>(fields)) {
    const column = how.names?.[field as keyof R] ?? field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
    const one = keptField({ field, kind, column, at, before: kept.at(-1)?.columns.at(-1) ?? "" });
    kept.push(one);
    at += one.columns.length;
  }
  const columns = kept.flatMap((k) => k.columns);
  const beside = (how.beside ?? []).map((name) => `${name}: beside.${name}`);
  const said = Object.keys(fields).map((field, i) => `${field}: ${kept[i]?.value}`);
  const given = { fromJson, toJson };
  const made = compiled<(with_: typeof given) => Pick<RowType<R, Beside>, "valuesOf" | "recordOf">>(
    ["{ fromJson, toJson }"],
    `{ valuesOf: (r) => [${kept.map((k) => k.values).join(", ")}],
       recordOf: (v, beside) => ({ ${[...said, ...beside].join(", ")} }) }`,
  )(given);
  return {
    columns,
    selected: (alias) => kept.map((k) => k.selected?.(alias) ?? listed(alias, k.columns)).join(", "),
    ...made,
  };
}

const listed = (alias: string, columns: readonly string[]): string =>
  columns.map((column) => `${alias}.${column}`).join(", ");

function keptField(of: {
  field: string;
  kind: Kept;
  column: string;
  /** Its place in the row, and the column before it. */
  at: number;
  before: string;
}): KeptField {
  const { field, kind, column, at, before } = of;
  const [r, v] = [`r.${field}`, `v[${at}]`];
  const orNull = (given: string, value: string): string => `${given} === null ? null : ${value}`;
  switch (kind) {
    case "place":
    case "side":
      return {
        columns: kind === "place" ? REF_COLUMNS : REF_COLUMNS.map((part) => `${column}_${part}`),
        values: REF_COLUMNS.map((part) => `${r}?.${part} ?? null`).join(", "),
        value: orNull(v, `{ file: ${v}, sheet: v[${at + 1}], row: v[${at + 2}] }`),
      };
    // Amounts are within what a number holds exactly: the table's CHECK sees to it.
    case "fen":
    case "signed-fen":
    case "bigint":
      return { columns: [column], values: r, value: orNull(v, `BigInt(${v})`) };
    case "json":
      return {
        columns: [column],
        values: orNull(r, `toJson(${r})`),
        value: orNull(v, `fromJson(${v})`),
      };
    case "optional":
      return { columns: [column], values: `${r} ?? null`, value: `${v} ?? undefined` };
    case "flag":
      return { columns: [column], values: `${r} ? 1 : null`, value: `${v} === 1 ? true : undefined` };
    case "number-key":
      return {
        columns: [column],
        selected: (alias) => `nullif(${alias}.${column}, ${alias}.${before})`,
        values: r,
        value: `${v} ?? v[${at - 1}]`,
      };
    default:
      return { columns: [column], values: r, value: v };
  }
}

/** An amount as the books answer it: see above. */
export function fenOf(value: number): bigint;
export function fenOf(value: number | null): bigint | null;
export function fenOf(value: number | null): bigint | null {
  return value === null ? null : BigInt(value);
}
