/** balis report midterm, acceptance, performance, consolidated: facts and texts → the report's workbook, by a layout. */

import type { Reader } from "../../../books/port.ts";
import { type Finding, finding } from "../../../core/finding.ts";
import { parsePeriod } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import { type ReportKind, WHOLE_PROJECT } from "../../../review/subproject/section.ts";
import { isOfSeveralYears, spanOf, yearsOf } from "../../../review/subproject/years.ts";
import type { Layout } from "../../../sheet/layout.ts";
import type { Sheet, Workbook } from "../../../sheet/sheet.ts";
import { budgetSheets } from "../../report/statistics/budget-execution.ts";
import { type Consolidated, consolidatedFacts, owesReport } from "../facts/consolidated-facts.ts";
import type { FormFacts } from "../facts/form-facts.ts";
import { type ReportBooks, type ReportNames, windowOf } from "../facts/report-books.ts";
import { reportFacts } from "../facts/report-facts.ts";
import { missingSections, type SectionText } from "../facts/report-text.ts";
import { workbookBy } from "./form-reports.ts";
import { type FigureReads, readReportBooks } from "./report-books.ts";
import { readSections, subprojectsOf } from "./write-report-text.ts";

export interface NarrativeAsked {
  readonly read: Reader;
  readonly report: ReportKind;
  readonly until: string | undefined;
  readonly scheme: string | undefined;
  readonly layout: Layout;
  readonly names: ReportNames;
  readonly programVersion: string;
  /** Refused while a section, a figure or a reason is missing. */
  readonly forIssue: boolean;
}

export interface MadeReport {
  readonly workbook: Workbook;
  readonly facts: FormFacts;
  readonly subproject: string;
  readonly year: string;
  readonly findings: readonly Finding[];
}

export async function narrativeReport(
  asked: NarrativeAsked & { id: string; year: string | undefined },
): Promise<MadeReport> {
  const { books, findings: scored } = await readReportBooks(asked);
  const of = { subproject: books.subproject.id, year: books.year };
  const findings = [...missingFindings({ ...of, report: asked.report }, books.texts), ...scored];
  if (asked.forIssue) requireComplete(findings);
  const about = [of.subproject, yearsOf(books.subproject, of.year)];
  const facts = reportFacts(books, asked.names);
  // The same months that the report's own tables are of.
  const span = windowOf(books) ?? spanOf(books.subproject, of.year);
  const sheets = executionSheets(asked.names, span, [books]);
  return { ...of, findings, facts, workbook: await workbookBy(asked, { facts, about, sheets }) };
}

export async function consolidatedReport(asked: NarrativeAsked & { year: string }): Promise<MadeReport> {
  const { year } = asked;
  const { facts, findings, subprojects } = await consolidatedFigures(asked);
  if (asked.forIssue) requireComplete(findings);
  const span = asked.report === "midterm" ? year : wholeSpan(year, subprojects);
  const sheets = executionSheets(asked.names, span, subprojects);
  const workbook = await workbookBy(asked, { facts, about: [year], sheets });
  return { subproject: WHOLE_PROJECT, year, findings, facts, workbook };
}

/** Money since the beginning is of all months of the cycles, where one of them has several years. */
function wholeSpan(year: string, of: readonly ReportBooks[]): string {
  if (!of.some(({ subproject }) => isOfSeveralYears(subproject))) return year;
  const [from, to] = [
    of.map(({ subproject }) => subproject.from).sort()[0],
    of
      .map(({ subproject }) => subproject.to)
      .sort()
      .at(-1),
  ];
  return `${from?.slice(0, 7)}..${to?.slice(0, 7)}`;
}

type FiguresOfAll = Pick<NarrativeAsked, "report" | "names"> & {
  readonly read: FigureReads;
  readonly year: string;
  readonly until?: string | undefined;
  readonly scheme?: string | undefined;
};

/** All sub-projects whose cycle has the year: of 中期 the money of that year up to one and the same month, else since the beginning. */
export async function consolidatedFigures(
  asked: FiguresOfAll,
): Promise<{ facts: FormFacts; findings: Finding[]; subprojects: readonly ReportBooks[] }> {
  const { read, report, year, scheme } = asked;
  const ids = await subprojectsOf(read, year);
  // Of a check in the course of the year all is as it was then; afterwards a list shows how they stand.
  const ofYear = report === "midterm" ? { ofYear: year } : ({ isOfList: true } as const);
  const readAll = async (until: string | undefined) => {
    const all: { books: ReportBooks; findings: readonly Finding[] }[] = [];
    for (const id of ids)
      all.push(await readReportBooks({ ...{ read, id, year: undefined, report, until, scheme }, ...ofYear }));
    return all;
  };
  const own = await readAll(asked.until);
  // A check of another year says nothing of how far this one has come.
  const months = own.map(({ books: { until } }) =>
    until === null || until.startsWith(year) ? until : `${year}-12`,
  );
  const until = asked.until ?? (report === "midterm" ? latestOf(months) : null);
  const made = until === null || asked.until !== undefined ? own : await readAll(until);
  const of = { subproject: WHOLE_PROJECT, year };
  const texts = await readSections(read, { ...of, report });
  const subprojects = made.map((r) => r.books);
  const table: Consolidated = { year, report, until, subprojects, texts };
  const findings = [
    ...missingFindings({ ...of, report }, texts),
    ...made
      .filter(({ books }) => owesReport(books))
      .flatMap(({ books, findings: scored }) => [
        ...missingFindings({ subproject: books.subproject.id, year: books.year, report }, books.texts),
        // Why the table has no points of it.
        ...(report === "performance" && books.evaluation === null ? scored.slice(0, 1) : []),
      ]),
  ];
  return { facts: consolidatedFacts(table, asked.names), findings, subprojects };
}

/** Budget and spending, with their charts, as the year's statistics have them. */
function executionSheets(
  names: ReportNames,
  of: string,
  books: readonly ReportBooks[],
): (label: string) => readonly Sheet[] {
  const span = parsePeriod(of);
  const executions = books.map(({ subproject, funds }) => ({ subproject, funds }));
  return (label) => (span ? budgetSheets({ span, missing: [], label, executions }, names.workbook) : []);
}

/** Of those that have one: a sub-project whose inspection is not planned yet goes by the others'. */
function latestOf(months: readonly (string | null)[]): string | null {
  return months.reduce((latest, month) => ((month ?? "") > (latest ?? "") ? month : latest), null);
}

function missingFindings(
  of: { subproject: string; year: string; report: ReportKind },
  texts: readonly SectionText[],
): Finding[] {
  const sections = missingSections(texts);
  return sections.length === 0 ? [] : [finding("sections-must-be-written", { ...of, sections })];
}

/** What only should be, by its code, may be handed in; what must be may not. */
export function requireComplete(findings: readonly Finding[]): void {
  const missing = findings.filter((f) => !f.code.includes("-should-"));
  const [first] = missing;
  if (first) refuse(first.code, first.params, { findings: missing });
}
