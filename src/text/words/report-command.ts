import type { Language } from "../language.ts";

interface ReportCommandWords {
  readonly written: (file: string) => string;
  readonly writtenMany: (files: number) => string;
  readonly sheets: (names: readonly string[]) => string;
  readonly pictures: (p: { charts: number; folder: string }) => string;
  readonly noCharts: string;
}

export const reportCommandWords: Record<Language, ReportCommandWords> = {
  "zh-CN": {
    written: (file) => `已写出 ${file}`,
    writtenMany: (files) => `已写出 ${files} 个文件`,
    sheets: (names) => `工作表：${names.join("、")}`,
    pictures: (p) => `${p.charts} 张图已写入 ${p.folder}（SVG 和 PNG）`,
    noCharts: "这份工作簿没有图。",
  },
  en: {
    written: (file) => `Wrote ${file}`,
    writtenMany: (files) => `Wrote ${files} files`,
    sheets: (names) => `Sheets: ${names.join(", ")}`,
    pictures: (p) => `Wrote ${p.charts} charts to ${p.folder}, as SVG and PNG`,
    noCharts: "This workbook has no charts.",
  },
};
