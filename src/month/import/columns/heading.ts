/**
 * 表头 / headings: how the text of a heading cell becomes the key under which profiles know it.
 *
 * Width, case, spaces, marks and a unit in brackets do not count: "费 用（元）" and "费用" are one heading. The unit itself does
 * count: under 重量(g) a plain 500 is 500 grams, whatever the profile expects. A hint in brackets may be left off
 * (`heading-hint.ts`); 金额(万元) is never read as yuan.
 *
 * A heading may stand in two lines; then a column is known by the lower line, by both together, or by the upper.
 */
import { cellText, columnLetter, type RawCell } from "../../../tables/cell.ts";
import { type Field, fieldType, isPersonal, isQuantity } from "./field.ts";
import { unitNamed, withoutHints } from "./heading-hint.ts";
import { matchesLoosely } from "./name-pattern.ts";
import { isPersonHeading } from "./person-heading.ts";
import type { ColumnRule, Profile, Unit } from "./profile.ts";

export interface HeadingText {
  /** As written, for messages. */
  readonly text: string;
  readonly key: string;
  /** The unit its bracket names. */
  readonly unit: Unit | null;
  /** A bracket was left off that may say anything. */
  readonly isLoose?: boolean;
}

/** Longer cells are sentences, not headings. */
const MAX_HEADING = 80;

function headingOf(text: string): HeadingText {
  const key = plainKey(text);
  const found = /^(.+?)[([]([^()[\]]+)[)\]]$/.exec(key);
  const unit = found ? unitNamed(found[2] ?? "") : undefined;
  return unit === undefined ? { text, key, unit: null } : { text, key: found?.[1] ?? key, unit };
}

/** Without a key where it is too long for a heading. */
function plainKey(text: string): string {
  const key = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s*:_]+/g, "");
  return key.length > MAX_HEADING ? "" : key;
}

export function headingKey(text: string): string {
  return headingOf(text).key;
}

/** A column of the file, and the field that stands in it. */
export interface BoundColumn {
  readonly field: Field;
  readonly rule: ColumnRule;
  /** From 0. */
  readonly index: number;
  readonly heading: string;
  readonly unit: Unit;
  /** Of a field that is read from several columns, together or one by one: the key of the name by which the profile means this one. */
  readonly part?: string;
}

export interface Heading {
  /** By position in the row, from 0; each with the texts it may be known by, best first. */
  readonly columns: readonly (readonly HeadingText[])[];
  /** Where columns are known by their letters: what stands in the heading's row, which tells nothing but who must not be read. */
  readonly besides?: readonly (readonly HeadingText[])[];
}

export function headingOfRow(cells: readonly RawCell[]): Heading {
  return { columns: cells.map((cell) => textsOf([cellText(cell)])) };
}

/** Two lines as one heading. An empty upper cell continues the one to its left, as merged cells do. */
export function headingOfTwoRows(rows: { upper: readonly RawCell[]; lower: readonly RawCell[] }): Heading {
  const width = Math.max(rows.upper.length, rows.lower.length);
  const columns: HeadingText[][] = [];
  let group = "";
  for (let i = 0; i < width; i++) {
    const upper = cellText(rows.upper[i]);
    const lower = cellText(rows.lower[i]);
    if (upper !== "") group = upper;
    columns.push(textsOf(lower === "" ? [upper] : [group + lower, lower]));
  }
  return { columns };
}

function textsOf(texts: readonly string[]): HeadingText[] {
  return texts.flatMap((text) => {
    if (text === "") return [];
    const whole = headingOf(text);
    const hinted = withoutHints(plainKey(text));
    return hinted === null || hinted.key === whole.key ? [whole] : [whole, { text, ...hinted }];
  });
}

/**
 * Which columns a profile knows. Where it finds a field in several, the one that its own document names is meant;
 * otherwise all of them are given, and `doubledColumns` tells.
 */
export function bindColumns(profile: Profile, heading: Heading): BoundColumn[] {
  const bound: BoundColumn[] = [];
  const loose: BoundColumn[] = [];
  heading.columns.forEach((texts, index) => {
    const known = texts.find((t) => profile.headings.has(t.key));
    const field = known ? profile.headings.get(known.key) : undefined;
    const rule = field ? profile.columns.get(field) : undefined;
    if (!known || !field || !rule || isOtherMoney(rule, known)) return;
    const column = { field, rule, index, heading: known.text, unit: unitOf(rule, known.unit) };
    if (!known.isLoose) bound.push(column);
    else if (!isQuantity(fieldType(profile.kind, field)) && !isPrivate(profile, texts)) loose.push(column);
  });
  bound.push(...loose.filter((l) => !bound.some((b) => b.field === l.field)));
  bound.sort((a, b) => a.index - b.index);
  const unmeant = doubledColumns(bound).flatMap(({ columns }) => {
    const own = columns.filter((c) => c.rule.ownHeadings.has(headingKey(c.heading)));
    return own.length === 1 ? columns.filter((c) => c !== own[0]) : [];
  });
  const table = [...bound.filter((c) => !unmeant.includes(c)), ...sharedColumns(profile, heading)];
  return profile.unpivot === null ? table : [...table, ...pivotColumns(profile, heading, table)];
}

