/** The glossary, second part: fields of files, units, classes, and the steps of arithmetic. */

import { type Language, labelOf, type Term, term } from "../../../core/words/language.ts";
import type { ClassBy } from "../../../rules/tariff-rule.ts";
import { serviceFields, serviceItems } from "./service-field-terms.ts";

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
  sourcing: term("获取方式", "how obtained"),
  documentType: term("文献类型", "document type"),
  feeFen: term("费用", "fee"),
  requestNo: term("申请单号", "request number"),
  agent: term("学科服务馆", "subject service library"),
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
  reader: term("读者（匿名代号）", "reader (pseudonym)"),
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
  company: term("物流公司", "courier company"),
  motherNo: term("母单号", "mother waybill"),
  relatedNo: term("退回件关联运单号", "waybill brought back"),
  billedGrams: term("计费重量", "billed weight"),
  measures: term("长×宽×高（cm）", "measures (cm)"),
  discountFen: term("折扣", "discount"),
  declaredFen: term("声明价值", "declared value"),
  chargeId: term("计费编号", "charge number"),
  creditOf: term("冲减的计费编号", "charge credited"),
  library: term("图书馆", "library"),
  service: term("服务类型", "service"),
  registered: term("注册用户", "registered users"),
  newUsers: term("新增用户", "new users"),
  activeUsers: term("活跃用户", "active users"),
  voucherNo: term("凭证号", "voucher number"),
  entryNo: term("分录号", "entry"),
  spentOn: term("支出日期", "day of spending"),
  subproject: term("子项目", "sub-project"),
  budgetLine: term("预算项目", "budget line"),
  economicClass: term("经济分类", "economic class"),
  fundSource: term("资金来源", "fund source"),
  summary: term("摘要", "text"),
  payee: term("收款单位", "payee"),
  creditFen: term("贷方金额", "credit"),
  ...serviceFields,
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
  stop: term("次", "call"),
  period: term("期", "period"),
  basis: term("基数", "basis"),
  block: term("段", "block"),
  unit: term("单位", "unit"),
  cap: term("上限", "cap"),
  cost: term("实际费用", "actual cost"),
};

/** No number of them is told. */
const UNCOUNTED = ["basis", "cap", "cost"];

/** A unit after its number, which is whole: "1 page", "12 pages". */
export function unitAfter(language: Language, unit: string, quantity: number | bigint): string {
  const isPlain =
    language === "zh-CN" || `${quantity}` === "1" || UNCOUNTED.includes(unit) || !(unit in units);
  return `${quantity} ${labelOf(language, units, unit)}${isPlain ? "" : "s"}`;
}

/** What a class table looks at. */
export const classes: Record<ClassBy, Term> = {
  documentType: term("文献类型", "document type"),
  deliveryMethod: term("传递方式", "delivery method"),
  sourcing: term("获取方式", "how obtained"),
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
  prorated: term("按比例压减", "reduced pro rata"),
  correction: term("更正差额", "difference of the correction"),
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
  "billed-before": term("此前已计", "billed before"),
  minimum: term("最低收费", "minimum"),
  "return-leg": term("回程价", "return leg"),
  tier: term("阶梯价", "quantity discount tier"),
  fuel: term("燃油附加", "fuel surcharge"),
  tax: term("税", "tax"),
  discount: term("折扣", "discount"),
  service: term("增值服务", "service"),
  insurance: term("保价费", "insurance"),
  stop: term("上门费", "call fee"),
  period: term("月费", "fee of the period"),
  "half-even": term("四舍六入五成双", "half even"),
  down: term("只舍不入", "rounded down"),
  ...serviceItems,
};
