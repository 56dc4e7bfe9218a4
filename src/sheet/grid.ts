/**
 * 按列成表 / a sheet by its columns: a column is one object, with its head, its look, and how its cell is made of one row's fact.
 *
 * Formulas, sums and charts name a column by its key, and the addresses are computed here and in `sheet.ts` alone: a column that
 * comes in between moves every address that names one behind it.
 *
 * Worked example: with 付款 as the third column and the heading in row 4, the second row's `at.address("paid")` is C6 and its
 * `at.adds(["paid"], ["held"])` the formula C6-D6, with C6 as its origin and D6 taken off.
 */
import { invariant } from "../core/bug.ts";
import type { Cell } from "./origin.ts";
import { address, type Column, columnOf, dataRow, type Row, rowNumber, type Sheet, text } from "./sheet.ts";

export interface GridColumn<Fact> extends Column {
  readonly key: string;
  readonly cell: (fact: Fact, at: RowPlace) => Cell | null;
}

/** Where a row stands; its cells by the keys of their columns. */
export interface RowPlace {
  /** From 0. */
  readonly index: number;
  /** "F12". */
  readonly address: (key: string) => string;
  /** "C12:F12". */
  readonly range: (first: string, last: string) => string;
  /** What a cell is that adds up others of its row, and takes some off. */
  readonly adds: (
    plus: readonly string[],
    minus?: readonly string[],
  ) => Required<Pick<Cell, "formula" | "origin">>;
}

/** A column whose head stands under its key in a table of words. */
export type ColumnMaker<Fact, Key extends string> = (
  key: Key,
  look: Omit<Column, "key" | "head">,
  cell: GridColumn<Fact>["cell"],
) => GridColumn<Fact>;

export interface Grid<Fact, Key extends string>
  extends Pick<Sheet, "name" | "title" | "above">,
    Partial<Pick<Sheet, "total" | "below" | "landscape" | "headline">> {
  readonly heads: Readonly<Record<Key, string>>;
  /** One a row. */
  readonly facts: readonly Fact[];
  readonly columns: (column: ColumnMaker<Fact, Key>) => readonly GridColumn<Fact>[];
  /** Its rows may be a hundred thousand, and are made when they are asked for. */
  readonly isLong?: true;
}

/** What a sheet says of itself where a frame says the rest. */
export type FramedGrid<Fact, Key extends string> = Pick<Grid<Fact, Key>, "name" | "columns" | "facts"> &
  Partial<Grid<Fact, Key>>;

/** Without 合计, lines below and landscape unless it asks for them. */
export function gridSheet<Fact, Key extends string>(grid: Grid<Fact, Key>): Sheet {
  const { heads, facts, isLong, ...about } = grid;
  const columns = about.columns((key, look, cell) => ({ key, head: heads[key], ...look, cell }));
  const sheet = { total: null, below: [], landscape: false, ...about, columns };
  const keys = new Set(columns.map((column) => column.key));
  invariant(keys.size === columns.length, `the columns of ${sheet.name} have different keys`);
  const row = (fact: Fact, index: number): Row => {
    const at = placeOf(sheet, index);
    return columns.map((column) => column.cell(fact, at));
  };
  const long = (i: number): Row => row(facts[i] as Fact, i);
  return { ...sheet, rows: isLong ? madeRows(facts.length, long) : facts.map(row) };
}

function placeOf(sheet: Pick<Sheet, "name" | "columns" | "above" | "headline">, index: number): RowPlace {
  const row = dataRow(sheet, index);
  const of = (key: string): string => address({ column: columnOf(sheet, key), row });
  return {
    index,
    address: of,
    range: (first, last) => `${of(first)}:${of(last)}`,
    adds: (plus, minus = []) => {
      const [addresses, less] = [plus.map(of), minus.map(of)];
      return {
        formula: [addresses.join("+"), ...less].join("-"),
        origin: { kind: "cells", addresses, ...(less.length > 0 ? { minus: less } : {}) },
      };
    },
  };
}

/** 序号. */
export function numberColumn(head: string): GridColumn<unknown> {
  return { key: "number", head, width: 6, align: "center", cell: (_, { index }) => rowNumber(index + 1) };
}

/** Of notes: what each is about, and what it says. */
export function noteColumns<Note extends readonly [topic: string, content: string]>(
  column: ColumnMaker<Note, "topic" | "content">,
  widths: { topic: number; content: number },
): GridColumn<Note>[] {
  return [
    column("topic", { width: widths.topic }, ([topic]) => text(topic)),
    column("content", { width: widths.content }, ([, content]) => text(content)),
  ];
}

/**
 * 现做的行 / rows that are made when they are asked for: a detail sheet of a hundred thousand rows is written row by row, and its
 * cells never stand in memory together. To everybody else they are a list like any other; asked twice, a row is made twice.
 *
 * Worked example: madeRows(3, (i) => [rowNumber(i + 1)]) has the length 3, and its row 1 shows 2.
 */
const INDEX = /^(0|[1-9]\d*)$/;

export function madeRows(length: number, make: (index: number) => Row): readonly Row[] {
  const indexOf = (key: string | symbol): number | null =>
    typeof key === "string" && INDEX.test(key) && Number(key) < length ? Number(key) : null;
  // Who goes through them all needs no place of each.
  function* each(): Generator<Row> {
    for (let i = 0; i < length; i++) yield make(i);
  }
  return new Proxy<Row[]>([], {
    get: (none, key) => {
      if (key === Symbol.iterator) return each;
      if (key === "length") return length;
      const index = indexOf(key);
      return index === null ? Reflect.get(none, key) : make(index);
    },
    has: (none, key) => indexOf(key) !== null || Reflect.has(none, key),
    set: () => false,
  });
}
