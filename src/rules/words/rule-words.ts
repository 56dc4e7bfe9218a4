import type { Language } from "../../core/words/language.ts";

const zh = {
  enacted: (p: { rule: string; from: string; sample: boolean }) =>
    `已启用 ${p.rule}，自 ${p.from} 起${p.sample ? "（样例）" : ""}`,
  present: (rule: string) => `${rule} 已启用，无变化`,
  ruleColumns: ["规则", "版本", "起", "止", "性质", "依据", "文号", "日期"],
  sampleMark: "样例",
  open: "不限",
  lintSound: "没有可疑之处。",
  step: (p: { item: string; quantity: string; unit: string; unitYuan: string; yuan: string }) =>
    `计算：${p.item} ${p.quantity} ${p.unit} × ${p.unitYuan} = ${p.yuan}`,
};

const en: typeof zh = {
  enacted: (p) => `Enacted ${p.rule}, from ${p.from}${p.sample ? " (sample)" : ""}`,
  present: (rule) => `${rule} was enacted already; nothing changed`,
  ruleColumns: ["rule", "version", "from", "to", "nature", "notice", "number", "date"],
  sampleMark: "sample",
  open: "open",
  lintSound: "Nothing doubtful.",
  step: (p) => `Arithmetic: ${p.item} ${p.quantity} ${p.unit} × ${p.unitYuan} = ${p.yuan}`,
};

export const ruleWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
