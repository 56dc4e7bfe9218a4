/** The steps of a charge's arithmetic in words: a price, a share, a limit, or a change of what stood before. */
import { formatYuan } from "../../../core/money.ts";
import type { Language } from "../../../core/words/language.ts";
import { unitAfter } from "../../../month/import/words/field-terms.ts";
import { type ArithmeticStep, stepName } from "../../../rules/charge.ts";
import { ruleWords } from "../../../rules/words/rule-terms.ts";
import { explainWords } from "../words/explain.ts";

/** "surcharge 延庆区": the step's key, and what it was applied to. */
export function itemName(step: ArithmeticStep, names: ReadonlyMap<string, string>): string {
  return stepName(step.item, (key) => names.get(key));
}

export function stepText(
  language: Language,
  step: ArithmeticStep,
  names: ReadonlyMap<string, string>,
): string {
  const words = explainWords[language];
  const [yuan, unitYuan] = [formatYuan(step.fen), formatYuan(step.unitFen)];
  const quantity = unitAfter(language, step.unit, step.quantity);
  const [key = "", more, rounding] = step.item.split(" ");
  if (key === "rate") {
    const by = rounding === undefined ? null : (names.get(rounding) ?? rounding);
    return words.share({ basis: unitYuan, rate: more ?? "", yuan, rounding: by });
  }
  if (key.startsWith("pool-") && more !== undefined)
    return words.poolShare({ item: names.get(key) ?? key, funds: unitYuan, share: more, yuan });
  const item = itemName(step, names);
  if (step.unit === "cap") return words.limit({ item, limit: unitYuan, yuan });
  if (step.unit === "basis")
    return words.change({ item, basis: step.unitFen === 0n ? null : unitYuan, yuan });
  if (step.unitFen === 0n && step.fen !== 0n) return words.sumOfUnits({ item, quantity, yuan });
  return ruleWords[language].step({ item, quantity, unitYuan, yuan });
}
