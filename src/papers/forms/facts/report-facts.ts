/**
 * 报告 / a report's facts: every figure of 中期检查报告, 验收报告 and 绩效报告 by its name, for the layouts in templates/layouts.
 *
 * The three have the same names but for their texts; which are printed where is the layout's.
 */

import { checkOfReport, REPORT_KINDS, type ReportKind } from "../../../review/subproject/section.ts";
import type { FormShape } from "../../../sheet/layout.ts";
import { SUPPLEMENT_SHAPES } from "../supplements/supplement.ts";
import { CHECK_LISTS, CHECK_VALUES, checkLists, checkValues } from "./check-facts.ts";
import { consolidatedShape } from "./consolidated-facts.ts";
import type { FormFacts } from "./form-facts.ts";
import { MONEY_LISTS, MONEY_VALUES, moneyLists, moneyValues } from "./money-facts.ts";
import { MONITORING_SHAPE } from "./monitoring-facts.ts";
import { PROJECT_LISTS, PROJECT_VALUES, projectLists, projectValues } from "./project-facts.ts";
import { namesOn, type ReportBooks, type ReportNames } from "./report-books.ts";
import { SCORE_LISTS, SCORE_VALUES, scoreFacts } from "./score-facts.ts";
import { SELF_EVALUATION_SHAPE } from "./self-evaluation-facts.ts";
import { TARGET_LISTS, targetLists } from "./target-facts.ts";
import { textNames, textValues } from "./text-facts.ts";

export function reportFacts(books: ReportBooks, today: ReportNames): FormFacts {
  // As of its own check, whatever a library is called later.
  const names = namesOn(today, books.state.checks[checkOfReport(books.report)].checkOn);
  const scores = scoreFacts(books, names);
  return {
    values: {
      ...projectValues(books, names),
      ...moneyValues(books, names),
      ...checkValues(books, names),
      ...textValues(books.texts, names),
      ...scores.values,
    },
    lists: {
      ...projectLists(books, names),
      ...moneyLists(books, names),
      ...targetLists(books, names),
      ...checkLists(books, names),
      ...scores.lists,
    },
  };
}

/** What names a layout of the report may use; a test holds it against the facts. */
export function reportShape(report: ReportKind): FormShape {
  return {
    form: report,
    values: [
      ...[...PROJECT_VALUES, ...MONEY_VALUES, ...CHECK_VALUES, ...SCORE_VALUES],
      ...textNames({ subproject: "", report }),
    ],
    lists: { ...PROJECT_LISTS, ...MONEY_LISTS, ...TARGET_LISTS, ...CHECK_LISTS, ...SCORE_LISTS },
  };
}

/** 表的清单 / every form that a layout may print, with the names of its figures. A new form is entered here. */
export const FORM_SHAPES: readonly FormShape[] = [
  SELF_EVALUATION_SHAPE,
  MONITORING_SHAPE,
  ...REPORT_KINDS.map(reportShape),
  ...REPORT_KINDS.map(consolidatedShape),
  ...SUPPLEMENT_SHAPES,
];
