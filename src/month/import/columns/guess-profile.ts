/**
 * 猜格式 / a first guess of how a file is to be read: where its heading is, what kind of file it is, and what each column may be.
 *
 * A column is known by a name that some profile of the kind has; otherwise it is only like something: its name contains a known one, its
 * values are those of a listed field, or they look like days. What is only like something is never taken without a person.
 *
 * Worked example: 流水号 | 请求馆 | 送出时间 | 结果 over 甲1 | 清华大学 | 2019-05-03 | 满足 is document delivery; 请求馆 is known, 结果 is like the
 * status by its values, 送出时间 like the supply date by its shape, 流水号 like nothing.
 */
import { addUp, by } from "../../../core/list.ts";
import {
  cellText,
  columnLetter,
  isBlankRow,
  type RawCell,
  type RawRow,
  textKey,
} from "../../../tables/cell.ts";
import { Problem } from "../reading/problem.ts";
import { readDay } from "../reading/read-day.ts";
import { essentialFields, type Field, fieldType, identityField, periodDayField } from "./field.ts";
import { bindColumns, type Heading, headingOfRow, privateColumns } from "./heading.ts";
import { plainNumber } from "./number-style.ts";
import { DATE_FORMS, type NumberStyle, type Profile, type Unit } from "./profile.ts";

export interface GuessedColumn {
  /** From 0. */
  readonly index: number;
  readonly letter: string;
  readonly heading: string;
  readonly examples: readonly string[];
  readonly isPersonal: boolean;
  readonly field: Field | null;
  /** name: some profile knows it; the others are guesses. */
  readonly by: "name" | "like" | "values" | "shape" | null;
  /** Where its numbers are not written as 1,234.50. */
  readonly numbers: NumberStyle | null;
}

export interface ProfileGuess {
  readonly headingRow: number;
  readonly heading: Heading;
  readonly columns: readonly GuessedColumn[];
  /** What a record of the kind needs and no column is known to be. */
  readonly missing: readonly Field[];
}

const EXAMPLES = 3;
/** Rows below the heading that are looked at. */
const LOOKED = 30;

/** The row most like a heading: many names that are known, and texts rather than numbers. */
export function likelyHeading(profiles: readonly Profile[], rows: readonly RawRow[]): number {
  const score = ({ cells }: RawRow): number => {
    if (isBlankRow(cells)) return Number.NEGATIVE_INFINITY;
    const heading = headingOfRow(cells);
    const known = Math.max(0, ...profiles.map((p) => bindColumns(p, heading).length));
    const texts = cells.filter(
      (c) => typeof c === "string" && c.trim() !== "" && !/^[\d.,:/-]+$/.test(c.trim()),
    );
    return 5 * known + 2 * texts.length - cells.filter((c) => cellText(c) !== "").length;
  };
  const best = rows.map((row, at) => ({ at, score: score(row) })).sort(by((r) => [-r.score, r.at]))[0];
  return best?.at ?? 0;
}

interface Table {
  readonly heading: Heading;
  readonly below: readonly RawRow[];
  /** Of the heading. */
  readonly row: number;
}

const WEIGHTS = { name: 2, values: 2, like: 1, shape: 1 };

/** The profiles that bear a kind's name, the likeliest first: the one that most columns are something of. */
export function likelyKinds(profiles: readonly Profile[], of: Table): Profile[] {
  const keys = of.heading.columns.flatMap((texts) => texts.map((t) => t.key));
  const scoreOf = (base: Profile): number => {
    const { columns } = guessColumns(base, profiles, of);
    const found = new Set(columns.map((c) => c.field));
    const wrong = keys.filter((key) => base.recognise.forbidden.includes(key)).length;
    const missing = base.recognise.required.filter((f) => !found.has(f)).length;
    return addUp(columns, (c) => pointsOf(base, c)) - missing - 4 * wrong;
  };
  const scores = new Map(profiles.flatMap((p) => (p.name === p.kind ? [[p, scoreOf(p)] as const] : [])));
  return [...scores.keys()].sort(by((p) => [-(scores.get(p) ?? 0), p.name]));
}

/** A known name over values that are none of its field's speaks against the kind. */
function pointsOf(base: Profile, { field, by: how, examples }: GuessedColumn): number {
  if (field === null || how === null) return 0;
  const values = fieldType(base.kind, field) === "value" ? base.columns.get(field)?.values : null;
  const isOther = values && examples.length > 0 && !examples.some((e) => values.has(textKey(e)));
  return isOther ? -1 : WEIGHTS[how];
}

