import type { Language } from "../../../core/words/language.ts";

const zh = {
  columns: ["账期", "文件", "记录", "待更正行", "已对账", "待处理差异", "结算", "关账"],
  closed: "已关账",
  settled: "已结算",
  dash: "—",
  noPeriods: "账册里还没有任何账期。",
  /** The rows of each of the last periods, as a line of blocks. */
  course: (p: { line: string; from: string; to: string; low: number; high: number }) =>
    `记录行数  ${p.line}  ${p.from} 至 ${p.to}，${p.low.toLocaleString("en")} 至 ${p.high.toLocaleString("en")} 行`,
  deferred: (p: { period: string; open: number; text: string }) =>
    `账期 ${p.period}：待处理差异 ${p.open} 条${p.text}`,
  nil: (p: { period: string; files: number }) => `${p.period}：其中零报告 ${p.files} 份`,
  step: (p: { step: string; period: string }) =>
    `balis ${p.step} ${p.period}${p.step === "close" ? ` --confirm ${p.period}` : ""}`,
  toImport: "balis import 文件夹 导入各方文件",
  next: (step: string) => `下一步：${step}`,
  counts: (p: { libraries: number; rules: number; closes: number }) =>
    `图书馆 ${p.libraries} 个，规则版本 ${p.rules} 个，已关账 ${p.closes} 期`,
};

const en: typeof zh = {
  columns: [
    "period",
    "files",
    "records",
    "to be corrected",
    "reconciled",
    "open discrepancies",
    "settled",
    "closed",
  ],
  closed: "closed",
  settled: "settled",
  dash: "—",
  noPeriods: "There is no period in these books yet.",
  course: (p) =>
    `Rows  ${p.line}  ${p.from} to ${p.to}, ${p.low.toLocaleString("en")} to ${p.high.toLocaleString("en")}`,
  deferred: (p) => `Period ${p.period}: open discrepancies ${p.open}${p.text}`,
  nil: (p) => `${p.period}: ${p.files} of the files ${p.files === 1 ? "is a nil return" : "are nil returns"}`,
  step: (p) => `balis ${p.step} ${p.period}${p.step === "close" ? ` --confirm ${p.period}` : ""}`,
  toImport: "balis import FOLDER imports what everybody has sent",
  next: (step) => `Next: ${step}`,
  counts: (p) => `${p.libraries} libraries, ${p.rules} rule versions, ${p.closes} closed periods`,
};

export const overviewWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
