/** A fact behind a figure of a form, in words. */

import { minuteOf } from "../../../core/day.ts";
import type { Language } from "../../../core/words/language.ts";
import { measures } from "../../../review/indicator/words/indicator-terms.ts";
import {
  budgetChanges,
  fundSources,
  receiptKinds,
} from "../../../review/subproject/words/subproject-terms.ts";
import type { ExplainedOf } from "../explanation.ts";
import { formExplainWords } from "../words/explain-form.ts";

type FormFact = ExplainedOf<
  "named" | "budget" | "spent" | "receipt" | "stated" | "scored" | "measured" | "typed-value"
>;

export function tellFormFact(language: Language, fact: FormFact): string {
  const words = formExplainWords[language];
  switch (fact.kind) {
    case "named":
      return words.named;
    case "budget": {
      const { entry } = fact;
      const source = fundSources[entry.source][language];
      const change = entry.change === undefined ? "" : budgetChanges[entry.change][language];
      return words.budget({ ...entry, source, change, isInitial: entry.kind === "initial" });
    }
    case "spent": {
      const { spending, id } = fact;
      return words.spent({ ...spending, voucher: spending.voucherNo, id });
    }
    case "receipt": {
      const { receipt } = fact;
      const [kind, source] = [receiptKinds[receipt.kind][language], fundSources[receipt.source][language]];
      return words.receipt({ ...receipt, kind, source });
    }
    case "stated":
      return [words.stated(fact), ...(fact.evidence ?? []).map((e) => words.evidence(e))].join(
        language === "zh-CN" ? "；" : "; ",
      );
    case "scored":
      return words.scored(fact.arithmetic);
    case "measured": {
      const measure = measures[fact.measure][language];
      return words.measured({
        isNumerator: fact.side === "numerator",
        measure,
        periods: fact.periods.join(" "),
      });
    }
    case "typed-value": {
      const { value } = fact;
      const said = words.typedValue({ text: value.text, by: value.operator, at: minuteOf(value.at) });
      return [said, ...value.evidence.map((e) => words.evidence(e))].join(language === "zh-CN" ? "；" : "; ");
    }
  }
}