/** `base`: what the new profile will extend; `profiles`: all, of which those of its kind know further names. */
export function guessColumns(base: Profile, profiles: readonly Profile[], of: Table): ProfileGuess {
  const kin = [base, ...profiles.filter((p) => p.kind === base.kind && p !== base)];
  const hidden = privateColumns(base, of.heading);
  const known = of.heading.columns.map((texts) => {
    const keys = texts.map((t) => t.key);
    return kin.flatMap((p) => keys.flatMap((key) => p.headings.get(key) ?? []))[0] ?? null;
  });
  const rows = of.below.slice(0, LOOKED).filter(({ cells }) => !cells.some((c) => TOTAL.test(cellText(c))));
  const taken = new Set(known.filter((f) => f !== null));
  const columns = of.heading.columns.flatMap((texts, index): GuessedColumn[] => {
    const [own] = texts;
    if (!own) return [];
    const isPersonal = hidden.has(index);
    const cells = rows.map((r) => r.cells[index] ?? null);
    const filled = cells.map(cellText).filter((t) => t !== "");
    const field = known[index] ?? null;
    const like =
      field !== null || isPersonal ? null : likeField(base, own.key, { cells, unit: own.unit }, taken);
    if (like) taken.add(like.field);
    return [
      {
        ...{ index, letter: columnLetter(index + 1), heading: own.text, isPersonal },
        examples: isPersonal ? [] : filled.slice(0, EXAMPLES),
        field: field ?? like?.field ?? null,
        by: field === null ? (like?.by ?? null) : "name",
        numbers: isPersonal ? null : styleOf(cells),
      },
    ];
  });
  const needed = [...new Set([...essentialFields(base.kind), ...base.recognise.required])];
  const missing = needed.filter((f) => !known.includes(f) && base.columns.get(f)?.fixed === null);
  return { headingRow: of.row, heading: of.heading, columns, missing };
}

const TOTAL = /^(?:.{0,6}[合总小共]计|(?:grand |sub-?)?total)[:：]?$/i;

interface Like {
  readonly field: Field;
  readonly by: "like" | "values" | "shape";
}

function likeField(
  base: Profile,
  key: string,
  of: { cells: readonly RawCell[]; unit: Unit | null },
  taken: ReadonlySet<Field>,
): Like | null {
  const { cells, unit } = of;
  const free = [...base.columns.values()].filter((rule) => !taken.has(rule.field));
  for (const { field } of free) {
    const names = [...base.headings].flatMap(([name, of]) => (of === field && name.length > 1 ? [name] : []));
    if (names.some((name) => key.includes(name) || (key.length > 1 && name.includes(key))))
      return { field, by: "like" };
  }
  const filled = cells.filter((cell) => cellText(cell) !== "");
  if (filled.length === 0) return null;
  const listed = free.find(
    ({ field, values }) =>
      values !== null &&
      fieldType(base.kind, field) === "value" &&
      filled.every((cell) => values.has(textKey(cellText(cell)))),
  );
  if (listed) return { field: listed.field, by: "values" };
  const shape = shapeField(base, filled, unit);
  return shape !== null && !taken.has(shape) ? { field: shape, by: "shape" } : null;
}

/** A day, an amount, or the number that names the row: what nothing but its shape says. */
function shapeField(base: Profile, filled: readonly RawCell[], unit: Unit | null): Field | null {
  const forms = DATE_FORMS.filter((form) => form !== "serial");
  const isDay = (cell: RawCell): boolean =>
    !(readDay(cell, { forms, epoch: 1900, period: null }) instanceof Problem);
  if (filled.every(isDay)) return periodDayField(base.kind);
  const isMoney =
    unit === "yuan" || filled.every((cell) => /^[-¥￥$€]?[\d,.']+[.,]\d{2}元?$/.test(cellText(cell)));
  if (isMoney) return MONEY.find((field) => base.columns.has(field)) ?? null;
  const texts = filled.map(cellText);
  const isNumbered =
    new Set(texts).size === texts.length && texts.every((t) => /\d/.test(t) && !/^\d{1,3}$/.test(t));
  return isNumbered ? identityField(base.kind) : null;
}

/** The amount that a row of a kind is about. */
const MONEY: readonly Field[] = ["chargeFen", "amountFen", "feeFen"];

/** Signs and codes of currencies say nothing of the style. */
const withoutMarks = (text: string): string =>
  text.replace(/[¥￥$€£₩元]|(?<![A-Z])[A-Z]{3}(?![A-Z])/g, "").trim();

const STYLES: readonly NumberStyle[] = [
  { decimal: ",", groups: "." },
  { decimal: ".", groups: "'" },
  { decimal: ",", groups: " " },
];

/** A style in which all texts are numbers, where as usual one of them is none. */
function styleOf(cells: readonly RawCell[]): NumberStyle | null {
  const texts = cells.flatMap((c) => (typeof c === "string" && c.trim() !== "" ? [withoutMarks(c)] : []));
  const isNumber = (text: string | undefined): boolean => /^[-+]?\d+(\.\d+)?$/.test(text ?? "");
  const usual = (text: string): string | undefined => plainNumber(text, { decimal: ".", groups: "," });
  if (texts.length === 0 || texts.every((t) => isNumber(usual(t)))) return null;
  return STYLES.find((style) => texts.every((t) => isNumber(plainNumber(t, style)))) ?? null;
}
