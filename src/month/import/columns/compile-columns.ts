/**
 * 读列 / column readers: a profile and a heading, made ready once, so that a million rows are read without asking again.
 *
 * Each field of the record has one reader: of a column, of a fixed or generated value, or of nothing. Texts that
 * come again (days, amounts, states, page counts) are remembered with their value or their problem.
 */
import { invariant } from "../../../core/bug.ts";
import type { Day } from "../../../core/day.ts";
import type { Fen } from "../../../core/money.ts";
import { parsePeriod } from "../../../core/period.ts";
import { cellText, isBlankCell, type RawCell, type RawRow, textKey } from "../../../tables/cell.ts";
import { type Faults, Problem } from "../reading/problem.ts";
import { readIdentifier, readText, readValue } from "../reading/read-cell-text.ts";
import { readDay, readMonth } from "../reading/read-day.ts";
import { readCount, readFen, readGrams, readSignedFen, readTenths } from "../reading/read-number.ts";
import { type Field, fieldType, isPersonal } from "./field.ts";
import type { BoundColumn } from "./heading.ts";
import { type ColumnRule, generated, type Profile } from "./profile.ts";

export type Value = string | number | Fen;
type Parse<T extends Value> = (cell: RawCell) => T | Problem;

export interface ColumnReader<T extends Value> {
  /** The heading; null where the value does not come from a column. */
  readonly column: string | null;
  /** The value read last; undefined when it could not be read. For control totals. */
  readonly last: T | null | undefined;
  /** The value; null where nothing is said, or where a fault was added. */
  read(row: RawRow, faults: Faults): T | null;
  /** The same cell's value or problem, without faults: for total rows. */
  parse(cell: RawCell): T | Problem;
}

export interface ColumnContext {
  readonly profile: Profile;
  readonly columns: readonly BoundColumn[];
  readonly epoch: 1900 | 1904;
  readonly sheet: number;
  readonly library: string;
  readonly period: string;
  /** How often a field's text was not readable and is unknown by the profile's declaration. */
  readonly unknown: Map<Field, number>;
}

/** Texts remembered per column before it starts again. */
const MAX_REMEMBERED = 10_000;

class CellReader<T extends Value> implements ColumnReader<T> {
  readonly column: string;
  readonly parse: Parse<T>;
  last: T | null | undefined = null;
  private readonly index: number;
  private readonly rule: ColumnRule;
  private readonly empties: readonly string[];
  private readonly known: Map<string, T | Problem | null> | null;
  private readonly unknown: Map<Field, number>;

