/** The reviewers' reports in a pack: those for which somebody wrote something; one that lacks a section is a draft and says so. */
import { REPORT_KINDS, type ReportKind } from "../../domain/narrative/section.ts";
import { narrativeReport } from "../narrative-reports.ts";
import type { BookMaker } from "./make-books.ts";

export const REPORT_MAKERS: readonly BookMaker[] = REPORT_KINDS.map((report) => ({
  kind: report,
  list: async ({ read, subproject, year }) => {
    const written = await read.reportTexts({ subproject: subproject.id, year });
    return written.some((text) => text.report === report) ? [year] : [];
  },
  make: (asked, of) => made(asked, { report, year: of }),
  nothing: [],
}));

async function made(
  asked: Parameters<BookMaker["make"]>[0],
  { report, year }: { report: ReportKind; year: string },
): Promise<Awaited<ReturnType<BookMaker["make"]>>> {
  const { read, subproject, programVersion } = asked;
  const { workbook, findings } = await narrativeReport({
    ...{ read, id: subproject.id, year, report, until: undefined, scheme: undefined, forIssue: false },
    ...{ layout: await asked.layoutOf(report), names: await asked.reportNames(), programVersion },
  });
  return {
    ...{ name: `${report}-${subproject.id}-${year}`, of: year, period: null, workbook, findings },
    command: `balis report ${report} ${subproject.id} --year ${year}`,
  };
}
