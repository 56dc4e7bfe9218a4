/**
 * 汇总报告 / the consolidated report: the management centre's table of all sub-projects of a year, a row each, with sums; in three variants
 * for 中期检查, 验收 and 绩效评价, whose checks, scores and rectification it shows.
 *
 * All rows show the money of the same months, so that their sums mean something. A conclusion is the last one that stands: where the
 * rectification was checked again, what came of that. Points are never added up or averaged.
 *
 * Worked example: two sub-projects of 305,000.00 and 120,000.00, spent 295,900.50 and 60,000.00: 425,000.00, 355,900.50, 83.74 %.
 * Source: SOURCES.md [consolidation] (the centre collects the material and writes the project's reports).
 */

import { sumOf } from "../../../core/list.ts";
import type { Conclusion } from "../../../review/subproject/move.ts";
import { checkOfReport, type ReportKind, WHOLE_PROJECT } from "../../../review/subproject/section.ts";
import type { FormShape } from "../../../sheet/layout.ts";
import type { Cell, Origin } from "../../../sheet/origin.ts";
import { count, fenOf, ratio, rowNumber, text, yuan } from "../../../sheet/sheet.ts";
import { checkValues } from "./check-facts.ts";
import type { FormFacts, FormRow } from "./form-facts.ts";
import { moneyValues } from "./money-facts.ts";
import { projectValues } from "./project-facts.ts";
import type { ReportBooks, ReportNames } from "./report-books.ts";
import { missingSections, type SectionText } from "./report-text.ts";
import { scoreFacts } from "./score-facts.ts";
import { SETTLED_LISTS, settledLists } from "./settled-facts.ts";
import { textNames, textValues } from "./text-facts.ts";

const MONEY = ["granted", "full-year", "executed", "left"] as const;
const COUNTS = ["subprojects", "passed", "to-rectify", "failed", "open"] as const;

const ROW = [
  ...["number", "id", "name", "contractor", "libraries", "stage", ...MONEY, "rate", "score", "grade"],
  ...["check-stage", "check-on", "conclusion", "concluded-on", "document"],
  ...["rectify-by", "rectified-on", "recheck", "rounds", "consolidated", "report"],
] as const;

export interface Consolidated {
  readonly year: string;
  readonly report: ReportKind;
  /** Of all rows. */
  readonly until: string | null;
  /** By id. */
  readonly subprojects: readonly ReportBooks[];
  /** What the management centre wrote. */
  readonly texts: readonly SectionText[];
}

/** What names a layout of the consolidated report may use. */
export function consolidatedShape(report: ReportKind): FormShape {
  return {
    form: `consolidated-${report}`,
    values: [
      ...["year", "report.name", "check.name", "funds.until", "funds.window", "total.rate"],
      ...[...MONEY.map((m) => `total.${m}`), ...COUNTS.map((c) => `count.${c}`)],
      ...textNames({ subproject: WHOLE_PROJECT, report }),
    ],
    lists: { subprojects: ROW, universities: ["id", "subproject", ...SETTLED_LISTS.universities] },
  };
}

export function consolidatedFacts(of: Consolidated, names: ReportNames): FormFacts {
  const { year } = of;
  const rows = of.subprojects.map((books, i) => rowOf(books, { number: i + 1, year, names }));
  const [granted, fullYear, executed, left] = MONEY.map((m) => sumOf(rows, (r) => fenOf(r[m])));
  const concluded = of.subprojects
    .map((b) => ({ conclusion: b.state.checks[checkOfReport(of.report)].conclusion, isDue: owesReport(b) }))
    .filter(({ conclusion, isDue }) => isDue || conclusion !== null);
  const how = (wanted: Conclusion | null): Cell =>
    count(
      concluded.filter(({ conclusion }) => conclusion === wanted).length,
      restsOn(rows, ["stage", "check-stage"]),
    );
  return {
    values: {
      ...{ year: text(of.year), "report.name": text(names.report[of.report]) },
      "check.name": text(names.check[checkOfReport(of.report)]),
      "funds.until": text(names.words.until(of.until)),
      "funds.window": text(
        names.words.window({ year: of.report === "midterm" ? of.year : null, until: of.until }),
      ),
      "total.granted": yuan(granted ?? 0n, restsOn(rows, ["granted"])),
      "total.full-year": yuan(fullYear ?? 0n, restsOn(rows, ["full-year"])),
      "total.executed": yuan(executed ?? 0n, restsOn(rows, ["executed"])),
      "total.left": yuan(left ?? 0n, restsOn(rows, ["left"])),
      "total.rate": ratio(executed ?? 0n, fullYear ?? 0n, restsOn(rows, ["executed", "full-year"])),
      "count.subprojects": count(rows.length, restsOn(rows, ["stage"])),
      ...{ "count.passed": how("pass"), "count.to-rectify": how("rectify") },
      ...{ "count.failed": how("fail"), "count.open": how(null) },
      ...textValues(of.texts, names),
    },
    lists: { subprojects: rows, universities: universitiesOf(of, names) },
  };
}

