import { counted, type Language } from "../../../core/words/language.ts";

const zh = {
  summary: "核对限额（国图、上图册数，同一期刊，同一数据库，加急）和值得一看的疑点；只提示，不影响结算",
  heading: (p: { period: string; rules: string }) => `限额与疑点 ${p.period}（依据 ${p.rules}）`,
  sample: "疑点的标准为样例，由本项目自定，不是 BALIS 的规定",
  columns: ["性质", "内容", "原文", "代码"],
  severity: { limit: "超出限额", lead: "疑点" },
  limits: (count: number) => `超出限额 ${count} 处：`,
  leads: (count: number) => `疑点 ${count} 条，供核查，不是结论：`,
  none: "没有超出限额的，也没有疑点。",
  unchecked: (p: { issue: number; database: number; reader: number }) =>
    `文件未写明、因而无法核对的：卷期 ${p.issue} 笔，数据库 ${p.database} 笔，读者 ${p.reader} 笔加急`,
};

const en: typeof zh = {
  summary:
    "check the limits (volumes of the public libraries, issues, databases, urgent requests) and unusual patterns; reported only; settlement is unaffected",
  heading: (p) => `Limits and items to review ${p.period} (rules: ${p.rules})`,
  sample: "The thresholds are samples chosen by this project, not BALIS rules",
  columns: ["kind", "what", "text", "code"],
  severity: { limit: "over a limit", lead: "to review" },
  limits: (count) => `Over a limit: ${count}`,
  leads: (count) => `Items to review: ${count} (they prove nothing)`,
  none: "Nothing is over a limit, and there is nothing to review.",
  unchecked: (p) =>
    `Not checked, because the files do not state it: issue of ${counted(p.issue, "request")}, database of ${p.database}, reader of ${p.reader} urgent ones`,
};

export const limitWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
