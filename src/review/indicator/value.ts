/**
 * 指标值 / indicator value: what a definition gives for a window, with everything a reader needs to count it again.
 *
 * An automatic value is counted from the books; a typed one is a person's, with evidence. Where both are there, both are shown:
 * the typed one says why it stands. A later typed value of the same indicator, window and library takes the place of the
 * earlier one, which is kept.
 *
 * Worked example: 2221/3836 in 2009 is 57.9 %, counted from requests-filled 2221 and requests-processed 3836 of twelve periods.
 * Source: SOURCES.md [two-fill-rates].
 */

import { type Exact, fractionOf, over, whole } from "../../core/exact.ts";
import type { Period } from "../../core/period.ts";
import type { LibraryCode } from "../../registry/library.ts";
import { denominatorOf, type Indicator } from "./definition.ts";
import { type MeasureKey, measureOf, shownAs } from "./measure.ts";
import type { Scope } from "./measure-kind.ts";

export interface MeasuredPart {
  readonly side: "numerator" | "denominator";
  readonly measure: MeasureKey;
  readonly count: bigint;
}

interface Computed {
  readonly parts: readonly MeasuredPart[];
  readonly numerator: bigint;
  /** Null for a sum. */
  readonly denominator: bigint | null;
  /** Null: there is nothing to divide by. Money is in yuan. */
  readonly value: Exact | null;
}

/** What the books were asked for, and what they could not say. */
export interface Coverage {
  readonly periods: readonly string[];
  /** Months of the window that no reconciled period covers. */
  readonly missing: readonly string[];
  readonly undated: number;
  readonly uncovered: number;
  /** Measures that the records give as "more than so many". */
  readonly atLeast: readonly MeasureKey[];
}

export interface AutomaticValue extends Computed, Coverage {
  /** ruleName of the definition's version, and its hash. */
  readonly definition: string;
  readonly hash: string;
}

/** 佐证: a file as it was when the value was typed. */
export interface ValueEvidence {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** One person's figure; a fact. */
export interface TypedValue {
  readonly indicator: string;
  /** A period's id. */
  readonly window: string;
  /** Null: of the whole alliance. */
  readonly library: LibraryCode | null;
  readonly value: Exact;
  /** As it was typed: "4521/4900". */
  readonly text: string;
  readonly scope: Scope;
  readonly definition: string;
  readonly hash: string;
  /** Why it stands beside an automatic value; null where there is none. */
  readonly override: string | null;
  readonly note: string;
  readonly evidence: readonly ValueEvidence[];
}

export interface StoredValue extends TypedValue {
  readonly number: number;
  readonly at: string;
  readonly operator: string;
}

export interface IndicatorValue {
  readonly indicator: Indicator;
  readonly window: Period;
  readonly library: LibraryCode | null;
  readonly automatic: AutomaticValue | null;
  /** The latest typed one. */
  readonly typed: StoredValue | null;
  /** Typed before it, oldest first. */
  readonly earlier: readonly StoredValue[];
}

export function computed({ formula }: Indicator, countOf: (measure: MeasureKey) => bigint): Computed {
  if (formula.kind === "typed") return { parts: [], numerator: 0n, denominator: null, value: null };
  const below = denominatorOf(formula);
  const part = (side: MeasuredPart["side"]) => (measure: MeasureKey) => ({
    side,
    measure,
    count: countOf(measure),
  });
  const parts = [...formula.numerator.map(part("numerator")), ...below.map(part("denominator"))];
  const sum = (side: MeasuredPart["side"]) =>
    parts.reduce((total, p) => (p.side === side ? total + p.count : total), 0n);
  const numerator = sum("numerator");
  const denominator = formula.kind === "sum" ? null : sum("denominator");
  const value = denominator === 0n ? null : over(whole(numerator), whole(denominator ?? 1n));
  const per = whole(partsOf(formula));
  return { parts, numerator, denominator, value: value === null ? null : over(value, per) };
}

/** Fen, shown in yuan; where fen stand on both sides they cancel out. */
function partsOf(formula: Indicator["formula"]): bigint {
  if (formula.kind === "typed" || formula.kind === "ratio") return 1n;
  const [first] = formula.numerator;
  return first === undefined ? 1n : shownAs(measureOf(first).unit).parts;
}

/** What a rate or an average was divided from, in whole numbers; null of a sum, and of a figure typed by its value alone. */
export function fractionIn({ indicator, typed, automatic }: IndicatorValue): Exact | null {
  if (typed !== null) return fractionOf(typed.text);
  const { numerator, denominator } = automatic ?? { numerator: 0n, denominator: null };
  if (denominator === null || denominator === 0n) return null;
  return { num: numerator, den: denominator * partsOf(indicator.formula) };
}

/** What counts: the typed value where one is there, else the automatic one; null: there is none. */
export function figureOf(found: Pick<IndicatorValue, "automatic" | "typed">): Exact | null {
  return found.typed?.value ?? found.automatic?.value ?? null;
}

/** The history of one indicator, window and library: the last counts. */
export function latestOf(stored: readonly StoredValue[]): {
  typed: StoredValue | null;
  earlier: readonly StoredValue[];
} {
  return { typed: stored.at(-1) ?? null, earlier: stored.slice(0, -1) };
}