/** The columns each of whose cells makes a record: those the profile names, or all that nothing is said of. */
function pivotColumns(profile: Profile, heading: Heading, table: readonly BoundColumn[]): BoundColumn[] {
  const { unpivot, ignored, leaveOut } = profile;
  const rule = unpivot && profile.columns.get(unpivot.cell);
  if (!unpivot || !rule) return [];
  const hidden = privateColumns(profile, heading, table);
  return heading.columns.flatMap((texts, index) => {
    const [own] = texts;
    if (!own || hidden.has(index) || table.some((c) => c.index === index)) return [];
    const isSaid = texts.some((t) => ignored.includes(t.key) || leaveOut.has(t.key));
    const isMeant = unpivot.columns?.some((p) => texts.some((t) => matchesLoosely(t.text, p))) ?? !isSaid;
    if (!isMeant) return [];
    return [
      { field: unpivot.cell, rule, index, heading: own.text, unit: unitOf(rule, own.unit), part: own.key },
    ];
  });
}

/** The columns that make a value together; a column of another field may be one of them. */
function sharedColumns(profile: Profile, heading: Heading): BoundColumn[] {
  if (profile.shared.size === 0) return [];
  return heading.columns.flatMap((texts, index) => {
    const known = texts.find((t) => profile.shared.has(t.key));
    return (known ? (profile.shared.get(known.key) ?? []) : []).flatMap((field) => {
      const rule = profile.columns.get(field);
      if (!known || !rule || isOtherMoney(rule, known)) return [];
      const { text, key, unit } = known;
      return [{ field, rule, index, heading: text, unit: unitOf(rule, unit), part: key }];
    });
  });
}

/** A field and the columns that all say it. */
interface Doubled {
  readonly field: Field;
  readonly columns: readonly BoundColumn[];
}

/** The fields that stand in more than one column: nothing tells which of them counts. */
export function doubledColumns(columns: readonly BoundColumn[]): Doubled[] {
  const groups = new Map<string, BoundColumn[]>();
  for (const column of columns) {
    const place = `${column.field} ${column.part ?? ""}`;
    groups.set(place, [...(groups.get(place) ?? []), column]);
  }
  return [...groups.values()].flatMap((same) => {
    const [first, second] = same;
    return first && second ? [{ field: first.field, columns: same }] : [];
  });
}

/** 费用(元) is no column of dollars, whatever the profile says of 费用. */
function isOtherMoney({ currency }: ColumnRule, { unit }: HeadingText): boolean {
  return currency !== null && (unit === "yuan" || unit === "fen");
}

/** The bracket's unit holds where it measures the same thing as the profile's. */
function unitOf(rule: ColumnRule, said: Unit | null): Unit {
  const money = ["yuan", "fen"];
  const weight = ["kg", "g"];
  const fits = said && [money, weight].some((kind) => kind.includes(said) && kind.includes(rule.unit));
  return fits ? said : rule.unit;
}

/** A table whose columns are known by their letters; `cells`: of its heading, if it has one. */
export function headingOfLetters(width: number, cells: readonly RawCell[]): Heading {
  const letters = Array.from({ length: width }, (_, i) => columnLetter(i + 1));
  return { columns: letters.map((text) => textsOf([text])), besides: headingOfRow(cells).columns };
}

/** Every heading's text; "C" where the third column has none. */
export function headingTexts(heading: Heading): string[] {
  return heading.columns.map((texts, index) => texts[0]?.text ?? columnLetter(index + 1));
}

/**
 * The headings as they are kept, with the file's rows: of one that the profile does not know only the place, since there may
 * stand what the promise about readers forbids (a column of its own for each person).
 */
export function keptHeadings(profile: Profile, heading: Heading): string[] {
  const bound = new Map(bindColumns(profile, heading).map((c) => [c.index, c.heading]));
  const { headings, recognise, ignored, leaveOut } = profile;
  const isKnown = ({ key }: HeadingText): boolean =>
    [headings, leaveOut].some((known) => known.has(key)) ||
    ignored.includes(key) ||
    recognise.headings.some((h) => headingKey(h) === key);
  return heading.columns.map((texts, i) => bound.get(i) ?? texts.find(isKnown)?.text ?? "");
}

/** The columns whose contents are never looked at: readers' names, numbers and addresses. */
export function privateColumns(
  profile: Profile,
  heading: Heading,
  bound: readonly BoundColumn[] = bindColumns(profile, heading),
): Set<number> {
  const hidden = new Set<number>();
  heading.columns.forEach((texts, index) => {
    const known = texts.find((t) => profile.headings.has(t.key));
    // A reader's number is read to be hashed, and never kept, not even with a row that is set aside; where the asking
    // library should stand, a client's name may.
    const field = known && profile.headings.get(known.key);
    const read = bound.flatMap((c) => (c.index === index ? [c.field] : []));
    if ([...read, ...(field ? [field] : [])].some(isPersonal)) hidden.add(index);
    if ((known && !known.isLoose) || read.some((f) => f !== field)) return;
    if (isPrivate(profile, [...texts, ...(heading.besides?.[index] ?? [])])) hidden.add(index);
  });
  return hidden;
}

function isPrivate(profile: Profile, texts: readonly HeadingText[]): boolean {
  return texts.some((t) => isPersonHeading(t.key) || profile.private.some((word) => t.key.includes(word)));
}

/** A column that is read though a person stands under its heading. */
export function readPerson(
  heading: Heading,
  bound: readonly BoundColumn[],
): { readonly column: BoundColumn; readonly heading: string } | undefined {
  for (const column of bound) {
    const texts = [
      ...(heading.columns[column.index] ?? []).slice(0, 1),
      ...(heading.besides?.[column.index] ?? []),
    ];
    const person = texts.find((t) => isPersonHeading(t.key));
    if (person && !isPersonal(column.field)) return { column, heading: person.text };
  }
  return undefined;
}
