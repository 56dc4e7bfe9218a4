/** Words of operators, approvals and the action log. */

import type { LoggedKind } from "../../books/port.ts";
import { shellWord } from "../../core/shell-word.ts";
import { type Language, type Term, term } from "../../core/words/language.ts";

const zh = {
  operatorColumns: ["姓名", "角色", "系统用户", "状态"],
  active: "有效",
  removed: "已注销",
  anyUser: "不限",
  mode: {
    unregistered: "未设操作员：任何人都可以执行任何命令，关账不须审批。",
    "single-person": "单人操作：关账不须第二人审批，每张工作簿都注明未经复核。",
    "two-person": "结算须由第二人审批后才能关账。",
  },
  recorded: (p: { name: string; roles: string; user: string | null }) =>
    `已登记操作员 ${p.name}：${p.roles}${p.user === null ? "" : `，系统用户 ${p.user}`}`,
  sameAsBefore: (name: string) => `操作员 ${name} 已如此登记，没有变化。`,
  firstNext: (name: string) =>
    `从现在起只有登记的操作员可以写入账册。下一步：加 --operator ${shellWord(name)}（或设 BALIS_OPERATOR）继续，登记其他人：balis operator add 姓名 --role 角色`,
  left: (name: string) => `已注销操作员 ${name}；他做过的操作留在日志中。`,
  approved: (p: { period: string; settlement: number; settledBy: string; approvedBy: string }) =>
    `账期 ${p.period} 第 ${p.settlement} 次结算：${p.settledBy} 结算，${p.approvedBy} 审批`,
  toApprove: (p: { period: string; settlement: number; settledBy: string }) =>
    `账期 ${p.period} 第 ${p.settlement} 次结算，结算人 ${p.settledBy}：`,
  approvedBefore: "  此前已审批，无需重做。",
  sharedUser: (user: string) =>
    `  注意：结算和审批用的是同一个系统用户 ${user}；各用各的账号时，用 balis operator add 姓名 --user 账号 登记`,
  approvedNext: (period: string) => `下一步：balis close ${period} --confirm ${period}`,
  settledNext: (period: string) => `下一步：由另一位操作员审批：balis approve ${period}`,
  logColumns: ["序号", "时间", "操作员", "系统用户", "命令", "写入"],
  logEmpty: "操作日志中没有这样的记录。",
  logMore: (p: { shown: number; all: number }) =>
    `显示最近 ${p.shown} 行，共 ${p.all} 行；--last ${p.all} 可看到全部。`,
  unsealed: "（启用校验前）",
  /** `action` absent: it replaced no books that could be read. */
  restored: (p: { file: string; action?: number; hash?: string | null; close?: string | null }) =>
    `由备份恢复，文件 SHA-256 ${p.file}${p.action === undefined ? "" : `；被替换的账册至操作日志第 ${p.action} 行（校验值 ${p.hash ?? "无"}），最后一次关账的校验值 ${p.close ?? "无"}`}`,
  unchecked: "单人操作，未经复核",
  checkedUnder: (users: readonly string[]) =>
    `结算与审核（审批或关账）用的是同一个系统用户：${users.join("、")}`,
  and: "；",
};

const en: typeof zh = {
  operatorColumns: ["name", "roles", "system user", "state"],
  active: "active",
  removed: "removed",
  anyUser: "any",
  mode: {
    unregistered:
      "No operators are registered: everybody may run every command, and a close needs no approval.",
    "single-person":
      "Single-person mode: a close needs no approval by a second person, and every workbook states that nobody has checked it.",
    "two-person": "A settlement must be approved by a second person before its period closes.",
  },
  recorded: (p) =>
    `Operator ${p.name} registered: ${p.roles}${p.user === null ? "" : `; system user ${p.user}`}`,
  sameAsBefore: (name) => `Operator ${name} is registered like this already.`,
  firstNext: (name) =>
    `From now on only registered operators write to the books. Next: continue with --operator ${shellWord(name)} (or BALIS_OPERATOR) and register the others: balis operator add NAME --role ROLE`,
  left: (name) => `Operator ${name} removed; what was done under this name stays in the log.`,
  approved: (p) =>
    `Settlement ${p.settlement} of period ${p.period}: settled by ${p.settledBy}, approved by ${p.approvedBy}`,
  toApprove: (p) => `Settlement ${p.settlement} of period ${p.period}, settled by ${p.settledBy}:`,
  approvedBefore: "  Already approved; there is nothing to do.",
  sharedUser: (user) =>
    `  Note: settled and approved under the same system user, ${user}; if each person has an account: balis operator add NAME --user ACCOUNT`,
  approvedNext: (period) => `Next: balis close ${period} --confirm ${period}`,
  settledNext: (period) => `Next, by another operator: balis approve ${period}`,
  logColumns: ["no.", "time", "operator", "system user", "command", "added"],
  logEmpty: "The action log has no such row.",
  logMore: (p) => `The last ${p.shown} of ${p.all} rows; --last ${p.all} shows all.`,
  unsealed: "(before checksums were introduced)",
  restored: (p) =>
    `restored from a backup, SHA-256 ${p.file}${p.action === undefined ? "" : `; the replaced books went up to row ${p.action} of their log (checksum ${p.hash ?? "none"}), checksum of their last close ${p.close ?? "none"}`}`,
  unchecked: "single-person mode: not checked by a second person",
  checkedUnder: (users) =>
    `settled and checked (approved or closed) under one system user: ${users.join(", ")}`,
  and: "; ",
};

