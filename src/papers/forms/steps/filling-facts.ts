/** The figures of a report made again from the books: of a form that was filled, or of a report that was issued. */
import { REPORT_KINDS, WHOLE_PROJECT } from "../../../review/subproject/section.ts";
import type { FormFacts } from "../facts/form-facts.ts";
import type { ReportNames } from "../facts/report-books.ts";
import { reportFacts } from "../facts/report-facts.ts";
import type { FillingOf } from "../filled-note.ts";
import { supplementNamed } from "../supplements/supplement.ts";
import { booksFunds, monitoringFigures, selfEvaluationFigures } from "./form-reports.ts";
import { consolidatedFigures } from "./narrative-reports.ts";
import { type FigureReads, readReportBooks } from "./report-books.ts";
import { supplementFigures } from "./supplement-figures.ts";

export async function fillingFacts(of: {
  read: FigureReads;
  filling: FillingOf;
  names: ReportNames;
}): Promise<FormFacts> {
  const { read, filling, names } = of;
  const { subproject, year } = filling;
  const supplement = supplementNamed(filling.report);
  const on = filling.until ?? undefined;
  if (supplement)
    return (await supplementFigures({ read, names, supplement, id: subproject, year, on })).facts;
  const report = REPORT_KINDS.find((kind) => kind === filling.report);
  if (report === undefined) return formFacts(of);
  const how = { until: filling.until ?? undefined, scheme: filling.scheme ?? undefined };
  if (subproject === WHOLE_PROJECT)
    return (await consolidatedFigures({ read, report, year, names, ...how })).facts;
  return reportFacts((await readReportBooks({ read, id: subproject, year, report, ...how })).books, names);
}

async function formFacts({
  read,
  filling,
  names,
}: {
  read: FigureReads;
  filling: FillingOf;
  names: ReportNames;
}): Promise<FormFacts> {
  const { subproject, year, month } = filling;
  const until = `${year}-${`${month ?? 12}`.padStart(2, "0")}`;
  const typed = filling.funds;
  const funds =
    typed === null
      ? await booksFunds(read, { subproject, until })
      : {
          kind: "typed" as const,
          ...{ initialFen: BigInt(typed.initial), fullYearFen: BigInt(typed.fullYear) },
          executedFen: BigInt(typed.executed),
        };
  const about = { read, subproject, year, scheme: filling.scheme ?? undefined, names, funds };
  if (month === null) return (await selfEvaluationFigures(about)).facts;
  const fen = (said: string | null | undefined): bigint | null =>
    said === null || said === undefined ? null : BigInt(said);
  const expectedFen = fen(filling.expected?.total);
  const expectedFiscalFen = fen(filling.expected?.fiscal);
  return (await monitoringFigures({ ...about, cutOff: month, expectedFen, expectedFiscalFen })).facts;
}
