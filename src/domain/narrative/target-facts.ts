/**
 * 目标与结果 / targets and results: what the agreement asks for, beside what is reached, and the year's scored targets.
 *
 * The agreement's targets and the scored targets of the year are two lists of people's making; one of the same name is one. What the
 * agreement asks for and nobody scores is shown without a result, to be filled in, never as reached.
 *
 * Worked example: agreement 原文传递量>=20000 笔, scored target 原文传递量 ≥20,000笔 with 21,500 笔 so far: one row, 20000 笔, 21,500笔, 完成.
 */

import type { FormRow } from "../form/form-facts.ts";
import { actualBecause } from "../form/self-evaluation-facts.ts";
import type { MonitoringRow } from "../indicator/monitoring.ts";
import type { SelfEvaluationRow } from "../indicator/self-evaluation.ts";
import { type Target, targetText } from "../indicator/target.ts";
import { type Cell, rowNumber, text } from "../report/sheet.ts";
import type { Target as AgreedTarget } from "../subproject/move.ts";
import { nameKey } from "../subproject/subproject.ts";
import { moveBecause, textBecause } from "./figures.ts";
import { lastMove } from "./project-facts.ts";
import type { ReportBooks, ReportNames } from "./report-books.ts";

export const TARGET_LISTS = {
  targets: ["number", "name", "wanted", "actual", "expected", "state", "origin", "reason"],
} as const;

/** What is known of a scored target. */
interface Result {
  readonly name: string;
  readonly wanted: string;
  readonly actual: Cell;
  readonly expected: string;
  readonly state: string;
  readonly reason: string;
}

export function targetLists(
  books: ReportBooks,
  names: ReportNames,
): Record<keyof typeof TARGET_LISTS, readonly FormRow[]> {
  const { words } = names;
  const agree = lastMove(books.standing, "agree");
  const results = resultsOf(books, names);
  const agreed = (books.state.agreed?.targets ?? []).map((target) => {
    const result = results.find((r) => nameKey(r.name) === nameKey(target.name));
    const said = textBecause(agreedText(target), agree && moveBecause(agree));
    return { name: target.name, wanted: said, origin: words.agreementTarget, result };
  });
  const own = results
    .filter((r) => !agreed.some((a) => a.result === r))
    .map((r) => ({ name: r.name, wanted: text(r.wanted), origin: words.yearTarget, result: r }));
  return {
    targets: [...agreed, ...own].map(
      ({ name, wanted, origin, result }, i): FormRow => ({
        ...{ number: rowNumber(i + 1), name: text(name), wanted, origin: text(origin) },
        ...resultCells(result, names),
      }),
    ),
  };
}

function resultCells(result: Result | undefined, names: ReportNames): Record<string, Cell> {
  return {
    actual: result === undefined ? text(names.words.toFill) : result.actual,
    ...{ expected: text(result?.expected ?? ""), state: text(result?.state ?? names.words.open) },
    reason: text(result?.reason ?? ""),
  };
}

/** "≥20000 笔" */
function agreedText({ relation, value, unit }: AgreedTarget): string {
  const sign = relation === ">=" ? "≥" : relation === "<=" ? "≤" : "=";
  return `${sign}${value} ${unit}`.trim();
}

function resultsOf({ report, evaluation, monitoring }: ReportBooks, names: ReportNames): Result[] {
  if (report === "midterm") return (monitoring?.rows ?? []).map((row) => soFar(row, names));
  return (evaluation?.rows ?? []).map((row) => yearEnd(row, names));
}

function soFar(row: MonitoringRow, { words }: ReportNames): Result {
  const { target, soFarText, expectedText: expected, likelihood, explanation: reason } = row;
  const actual = actualCell(target, { ...row, actualText: soFarText }, words);
  const state = likelihood === null ? words.open : words.likelihood[likelihood];
  return { name: target.name, wanted: targetText(target), actual, expected, state, reason };
}

function yearEnd(row: SelfEvaluationRow, { words }: ReportNames): Result {
  const { target, achievement, deviation: reason } = row;
  const actual = actualCell(target, row, words);
  const state = achievement === null ? words.open : achievement.isMissed ? words.missed : words.reached;
  return { name: target.name, wanted: row.targetText, actual, expected: "", state, reason };
}

/** From the indicator, or from what a person wrote. */
function actualCell(
  target: Target,
  row: Pick<SelfEvaluationRow, "figure" | "actualText">,
  words: ReportNames["words"],
): Cell {
  if (row.actualText === "") return text(words.toFill);
  return textBecause(row.actualText, actualBecause(target, row));
}
