/**
 * 专家名单、评分表 / tables of experts and of their scores, as an office keeps them: 姓名, 单位, 职称, 专业; and 专家, 指标, 分值, 得分, 意见, with 申报单位
 * where applications are judged.
 *
 * Strict: a cell that must be there and is not is a finding with its place, and then nothing of the table is taken; 合计 rows are passed over.
 * Worked example: 张三 | 目标完成 | 30 | 27.5 | 外文偏少 → 27.5 of 30 by 张三 for 目标完成.
 */
import { type Finding, finding } from "../../../core/finding.ts";
import type { Place } from "../../../core/source.ts";
import { type ColumnSpec, type RegistryTable, readTable } from "../../../registry/registry-table.ts";

export type ExpertRow = Readonly<Record<"name" | "unit" | "title" | "field", string>> & {
  readonly at: Place;
};
export type ScoreRow = Readonly<
  Record<"applicant" | "expert" | "criterion" | "of" | "points" | "opinion", string>
> & {
  readonly at: Place;
};

const column = <K extends string>(key: K, required: boolean, ...headings: string[]): ColumnSpec<K> => ({
  ...{ key, headings, required },
});

const EXPERTS = [
  column("name", true, "姓名", "专家", "Name"),
  column("unit", true, "单位", "工作单位", "Unit"),
  column("title", false, "职称", "职务/职称", "Title"),
  column("field", false, "专业", "研究方向", "从事专业", "Field"),
];

const SCORES = [
  column("expert", true, "专家", "姓名", "Expert"),
  column("criterion", true, "指标", "评价指标", "评分项", "Criterion"),
  column("of", true, "分值", "满分", "Out of"),
  column("points", true, "得分", "评分", "Points"),
  column("applicant", false, "申报单位", "申报馆", "Applicant"),
  column("opinion", false, "意见", "评审意见", "Opinion"),
];

export const readExperts = (table: RegistryTable) => rowsOf<keyof Omit<ExpertRow, "at">>(table, EXPERTS);
export const readScores = (table: RegistryTable) => rowsOf<keyof Omit<ScoreRow, "at">>(table, SCORES);

function rowsOf<K extends string>(
  table: RegistryTable,
  specs: readonly ColumnSpec<K>[],
): { rows: (Record<K, string> & { at: Place })[]; findings: Finding[] } {
  const read = readTable(table, specs);
  const [first] = specs;
  const kept = read.rows.filter((row) => !first || !/^(合计|总计|平均分?|total)$/i.test(row.text(first.key)));
  const missing = kept.flatMap((row) =>
    specs
      .filter((s) => s.required && row.text(s.key).trim() === "")
      .map((s) => finding("value-must-be-given", { heading: s.headings[0] ?? "" }, { at: row.at(s.key) })),
  );
  const rows = kept.map((row) => ({
    ...(Object.fromEntries(specs.map((s) => [s.key, row.text(s.key).trim()])) as Record<K, string>),
    at: row.at(first?.key ?? ("" as K)),
  }));
  return { rows, findings: [...read.findings, ...missing] };
}
