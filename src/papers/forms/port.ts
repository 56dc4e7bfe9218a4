/** What this room reads from the books, and the facts it adds. */

import type { SubprojectYear } from "../../review/subproject/port.ts";
import type { ReportText, StoredReportText } from "./facts/report-text.ts";
import type { IssuedReport, StoredIssue } from "./issued-report.ts";

export interface FormReads {
  /** All that were ever written for its reports, later ones after those whose place they take. */
  reportTexts(of: SubprojectYear): Promise<StoredReportText[]>;
  /** In the order of issue; of one sub-project, or of all. */
  issuedReports(filter?: { subproject?: string }): Promise<StoredIssue[]>;
}

export type FormFact =
  | { readonly kind: "report-text-written"; readonly text: ReportText }
  | { readonly kind: "report-issued"; readonly issue: IssuedReport };
