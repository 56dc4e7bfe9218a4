/** What a report for reviewers rests on, read from the books: the sub-project, its money, its targets and what people wrote. */

import type { Finding } from "../../../core/finding.ts";
import { refuse } from "../../../core/refusal.ts";
import type { SettlingReads } from "../../../month/settle/port.ts";
import type { PeopleReads } from "../../../people/port.ts";
import type { IndicatorReads } from "../../../review/indicator/port.ts";
import type { SelfEvaluation } from "../../../review/indicator/self-evaluation.ts";
import { assessmentsIn, namedInTargets, yearsOfCycle } from "../../../review/indicator/steps/cycle-years.ts";
import { assessedFilesOf } from "../../../review/indicator/steps/record-indicators.ts";
import { indicatorOf } from "../../../review/indicator/target.ts";
import { latestOf, type StoredValue } from "../../../review/indicator/value.ts";
import { panelFor } from "../../../review/subproject/experts/expert-panel.ts";
import { subprojectFunds } from "../../../review/subproject/funds.ts";
import { settledMoney } from "../../../review/subproject/money/settled-money.ts";
import type { SubProjectReads } from "../../../review/subproject/port.ts";
import type { ReportKind } from "../../../review/subproject/section.ts";
import { type KeptOutReads, keptOutFindings } from "../../../review/subproject/steps/rows-kept-out.ts";
import { subProjectBooks } from "../../../review/subproject/steps/subproject-books.ts";
import { isOfSeveralYears } from "../../../review/subproject/years.ts";
import { agreedFindings } from "../facts/agreed-targets.ts";
import { asOfCheck } from "../facts/as-of-check.ts";
import { moneyFindings } from "../facts/money-findings.ts";
import { cutOffOf, type ReportBooks, windowOf } from "../facts/report-books.ts";
import { sectionTexts } from "../facts/report-text.ts";
import type { FormReads } from "../port.ts";
import { scoreForReport, scoresOfYears } from "./score-report.ts";
import { reportSubject } from "./write-report-text.ts";

/** What the figures of any form are read by. */
export type FigureReads = SettlingReads &
  SubProjectReads &
  IndicatorReads &
  FormReads &
  KeptOutReads &
  Pick<PeopleReads, "actions">;

interface ReportBooksAsked {
  readonly read: FigureReads;
  readonly id: string;
  readonly year: string | undefined;
  readonly report: ReportKind;
  /** The last month whose money and results count; undefined: of a mid-term report the month before the check, else its day; null: all. */
  readonly until: string | null | undefined;
  /** Of a list of a running year: the year whose money it shows. */
  readonly ofYear?: string;
  /** How the sub-project stands, not how it stood at the report's check. */
  readonly isOfList?: true;
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
  const until = asked.until === undefined ? cutOffOf(report, books.state) : asked.until;
  const first = [`${year}-01`, books.subproject.from.slice(0, 7)].sort()[0] ?? "";
  if (typeof asked.until === "string" && asked.until < first)
    refuse("value-must-be-valid", { flag: "--until", text: asked.until, allowed: `≥ ${first}` });
  const { entries, spent, receipts } = books;
  const window = asked.ofYear ?? windowOf({ report, until, year });
  const funds = subprojectFunds({ entries, spent, until, year: window });
  const begun = subprojectFunds({ entries, spent, until });
  const settled = settledMoney({ entries, spent, receipts, until });
  // Points are of a year's money, whatever the report's day.
  const own = report === "midterm" ? funds : subprojectFunds({ entries, spent, year });
  const of = await namedInTargets(read, { subproject: books.subproject, year: window ?? year });
  const scored = await scoreForReport({
    ...asked,
    subproject: books.subproject,
    of,
    until,
    total: own.total,
    agreed: books.state.agreed?.targets ?? [],
  });
  const { standing, state } = asked.isOfList ? books : asOfCheck(books.standing, report);
  const isLong = isOfSeveralYears(books.subproject);
  const yearly =
    isLong && report !== "midterm"
      ? await scoresOfYears(read, {
          ...{ subproject: books.subproject, scheme: asked.scheme },
          totalOf: (y) => subprojectFunds({ entries, spent, year: y }).total,
        })
      : { scores: [], findings: [] };
  const made: ReportBooks = {
    ...{ subproject: books.subproject, year, report, until, standing, state },
    panel: panelFor(await read.expertPanels({ subproject: id }), report),
    ...{ entries: books.entries, spent: books.spent, funds, begun, receipts, settled },
    head: await read.subprojectHead(of),
    assessments: await assessmentsIn(read, { subproject: books.subproject, year: window }),
    withFiles: await assessedFilesOf(read, books.subproject),
    scores: yearly.scores,
    cycle: isLong
      ? await yearsOfCycle(read, {
          ...{ subproject: books.subproject, scheme: asked.scheme },
          until: report === "midterm" ? until : null,
        })
      : [],
    ...{ evaluation: scored.evaluation, monitoring: scored.monitoring },
    typedValues: await typedValues(read, [scored.evaluation, ...yearly.scores]),
    texts: sectionTexts({ subproject: id, report }, await read.reportTexts({ subproject: id, year })),
  };
  return {
    books: made,
    findings: [
      ...[...scored.findings, ...yearly.findings, ...agreedFindings(made), ...moneyFindings(made)],
      ...(await keptOutFindings(read, { subproject: made.subproject.id, year: window, until })),
    ],
  };
}

/** The latest value of each scored indicator that a person typed. */
export async function typedValues(
  read: IndicatorReads,
  evaluations: readonly (SelfEvaluation | null)[],
): Promise<StoredValue[]> {
  const found: StoredValue[] = [];
  for (const { target, figure } of evaluations.flatMap((evaluation) => evaluation?.rows ?? [])) {
    if (figure?.source !== "typed" || figure.window === undefined) continue;
    const stored = await read.indicatorValues({ indicator: indicatorOf(target), window: figure.window });
    const { typed } = latestOf(stored.filter((v) => v.library === null));
    if (typed) found.push(typed);
  }
  return found;
}
