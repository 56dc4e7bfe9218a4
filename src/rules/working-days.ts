/**
 * 工作日 / working days: Monday to Friday, without public holidays (法定节假日), and with the weekend days that are worked instead
 * (调休上班日). Which days these are is data: the part `calendar` of a rule pack, by year, from the State Council's notices.
 * Where no pack names a year, its weekends alone are free.
 *
 * Between two days the first is not counted and the last is: received on a Friday and done on the Monday after is one
 * working day, the same day is none. Worked example: 2019-04-30 to 2019-05-06 is 2 days (5 May, a Sunday, was worked for the
 * holiday of 1–4 May; then Monday the 6th). Source: SOURCES.md [working-days].
 */
import { type Day, dayFromNumber, dayNumber, weekdayOf } from "../core/day.ts";

/** Part of a rule pack. The latest version that names a year says all of its days. */
export interface CalendarRule {
  readonly years: readonly CalendarYear[];
}

export interface CalendarYear {
  readonly year: number;
  readonly holidays: readonly Day[];
  readonly workdays: readonly Day[];
}

export interface WorkCalendar {
  readonly holidays: ReadonlySet<Day>;
  readonly workdays: ReadonlySet<Day>;
  readonly years: ReadonlySet<number>;
}

export function isWorkingDay(day: Day, calendar: WorkCalendar): boolean {
  if (calendar.workdays.has(day)) return true;
  return weekdayOf(day) < 5 && !calendar.holidays.has(day);
}

/** Working days after `from` up to and with `to`; none where `to` is not later. */
export function workingDaysBetween(span: { from: Day; to: Day }, calendar: WorkCalendar): number {
  let count = 0;
  for (let n = dayNumber(span.from) + 1; n <= dayNumber(span.to); n++) {
    const day = dayFromNumber(n);
    if (day !== undefined && isWorkingDay(day, calendar)) count += 1;
  }
  return count;
}

/** Whether the holidays of all of a span's years are known; else only its weekends are left out. */
export function isCovered(span: { from: Day; to: Day }, calendar: WorkCalendar): boolean {
  for (let year = Number(span.from.slice(0, 4)); year <= Number(span.to.slice(0, 4)); year++)
    if (!calendar.years.has(year)) return false;
  return true;
}
