/**
 * 账期的写法 / a period as people write it: 2019/5, 201905, 2019年5月, May 2019, 上月. Only what can mean one thing; the rest is refused by
 * whoever asked for a period.
 *
 * Worked example, on 2019-06-03: "2019.5", "2019年05月份" and 上月 are 2019-05; "2019年二季度" is 2019-Q2; "2019年9月至12月" is 2019-09..2019-12;
 * "19-05" could be a day and stays as it is.
 */
import type { Day } from "./day.ts";
import { monthOf, parsePeriod } from "./period.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const LONG = "january february march april may june july august september october november december".split(
  " ",
);
const QUARTERS = "一二三四";
const THIS_MONTH = ["本月", "这个月", "this month", "this-month"];
const LAST_MONTH = ["上月", "上个月", "last month", "last-month"];

/** Its id; the text itself where it can't be told. `today`: in Beijing. */
export function periodAsTyped(text: string, today: Day): string {
  if (parsePeriod(text)) return text;
  const plain = text.normalize("NFKC").trim().toLowerCase();
  const [first = "", last, ...more] = plain.split(/\s*(?:\.\.|至|到)\s*/);
  const from = idOf(first, today);
  if (last === undefined) return from ?? text;
  // "至12月" is of the same year.
  const to = idOf(last, today) ?? idOf(`${first.slice(0, 4)}年${last}`, today);
  const span = more.length === 0 ? parsePeriod(`${from}..${to}`) : undefined;
  return span?.id ?? text;
}

function idOf(text: string, today: Day): string | undefined {
  if (THIS_MONTH.includes(text)) return monthOf(today);
  if (LAST_MONTH.includes(text)) return monthBefore(monthOf(today));
  const [, year, month] =
    /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:月|月份)?$/.exec(text) ?? /^(\d{4})(\d{2})$/.exec(text) ?? [];
  if (month !== undefined) return parsePeriod(`${year}-${month.padStart(2, "0")}`)?.id;
  const [, ofQuarter, quarter = ""] = /^(\d{4})年?第?([1-4一二三四])季度?$/.exec(text) ?? [];
  if (ofQuarter !== undefined)
    return parsePeriod(
      `${ofQuarter}-Q${QUARTERS.includes(quarter) ? QUARTERS.indexOf(quarter) + 1 : quarter}`,
    )?.id;
  const [, whole] = /^(\d{4})年度?$/.exec(text) ?? [];
  return whole === undefined ? ofEnglish(text) : parsePeriod(whole)?.id;
}

function ofEnglish(text: string): string | undefined {
  const words = text.split(/[ ,-]+/);
  const year = words.find((word) => /^\d{4}$/.test(word));
  const name = words.find((word) => word !== year) ?? "";
  const at = Math.max(MONTHS.indexOf(name), LONG.indexOf(name));
  return words.length === 2 && year !== undefined && at >= 0
    ? parsePeriod(`${year}-${String(at + 1).padStart(2, "0")}`)?.id
    : undefined;
}

function monthBefore(month: string): string {
  const [year = 0, of = 0] = month.split("-").map(Number);
  return of > 1 ? `${year}-${String(of - 1).padStart(2, "0")}` : `${year - 1}-12`;
}
