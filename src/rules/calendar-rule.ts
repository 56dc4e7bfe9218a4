import type { Day } from "../core/day.ts";

/** Part of a rule pack. The latest version that names a year says all of its days. */
export interface CalendarRule {
  readonly years: readonly CalendarYear[];
}

export interface CalendarYear {
  readonly year: number;
  readonly holidays: readonly Day[];
  readonly workdays: readonly Day[];
}
