/**
 * 多行一笔 / several rows that are one record: a loan with a row for each book, a bill with a row for each charge.
 *
 * Rows of one number are kept until the sheet ends, wherever they stand. Counts and amounts that the profile names are added up, texts it
 * names are joined; everything else must be equal or blank, for of two days nobody knows which is right. Where one row of a number is
 * at fault, all of them are set aside: a part of a request is a wrong request. The record stands in the place of its first row.
 *
 * Worked example: ILL1 1 册, ILL2 1 册, ILL1 2 册 by 申请单号 with volumes added: ILL1 3 册 in row 2, made of rows 2 and 4; ILL2 1 册.
 */
import { invariant } from "../../../core/bug.ts";
import { requestKey } from "../../../records/record.ts";
import { waybillKey } from "../../../records/waybill-key.ts";
import { cellText, type RawRow } from "../../../tables/cell.ts";
import type { ColumnReader, Value } from "../columns/compile-columns.ts";
import type { Field } from "../columns/field.ts";
import type { CombineRule } from "../columns/profile.ts";
import { Problem } from "../reading/problem.ts";

interface Held<T> {
  readonly row: RawRow;
  readonly record: T;
}

interface Group<T> {
  readonly keys: readonly string[];
  readonly rows: Held<T>[];
  /** A row of the same number that was set aside. */
  fault: number | null;
}

/** A row that was set aside; null for what of its number could not be read. */
interface Failed {
  readonly row: number;
  readonly keys: readonly (string | null)[];
}

/** A record, or what is wrong with its rows. */
export interface JoinedRows<T> {
  readonly rows: readonly RawRow[];
  readonly made: { readonly record: T } | { readonly problem: Problem; readonly column: string | null };
}

/** Where each number stands that an earlier sheet of the same file has. */
export type NumbersBefore = Map<string, { readonly sheet: string; readonly row: number }>;

type Readers = Readonly<Record<string, ColumnReader<Value>>>;

export class RowJoin<T extends object> {
  private readonly rule: CombineRule;
  private readonly readers: Readers;
  private readonly groups = new Map<string, Group<T>>();
  private readonly failed: Failed[] = [];
  /** What stands in rows whose cells may have moved, and in which row. */
  private readonly unclear = new Map<string, number>();

  constructor(rule: CombineRule, readers: Readers) {
    this.rule = rule;
    this.readers = readers;
  }

  /** Numbers so far. */
  get size(): number {
    return this.groups.size;
  }

  hold(row: RawRow, record: T): void {
    const keys = this.rule.by.map((field) => keyOf(field, Reflect.get(record, field)));
    this.group(keys).rows.push({ row, record });
  }

  /** A row that is set aside: the others of its number go with it. */
  fail({ row }: RawRow, record: T): void {
    const keys = this.rule.by.map((field) => this.keyRead(field, record));
    const read = keys.filter((key) => key !== null);
    if (read.length === keys.length) this.group(read).fault ??= row;
    else if (read.length > 0) this.failed.push({ row, keys });
  }

  /** A row that was not read, because nobody knows which cell stands in which column: any of them may be its number. */
  failUnread({ row, cells }: RawRow): void {
    for (const text of cells.map(cellText))
      for (const field of this.rule.by) if (text !== "") this.unclear.set(keyOf(field, text), row);
  }

  /** After the last row: a number that another sheet has as well. Its rows there are records already, and only a part of it. */
  inAnotherSheet(
    sheet: string,
    before: NumbersBefore,
  ): { number: string; row: number; sheet: string; at: number } | null {
    for (const [key, { keys, rows, fault }] of this.groups) {
      const row = rows[0]?.row.row ?? fault ?? 0;
      const other = before.get(key);
      if (other && other.sheet !== sheet)
        return { number: keys.join(" "), row: other.row, sheet: other.sheet, at: row };
      before.set(key, { sheet, row });
    }
    return null;
  }

  /** After the last row, in the order of their first rows. */
  *all(): Generator<JoinedRows<T>> {
    for (const group of this.groups.values()) {
      const { rows } = group;
      if (rows.length === 0) continue;
      const row = group.fault ?? this.failed.find((f) => isMaybe(f, group))?.row ?? this.unclearRow(group);
      const made =
        row === undefined
          ? this.joined(rows)
          : { problem: new Problem("rows-of-one-number-must-all-be-read", { row }), column: null };
      yield { rows: rows.map((r) => r.row), made };
    }
  }

  private unclearRow({ keys }: Group<T>): number | undefined {
    const [key] = this.unclear.size === 0 ? [] : keys.filter((k) => this.unclear.has(k));
    return key === undefined ? undefined : this.unclear.get(key);
  }

  private keyRead(field: Field, record: T): string | null {
    const { last } = this.readers[field] ?? {};
    const value: unknown = Reflect.get(record, field);
    // Read, and then not found in the registry.
    const isUnknown = last !== null && last !== undefined && value === null;
    return last === undefined || isUnknown ? null : keyOf(field, value);
  }

  private group(keys: readonly string[]): Group<T> {
    const key = keys.join("\n");
    const known = this.groups.get(key) ?? { keys, rows: [], fault: null };
    this.groups.set(key, known);
    return known;
  }

  private joined(rows: readonly Held<T>[]): JoinedRows<T>["made"] {
    const [first, ...others] = rows;
    invariant(first !== undefined, "a group has a row");
    const record = { ...first.record };
    for (const other of others) {
      for (const [name, value] of Object.entries(other.record)) {
        const both = this.both(name, Reflect.get(record, name), value);
        if (both instanceof Problem) return { problem: both, column: this.readers[name]?.column ?? null };
        Reflect.set(record, name, both);
      }
    }
    return { record };
  }

  private both(name: string, a: unknown, b: unknown): unknown {
    if (name === "ref" || b === null) return a;
    if (a === null) return b;
    const field = name as Field;
    if (this.rule.add.includes(field)) return sumOf(a, b);
    if (this.rule.join.includes(field)) return joinedText(`${a}`, `${b}`);
    // Written in two ways, a number is one: the first way stays.
    if (a === b || this.rule.by.includes(field) || name === "requestKey") return a;
    return new Problem("rows-of-one-number-must-agree", { field: name, one: `${a}`, other: `${b}` });
  }
}

function sumOf(a: unknown, b: unknown): number | bigint {
  if (typeof a === "bigint" && typeof b === "bigint") return a + b;
  invariant(typeof a === "number" && typeof b === "number", "a profile adds up numbers only");
  return a + b;
}

const SEMICOLON = "；";

function joinedText(a: string, b: string): string {
  return a.split(SEMICOLON).includes(b) ? a : `${a}${SEMICOLON}${b}`;
}

function isMaybe({ keys }: Failed, group: { readonly keys: readonly string[] }): boolean {
  return keys.every((key, i) => key === null || key === group.keys[i]);
}

/** The form under which two numbers are equal. */
function keyOf(field: Field, value: unknown): string {
  const text = `${value ?? ""}`;
  if (field === "waybillNo") return waybillKey(text);
  return field === "requestNo" ? requestKey(text) : text;
}
