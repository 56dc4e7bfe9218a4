/**
 * 日期 / reading a day.
 *
 * Declared forms only, whole texts only; a time of day behind it is dropped, never rounded, and must be one: 24:00 is the end of
 * the 6th and the beginning of the 7th. Nothing depends on the machine's time zone, and a text that carries a zone of its own is
 * not a day in Shanghai unless the zone is +08:00. A weekday beside the day must be that day's.
 *
 * A day without its year (5月7日) is of the year of the file's period, where that has one and the day is not behind the period's
 * end: 12月30日 in a file of January is of the year before, or a slip, and nothing tells which.
 *
 * What has happened is of no day after today, by Beijing's clock; what is planned (应付日期) may be.
 *
 * Worked example: 2019-05-03, 2019/5/3, 2019.5.3, 20190503, 2019年5月3日, 2019年5月3日 星期五, "2019/5/3 14:22:05" and the serial
 * 43588 are one day, 5月3日 too in a file of May 2019. 2019-02-30 is a finding, so are 19/5/3 (which year?), 2019年5月3日 星期六 and
 * 2019-05-03T23:30:00Z (the 4th in Shanghai).
 */
import { type Day, dayOf, weekdayOf } from "../../../core/day.ts";
import type { Period } from "../../../core/period.ts";
import { halfWidth, writtenNumber } from "../../../core/written-number.ts";
import { cellText, dayOfSerial, type RawCell } from "../../../tables/cell.ts";
import { DATE_FORMS, type DateForm } from "../columns/profile.ts";
import { Problem } from "./problem.ts";

/** How the days of one column are written. */
export interface DayReading {
  readonly forms: readonly DateForm[];
  /** How plain numbers count days. */
  readonly epoch: 1900 | 1904;
  /** Null: days without a year are of none. */
  readonly period: Period | null;
  /** Today, for what has happened; a later day is a slip. */
  readonly latest?: Day;
}

const CHINESE_WEEKDAYS = "一二三四五六日";
const ENGLISH_WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const WEEKDAY =
  "(?:\\s*(?:(?:星期|周|礼拜)([一二三四五六日天])|\\(([一二三四五六日天])\\)|\\((?:星期|周|礼拜)([一二三四五六日天])\\)|" +
  "(?<=\\s)(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?))?";
const TIME =
  "(?:(?:\\s*T\\s*|\\s+|(?<=[日号)])\\s*)(?:上午|下午|am|pm)?\\s*(\\d{1,2})[:时](\\d{1,2})(?:[:分](?:(\\d{1,2})(?:\\.\\d{1,9})?秒?)?)?" +
  "\\s*(?:am|pm)?(?:\\+08:?00)?)?";

const MONTH = /^(19|20|21)(\d{2})(?:[-/.]|年)?(0?[1-9]|1[0-2])月?(?:份)?$/;

/** "2019-05", "2019年5月", "201905", or any day of it. */
export function readMonth(cell: RawCell, epoch: 1900 | 1904): string | Problem {
  const text = writtenNumber(cellText(cell));
  const found = MONTH.exec(text);
  if (found && !/^\d{5}$/.test(text)) return `${found[1]}${found[2]}-${(found[3] ?? "").padStart(2, "0")}`;
  const day = readDay(cell, { forms: DATE_FORMS, epoch, period: null });
  return day instanceof Problem ? new Problem("month-must-be-readable", { text }) : day.slice(0, 7);
}

type Part = "year" | "month" | "day";
interface Written {
  readonly form: DateForm;
  readonly pattern: RegExp;
  readonly order: readonly Part[];
}

const FORMS: readonly Written[] = [
  written("iso", "(\\d{4})-(\\d{1,2})-(\\d{1,2})"),
  written("slash", "(\\d{4})/(\\d{1,2})/(\\d{1,2})"),
  written("dot", "(\\d{4})\\.(\\d{1,2})\\.(\\d{1,2})"),
  written("compact", "(\\d{4})(\\d{2})(\\d{2})"),
  written("chinese", "(\\d{4})\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*[日号]"),
  written("chinese", "(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*[日号]", ["month", "day"]),
  written("dmy", "(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})", ["day", "month", "year"]),
  written("mdy", "(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})", ["month", "day", "year"]),
];

