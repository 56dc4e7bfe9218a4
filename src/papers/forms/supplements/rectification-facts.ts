/**
 * 整改台账 / the register of problems as a paper: of one sub-project, or of all of a year: each problem, who asked for it, by when, what was done and when.
 *
 * Whether something is late is told by its own days, never by today's, so that the paper made again is the same. While a problem is open its
 * measure is to be filled in, and the paper can't be issued.
 *
 * Worked example: due 2019-08-31, done 2019-09-03: 逾期完成（3 天）. Source: SOURCES.md [rectification-register].
 */
import { daysBetween } from "../../../core/day.ts";
import { type FoundProblem, standingProblems } from "../../../review/subproject/checks/rectification.ts";
import type { SubProject } from "../../../review/subproject/subproject.ts";
import type { FormShape } from "../../../sheet/layout.ts";
import type { Cell } from "../../../sheet/origin.ts";
import { count, rowNumber, text } from "../../../sheet/sheet.ts";
import { type FormFacts, type FormRow, restingOn, stated } from "../facts/form-facts.ts";
import type { ReportNames } from "../facts/report-books.ts";

export const RECTIFICATION_SHAPE: FormShape = {
  form: "rectification",
  values: ["year", "scope", "count.problems", "count.done", "count.late", "count.open"],
  lists: {
    problems: [
      ...["number", "id", "subproject", "item", "check", "problem", "by", "found-on", "document", "due-on"],
      ...["measure", "done-on", "done-document", "evidence", "state"],
    ],
  },
};

export function rectificationFacts(
  of: { year: string; subprojects: readonly SubProject[]; problems: readonly FoundProblem[] },
  names: ReportNames,
): FormFacts {
  const { subprojects } = of;
  const own = subprojects.flatMap((s) =>
    standingProblems(of.problems)
      .filter((p) => p.subproject === s.id)
      .map((problem) => ({ problem, of: s })),
  );
  const rows = own.map(({ problem, of: subproject }, i) => ({
    ...{ number: rowNumber(i + 1), id: text(subproject.id), subproject: text(subproject.nameZh) },
    ...problemRow(problem, names),
  }));
  const resting = restingOn(rows.map((row) => row.number));
  const those = (is: (p: FoundProblem) => boolean): Cell =>
    count(own.filter(({ problem }) => is(problem)).length, resting);
  const [only] = subprojects;
  return {
    values: {
      year: text(of.year),
      scope: text(subprojects.length === 1 && only ? only.nameZh : names.words.allSubprojects(of.year)),
      "count.problems": count(rows.length, resting),
      "count.done": those((p) => p.done !== null),
      "count.late": those((p) => lateDays(p) > 0),
      "count.open": those((p) => p.done === null),
    },
    lists: { problems: rows },
  };
}

/** So many days after it was due it was done; 0: in time, or open. */
const lateDays = ({ done, dueOn }: FoundProblem): number =>
  done === null ? 0 : Math.max(0, daysBetween({ from: dueOn, to: done.on }));

function problemRow(problem: FoundProblem, names: ReportNames): FormRow {
  const { check, by, foundOn, document, dueOn, done, number, subproject } = problem;
  const { words } = names;
  const said = (t: string): Cell => stated(t, { as: "problem", key: `${subproject} ${number}` });
  const late = lateDays(problem);
  return {
    ...{ item: said(`${number}`), check: said(names.check[check]), problem: said(problem.problem) },
    ...{ by: said(names.actor[by]), "found-on": said(words.day(foundOn)), document: said(document) },
    "due-on": said(words.day(dueOn)),
    measure: done ? said(done.measure) : text(words.toFill),
    "done-on": done ? said(words.day(done.on)) : text(words.toFill),
    "done-document": said(done?.document ?? ""),
    evidence: said((done?.evidence ?? []).map((file) => file.path).join(words.listComma)),
    state: said(done === null ? words.notDone : late > 0 ? words.doneLate(late) : words.doneInTime),
  };
}
