/**
 * 读列 / column readers: a profile and a heading, made ready once, so that a million rows are read without asking again.
 *
 * Each field of the record has one reader: of a column, of several, of a value that is said once, fixed or generated, or of nothing.
 */
import { invariant } from "../../../core/bug.ts";
import type { Day } from "../../../core/day.ts";
import { type Fen, parseYuan, plainYuan } from "../../../core/money.ts";
import { parsePeriod } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import { cellText, textKey } from "../../../tables/cell.ts";
import { Faults, Problem } from "../reading/problem.ts";
import {
  readIdentifier,
  readOneIdentifier,
  readOneWaybill,
  readText,
  readValue,
} from "../reading/read-cell-text.ts";
import { readDay, readMonth } from "../reading/read-day.ts";
import { readCount, readFen, readGrams, readSignedFen, readTenths } from "../reading/read-number.ts";
import {
  CellReader,
  type ColumnContext,
  type ColumnReader,
  GeneratedReader,
  type Parse,
  SameReader,
  type Value,
} from "./column-reader.ts";
import { CombinedReader } from "./combined-reader.ts";
import { ConvertedReader, ofCurrency } from "./currency.ts";
import { type Field, fieldType } from "./field.ts";
import { type BoundColumn, headingKey } from "./heading.ts";
import { styled } from "./number-style.ts";
import { type ColumnRule, generated, type Profile, type Unit } from "./profile.ts";
import type { SaidValue } from "./said-once.ts";

export type { ColumnContext, ColumnReader, Value } from "./column-reader.ts";
export { shownText } from "./column-reader.ts";

/** Fields by which rows of one request or parcel are found. */
const NAMES_ONE: Partial<Record<Field, Parse<string>>> = {
  ...{ requestNo: readOneIdentifier, waybillNo: readOneWaybill, motherNo: readOneWaybill },
};

/** What is planned may be of a day to come. */
const PLANNED: readonly Field[] = ["dueOn"];

export class ColumnSet {
  private readonly context: ColumnContext;

  constructor(context: ColumnContext) {
    this.context = context;
  }

  text(field: Field): ColumnReader<string> {
    const rule = this.rule(field);
    if (rule?.generate && !this.isBound(field)) {
      const { generate } = rule;
      const { sheet, library, period } = this.context;
      return new GeneratedReader((row) => generated(generate, { row, sheet, library, period }));
    }
    const values = rule?.values ?? null;
    const type = fieldType(this.context.profile.kind, field);
    const remember = values !== null || type === "library" || type === "value";
    const parse: Parse<string> =
      type === "identifier"
        ? (NAMES_ONE[field] ?? readIdentifier)
        : values && rule
          ? (cell) => readValue(cell, { values, unlisted: rule.unlisted })
          : readText;
    return this.reader(field, { parse: () => parse, remember });
  }

  day(field: Field): ColumnReader<Day> {
    const forms = this.rule(field)?.dates ?? [];
    const { epoch, today } = this.context;
    const latest = today === undefined || PLANNED.includes(field) ? {} : { latest: today };
    const as = { forms, epoch, period: parsePeriod(this.context.period) ?? null, ...latest };
    return this.reader(field, { parse: () => (cell) => readDay(cell, as), remember: true });
  }

  count(field: Field): ColumnReader<number> {
    const parse =
      (unit: Unit): Parse<number> =>
      (cell) =>
        readCount(cell, unit);
    return this.reader(field, { parse, remember: true, check: countProblem });
  }

  /** Tenths of what is written: 92.5 is 925. */
  tenths(field: Field): ColumnReader<number> {
    return this.reader(field, { parse: () => readTenths, remember: true, check: tenthsProblem });
  }

  month(field: Field): ColumnReader<string> {
    const { epoch } = this.context;
    return this.reader(field, { parse: () => (cell) => readMonth(cell, epoch), remember: true });
  }

  fen(field: Field): ColumnReader<Fen> {
    // A discount may stand in its column with a minus; only what comes of them must not be below zero.
    const read = this.rule(field)?.from?.by === "columns" ? readSignedFen : readFen;
    return this.money(field, { parse: (unit) => (cell) => read(cell, moneyUnit(unit)), check: fenProblem });
  }

  /** An amount that may be taken back: credit lines are negative. */
  signedFen(field: Field): ColumnReader<Fen> {
    const parse =
      (unit: Unit): Parse<Fen> =>
      (cell) =>
        readSignedFen(cell, moneyUnit(unit));
    return this.money(field, { parse, check: largeFen });
  }

  private money(field: Field, how: Omit<How<Fen>, "remember">): ColumnReader<Fen> {
    const rule = this.rule(field);
    const { currency = null } = rule ?? {};
    if (!rule || currency === null) return this.reader(field, { ...how, remember: true });
    const parse = (unit: Unit): Parse<Fen> => ofCurrency(how.parse(unit), currency);
    const own = this.reader(field, { ...how, parse, remember: true });
    const { unknown, converted = new Map<Field, number>() } = this.context;
    return new ConvertedReader(own, { rule, currency, made: { unknown, converted } });
  }

  grams(field: Field): ColumnReader<number> {
    const parse =
      (unit: Unit): Parse<number> =>
      (cell) =>
        readGrams(cell, unit === "g" ? "g" : "kg");
    return this.reader(field, { parse, remember: true, check: gramsProblem });
  }

