import { type Term, term } from "../../core/words/terms.ts";
import type { ChargeKind } from "../charge.ts";
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
