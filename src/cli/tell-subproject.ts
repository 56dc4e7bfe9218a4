/** A line of a sub-project's budget, or of its spending, in words. */
import type { FactOf } from "../domain/report/explanation.ts";
import type { Place } from "../domain/source.ts";
import type { Language } from "../text/language.ts";
import { fundSources } from "../text/subproject-terms.ts";
import { explainSubprojectWords } from "../text/words/explain-subproject.ts";

export function subprojectParts(
  language: Language,
  fact: FactOf<"budgeted"> | FactOf<"spent">,
): { what: string; place: Place | null } {
  const words = explainSubprojectWords[language];
  if (fact.kind === "budgeted") {
    const { entry } = fact;
    const source = fundSources[entry.source][language];
    return {
      what: words.budgeted({ ...entry, source, isAdjusted: entry.kind === "adjustment" }),
      place: null,
    };
  }
  const { spending, id, place } = fact;
  return { what: words.spent({ ...spending, id, source: fundSources[spending.source][language] }), place };
}
