/** What a correction says of a request, in words. */
import { formatYuan } from "../../../core/money.ts";
import { type Language, labelOf, term } from "../../../core/words/language.ts";
import { fieldValueOf } from "../../../records/words/record-terms.ts";
import { fields } from "../../import/words/field-terms.ts";
import type { CorrectionChange } from "../correction.ts";

const isVoid = term("不应计入", "should not count");
const yuan = term(" 元", " yuan");

/**
 * "页数 10，费用 3.00 元", or that the request should not count. A value that is taken out and has no other in its place (a fee that was
 * confirmed for other pages) is left out.
 */
export function changeText(language: Language, change: CorrectionChange): string {
  if (change.kind === "void") return isVoid[language];
  return Object.entries(change.values)
    .flatMap(([field, value]: [string, unknown]) => {
      if (value === null || value === undefined) return [];
      const said =
        typeof value === "bigint"
          ? `${formatYuan(value)}${yuan[language]}`
          : fieldValueOf(language, field, `${value}`);
      return [`${labelOf(language, fields, field)} ${said}`];
    })
    .join(language === "zh-CN" ? "，" : ", ");
}
