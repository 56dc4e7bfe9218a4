/**
 * The glossary: one concept, one word, in both languages. Every label a user sees for an enumerated value stands here.
 */
import type { RecordKind, RequestStatus, Role } from "../domain/import/record.ts";
import type { MovementKind } from "../domain/ledger/movement.ts";
import type { OperatorRole } from "../domain/people/operator.ts";
import type { DiscrepancyKind, ResolutionKind } from "../domain/reconcile/discrepancy.ts";
import type { PassName } from "../domain/reconcile/match.ts";
import type { AgreementRole, LibraryKind, Service } from "../domain/registry/library.ts";
import type { RulePart } from "../domain/rules.ts";
import type { ChargeKind } from "../domain/settle/charge.ts";
import type { AuditClass } from "../domain/settle/courier-audit.ts";
import type { Language } from "./language.ts";

export interface Term {
  readonly "zh-CN": string;
  readonly en: string;
}

export const term = (zh: string, en: string): Term => ({ "zh-CN": zh, en });

export const concepts = {
  library: term("图书馆", "library"),
  memberLibrary: term("成员馆", "member library"),
  subjectServiceLibrary: term("学科服务馆", "subject service library"),
  agreement: term("协议", "agreement"),
  alias: term("别名", "alias"),
  record: term("记录", "record"),
  role: term("来源角色", "role"),
  case: term("业务", "case"),
  match: term("配对", "match"),
  discrepancy: term("差异", "discrepancy"),
  resolution: term("处理", "resolution"),
  evidence: term("证据", "evidence"),
  finding: term("数据问题", "finding"),
  period: term("账期", "period"),
  rulePack: term("规则包", "rule pack"),
  ruleVersion: term("费率版本", "rule version"),
  feeBasis: term("费用基数", "fee basis"),
  subsidy: term("补贴", "subsidy"),
  courierCharge: term("物流费", "courier charge"),
  entry: term("分录", "entry"),
  posting: term("借贷行", "posting"),
  reversal: term("冲销", "reversal"),
  close: term("关账", "close"),
  operator: term("操作员", "operator"),
  approval: term("审批", "approval"),
  actionLog: term("操作日志", "action log"),
  singlePerson: term("单人操作", "single-person mode"),
  manifest: term("关账清单", "manifest"),
  simulation: term("模拟", "simulation"),
  secondEngine: term("第二引擎", "second engine"),
  request: term("笔", "request"),
  volume: term("册", "volume"),
  leg: term("程", "leg"),
  parcel: term("件", "parcel"),
  sample: term("样例", "sample"),
  cellMap: term("单元格对照表", "cell map"),
  inspectionPack: term("检查资料包", "inspection pack"),
  indexDigest: term("目录摘要", "digest of the index"),
  synthetic: term("合成数据", "synthetic data"),
} satisfies Record<string, Term>;

export const services: Record<Service, Term> = {
  dd: term("原文传递", "document delivery"),
  ill: term("馆际互借", "interlibrary loan"),
};

export const operatorRoles: Record<OperatorRole, Term> = {
  clerk: term("经办", "clerk"),
  finance: term("财务", "finance"),
  approver: term("审批", "approver"),
  auditor: term("审计", "auditor"),
};

export const roles: Record<Role, Term> = {
  supplier: term("提供馆", "supplier"),
  requester: term("请求馆", "requester"),
  centre: term("中心平台", "centre"),
  courier: term("物流公司", "courier"),
};

export const recordKinds: Record<RecordKind, Term> = {
  "dd-supplier": term("原文传递·提供馆明细", "document delivery, supplier's export"),
  "dd-requester": term("原文传递·请求馆明细", "document delivery, requester's export"),
  "dd-centre": term("原文传递·平台明细", "document delivery, centre's export"),
  "ill-supplier": term("馆际互借·借出馆明细", "interlibrary loan, lender's export"),
  "ill-requester": term("馆际互借·借入馆明细", "interlibrary loan, borrower's export"),
  "ill-centre": term("馆际互借·平台明细", "interlibrary loan, centre's export"),
  "courier-invoice": term("物流账单", "courier invoice"),
  "registered-users": term("注册用户数", "registered users"),
  "subproject-spending": term("子项目支出明细", "sub-project spending"),
  consulting: term("联合咨询明细", "joint consulting"),
  "training-event": term("培训活动", "training events"),
  "training-attendance": term("参训情况", "training attendance"),
  "group-purchase": term("集团采购明细", "group purchase"),
  "support-ticket": term("技术支持工单", "support tickets"),
  availability: term("系统可用性", "system availability"),
};

export const statuses: Record<RequestStatus, Term> = {
  filled: term("满足", "filled"),
  unfilled: term("不满足", "unfilled"),
  cancelled: term("取消", "cancelled"),
  pending: term("处理中", "pending"),
};

