/**
 * 日 / calendar day in Asia/Shanghai, as the text "2019-05-03".
 *
 * Days are compared as text, and arithmetic goes through the day number (days since 1970-01-01, proleptic
 * Gregorian). There is no clock and no time zone here, so a day never shifts with the machine's setting.
 *
 * Worked example: Excel's serial 43588 is 2019-05-03 in a 1900 workbook; a 1904 workbook writes 42126 for
 * the same day. Serial 60 of the 1900 system is the 29 February 1900 that never was: refused.
 */
export type Day = string;

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Builds a day; undefined when the calendar has no such day or the year is outside 1900–2199. */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  if (!Number.isInteger(year) || year < 1900 || year > 2199) return undefined;
  if (!Number.isInteger(month) || month < 1 || month > 12) return undefined;
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return undefined;
  return `${year}-${two(month)}-${two(day)}`;
}

/** "2019-05-03" → itself when the calendar has it. */
export function parseIsoDay(text: string): Day | undefined {
  const found = ISO.exec(text);
  return found ? dayOf(+(found[1] ?? ""), +(found[2] ?? ""), +(found[3] ?? "")) : undefined;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01. */
export function dayNumber(day: Day): number {
  const year = +day.slice(0, 4);
  const month = +day.slice(5, 7);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + +day.slice(8, 10) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of dayNumber. */
export function dayFromNumber(count: number): Day | undefined {
  const z = count + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const day = doy - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp < 10 ? mp + 3 : mp - 9;
  return dayOf(yoe + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

export function addDays(day: Day, count: number): Day | undefined {
  return dayFromNumber(dayNumber(day) + count);
}

export function daysBetween(span: { from: Day; to: Day }): number {
  return dayNumber(span.to) - dayNumber(span.from);
}

/** 0 is a Monday, 6 a Sunday. */
export function weekdayOf(day: Day): number {
  // 1970-01-01 was a Thursday.
  return (((dayNumber(day) + 3) % 7) + 7) % 7;
}

/** The calendar day in Shanghai (UTC+8, no daylight saving) of an instant written as ISO 8601. */
export function dayInShanghai(instant: string): Day | undefined {
  return inShanghai(instant)?.day;
}

/** An instant for people, in Beijing time: 2019-06-03T16:15:30.123Z → "2019-06-04 00:15"; what is no instant stays as it is. */
export function minuteOf(instant: string): string {
  const found = inShanghai(instant);
  return found ? `${found.day} ${two(found.hour)}:${found.minute}` : instant;
}

function inShanghai(instant: string): { day: Day; hour: number; minute: string } | undefined {
  const found = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})[^Z+-]*(?:Z|([+-]\d{2}):?\d{2})$/.exec(instant);
  const day = parseIsoDay(found?.[1] ?? "");
  if (!found || day === undefined) return undefined;
  const hour = Number(found[2]) - Number(found[4] ?? 0) + 8;
  const days = Math.floor(hour / 24);
  const there = addDays(day, days);
  return there === undefined ? undefined : { day: there, hour: hour - 24 * days, minute: found[3] ?? "" };
}

/** Excel's date serial (its whole part; the time of day is dropped, never rounded up) in either epoch. */
export function dayFromSerial(serial: number, epoch: 1900 | 1904): Day | undefined {
  if (!Number.isFinite(serial) || serial < 1) return undefined;
  const whole = Math.floor(serial);
  if (epoch === 1904) return dayFromNumber(whole - 24_107);
  if (whole === 60) return undefined;
  return dayFromNumber(whole - (whole < 60 ? 25_568 : 25_569));
}

/** Whether `day` lies in the half-open-ended window: `from` ≤ day ≤ `to`, where a null end is open. */
export function isWithin(day: Day, window: { from: Day; to: Day | null }): boolean {
  return window.from <= day && (window.to === null || day <= window.to);
}

function two(n: number): string {
  return n < 10 ? `0${n}` : `${n}`;
}
