/**
 * 预算表 / a table of budget entries, as the finance office keeps it: 预算项目, 经济分类, 资金来源, 年初预算数 (元); of a longer cycle also 年度,
 * 日期, 图书馆, 类型 (年初, 追加, 收回, 调剂, 结转), 文号 and 说明.
 *
 * Titles above the heading are passed over; a 合计 row is checked against the rows above it where all of them can be read. The source may be left out: 当年财政拨款;
 * without a kind a row is 年初. A row 上年支出收回 follows from a voucher and adds nothing here.
 * Strict otherwise: every cell that can't be read is a finding with its row and column, and then nothing of the table is taken.
 *
 * Worked example: 物流费 | 30207 邮电费 | 财政拨款 | 60,000.00 → line 物流费, class 30207, fiscal, 6000000 fen, at the beginning.
 * Source: SOURCES.md [self-evaluation-form], [economic-classes].
 */
import type { Day } from "../../core/day.ts";
import { type Finding, finding } from "../../core/finding.ts";
import { sumOf } from "../../core/list.ts";
import { formatYuan, parseYuan } from "../../core/money.ts";
import type { Place } from "../../core/source.ts";
import { DATE_FORMS } from "../../month/import/columns/profile.ts";
import { rangeOf } from "../../month/import/reading/merged-cells.ts";
import { readDay } from "../../month/import/reading/read-day.ts";
import type { FundSource } from "../../records/record.ts";
import {
  type ColumnSpec,
  type RegistryTable,
  readTable,
  type TableRow,
} from "../../registry/registry-table.ts";
import { columnLetter, textKey } from "../../tables/cell.ts";
import type { MergedArea } from "../../tables/files.ts";
import { classOf, type EconomicClass } from "./economic-class.ts";
import type { BudgetChange, BudgetKey } from "./subproject-budget.ts";

export interface BudgetRow extends Omit<BudgetKey, "library"> {
  readonly fen: bigint;
  readonly at: Place;
  /** Null: 年初. */
  readonly change: BudgetChange | null;
  /** What the table says beside it, or nothing. */
  readonly year?: string;
  readonly day?: Day;
  readonly document?: string;
  readonly reason: string;
  /** As written. */
  readonly library?: string;
}

type Column =
  | ("line" | "economicClass" | "source" | "amount")
  | ("year" | "day" | "library" | "kind" | "document" | "reason");

const COLUMNS: readonly ColumnSpec<Column>[] = [
  { key: "line", headings: ["预算项目", "支出项目", "明细项目", "Budget Line"], required: true },
  { key: "economicClass", headings: ["经济分类", "支出经济分类", "Economic Class"], required: true },
  { key: "source", headings: ["资金来源", "资金性质", "Source"], required: false },
  {
    key: "amount",
    headings: ["年初预算数", "年初预算数(元)", "预算数", "预算数(元)", "金额", "金额(元)", "Budget"],
    required: true,
  },
  { key: "year", headings: ["年度", "预算年度", "Year"], required: false },
  { key: "day", headings: ["日期", "Date"], required: false },
  { key: "library", headings: ["图书馆", "承建馆", "学校", "单位", "Library"], required: false },
  { key: "kind", headings: ["类型", "预算类型", "Kind"], required: false },
  { key: "document", headings: ["文号", "依据文号", "Document"], required: false },
  { key: "reason", headings: ["说明", "事由", "备注", "Reason"], required: false },
];

const KIND_WORDS: Readonly<Record<BudgetChange | "initial" | "from-voucher", readonly string[]>> = {
  initial: ["", "年初", "年初预算", "initial"],
  addition: ["追加", "addition"],
  withdrawal: ["收回", "收回指标", "追减", "withdrawal"],
  transfer: ["调剂", "transfer"],
  "carry-over": ["结转", "carry-over"],
  "from-voucher": ["上年支出收回"],
};

const SOURCE_WORDS: Readonly<Record<FundSource, readonly string[]>> = {
  fiscal: ["", "fiscal", "当年财政拨款", "财政拨款", "一般公共预算拨款", "本年一般公共预算拨款"],
  "carry-over": ["carry-over", "上年结转资金", "上年结转", "结转资金"],
  other: ["other", "其他资金", "其他", "自筹"],
};

export function fundSourceOf(text: string): FundSource | undefined {
  return meantBy(SOURCE_WORDS, text);
}

/** Of a list of words, by blanks, width and case alike. */
export function meantBy<K extends string>(
  words: Readonly<Record<K, readonly string[]>>,
  text: string,
): K | undefined {
  const found = Object.entries<readonly string[]>(words).find(([, own]) =>
    own.map(textKey).includes(textKey(text)),
  );
  return found?.[0] as K | undefined;
}

