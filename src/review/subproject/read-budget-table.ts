/**
 * 预算表 / a table of budget lines, as the finance office keeps it: 预算项目, 经济分类, 资金来源, 年初预算数 (元).
 *
 * Titles above the heading are passed over; a 合计 row is checked against the rows above it where all of them can be read. The source may be left out: 当年财政拨款.
 * Strict otherwise: every cell that can't be read is a finding with its row and column, and then nothing of the table is taken.
 *
 * Worked example: 物流费 | 30207 邮电费 | 财政拨款 | 60,000.00 → line 物流费, class 30207, fiscal, 6000000 fen.
 * Source: SOURCES.md [self-evaluation-form], [economic-classes].
 */
import { type Finding, finding } from "../../core/finding.ts";
import { sumOf } from "../../core/list.ts";
import { formatYuan, parseYuan } from "../../core/money.ts";
import type { Place } from "../../core/source.ts";
import { rangeOf } from "../../month/import/reading/merged-cells.ts";
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
import type { BudgetKey } from "./subproject-budget.ts";

export interface BudgetRow extends BudgetKey {
  readonly fen: bigint;
  readonly at: Place;
}

type Column = "line" | "economicClass" | "source" | "amount";

const COLUMNS: readonly ColumnSpec<Column>[] = [
  { key: "line", headings: ["预算项目", "支出项目", "明细项目", "Budget Line"], required: true },
  { key: "economicClass", headings: ["经济分类", "支出经济分类", "Economic Class"], required: true },
  { key: "source", headings: ["资金来源", "资金性质", "Source"], required: false },
  {
    key: "amount",
    headings: ["年初预算数", "年初预算数(元)", "预算数", "预算数(元)", "金额", "金额(元)", "Budget"],
    required: true,
  },
];

const SOURCE_WORDS: Readonly<Record<FundSource, readonly string[]>> = {
  fiscal: ["", "fiscal", "当年财政拨款", "财政拨款", "一般公共预算拨款", "本年一般公共预算拨款"],
  "carry-over": ["carry-over", "上年结转资金", "上年结转", "结转资金"],
  other: ["other", "其他资金", "其他", "自筹"],
};

export function fundSourceOf(text: string): FundSource | undefined {
  const found = Object.entries(SOURCE_WORDS).find(([, words]) => words.map(textKey).includes(textKey(text)));
  return found?.[0] as FundSource | undefined;
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
  if (line === "") bad("line", finding("value-must-be-given", { heading: "预算项目" }));
  if (!economicClass)
    bad("economicClass", finding("economic-class-must-be-known", { text: text("economicClass") }));
  if (!fundSource) bad("source", finding("fund-source-must-be-known", { text: source }));
  if (fen === undefined) bad("amount", finding("amount-must-be-exact", { text: text("amount") }));
  else if (fen < 0n) bad("amount", finding("amount-must-not-be-negative", { text: text("amount") }));
  if (by.findings.length > before || !economicClass || !fundSource || fen === undefined) return [];
  return [{ line, economicClass: economicClass.code, source: fundSource, fen, at: row.at("line") }];
}

function totalFindings(row: TableRow<Column>, rows: readonly BudgetRow[]): Finding[] {
  const declared = parseYuan(row.text("amount"));
  const computed = sumOf(rows, (r) => r.fen);
  if (declared === computed) return [];
  const params = { declared: row.text("amount"), computed: formatYuan(computed), unreadable: 0 };
  return [finding("control-total-must-agree", params, { at: row.at("amount") })];
}
