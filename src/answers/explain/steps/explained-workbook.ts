/** The workbook that a cell was named of, made again, in the words of the language it was written in. */
import { parsePeriod, periodOf } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import { requireOneCompany } from "../../../month/courier/company-invoices.ts";
import { auditWorkbook, disputeWorkbook } from "../../../month/courier/courier-audit-sheet.ts";
import { auditCourier } from "../../../month/courier/steps/audit-courier.ts";
import {
  financeReport,
  statementReports,
  statisticsReport,
} from "../../../papers/report/steps/report-workbooks.ts";
import { type CellReference, FORM_NAMES } from "../../../sheet/find-cell.ts";
import type { Workbook } from "../../../sheet/sheet.ts";
import type { Explaining } from "./walk.ts";

export async function explainedWorkbook(
  asked: Explaining,
  cell: Pick<CellReference, "report" | "period" | "library" | "company">,
): Promise<Workbook> {
  const { read, words, programVersion, formWorkbook } = asked;
  if (formWorkbook && FORM_NAMES.some((name) => name === cell.report)) return formWorkbook(cell);
  const period = parsePeriod(cell.period) ?? periodOf(cell.period);
  const about = { read, period, words, programVersion };
  switch (cell.report) {
    case "finance":
      return financeReport(about);
    case "statistics":
      return statisticsReport(about);
    case "audit":
    case "dispute":
      return courierWorkbook(asked, {
        ...{ period: period.id, make: cell.report, company: cell.company ?? null },
      });
    case "statement": {
      const { library } = cell;
      for await (const { workbook } of statementReports({ ...about, library })) return workbook;
      return refuse("library-must-have-charges", { period: period.id, library: library ?? "" });
    }
    default:
      return refuse("reference-must-be-known", { text: `${cell.report}-${cell.period}` });
  }
}

async function courierWorkbook(
  asked: Explaining,
  { period, make, company }: { period: string; make: "audit" | "dispute"; company: string | null },
): Promise<Workbook> {
  const audit = await auditCourier({ read: asked.read, period, company });
  if (make === "dispute") requireOneCompany(audit.companies);
  const names = new Map((await asked.read.libraries()).map((l) => [l.code, l.nameZh]));
  const nameOf = (code: string): string => names.get(code) ?? "";
  const about = { audit, words: asked.auditWords, nameOf, mark: "" };
  return make === "audit" ? auditWorkbook(about) : disputeWorkbook(about, company);
}
