/**
 * 账期 / period: a span of days that is settled and closed as one.
 *
 * Usually a month ("2019-05"). Alliances also settle by quarter ("2019-Q2"), by year ("2019"), or by a declared
 * span of months: CALIS moved from academic to calendar years through one period of sixteen months,
 * "2017-09..2018-12", and the BALIS loan evaluation runs "2018-12..2019-11".
 * Source: SOURCES.md [calis-periods], [evaluation-year], [leaving-mid-period].
 */
import { type Day, dayOf, daysInMonth } from "./day.ts";
import { refuse } from "./refusal.ts";

export interface Period {
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
}

/** Of a period's id; what is no period begins as it is written, so that it has its place in an order. */
export function firstDayOf(period: string): Day {
  return parsePeriod(period)?.from ?? period;
}

/** Parses a period's id; undefined when it is none. A span of one month is that month. */
export function parsePeriod(text: string): Period | undefined {
  const month = /^(\d{4})-(\d{2})$/.exec(text);
  if (month) return span(+(month[1] ?? 0), +(month[2] ?? 0), 1);
  const quarter = /^(\d{4})-?[Qq]([1-4])$/.exec(text);
  if (quarter) return span(+(quarter[1] ?? 0), +(quarter[2] ?? 0) * 3 - 2, 3);
  const year = /^(\d{4})$/.exec(text);
  if (year) return span(+(year[1] ?? 0), 1, 12);
  const range = /^(\d{4})-(\d{2})\.\.(\d{4})-(\d{2})$/.exec(text);
  if (!range) return undefined;
  const start = +(range[1] ?? 0) * 12 + +(range[2] ?? 0);
  const end = +(range[3] ?? 0) * 12 + +(range[4] ?? 0);
  if (+(range[4] ?? 0) < 1 || +(range[4] ?? 0) > 12) return undefined;
  return span(+(range[1] ?? 0), +(range[2] ?? 0), end - start + 1);
}

const MAX_MONTHS = 36;

function span(year: number, month: number, months: number): Period | undefined {
  if (months < 1 || months > MAX_MONTHS || month < 1 || month > 12) return undefined;
  const lastIndex = month - 1 + months - 1;
  const lastYear = year + Math.floor(lastIndex / 12);
  const lastMonth = (lastIndex % 12) + 1;
  const from = dayOf(year, month, 1);
  const to = dayOf(lastYear, lastMonth, daysInMonth(lastYear, lastMonth));
  if (!from || !to) return undefined;
  return { id: idOf({ year, month, months, lastYear, lastMonth }), from, to };
}

function idOf(s: {
  year: number;
  month: number;
  months: number;
  lastYear: number;
  lastMonth: number;
}): string {
  if (s.months === 1) return `${s.year}-${two(s.month)}`;
  if (s.months === 12 && s.month === 1) return `${s.year}`;
  if (s.months === 3 && s.month % 3 === 1) return `${s.year}-Q${(s.month + 2) / 3}`;
  return `${s.year}-${two(s.month)}..${s.lastYear}-${two(s.lastMonth)}`;
}

/** The calendar month of a day. */
export function monthOf(day: Day): string {
  return day.slice(0, 7);
}

/** The months of a period, in order, as their ids. */
export function monthsOf(period: Period): string[] {
  const months: string[] = [];
  let year = +period.from.slice(0, 4);
  let month = +period.from.slice(5, 7);
  const last = monthOf(period.to);
  for (let i = 0; i < MAX_MONTHS; i++) {
    const id = `${year}-${two(month)}`;
    months.push(id);
    if (id === last) break;
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year += 1;
  }
  return months;
}

/** The span of equal length that begins the day after this one ends: the next month, quarter, year. */
export function nextPeriod(period: Period): Period {
  const months = monthsOf(period).length;
  const year = +period.to.slice(0, 4);
  const month = +period.to.slice(5, 7);
  const next = span(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, months);
  return next ?? period;
}

export function contains(period: Period, day: Day): boolean {
  return period.from <= day && day <= period.to;
}

export function overlaps(a: Period, b: Period): boolean {
  return a.from <= b.to && b.from <= a.to;
}

function two(n: number): string {
  return n < 10 ? `0${n}` : `${n}`;
}

/** The period of this id; refused when the text is no period. */
export function periodOf(text: string): Period {
  return parsePeriod(text) ?? refuse("period-must-be-valid", { text });
}
