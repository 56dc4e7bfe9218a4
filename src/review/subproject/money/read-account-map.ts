/**
 * 科目对照表 / a table of account rules: 匹配列 (科目编码, 项目, 部门), 匹配值, and what that is: 预算项目, 经济分类, 资金来源, 图书馆, 作用 (支出,
 * 上年支出收回, 本项目).
 *
 * Strict: a cell that can't be read is a finding with its place, and then nothing is taken; so is a value that stands twice.
 * Worked example: 科目编码 | 810101 | 咨询补贴 | 30227 | 上年结转资金 | | 上年支出收回.
 */
import { type Finding, finding } from "../../../core/finding.ts";
import {
  type ColumnSpec,
  type RegistryTable,
  readTable,
  type TableRow,
} from "../../../registry/registry-table.ts";
import { textKey } from "../../../tables/cell.ts";
import { classOf, type EconomicClass } from "../economic-class.ts";
import { fundSourceOf, meantBy } from "../read-budget-table.ts";
import type { AccountRule, LedgerColumn } from "./account-map.ts";

type Column = "column" | "value" | "line" | "economicClass" | "source" | "library" | "role";

const COLUMNS: readonly ColumnSpec<Column>[] = [
  { key: "column", headings: ["匹配列", "Column"], required: true },
  { key: "value", headings: ["匹配值", "Value"], required: true },
  { key: "line", headings: ["预算项目", "Budget Line"], required: false },
  { key: "economicClass", headings: ["经济分类", "Economic Class"], required: false },
  { key: "source", headings: ["资金来源", "Source"], required: false },
  { key: "library", headings: ["图书馆", "Library"], required: false },
  { key: "role", headings: ["作用", "Role"], required: false },
];

const COLUMN_WORDS: Readonly<Record<LedgerColumn, readonly string[]>> = {
  account: ["科目编码", "科目代码", "科目", "account"],
  project: ["项目", "project"],
  department: ["部门", "department"],
};

const ROLE_WORDS: Readonly<Record<NonNullable<AccountRule["role"]> | "none", readonly string[]>> = {
  none: [""],
  spending: ["支出", "spending"],
  "earlier-year": ["上年支出收回", "earlier-year"],
  project: ["本项目", "project"],
};

/** Libraries as they are written. */
export function readAccountMap(
  table: RegistryTable,
  classes: readonly EconomicClass[],
): { rules: readonly AccountRule[]; findings: readonly Finding[] } {
  const read = readTable(table, COLUMNS);
  const findings = [...read.findings];
  const rules = read.rows.flatMap((row) => ruleOf(row, { classes, findings }));
  const seen = new Set<string>();
  for (const row of read.rows) {
    const key = [row.text("column"), row.text("value")].map(textKey).join("|");
    if (seen.has(key)) {
      const found = finding("account-must-be-mapped-once", { text: row.text("value") });
      findings.push({ ...found, at: row.at("value") });
    }
    seen.add(key);
  }
  return { rules, findings };
}

function ruleOf(
  row: TableRow<Column>,
  by: { classes: readonly EconomicClass[]; findings: Finding[] },
): AccountRule[] {
  const text = (column: Column): string => row.text(column);
  const bad = (column: Column, found: Pick<Finding, "code" | "params">): void => {
    by.findings.push({ ...found, at: row.at(column), text: row.text(column) });
  };
  const before = by.findings.length;
  const [column, role] = [meantBy(COLUMN_WORDS, text("column")), meantBy(ROLE_WORDS, text("role"))];
  const economicClass = text("economicClass") === "" ? "" : classOf(by.classes, text("economicClass"))?.code;
  const source = text("source") === "" ? null : fundSourceOf(text("source"));
  if (!column) bad("column", finding("account-rule-must-be-readable", { text: text("column") }));
  if (!role) bad("role", finding("account-rule-must-be-readable", { text: text("role") }));
  if (text("value") === "") bad("value", finding("value-must-be-given", { heading: "匹配值" }));
  if (economicClass === undefined)
    bad("economicClass", finding("economic-class-must-be-known", { text: text("economicClass") }));
  if (source === undefined) bad("source", finding("fund-source-must-be-known", { text: text("source") }));
  if (by.findings.length > before || !column || !role || economicClass === undefined || source === undefined)
    return [];
  const [value, line, library] = [text("value"), text("line"), text("library")];
  return [{ column, value, line, economicClass, source, library, role: role === "none" ? null : role }];
}
