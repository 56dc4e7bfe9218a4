/**
 * 项目支出绩效目标执行监控表的数据 / the figures of the monitoring table by name, each with where it comes from.
 *
 * `targets` has a row for each goal: so far, expected, five causes and three likelihoods as ticks. `months` is the label of the
 * cut-off, "1-7月". Money expected of the whole year is what a person says; nobody knows its sources.
 *
 * Worked example: cut-off 7, 年初预算数 305,000.00, 1-7月执行数 117,500.50: 38.52 %. Source: SOURCES.md [monitoring-form].
 */

import type { Fen } from "../../../core/money.ts";
import type { Monitoring, MonitoringRow } from "../../../review/indicator/monitoring.ts";
import { CAUSES, EXECUTION, LIKELIHOODS } from "../../../review/indicator/target.ts";
import type { FormFunds } from "../../../review/subproject/funds.ts";
import type { FormShape } from "../../../sheet/layout.ts";
import type { Cell, Origin } from "../../../sheet/origin.ts";
import { text, yuan } from "../../../sheet/sheet.ts";
import { type FormFacts, type FormRow, stated } from "./form-facts.ts";
import { fundsFigures } from "./money-facts.ts";
import type { FormWords } from "./report-books.ts";
import { actualOrigin, FORM_FIGURES, formHead } from "./self-evaluation-facts.ts";

const EXPECTED = ["funds.total.expected", "funds.fiscal.expected", "funds.not-fiscal.expected"] as const;

export const MONITORING_SHAPE: FormShape = {
  form: "monitoring",
  values: [...FORM_FIGURES, "months", "cut-off", ...EXPECTED],
  lists: {
    targets: [
      ...["key", "level", "group", "name", "target", "so-far", "expected", "explanation", "note"],
      ...CAUSES.map((c) => `cause.${c}`),
      ...LIKELIHOODS.map((l) => `likelihood.${l}`),
    ],
  },
};

/** Where 全年预计执行数 was said: by a flag, or as an assessment of the execution; and how much of it is public money. */
interface ExpectedSaid {
  readonly as: "flag" | "assessment";
  readonly fiscalFen: Fen | null;
}

export function monitoringFacts(
  made: Monitoring,
  of: { project: FormRow; funds: FormFunds; words: FormWords; expected: ExpectedSaid },
): FormFacts {
  const { words } = of;
  const { cutOff } = made;
  return {
    values: {
      ...formHead(made.year, { missing: made.findings.length, words, sample: false }),
      ...of.project,
      ...fundsFigures(of.funds, "initial"),
      months: text(words.months(cutOff)),
      "cut-off": text(`${cutOff}`),
      ...expectedFigures(made, of),
    },
    lists: { targets: made.rows.map((row) => targetRow(row, words)) },
  };
}

/** Of the sources only what somebody said: the public money, and with it the rest. */
function expectedFigures(
  made: Monitoring,
  of: { words: FormWords; expected: ExpectedSaid },
): Record<(typeof EXPECTED)[number], Cell> {
  const { expectedFen } = made.figures;
  const { as, fiscalFen } = of.expected;
  const said = (fen: Fen | null, key: string, otherwise: string): Cell =>
    fen === null ? text(otherwise) : yuan(fen, { kind: "stated", as: "flag", key, text: "" });
  const total: Origin = { kind: "stated", as, key: as === "flag" ? "--expected" : EXECUTION, text: "" };
  const restFen = expectedFen === null || fiscalFen === null ? null : expectedFen - fiscalFen;
  return {
    "funds.total.expected": expectedFen === null ? text(of.words.toFill) : yuan(expectedFen, total),
    "funds.fiscal.expected": said(fiscalFen, "--expected-fiscal", ""),
    "funds.not-fiscal.expected": said(restFen, "--expected − --expected-fiscal", ""),
  };
}

function targetRow(row: MonitoringRow, words: FormWords): FormRow {
  const { target, likelihood, causes } = row;
  const { key } = target;
  const said = (what: string): Cell => stated(what, { as: "assessment", key });
  const set: Origin = { kind: "stated", as: "target", key, text: target.text };
  const soFar = { figure: row.figure, actualText: row.soFarText, evidence: row.evidence };
  const isOpen = likelihood !== null && likelihood !== "certain";
  const cells: Record<string, Cell> = {
    key: text(key),
    level: text(target.firstLevel),
    group: text(target.secondLevel),
    name: { ...text(target.name), origin: set },
    target: { ...text(row.targetText), origin: set },
    "so-far":
      row.soFarText === "" ? text("") : { ...text(row.soFarText), origin: actualOrigin(target, soFar) },
    expected: said(row.expectedText),
    explanation: row.explanation === "" && isOpen ? text(words.toFill) : said(row.explanation),
    note: said(row.note),
  };
  for (const cause of CAUSES) cells[`cause.${cause}`] = said(causes.includes(cause) ? words.tick : "");
  for (const one of LIKELIHOODS) cells[`likelihood.${one}`] = said(likelihood === one ? words.tick : "");
  if (likelihood === null && row.note === "") cells.note = text(words.toFill);
  return cells;
}
