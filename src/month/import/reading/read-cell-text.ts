/**
 * 编号与文字 / reading identifiers, names and listed values.
 *
 * An identifier is text and stays as written: leading zeros count. A workbook that kept it as a number has kept at
 * most 15 digits, and one that wrote 1.23E+12 has lost the rest: reported, never repaired.
 *
 * Worked example: "0500093" stays so; the number 500093 is "500093"; 123456789012345680 (a number of 18 digits) and the
 * text "1.23457E+17" are findings. "满 足" and "Filled" are `filled` where the profile lists them.
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
  if (cell !== null && typeof cell === "object") {
    const isDate = cell.kind === "date" || (cell.kind === "formula" && cell.isDate === true);
    if (isDate || cell.kind === "boolean") return new Problem("identifier-must-be-text", { text });
    if (cell.kind === "number" && !isSafeNumber(text))
      return new Problem("identifier-must-be-text", { text });
  }
  return isDestroyed(text) ? new Problem("identifier-must-be-text", { text }) : text;
}

function isSafeNumber(text: string): boolean {
  const digits = /^(\d+)(?:\.(\d+))?$/.exec(text);
  return digits !== null && (digits[1] ?? "").length + (digits[2] ?? "").length <= SAFE_DIGITS;
}

/** The cheap look comes first: hardly any identifier has an E or a full-width plus in it. */
function isDestroyed(text: string): boolean {
  if (!/[+＋]/.test(text)) return false;
  return /^\d(\.\d+)?e\+\d{1,3}$/i.test(text.normalize("NFKC"));
}

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