/** 各校使用经费 of every sub-project, since its beginning. */
function universitiesOf({ subprojects }: Consolidated, names: ReportNames): FormRow[] {
  const rows = subprojects.flatMap((books) =>
    settledLists(books, names).universities.map((row) => ({
      ...row,
      ...{ id: text(books.subproject.id), subproject: text(books.subproject.nameZh) },
    })),
  );
  return rows.map((row, i) => ({ ...row, number: rowNumber(i + 1) }));
}

/** Figures of every row. */
function restsOn(rows: readonly FormRow[], names: readonly (typeof ROW)[number][]): Origin {
  return { kind: "figures", figures: rows.flatMap((row) => names.flatMap((name) => row[name] ?? [])) };
}

function rowOf(books: ReportBooks, of: { number: number; year: string; names: ReportNames }): FormRow {
  const { names } = of;
  const project = projectValues(books, names);
  const check = checkValues(books, names);
  const money = moneyValues(books, names);
  const score = scoreIn(books, of);
  const pick = (from: Readonly<Record<string, Cell>>, name: string): Cell => from[name] ?? text("");
  return {
    ...{ number: rowNumber(of.number), id: text(books.subproject.id) },
    ...{ name: pick(project, "project.name"), contractor: pick(project, "contractor.name") },
    ...{ libraries: pick(project, "project.libraries"), stage: pick(project, "project.stage") },
    granted: pick(project, "decision.granted"),
    ...{ "full-year": money["funds.total.full-year"], executed: money["funds.total.executed"] },
    ...{ left: money["funds.total.left"], rate: money["funds.total.rate"] },
    ...{ score: pick(score, "total"), grade: pick(score, "grade") },
    ...{ "check-stage": pick(check, "check.stage"), "check-on": pick(check, "check.check-on") },
    ...{ conclusion: pick(check, "check.conclusion"), "concluded-on": pick(check, "check.concluded-on") },
    ...{ document: pick(check, "check.conclusion-document"), recheck: pick(check, "check.recheck") },
    ...{ "rectify-by": pick(check, "check.rectify-by"), "rectified-on": pick(check, "check.rectified-on") },
    rounds: pick(check, "check.rounds"),
    consolidated: text(
      books.state.checks[checkOfReport(books.report)].consolidated ? names.words.yes : names.words.no,
    ),
    report: text(owesReport(books) ? names.words.missing(missingSections(books.texts).length) : "—"),
  };
}

/** Of a cycle of several years the points of the table's own year. */
function scoreIn(books: ReportBooks, of: { year: string; names: ReportNames }): FormRow {
  const { values, lists } = scoreFacts(books, of.names);
  const ofYear = lists["score-years"][books.scores.findIndex(({ year }) => year === of.year)];
  return ofYear ?? { total: values["score.total"] ?? text("—"), grade: values["score.grade"] ?? text("—") };
}

/** What was declined or terminated is inspected no more: nobody writes its report. */
export function owesReport({ state }: Pick<ReportBooks, "state">): boolean {
  return state.stage !== "declined" && state.stage !== "terminated";
}
