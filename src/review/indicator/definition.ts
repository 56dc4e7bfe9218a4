/**
 * 指标 / indicator: a figure with a declared numerator, denominator, unit, source, scope, dates and window, under a version.
 *
 * What is not declared is not computed: a ratio without a denominator is no indicator, and measures of different scope can't be
 * added or divided. So two published figures that are both called 满足率 are two indicators:
 *
 * Worked example: loans 2009: 2,221 filled of 3,836 *processed* = 57.9 %; documents 2013: 58,728 filled of 67,896, all
 * requests = 86.5 %. The first by all 3,979 requests would be 55.8 %.
 * Source: SOURCES.md [two-fill-rates], [indicators].
 */

import { type Exact, formatExact, over, parseExact, whole } from "../../core/exact.ts";
import type { PackProblem } from "../../rules/pack-problem.ts";
import { type MeasureKey, measureOf, shownAs } from "./measure.ts";
import { type IndicatorService, MEASURE_UNITS, type MeasureUnit, type Scope } from "./measure-kind.ts";
import type { WindowKind } from "./window.ts";

export const INDICATOR_UNITS = [
  ...["percent", "yuan", "request", "page", "volume", "library", "user", "working-day"],
  ...["person-time", "session", "hour", "answer", "item", "minute", "point"],
] as const;
type IndicatorUnit = string;

/** 日期依据: which day of a request decides whether it lies in the window; or the period that settled it; or each record's own. */
export const BASES = ["requested", "supplied", "period", "own-day"] as const;
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

interface IndicatorExample {
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

interface Counted {
  readonly service: IndicatorService;
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

interface DefinitionProblem {
  readonly at: "numerator" | "denominator" | "scope" | "unit" | "basis" | "example" | "aggregate" | "service";
  readonly problem: PackProblem;
}

/** What is wrong with a definition, for the reader of the pack. */
export function definitionProblem(one: Indicator): DefinitionProblem | null {
  const { formula } = one;
  if (formula.kind === "typed") return exampleProblem(one);
  if (formula.kind !== "sum" && formula.denominator.length === 0) {
    const { kind } = formula;
    return { at: "denominator", problem: { code: "indicator-must-have-a-denominator", params: { kind } } };
  }
  if (formula.numerator.length === 0)
    return { at: "numerator", problem: { code: "indicator-must-have-a-numerator", params: {} } };
  return (
    scopeProblem(one, formula) ??
    serviceProblem(formula) ??
    basisProblem(formula) ??
    unitProblem(one) ??
    exampleProblem(one)
  );
}

function scopeProblem(one: Indicator, formula: Formula & Counted): DefinitionProblem | null {
  for (const at of ["numerator", "denominator"] as const) {
    const keys = at === "numerator" ? formula.numerator : denominatorOf(formula);
    const strange = keys.find((key) => measureOf(key).scope !== one.scope);
    if (strange === undefined) continue;
    const params = { measure: strange, scope: measureOf(strange).scope, wanted: one.scope };
    return { at, problem: { code: "scopes-must-not-be-mixed", params } };
  }
  return null;
}

/** Documents and loans are counted alike; each other service has measures of its own. */
function serviceProblem(formula: Formula & Counted): DefinitionProblem | null {
  const { service } = formula;
  const isOwn = (measure: MeasureKey): boolean => {
    const { source } = measureOf(measure);
    return source.from === "services" ? source.service === service : isReconciled(service);
  };
  const strange = measuresOf(formula).find((key) => !isOwn(key));
  if (strange === undefined) return null;
  return {
    at: "service",
    problem: { code: "service-must-fit-measure", params: { measure: strange, service } },
  };
}

export function isReconciled(service: IndicatorService): service is "dd" | "ill" {
  return service === "dd" || service === "ill";
}

/** What is known by period only can't be set against requests of another span of days. */
function basisProblem(formula: Formula & Counted): DefinitionProblem | null {
  const { basis, service } = formula;
  if (!isReconciled(service)) {
    if (basis === "own-day") return null;
    return {
      at: "basis",
      problem: { code: "basis-must-fit-measure", params: { measure: service, wanted: "own-day" } },
    };
  }
  const fixed = measuresOf(formula).find((key) => measureOf(key).source.from !== "requests");
  const isFit = basis === "period" || (basis !== "own-day" && fixed === undefined);
  if (isFit) return null;
  return {
    at: "basis",
    problem: { code: "basis-must-fit-measure", params: { measure: fixed ?? service, wanted: "period" } },
  };
}

function unitProblem(one: Indicator): DefinitionProblem | null {
  const { formula, unit } = one;
  if (formula.kind === "typed") return null;
  const [above, below] = [unitsOf(formula.numerator), unitsOf(denominatorOf(formula))];
  for (const [at, units] of [
    ["numerator", above],
    ["denominator", below],
  ] as const) {
    if (units.length < 2) continue;
    return { at, problem: { code: "units-must-not-be-mixed", params: { units: units.join(", ") } } };
  }
  const [over = "request", under = ""] = [above[0], below[0]];
  if (formula.kind === "ratio" && over !== under)
    return { at: "denominator", problem: { code: "ratio-must-be-of-one-unit", params: { over, under } } };
  const wanted = formula.kind === "ratio" ? "percent" : shownAs(over).unit;
  if (unit === wanted) return null;
  return { at: "unit", problem: { code: "unit-must-be-what-is-counted", params: { unit: wanted } } };
}

function unitsOf(keys: readonly MeasureKey[]): MeasureUnit[] {
  const found = new Set<string>(keys.map((key) => measureOf(key).unit));
  return MEASURE_UNITS.filter((unit) => found.has(unit));
}

function exampleProblem(one: Indicator): DefinitionProblem | null {
  const { example } = one;
  if (!example) return null;
  const numerator = parseExact(example.numerator);
  const denominator = example.denominator === null ? whole(1) : parseExact(example.denominator);
  if (!numerator || !denominator || denominator.num === 0n)
    return { at: "example", problem: { code: "example-must-be-numbers", params: {} } };
  const shown = shownOf(one, over(numerator, denominator));
  if (shown === example.shows) return null;
  const params = { numerator: example.numerator, shown };
  return { at: "example", problem: { code: "example-must-be-reproduced", params } };
}

/** As it is printed: "57.9%", "53,202", "2.35". */
export function shownOf(one: Pick<Indicator, "unit" | "decimals">, value: Exact): string {
  return formatExact(value, { decimals: one.decimals, percent: one.unit === "percent" });
}
