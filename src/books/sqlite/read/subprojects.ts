/** Sub-projects, their moves, budgets and spending as the domain has them. */

import type { EvidenceFile } from "../../../core/source.ts";
import type { StoredReportText } from "../../../papers/forms/facts/report-text.ts";
import type { StoredIssue } from "../../../papers/forms/issued-report.ts";
import type { FoundProblem } from "../../../review/subproject/checks/rectification.ts";
import type { Expert, ExpertPanel } from "../../../review/subproject/experts/expert-panel.ts";
import type { ExpertScore } from "../../../review/subproject/experts/expert-score.ts";
import type { AccountRule } from "../../../review/subproject/money/account-map.ts";
import type { Receipt } from "../../../review/subproject/money/money-received.ts";
import type { Carried, UndoneMove } from "../../../review/subproject/move.ts";
import type {
  ConstructionPlan,
  PlannedSubProject,
} from "../../../review/subproject/plan/construction-plan.ts";
import type { StoredMove } from "../../../review/subproject/port.ts";
import type { SubProject } from "../../../review/subproject/subproject.ts";
import type { BudgetChange, BudgetEntry } from "../../../review/subproject/subproject-budget.ts";
import type { Statement } from "../../database.ts";
import { fromJson } from "../../json.ts";
import type { Reader } from "../../port.ts";
import { fenOf } from "../row-codec.ts";
import { SPENDING, TYPED_SPENDING } from "../row-tables.ts";
import { conditions, counts, type Reading, STANDS } from "./reading.ts";

type SubProjects =
  | "subprojects"
  | "subprojectMoves"
  | "subprojectMovesUndone"
  | "subprojectBudgets"
  | "subprojectReceipts"
  | "accountMaps"
  | "spendingLines"
  | "typedSpending"
  | "constructionPlans"
  | "expertPanels"
  | "expertScores"
  | "subprojectProblems";

export function subprojectsReader({ db }: Reading): Pick<Reader, SubProjects> {
  const asked = (sql: string, given: { subproject?: string }): Statement =>
    db.prepare(sql.replace("$where", conditions({ "subproject = @subproject": given.subproject })));
  const all = (sql: string, given: { subproject?: string }): unknown[] => asked(sql, given).all(given);
  const rows = (sql: string, given: { subproject?: string }) =>
    asked(sql, given).raw(true).all(given) as unknown[][];
  return {
    ...checksReader(db, all),
    subprojects: async () =>
      (db.prepare(SUBPROJECTS).all() as SubProjectRow[]).map(({ libraries, ...row }) => ({
        ...row,
        libraries: fromJson(libraries) as string[],
      })),
    subprojectMoves: async (filter = {}) =>
      (all(MOVES, filter) as MoveRow[]).map(({ carried, ...row }) => ({
        ...row,
        carried: fromJson(carried) as Carried,
      })),
    subprojectMovesUndone: async (filter = {}) => all(UNDONE, filter) as UndoneMove[],
    subprojectBudgets: async (filter = {}) =>
      (all(BUDGETS, filter) as BudgetRow[]).map(({ year, library, change, ...row }) => ({
        ...row,
        fen: fenOf(row.fen),
        ...(year === null ? {} : { year }),
        ...(library === null ? {} : { library }),
        ...(change === null ? {} : { change }),
      })),
    subprojectReceipts: async (filter = {}) =>
      (all(RECEIPTS, filter) as ReceiptRow[]).map((row) => ({ ...row, fen: fenOf(row.fen) })),
    accountMaps: async () =>
      (db.prepare(ACCOUNT_MAPS).all() as { subproject: string; rules: string }[]).map((row) => ({
        ...row,
        rules: fromJson(row.rules) as AccountRule[],
      })),
    spendingLines: async (filter = {}) => {
      const where = conditions({
        "subproject = @subproject": filter.subproject,
        "f.number = @file": filter.file,
        [`${STANDS} AND ${counts("l")}`]: filter.file === undefined ? true : undefined,
      });
      const lines = db.prepare(LINES.replace("$where", where)).raw(true).all(filter) as unknown[][];
      return lines.map((row) => SPENDING.recordOf(row));
    },
    typedSpending: async (filter = {}) => rows(TYPED, filter).map((row) => TYPED_SPENDING.recordOf(row)),
  };
}

type OfChecks = "constructionPlans" | "expertPanels" | "expertScores" | "subprojectProblems";

/** Who judges a sub-project, by which plan, and what was found. */
function checksReader(
  db: Reading["db"],
  all: (sql: string, given: { subproject?: string }) => unknown[],
): Pick<Reader, OfChecks> {
  return {
    constructionPlans: async () =>
      (db.prepare(PLANS).all() as PlanRow[]).map((row) => ({
        ...row,
        rows: (fromJson(row.rows) as (Omit<PlannedSubProject, "fen"> & { fen: string })[]).map((r) => ({
          ...r,
          fen: BigInt(r.fen),
        })),
      })),
    expertPanels: async (filter = {}) =>
      (all(PANELS, filter) as PanelRow[]).map((row) => ({
        ...row,
        experts: fromJson(row.experts) as Expert[],
      })),
    subprojectProblems: async (filter = {}) =>
      (all(PROBLEMS, filter) as ProblemRow[]).map((row) => ({
        ...row,
        done: row.done === null ? null : (fromJson(row.done) as FoundProblem["done"]),
      })),
    expertScores: async (filter = {}) => all(SCORES, filter) as ExpertScore[],
  };
}

