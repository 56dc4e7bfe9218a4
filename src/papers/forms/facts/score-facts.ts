/**
 * 自评得分 / the year's scores in a report: those of 项目支出绩效自评表, from the same figures, with their total and grade. `score.absent` says why
 * there are none: of a cycle of several years each year has its own, and a year may not be scored yet.
 */

import type { SelfEvaluation } from "../../../review/indicator/self-evaluation.ts";
import { type SubProjectFunds, subprojectFunds } from "../../../review/subproject/funds.ts";
import { isOfSeveralYears } from "../../../review/subproject/years.ts";
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

export const SCORE_VALUES = [...Object.keys(VALUES), "score.absent"];

export const SCORE_LISTS = {
  scores: ["level", "group", "name", "target", "actual", "points", "score", "reason"],
  "score-years": ["year", "total", "grade", "scheme"],
} as const;

interface ScoreFacts {
  readonly values: FormRow;
  readonly lists: Readonly<Record<keyof typeof SCORE_LISTS, readonly FormRow[]>>;
}

export function scoreFacts(
  books: ReportBooks,
  { form: words, words: said }: Pick<ReportNames, "form" | "words">,
): ScoreFacts {
  const { evaluation, funds } = books;
  const years = books.scores.map((score) => {
    const { values } = factsOf(score, { books, words, funds: fundsIn(books, score.year) });
    const picked = SCORE_LISTS["score-years"].map((name) => [name, pick(values, OF_YEAR[name] ?? name)]);
    return Object.fromEntries(picked) as FormRow;
  });
  if (evaluation === null) {
    const why = isOfSeveralYears(books.subproject) ? said.scoredByYear : said.notScored;
    return {
      values: {
        ...Object.fromEntries(Object.keys(VALUES).map((name) => [name, text("—")])),
        "score.absent": text(why),
      },
      lists: { scores: [], "score-years": years },
    };
  }
  const made = factsOf(evaluation, { books, words, funds });
  return {
    values: {
      ...Object.fromEntries(Object.entries(VALUES).map(([own, name]) => [own, pick(made.values, name)])),
      "score.absent": text(""),
    },
    lists: {
      scores: (made.lists.targets ?? []).map((row) =>
        Object.fromEntries(SCORE_LISTS.scores.map((name) => [name, pick(row, name)])),
      ),
      "score-years": years,
    },
  };
}

const OF_YEAR: Readonly<Record<string, string>> = { total: "total.score" };

const pick = (from: FormRow, name: string): Cell => from[name] ?? text("");

const fundsIn = ({ entries, spent }: ReportBooks, year: string): SubProjectFunds =>
  subprojectFunds({ entries, spent, year });

const factsOf = (
  evaluation: SelfEvaluation,
  of: { books: ReportBooks; words: ReportNames["form"]; funds: SubProjectFunds },
) =>
  selfEvaluationFacts(evaluation, {
    ...{ project: {}, words: of.words },
    funds: { kind: "books", subproject: of.books.subproject.id, funds: of.funds },
  });
