/**
 * The glossary: one concept, one word, in both languages. Every label a user sees for an enumerated value stands here.
 */
import type { RecordKind, RequestStatus, Role } from "../domain/import/record.ts";
import type { DiscrepancyKind, ResolutionKind } from "../domain/reconcile/discrepancy.ts";
import type { PassName } from "../domain/reconcile/match.ts";
import type { AgreementRole, LibraryKind, Service } from "../domain/registry/library.ts";
import type { ClassBy } from "../domain/rules/scheme.ts";
import type { RulePart } from "../domain/rules.ts";
import type { ChargeKind } from "../domain/settle/charge.ts";
import type { AuditClass } from "../domain/settle/courier-audit.ts";
import type { Language } from "./language.ts";

export interface Term {
  readonly "zh-CN": string;
  readonly en: string;
}

const term = (zh: string, en: string): Term => ({ "zh-CN": zh, en });

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
  manifest: term("关账清单", "manifest"),
  request: term("笔", "request"),
  volume: term("册", "volume"),
  leg: term("程", "leg"),
  parcel: term("件", "parcel"),
  sample: term("样例", "sample"),
  synthetic: term("合成数据", "synthetic data"),
} satisfies Record<string, Term>;

export const services: Record<Service, Term> = {
  dd: term("原文传递", "document delivery"),
  ill: term("馆际互借", "interlibrary loan"),
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
  "outside-period": term("不在账期内", "outside the period"),
  "waybill-without-loan": term("有运单无借阅", "waybill without loan"),
  "no-contract": term("当日无合同", "no contract on that day"),
  "no-weight": term("没有重量", "no weight"),
  credit: term("折让冲减", "credit"),
  undelivered: term("未签收", "undelivered"),
  "line-arithmetic": term("分项不等于金额", "line does not add up"),
  "weight-differs": term("重量过大", "too heavy for its volumes"),
  "district-differs": term("区域不符", "district differs"),
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
  free: term("免费额度内", "within the free quota"),
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

/** Names of the fields that files fill and sides are compared on. */
export const fields: Record<string, Term> = {
  supplier: term("提供馆", "supplier"),
  requester: term("请求馆", "requester"),
  status: term("状态", "status"),
  suppliedOn: term("提供日期", "supply date"),
  pages: term("页数", "pages"),
  volumes: term("册数", "volumes"),
  quantity: term("数量", "quantity"),
  urgency: term("申请类别", "urgency"),
  sourcing: term("处理方式", "sourcing"),
  documentType: term("文献类型", "document type"),
  feeFen: term("费用", "fee"),
  requestNo: term("申请单号", "request number"),
  agent: term("学科服务馆", "agent library"),
  requestedOn: term("申请日期", "request date"),
  returnedOn: term("归还日期", "return date"),
  reason: term("原因", "reason"),
  tariffItem: term("计费项目", "tariff item"),
  deliveryMethod: term("传递方式", "delivery"),
  unitPriceFen: term("单价", "unit price"),
  actualCostFen: term("实际费用", "actual cost"),
  title: term("题名", "title"),
  itemId: term("条码/ISBN/ISSN", "barcode, ISBN or ISSN"),
  waybillOut: term("去程运单", "waybill out"),
  waybillBack: term("回程运单", "waybill back"),
  issue: term("卷期", "issue"),
  database: term("数据库", "database"),
  readerClass: term("读者类型", "reader class"),
  channel: term("渠道", "channel"),
  attachment: term("凭证", "voucher"),
  reader: term("读者（散列）", "reader (hash)"),
  reportedBy: term("填报方", "reported by"),
  waybillNo: term("运单号", "waybill"),
  shippedOn: term("寄件日期", "ship date"),
  from: term("寄件馆", "sender"),
  to: term("收件馆", "receiver"),
  leg: term("方向", "leg"),
  pieces: term("件数", "pieces"),
  weightGrams: term("重量", "weight"),
  chargeFen: term("账单金额", "invoiced"),
  item: term("费用项目", "item billed"),
  outcome: term("签收结果", "outcome"),
  district: term("收件区", "district"),
  freightFen: term("运费", "freight"),
  surchargeFen: term("附加费", "surcharge"),
  library: term("图书馆", "library"),
  service: term("服务类型", "service"),
  registered: term("注册用户", "registered users"),
  newUsers: term("新增用户", "new users"),
  activeUsers: term("活跃用户", "active users"),
};

/** What is counted, in a step of arithmetic. */
export const units: Record<string, Term> = {
  page: term("页", "page"),
  shot: term("拍", "shot"),
  item: term("篇", "item"),
  volume: term("册", "volume"),
  request: term("笔", "request"),
  piece: term("件", "piece"),
  parcel: term("件", "parcel"),
  stop: term("次", "stop"),
  period: term("期", "period"),
  basis: term("基数", "basis"),
  block: term("段", "block"),
  unit: term("单位", "unit"),
  cap: term("上限", "cap"),
  cost: term("实际费用", "real cost"),
};

/** What a class table looks at. */
export const classes: Record<ClassBy, Term> = {
  documentType: term("文献类型", "document type"),
  deliveryMethod: term("传递方式", "delivery method"),
  sourcing: term("处理方式", "sourcing"),
  urgency: term("申请类别", "urgency"),
  readerClass: term("读者类型", "reader class"),
  channel: term("渠道", "channel"),
  supplierClass: term("提供馆类别", "class of the supplier"),
  requesterClass: term("请求馆类别", "class of the requester"),
};

/** Steps of arithmetic that are no item of the tariff. */
export const steps: Record<string, Term> = {
  "per-volume": term("按册补贴", "per volume"),
  reward: term("奖励", "reward"),
  "cap-period": term("本期上限", "cap of the period"),
  "cap-year": term("年度上限", "cap of the year"),
  "cap-request": term("每笔上限", "cap of a request"),
  "floor-request": term("每笔下限", "floor of a request"),
  "cap-all-period": term("本期总额上限", "cap of the period, all libraries"),
  "cap-all-year": term("年度总额上限", "cap of the year, all libraries"),
  "library-part": term("图书馆分担", "the library's own part"),
  fee: term("文献费", "fee"),
  "over-quota": term("超出额度部分", "beyond the quota"),
  "quota-left": term("剩余免费额度", "left of the quota"),
  "pool-requests": term("资金池：按笔", "pool, by requests"),
  "pool-volumes": term("资金池：按册", "pool, by volumes"),
  "pool-points": term("资金池：按积分", "pool, by points"),
  "pool-net-requests": term("资金池：按净提供笔数", "pool, by net requests"),
  "pool-net-volumes": term("资金池：按净借出册数", "pool, by net volumes"),
  "first-weight": term("首重", "first weight"),
  "continued-weight": term("续重", "continued weight"),
  "per-piece": term("按件", "per piece"),
  minimum: term("最低收费", "minimum"),
  "return-leg": term("回程价", "return leg"),
  tier: term("量价", "volume tier"),
  fuel: term("燃油附加", "fuel surcharge"),
  tax: term("税", "tax"),
  stop: term("停靠费", "stop"),
  period: term("月费", "fee of the period"),
};

/** A compared field's value as people read it: "filled" is 满足; numbers, days and codes are themselves. */
export function fieldValueOf(language: Language, field: string, value: string): string {
  return field === "status" ? labelOf(language, statuses, value) : value;
}

/** The label of a value, or the value itself where the glossary has none (a field a user's profile invented). */
export function labelOf(language: Language, table: Record<string, Term>, key: string): string {
  return table[key]?.[language] ?? key;
}
