import { type Term, term } from "../../../core/words/language.ts";
import type { DiscrepancyKind, ResolutionKind } from "../../../records/discrepancy-kind.ts";
import type { PassName } from "../match.ts";

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
  "settled-then-cancelled": term("结算后取消", "settled, then cancelled"),
  "settled-then-unfilled": term("结算后改为不满足", "settled, then unfilled"),
  "settled-then-changed": term("结算后有变动", "settled, then changed"),
  "settled-then-returned": term("结算后归还", "settled, then returned"),
};

export const resolutionKinds: Record<ResolutionKind, Term> = {
  "supplier-right": term("以提供馆为准", "as the supplier states"),
  "requester-right": term("以请求馆为准", "as the requester states"),
  "centre-right": term("按平台记录", "as the platform states"),
  "agreed-value": term("按协商值", "as agreed"),
  "agreed-outside": term("系统外已结清", "settled elsewhere"),
  "write-off": term("不予结算", "not settled"),
  defer: term("转入下期", "carried to the next period"),
};

export const passes: Record<PassName, Term> = {
  "same-number-and-parties": term("单号与双方一致", "same number and parties"),
  "same-number": term("单号一致", "same number"),
  "same-plain-number": term(
    "单号去掉空格、符号和前缀后一致",
    "same number, apart from spaces, marks and prefix",
  ),
  "same-item-and-day": term("双方、文献和日期一致", "same parties, item and day"),
  "same-item-near-day": term("双方和文献一致，日期相近", "same parties and item, dates close together"),
  scored: term("按相似度", "by similarity"),
  resolved: term("按规则或人工处理后确认", "confirmed by a resolution"),
};