  constructor(asked: { bound: BoundColumn; context: ColumnContext; parse: Parse<T>; remember: boolean }) {
    this.column = asked.bound.heading;
    this.parse = asked.parse;
    this.index = asked.bound.index;
    this.rule = asked.bound.rule;
    this.empties = asked.context.profile.empties;
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
    if (isBlankCell(cell) || this.empties.includes(cellText(cell).toLowerCase())) return null;
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
function brokenCell(cell: RawCell): Problem | undefined {
  if (cell === null || typeof cell === "string") return undefined;
  if (cell.kind === "error") return new Problem("cell-must-not-be-error", { text: cell.text });
  if (cell.kind !== "formula") return undefined;
  if (cell.value === null) return new Problem("formula-must-have-value", { formula: cell.formula });
  return ERROR_TEXT.test(cell.value)
    ? new Problem("cell-must-not-be-error", { text: cell.value })
    : undefined;
}

/** The same value in every row, or nothing. */
class SameReader<T extends Value> implements ColumnReader<T> {
  readonly column = null;
  readonly last: T | null;

  constructor(value: T | null) {
    this.last = value;
  }

  read(): T | null {
    return this.last;
  }

  parse(): Problem {
    return new Problem("value-must-be-given", { heading: "" });
  }
}

class GeneratedReader implements ColumnReader<string> {
  readonly column = null;
  last: string | null = null;
  private readonly make: (row: number) => string;

  constructor(make: (row: number) => string) {
    this.make = make;
  }

  read(row: RawRow): string {
    return this.make(row.row);
  }

  parse(): Problem {
    return new Problem("value-must-be-given", { heading: "" });
  }
}

export class ColumnSet {
  private readonly context: ColumnContext;

  constructor(context: ColumnContext) {
    this.context = context;
  }

  text(field: Field): ColumnReader<string> {
    const rule = this.context.profile.columns.get(field);
    if (rule?.generate && !this.bound(field)) {
      const { generate } = rule;
      const { sheet, library, period } = this.context;
      return new GeneratedReader((row) => generated(generate, { row, sheet, library, period }));
    }
    const values = rule?.values ?? null;
    const type = fieldType(this.context.profile.kind, field);
    const remember = values !== null || type === "library" || type === "value";
    const parse: Parse<string> =
      type === "identifier"
        ? readIdentifier
        : values && rule
          ? (cell) => readValue(cell, { values, unlisted: rule.unlisted })
          : readText;
    return this.reader(field, { parse, remember });
  }

  day(field: Field): ColumnReader<Day> {
    const forms = this.context.profile.columns.get(field)?.dates ?? [];
    const { epoch } = this.context;
    const as = { forms, epoch, period: parsePeriod(this.context.period) ?? null };
    return this.reader(field, { parse: (cell) => readDay(cell, as), remember: true });
  }

  count(field: Field): ColumnReader<number> {
    const unit = this.bound(field)?.unit ?? "plain";
    return this.reader(field, { parse: (cell) => readCount(cell, unit), remember: true });
  }

  /** Tenths of what is written: 92.5 is 925. */
  tenths(field: Field): ColumnReader<number> {
    return this.reader(field, { parse: readTenths, remember: true });
  }

  month(field: Field): ColumnReader<string> {
    const { epoch } = this.context;
    return this.reader(field, { parse: (cell) => readMonth(cell, epoch), remember: true });
  }

  fen(field: Field): ColumnReader<Fen> {
    const unit = this.bound(field)?.unit === "fen" ? "fen" : "yuan";
    return this.reader(field, { parse: (cell) => readFen(cell, unit), remember: true });
  }

  /** An amount that may be taken back: credit lines are negative. */
  signedFen(field: Field): ColumnReader<Fen> {
    const unit = this.bound(field)?.unit === "fen" ? "fen" : "yuan";
    return this.reader(field, { parse: (cell) => readSignedFen(cell, unit), remember: true });
  }

  grams(field: Field): ColumnReader<number> {
    const unit = this.bound(field)?.unit === "g" ? "g" : "kg";
    return this.reader(field, { parse: (cell) => readGrams(cell, unit), remember: true });
  }

  /** The text of an enumerated field, whose values the profile has been checked to be among `allowed`. */
  value<V extends string>(field: Field, allowed: readonly V[]): ColumnReader<V> {
    const values = this.context.profile.columns.get(field)?.values ?? new Map<string, string>();
    const isAllowed = (text: string): text is V => allowed.some((a) => a === text);
    const parse: Parse<V> = (cell) => {
      const value = readValue(cell, { values, unlisted: "finding" });
      if (value instanceof Problem) return value;
      invariant(isAllowed(value), `a profile maps ${field} only to the values it can have`);
      return value;
    };
    return this.reader(field, { parse, remember: true });
  }

  private reader<T extends Value>(
    field: Field,
    how: { parse: Parse<T>; remember: boolean },
  ): ColumnReader<T> {
    const bound = this.bound(field);
    if (bound) return new CellReader({ bound, context: this.context, ...how });
    const fixed = this.context.profile.columns.get(field)?.fixed ?? null;
    if (fixed === null) return new SameReader<T>(null);
    const value = how.parse(fixed);
    invariant(!(value instanceof Problem), `the fixed value of ${field} was checked with its profile`);
    return new SameReader(value);
  }

  private bound(field: Field): BoundColumn | undefined {
    return this.context.columns.find((c) => c.field === field);
  }
}

/** A fixed value is read with its profile, so that a mistake is found there; undefined when it can't be read. */
export function isReadableFixed(rule: ColumnRule, kind: Profile["kind"]): boolean {
  const text = rule.fixed;
  if (text === null) return true;
  if (rule.values) return rule.values.has(textKey(text)) || rule.unlisted === "keep";
  switch (fieldType(kind, rule.field)) {
    case "day":
      return !(readDay(text, { forms: rule.dates, epoch: 1900, period: null }) instanceof Problem);
    case "count":
    case "positive-count":
      return !(readCount(text, "plain") instanceof Problem);
    case "fen":
    case "signed-fen":
      return !(readSignedFen(text, "yuan") instanceof Problem);
    case "grams":
      return !(readGrams(text, "kg") instanceof Problem);
    case "tenths":
      return !(readTenths(text) instanceof Problem);
    case "month":
      return !(readMonth(text, 1900) instanceof Problem);
    default:
      return true;
  }
}
