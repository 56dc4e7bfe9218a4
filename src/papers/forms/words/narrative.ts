/** Words of the texts that people write for reports. */
import type { Language } from "../../../core/words/language.ts";

const zh = {
  whole: "整个项目",
  title: (p: { subproject: string; year: string; report: string }) =>
    `${p.subproject} ${p.year} 年${p.report}：`,
  columns: ["--section", "部分", "状态", "字数", "第几稿", "写入人", "时间"],
  written: "已写",
  missing: "待写",
  optional: "可不写",
  said: (p: {
    subproject: string;
    year: string;
    report: string;
    section: string;
    paragraphs: number;
    length: number;
  }) => `已写入 ${p.subproject} ${p.year} 年${p.report}的“${p.section}”：${p.paragraphs} 段，${p.length} 字`,
  replaced: (p: { operator: string; at: string }) => `取代 ${p.operator} ${p.at} 写的文字（历史中保留）`,
  same: "没有变化：文字与现有的相同。",
  by: (p: { operator: string; at: string }) => `${p.operator}，${p.at}`,
  from: (p: { path: string; sha256: string }) => `来自文件 ${p.path}（SHA-256 ${p.sha256.slice(0, 12)}…）`,
  earlier: (p: { operator: string; at: string }) => `—— 先前的文字（${p.operator}，${p.at}）：`,
};

const en: typeof zh = {
  whole: "the whole project",
  title: (p) => `${p.report} of ${p.subproject}, ${p.year}:`,
  columns: ["--section", "section", "status", "characters", "draft", "written by", "at"],
  written: "written",
  missing: "missing",
  optional: "optional",
  said: (p) =>
    `Written: "${p.section}" of the ${p.report} of ${p.subproject}, ${p.year}: ${p.paragraphs} ${p.paragraphs === 1 ? "paragraph" : "paragraphs"}, ${p.length} characters`,
  replaced: (p) => `It replaces what ${p.operator} wrote at ${p.at} (kept in the history)`,
  same: "Nothing new: the text is the same.",
  by: (p) => `${p.operator}, ${p.at}`,
  from: (p) => `from the file ${p.path} (SHA-256 ${p.sha256.slice(0, 12)}…)`,
  earlier: (p) => `-- before (${p.operator}, ${p.at}):`,
};

export const narrativeWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
