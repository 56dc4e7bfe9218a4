/**
 * 列读取器 / what reads one field of a row: a cell of its column, the same value in every row, or a number made of the row's place.
 *
 * A text that comes again (a day, an amount, a state, a count of pages) is remembered with its value or its problem. Several columns
 * as one value: `combined-reader.ts`.
 */
import type { Day } from "../../../core/day.ts";
import type { Fen } from "../../../core/money.ts";
import { rowText } from "../../../core/source.ts";
import { cellText, isBlankCell, type RawCell, type RawRow } from "../../../tables/cell.ts";
import { type Faults, Problem } from "../reading/problem.ts";
import { type Field, isPersonal } from "./field.ts";
import type { BoundColumn } from "./heading.ts";
import type { ColumnRule, Profile } from "./profile.ts";
import type { SaidOnce } from "./said-once.ts";

export type Value = string | number | Fen;
export type Parse<T extends Value> = (cell: RawCell) => T | Problem;

export interface ColumnReader<T extends Value> {
  /** The heading; null where the value does not come from a column. */
  readonly column: string | null;
  /** The value read last; undefined when it could not be read. For control totals. */
  readonly last: T | null | undefined;
  /** The value; null where nothing is said, or where a fault was added. */
  read(row: RawRow, faults: Faults): T | null;
  /** The same cell's value or problem, without faults: for total rows. */
  parse(cell: RawCell): T | Problem;
  /** Of a field that is read from several columns: the reader of the one at this position. */
  partAt?(index: number): ColumnReader<Value> | undefined;
}

export interface ColumnContext {
  readonly profile: Profile;
  readonly columns: readonly BoundColumn[];
  readonly epoch: 1900 | 1904;
  readonly sheet: number;
  readonly library: string;
  readonly period: string;
  /** No row tells of a later day; a preview asks nobody for it. */
  readonly today?: Day;
  /** How often a field's text was not readable and is unknown by the profile's declaration. */
  readonly unknown: Map<Field, number>;
  /** How many amounts of another currency were made yuan. */
  readonly converted?: Map<Field, number>;
  /** What the sheet says once for all of its rows. */
  readonly said?: SaidOnce;
}

/** Where it is counted what became of amounts. */
export interface Conversions {
  readonly converted: Map<Field, number>;
  readonly unknown: Map<Field, number>;
}

/** Texts remembered per column before it starts again. */
const MAX_REMEMBERED = 10_000;

export class CellReader<T extends Value> implements ColumnReader<T> {
  readonly column: string;
  readonly parse: Parse<T>;
  last: T | null | undefined = null;
  private readonly index: number;
  private readonly rule: ColumnRule;
  private readonly empties: readonly string[];
  /** Characters of the longest of them: hardly any other text is made lower case to be looked up. */
  private readonly longestEmpty: number;
  private readonly known: Map<string, T | Problem | null> | null;
  private readonly unknown: Map<Field, number>;

  constructor(asked: { bound: BoundColumn; context: ColumnContext; parse: Parse<T>; remember: boolean }) {
    this.column = asked.bound.heading;
    this.parse = asked.parse;
    this.index = asked.bound.index;
    this.rule = asked.bound.rule;
    this.empties = asked.context.profile.empties;
    this.longestEmpty = Math.max(0, ...this.empties.map((text) => text.length));
    this.known = asked.remember ? new Map() : null;
    this.unknown = asked.context.unknown;
  }

  read(row: RawRow, faults: Faults): T | null {
    const cell = row.cells[this.index];
    const value = cell === null || cell === undefined || cell === "" ? null : this.valueOf(cell);
    if (value instanceof Problem) return this.unreadable(value, cell ?? null, faults);
    this.last = value;
    if (value === null && this.rule.required === true) {
      faults.add(new Problem("value-must-be-given", { heading: this.column }), { column: this.column });
    }
    return value;
  }

  private valueOf(cell: RawCell): T | Problem | null {
    if (typeof cell !== "string" || this.known === null) return this.fresh(cell);
    const before = this.known.get(cell);
    if (before !== undefined) return before;
    if (this.known.size >= MAX_REMEMBERED) this.known.clear();
    const value = this.fresh(cell);
    this.known.set(cell, value);
    return value;
  }

  private fresh(cell: RawCell): T | Problem | null {
    const broken = brokenCell(cell);
    if (broken) return broken;
    if (isBlankCell(cell)) return null;
    const text = cellText(cell);
    if (text.length <= this.longestEmpty && this.empties.includes(text.toLowerCase())) return null;
    return this.parse(cell);
  }

  private unreadable(problem: Problem, cell: RawCell, faults: Faults): null {
    this.last = undefined;
    if (this.rule.unreadable === "unknown") {
      this.unknown.set(this.rule.field, (this.unknown.get(this.rule.field) ?? 0) + 1);
    } else if (isPersonal(this.rule.field)) {
      faults.add(withoutText(problem), { column: this.column });
    } else {
      faults.add(problem, { column: this.column, text: shownText(cell) });
    }
    return null;
  }
}

/** The fault of a text that may be somebody's name or number: the same, without the text. */
function withoutText(problem: Problem): Problem {
  return problem.code === "formula-must-have-value" ? new Problem(problem.code, { formula: "…" }) : problem;
}

const MAX_SHOWN = 200;

export function shownText(cell: RawCell): string {
  const isFormula = cell !== null && typeof cell === "object" && cell.kind === "formula";
  const text = isFormula && cell.value === null ? `=${cell.formula}` : cellText(cell);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

const ERROR_TEXT = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/;

/** A spreadsheet's error, or a formula that was saved without its result. */
export function brokenCell(cell: RawCell): Problem | undefined {
  if (cell === null || typeof cell === "string") return undefined;
  if (cell.kind === "error") return new Problem("cell-must-not-be-error", { text: cell.text });
  if (cell.kind !== "formula") return undefined;
  if (cell.value === null) return new Problem("formula-must-have-value", { formula: cell.formula });
  return ERROR_TEXT.test(cell.value)
    ? new Problem("cell-must-not-be-error", { text: cell.value })
    : undefined;
}

/** The same value in every row, or nothing; `column`: what it stands beside, where a cell above the table says it. */
export class SameReader<T extends Value> implements ColumnReader<T> {
  readonly column: string | null;
  readonly last: T | null;

  constructor(value: T | null, column: string | null = null) {
    this.last = value;
    this.column = column;
  }

  read(): T | null {
    return this.last;
  }

  parse(): Problem {
    return new Problem("value-must-be-given", { heading: "" });
  }
}

export class GeneratedReader implements ColumnReader<string> {
  readonly column = null;
  last: string | null = null;
  private readonly make: (row: string) => string;

  constructor(make: (row: string) => string) {
    this.make = make;
  }

  read(row: RawRow): string {
    return this.make(rowText(row.row));
  }

  parse(): Problem {
    return new Problem("value-must-be-given", { heading: "" });
  }
}
