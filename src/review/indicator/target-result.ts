/**
 * 完成值 / what is reached of a target: by its indicator, or by what people say; and how a form prints it. A count is printed as it is, a
 * quotient with two decimals, and what is counted in working days without their holidays says so wherever it is printed.
 *
 * Worked example: 35/38 of % is 92.11%; 20 working days of 7 requests are 2.86工作日; 517 人次 are 517人次.
 */

import { compare, type Exact, formatExact } from "../../core/exact.ts";
import { type Finding, finding } from "../../core/finding.ts";
import { type Achievement, achievementOf, percentOf } from "./score.ts";
import type { FormScheme } from "./self-evaluation-rules.ts";
import { type Assessment, figureText, indicatorOf, type Target } from "./target.ts";

/** What an indicator says for a target. */
export interface ActualFigure {
  readonly value: Exact;
  /** What it was divided from; null of a count. */
  readonly fraction?: Exact | null;
  readonly source: "automatic" | "typed";
  /** ruleName of the definition. */
  readonly definition: string;
  /** Months of the window that the books do not cover; none of a typed one. */
  readonly missing: readonly string[];
  /** How many of its turnarounds only leave out weekends, because no calendar of their year is known. */
  readonly uncovered?: number;
  /** The months that it is of; undefined where nobody asked. */
  readonly window?: string;
}

export interface TargetResult {
  readonly actual: Exact | null;
  /** What it was divided from, where that is known. */
  readonly fraction: Exact | null;
  readonly actualText: string;
  readonly achievement: Achievement | null;
}

/** What is reached of a target, by its indicator or by what people say. */
export function resultOf(
  target: Target,
  from: { said: Assessment | undefined; figure: ActualFigure | undefined; scheme: FormScheme },
): TargetResult {
  const { said, figure, scheme } = from;
  const isInWords = target.value.kind === "in-words";
  const actual = isInWords ? (said?.achieved ?? null) : (figure?.value ?? said?.actual ?? null);
  const achievement = actual === null ? null : achievementOf(target, actual, scheme);
  const fraction = isInWords ? null : ((figure ? figure.fraction : said?.fraction) ?? null);
  const band = achievement?.band ?? null;
  return {
    ...{ actual, achievement, fraction },
    actualText: actualText(target, { actual, said, band, figure, fraction }),
  };
}

function actualText(
  target: Target,
  from: {
    actual: Exact | null;
    said: Assessment | undefined;
    band: string | null;
    figure: ActualFigure | undefined;
    fraction: Exact | null;
  },
): string {
  const { actual, said, band, figure, fraction } = from;
  if (actual === null) return said?.text ?? "";
  if (target.value.kind !== "in-words") return countedText({ actual, unit: target.unit, figure, fraction });
  return [said?.text ?? "", `${band ?? ""} ${percentOf(actual)}`.trim()].filter((t) => t !== "").join("；");
}

/** A quotient has two decimals. What is counted in working days without their holidays says so wherever it is printed. */
export function countedText(of: {
  actual: Exact;
  unit: string;
  figure: ActualFigure | null | undefined;
  fraction: Exact | null;
}): string {
  const { actual, unit, fraction } = of;
  const isUncovered = (of.figure?.uncovered ?? 0) > 0;
  return `${resultText(actual, unit, { isQuotient: fraction !== null })}${isUncovered ? WEEKENDS_ONLY : ""}`;
}

/** "517人次", "12.50元": money has two decimals as a quotient has, however it was typed. */
export function resultText(value: Exact, unit: string, { isQuotient = false } = {}): string {
  return isQuotient || /^万?元$/.test(unit) ? quotientText(value, unit) : figureText(value, unit);
}

/** "92.11%", "2.90工作日" */
export function quotientText(value: Exact, unit: string): string {
  const percent = unit === "%";
  return `${formatExact(value, { decimals: 2, percent })}${percent ? "" : unit}`;
}

/** What an indicator counts and people say otherwise: the indicator's is used, and who said the other one is told. */
export function rivalFindings(
  target: Target,
  { said, figure }: { said: Assessment | undefined; figure: ActualFigure | null | undefined },
): Finding[] {
  const actual = said?.actual ?? null;
  const { key, name, unit, value } = target;
  if (value.kind === "in-words" || !figure || actual === null || compare(actual, figure.value) === 0)
    return [];
  const shown = { unit, figure, fraction: figure.fraction ?? null };
  const counted = countedText({ ...shown, actual: figure.value });
  const assessed = countedText({ unit, figure: null, actual, fraction: said?.fraction ?? null });
  return [
    finding("target-must-have-one-figure", { key, name, indicator: indicatorOf(target), counted, assessed }),
  ];
}

const WEEKENDS_ONLY = "（仅减周末）";

export function calendarFindings(name: string, figure: ActualFigure | null): Finding[] {
  const requests = figure?.uncovered ?? 0;
  return requests === 0 ? [] : [finding("working-days-must-have-their-calendar", { name, requests })];
}
