/** A report for reviewers made again from the name of its file, so that its cells can be explained. */

import { REPORT_KINDS } from "../../../review/subproject/section.ts";
import type { CellReference } from "../../../sheet/cell-reference.ts";
import type { Workbook } from "../../../sheet/sheet.ts";
import type { Context } from "../../../terminal/context.ts";
import { templateNames } from "../../../terminal/templates.ts";
import { VERSION } from "../../../terminal/version.ts";
import { parseFormReference } from "../form-reference.ts";
import { consolidatedReport, narrativeReport } from "../steps/narrative-reports.ts";
import { layoutNamed } from "./layouts.ts";
import { readReportNames } from "./report-names.ts";

/**
 * "midterm-2019-dd-2019", "consolidated-acceptance-2019"; after a + the key of another layout, of a scheme, and the month up to which
 * money counts. Undefined when the name is of no such report.
 */
export async function narrativeWorkbook(
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
  const shipped = templateNames("layouts", ".yaml");
  const form = isConsolidated ? `consolidated-${report}` : report;
  const typed = asked.layout ?? special.find((key) => shipped.includes(key));
  const layout = await layoutNamed(context, { form, typed });
  const until = special.find((key) => /^20\d\d-\d\d$/.test(key));
  const { read } = await context.store();
  const about = {
    ...{ read, report, until, layout, names: await readReportNames(read), programVersion: VERSION },
    ...{ scheme: special.find((key) => key !== layout.key && key !== until), forIssue: false },
  };
  if (isConsolidated) return (await consolidatedReport({ ...about, year })).workbook;
  return (await narrativeReport({ ...about, id: subproject, year })).workbook;
}
