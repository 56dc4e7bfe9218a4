/** Results of a sub-project's targets for a report. What can't be scored yet makes a draft and is told; it stops no report. */

import { type Finding, finding } from "../../../core/finding.ts";
import { Refusal } from "../../../core/refusal.ts";
import type { SettlingReads } from "../../../month/settle/port.ts";
import type { Monitoring } from "../../../review/indicator/monitoring.ts";
import type { IndicatorReads } from "../../../review/indicator/port.ts";
import type { SelfEvaluation } from "../../../review/indicator/self-evaluation.ts";
import { monitorSubproject, scoreSubproject } from "../../../review/indicator/steps/score-subproject.ts";
import type { FundSum } from "../../../review/subproject/funds.ts";
import type { SubprojectYear } from "../../../review/subproject/port.ts";
import type { ReportKind } from "../../../review/subproject/section.ts";
import type { SubProject } from "../../../review/subproject/subproject.ts";
import { isOfSeveralYears } from "../../../review/subproject/years.ts";

interface Scored {
  readonly evaluation: SelfEvaluation | null;
  readonly monitoring: Monitoring | null;
  readonly findings: readonly Finding[];
}

export async function scoreForReport(asked: {
  read: SettlingReads & IndicatorReads;
  of: SubprojectYear;
  subproject: SubProject;
  report: ReportKind;
  until: string | null;
  total: FundSum;
  scheme: string | undefined;
}): Promise<Scored> {
  const { read, of, scheme, total, until, subproject } = asked;
  const { initialFen, fullYearFen, executedFen } = total;
  const nothing = { evaluation: null, monitoring: null };
  // The year's targets beside money of several years would be no figure of either.
  if (isOfSeveralYears(subproject) && asked.report !== "midterm") {
    const about = { subproject: subproject.id, year: of.year, from: subproject.from, to: subproject.to };
    return { ...nothing, findings: [finding("scores-should-be-of-one-year", about)] };
  }
  try {
    if (asked.report !== "midterm") {
      const figures = { initialFen, fullYearFen, executedFen };
      const evaluation = await scoreSubproject({ read, of, scheme, figures });
      return { ...nothing, evaluation, findings: evaluation.findings };
    }
    const cutOff = until?.startsWith(`${of.year}-`) ? Number(until.slice(5)) : MONTHS;
    // What is expected of the whole year is no figure of the report.
    const figures = { initialFen, executedFen, expectedFen: fullYearFen };
    const monitoring = await monitorSubproject({ read, of, scheme, cutOff, figures });
    return { ...nothing, monitoring, findings: monitoring.findings };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...nothing, findings: [finding(error.code, error.params), ...error.findings] };
  }
}

const MONTHS = 12;
