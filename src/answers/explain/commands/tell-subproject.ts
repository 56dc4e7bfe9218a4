/** Facts of a sub-project in words: a move of its life, a text of a report. */

import type { Language } from "../../../core/words/language.ts";
import { reportKinds, reportSections } from "../../../papers/forms/words/narrative-terms.ts";
import { actors, checkKinds, moveNames } from "../../../review/subproject/words/subproject-terms.ts";
import type { ExplainedOf } from "../explanation.ts";
import { subProjectExplainWords } from "../words/explain-subproject.ts";
import type { Told } from "./told.ts";

type SubProjectExplained = ExplainedOf<"move" | "report-text">;

export function subProjectParts(
  language: Language,
  fact: SubProjectExplained,
): Pick<Told, "what"> & Partial<Told> {
  const words = subProjectExplainWords[language];
  switch (fact.kind) {
    case "move": {
      const { carried, ...made } = fact.move;
      const check = carried.check === null ? "" : `${checkKinds[carried.check][language]} `;
      const said = { by: actors[made.by][language], move: `${check}${moveNames[made.move][language]}` };
      return {
        what: words.move({ ...made, ...said, document: carried.document }),
        arithmetic: [
          ...(carried.text === "" ? [] : [carried.text]),
          words.recorded(fact),
          ...carried.evidence.map(words.evidence),
        ],
      };
    }
    case "report-text": {
      const { text } = fact;
      const named = {
        report: reportKinds[text.report][language],
        section: reportSections[text.section][language],
      };
      const length = [...text.text.replaceAll("\n", "")].length;
      return {
        what: words.text({ ...text, ...named, length }),
        arithmetic: [text.file === null ? words.typed : words.evidence(text.file)],
      };
    }
  }
}
