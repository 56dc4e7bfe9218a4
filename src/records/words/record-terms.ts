import { type Language, labelOf, type Term, term } from "../../core/words/language.ts";
import type { RecordKind, RequestStatus, Role } from "../record.ts";

export const roles: Record<Role, Term> = {
  supplier: term("提供馆", "supplier"),
  requester: term("请求馆", "requester"),
  centre: term("平台", "platform"),
  courier: term("物流公司", "courier"),
};

export const recordKinds: Record<RecordKind, Term> = {
  "dd-supplier": term("原文传递·提供馆明细", "document delivery, supplier export"),
  "dd-requester": term("原文传递·请求馆明细", "document delivery, requester export"),
  "dd-centre": term("原文传递·平台明细", "document delivery, platform export"),
  "ill-supplier": term("馆际互借·借出馆明细", "interlibrary loan, lending library export"),
  "ill-requester": term("馆际互借·借入馆明细", "interlibrary loan, borrowing library export"),
  "ill-centre": term("馆际互借·平台明细", "interlibrary loan, platform export"),
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
/** A compared field's value as people read it: "filled" is 满足; numbers, days and codes are themselves. Several of one side are listed. */
export function fieldValueOf(language: Language, field: string, value: string): string {
  const one = (said: string): string => (field === "status" ? labelOf(language, statuses, said) : said);
  return value
    .split(" / ")
    .map(one)
    .join(language === "zh-CN" ? "、" : ", ");
}
