/**
 * 提前一个月通知 / the one-month notice: a check is arranged a month ahead, by the calendar.
 *
 * A month from a day is the same day of the next month; where that month has no such day, its last day. A check may be held on
 * that day or later. An agreement may ask for more months: they are counted at once, not one after the other.
 *
 * Worked example: notice on 2019-01-31 → 2019-02-28 at the earliest (2020-01-31 → 2020-02-29); on 2019-02-28 → 2019-03-28; on
 * 2019-03-31 → 2019-04-30. For a check on 2019-02-28 the last day of notice is 2019-01-31, for one on 2019-03-31 it is
 * 2019-02-28.
 * Source: SOURCES.md [month-of-notice] ("one month in advance"); counting as periods of months are counted in civil law
 * (general knowledge).
 */
import { addDays, type Day, dayOf, daysInMonth } from "../../../core/day.ts";

export const MAX_NOTICE_MONTHS = 6;

/** The first day on which a check may be held of which notice was given on `day`. */
export function monthsAfter(day: Day, months: number): Day {
  const index = +day.slice(5, 7) - 1 + months;
  const year = +day.slice(0, 4) + Math.floor(index / 12);
  const month = (index % 12) + 1;
  return dayOf(year, month, Math.min(+day.slice(8, 10), daysInMonth(year, month))) ?? day;
}

/** The last day on which notice of a check on `day` is in time. */
export function latestNotice(day: Day, months: number): Day {
  const longest = months * 31;
  for (let back = 0; back < longest; back++) {
    const notice = addDays(day, -back);
    if (notice !== undefined && monthsAfter(notice, months) <= day) return notice;
  }
  return addDays(day, -longest) ?? day;
}
