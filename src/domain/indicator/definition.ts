/**
 * 指标 / indicator: a figure with a declared numerator, denominator, unit, source, scope, dates and window, under a version.
 *
 * What is not declared is not computed: a ratio without a denominator is no indicator, and measures of different scope can't be
 * added or divided. So two published figures that are both called 满足率 are two indicators:
 *
 * Worked example: loans 2009: 2,221 filled of 3,836 *processed* = 57.9 %; documents 2013: 58,728 filled of 67,896, all
 * requests = 86.5 %. The first by all 3,979 requests would be 55.8 %. Source: CASES.md 2.3; domain.md 7.
 */
import type { Service } from "../registry/library.ts";
import { compare, type Exact, formatExact, over, parseExact, whole } from "./exact.ts";
import { MEASURE_UNITS, type MeasureKey, type MeasureUnit, measureOf, type Scope } from "./measure.ts";
import type { WindowKind } from "./window.ts";

export const INDICATOR_UNITS = [
  ...["percent", "yuan", "request", "page", "volume", "library", "user", "working-day"],
  ...["person-time", "session", "hour", "item", "point"],
] as const;
export type IndicatorUnit = string;

/** 日期依据: which day of a request decides whether it lies in the window; or the period that settled it. */
export const BASES = ["requested", "supplied", "period"] as const;
export type Basis = (typeof BASES)[number];

export interface Indicator {
  readonly key: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly unit: IndicatorUnit;
  /** With how many decimals it is shown; rounded half up. */
  readonly decimals: number;
  readonly window: WindowKind;
  readonly scope: Scope;
  /** 数据来源, as free text. */
  readonly source: string;
  readonly formula: Formula;
  /** A published figure that this definition reproduces; checked when the definition is read. */
  readonly example?: IndicatorExample;
}

export interface IndicatorExample {
  readonly numerator: string;
  readonly denominator: string | null;
  readonly shows: string;
  readonly source: string;
}

export type Formula =
  /** A figure that the books do not hold: typed, with evidence. */
  | { readonly kind: "typed" }
  | ({ readonly kind: "sum" } & Counted)
  /** A ratio is of one unit, a mean is so many units per something. */
  | ({ readonly kind: "ratio" | "mean"; readonly denominator: readonly MeasureKey[] } & Counted);

export interface Counted {
  readonly service: Service;
  readonly basis: Basis;
  readonly numerator: readonly MeasureKey[];
}

/** A rule part: every definition in force from one day on. */
export interface Indicators {
  /** 时限: working days within which a filled request is on time. */
  readonly onTime: { readonly ordinary: number; readonly urgent: number };
  readonly indicators: readonly Indicator[];
}

export const measuresOf = (formula: Formula): readonly MeasureKey[] =>
  formula.kind === "typed" ? [] : [...formula.numerator, ...denominatorOf(formula)];

export function denominatorOf(formula: Formula): readonly MeasureKey[] {
  return "denominator" in formula ? formula.denominator : [];
}

export interface DefinitionProblem {
  readonly at: "numerator" | "denominator" | "scope" | "unit" | "basis" | "example" | "aggregate";
  readonly message: string;
}

/** What is wrong with a definition, for the reader of the pack: English, as all of a pack's faults. */
export function definitionProblem(one: Indicator): DefinitionProblem | null {
  const { formula } = one;
  if (formula.kind === "typed") return exampleProblem(one);
  if (formula.kind !== "sum" && formula.denominator.length === 0)
    return { at: "denominator", message: `a ${formula.kind} needs a denominator` };
  if (formula.numerator.length === 0)
    return { at: "numerator", message: "an indicator needs a numerator, or the aggregate typed" };
  return scopeProblem(one, formula) ?? basisProblem(formula) ?? unitProblem(one) ?? exampleProblem(one);
}

function scopeProblem(one: Indicator, formula: Formula & Counted): DefinitionProblem | null {
  for (const at of ["numerator", "denominator"] as const) {
    const keys = at === "numerator" ? formula.numerator : denominatorOf(formula);
    const strange = keys.find((key) => measureOf(key).scope !== one.scope);
    if (strange === undefined) continue;
    const message = `${strange} is of scope ${measureOf(strange).scope}, the indicator of scope ${one.scope}: figures of different scope are never added or divided`;
    return { at, message };
  }
  return null;
}

/** What is known by period only can't be set against requests of another span of days. */
function basisProblem(formula: Formula & Counted): DefinitionProblem | null {
  if (formula.basis === "period") return null;
  const fixed = measuresOf(formula).find((key) => measureOf(key).source.from !== "requests");
  if (fixed === undefined) return null;
  return { at: "basis", message: `${fixed} is known by period, so the basis must be period` };
}

function unitProblem(one: Indicator): DefinitionProblem | null {
  const { formula, unit } = one;
  if (formula.kind === "typed") return null;
  const [above, below] = [unitsOf(formula.numerator), unitsOf(denominatorOf(formula))];
  if (above.length > 1)
    return { at: "numerator", message: `${above.join(" and ")} are different units and are never added` };
  if (below.length > 1)
    return { at: "denominator", message: `${below.join(" and ")} are different units and are never added` };
  if (formula.kind === "ratio" && above[0] !== below[0])
    return {
      at: "denominator",
      message: `${above[0]} of ${below[0]} is no ratio; use aggregate mean for one per the other`,
    };
  const wanted = formula.kind === "ratio" ? "percent" : shownUnit(above[0] ?? "request");
  return unit === wanted ? null : { at: "unit", message: `what is counted comes out in ${wanted}` };
}

function unitsOf(keys: readonly MeasureKey[]): MeasureUnit[] {
  const found = new Set(keys.map((key) => measureOf(key).unit));
  return MEASURE_UNITS.filter((unit) => found.has(unit));
}

/** Money is counted in fen and shown in yuan. */
export const shownUnit = (unit: MeasureUnit): IndicatorUnit => (unit === "fen" ? "yuan" : unit);

function exampleProblem(one: Indicator): DefinitionProblem | null {
  const { example } = one;
  if (!example) return null;
  const numerator = parseExact(example.numerator);
  const denominator = example.denominator === null ? whole(1) : parseExact(example.denominator);
  if (!numerator || !denominator || denominator.num === 0n)
    return { at: "example", message: "numerator and denominator of the example are numbers" };
  const shown = shownOf(one, over(numerator, denominator));
  if (shown === example.shows) return null;
  return { at: "example", message: `${example.numerator} by this definition shows ${shown}` };
}

/** As it is printed: "57.9%", "53,202", "2.35". */
export function shownOf(one: Pick<Indicator, "unit" | "decimals">, value: Exact): string {
  return formatExact(value, { decimals: one.decimals, percent: one.unit === "percent" });
}

/** Whether two values are one, when shown. */
export function showsSame(one: Pick<Indicator, "unit" | "decimals">, a: Exact, b: Exact): boolean {
  return compare(a, b) === 0 || shownOf(one, a) === shownOf(one, b);
}
