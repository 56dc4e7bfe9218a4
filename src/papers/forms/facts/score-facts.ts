/**
 * 自评得分 / the year's scores in a report: those of 项目支出绩效自评表, from the same figures, with their total and grade; dashes where the
 * year can't be scored yet.
 */

import type { Cell } from "../../../sheet/origin.ts";
import { text } from "../../../sheet/sheet.ts";
import type { FormRow } from "./form-facts.ts";
import type { ReportBooks, ReportNames } from "./report-books.ts";
import { selfEvaluationFacts } from "./self-evaluation-facts.ts";

/** Their names here, and in the self-evaluation form. */
const VALUES = {
  "score.execution-rate": "funds.total.rate",
  "score.execution-points": "execution.points",
  "score.execution": "execution.score",
  "score.points": "total.points",
  "score.total": "total.score",
  "score.grade": "grade",
  "score.scheme": "scheme",
} as const;

export const SCORE_VALUES = Object.keys(VALUES);

export const SCORE_LISTS = {
  scores: ["level", "group", "name", "target", "actual", "points", "score", "reason"],
} as const;

interface ScoreFacts {
  readonly values: FormRow;
  readonly lists: Readonly<Record<keyof typeof SCORE_LISTS, readonly FormRow[]>>;
}

export function scoreFacts(
  { evaluation, subproject, funds }: ReportBooks,
  { form: words }: Pick<ReportNames, "form">,
): ScoreFacts {
  if (evaluation === null) {
    return {
      values: Object.fromEntries(SCORE_VALUES.map((name) => [name, text("—")])),
      lists: { scores: [] },
    };
  }
  const made = selfEvaluationFacts(evaluation, {
    ...{ project: {}, words },
    funds: { kind: "books", subproject: subproject.id, funds },
  });
  const pick = (from: FormRow, name: string): Cell => from[name] ?? text("");
  return {
    values: Object.fromEntries(Object.entries(VALUES).map(([own, name]) => [own, pick(made.values, name)])),
    lists: {
      scores: (made.lists.targets ?? []).map((row) =>
        Object.fromEntries(SCORE_LISTS.scores.map((name) => [name, pick(row, name)])),
      ),
    },
  };
}
