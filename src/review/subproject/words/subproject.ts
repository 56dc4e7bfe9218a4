/** Words of sub-projects. */
import { shellWord } from "../../../core/shell-word.ts";
import type { Language } from "../../../core/words/language.ts";

const zh = {
  listColumns: ["编号", "名称", "阶段", "承建单位", "批复", "全年预算数", "执行数", "执行率"],
  historyColumns: ["序号", "日期", "步骤", "由", "内容", "文号", "依据文件", "登记人"],
  moveColumns: ["步骤", "名称", "从", "到", "由", "必须写明"],
  dueColumns: ["期限", "剩余", "子项目", "检查", "事项", "由"],
  fundColumns: ["预算项目", "经济分类", "资金来源", "年初预算数", "全年预算数", "执行数", "执行率", "占年初"],
  classColumns: ["经济分类", "名称", "年初预算数", "全年预算数", "执行数", "执行率"],
  monthColumns: ["月份", "执行数"],
  voucherColumns: ["月份", "凭证号", "财务系统", "账册付款", "差异"],
  receiptColumns: ["日期", "凭证号", "图书馆", "资金来源", "类型", "金额", "摘要"],
  accountColumns: ["匹配列", "匹配值", "预算项目", "经济分类", "资金来源", "图书馆", "作用"],
  mapped: (rules: number) => `已记入科目对照表，${rules} 行`,
  noAccounts: (id: string) =>
    `子项目 ${id} 还没有科目对照表。下一步：balis subproject accounts ${shellWord(id)} --import 对照表.csv`,
  noReceipts: (id: string) =>
    `子项目 ${id} 还没有登记到位资金。下一步：balis subproject receive ${shellWord(id)} --import 到位资金.csv`,
  received: (p: { kind: string; library: string; yuan: string; voucherNo: string }) =>
    `已登记${p.kind}：${p.library} ${p.yuan} 元，凭证 ${p.voucherNo}`,
  unplanned: (yuan: string) => `  批复中尚有 ${yuan} 元没有编入预算`,
  checkColumns: ["检查", "状态", "第几次", "检查日", "结论日", "整改期限", "汇总上报"],
  added: (id: string) => `已登记子项目 ${id}`,
  same: "没有变化。",
  none: "还没有子项目。下一步：balis subproject add 2019-dd …",
  title: (p: { id: string; name: string; stage: string }) => `${p.id} ${p.name}：${p.stage}`,
  about: (p: { rule: string; from: string; to: string; libraries: string }) =>
    `  ${p.rule}；周期 ${p.from} 至 ${p.to}；参建馆 ${p.libraries}`,
  granted: (p: { yuan: string }) => `  批复 ${p.yuan} 元`,
  contractor: (p: { library: string; way: string }) => `  承建单位 ${p.library}（${p.way}）`,
  team: (members: string) => `  管理小组：${members}`,
  outside: "非参建单位",
  agreed: (p: { on: string; document: string; months: number }) =>
    `  建设协议 ${p.document}，${p.on} 签订；检查提前 ${p.months} 个月通知`,
  targets: (targets: string) => `  绩效目标：${targets}`,
  used: (amounts: string) => `  各校使用经费：${amounts}`,
  adjustments: "调整：",
  adjustment: (p: { day: string; line: string; yuan: string; reason: string; document: string }) =>
    `${p.day} ${p.line} ${p.yuan} 元，${p.reason}（${p.document}）`,
  benefits: (benefits: string) => `  建设效益：${benefits}`,
  checks: "检查：",
  history: "历史：",
  taken: (reason: string) => `已撤销：${reason}`,
  next: "现在可以做：",
  nothingNext: "已没有后续步骤。",
  moved: (p: {
    id: string;
    number: number;
    move: string;
    what: string;
    day: string;
    by: string;
    stage: string;
  }) =>
    `${p.id} #${p.number}：${p.day} ${p.by} ${p.move}${p.what === "" ? "" : `（${p.what}）`}，现在${p.stage}`,
  undone: (p: { id: string; number: number; move: string }) => `${p.id}：已撤销 #${p.number} ${p.move}`,
  late: (days: number) => `逾期 ${days} 天`,
  left: (days: number): string => (days === 0 ? "今天" : `还有 ${days} 天`),
  noneDue: (on: string) => `${on}：没有待办期限。`,
  overdue: (count: number) => `逾期 ${count} 项。`,
  funds: (until: string | null): string => (until === null ? "资金（元）：" : `资金（元），截至 ${until}：`),
  total: "合计",
  rates: "执行率 = 执行数 ÷ 全年预算数；占年初 = 执行数 ÷ 年初预算数",
  byClass: "按经济分类（元）：",
  byMonth: "按月（元）：",
  budgeted: (p: { id: string; line: string; economicClass: string; source: string; change: string }) =>
    `${p.id} ${p.line} ${p.economicClass} ${p.source}：${p.change}`,
  initialTo: (yuan: string) => `年初预算 ${yuan} 元`,
  adjustedBy: (yuan: string) => `调整 ${yuan} 元`,
  budgetSame: "预算没有变化。",
  imported: (p: { added: number; present: number }) => `新编 ${p.added} 项，已有 ${p.present} 项`,
  notTaken: "没有写入：先更正以下各处。",
  noBudget: (id: string) =>
    `子项目 ${id} 还没有预算。下一步：balis subproject budget ${shellWord(id)} --import 预算.xlsx`,
  spent: (p: { id: string; subproject: string; line: string; yuan: string; voucher: string }) =>
    `已登记 ${p.id}：${p.subproject} ${p.line} ${p.yuan} 元，凭证 ${p.voucher}`,
  vouchers: (p: { agreeing: number; different: number }) =>
    `与账册付款核对：${p.agreeing} 张凭证一致，${p.different} 张不一致`,
  voucherRule: "支出只按财务系统明细（和手工登记）计；账册付款只用来逐张核对凭证（同月同号），不相加。",
  noFund: "账册里没有属于这个子项目的资金（balis budget set … --subproject），未核对凭证。",
  flags: {
    earlier: (p: { id: string; check: string; conclusion: string; day: string }) =>
      `上年 ${p.id} ${p.check}${p.conclusion}（${p.day}）`,
    rectifyBy: (day: string) => `整改期限 ${day}`,
    checkOn: (day: string) => `检查日 ${day}`,
    reportBy: (day: string) => `报告期限 ${day}`,
  },
};