export interface BudgetTable extends RegistryTable {
  readonly merged: readonly MergedArea[];
}

export function readBudgetTable(
  table: BudgetTable,
  classes: readonly EconomicClass[],
): { rows: readonly BudgetRow[]; findings: readonly Finding[] } {
  const own = { ...table, rows: fromHeading(table) };
  const read = readTable(own, COLUMNS);
  const findings = [...read.findings, ...mergedFindings(own)];
  const rows: BudgetRow[] = [];
  for (const row of read.rows) {
    if (TOTAL.test(row.text("line").normalize("NFKC")))
      findings.push(...(findings.length > 0 ? [] : totalFindings(row, rows)));
    else rows.push(...budgetRow(row, { classes, findings }));
  }
  return { rows, findings };
}

/** A source merged over several lines would be that of the first, and the others' fiscal: asked, not taken so. */
function mergedFindings({ file, rows, merged }: BudgetTable): Finding[] {
  const heading = rows[0]?.row ?? 0;
  const textAt = (row: number, column: number): string =>
    rows.find((r) => r.row === row)?.cells[column]?.trim() ?? "";
  return merged
    .filter((a) => a.bottom > Math.max(a.top, heading) && textAt(a.top, a.left) !== "")
    .map((a) => {
      const at = { file, sheet: null, row: a.top, column: columnLetter(a.left + 1) };
      return finding("cells-must-not-be-merged", { range: rangeOf(a) }, { at, text: textAt(a.top, a.left) });
    });
}

const TOTAL = /^(合计|总计|共计|小计|total)[:：]?$/i;

/** Titles stand above the row that has the heading of the class. */
function fromHeading({ rows }: RegistryTable): RegistryTable["rows"] {
  const headings = (COLUMNS[1]?.headings ?? []).map(textKey);
  const at = rows.findIndex((row) => row.cells.some((cell) => headings.includes(textKey(cell))));
  return at < 0 ? rows : rows.slice(at);
}

function budgetRow(
  row: TableRow<Column>,
  by: { classes: readonly EconomicClass[]; findings: Finding[] },
): BudgetRow[] {
  const before = by.findings.length;
  const bad = (column: Column, found: Pick<Finding, "code" | "params">): void => {
    by.findings.push({ ...found, at: row.at(column), text: row.text(column) });
  };
  const text = (column: Column): string => row.text(column);
  const [line, economicClass, source] = [
    text("line"),
    classOf(by.classes, text("economicClass")),
    text("source"),
  ];
  const fundSource = fundSourceOf(source);
  const fen = parseYuan(text("amount"));
  const kind = meantBy(KIND_WORDS, text("kind"));
  const [year, day] = [text("year"), text("day")];
  const read = day === "" ? undefined : readDay(day, { forms: DATE_FORMS, epoch: 1900, period: null });
  if (!kind) bad("kind", finding("budget-kind-must-be-known", { text: text("kind") }));
  if (year !== "" && !/^20\d\d$/.test(year))
    bad("year", finding("budget-year-must-be-readable", { text: year }));
  if (read !== undefined && typeof read !== "string")
    bad("day", finding("date-must-be-readable", { text: day }));
  if (line === "") bad("line", finding("value-must-be-given", { heading: "预算项目" }));
  if (!economicClass)
    bad("economicClass", finding("economic-class-must-be-known", { text: text("economicClass") }));
  if (!fundSource) bad("source", finding("fund-source-must-be-known", { text: source }));
  if (fen === undefined) bad("amount", finding("amount-must-be-exact", { text: text("amount") }));
  else if (fen < 0n && kind === "initial")
    bad("amount", finding("amount-must-not-be-negative", { text: text("amount") }));
  if (by.findings.length > before || !economicClass || !fundSource || fen === undefined || !kind) return [];
  if (kind === "from-voucher") return [];
  return [
    {
      ...{ line, economicClass: economicClass.code, source: fundSource, fen, at: row.at("line") },
      ...{ change: kind === "initial" ? null : kind, reason: text("reason") },
      ...(year === "" ? {} : { year }),
      ...(typeof read === "string" ? { day: read } : {}),
      ...(text("document") === "" ? {} : { document: text("document") }),
      ...(text("library") === "" ? {} : { library: text("library") }),
    },
  ];
}

function totalFindings(row: TableRow<Column>, rows: readonly BudgetRow[]): Finding[] {
  const declared = parseYuan(row.text("amount"));
  const computed = sumOf(rows, (r) => r.fen);
  if (declared === computed) return [];
  const params = { declared: row.text("amount"), computed: formatYuan(computed), unreadable: 0 };
  return [finding("control-total-must-agree", params, { at: row.at("amount") })];
}
