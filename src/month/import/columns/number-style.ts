/**
 * 数的样式 / how a column writes its numbers, where it is not 1,234.50: a decimal comma, apostrophes or points between the thousands.
 *
 * Only texts are meant: a workbook's number has no style. The groups must be of three digits, and what is not declared is not there: under
 * a decimal comma without groups "1.234" is a finding, neither 1.234 nor 1234.
 *
 * Worked examples: with {decimal: ",", groups: "."} "1.234,50 €" is 1234.50 €, "12,5" is 12.5, "1.23" and "1,234.50" are findings; with
 * {groups: "'"} "1'234.50" and "1’234.50" are 1234.50.
 */
import { halfWidth } from "../../../core/written-number.ts";
import type { RawCell } from "../../../tables/cell.ts";
import { Problem } from "../reading/problem.ts";
import type { Parse, Value } from "./column-reader.ts";
import type { NumberStyle } from "./profile.ts";

/** Digits, and what may stand between them in one style or another. */
const NUMBER = /\d(?:[\d.,']|[ \u00A0\u2007\u2009\u202F](?=\d))*/g;
const BLANKS = /[ \u00A0\u2007\u2009\u202F]/g;

/** The number as usual; undefined where the text is not written in the style. */
export function plainNumber(written: string, style: NumberStyle): string | undefined {
  let isWrong = false;
  const text = halfWidth(written)
    .replace(/’/g, "'")
    .replace(NUMBER, (number) => {
      const found = patternOf(style).exec(number.replace(BLANKS, " "));
      if (!found) isWrong = true;
      const [, whole = "", decimals] = found ?? [];
      return whole.replace(/\D/g, "") + (decimals === undefined ? "" : `.${decimals}`);
    });
  return isWrong ? undefined : text;
}

const patterns = new Map<string, RegExp>();

function patternOf({ decimal, groups }: NumberStyle): RegExp {
  const key = `${decimal}${groups ?? ""}`;
  const known = patterns.get(key);
  if (known) return known;
  const grouped = groups === null ? "" : `\\d{1,3}(?:[${groups}]\\d{3})+|`;
  const pattern = new RegExp(`^(${grouped}\\d+)(?:[${decimal}](\\d+))?$`);
  patterns.set(key, pattern);
  return pattern;
}

/** `parse`, of texts in this style. */
export function styled<T extends Value>(parse: Parse<T>, style: NumberStyle | null): Parse<T> {
  if (style === null) return parse;
  return (cell: RawCell) => {
    if (typeof cell !== "string") return parse(cell);
    const plain = plainNumber(cell, style);
    if (plain !== undefined) return parse(plain);
    const wrong = parse("?");
    return wrong instanceof Problem ? new Problem(wrong.code, { ...wrong.params, text: cell.trim() }) : wrong;
  };
}
