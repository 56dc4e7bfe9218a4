import type { Language } from "../../../core/words/language.ts";

const zh = {
  written: (file: string) => `已生成 ${file}`,
  writtenMany: (files: number) => `已生成 ${files} 个文件`,
  sheets: (names: readonly string[]) => `工作表：${names.join("、")}`,
  pictures: (p: { charts: number; folder: string }) => `${p.charts} 张图已写入 ${p.folder}（SVG 和 PNG）`,
  noCharts: "这份工作簿没有图。",
  layoutColumns: ["表样", "表", "名称", "依据"],
  figures: (form: string) => `${form} 的数据（表样和填表映射都用这些名）：`,
  list: (name: string) => `清单 ${name}，每行一项（each: ${name} 里只写后半）：`,
};

const en: typeof zh = {
  written: (file) => `Generated ${file}`,
  writtenMany: (files) => `Generated ${files} ${files === 1 ? "file" : "files"}`,
  sheets: (names) => `Sheets: ${names.join(", ")}`,
  pictures: (p) =>
    `Generated ${p.charts === 1 ? "1 chart" : `${p.charts} charts`} in ${p.folder}, as SVG and PNG`,
  noCharts: "This workbook has no charts.",
  layoutColumns: ["layout", "form", "name", "source"],
  figures: (form) => `Figures of ${form} (these names are used in layouts and cell maps):`,
  list: (name) => `List ${name}, a row each (in "each: ${name}" only the second half is written):`,
};

export const reportCommandWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
