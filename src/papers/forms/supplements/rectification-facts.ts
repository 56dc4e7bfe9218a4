/**
 * 整改台账 / the register of problems as a paper: of one sub-project, or of all of a year: each problem, who asked for it, by when, what was done and when.
 *
 * What is done is late by its own days. What is open is late by the paper's day: the one that is asked for, else the last on which anything was
 * entered in the books, never today's, so that the paper made again is the same. While a problem is open its measure is to be filled in, and
 * the paper can't be issued.
 *
 * Worked example: due 2019-08-31, done 2019-09-03: 逾期完成（3 天）. Open on 2019-09-10: 未完成，自 2019年9月1日起逾期（10 天）. Source: SOURCES.md [rectification-register].
 */
import { addDays, type Day, daysBetween } from "../../../core/day.ts";
import { type FoundProblem, standingProblems } from "../../../review/subproject/checks/rectification.ts";
import type { SubProject } from "../../../review/subproject/subproject.ts";
import type { FormShape } from "../../../sheet/layout.ts";
import type { Cell } from "../../../sheet/origin.ts";
import { count, rowNumber, text } from "../../../sheet/sheet.ts";
import { type FormFacts, type FormRow, restingOn, stated } from "../facts/form-facts.ts";
import type { ReportNames } from "../facts/report-books.ts";

export const RECTIFICATION_SHAPE: FormShape = {
  form: "rectification",
  values: [
    "year",
    "scope",
    "day",
    "count.problems",
    "count.done",
    "count.late",
    "count.open",
    "count.overdue",
  ],
  lists: {
    problems: [
      ...["number", "id", "subproject", "item", "check", "problem", "by", "found-on", "document", "due-on"],
      ...["measure", "done-on", "done-document", "evidence", "state"],
    ],
  },
};

export function rectificationFacts(
  of: {
    readonly year: string;
    /** The paper's. */
    readonly on: Day;
    readonly subprojects: readonly SubProject[];
    readonly problems: readonly FoundProblem[];
  },
  names: ReportNames,
): FormFacts {
  const { subprojects, on } = of;
  const own = subprojects.flatMap((s) =>
    standingProblems(of.problems)
      .filter((p) => p.subproject === s.id)
      .map((problem) => ({ problem, of: s })),
  );
  const rows = own.map(({ problem, of: subproject }, i) => ({
    ...{ number: rowNumber(i + 1), id: text(subproject.id), subproject: text(subproject.nameZh) },
    ...problemRow(problem, { on, names }),
  }));
  const resting = restingOn(rows.map((row) => row.number));
  const those = (is: (p: FoundProblem) => boolean): Cell =>
    count(own.filter(({ problem }) => is(problem)).length, resting);
  const [only] = subprojects;
  return {
    values: {
      year: text(of.year),
      scope: text(subprojects.length === 1 && only ? only.nameZh : names.words.allSubprojects(of.year)),
      day: text(names.words.day(on)),
      "count.problems": count(rows.length, resting),
      "count.done": those((p) => p.done !== null),
      "count.late": those((p) => p.done !== null && lateDays(p, on) > 0),
      "count.open": those((p) => p.done === null),
      "count.overdue": those((p) => p.done === null && lateDays(p, on) > 0),
    },
    lists: { problems: rows },
  };
}

/** So many days after it was due it was done, or is open still; 0: in time. */
const lateDays = ({ done, dueOn }: FoundProblem, on: Day): number =>
  Math.max(0, daysBetween({ from: dueOn, to: done?.on ?? on }));

function stateOf(problem: FoundProblem, { on, names }: { on: Day; names: ReportNames }): string {
  const { words } = names;
  const days = lateDays(problem, on);
  if (problem.done !== null) return days > 0 ? words.doneLate(days) : words.doneInTime;
  return days > 0
    ? words.overdue({ since: words.day(addDays(problem.dueOn, 1) ?? problem.dueOn), days })
    : words.notDone;
}

function problemRow(problem: FoundProblem, of: { on: Day; names: ReportNames }): FormRow {
  const { check, by, foundOn, document, dueOn, done, number, subproject } = problem;
  const { names } = of;
  const { words } = names;
  const said = (t: string): Cell => stated(t, { as: "problem", key: `${subproject} ${number}` });
  return {
    ...{ item: said(`${number}`), check: said(names.check[check]), problem: said(problem.problem) },
    ...{ by: said(names.actor[by]), "found-on": said(words.day(foundOn)), document: said(document) },
    "due-on": said(words.day(dueOn)),
    measure: done ? said(done.measure) : text(words.toFill),
    "done-on": done ? said(words.day(done.on)) : text(words.toFill),
    "done-document": said(done?.document ?? ""),
    evidence: said((done?.evidence ?? []).map((file) => file.path).join(words.listComma)),
    state: said(stateOf(problem, of)),
  };
}
