/**
 * 表外的单位 / a unit that is said once for all columns, above the table or below it: 单位：万元, 币种：美元, 费用以分计. It is not read: amounts
 * under a heading without a unit of its own would be wrong by as much, so it is a question. 填报单位：… is none.
 *
 * Worked example: 费用以分计 below a table whose heading says 费用: asked; where it says 费用(元) or 费用(分), not.
 */
import { cellText, type RawCell } from "../../tables/cell.ts";
import { fieldType } from "./columns/field.ts";
import type { Unit } from "./columns/profile.ts";
import type { Fit } from "./columns/recognise.ts";

const NAMES = "分|角|[十百千万亿]+元|克|斤|市斤|吨|美元|欧元|英镑|港元|港币|日元|fen|g|usd|eur|gbp|hkd|jpy";
const LABELLED = new RegExp(
  `(?<![\\p{L}])(?:(?:金额|货币|计量|重量)?单位|币种|货币|unit|currency)\\s*[:：]\\s*(?:人民币\\s*)?(${NAMES})(?![\\p{L}])`,
  "iu",
);
const COUNTED = new RegExp(
  `(?:以|按)\\s*(?:人民币\\s*)?(${NAMES})\\s*(?:计(?!费)|为\\s*(?:计量)?单位)`,
  "iu",
);
/** Where a column is read in this very unit, the line only repeats it. */
const SAME: Readonly<Record<string, Unit>> = { 分: "fen", fen: "fen", 克: "g", g: "g" };

/** The unit that a line says, and the columns whose numbers it may be of; null: none. */
export function unitSaid({ profile, columns }: Fit, cells: readonly RawCell[]) {
  const text = cells.map(cellText).join(" ").normalize("NFKC");
  const unit = (LABELLED.exec(text) ?? COUNTED.exec(text))?.[1]?.toLowerCase();
  if (unit === undefined) return null;
  const meant = columns.filter(
    ({ field, heading, rule, unit: own }) =>
      /fen$|^grams$/.test(fieldType(profile.kind, field) ?? "") &&
      rule.currency === null &&
      !/[([（【]/.test(heading) &&
      own !== SAME[unit],
  );
  return meant.length === 0 ? null : { unit, columns: meant.map((c) => c.heading).join("、") };
}
