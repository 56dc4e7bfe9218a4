/** Facts in words: a move of a sub-project's life, a text of a report, a step of a subject service library. */

import { minuteOf } from "../../../core/day.ts";
import type { Language } from "../../../core/words/language.ts";
import { reportKinds, reportSections } from "../../../papers/forms/words/narrative-terms.ts";
import { services, subjectConclusions, subjectSteps } from "../../../registry/words/registry-terms.ts";
import { actors, checkKinds, moveNames } from "../../../review/subproject/words/subproject-terms.ts";
import type { ExplainedOf } from "../explanation.ts";
import { subProjectExplainWords } from "../words/explain-subproject.ts";
import type { Told } from "./told.ts";

type SubProjectExplained = ExplainedOf<"move" | "report-text" | "subject-step">;

function subjectStepTold(language: Language, { step }: ExplainedOf<"subject-step">) {
  const words = subProjectExplainWords[language];
  const { library, number, day, document, text, evidence } = step;
  const what = [subjectSteps[step.step][language]];
  if (step.conclusion !== null) what.push(subjectConclusions[step.conclusion][language]);
  const move = what.join(" ");
  return {
    what: words.move({
      subproject: library,
      number,
      day,
      by: services[step.service][language],
      move,
      document,
    }),
    arithmetic: [text, words.recorded({ ...step, at: minuteOf(step.at) }), ...evidence.map(words.evidence)],
  };
}

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
          words.recorded({ ...fact, at: minuteOf(fact.at) }),
          ...carried.evidence.map(words.evidence),
        ],
      };
    }
    case "subject-step":
      return subjectStepTold(language, fact);
    case "report-text": {
      const { text } = fact;
      const named = {
        report: reportKinds[text.report][language],
        section: reportSections[text.section][language],
      };
      const length = [...text.text.replaceAll("\n", "")].length;
      return {
        what: words.text({ ...text, ...named, at: minuteOf(text.at), length }),
        arithmetic: [text.file === null ? words.typed : words.evidence(text.file)],
      };
    }
  }
}
