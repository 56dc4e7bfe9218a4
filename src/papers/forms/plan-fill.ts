/**
 * 填表 / filling a form: from a cell map and the figures of a form to the value of every cell that is written.
 *
 * Nothing is written unless everything fits: an unknown figure, a list longer than its rows, text where a number should stand are
 * refused with the line of the map. Rows of a list that are not needed are emptied, so that nothing of an older filling stays.
 *
 * Worked example: 12,345,678 fen as 万元 with two decimals is 12.35 (12.345678 rounded half up); 2221/3836 as a percent with one
 * decimal is 57.9, and as a fraction 0.5789885… for a cell whose own format prints the %.
 */
import { type Day, dayOf, parseIsoDay } from "../../core/day.ts";
import { type Exact, formatExact, parseExact, scaledHalfUp, times, whole } from "../../core/exact.ts";
import { by } from "../../core/list.ts";
import { refuse } from "../../core/refusal.ts";
import type { CellValue } from "../../sheet/cell-value.ts";
import { PERCENT_DECIMALS } from "../../sheet/layout.ts";
import type { Cell } from "../../sheet/origin.ts";
import { address, decimalText } from "../../sheet/sheet.ts";
import type { CellMap, MapPlace, MapProblem, MappedContent, MappedFigure, ShownAs } from "./cell-map.ts";
import type { FormFacts, FormRow } from "./facts/form-facts.ts";

export type FilledValue =
  /** The shortest decimal text of the number. */
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "day"; readonly day: Day }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "empty" };

export interface FilledCell {
  readonly sheet: string;
  readonly column: number;
  readonly row: number;
  readonly value: FilledValue;
  readonly replace: boolean;
  /** "funds.total.budget", "indicators[2].score"; null where no single figure is shown. */
  readonly figure: string | null;
  readonly place: MapPlace;
}

/** What a spreadsheet program takes in one cell. */
const MAX_TEXT = 32_767;
const NOT_THERE = new Set(["", "—", "/", "-"]);

export function planFill(map: CellMap, facts: FormFacts): FilledCell[] {
  const cells = map.cells.map((mapped) => {
    const { content, ...at } = mapped;
    return { ...at, ...shown(map, { content, from: facts.values, prefix: "", place: at.place }) };
  });
  const rows = map.lists.flatMap((mapped) => {
    const { list, place, rows: room } = mapped;
    const found = facts.lists[list];
    if (!found) {
      const known = Object.keys(facts.lists).join(", ");
      return wrong(map, place, { code: "list-must-be-known", params: { list, known } });
    }
    if (found.length > room) {
      const params = { list, found: found.length, room };
      return wrong(map, place, { code: "list-must-fit", params });
    }
    return Array.from({ length: room }, (_, i) => listRow(map, { mapped, row: found[i], index: i })).flat();
  });
  return [...cells, ...rows];
}

function listRow(
  map: CellMap,
  of: { mapped: CellMap["lists"][number]; row: FormRow | undefined; index: number },
): FilledCell[] {
  const { mapped, row, index } = of;
  const { sheet, list, firstRow, columns } = mapped;
  return columns.map(({ column, content, replace, place }) => {
    const at = { sheet, column, row: firstRow + index, replace, place };
    if (row === undefined) return { ...at, value: { kind: "empty" as const }, figure: null };
    return { ...at, ...shown(map, { content, from: row, prefix: `${list}[${index}].`, place }) };
  });
}

function shown(
  map: CellMap,
  asked: { content: MappedContent; from: FormRow; prefix: string; place: MapPlace },
): Pick<FilledCell, "value" | "figure"> {
  const { content, from, prefix, place } = asked;
  const cellOf = (figure: string): Cell => {
    const cell = Object.hasOwn(from, figure) ? from[figure] : undefined;
    const known = nearest(Object.keys(from), figure).join(", ");
    return cell ?? wrong(map, place, { code: "figure-must-be-known", params: { figure, known } });
  };
  const said =
    "text" in content
      ? content.text.replace(/\{([^{}]+)\}/g, (_, name: string) => asText(cellOf(name.trim()).value))
      : null;
  const value =
    said === null && !("text" in content)
      ? inCell(cellOf(content.figure).value, content)
      : textValue(said ?? "");
  if (value === null && !("text" in content)) {
    const params = {
      figure: content.figure,
      found: asText(cellOf(content.figure).value),
      as: content.as ?? "text",
    };
    return wrong(map, place, { code: "figure-must-be-shown-so", params });
  }
  if (value?.kind === "text" && value.text.length > MAX_TEXT) {
    const params = { found: value.text.length, limit: MAX_TEXT };
    return wrong(map, place, { code: "text-must-be-bounded", params });
  }
  const figure = "text" in content ? null : `${prefix}${content.figure}`;
  return { value: value ?? { kind: "empty" }, figure };
}