const en: typeof zh = {
  listColumns: [
    "id",
    "name",
    "stage",
    "lead institution",
    "granted",
    "full-year budget",
    "amount executed",
    "execution rate",
  ],
  historyColumns: [
    "no.",
    "day",
    "step",
    "by",
    "what",
    "document number",
    "supporting documents",
    "recorded by",
  ],
  moveColumns: ["step", "name", "from", "to", "by", "required"],
  dueColumns: ["due", "left", "sub-project", "review", "what", "by"],
  fundColumns: [
    ...["budget line", "economic class", "fund source", "initial budget", "full-year budget"],
    ...["amount executed", "execution rate", "rate of initial budget"],
  ],
  classColumns: ["class", "name", "initial budget", "full-year budget", "amount executed", "execution rate"],
  monthColumns: ["month", "amount executed"],
  voucherColumns: ["month", "voucher number", "finance system", "books", "difference"],
  receiptColumns: ["day", "voucher number", "library", "fund source", "kind", "amount", "remark"],
  accountColumns: ["column", "value", "budget line", "economic class", "fund source", "library", "role"],
  mapped: (rules) => `Account map recorded, rows: ${rules}`,
  noAccounts: (id) =>
    `There is no account map of ${id} yet. Next: balis subproject accounts ${shellWord(id)} --import map.csv`,
  noReceipts: (id) =>
    `No money received is recorded for ${id} yet. Next: balis subproject receive ${shellWord(id)} --import receipts.csv`,
  received: (p) => `Recorded as ${p.kind}: ${p.library} ${p.yuan} yuan, voucher ${p.voucherNo}`,
  unplanned: (yuan) => `  ${yuan} yuan of the grant are not budgeted yet`,
  checkColumns: ["review", "state", "round", "held on", "concluded", "rectify by", "consolidated"],
  added: (id) => `Sub-project ${id} registered`,
  same: "Nothing changed.",
  none: "There is no sub-project yet. Next: balis subproject add 2019-dd …",
  title: (p) => `${p.id} ${p.name}: ${p.stage}`,
  about: (p) => `  ${p.rule}; cycle ${p.from} to ${p.to}; participating libraries ${p.libraries}`,
  granted: (p) => `  granted ${p.yuan} yuan`,
  contractor: (p) => `  lead institution ${p.library} (${p.way})`,
  team: (members) => `  team: ${members}`,
  outside: "from another unit",
  agreed: (p) =>
    `  agreement ${p.document}, signed ${p.on}; reviews are announced ${p.months} ${p.months === 1 ? "month" : "months"} ahead`,
  targets: (targets) => `  targets: ${targets}`,
  used: (amounts) => `  used by each: ${amounts}`,
  adjustments: "Adjustments:",
  adjustment: (p) => `${p.day} ${p.line} ${p.yuan} yuan, ${p.reason} (${p.document})`,
  benefits: (benefits) => `  benefits: ${benefits}`,
  checks: "Reviews:",
  history: "History:",
  taken: (reason) => `undone: ${reason}`,
  next: "Allowed now:",
  nothingNext: "No further step is possible.",
  moved: (p) =>
    `${p.id} #${p.number}: ${p.day}, ${p.by}: ${p.move}${p.what === "" ? "" : ` (${p.what})`}; now ${p.stage}`,
  undone: (p) => `${p.id}: #${p.number} ${p.move} undone`,
  late: (days) => `${days} ${days === 1 ? "day" : "days"} overdue`,
  left: (days) => (days === 0 ? "today" : `${days} ${days === 1 ? "day" : "days"} left`),
  noneDue: (on) => `${on}: nothing is due.`,
  overdue: (count) => `${count} overdue.`,
  funds: (until) => (until === null ? "Funds (yuan):" : `Funds (yuan) up to ${until}:`),
  total: "total",
  rates:
    "execution rate = amount executed ÷ full-year budget; rate of initial budget = amount executed ÷ initial budget",
  byClass: "By economic class (yuan):",
  byMonth: "By month (yuan):",
  budgeted: (p) => `${p.id} ${p.line} ${p.economicClass} ${p.source}: ${p.change}`,
  initialTo: (yuan) => `initial budget ${yuan} yuan`,
  adjustedBy: (yuan) => `adjusted by ${yuan} yuan`,
  budgetSame: "The budget is unchanged.",
  imported: (p) => `Budget lines added: ${p.added}, already there: ${p.present}`,
  notTaken: "Nothing was saved: correct these first.",
  noBudget: (id) =>
    `Sub-project ${id} has no budget yet. Next: balis subproject budget ${shellWord(id)} --import budget.xlsx`,
  spent: (p) => `Recorded ${p.id}: ${p.subproject} ${p.line} ${p.yuan} yuan, voucher ${p.voucher}`,
  vouchers: (p) =>
    `Compared with the payments in the books: vouchers that agree ${p.agreeing}, that differ ${p.different}`,
  voucherRule:
    "Spending is taken from the finance system's lines (and typed ones); payments in the books are only compared, by month and voucher, never added.",
  noFund:
    "No fund in the books belongs to this sub-project (balis budget set … --subproject), so no vouchers were compared.",
  flags: {
    earlier: (p) => `last year ${p.id}: ${p.check} ${p.conclusion} (${p.day})`,
    rectifyBy: (day) => `rectify by ${day}`,
    checkOn: (day) => `review on ${day}`,
    reportBy: (day) => `report by ${day}`,
  },
};

export const subProjectWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
