/**
 * 空档 / gaps: the days of a span on which something is not there, as spans of their own.
 *
 * Worked example: a tariff to 2019-05-31 leaves no gap in 2019-05; one to 2019-05-30 leaves 2019-05-31 alone.
 */
import { type Day, dayFromNumber, dayNumber } from "../../core/day.ts";
import type { DaySpan } from "../../review/services/figure.ts";

/** In order; next days are one span. `days` in any order, each once or more. */
export function spansOf(days: Iterable<Day>): DaySpan[] {
  const spans: { from: Day; to: Day }[] = [];
  for (const day of [...new Set(days)].sort()) {
    const last = spans.at(-1);
    if (last && dayNumber(last.to) + 1 === dayNumber(day)) last.to = day;
    else spans.push({ from: day, to: day });
  }
  return spans;
}

/** A period has at most three years of days. */
export function daysOf(span: DaySpan): Day[] {
  const days: Day[] = [];
  for (let n = dayNumber(span.from); n <= dayNumber(span.to); n++) days.push(dayFromNumber(n) ?? span.to);
  return days;
}

/** "2019-05-01..2019-05-15, 2019-05-31" */
export function spansText(spans: readonly DaySpan[]): string {
  return spans.map(({ from, to }) => (from === to ? from : `${from}..${to}`)).join(", ");
}
