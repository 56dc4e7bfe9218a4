/**
 * 工作日 / working days: the days from one to another on which China works, by the State Council's holidays.
 *
 * Monday to Friday are working days; a public holiday is not, and a make-up day (调休上班) is one although it is a Saturday or
 * Sunday. The first day is not counted, the last one is: what is done on the same day took 0 working days.
 * Outside the years whose holidays are known only weekends are left out, and the answer says so.
 *
 * Worked example: asked on Friday 2019-09-27 and supplied on Tuesday 2019-10-08: Sunday the 29th (make-up), Monday the
 * 30th and Tuesday the 8th count, 1 to 7 October do not: 3 working days. Source: domain.md 7; notices named in the data, [K].
 */
import { type Day, dayNumber } from "../day.ts";

/** A rule part: later versions take the place of earlier ones for the days they cover. */
export interface HolidayCalendar {
  /** Of these days, all holidays and make-up days are known. */
  readonly covers: { readonly from: Day; readonly to: Day };
  readonly holidays: readonly { readonly name: string; readonly from: Day; readonly to: Day }[];
  /** 调休上班: weekend days that are worked. */
  readonly workdays: readonly Day[];
}

export interface WorkingCalendar {
  isWorkingDay(day: number): boolean;
  /** Whether the holidays of a day (by its number) are known. */
  isCovered(day: number): boolean;
}

/** Of calendars in rising order of what they begin with: the last that covers a day speaks for it. */
export function workingCalendar(calendars: readonly HolidayCalendar[]): WorkingCalendar {
  const known = calendars
    .map((c) => ({
      from: dayNumber(c.covers.from),
      to: dayNumber(c.covers.to),
      holidays: new Set(c.holidays.flatMap((h) => numbersOf(h))),
      workdays: new Set(c.workdays.map(dayNumber)),
    }))
    .reverse();
  const speaking = (day: number) => known.find((c) => c.from <= day && day <= c.to);
  return {
    isCovered: (day) => speaking(day) !== undefined,
    isWorkingDay: (day) => {
      const calendar = speaking(day);
      if (calendar?.holidays.has(day)) return false;
      return !isWeekend(day) || (calendar?.workdays.has(day) ?? false);
    },
  };
}

function numbersOf(span: { from: Day; to: Day }): number[] {
  const first = dayNumber(span.from);
  return Array.from({ length: dayNumber(span.to) - first + 1 }, (_, i) => first + i);
}

/** 1970-01-01 was a Thursday. */
export function isWeekend(day: number): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}

export interface WorkingDays {
  readonly days: number;
  /** False: only weekends were left out of some of them. */
  readonly isCovered: boolean;
}

/** After `from`, up to and with `to`; zero when `to` is not after `from`. */
export function workingDaysBetween(span: { from: Day; to: Day }, calendar: WorkingCalendar): WorkingDays {
  const [first, last] = [dayNumber(span.from) + 1, dayNumber(span.to)];
  let days = 0;
  let isCovered = true;
  for (let day = first; day <= last; day++) {
    if (calendar.isWorkingDay(day)) days += 1;
    if (isCovered) isCovered = calendar.isCovered(day);
  }
  return { days, isCovered };
}
