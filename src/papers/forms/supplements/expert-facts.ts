/**
 * 专家名单与评分表 / the experts of a panel and their scores: who they are, what each gave for each criterion, the means, and room to sign.
 *
 * Points stand as `points.1`, `points.2`, …, in the panel's order. While one of the experts has not scored a criterion its mean is to be
 * filled in, and the paper can't be issued. Of a panel that judges applications the criteria stand once for each applicant.
 *
 * Worked example: 27, 28, 26.5, 29 and 28 of 30: the mean 27.70. Source: SOURCES.md [expert-panel] (the table is ours).
 */
import { type Exact, plainExact, scaledHalfUp } from "../../../core/exact.ts";
import {
  type ExpertPanel,
  MOST_EXPERTS,
  ownLibraries,
  type PanelPurpose,
} from "../../../review/subproject/experts/expert-panel.ts";
import type { CriterionResult, PanelResult } from "../../../review/subproject/experts/expert-score.ts";
import type { LifeState } from "../../../review/subproject/lifecycle.ts";
import type { FormShape } from "../../../sheet/layout.ts";
import type { Cell, Origin } from "../../../sheet/origin.ts";
import { count, decimal, rowNumber, text } from "../../../sheet/sheet.ts";
import { type FormFacts, type FormRow, numbered, numbers, restingOn, stated } from "../facts/form-facts.ts";
import { PROJECT_FIGURES } from "../facts/project-facts.ts";
import type { ReportNames } from "../facts/report-books.ts";

const MEAN_DECIMALS = 2;
const POINTS = numbers("points", MOST_EXPERTS);

export const EXPERT_SHAPE: FormShape = {
  form: "experts",
  values: [
    ...["year", "draft", ...PROJECT_FIGURES, "purpose", "contractor.name"],
    ...["panel.day", "panel.document", "panel.count", "panel.own"],
  ],
  lists: {
    experts: ["number", "name", "unit", "title", "field", "own"],
    criteria: ["number", "label", "applicant", "criterion", "of", ...POINTS, "mean"],
    totals: ["label", "applicant", "of", ...POINTS, "mean"],
    opinions: ["number", "label", "applicant", "expert", "criterion", "opinion"],
  },
};

export interface ExpertPaper {
  readonly year: string;
  readonly project: FormRow;
  readonly panel: ExpertPanel;
  readonly state: LifeState;
  readonly results: readonly PanelResult[];
}

/** So many points are missing: of a criterion nobody scored there are none at all. */
export function openScores(results: readonly PanelResult[], panel: ExpertPanel): number {
  if (results.every((r) => r.criteria.length === 0)) return panel.experts.length;
  return results.flatMap((r) => r.criteria.flatMap((c) => c.points)).filter((p) => p === null).length;
}

export function expertFacts(of: ExpertPaper, names: ReportNames): FormFacts {
  const { panel, state, results } = of;
  const { words } = names;
  const open = openScores(results, panel);
  const own = ownLibraries(panel.purpose, state);
  const isOwn = (library: string | null): boolean => library !== null && own.includes(library);
  const rows = results.flatMap((result) =>
    result.criteria.map((criterion) => criterionRow(criterion, { result, panel, names })),
  );
  const numbers = panel.experts.map((_, i) => rowNumber(i + 1));
  return {
    values: {
      ...{ year: text(of.year), draft: text(open === 0 ? "" : words.draft([`${open} 个评分`])) },
      ...of.project,
      purpose: text(purposeName(panel.purpose, names)),
      "contractor.name": text(state.contractor === null ? "" : names.library(state.contractor)),
      "panel.day": text(words.day(panel.day)),
      "panel.document": text(panel.document),
      "panel.count": count(panel.experts.length, restingOn(numbers)),
      "panel.own": count(panel.experts.filter((e) => isOwn(e.library)).length, restingOn(numbers)),
    },
    lists: {
      experts: panel.experts.map(({ name, unit, library, title, field }, i) => ({
        ...{ number: rowNumber(i + 1), name: text(name), title: text(title), field: text(field) },
        unit: text(library === unit ? names.library(unit) : unit),
        own: text(isOwn(library) ? words.yes : words.no),
      })),
      criteria: rows.map((row, i) => ({ number: rowNumber(i + 1), ...row })),
      totals: results.map((result) => totalRow(result, { rows, names })),
      opinions: results
        .flatMap((r) => r.opinions.map((o) => ({ ...o, applicant: r.applicant })))
        .map(({ applicant, expert, criterion, opinion }, i) => ({
          ...{ number: rowNumber(i + 1), applicant: applicantName(applicant, names) },
          ...{
            expert: text(expert),
            criterion: text(criterion),
            label: labelOf({ applicant }, criterion, names),
          },
          opinion: stated(opinion, { as: "expert", key: `${expert} ${criterion}` }),
        })),
    },
  };
}