  /** The text of an enumerated field, whose values the profile has been checked to be among `allowed`. */
  value<V extends string>(field: Field, allowed: readonly V[]): ColumnReader<V> {
    const values = this.rule(field)?.values ?? new Map<string, string>();
    const isAllowed = (text: string): text is V => allowed.some((a) => a === text);
    const parse: Parse<V> = (cell) => {
      const value = readValue(cell, { values, unlisted: "finding" });
      if (value instanceof Problem) return value;
      invariant(isAllowed(value), `a profile maps ${field} only to the values it can have`);
      return value;
    };
    return this.reader(field, { parse: () => parse, remember: true });
  }

  private reader<T extends Value>(field: Field, how: How<T>): ColumnReader<T> {
    const rule = this.rule(field);
    const bound = this.context.columns.filter((c) => c.field === field);
    if (rule?.from?.by === "columns") return this.combined(rule, bound, how);
    const [first] = bound;
    if (first) return this.cellReader(first, how);
    const said = this.context.said?.get(field);
    if (rule && said) return this.saidReader(rule, said, how);
    const fixed = rule?.fixed ?? null;
    if (fixed === null) return new SameReader<T>(null);
    const value = how.parse("plain")(fixed);
    invariant(!(value instanceof Problem), `the fixed value of ${field} was checked with its profile`);
    return new SameReader(value);
  }

  private cellReader<T extends Value>(bound: BoundColumn, how: How<T>): CellReader<T> {
    return new CellReader({
      bound,
      context: this.context,
      parse: styled(how.parse(bound.unit), bound.rule.numbers),
      remember: how.remember,
    });
  }

  /** In the order of the profile; none of the columns is required by itself. */
  private combined<T extends Value>(
    rule: ColumnRule,
    bound: readonly BoundColumn[],
    how: How<T>,
  ): ColumnReader<T> {
    const { from } = rule;
    if (from?.by !== "columns") return new SameReader<T>(null);
    const [first, ...others] = from.headings.flatMap((heading) => {
      const column = bound.find((c) => c.part === headingKey(heading));
      if (!column) return [];
      const part = { ...column, rule: { ...rule, required: false } };
      return [{ index: part.index, heading: part.heading, reader: this.cellReader(part, how) }];
    });
    if (!first) return new SameReader<T>(null);
    const check = how.check ?? (() => null);
    return new CombinedReader({
      parts: [first, ...others],
      how: from.how,
      isRequired: rule.required === true,
      check,
    });
  }

  /** Said once for all rows, so what is wrong with it is said once, too. */
  private saidReader<T extends Value>(rule: ColumnRule, said: SaidValue, how: How<T>): ColumnReader<T> {
    const { source, cells } = said;
    const { field } = rule;
    const heading = placeOf(source);
    const own = { ...rule, required: false };
    const reader = this.cellReader({ field, rule: own, index: 0, heading, unit: rule.unit }, how);
    const faults = new Faults();
    const value = reader.read({ row: 0, hidden: false, cells }, faults);
    const isMissing = value === null && rule.required !== false && reader.last === null;
    const why =
      cells.length > 1
        ? "contradictory"
        : faults.list.length > 0
          ? "unreadable"
          : isMissing
            ? "missing"
            : null;
    if (why !== null)
      refuse("value-said-once-must-be-clear", { field, source, why, seen: cells.map(cellText).join(" | ") });
    return new SameReader(value, heading === "" ? null : heading);
  }

  private rule(field: Field): ColumnRule | undefined {
    return this.context.profile.columns.get(field);
  }

  private isBound(field: Field): boolean {
    return this.context.columns.some((c) => c.field === field);
  }
}

/** What a finding calls the place. */
function placeOf(source: SaidValue["source"]): string {
  switch (source.by) {
    case "above":
      return source.label;
    case "cell":
      return source.address;
    case "heading":
      return source.heading;
    case "sheet-name":
      return "";
  }
}

/** `check`: what is wrong with a value that was made of several columns. */
interface How<T extends Value> {
  readonly parse: (unit: Unit) => Parse<T>;
  readonly remember: boolean;
  readonly check?: (value: T) => Problem | null;
}

const moneyUnit = (unit: Unit): "yuan" | "fen" => (unit === "fen" ? "fen" : "yuan");

/** More than the books hold. */
function largeFen(value: Fen): Problem | null {
  const text = plainYuan(value);
  return parseYuan(text) === undefined ? new Problem("amount-must-be-exact", { text }) : null;
}

function fenProblem(value: Fen): Problem | null {
  if (value >= 0n) return largeFen(value);
  return new Problem("amount-must-not-be-negative", { text: plainYuan(value) });
}

function countProblem(value: number): Problem | null {
  return value < 0 ? new Problem("count-must-not-be-negative", { text: `${value}` }) : null;
}

function tenthsProblem(value: number): Problem | null {
  return value < 0 ? new Problem("tenths-must-be-readable", { text: `${value}/10` }) : null;
}

function gramsProblem(value: number): Problem | null {
  return value < 0 ? new Problem("weight-must-be-readable", { text: `${value} g` }) : null;
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
