/**
 * 数、金额、重量 / reading counts, amounts of money and weights.
 *
 * A text is the exact number it shows, or a finding: never zero, never NaN, never the nearest. A workbook's number is
 * a double with noise behind its 15th digit, which no spreadsheet shows or compares; it is first rounded to 15
 * digits on its decimal text (12 × 0.3 is stored as 3.5999999999999996, shown and meant as 3.6). Written to a text file such a
 * double has 16 or 17 digits; there it is rounded where zeros are left of them, so that it can be nothing else.
 *
 * Worked examples: "1,234.50", "￥1234.5", "１２３４．５０元" are 123450 fen; "12.345", "约12" and "-12" are findings.
 * "3kg", "3.2公斤", "500g" are 3000, 3200 and 500 grams; "12页" are 12 pages; "51-71" are 21 pages where the profile says
 * `page-range`, "1121-30" are 10, "s110-s121" are 12.
 */
import { type Fen, parseYuan } from "../../../core/money.ts";
import { writtenNumber } from "../../../core/written-number.ts";
import { cellText, type RawCell } from "../../../tables/cell.ts";
import type { Unit } from "../columns/profile.ts";
import { Problem } from "./problem.ts";

/** The number as it is read: full width made half width, a workbook's double without its noise. */
export function numberText(cell: RawCell): string {
  const text = writtenNumber(cellText(cell));
  if (typeof cell === "string")
    return text.length > DIGITS_SHOWN ? (withoutNoise(text, NOISE) ?? text) : text;
  const isDouble = cell?.kind === "number" || cell?.kind === "formula";
  return (isDouble ? withoutNoise(text) : undefined) ?? text;
}

const DIGITS_SHOWN = 15;

/** A text that only a double is written as: with this many digits, and zeros among those that are shown. */
const NOISE = { digits: 17, zeros: 4 };

/** A decimal text of more than 15 significant digits, rounded half up to 15 of them; undefined for others. */
function withoutNoise(text: string, only?: { digits: number; zeros: number }): string | undefined {
  const found = /^(-?)(\d+)\.(\d+)$/.exec(text);
  if (!found) return undefined;
  const [, sign = "", whole = "", decimals = ""] = found;
  const digits = whole + decimals;
  const significant = digits.replace(/^0+/, "");
  const surplus = significant.length - DIGITS_SHOWN;
  if (surplus <= 0 || surplus > decimals.length) return undefined;
  const kept = BigInt(digits.slice(0, -surplus));
  const up = (digits[digits.length - surplus] ?? "0") >= "5" ? 1n : 0n;
  const places = decimals.length - surplus;
  const rounded = (kept + up).toString().padStart(places + 1, "0");
  const fraction = rounded.slice(rounded.length - places).replace(/0+$/, "");
  const left = rounded.slice(0, rounded.length - places);
  if (only && (significant.length > only.digits || places - fraction.length < only.zeros)) return undefined;
  return `${sign}${left}${places > 0 && fraction !== "" ? `.${fraction}` : ""}`;
}

export function readFen(cell: RawCell, unit: "yuan" | "fen"): Fen | Problem {
  const fen = readSignedFen(cell, unit);
  if (fen instanceof Problem || fen >= 0n) return fen;
  return new Problem("amount-must-not-be-negative", { text: numberText(cell) });
}

export function readSignedFen(cell: RawCell, unit: "yuan" | "fen"): Fen | Problem {
  if (isNoNumber(cell)) return new Problem("amount-must-be-exact", { text: cellText(cell) });
  const shown = numberText(cell);
  const bare = shown.replace(/^([-+]?)(?:¥|￥|rmb|cny|人民币)/i, "$1").replace(/(?:元|圆|rmb|cny)$/i, "");
  const fen = unit === "fen" ? wholeFen(bare) : parseYuan(bare);
  return fen ?? new Problem("amount-must-be-exact", { text: shown });
}

function wholeFen(text: string): Fen | undefined {
  const found = /^(-?\d{1,15})分?$/.exec(text);
  return found ? BigInt(found[1] ?? "") : undefined;
}

/** A count has at most this many digits; no month has a billion of anything. */
const COUNT =
  /^([-+]?)(\d{1,3}(?:,\d{3}){1,2}|\d{1,9})(?:\.0+)?(?:页|册|件|拍|本|份|人|个|篇|条|项|种|p|pp|pages?)?$/i;

export function readCount(cell: RawCell, unit: Unit): number | Problem {
  if (isNoNumber(cell)) return new Problem("count-must-be-whole", { text: cellText(cell) });
  const text = numberText(cell);
  if (unit === "page-range") return readPageRange(text);
  const found = COUNT.exec(text);
  if (!found) return new Problem("count-must-be-whole", { text });
  const count = +(found[2] ?? "").replaceAll(",", "");
  if (found[1] === "-" && count > 0) return new Problem("count-must-not-be-negative", { text });
  return count;
}

const TENTHS = /^(\d{1,6})(?:\.(\d)0*)?(?:分|学时|课时|小时|h)?$/i;

/** "92.5" is 925 tenths, "92" 920; a second decimal is a finding. */
export function readTenths(cell: RawCell): number | Problem {
  const text = isNoNumber(cell) ? cellText(cell) : numberText(cell);
  const found = isNoNumber(cell) ? null : TENTHS.exec(text);
  return found
    ? +(found[1] ?? "") * 10 + +(found[2] ?? "0")
    : new Problem("tenths-must-be-readable", { text });
}

const RANGE = /^(?:pp?\.?[ \u00A0]?)?([a-z]{0,2})(\d{1,7})[-‐–—~～]\1?(\d{1,7})\.?$/i;
/** No article is longer; a longer range is two mistaken numbers. */
const MAX_PAGES = 2000;

/** "51-71" → 21. An end with fewer digits continues the beginning's: "1121-30" is 1121-1130. */
function readPageRange(text: string): number | Problem {
  const found = RANGE.exec(text);
  const [, , first = "", last = ""] = found ?? [];
  const end = last.length < first.length ? first.slice(0, first.length - last.length) + last : last;
  const pages = found ? +end - +first + 1 : 0;
  return pages >= 1 && pages <= MAX_PAGES ? pages : new Problem("page-range-must-be-readable", { text });
}

const WEIGHT = /^(\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.(\d{1,9}))?(kg|㎏|公斤|千克|g|克|斤|市斤)?$/i;

/** Grams. A part of a gram is a finding: nothing is weighed so. */
export function readGrams(cell: RawCell, unit: "kg" | "g"): number | Problem {
  const text = isNoNumber(cell) ? cellText(cell) : numberText(cell);
  const found = isNoNumber(cell) ? null : WEIGHT.exec(text);
  if (!found) return new Problem("weight-must-be-readable", { text });
  const [, whole = "", decimals = "", said = unit] = found;
  const thousandths =
    BigInt(whole.replaceAll(",", "") + decimals.padEnd(9, "0")) * gramsPer(said.toLowerCase());
  const scale = 1_000_000_000n;
  if (thousandths % scale !== 0n) return new Problem("weight-must-be-readable", { text });
  return +(thousandths / scale).toString();
}

function gramsPer(unit: string): bigint {
  if (unit === "g" || unit === "克") return 1n;
  return unit.endsWith("斤") && unit !== "公斤" ? 500n : 1000n;
}

/** A date or a truth value where a number is expected is none, whatever its text looks like. */
function isNoNumber(cell: RawCell): boolean {
  return (
    cell !== null &&
    typeof cell === "object" &&
    (cell.kind === "date" || cell.kind === "boolean" || (cell.kind === "formula" && cell.isDate === true))
  );
}