type SubProjectRow = Omit<SubProject, "libraries"> & { readonly libraries: string };
type MoveRow = Omit<StoredMove, "carried"> & { readonly carried: string };
type BudgetRow = Omit<BudgetEntry, "fen" | "year" | "library" | "change"> & {
  readonly fen: number;
  readonly year: string | null;
  readonly library: string | null;
  readonly change: BudgetChange | null;
};
type ReceiptRow = Omit<Receipt, "fen"> & { readonly fen: number };

type PlanRow = Omit<ConstructionPlan, "rows"> & { readonly rows: string };

const PLANS = "SELECT year, number, day, document, rows FROM construction_plan ORDER BY year, number";

type ProblemRow = Omit<FoundProblem, "done"> & { readonly done: string | null };

const PROBLEMS = `
  SELECT subproject, item AS number, check_kind AS "check", problem, made_by AS "by", found_on AS foundOn, document,
    due_on AS dueOn, done, withdrawn
  FROM subproject_problem p
  WHERE number = (SELECT max(o.number) FROM subproject_problem o WHERE o.subproject = p.subproject AND o.item = p.item)
    AND $where ORDER BY subproject, item`;

type PanelRow = Omit<ExpertPanel, "experts"> & { readonly experts: string };

const PANELS = `
  SELECT subproject, number, purpose, day, document, experts
  FROM expert_panel WHERE $where ORDER BY subproject, number`;

const SCORE_KEY = ["subproject", "panel", "applicant", "expert", "criterion"];
const scoresOf = (which: "min" | "max"): string =>
  `(SELECT ${which}(o.number) FROM expert_score o WHERE ${SCORE_KEY.map((c) => `o.${c} = s.${c}`).join(" AND ")})`;

const SCORES = `
  SELECT subproject, panel, applicant, expert, criterion, most AS "of", points, opinion
  FROM expert_score s WHERE number = ${scoresOf("max")} AND $where ORDER BY ${scoresOf("min")}`;

const SUBPROJECTS = `
  SELECT id, name_zh AS nameZh, name_en AS nameEn, finance_code AS financeCode, fund_rule AS fundRule, libraries,
    from_day AS "from", to_day AS "to"
  FROM subproject s
  WHERE number = (SELECT max(number) FROM subproject o WHERE o.id = s.id) ORDER BY id`;

const MOVES = `
  SELECT m.subproject, m.number, m.move, m.day, m.made_by AS "by", m.carried, a.at, a.operator
  FROM subproject_move m JOIN action a ON a.number = m.action WHERE $where ORDER BY m.subproject, m.number`;

const UNDONE = `
  SELECT subproject, number, reason FROM subproject_move_undone WHERE $where ORDER BY subproject, number`;

const BUDGETS = `
  SELECT subproject, number, line, economic_class AS economicClass, source, kind, fen, day, document, reason,
    year, library, change
  FROM subproject_budget WHERE $where ORDER BY subproject, number`;

const RECEIPTS = `
  SELECT subproject, number, kind, day, voucher_no AS voucherNo, library, source, fen, text
  FROM subproject_receipt WHERE $where ORDER BY subproject, number`;

const ACCOUNT_MAPS = `
  SELECT subproject, rules FROM account_map m
  WHERE number = (SELECT max(number) FROM account_map o WHERE o.subproject = m.subproject) ORDER BY subproject`;

const LINES = `
  SELECT ${SPENDING.selected("l")}
  FROM source_file f JOIN spending_line l ON l.file = f.number
  WHERE $where ORDER BY l.day, l.file, l.sheet, l.row`;

const TYPED = `SELECT ${TYPED_SPENDING.selected("t")} FROM spending_typed t WHERE $where ORDER BY length(t.id), t.id`;

type TextRow = Omit<StoredReportText, "file"> & { readonly file: string | null };

export function narrativeReader({ db }: Reading): Pick<Reader, "reportTexts" | "issuedReports"> {
  return {
    reportTexts: async (of) =>
      (db.prepare(TEXTS).all(of) as TextRow[]).map(({ file, ...row }) => ({
        ...row,
        file: file === null ? null : (fromJson(file) as EvidenceFile),
      })),
    issuedReports: async (filter = {}) => {
      const where = conditions({ "i.subproject = @subproject": filter.subproject });
      const found = db.prepare(ISSUES.replace("$where", where)).all(filter) as IssueRow[];
      return found.map(({ filling, figures, ...row }) => ({
        ...row,
        filling: fromJson(filling) as StoredIssue["filling"],
        figures: fromJson(figures) as StoredIssue["figures"],
      }));
    },
  };
}

type IssueRow = Omit<StoredIssue, "filling" | "figures"> & {
  readonly filling: string;
  readonly figures: string;
};

const ISSUES = `
  SELECT i.number, i.file, i.sha256, i.bytes, i.filling, i.figures, a.at, a.operator
  FROM issued_report i JOIN action a ON a.number = i.action WHERE $where ORDER BY i.number`;

const TEXTS = `
  SELECT t.number, t.subproject, t.year, t.report, t.section, t.text, t.file, a.at, a.operator
  FROM report_text t JOIN action a ON a.number = t.action
  WHERE t.subproject = @subproject AND t.year = @year ORDER BY t.number`;
