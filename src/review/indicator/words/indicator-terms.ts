/** The glossary of indicators, targets and evaluations. */

import { type Term, term } from "../../../core/words/language.ts";
import type { Basis } from "../definition.ts";
import type { MeasureKey } from "../measure.ts";
import type { Scope } from "../measure-kind.ts";
import type { Cause, Likelihood } from "../target.ts";

export const scopes: Record<Scope, Term> = {
  "local-system": term("本地系统", "local system"),
  "all-channels": term("全部渠道", "all channels"),
  "centre-reported": term("中心报送", "reported by a centre"),
  "library-reported": term("各馆上报", "reported by the library"),
  "consortium-card": term("联合体借书证", "union library card"),
};

export const bases: Record<Basis, Term> = {
  requested: term("按申请日期", "by day of request"),
  supplied: term("按提供日期", "by day of supply"),
  period: term("按账期", "by period"),
  "own-day": term("按各条记录自己的日期", "by each record's own day"),
};

/** A purchase has a year and no day: whatever part of the year is asked for has all of it. */
export const purchaseBasis: Term = term(
  "按采购年度，窗口涉及的年度整年计入（各月、各季不可相加）",
  "by year of purchase, each year that the window touches as a whole (months and quarters cannot be added up)",
);

export const indicatorUnits: Record<string, Term> = {
  percent: term("%", "%"),
  yuan: term("元", "yuan"),
  request: term("笔", "requests"),
  page: term("页", "pages"),
  volume: term("册", "volumes"),
  library: term("馆", "libraries"),
  user: term("人", "users"),
  "working-day": term("工作日", "working days"),
  "person-time": term("人次", "attendances"),
  session: term("场次", "sessions"),
  hour: term("学时", "hours"),
  item: term("项", "items"),
  answer: term("份", "answers"),
  minute: term("分钟", "minutes"),
  point: term("分", "points"),
};

export const measures: Record<MeasureKey, Term> = {
  "requests-received": term("收到的申请", "requests received"),
  "requests-sent": term("发出的申请", "requests sent"),
  "requests-processed": term("已处理的申请", "requests processed"),
  "requests-filled": term("满足的申请", "requests filled"),
  "requests-sent-filled": term("发出并得到满足的申请", "requests sent and filled"),
  "requests-unfilled": term("不满足的申请", "requests unfilled"),
  "requests-refused-with-reason": term("说明原因的不满足申请", "requests refused with a reason"),
  "requests-cancelled": term("取消的申请", "requests cancelled"),
  "requests-timed": term("两个日期齐全的满足申请", "filled requests with both days"),
  "requests-on-time": term("按时满足的申请", "requests filled on time"),
  "working-days-taken": term("处理所用工作日", "working days taken"),
  "pages-delivered": term("传递页数", "pages delivered"),
  "volumes-lent": term("借出册数", "volumes lent"),
  "volumes-borrowed": term("借入册数", "volumes borrowed"),
  "users-registered": term("注册用户", "registered users"),
  "users-new": term("新增用户", "new users"),
  "users-active": term("活跃用户", "active users"),
  "libraries-members": term("成员馆", "member libraries"),
  "libraries-active": term("有业务的成员馆", "members that took part"),
  "subsidy-fen": term("补贴（分）", "subsidies (fen)"),
  "courier-fen": term("物流费（分）", "courier charges (fen)"),
  "consulting-received": term("受理的咨询", "consulting requests received"),
  "consulting-done": term("完成的咨询", "consulting requests done"),
  "consulting-ended": term(
    "已办结的咨询（完成、未能完成、撤回）",
    "consulting requests completed, not completed or withdrawn",
  ),
  "consulting-days-taken": term("咨询所用工作日", "working days taken for consulting"),
  "consulting-timed": term("有完成日期的咨询", "consulting requests with a day of completion"),
  "consulting-score": term("咨询质量评分（十分之一分）", "points of quality (tenths)"),
  "consulting-scored": term("有评分的咨询", "consulting requests scored"),
  "training-sessions": term("培训场次", "training sessions"),
  "training-hours": term("培训学时（十分之一）", "training hours (tenths)"),
  "training-person-times": term("培训人次", "training attendances"),
  "training-libraries": term("参训图书馆", "libraries that took part"),
  "training-members": term("参训成员馆", "members that took part"),
  "training-members-all": term("窗口末日的成员馆", "member libraries on the last day of the window"),
  "training-satisfied": term("满意答卷", "satisfied answers"),
  "training-answers": term("有效答卷", "valid answers"),
  "training-cost": term("培训费用（分）", "cost of training (fen)"),
  "training-person-times-paid": term("费用已知的培训人次", "training attendances where the cost is known"),
  "training-certificates": term("培训证书", "certificates"),
  "purchase-packages": term("集团采购数据库包", "packages purchased"),
  "purchase-libraries": term("参加集团采购的图书馆", "libraries that purchased"),
  "purchase-list": term("集团采购原价（分）", "list price (fen)"),
  "purchase-group": term("集团价（分）", "group price (fen)"),
  "purchase-saving": term("集团采购节约金额（分）", "saved by group purchase (fen)"),
  "support-opened": term("提出的工单", "tickets opened"),
  "support-resolved": term("解决的工单", "tickets resolved"),
  "support-days-taken": term("解决工单所用工作日", "working days taken for tickets"),
  "minutes-planned": term("应运行分钟", "minutes planned"),
  "minutes-up": term("实际运行分钟", "minutes up"),
};

export const likelihoods: Record<Likelihood, Term> = {
  certain: term("确定能", "certain"),
  possible: term("有可能", "possible"),
  impossible: term("完全不可能", "impossible"),
};

export const causes: Record<Cause, Term> = {
  funds: term("经费保障", "funds"),
  rules: term("制度保障", "rules"),
  staff: term("人员保障", "staff"),
  equipment: term("硬件条件保障", "equipment"),
  other: term("其他", "other"),
};
