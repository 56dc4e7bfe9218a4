/**
 * 找单元格 / finding a cell of a workbook that the program wrote: its name, as a spreadsheet program and a person write it, and
 * the tab (工作表) in which it stands, be that a sheet or a page of a form.
 *
 * Worked examples: "finance-2019-05.xlsx!补贴发放明细!F12", "[out/statement-2019-05-10002.xlsx]通知!$E$9",
 * "dispute-2019-05-sf.xlsx!争议清单!L6",
 * "self-evaluation-2019-dd-2019.xlsx!项目支出绩效自评表!F8".
 */
import { parsePeriod } from "../core/period.ts";
import { pageCellAt } from "./form-page.ts";
import type { Cell } from "./origin.ts";
import { cellAt, type Workbook } from "./sheet.ts";

const REPORT_NAMES = ["finance", "statement", "statistics", "audit", "dispute"] as const;

type ReportName = (typeof REPORT_NAMES)[number];

/** Forms of sub-projects and evaluations: what stands after the name is theirs to read. */
export const FORM_NAMES = [
  ...(["self-evaluation", "monitoring", "evaluation"] as const),
  ...(["midterm", "acceptance", "performance", "consolidated"] as const),
  ...(["summary", "declaration", "years", "rectification", "evidence", "accounts"] as const),
  ...(["applications", "service", "experts-application", "experts-midterm"] as const),
  ...(["experts-acceptance", "experts-performance"] as const),
] as const;

type FormName = (typeof FORM_NAMES)[number];

const NAMES = [...REPORT_NAMES, ...FORM_NAMES];

export interface CellReference {
  readonly report: ReportName | FormName;
  /** Of a form: all that stands after its name. */
  readonly period: string;
  readonly library: string | null;
  /** Of a dispute file that is made for one of several. */
  readonly company?: string;
  readonly sheet: string;
  readonly address: string;
}

const CELL = new RegExp(
  `^(?:.*[/\\\\])?(${NAMES.join("|")})-([^!]+)\\.xlsx!([^!]+)!(\\$?[A-Za-z]{1,3}\\$?\\d{1,7})$`,
  "i",
);
/** What a statement is of (a library), or a dispute file (a company). */
const OF_ONE = /^(\d{4}(?:-\d{2}|-Q\d|)(?:\.\.\d{4}-\d{2})?)-(.+)$/;

/** The file may carry a folder, and quotes may stand around it. Undefined when the text names no cell. */
export function parseCellReference(text: string): CellReference | undefined {
  const bare = text
    .replaceAll("'", "")
    .replaceAll('"', "")
    .replace(/^\[/, "")
    .replace(/\](?=[^!]+!)/, "!");
  const found = CELL.exec(bare);
  const report = NAMES.find((name) => name === found?.[1]?.toLowerCase());
  if (!found || !report) return undefined;
  const rest = found[2] ?? "";
  const [sheet, address] = [found[3] ?? "", found[4] ?? ""];
  const [, period = rest, whose = null] = OF_ONE.exec(rest) ?? [];
  const at = { report, sheet, address };
  if (report === "statement") return whose === null ? undefined : { ...at, period, library: whose };
  if (report !== "dispute" || whose === null || parsePeriod(rest))
    return { ...at, period: rest, library: null };
  return { ...at, period, library: null, company: whose };
}

/** What a workbook shows under one name. */
export interface Tab {
  readonly name: string;
  /** The cell at an address; null where nothing stands. */
  readonly cellAt: (at: { column: number; row: number }) => Cell | null;
}

export function tabsOf(workbook: Workbook): Tab[] {
  return [
    ...(workbook.pages ?? []).map((page) => ({
      name: page.name,
      cellAt: (at: { column: number; row: number }) => pageCellAt(page, at)?.cell ?? null,
    })),
    ...workbook.sheets.map((sheet) => ({
      name: sheet.name,
      cellAt: (at: { column: number; row: number }) => cellAt(sheet, at),
    })),
  ];
}
