/**
 * 日期 / reading a day.
 *
 * Declared forms only, whole texts only; a time of day behind it is dropped, never rounded. Nothing depends on the
 * machine's time zone, and a text that carries a zone of its own is not a day in Shanghai unless the zone is +08:00.
 *
 * Worked example: 2019-05-03, 2019/5/3, 2019.5.3, 20190503, 2019年5月3日, "2019/5/3 14:22:05" and the serial 43588 are one
 * day. 2019-02-30 is a finding, so are 19/5/3 (which year?) and 2019-05-03T23:30:00Z (the 4th in Shanghai).
 */
import { type Day, dayOf } from "../../../core/day.ts";
import { halfWidth, writtenNumber } from "../../../core/written-number.ts";
import { cellText, dayOfSerial, type RawCell } from "../../../tables/cell.ts";
import { DATE_FORMS, type DateForm } from "../columns/profile.ts";
import { Problem } from "./problem.ts";

const TIME =
  "(?:(?:\\s*T\\s*|\\s+)(?:上午|下午|am|pm)?\\s*\\d{1,2}[:时]\\d{1,2}(?:[:分](?:\\d{1,2}(?:\\.\\d{1,9})?秒?)?)?" +
  "\\s*(?:am|pm)?(?:\\+08:?00)?)?";

const MONTH = /^(19|20|21)(\d{2})(?:[-/.]|年)?(0?[1-9]|1[0-2])月?(?:份)?$/;

/** "2019-05", "2019年5月", "201905", or any day of it. */
export function readMonth(cell: RawCell, epoch: 1900 | 1904): string | Problem {
  const text = writtenNumber(cellText(cell));
  const found = MONTH.exec(text);
  if (found && !/^\d{5}$/.test(text)) return `${found[1]}${found[2]}-${(found[3] ?? "").padStart(2, "0")}`;
  const day = readDay(cell, { forms: DATE_FORMS, epoch });
  return day instanceof Problem ? new Problem("month-must-be-readable", { text }) : day.slice(0, 7);
}

const YEAR_FIRST = ["year", "month", "day"] as const;

const FORMS: readonly { form: DateForm; pattern: RegExp; order: readonly ("year" | "month" | "day")[] }[] = [
  { form: "iso", pattern: pattern("(\\d{4})-(\\d{1,2})-(\\d{1,2})"), order: YEAR_FIRST },
  { form: "slash", pattern: pattern("(\\d{4})/(\\d{1,2})/(\\d{1,2})"), order: YEAR_FIRST },
  { form: "dot", pattern: pattern("(\\d{4})\\.(\\d{1,2})\\.(\\d{1,2})"), order: YEAR_FIRST },
  { form: "compact", pattern: pattern("(\\d{4})(\\d{2})(\\d{2})"), order: YEAR_FIRST },
  {
    form: "chinese",
    pattern: pattern("(\\d{4})\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日"),
    order: YEAR_FIRST,
  },
  {
    form: "dmy",
    pattern: pattern("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})"),
    order: ["day", "month", "year"],
  },
  {
    form: "mdy",
    pattern: pattern("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})"),
    order: ["month", "day", "year"],
  },
];

function pattern(date: string): RegExp {
  return new RegExp(`^${date}${TIME}$`, "i");
}

/** Longer texts are no dates, and are not searched. */
const MAX_DATE = 40;

export function readDay(
  cell: RawCell,
  as: { forms: readonly DateForm[]; epoch: 1900 | 1904 },
): Day | Problem {
  if (cell !== null && typeof cell === "object") {
    if (cell.kind === "date") return daySerial(cell.serial, as);
    if (cell.kind === "number") return dayNumberCell(cell.text, as);
    if (cell.kind === "formula" && (cell.isDate || /^\d{4,6}(\.\d+)?$/.test(cell.value ?? ""))) {
      return daySerial(cell.value ?? "", as);
    }
  }
  return dayText(halfWidth(cellText(cell)), as.forms);
}

function dayText(text: string, forms: readonly DateForm[]): Day | Problem {
  if (text.length > MAX_DATE) return new Problem("date-must-be-readable", { text: text.slice(0, MAX_DATE) });
  for (const { form, pattern: shape, order } of FORMS) {
    if (!forms.includes(form)) continue;
    const found = shape.exec(text);
    if (!found) continue;
    const part = (name: "year" | "month" | "day"): number => +(found[order.indexOf(name) + 1] ?? "");
    return dayOf(part("year"), part("month"), part("day")) ?? new Problem("date-must-exist", { text });
  }
  return new Problem("date-must-be-readable", { text });
}

/** 1927-05-18: a smaller number in a date column is a number that slipped into it. */
const FIRST_SERIAL = 10_000;

function daySerial(serial: string, as: { forms: readonly DateForm[]; epoch: 1900 | 1904 }): Day | Problem {
  if (!as.forms.includes("serial")) return new Problem("date-must-be-readable", { text: serial });
  const day = +serial >= FIRST_SERIAL ? dayOfSerial(serial, as.epoch) : undefined;
  return day ?? new Problem("date-must-exist", { text: serial });
}

/** 20190503 typed as a number is the compact form; other numbers are serials. */
function dayNumberCell(text: string, as: { forms: readonly DateForm[]; epoch: 1900 | 1904 }): Day | Problem {
  return /^(19|20|21)\d{6}$/.test(text) ? dayText(text, as.forms) : daySerial(text, as);
}
