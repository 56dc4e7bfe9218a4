/** What the commands of this room say: of a form that is filled in, and of the texts that people write for reports. */
import { shellWord } from "../../../core/shell-word.ts";
import { counted, type Language } from "../../../core/words/language.ts";

const fillZh = {
  filled: (p: { file: string; cells: number }) => `已填 ${p.cells} 格，已生成 ${p.file}；其余原样保留`,
  named: (p: { file: string; figures: number }) => `已填 ${p.figures} 个数，已生成 ${p.file}；其余原样保留`,
  formulas: (count: number) =>
    `表中还有 ${count} 个公式，打开时由 Excel 或 WPS 重新计算；报送前请打开、保存一次`,
  charts: (count: number) => `${count} 张图已按填入的数更新；引用公式格的，打开时重画`,
  uncheckedUnsaid: "注意：无人复核，而对照表没有给 unchecked 留一格，表上不会写明",
  list: (p: { list: string; rows: number }) => `列表 ${p.list}（${p.rows} 行，以下为第一行）`,
  figureColumns: ["名称", "现在的数"],
  /** Heads the pictures of a Word document. */
  drawings: "附图",
};

const fillEn: typeof fillZh = {
  filled: (p) => `Filled ${counted(p.cells, "cell")} into ${p.file}; everything else is as it was`,
  named: (p) => `Filled ${counted(p.figures, "figure")} into ${p.file}; everything else is as it was`,
  formulas: (count) =>
    `${count} formulas of the form are computed when Excel or WPS opens it; open and save it once before it is sent`,
  charts: (count) => `${count} charts show the new figures; what draws formulas is drawn when it is opened`,
  uncheckedUnsaid:
    "Note: these figures have not been checked, and the map has no cell for `unchecked` to state it",
  list: (p) => `List ${p.list} (${counted(p.rows, "row")}, the first of them below)`,
  figureColumns: ["name", "now"],
  drawings: "Charts",
};

export const fillWords: Record<Language, typeof fillZh> = { "zh-CN": fillZh, en: fillEn };

const narrativeZh = {
  whole: "整个项目",
  title: (p: { subproject: string; year: string; report: string }) =>
    `${p.subproject} ${p.year} 年${p.report}：`,
  report: "报告",
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
  same: (section: string) => `“${section}”没有变化：文字与现有的相同`,
  exported: (p: { file: string; sections: number; written: number }) =>
    `已生成 ${p.file}：${p.sections} 个部分，其中 ${p.written} 个已写`,
  exportedNext: (p: { subproject: string; year: string; report: string; file: string }) =>
    `在 Word 里修改后读回：balis subproject text ${shellWord(p.subproject)} --year ${p.year} --report ${p.report} --file ${shellWord(p.file)} --dry-run 先看改动`,
  notExported: (p: { subproject: string; year: string; report: string; section: string; name: string }) =>
    `${p.name}不在文稿里，另写：balis subproject text ${shellWord(p.subproject)} --year ${p.year} --report ${p.report} --section ${shellWord(p.section)} --text …`,
  nothingToRead: (file: string) => `${file} 的各标题下都没有文字，没有写入`,
  by: (p: { operator: string; at: string }) => `${p.operator}，${p.at}`,
  from: (p: { path: string; sha256: string }) => `来自文件 ${p.path}（SHA-256 ${p.sha256.slice(0, 12)}…）`,
  earlier: (p: { operator: string; at: string }) => `—— 先前的文字（${p.operator}，${p.at}）：`,
};

const narrativeEn: typeof narrativeZh = {
  whole: "the whole project",
  title: (p) => `${p.report} of ${p.subproject}, ${p.year}:`,
  report: "report",
  columns: ["--section", "section", "status", "characters", "draft", "written by", "at"],
  written: "written",
  missing: "missing",
  optional: "optional",
  said: (p) =>
    `Written: "${p.section}" of the ${p.report} of ${p.subproject}, ${p.year}: ${p.paragraphs} ${p.paragraphs === 1 ? "paragraph" : "paragraphs"}, ${counted(p.length, "character")}`,
  replaced: (p) => `It replaces what ${p.operator} wrote at ${p.at} (kept in the history)`,
  same: (section) => `"${section}" is unchanged: the text is the same`,
  exported: (p) => `Wrote ${p.file}: ${counted(p.sections, "section")}, ${p.written} of them written`,
  exportedNext: (p) =>
    `After editing it in Word: balis subproject text ${shellWord(p.subproject)} --year ${p.year} --report ${p.report} --file ${shellWord(p.file)} --dry-run shows what changes`,
  notExported: (p) =>
    `The ${p.name} is not in the document; give it by balis subproject text ${shellWord(p.subproject)} --year ${p.year} --report ${p.report} --section ${shellWord(p.section)} --text …`,
  nothingToRead: (file) => `${file} has no text below any heading; nothing was saved`,
  by: (p) => `${p.operator}, ${p.at}`,
  from: (p) => `from the file ${p.path} (SHA-256 ${p.sha256.slice(0, 12)}…)`,
  earlier: (p) => `-- before (${p.operator}, ${p.at}):`,
};

export const narrativeWords: Record<Language, typeof narrativeZh> = {
  "zh-CN": narrativeZh,
  en: narrativeEn,
};