export const discrepancyKinds: Record<DiscrepancyKind, Term> = {
  differs: term("双方不一致", "differs"),
  "supplier-only": term("仅提供馆有", "supplier only"),
  "requester-only": term("仅请求馆有", "requester only"),
  "centre-only": term("仅平台有", "centre only"),
  "possible-match": term("疑似同一笔", "possible match"),
  duplicate: term("重复", "duplicate"),
  "not-a-member": term("当日非成员馆", "not a member on that day"),
  "outside-period": term("不在账期内", "outside the period"),
  "already-settled": term("已结算过", "already settled"),
};

export const resolutionKinds: Record<ResolutionKind, Term> = {
  "supplier-right": term("以提供馆为准", "supplier right"),
  "requester-right": term("以请求馆为准", "requester right"),
  "agreed-value": term("按协商值", "agreed value"),
  "agreed-outside": term("系统外已结清", "agreed outside"),
  "write-off": term("核销", "write off"),
  defer: term("转入下期", "defer"),
};

export const passes: Record<PassName, Term> = {
  "same-number-and-parties": term("单号与双方一致", "same number and parties"),
  "same-number": term("单号一致", "same number"),
  "same-plain-number": term("单号去掉空格、符号和前缀后一致", "same number but for spaces, marks and prefix"),
  "same-item-and-day": term("双方、文献和日期一致", "same parties, item and day"),
  "same-item-near-day": term("双方和文献一致，日期相近", "same parties and item, near day"),
  scored: term("按相似度", "scored"),
  resolved: term("经处理确认", "resolved"),
};

export const auditClasses: Record<AuditClass, Term> = {
  "duplicate-waybill": term("运单重复", "duplicate waybill"),
  "billed-again": term("再次收费", "billed again"),
  "outside-period": term("不在账期内", "outside the period"),
  "waybill-without-loan": term("有运单无借阅", "waybill without loan"),
  "no-contract": term("当日无合同", "no contract on that day"),
  "no-weight": term("没有重量", "no weight"),
  credit: term("折让冲减", "credit"),
  credited: term("已冲减", "credited"),
  "credit-unmatched": term("冲减无对应收费", "credit of nothing billed"),
  "credit-excess": term("冲减超出收费", "credit beyond the charge"),
  undelivered: term("未签收", "undelivered"),
  "line-arithmetic": term("分项不等于金额", "line does not add up"),
  "weight-differs": term("重量过大", "too heavy for its volumes"),
  "district-differs": term("区域不符", "district differs"),
  "district-unknown": term("区县未登记", "district not registered"),
  over: term("多收", "over"),
  under: term("少收", "under"),
  "volumes-differ": term("册数不符", "volumes differ"),
  correct: term("相符", "correct"),
};

export const chargeKinds: Record<ChargeKind, Term> = {
  "fee-basis": term("费用基数", "fee basis"),
  "dd-subsidy": term("原文传递补贴", "document delivery subsidy"),
  "ill-subsidy": term("馆际互借补贴", "interlibrary loan subsidy"),
  courier: term("物流费", "courier charge"),
  "courier-held": term("物流费（争议暂缓）", "courier charge, held"),
  grant: term("方案补助", "granted by a scheme"),
  bill: term("应缴费用", "billed"),
  free: term("免费（无人支付）", "free of charge (owed by nobody)"),
};

export const movementKinds: Record<MovementKind, Term> = {
  payment: term("付款", "payment"),
  receipt: term("收款", "receipt"),
  appropriation: term("预算拨款", "appropriation"),
};

export const ruleParts: Record<RulePart, Term> = {
  "dd-tariff": term("原文传递收费标准", "document delivery tariff"),
  "dd-subsidy": term("原文传递补贴规则", "document delivery subsidy"),
  "ill-subsidy": term("馆际互借补贴规则", "interlibrary loan subsidy"),
  schemes: term("结算方案", "schemes"),
  netting: term("结算方式", "way of settlement"),
  courier: term("物流合同", "courier contract"),
  policies: term("差异自动处理规则", "discrepancy policies"),
  limits: term("限额", "limits"),
  leads: term("线索", "leads"),
  calendar: term("工作日历", "working calendar"),
  "consulting-compensation": term("联合咨询经费补偿", "consulting compensation"),
  indicators: term("指标定义", "indicator definitions"),
  "self-evaluation": term("绩效自评规则", "self-evaluation schemes"),
  "service-evaluation": term("服务评估办法", "service evaluation"),
};

export const libraryKinds: Record<LibraryKind, Term> = {
  university: term("高校图书馆", "university library"),
  partner: term("合作馆", "partner"),
  external: term("外部来源", "external source"),
};

export const agreementRoles: Record<AgreementRole, Term> = {
  member: term("成员馆", "member"),
  "subject-service": term("学科服务馆", "subject service library"),
  partner: term("合作馆", "partner"),
  external: term("外部来源", "external source"),
};

/** A compared field's value as people read it: "filled" is 满足; numbers, days and codes are themselves. */
export function fieldValueOf(language: Language, field: string, value: string): string {
  return field === "status" ? labelOf(language, statuses, value) : value;
}

/** The label of a value, or the value itself where the glossary has none (a field a user's profile invented). */
export function labelOf(language: Language, table: Record<string, Term>, key: string): string {
  return table[key]?.[language] ?? key;
}
