/**
 * 编号与文字 / reading identifiers, names and listed values.
 *
 * An identifier is text and stays as written: leading zeros count. A program that took it for a number has kept at most 15
 * digits, and one that wrote 1.23E+12 (or 1.23E12, as Java does) has lost the rest: reported, never repaired. The ".0" that
 * such a program hangs on to a number of up to 15 digits is none of its signs.
 *
 * Worked example: "0500093" stays so; the number 500093 is "500093", so is the text "500093.0"; 123456789012345680 (a number of
 * 18 digits) and the texts "1.23457E+17" and "1234567890123456.0" are findings. "满 足" and "Filled" are `filled` where the profile lists them.
 * Source: SOURCES.md [destroyed-numbers].
 */
import { cellText, type RawCell, textKey } from "../../../tables/cell.ts";
import { Problem } from "./problem.ts";

const MAX_IDENTIFIER = 200;
const MAX_TEXT = 4000;
/** A double holds every whole number of up to 15 digits, and not every longer one. */
const SAFE_DIGITS = 15;

export function readIdentifier(cell: RawCell): string | Problem {
  const text = cellText(cell);
  if (text.length > MAX_IDENTIFIER) {
    return new Problem("text-must-be-bounded", { length: text.length, limit: MAX_IDENTIFIER });
  }
  const isObject = cell !== null && typeof cell === "object";
  if (isObject && !isWhole(cell, text)) return new Problem("identifier-must-be-text", { text });
  if (!OF_A_NUMBER.test(text)) return text;
  const [, digits = "", zeros] = DOUBLE.exec(text) ?? [];
  const isLost = POWER.test(text.normalize("NFKC")) || digits.length > SAFE_DIGITS;
  if (isLost) return new Problem("identifier-must-be-text", { text });
  return zeros === undefined ? text : digits;
}

/** 编号一格一个: D1;D2 would be one request of no library's, or two that count as one. */
export function readOneIdentifier(cell: RawCell): string | Problem {
  const text = readIdentifier(cell);
  return typeof text === "string" && SEVERAL.test(text) ? new Problem("number-must-be-one", { text }) : text;
}

/**
 * Of a bill's row the number of one parcel: SF1001/SF1002 is two, whoever pays either of them has chosen. SF1001-1/3 is one of three
 * boxes, "SF 1001" and "1234 5678 9012" are one written in groups.
 */
export function readOneWaybill(cell: RawCell): string | Problem {
  const text = readOneIdentifier(cell);
  if (typeof text !== "string") return text;
  const plain = text.normalize("NFKC");
  const joined = plain.split(/[/|\\+&和与及]/).filter((part) => /[A-Z]\s*\d|\d{3}/i.test(part));
  const apart = plain.split(/\s+/).filter((part) => /^[A-Z]{1,4}-?\d+$|^\d{8,}$/i.test(part));
  return joined.length > 1 || apart.length > 1 ? new Problem("number-must-be-one", { text }) : text;
}

/** From the first digit on, so that a long number is gone through once. */
const SEVERAL = /^\D*\d[^;；、,，\n]*[;；、,，\n].*\d/s;

/** No date and no truth value, and no number of more digits than a double keeps. */
function isWhole(cell: Exclude<RawCell, string | null>, text: string): boolean {
  if (cell.kind === "date" || cell.kind === "boolean") return false;
  if (cell.kind === "formula" && cell.isDate) return false;
  return cell.kind === "number" || (cell.kind === "formula" && cell.isNumber) ? isSafeNumber(text) : true;
}

function isSafeNumber(text: string): boolean {
  const digits = /^(\d+)(?:\.(\d+))?$/.exec(text);
  return digits !== null && (digits[1] ?? "").length + (digits[2] ?? "").length <= SAFE_DIGITS;
}

/** The cheap look comes first: hardly any identifier is digits with a power or a point in them. */
const OF_A_NUMBER = /^[\d０-９]+(?:[.．][\d０-９]+)?(?:[eEｅＥ]|$)/;
/** How a double's whole number is written as text; one digit before the point, or up to three of an engineer's. */
const DOUBLE = /^([1-9]\d*)(\.00?)$/;
const POWER = /^\d{1,3}(?:\.\d+e\+?|e\+)\d{1,3}$/i;

export function readText(cell: RawCell): string | Problem {
  const text = cellText(cell);
  return text.length <= MAX_TEXT
    ? text
    : new Problem("text-must-be-bounded", { length: text.length, limit: MAX_TEXT });
}

export function readValue(
  cell: RawCell,
  as: { values: ReadonlyMap<string, string>; unlisted: "finding" | "keep" },
): string | Problem {
  const text = readText(cell);
  if (text instanceof Problem) return text;
  const value = as.values.get(textKey(text));
  if (value !== undefined) return value;
  if (as.unlisted === "keep") return text;
  return new Problem("value-must-be-listed", { text, allowed: [...new Set(as.values.values())].join("、") });
}