export const peopleWords: Record<Language, typeof zh> = { "zh-CN": zh, en };

export const factKinds: Record<LoggedKind, Term> = {
  "unread-cells-removed": term("删除未读取的单元格", "unread cells removed"),
  "unread-names-removed": term("删除未读取的列名和表名", "unread names of columns and sheets removed"),
  "library-recorded": term("图书馆", "libraries"),
  "alias-recorded": term("别名", "aliases"),
  "agreement-recorded": term("协议", "agreements"),
  "subject-step-recorded": term("学科服务馆步骤", "steps of subject service libraries"),
  "subject-step-undone": term("撤销的学科服务馆步骤", "undone steps of subject service libraries"),
  "setting-recorded": term("设置", "settings"),
  "profile-saved": term("导入格式", "import formats"),
  "profile-removed": term("停用的导入格式", "import formats out of use"),
  "rule-enacted": term("规则版本", "rule versions"),
  "file-opened": term("文件", "files"),
  records: term("记录", "records"),
  "waybill-lines": term("运单行", "waybill lines"),
  "user-counts": term("用户数", "user counts"),
  "rows-joined": term("合并的行", "joined rows"),
  "rows-quarantined": term("待更正行", "rows to be corrected"),
  "file-read": term("收件回执", "file receipts"),
  "heading-read": term("表头", "header rows"),
  "totals-declared": term("合计行", "declared totals"),
  "file-findings": term("文件的问题", "problems in files"),
  "row-corrected": term("更正行", "corrected rows"),
  "file-superseded": term("替换的文件", "files replaced"),
  "file-withdrawn": term("撤回的文件", "files withdrawn"),
  "reconciliation-run": term("对账", "reconciliations"),
  "case-records": term("业务记录", "records in requests"),
  "parcel-links": term("包裹关联", "parcel links"),
  match: term("匹配", "matches"),
  discrepancy: term("差异", "discrepancies"),
  "resolution-made": term("处理", "resolutions"),
  "resolution-withdrawn": term("撤回的处理", "resolutions withdrawn"),
  "discrepancy-assigned": term("分派", "assignments"),
  "courier-answered": term("物流费答复", "answers on courier charges"),
  "courier-answer-withdrawn": term("撤回的物流费答复", "answers on courier charges withdrawn"),
  "settlement-run": term("结算", "settlements"),
  charge: term("费用项", "charges"),
  unpriced: term("未计费", "unpriced requests"),
  "entry-posted": term("分录", "entries"),
  "movement-recorded": term("收付款", "payments and receipts"),
  "correction-noted": term("更正", "corrections"),
  "operator-recorded": term("操作员", "operators"),
  "period-approved": term("审批", "approvals"),
  "service-records": term("服务记录", "records of services"),
  "spending-lines": term("支出行", "spending lines"),
  "subproject-recorded": term("子项目", "sub-projects"),
  "subproject-moved": term("子项目步骤", "steps of sub-projects"),
  "subproject-move-undone": term("撤销的步骤", "steps undone"),
  "subproject-budgeted": term("子项目预算", "budget lines"),
  "subproject-received": term("到位资金", "receipts"),
  "account-map-recorded": term("科目对照表", "account maps"),
  "indicator-value-typed": term("指标数值", "values of indicators"),
  "target-set": term("绩效目标", "targets"),
  "subproject-described": term("项目表头", "heads of forms"),
  "target-assessed": term("目标评定", "assessments"),
  "report-text-written": term("报告文字", "texts of reports"),
  "report-issued": term("上报的报告", "reports issued"),
  "spending-typed": term("登记的支出", "spending typed in"),
  "construction-planned": term("建设方案", "construction plans"),
  "expert-panel-named": term("专家组", "panels of experts"),
  "problem-recorded": term("整改问题", "problems of checks"),
  "expert-scored": term("专家评分", "scores by experts"),
  "finding-answered": term("数据问题的答复", "answers to findings"),
  "period-closed": term("关账", "closes"),
};
