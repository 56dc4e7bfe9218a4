/**
 * 建设方案表 / a table of a construction plan: 编号, 子项目, 计划金额 (元). Strict: a cell that can't be read is a finding with its place, and then
 * nothing of it is taken. A 合计 row is passed over.
 *
 * Worked example: 2020-sq | 机构知识库 | 280,000.00 → 2020-sq, 28000000 fen.
 */
import { type Finding, finding } from "../../../core/finding.ts";
import { parseYuan } from "../../../core/money.ts";
import { type ColumnSpec, type RegistryTable, readTable } from "../../../registry/registry-table.ts";
import type { PlannedSubProject } from "./construction-plan.ts";

type Column = "id" | "name" | "amount";

const COLUMNS: readonly ColumnSpec<Column>[] = [
  { key: "id", headings: ["编号", "子项目编号", "项目编号", "Id"], required: true },
  { key: "name", headings: ["子项目", "名称", "子项目名称", "Name"], required: true },
  { key: "amount", headings: ["计划金额", "计划金额(元)", "金额", "金额(元)", "Amount"], required: true },
];

export function readPlan(table: RegistryTable): {
  rows: readonly PlannedSubProject[];
  findings: readonly Finding[];
} {
  const read = readTable(table, COLUMNS);
  const findings = [...read.findings];
  const rows = read.rows
    .filter((row) => !/^(合计|总计|total)$/i.test(row.text("id")))
    .flatMap((row): PlannedSubProject[] => {
      const fen = parseYuan(row.text("amount"));
      if (fen !== undefined && fen > 0n && /^\d{4}-\S+$/.test(row.text("id")))
        return [{ id: row.text("id"), name: row.text("name"), fen }];
      const column = fen !== undefined && fen > 0n ? "id" : "amount";
      const allowed = column === "id" ? "2020-sq" : "280000.00";
      const found = finding("planned-row-must-be-readable", { text: row.text(column), allowed });
      findings.push({ ...found, at: row.at(column) });
      return [];
    });
  return { rows, findings };
}
