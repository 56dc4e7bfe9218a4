/**
 * 协议目标按口径的结果 / what the years of a cycle come to for a target of the agreement, by its window.
 *
 * cycle: counts are added; of rates and averages the numerators and denominators are, never the mean of yearly means; a year's figure that
 * says only its value can't be pooled. every-year: each year by itself, all must reach it. A year that does not apply is left out and named, one
 * without a result leaves the whole open. Before the cycle's end only what is certain is judged.
 *
 * Worked example: 用时 30/9 and 29/10 工作日 against ≤3.5 every year: 3.33；2.90工作日（全周期 3.11）, 完成; 59 ÷ 19 = 3.105.
 */
import { compare, type Exact, formatExact, plainExact, pooled, sumExact } from "../../../core/exact.ts";
import { isAddedUp, type KeyedTarget } from "../../subproject/agreed-target.ts";
import type { SelfEvaluationRow } from "../self-evaluation.ts";
import type { Target } from "../target.ts";
import { quotientText, resultText } from "../target-result.ts";
import { isComparable, type Measured, measuredBy, readAgreed } from "./agreed-measure.ts";

/** What a year says of one of its targets. */
export interface TargetOfYear
  extends Pick<SelfEvaluationRow, "target" | "actual" | "fraction" | "actualText" | "figure"> {
  readonly year: string;
  /** By the year's own value; null: it has no result. */
  readonly isReached: boolean | null;
  readonly reason: string;
  /** 不适用: why. */
  readonly notApplicable: string | null;
}

/** A year of the cycle, as far as its targets are set. */
export interface YearOfCycle {
  readonly year: string;
  readonly targets: readonly TargetOfYear[];
}

export interface CycleResult {
  readonly years: readonly TargetOfYear[];
  readonly actualText: string;
  /** How it came about: "9 + 10", "59 ÷ 19"; empty of one figure. */
  readonly arithmetic: string;
  readonly isReached: boolean | null;
  /** Of a cycle: the years' figures are counts, added up. */
  readonly isAdded: boolean;
  /** Years whose unit is another one. */
  readonly incomparable: readonly TargetOfYear[];
}

interface Judged {
  readonly actual: Exact | null;
  readonly text: string;
  readonly arithmetic: string;
}

export function cycleResult(agreed: KeyedTarget, cycle: readonly YearOfCycle[]): CycleResult {
  const own = readAgreed(agreed);
  const years = cycle.flatMap(({ targets }) => targets.filter((t) => t.target.key === agreed.key));
  const left = years.filter((y) => y.notApplicable === null);
  const incomparable = left.filter((y) => !isComparable(own, measuredBy(y.target)));
  const isOpen =
    left.length === 0 || incomparable.length > 0 || cycle.some(({ targets }) => targets.length === 0);
  if (agreed.window === "every-year") {
    const reached = left.map((y) => reachedIn(own, y));
    const isMissed = incomparable.length === 0 && reached.includes(false);
    const isReached = isMissed ? false : isOpen || reached.includes(null) ? null : true;
    const actualText = incomparable.length > 0 ? "" : yearByYear(left, own.unit);
    return {
      ...{ years, incomparable, isReached, isAdded: false, arithmetic: "" },
      actualText: withLeftOut(actualText, years),
    };
  }
  const isAdded = addsUp(agreed, left);
  const { actual, text, arithmetic } = isOpen ? NOTHING : together(left, { isAdded, unit: own.unit });
  const isReached =
    own.value.kind === "in-words"
      ? (left.at(-1)?.isReached ?? null)
      : actual === null
        ? null
        : reaches(own, actual);
  return { years, incomparable, actualText: withLeftOut(text, years), arithmetic, isReached, isAdded };
}

/** A figure that a year gives as a quotient is an average or a share, whatever it is called. */
const addsUp = (agreed: KeyedTarget, years: readonly TargetOfYear[]): boolean =>
  isAddedUp(agreed) && years.every((y) => y.fraction === null);

