/** The glossary of sub-projects: stages, moves, bodies, checks, conclusions, sources of money. */

import { type Term, term } from "../../../core/words/language.ts";
import type { FundSource } from "../../../records/record.ts";
import type { CheckStage } from "../check-state.ts";
import type { DeadlineKind } from "../deadlines.ts";
import type { PanelPurpose } from "../experts/expert-panel.ts";
import type { Stage } from "../lifecycle.ts";
import type { AccountRule, LedgerColumn } from "../money/account-map.ts";
import type { ReceiptKind } from "../money/money-received.ts";
import type { Actor, CheckKind, Conclusion, ContractorWay, MoveName } from "../move.ts";
import type { FundRule } from "../subproject.ts";
import type { BudgetChange } from "../subproject-budget.ts";

export const fundRules: Record<FundRule, Term> = {
  central: term("央属高校共建项目", "joint project with universities under the central government"),
  municipal: term("市属高校项目", "project of municipal universities"),
};

export const stages: Record<Stage, Term> = {
  registered: term("已登记", "registered"),
  applied: term("已申报", "applied"),
  reviewed: term("已评审", "reviewed"),
  decided: term("已立项", "decided"),
  declined: term("不予立项", "declined"),
  contracted: term("已确定承建单位", "lead institution appointed"),
  "team-nominated": term("管理小组已提名", "team nominated"),
  "team-approved": term("管理小组已获批准", "team approved"),
  "under-way": term("建设中", "under way"),
  accepted: term("已通过验收", "accepted"),
  "finally-accepted": term("已通过总验收", "finally accepted"),
  "in-service": term("后续服务中", "in service after acceptance"),
  terminated: term("已终止", "terminated"),
};

export const checkStages: Record<CheckStage, Term> = {
  open: term("未安排", "not arranged"),
  noticed: term("已通知", "noticed"),
  reported: term("已交报告", "reported"),
  reviewed: term("已审阅", "reviewed"),
  visited: term("已实地检查", "visited"),
  "expert-reviewed": term("专家组已评议", "reviewed by experts"),
  "to-rectify": term("整改中", "to be rectified"),
  rectified: term("整改已报", "rectified"),
  passed: term("通过", "passed"),
  failed: term("不通过", "failed"),
};

export const moveNames: Record<MoveName, Term> = {
  apply: term("申报", "application"),
  review: term("专家评审", "expert review"),
  decide: term("立项批复", "decision"),
  decline: term("不予立项", "declined"),
  appoint: term("确定承建单位", "appointment of the lead institution"),
  "nominate-team": term("提名管理小组", "nomination of the team"),
  "approve-team": term("批准管理小组", "approval of the team"),
  agree: term("签订建设协议", "agreement"),
  "replace-contractor": term("更换承建单位", "change of the lead institution"),
  notice: term("发检查通知", "notice of the review"),
  report: term("提交报告", "report of the lead institution"),
  "desk-review": term("审阅报告", "desk review"),
  visit: term("实地检查", "on-site inspection"),
  "expert-review": term("专家组评议", "expert group review"),
  conclude: term("检查结论", "conclusion"),
  rectify: term("提交整改报告", "rectification report"),
  recheck: term("整改复查结论", "conclusion after rectification"),
  consolidate: term("汇总上报", "consolidation"),
  "final-accept": term("总验收", "final acceptance"),
  terminate: term("终止", "termination"),
  serve: term("开始后续服务", "beginning of the daily service"),
  "service-note": term("后续服务年度说明", "yearly note of the daily service"),
};

export const actors: Record<Actor, Term> = {
  applicant: term("申报单位", "applicant"),
  bmec: term("北京市教育委员会", "education commission (BMEC)"),
  bmc: term("BALIS管理委员会", "management committee (BMC)"),
  contractor: term("承建单位", "lead institution"),
  "management-centre": term("BALIS管理中心", "management centre"),
  experts: term("专家组", "experts"),
};

export const checkKinds: Record<CheckKind, Term> = {
  midterm: term("中期检查", "mid-term inspection"),
  acceptance: term("验收", "acceptance"),
  evaluation: term("绩效评价", "performance evaluation"),
};

export const conclusions: Record<Conclusion, Term> = {
  pass: term("通过", "passed"),
  rectify: term("整改后通过", "to pass after rectification"),
  fail: term("不通过", "failed"),
};

export const contractorWays: Record<ContractorWay, Term> = {
  assignment: term("委托", "assignment"),
  invitation: term("邀标", "invitation to bid"),
  bidding: term("招标", "bidding"),
};

export const fundSources: Record<FundSource, Term> = {
  fiscal: term("当年财政拨款", "current-year fiscal appropriation"),
  "carry-over": term("上年结转资金", "funds carried over"),
  other: term("其他资金", "other funds"),
};

export const budgetChanges: Record<BudgetChange, Term> = {
  addition: term("追加", "addition"),
  withdrawal: term("收回", "withdrawal"),
  transfer: term("调剂", "transfer"),
  "carry-over": term("结转", "carry-over"),
};

export const receiptKinds: Record<ReceiptKind, Term> = {
  received: term("到位", "received"),
  "passed-on": term("转拨", "passed on"),
  returned: term("上缴", "returned"),
};

export const ledgerColumns: Record<LedgerColumn, Term> = {
  account: term("科目编码", "account"),
  project: term("项目", "project"),
  department: term("部门", "department"),
};

export const accountRoles: Record<NonNullable<AccountRule["role"]>, Term> = {
  spending: term("支出", "spending"),
  "earlier-year": term("上年支出收回", "spending of an earlier year that came back"),
  project: term("本项目", "this sub-project"),
};

export const deadlineKinds: Record<DeadlineKind, Term> = {
  agreement: term("签订建设协议", "sign the agreement"),
  notice: term("发出通知", "give notice"),
  report: term("提交报告", "submit the report"),
  conclusion: term("作出结论", "conclude"),
  rectification: term("提交整改报告", "submit the rectification report"),
  acceptance: term("通过验收", "pass the acceptance"),
  "service-note": term("写后续服务年度说明", "write the year's note of the daily service"),
  problem: term("整改问题", "problem to be solved"),
};

/** What a panel of experts judges. */
export const panelPurposes: Record<PanelPurpose, Term> = {
  application: term("申报评审", "review of applications"),
  midterm: term("中期检查", "mid-term inspection"),
  acceptance: term("验收", "acceptance"),
  performance: term("绩效评价", "performance evaluation"),
};

/** "carry-over / fiscal" → "上年结转资金 / 当年财政拨款"; libraries, lines and classes as they are. */
export const sourcesNamed = (text: string, language: keyof Term): string =>
  text
    .split(" / ")
    .map((part) => (Object.hasOwn(fundSources, part) ? fundSources[part as FundSource][language] : part))
    .join(" / ");
