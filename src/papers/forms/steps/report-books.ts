/** What a report for reviewers rests on, read from the books: the sub-project, its money, its targets and what people wrote. */

import type { Finding } from "../../../core/finding.ts";
import { refuse } from "../../../core/refusal.ts";
import type { SettlingReads } from "../../../month/settle/port.ts";
import type { IndicatorReads } from "../../../review/indicator/port.ts";
import type { SelfEvaluation } from "../../../review/indicator/self-evaluation.ts";
import { latestOf, type StoredValue } from "../../../review/indicator/value.ts";
import { subprojectFunds } from "../../../review/subproject/funds.ts";
import type { SubProjectReads } from "../../../review/subproject/port.ts";
import type { ReportKind } from "../../../review/subproject/section.ts";
import { subProjectBooks } from "../../../review/subproject/steps/subproject-books.ts";
import { agreedFindings } from "../facts/agreed-targets.ts";
import { cutOffOf, type ReportBooks } from "../facts/report-books.ts";
import { sectionTexts } from "../facts/report-text.ts";
import type { FormReads } from "../port.ts";
import { namedInTargets, scoreForReport } from "./score-report.ts";
import { reportSubject } from "./write-report-text.ts";

interface ReportBooksAsked {
  readonly read: SettlingReads & SubProjectReads & IndicatorReads & FormReads;
  readonly id: string;
  readonly year: string | undefined;
  readonly report: ReportKind;
  /** The last month whose money and results count; undefined: of a mid-term report the month before the check, else all. */
  readonly until: string | undefined;
  readonly scheme: string | undefined;
}

interface ReadReport {
  readonly books: ReportBooks;
  /** Why the report is not ready beside the sections that are missing. */
  readonly findings: readonly Finding[];
}

export async function readReportBooks(asked: ReportBooksAsked): Promise<ReadReport> {
  const { read, report } = asked;
  const { subproject: id, year } = await reportSubject(read, asked);
  const books = await subProjectBooks(read, id);
  const until = asked.until ?? cutOffOf(report, books.state);
  const first = [`${year}-01`, books.subproject.from.slice(0, 7)].sort()[0] ?? "";
  if (asked.until !== undefined && asked.until < first)
    refuse("value-must-be-valid", { flag: "--until", text: asked.until, allowed: `≥ ${first}` });
  const funds = subprojectFunds({ entries: books.entries, spent: books.spent, until });
  const of = await namedInTargets(read, { subproject: books.subproject, year });
  const scored = await scoreForReport({
    ...asked,
    subproject: books.subproject,
    of,
    until,
    total: funds.total,
  });
  const made: ReportBooks = {
    ...{ subproject: books.subproject, year, report, until, standing: books.standing },
    ...{ state: books.state, entries: books.entries, spent: books.spent, funds },
    head: await read.subprojectHead(of),
    assessments: await read.assessments(of),
    ...{ evaluation: scored.evaluation, monitoring: scored.monitoring },
    typedValues: await typedValues(read, scored.evaluation),
    texts: sectionTexts({ subproject: id, report }, await read.reportTexts({ subproject: id, year })),
  };
  return { books: made, findings: [...scored.findings, ...agreedFindings(made)] };
}

/** The latest value of each scored indicator that a person typed. */
async function typedValues(read: IndicatorReads, evaluation: SelfEvaluation | null): Promise<StoredValue[]> {
  const found: StoredValue[] = [];
  for (const { target, figure } of evaluation?.rows ?? []) {
    if (figure?.source !== "typed" || figure.window === undefined) continue;
    const stored = await read.indicatorValues({ indicator: target.key, window: figure.window });
    const { typed } = latestOf(stored.filter((v) => v.library === null));
    if (typed) found.push(typed);
  }
  return found;
}
