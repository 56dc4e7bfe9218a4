import { type Language, labelOf, type Term, term } from "../../core/words/language.ts";
import { type Charge, type ChargeKind, FEES } from "../charge.ts";
import type { RulePart } from "../rules.ts";

export const chargeKinds: Record<ChargeKind, Term> = {
  "fee-basis": term("费用基数", "fee basis"),
  "dd-subsidy": term("原文传递补贴", "document delivery subsidy"),
  "ill-subsidy": term("馆际互借补贴", "interlibrary loan subsidy"),
  courier: term("物流费", "courier charge"),
  "courier-held": term("物流费（暂缓支付）", "courier charge, held"),
  grant: term("方案补助", "granted by a scheme"),
  bill: term("应缴费用", "billed"),
  free: term("免费（无人支付）", "free of charge (owed by nobody)"),
};
const feesEarned = term("应收文献费", "fees earned");
const feesOwed = term("应付文献费", "fees owed");

/** A charge's kind; of fees between libraries which side of them: earned by one that supplied, owed by one that requested. */
export function chargeName(language: Language, { kind, scheme }: Pick<Charge, "kind" | "scheme">): string {
  if (scheme === FEES) return (kind === "bill" ? feesOwed : feesEarned)[language];
  return chargeKinds[kind][language];
}

export const ruleParts: Record<RulePart, Term> = {
  "dd-tariff": term("原文传递收费标准", "document delivery tariff"),
  "dd-subsidy": term("原文传递补贴规则", "document delivery subsidy"),
  "ill-subsidy": term("馆际互借补贴规则", "interlibrary loan subsidy"),
  schemes: term("结算方案", "schemes"),
  netting: term("结算方式", "method of settlement"),
  courier: term("物流合同", "courier contract"),
  policies: term("差异自动处理规则", "discrepancy policies"),
  limits: term("限额", "limits"),
  leads: term("疑点", "items to review"),
  calendar: term("工作日历", "working calendar"),
  "consulting-compensation": term("联合咨询经费补偿", "consulting compensation"),
  indicators: term("指标定义", "indicator definitions"),
  "self-evaluation": term("绩效自评规则", "self-evaluation schemes"),
  "service-evaluation": term("服务评估办法", "service evaluation"),
};

/** "courier sample@2019" with the part by its name. */
export function ruleText(language: Language, rule: string): string {
  const [part = "", ...name] = rule.split(" ");
  return [labelOf(language, ruleParts, part), ...name].join(" ");
}

const zh = {
  enacted: (p: { rule: string; from: string; sample: boolean }) =>
    `已启用 ${p.rule}，自 ${p.from} 起${p.sample ? "（样例）" : ""}`,
  present: (rule: string) => `${rule} 已启用，无变化`,
  ruleColumns: ["规则", "版本", "起", "止", "性质", "依据", "文号", "日期"],
  sampleMark: "样例",
  open: "不限",
  lintSound: "没有可疑之处。",
  diffItem: "规则项",
  /** `quantity` with its unit. */
  step: (p: { item: string; quantity: string; unitYuan: string; yuan: string }) =>
    `计算：${p.item} ${p.quantity} × ${p.unitYuan} = ${p.yuan}`,
};

const en: typeof zh = {
  enacted: (p) => `Enacted ${p.rule}, from ${p.from}${p.sample ? " (sample)" : ""}`,
  present: (rule) => `${rule} was enacted already; nothing changed`,
  ruleColumns: ["rule", "version", "from", "to", "nature", "notice", "number", "date"],
  sampleMark: "sample",
  open: "open",
  lintSound: "Nothing doubtful.",
  diffItem: "item",
  step: (p) => `Arithmetic: ${p.item} ${p.quantity} × ${p.unitYuan} = ${p.yuan}`,
};

export const ruleWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