/** "36；72人次（2022年不适用）" */
function withLeftOut(text: string, years: readonly TargetOfYear[]): string {
  const out = years.filter((y) => y.notApplicable !== null).map((y) => y.year);
  return text === "" || out.length === 0 ? text : `${text}（${out.join("、")}年不适用）`;
}

const NOTHING: Judged = { actual: null, text: "", arithmetic: "" };

export function reaches({ value }: Measured, actual: Exact): boolean {
  if (value.kind === "in-words") return false;
  const order = compare(actual, value.value);
  return value.kind === "at-least" ? order >= 0 : value.kind === "at-most" ? order <= 0 : order === 0;
}

function reachedIn(own: Measured, { actual, isReached }: TargetOfYear): boolean | null {
  if (own.value.kind === "in-words") return isReached;
  return actual === null ? null : reaches(own, actual);
}

function together(years: readonly TargetOfYear[], of: { isAdded: boolean; unit: string }): Judged {
  const { isAdded, unit } = of;
  const [only] = years;
  if (years.length === 1 && only) return { actual: only.actual, text: only.actualText, arithmetic: "" };
  const actuals = years.flatMap(({ actual }) => actual ?? []);
  if (actuals.length < years.length) return NOTHING;
  if (isAdded) {
    const actual = sumExact(actuals);
    return { actual, text: resultText(actual, unit), arithmetic: actuals.map(plainExact).join(" + ") };
  }
  const all = pooledOf(years);
  if (all === null) return NOTHING;
  return { actual: all, text: quotientText(all, unit), arithmetic: arithmeticOf(years) };
}

function pooledOf(years: readonly TargetOfYear[]): Exact | null {
  const fractions = years.flatMap(({ fraction }) => fraction ?? []);
  return fractions.length > 0 && fractions.length === years.length ? pooled(fractions) : null;
}

function arithmeticOf(years: readonly TargetOfYear[]): string {
  const sum = (of: "num" | "den"): string => years.map((y) => `${y.fraction?.[of] ?? ""}`).join(" + ");
  return `(${sum("num")}) ÷ (${sum("den")})`;
}

/** "86.67%；92.86%", "3.33；2.90工作日（全周期 3.11）" */
function yearByYear(years: readonly TargetOfYear[], unit: string): string {
  const [first] = years;
  if (years.length < 2 || years.some((y) => y.actualText === "")) {
    return (
      years
        .map((y) => y.actualText)
        .filter((t) => t !== "")
        .join("；") ||
      (first?.actualText ?? "")
    );
  }
  const all = unit === "%" ? null : pooledOf(years);
  const isAlike = unit !== "" && unit !== "%" && years.every((y) => y.actualText.endsWith(unit));
  const texts = isAlike
    ? years.map((y) => y.actualText.slice(0, -unit.length).trim())
    : years.map((y) => y.actualText);
  const cycle = all === null ? "" : `（全周期 ${formatExact(all, { decimals: 2 })}）`;
  return `${texts.join("；")}${isAlike ? unit : ""}${cycle}`;
}

/** A year's value that is easier to reach than the agreement's, and yearly counts that don't come to it. */
export function looseness(
  agreed: KeyedTarget,
  of: { cycle: readonly YearOfCycle[]; years: readonly string[] },
): { looser: readonly TargetOfYear[]; sum: Exact | null } {
  const own = readAgreed(agreed);
  const targets = of.cycle.flatMap((y) => y.targets.filter((t) => t.target.key === agreed.key));
  const values = targets.flatMap(({ target }) => comparableValue(own, target) ?? []);
  if (agreed.window === "cycle" && addsUp(agreed, targets) && of.years.length > 1) {
    const sum = sumExact(values);
    const isWhole = values.length === of.years.length;
    return { looser: [], sum: isWhole && !reaches(own, sum) ? sum : null };
  }
  return {
    looser: targets.filter(({ target }) => {
      const value = comparableValue(own, target);
      return value !== null && !reaches(own, value);
    }),
    sum: null,
  };
}

function comparableValue(own: Measured, target: Target): Exact | null {
  const { value } = target;
  if (value.kind === "in-words" || own.value.kind === "in-words") return null;
  return isComparable(own, measuredBy(target)) ? value.value : null;
}
