import type { Language } from "../../../core/words/language.ts";

const zh = {
  heading: (period: string) => `账期 ${period}`,
  findings: (p: { period: string; open: number; answered: number }) =>
    `数据问题：待处理 ${p.open} 项，已答复 ${p.answered} 项；balis findings ${p.period} 逐项列出`,
  quality: "数据质量（由低到高）",
  columns: ["图书馆", "报送行数", "待更正", "迟报", "已更正", "逾期未答复", "得分"],
  nobody: "平台/物流公司",
  comma: "、",
  semicolon: "；",
  nil: "零报告",
  nilColumns: ["图书馆", "内容", "文件"],
  chase: "催报清单",
  chaseColumns: ["图书馆", "催报事项", "自"],
  noChase: "无需催报。",
  files: (kinds: string) => `未报：${kinds}`,
  rows: (count: number) => `待更正 ${count} 行`,
  answers: (count: number) => `逾期未答复的差异 ${count} 条`,
  shown: (p: { shown: number; all: number }) => `显示前 ${p.shown} 行，共 ${p.all} 行；--json 列出全部`,
  ours: "得分 = 没有问题的行 ÷ 报送行数，是本程序自定的排序办法，不是 BALIS 的指标。",
};

const en: typeof zh = {
  heading: (period) => `Period ${period}`,
  findings: (p) => `Findings: ${p.open} open, ${p.answered} answered; balis findings ${p.period} lists them`,
  quality: "Data quality, lowest first",
  columns: ["library", "rows", "to be corrected", "late", "corrected", "unanswered", "score"],
  nobody: "platform/courier company",
  comma: " / ",
  semicolon: "; ",
  nil: "Nil returns",
  nilColumns: ["library", "contains", "file"],
  chase: "Reminders to send",
  chaseColumns: ["library", "what is missing", "since"],
  noChase: "None.",
  files: (kinds) => `not received: ${kinds}`,
  rows: (count) => `${count} ${count === 1 ? "row" : "rows"} to be corrected`,
  answers: (count) => `${count} ${count === 1 ? "discrepancy" : "discrepancies"} past the due date`,
  shown: (p) => `The first ${p.shown} of ${p.all}; --json lists them all`,
  ours: "Score = rows without problems ÷ rows received. It only orders this list; it is not a BALIS indicator.",
};

export const statusWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
