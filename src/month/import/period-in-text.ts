/**
 * 文中的账期 / which period a title or a name speaks of, where a profile says that its files cover a quarter, a year or a span of months.
 *
 * A day says when a list was printed, and no period. A span of months that is a whole quarter or year is that quarter or year. Two
 * different periods are a question, and so is a school year, which is no calendar year.
 *
 * Worked example: of a profile that covers a year "2019年度结算 导出时间：2020-01-05" and "2019年1月至12月" say 2019, "2019年5月" and
 * "2018-2019学年" say nothing; of one that covers a span "2018年12月—2019年11月" says 2018-12..2019-11.
 */
import { daysInMonth } from "../../core/day.ts";
import { type Period, parsePeriod } from "../../core/period.ts";
import type { Covered } from "./columns/profile.ts";
import { DAYS, inDigits, MONTHS, type MonthSaid, monthInText, TO } from "./month-in-text.ts";

/** Under `month` stands the period's id. */
export function periodInText(written: string, covers: Covered): MonthSaid {
  if (covers === "month") return monthInText(written);
  const text = inDigits(written);
  const without = text.replace(DAYS, (found) => "\u0000".repeat(found.length));
  const months = spansOfMonths(without);
  const said = [...months, ...spansOfDays(text)].map(({ from, to }) =>
    from === to ? from : `${from}..${to}`,
  );
  const bare = without.replace(MONTHS, "\u0000");
  const ids = [...said, ...quartersIn(bare), ...yearsIn(bare.replace(QUARTER, "\u0000"))];
  const periods = new Set(ids.flatMap((id) => parsePeriod(id)?.id ?? []).filter((id) => kindOf(id, covers)));
  const [only] = periods;
  if (only === undefined) return { kind: "none" };
  return periods.size === 1
    ? { kind: "month", month: only }
    : { kind: "unclear", text: [...periods].join(", ") };
}

function kindOf(id: string, covers: Covered): boolean {
  if (covers === "span") return true;
  return covers === "year" ? /^\d{4}$/.test(id) : /^\d{4}-Q\d$/.test(id);
}

interface Months {
  readonly from: string;
  readonly to: string;
}

/** 2018年12月—2019年11月, 2019年4-6月, and each month that stands alone. */
function spansOfMonths(text: string): Months[] {
  const found = [...text.matchAll(MONTHS)];
  const spans: Months[] = [];
  for (let i = 0; i < found.length; i++) {
    const [one, next] = [found[i], found[i + 1]];
    if (!one) continue;
    const [from = "", to = from] = monthsOf(one);
    const between = next && text.slice(one.index + one[0].length, next.index);
    if (next && between !== undefined && new RegExp(`^\\s*(?:${TO}|\\.\\.)\\s*$`, "u").test(between)) {
      spans.push({ from, to: monthsOf(next).at(-1) ?? to });
      i += 1;
    } else spans.push({ from, to });
  }
  return spans;
}

function monthsOf([, year, ...numbers]: RegExpMatchArray): string[] {
  return numbers.flatMap((n) => (n === undefined ? [] : [`${year}-${n.padStart(2, "0")}`]));
}

const SPAN_OF_DAYS = new RegExp(
  `(20\\d{2})\\s*[-./年]\\s*(\\d{1,2})\\s*[-./月]\\s*0?1\\s*日?\\s*${TO}\\s*(?:(20\\d{2})\\s*[-./年]\\s*)?(\\d{1,2})\\s*[-./月]\\s*(\\d{1,2})(?!\\d)`,
  "gu",
);

/** From the first day of a month to the last of one. */
function spansOfDays(text: string): Months[] {
  return [...text.matchAll(SPAN_OF_DAYS)].flatMap(
    ([, year = "", first = "", year2 = year, last = "", day = ""]) => {
      if (+last < 1 || +last > 12 || +day !== daysInMonth(+year2, +last)) return [];
      return [{ from: `${year}-${first.padStart(2, "0")}`, to: `${year2}-${last.padStart(2, "0")}` }];
    },
  );
}

const QUARTER = /(?<!\d)(20\d{2})\s*(?:年度?)?\s*[-_]?\s*(?:第?\s*([1-4一二三四])\s*季度?|q([1-4])(?!\d))/giu;

function quartersIn(text: string): string[] {
  const numbers = "一二三四";
  return [...text.matchAll(QUARTER)].map(([, year, word = "", digit = word]) => {
    const number = numbers.includes(digit) ? numbers.indexOf(digit) + 1 : digit;
    return `${year}-Q${number}`;
  });
}

/** Not of a school year, nor of the two years of one. */
const YEAR = /(?<!\d)(?<!20\d{2}\s*[-–—/~至]\s*)(20\d{2})(?!\d)(?!\s*[-–—/~至]\s*(?:20)?\d{2})(?!\s*学年)/gu;

function yearsIn(text: string): string[] {
  return [...text.matchAll(YEAR)].map(([, year = ""]) => year);
}

/** The one month, quarter or year that all of them are of. Which span they are of, no day says. */
export function periodOfMonths(months: readonly string[], covers: Covered): Period | undefined {
  const ids = months.map((month) => {
    const [year, number] = month.split("-");
    return { month, quarter: `${year}-Q${Math.ceil(Number(number) / 3)}`, year, span: undefined }[covers];
  });
  const [only] = ids;
  return only !== undefined && new Set(ids).size === 1 ? parsePeriod(only) : undefined;
}