const MOST_NAMED = 8;

/** The names most like a mistyped one, by the pairs of letters they share. */
export function nearest(names: readonly string[], said: string): string[] {
  const pairs = (text: string): Set<string> =>
    new Set([...text.slice(1)].map((letter, i) => `${text[i] ?? ""}${letter}`));
  const own = pairs(said);
  const likeness = (name: string): number => {
    const other = pairs(name);
    const shared = [...own].filter((pair) => other.has(pair)).length;
    return (2 * shared) / (own.size + other.size + 1);
  };
  const sorted = names.map((name) => ({ name, like: likeness(name) })).sort(by((a) => -a.like));
  return sorted.slice(0, MOST_NAMED).map(({ name }) => name);
}

function wrong(map: CellMap, place: MapPlace, problem: MapProblem): never {
  return refuse("cell-map-must-be-valid", { file: map.file, ...place, path: "", problem });
}

const textValue = (text: string): FilledValue => (text === "" ? { kind: "empty" } : { kind: "text", text });

/** Null where the figure can't be shown so. */
function inCell(value: CellValue, how: MappedFigure): FilledValue | null {
  const as = how.as ?? ownWay(value);
  if (as === "text") return textValue(asText(value, how.decimals));
  if (value.kind === "text" && NOT_THERE.has(value.text.trim())) return textValue(value.text.trim());
  if (as === "day") {
    const day = value.kind === "text" ? dayIn(value.text) : undefined;
    return day === undefined ? null : { kind: "day", day };
  }
  const exact = amountOf(value, as);
  return exact === undefined ? null : { kind: "number", text: numberText(exact, how.decimals) };
}

/** "2019-05-03", or as our reports print it: "2019年5月3日". */
function dayIn(said: string): Day | undefined {
  const [, year, month, day] = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(said) ?? [];
  return year === undefined ? parseIsoDay(said) : dayOf(Number(year), Number(month), Number(day));
}

function ownWay(value: CellValue): ShownAs {
  switch (value.kind) {
    case "text":
      return "text";
    case "yuan":
      return "yuan";
    case "ratio":
      return "fraction";
    default:
      return "number";
  }
}

/** In the unit that is shown; undefined where the figure has no such unit. */
function amountOf(value: CellValue, as: Exclude<ShownAs, "text" | "day">): Exact | undefined {
  const isMoney = as === "yuan" || as === "wan-yuan";
  if (value.kind === "yuan")
    return isMoney ? { num: value.fen, den: as === "yuan" ? 100n : 1_000_000n } : undefined;
  if (isMoney) return undefined;
  const exact = exactOf(value);
  if (exact === undefined || as !== "percent") return exact;
  return times(exact, whole(100));
}

function exactOf(value: CellValue): Exact | undefined {
  switch (value.kind) {
    case "text":
      return parseExact(value.text);
    case "count":
      return whole(value.count);
    case "decimal":
      return { num: value.scaled, den: 10n ** BigInt(value.decimals) };
    case "ratio":
    case "average":
      return { num: value.num, den: value.den };
    case "yuan":
      return undefined;
  }
}

/** A number of a spreadsheet has 15 digits: what is not said exactly is rounded there. */
const MOST_DECIMALS = 15;

function numberText(exact: Exact, decimals: number | null): string {
  if (decimals !== null) return shortest({ scaled: scaledHalfUp(exact, decimals), decimals });
  const digits = (exact.num / exact.den).toString().replace("-", "").length;
  const most = Math.max(0, MOST_DECIMALS - digits);
  return shortest({ scaled: scaledHalfUp(exact, most), decimals: most });
}

function shortest(number: { scaled: bigint; decimals: number }): string {
  const text = decimalText(number);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** As the papers print it: "1,234.50", "57.90%". */
export function asText(value: CellValue, decimals: number | null = null): string {
  switch (value.kind) {
    case "text":
      return value.text;
    case "yuan":
      return formatExact({ num: value.fen, den: 100n }, { decimals: decimals ?? 2 });
    case "ratio":
      return formatExact(
        { num: value.num, den: value.den },
        { decimals: decimals ?? PERCENT_DECIMALS, percent: true },
      );
    case "count":
      return formatExact(whole(value.count), { decimals: decimals ?? 0 });
    case "average":
      return formatExact({ num: value.num, den: value.den }, { decimals: decimals ?? 1 });
    case "decimal":
      return formatExact(
        { num: value.scaled, den: 10n ** BigInt(value.decimals) },
        { decimals: decimals ?? value.decimals },
      );
  }
}

/** "自评表!C8". */
export function cellName(at: { sheet: string; column: number; row: number }): string {
  return `${at.sheet}!${address(at)}`;
}
