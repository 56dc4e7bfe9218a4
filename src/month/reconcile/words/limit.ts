import type { Language } from "../../../core/words/language.ts";

const zh = {
  summary: "核对限额（国图、上图册数，同一期刊，同一数据库，加急）和值得一看的线索；只提示，不影响结算",
  heading: (p: { period: string; rules: string }) => `限额与线索 ${p.period}（依据 ${p.rules}）`,
  sample: "线索的尺度为样例，由本项目自定，不是 BALIS 的规定",
  limits: (count: number) => `超出限额 ${count} 处：`,
  leads: (count: number) => `线索 ${count} 条（不是结论）：`,
  none: "没有超出限额的，也没有线索。",
  unchecked: (p: { issue: number; database: number; reader: number }) =>
    `文件未写明、因而无法核对的：卷期 ${p.issue} 笔，数据库 ${p.database} 笔，读者 ${p.reader} 笔加急`,
};

const en: typeof zh = {
  summary:
    "check the limits (volumes of the public libraries, issues, databases, urgent requests) and leads; told only, settled as before",
  heading: (p) => `Limits and leads ${p.period} (by ${p.rules})`,
  sample: "the measures of the leads are samples of this project's own, no rule of BALIS's",
  limits: (count) => `${count} over a limit:`,
  leads: (count) => `${count} lead(s), no verdicts:`,
  none: "Nothing over a limit, and no leads.",
  unchecked: (p) =>
    `Not checked, because the files don't say it: issue of ${p.issue} requests, database of ${p.database}, reader of ${p.reader} urgent ones`,
};

export const limitWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