export const purposeName = (purpose: PanelPurpose, names: ReportNames): string => names.panelPurpose[purpose];

const applicantName = (code: string, names: ReportNames): Cell =>
  text(code === "" ? "" : names.library(code));

/** "人大：目标完成" where several applicants are judged. */
const labelOf = ({ applicant }: Pick<PanelResult, "applicant">, name: string, names: ReportNames): Cell =>
  text(applicant === "" ? name : `${names.library(applicant)}：${name}`);

function pointsCell(value: Exact, origin: Origin, decimals = decimalsOf(value)): Cell {
  return decimal({ scaled: scaledHalfUp(value, decimals), decimals }, origin);
}

const decimalsOf = (value: Exact): number => /\.(\d+)$/.exec(plainExact(value))?.[1]?.length ?? 0;

function criterionRow(
  { criterion, of, points, mean }: CriterionResult,
  about: { result: PanelResult; panel: ExpertPanel; names: ReportNames },
): FormRow {
  const { panel, names, result } = about;
  const given = panel.experts.map(
    ({ name }, i): Cell => scoreCell(name, criterion, points[i] ?? null) ?? text(names.words.toFill),
  );
  return {
    ...{ applicant: applicantName(result.applicant, names), criterion: text(criterion) },
    label: labelOf(result, criterion, names),
    of: pointsCell(of, { kind: "stated", as: "expert", key: criterion, text: plainExact(of) }),
    ...numbered(POINTS, given),
    mean: meanCell(mean, given, names),
  };
}

/** One expert's points for one criterion; undefined while they are not given. */
export function scoreCell(expert: string, criterion: string, points: Exact | null): Cell | undefined {
  const key = `${expert} ${criterion}`;
  return points === null
    ? undefined
    : pointsCell(points, { kind: "stated", as: "expert", key, text: plainExact(points) });
}

function meanCell(mean: Exact | null, of: readonly Cell[], names: ReportNames): Cell {
  return mean === null ? text(names.words.toFill) : pointsCell(mean, restingOn(of), MEAN_DECIMALS);
}

function totalRow(result: PanelResult, about: { rows: readonly FormRow[]; names: ReportNames }): FormRow {
  const { rows, names } = about;
  const applicant = applicantName(result.applicant, names);
  const own = rows.filter((row) => JSON.stringify(row.applicant) === JSON.stringify(applicant));
  const column = (name: string): Cell[] => own.flatMap((row) => row[name] ?? []);
  const totals = result.totals.map((total, i) =>
    total === null ? text(names.words.toFill) : pointsCell(total, restingOn(column(`points.${i + 1}`))),
  );
  return {
    ...{ applicant, label: labelOf(result, names.words.sum, names) },
    ...{ of: pointsCell(result.of, restingOn(column("of"))) },
    ...numbered(POINTS, totals),
    mean: meanCell(result.mean, column("mean"), names),
  };
}
