import { counted } from "../../../core/words/language.ts";

interface Planned {
  year: string;
  document: string;
  day: string;
}

const zh = {
  recorded: (p: Planned & { rows: number; sum: string }) =>
    `已登记 ${p.year} 年建设方案（${p.document}，${p.day}）：${p.rows} 个子项目，${p.sum} 元`,
  unchanged: (year: string) => `${year} 年建设方案没有变化`,
  none: (year: string) => `${year} 年没有建设方案，也没有立项的子项目`,
  title: (p: Planned) => `${p.year} 年建设方案：${p.document}，${p.day}`,
  noPlan: (year: string) => `${year} 年没有登记建设方案`,
  columns: ["编号", "子项目", "计划金额", "批复金额", "差额"],
};

const en: typeof zh = {
  recorded: (p) =>
    `Recorded the construction plan of ${p.year} (${p.document}, ${p.day}): ${counted(p.rows, "sub-project")}, ${p.sum} yuan`,
  unchanged: (year) => `The construction plan of ${year} is as it was`,
  none: (year) => `${year} has no construction plan, and no sub-project is decided`,
  title: (p) => `Construction plan of ${p.year}: ${p.document}, ${p.day}`,
  noPlan: (year) => `No construction plan of ${year} is recorded`,
  columns: ["id", "sub-project", "planned", "granted", "difference"],
};

export const planWords = { "zh-CN": zh, en };
