/** Results of a sub-project's targets for a report. What can't be scored yet makes a draft and is told; it stops no report. */

import { type Finding, finding } from "../../../core/finding.ts";
import { Refusal } from "../../../core/refusal.ts";
import type { SettlingReads } from "../../../month/settle/port.ts";
import type { Monitoring } from "../../../review/indicator/monitoring.ts";
import type { IndicatorReads } from "../../../review/indicator/port.ts";
import type { SelfEvaluation } from "../../../review/indicator/self-evaluation.ts";
import { namedInTargets } from "../../../review/indicator/steps/cycle-years.ts";
import { monitorSubproject, scoreSubproject } from "../../../review/indicator/steps/score-subproject.ts";
import { isKeyed } from "../../../review/subproject/agreed-target.ts";
import type { FundSum } from "../../../review/subproject/funds.ts";
import type { MoveTarget } from "../../../review/subproject/move.ts";
import type { SubprojectYear } from "../../../review/subproject/port.ts";
import type { ReportKind } from "../../../review/subproject/section.ts";
import type { SubProject } from "../../../review/subproject/subproject.ts";
import { isOfSeveralYears, yearsIn } from "../../../review/subproject/years.ts";

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
  /** What the agreement asks for. */
  agreed: readonly MoveTarget[];
}): Promise<Scored> {
  const { read, of, scheme, total, until, subproject } = asked;
  const { initialFen, fullYearFen, executedFen } = total;
  const nothing = { evaluation: null, monitoring: null };
  // The year's targets beside money of several years would be no figure of either: each year has its own score.
  if (isOfSeveralYears(subproject) && asked.report !== "midterm") {
    const about = { subproject: subproject.id, year: of.year, from: subproject.from, to: subproject.to };
    const findings = asked.agreed.every(isKeyed) ? [] : [finding("scores-should-be-of-one-year", about)];
    return { ...nothing, findings };
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

/** Of a cycle of several years the years' own scores, by each year's targets and money; a year that can't be scored yet is told. */
export async function scoresOfYears(
  read: SettlingReads & IndicatorReads,
  asked: { subproject: SubProject; scheme: string | undefined; totalOf: (year: string) => FundSum },
): Promise<{ scores: SelfEvaluation[]; findings: Finding[] }> {
  const { subproject, scheme, totalOf } = asked;
  const scores: SelfEvaluation[] = [];
  const findings: Finding[] = [];
  for (const year of yearsIn(subproject)) {
    const of = await namedInTargets(read, { subproject, year });
    if ((await read.targets(of)).length === 0) continue;
    try {
      const { initialFen, fullYearFen, executedFen } = totalOf(year);
      scores.push(
        await scoreSubproject({ read, of, scheme, figures: { initialFen, fullYearFen, executedFen } }),
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      findings.push(finding(error.code, error.params), ...error.findings);
    }
  }
  return { scores, findings: [...findings, ...scores.flatMap((s) => s.findings)] };
}
