/** The workbook of a form made again from the name of its file, so that its cells can be explained. */

import { periodOf } from "../../../core/period.ts";
import { Refusal, refuse } from "../../../core/refusal.ts";
import type { Language } from "../../../core/words/language.ts";
import { evaluationWorkbook } from "../../../review/indicator/service-evaluation.ts";
import { evaluateService } from "../../../review/indicator/steps/evaluate-service.ts";
import { evaluationWords } from "../../../review/indicator/words/service-evaluation.ts";
import { REPORT_KINDS } from "../../../review/subproject/section.ts";
import type { CellReference } from "../../../sheet/find-cell.ts";
import type { Workbook } from "../../../sheet/sheet.ts";
import type { Context } from "../../../terminal/context.ts";
import { templateNames } from "../../../terminal/templates.ts";
import { VERSION } from "../../../terminal/version.ts";
import { parseFormReference } from "../form-reference.ts";
import { booksFunds, monitoringReport, selfEvaluationReport } from "../steps/form-reports.ts";
import { consolidatedReport, narrativeReport } from "../steps/narrative-reports.ts";
import { supplementReport } from "../steps/supplement-figures.ts";
import { type Supplement, supplementNamed } from "../supplements/supplement.ts";
import { layoutNamed } from "./layouts.ts";
import { readReportNames } from "./report-names.ts";

interface Asked {
  readonly cell: Pick<CellReference, "report" | "period">;
  /** The language of the sheet's name. */
  readonly written: Language;
  /** A layout of one's own that the form was made by. */
  readonly layout: string | undefined;
}

export async function formWorkbook(context: Context, asked: Asked): Promise<Workbook> {
  const { report, period } = asked.cell;
  const { read } = await context.store();
  if (report === "evaluation") {
    const [, service, window = ""] = /^(dd|ill)-(.+)$/.exec(period) ?? unknown(asked);
    const of = { service: service === "dd" ? "dd" : "ill", window: periodOf(window) } as const;
    const { facts } = await evaluateService({ read, ...of, programVersion: VERSION });
    return evaluationWorkbook(facts, evaluationWords[asked.written]);
  }
  const supplement = supplementNamed(report);
  if (supplement) return supplementWorkbook(context, asked, supplement);
  const narrative = await narrativeWorkbook(context, asked);
  if (narrative) return narrative;
  if (report !== "self-evaluation" && report !== "monitoring") return unknown(asked);
  const form = parseFormReference(period) ?? unknown(asked);
  const { cutOff, year } = form;
  const month = `${cutOff ?? 12}`.padStart(2, "0");
  const about = {
    ...{ read, subproject: form.subproject, year, programVersion: VERSION, forIssue: false },
    ...(await madeBy(context, { special: form.special, form: report, layout: asked.layout })),
    names: await readReportNames(read),
    funds: await booksFunds(read, { subproject: form.subproject, until: `${year}-${month}` }),
  };
  try {
    if (report === "self-evaluation") return (await selfEvaluationReport(about)).workbook;
    if (cutOff === null) return unknown(asked);
    const more = { cutOff, expectedFen: null, expectedFiscalFen: null };
    return (await monitoringReport({ ...about, ...more })).workbook;
  } catch (error) {
    const isNoScheme = error instanceof Refusal && error.code === "scheme-must-be-known";
    // What is neither of ours was somebody's own layout.
    if (isNoScheme && about.scheme !== undefined && asked.layout === undefined)
      refuse("layout-of-the-form-must-be-given", { key: about.scheme });
    throw error;
  }
}

async function supplementWorkbook(context: Context, asked: Asked, supplement: Supplement) {
  const { subproject: id, year, special } = parseFormReference(asked.cell.period) ?? unknown(asked);
  const { read } = await context.store();
  const { layout, until: on } = await madeBy(context, {
    ...{ special, form: supplement.form, layout: asked.layout },
  });
  const about = { read, supplement, id, year, on, names: await readReportNames(read), layout };
  return (await supplementReport({ ...about, programVersion: VERSION, forIssue: false })).workbook;
}

/** A month up to which, or a day as of which. */
const MONTH = /^20\d\d-\d\d(-\d\d)?$/;

/** Which of the special keys is a layout, which a month, and which a scheme. */
async function madeBy(
  context: Context,
  of: { special: readonly string[]; form: string; layout: string | undefined },
) {
  const { special, form } = of;
  const shipped = templateNames("layouts", ".yaml");
  const typed = of.layout ?? special.find((key) => shipped.includes(key));
  const layout = await layoutNamed(context, { form, typed });
  const until = special.find((key) => MONTH.test(key));
  return { layout, until, scheme: special.find((key) => key !== layout.key && key !== until) };
}

function unknown({ cell }: Asked): never {
  return refuse("reference-must-be-known", { text: `${cell.report}-${cell.period}` });
}

/**
 * "midterm-2019-dd-2019", "consolidated-acceptance-2019"; after a + the key of another layout, of a scheme, and the month up to which
 * money counts. Undefined when the name is of no such report.
 */
async function narrativeWorkbook(
  context: Context,
  asked: { cell: Pick<CellReference, "report" | "period">; layout: string | undefined },
): Promise<Workbook | undefined> {
  const { cell } = asked;
  const reference = parseFormReference(cell.period);
  if (!reference) return undefined;
  const { subproject, year, special } = reference;
  const isConsolidated = cell.report === "consolidated";
  const report = REPORT_KINDS.find((kind) => kind === (isConsolidated ? subproject : cell.report));
  if (report === undefined) return undefined;
  const form = isConsolidated ? `consolidated-${report}` : report;
  const { read } = await context.store();
  const about = {
    ...{ read, report, names: await readReportNames(read), programVersion: VERSION, forIssue: false },
    ...(await madeBy(context, { special, form, layout: asked.layout })),
  };
  if (isConsolidated) return (await consolidatedReport({ ...about, year })).workbook;
  return (await narrativeReport({ ...about, id: subproject, year })).workbook;
}