function written(form: DateForm, date: string, order: readonly Part[] = ["year", "month", "day"]): Written {
  return { form, order, pattern: new RegExp(`^${date}${WEEKDAY}${TIME}${WEEKDAY}$`, "i") };
}

/** Longer texts are no dates, and are not searched. */
const MAX_DATE = 40;

export function readDay(cell: RawCell, as: DayReading): Day | Problem {
  const day = dayOfCell(cell, as);
  const { latest = day } = as;
  if (typeof day !== "string" || typeof latest !== "string" || day <= latest) return day;
  return new Problem("day-must-not-be-ahead", { day, today: latest });
}

function dayOfCell(cell: RawCell, as: DayReading): Day | Problem {
  if (cell !== null && typeof cell === "object") {
    if (cell.kind === "date") return daySerial(cell.serial, 1900);
    if (cell.kind === "number") return dayNumberCell(cell.text, as);
    if (cell.kind === "formula" && cell.isDate) return daySerial(cell.value ?? "", 1900);
    if (cell.kind === "formula" && SERIAL.test(cell.value ?? ""))
      return daySerial(cell.value ?? "", as.epoch);
  }
  const text = halfWidth(cellText(cell));
  if (as.forms.includes("serial") && SERIAL.test(text)) return daySerial(text, as.epoch);
  return dayText(text, as);
}

function dayText(text: string, { forms, period }: DayReading): Day | Problem {
  if (text.length > MAX_DATE) return new Problem("date-must-be-readable", { text: text.slice(0, MAX_DATE) });
  for (const { form, pattern: shape, order } of FORMS) {
    if (!forms.includes(form)) continue;
    const found = shape.exec(text);
    if (!found) continue;
    const part = (name: Part): number => +(found[order.indexOf(name) + 1] ?? "");
    const isShort = !order.includes("year");
    const year = isShort ? yearOf(period) : part("year");
    if (year === null) return new Problem("year-must-be-known", { text });
    const day = dayOf(year, part("month"), part("day"));
    if (day === undefined) return new Problem("date-must-exist", { text });
    if (isShort && period !== null && day > period.to) return new Problem("year-must-be-known", { text });
    return besidesDay(text, { day, found: found.slice(order.length + 1) });
  }
  return new Problem("date-must-be-readable", { text });
}

/** What stands beside the day: a time that is none, or another day's weekday, makes it doubtful. */
function besidesDay(text: string, of: { day: Day; found: readonly (string | undefined)[] }): Day | Problem {
  const { day, found } = of;
  const [hour = "0", minute = "0", second = "0"] = found.slice(4, 7);
  if (+hour > 23 || +minute > 59 || +second > 59) return new Problem("time-must-exist", { text });
  const said = [...found.slice(0, 4), ...found.slice(7)].filter((w) => w !== undefined);
  const weekday = weekdayOf(day);
  return said.every((word) => weekdayOfWord(word) === weekday)
    ? day
    : new Problem("weekday-must-be-right", { text, day, weekday: `${weekday + 1}` });
}

function weekdayOfWord(word: string): number {
  const chinese = CHINESE_WEEKDAYS.indexOf(word === "天" ? "日" : word);
  return chinese >= 0 ? chinese : ENGLISH_WEEKDAYS.indexOf(word.slice(0, 3).toLowerCase());
}

/** Null where it has days of two. */
function yearOf(period: Period | null): number | null {
  const year = period?.from.slice(0, 4);
  return period && year === period.to.slice(0, 4) ? +(year ?? "") : null;
}

const SERIAL = /^\d{4,6}(\.\d+)?$/;

/** 1927-05-18: a smaller number in a date column is a number that slipped into it. */
const FIRST_SERIAL = 10_000;

function daySerial(serial: string, epoch: 1900 | 1904): Day | Problem {
  const day = +serial >= FIRST_SERIAL ? dayOfSerial(serial, epoch) : undefined;
  return day ?? new Problem("date-must-exist", { text: serial });
}

/** 20190503 typed as a number is the compact form; other numbers are serials. */
function dayNumberCell(text: string, as: DayReading): Day | Problem {
  return /^(19|20|21)\d{6}$/.test(text) ? dayText(text, as) : daySerial(text, as.epoch);
}
