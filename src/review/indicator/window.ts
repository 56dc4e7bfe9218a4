/**
 * 统计窗口 / window: the months that "the year 2019" means for an indicator. Years of evaluation are not calendar years.
 *
 * calendar-year: January to December. evaluation-year: the December before to November (BALIS loan evaluation: 2014 is
 * 2013-12..2014-11). academic-year: named by the year it begins in, September to August (CALIS until 2017). custom: begins in
 * any month of that year or the year before, and is up to 36 months long.
 *
 * Worked example: the evaluation year 2014 is 2013-12-01 to 2014-11-30.
 * Source: SOURCES.md [evaluation-year], [calis-periods].
 */
import { type Period, parsePeriod } from "../../core/period.ts";

export const NAMED_WINDOWS = ["calendar-year", "evaluation-year", "academic-year"] as const;

export type WindowKind = (typeof NAMED_WINDOWS)[number] | CustomWindow;

interface CustomWindow {
  /** 1 to 12. */
  readonly firstMonth: number;
  readonly yearBefore: boolean;
  readonly months: number;
}

const SHAPES: Record<(typeof NAMED_WINDOWS)[number], CustomWindow> = {
  "calendar-year": { firstMonth: 1, yearBefore: false, months: 12 },
  "evaluation-year": { firstMonth: 12, yearBefore: true, months: 12 },
  "academic-year": { firstMonth: 9, yearBefore: false, months: 12 },
};

/** Undefined when there is no such year. */
export function windowOf(kind: WindowKind, year: string): Period | undefined {
  if (!/^\d{4}$/.test(year)) return undefined;
  const { firstMonth, yearBefore, months } = typeof kind === "string" ? SHAPES[kind] : kind;
  const first = Number(year) - (yearBefore ? 1 : 0);
  const last = first * 12 + firstMonth - 1 + months - 1;
  const id = (index: number): string => `${Math.floor(index / 12)}-${`${(index % 12) + 1}`.padStart(2, "0")}`;
  return parsePeriod(`${id(first * 12 + firstMonth - 1)}..${id(last)}`);
}
