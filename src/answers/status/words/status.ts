import type { Language } from "../../../core/words/language.ts";

const zh = {
  heading: (period: string) => `账期 ${period}`,
  quality: "数据质量（差的在前）",
  columns: ["图书馆", "收到行数", "待更正", "迟到", "更正过", "逾期未答复", "得分"],
  nobody: "中心/平台/物流",
  chase: "催报清单",
  chaseColumns: ["图书馆", "缺什么", "自"],
  noChase: "没有要催的。",
  files: (kinds: string) => `未报：${kinds}`,
  rows: (count: number) => `待更正 ${count} 行`,
  answers: (count: number) => `逾期未答复的差异 ${count} 笔`,
  shown: (p: { shown: number; all: number }) => `显示前 ${p.shown} 行，共 ${p.all} 行；--json 列出全部`,
  ours: "得分 = 没有问题的行 ÷ 收到的行，是本程序自定的排序办法，不是 BALIS 的指标。",
};

const en: typeof zh = {
  heading: (period) => `Period ${period}`,
  quality: "Data quality, worst first",
  columns: ["library", "rows", "to correct", "late", "corrected", "unanswered", "score"],
  nobody: "centre/platform/courier",
  chase: "Whom to call",
  chaseColumns: ["library", "what is missing", "since"],
  noChase: "Nobody.",
  files: (kinds) => `not delivered: ${kinds}`,
  rows: (count) => `${count} row(s) to correct`,
  answers: (count) => `${count} discrepancies past their deadline`,
  shown: (p) => `the first ${p.shown} of ${p.all}; --json lists them all`,
  ours: "Score = rows without trouble ÷ rows received: our own way of ordering the list, no indicator of BALIS's.",
};

export const statusWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
