/** The glossary of the four other services: their fields. */

import { type Term, term } from "../../../core/words/language.ts";
import type { ServiceItem } from "../../../records/service-record.ts";
import type { ServiceField } from "../columns/service-field.ts";

/** Those that other files have as well stand with them. */
type OwnField = Exclude<ServiceField, "requestNo" | "supplier" | "library" | "feeFen">;

export const serviceFields: Record<OwnField, Term> = {
  receivedOn: term("受理日期", "received on"),
  doneOn: term("完成日期", "done on"),
  asker: term("委托馆", "asking library"),
  askerKind: term("委托方类型", "client type"),
  serviceItem: term("服务项目", "service item"),
  result: term("办理结果", "result"),
  scoreTenths: term("质量评分", "quality score"),
  marketFen: term("市场价", "market price"),
  eventNo: term("活动编号", "event number"),
  heldOn: term("举办日期", "held on"),
  topic: term("主题", "topic"),
  place: term("地点", "place"),
  hoursTenths: term("学时", "hours"),
  lecturerFeeFen: term("讲课费", "lecturers' fees"),
  otherCostFen: term("其他费用", "other costs"),
  participants: term("参加人数", "participants"),
  participantsBound: term("人数口径", "participants are"),
  units: term("参加单位数", "units"),
  unitsBound: term("单位数口径", "units are"),
  validAnswers: term("有效答卷", "valid answers"),
  satisfiedAnswers: term("满意答卷", "satisfied answers"),
  remark: term("备注", "remark"),
  outsideUnit: term("外单位", "outside unit"),
  certificates: term("证书数", "certificates"),
  certificateFrom: term("证书起号", "first certificate"),
  certificateTo: term("证书止号", "last certificate"),
  year: term("年度", "year"),
  packageName: term("资源包", "package"),
  vendor: term("供应商", "vendor"),
  listFen: term("原价", "list price"),
  groupFen: term("集团价", "group price"),
  instalment: term("期次", "instalment"),
  instalments: term("总期数", "instalments"),
  dueOn: term("应付日期", "due on"),
  paidOn: term("付款日期", "paid on"),
  ticketNo: term("工单号", "ticket number"),
  openedOn: term("提出日期", "opened on"),
  resolvedOn: term("解决日期", "resolved on"),
  system: term("系统", "system"),
  ticketKind: term("工单类型", "ticket type"),
  severity: term("严重程度", "severity"),
  month: term("月份", "month"),
  plannedMinutes: term("应运行分钟", "planned minutes"),
  /** Of an instalment, and of a line of spending. */
  amountFen: term("金额", "amount"),
  downMinutes: term("停机分钟", "minutes down"),
};

/** The eight service items of joint consulting. */
export const serviceItems: Record<ServiceItem, Term> = {
  CX: term("科技查新", "sci-tech novelty search"),
  SY: term("论文收录引用检索", "indexing and citation report"),
  ZT: term("文献/定题服务", "literature / topic service"),
  FX: term("情报分析", "information analysis"),
  XK: term("学科服务", "subject service"),
  TG: term("期刊投稿指南", "journal submission guide"),
  PX: term("培训服务", "training service"),
  ZX: term("信息咨询", "information consulting"),
};
