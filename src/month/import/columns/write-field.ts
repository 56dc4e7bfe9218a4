/**
 * 写回字段 / a record's value as the text its own profile reads back: the inverse of reading a cell.
 *
 * Law: what is written here and read by the same column is the same value (test/month/import/write-field.test.ts). A status is
 * written by the first word its profile lists, a day in the first form the profile takes, an amount in the column's
 * unit. A library is written by its code, and where the column holds symbols of a network, by its symbol.
 */
import type { Day } from "../../../core/day.ts";
import { plainYuan } from "../../../core/money.ts";
import { ALLOWED_VALUES } from "./field.ts";
import type { BoundColumn } from "./heading.ts";
import type { DateForm, Unit } from "./profile.ts";

export type FieldValue = string | number | bigint | null;

export function fieldText(
  bound: Pick<BoundColumn, "rule" | "unit">,
  value: FieldValue,
  type: string | undefined,
): string {
  const { rule, unit } = bound;
  if (value === null || rule.field === "reader") return "";
  if (typeof value === "bigint") return unit === "fen" ? value.toString() : plainYuan(value);
  if (typeof value === "number") return numberText(value, { unit, type });
  if (type === "day") return dayText(value, rule.dates.find((form) => form !== "serial") ?? "iso");
  if (type === "library" && rule.scheme !== null) return symbolOf(value, rule.scheme);
  if (rule.values === null) return value;
  // 期刊论文 is its own best name; "filled" is a name of ours, and the library's word is the first one listed.
  const words = [...rule.values].flatMap(([word, meant]) => (meant === value ? [word] : []));
  const isOurs = ALLOWED_VALUES[rule.field] !== undefined;
  return (isOurs ? words.find((word) => word !== value) : undefined) ?? value;
}

function numberText(value: number, as: { unit: Unit; type: string | undefined }): string {
  if (as.unit === "page-range") return `1-${value}`;
  return as.type === "grams" && as.unit === "kg" ? kilograms(value) : `${value}`;
}

/** 500 → "0.5", 3200 → "3.2", 3000 → "3". */
function kilograms(grams: number): string {
  const whole = Math.floor(grams / 1000);
  const rest = `${grams % 1000}`.padStart(3, "0").replace(/0+$/, "");
  return rest === "" ? `${whole}` : `${whole}.${rest}`;
}

function dayText(day: Day, form: DateForm): string {
  const [year = "", month = "", date = ""] = day.split("-");
  switch (form) {
    case "iso":
    case "serial":
      return day;
    case "slash":
      return `${year}/${month}/${date}`;
    case "dot":
      return `${year}.${month}.${date}`;
    case "compact":
      return `${year}${month}${date}`;
    case "chinese":
      return `${year}年${Number(month)}月${Number(date)}日`;
    case "dmy":
      return `${date}/${month}/${year}`;
    case "mdy":
      return `${month}/${date}/${year}`;
  }
}

/** "EXT-OCLC-UB-23" of OCLC → "UB#". */
function symbolOf(code: string, scheme: string): string {
  const prefix = `EXT-${scheme}-`;
  if (!code.startsWith(prefix)) return code;
  return code
    .slice(prefix.length)
    .replace(/-([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
