import { counted, type Language } from "../../../core/words/language.ts";

const zh = {
  columns: {
    period: "账期",
    imported: "导入",
    reconciled: "对账",
    settled: "结算",
    closed: "关账",
    open: "待处理",
    risk: "涉及金额",
  },
  /** Of the list that is written as CSV or a workbook. */
  listColumns: {
    files: "文件",
    records: "记录",
    quarantined: "待更正行",
    unsent: "未报",
    services: "已对账",
    unsettled: "未结金额",
    overdue: "逾期",
    dueOn: "最近期限",
  },
  again: "须重做",
  dash: "—",
  comma: "、",
  semicolon: "；",
  noPeriods: "账册里还没有任何账期。",
  folded: (p: { from: string; to: string; count: number }) =>
    `${p.from} 至 ${p.to}：${p.count} 个账期已关账，balis status --all 逐月列出`,
  /** The rows of each of the last periods, as a line of blocks. */
  course: (p: { line: string; from: string; to: string; low: number; high: number }) =>
    `记录行数  ${p.line}  ${p.from} 至 ${p.to}，${p.low.toLocaleString("en")} 至 ${p.high.toLocaleString("en")} 行`,
  cases: (p: { open: number; overdue: number; risk: string; unsettled: string }) =>
    `待处理差异 ${p.open} 条，涉及金额 ${p.risk} 元，未结金额 ${p.unsettled} 元${p.overdue > 0 ? `；已逾期 ${p.overdue} 条` : ""}`,
  carried: (p: { period: string; open: number }) =>
    `账期 ${p.period} 关账时仍待处理的 ${p.open} 条，下一账期对账时转入`,
  dueColumns: { due: "答复期限", left: "状况", open: "条数" },
  noDeadline: "没有期限",
  daysLeft: (days: number) => (days < 0 ? `逾期 ${-days} 天` : days === 0 ? "今天到期" : `还有 ${days} 天`),
  moreDue: (open: bigint) => `期限更晚的还有 ${open} 条，balis status --all 全部列出`,
  deferred: (p: { period: string; open: number; text: string }) =>
    `账期 ${p.period}：待处理差异 ${p.open} 条${p.text}`,
  wantedColumns: { quarantined: "待更正行", missing: "未报", names: "未报的馆和文件" },
  nobody: "平台/物流公司",
  unsent: (p: { library: string; kinds: string }) => `${p.library}：${p.kinds}`,
  moreUnsent: (p: { period: string; more: number }) => `另 ${p.more} 个：balis status ${p.period}`,
  samples: (parts: string) => `样例规则在用：${parts}。金额不是 BALIS 公布的，正式结算前须换下`,
  nil: (p: { period: string; files: number }) => `${p.period}：其中零报告 ${p.files} 份`,
  step: (p: { step: string; period: string }) =>
    `balis ${p.step} ${p.period}${p.step === "close" ? ` --confirm ${p.period}` : ""}`,
  toImport: "balis import 文件夹 导入各方文件",
  toImportOf: (period: string) => `balis import 文件夹 导入 ${period} 的文件`,
  next: (step: string) => `下一步：${step}`,
  counts: (p: { libraries: number; rules: number; closes: number }) =>
    `图书馆 ${p.libraries} 个，规则版本 ${p.rules} 个，已关账 ${p.closes} 期`,
};

const en: typeof zh = {
  columns: {
    period: "period",
    imported: "imported",
    reconciled: "reconciled",
    settled: "settled",
    closed: "closed",
    open: "open",
    risk: "in question",
  },
  listColumns: {
    files: "files",
    records: "records",
    quarantined: "rows to correct",
    unsent: "not sent",
    services: "reconciled services",
    unsettled: "unsettled",
    overdue: "overdue",
    dueOn: "nearest due date",
  },
  again: "to redo",
  dash: "—",
  comma: ", ",
  semicolon: "; ",
  noPeriods: "There is no period in these books yet.",
  folded: (p) =>
    `${p.from} to ${p.to}: ${counted(p.count, "period closed", "periods closed")}; balis status --all lists them`,
  course: (p) =>
    `Rows  ${p.line}  ${p.from} to ${p.to}, ${p.low.toLocaleString("en")} to ${p.high.toLocaleString("en")}`,
  cases: (p) =>
    `${p.open} open ${p.open === 1 ? "discrepancy" : "discrepancies"}: ${p.risk} yuan in question, ${p.unsettled} yuan unsettled${p.overdue > 0 ? `; ${p.overdue} overdue` : ""}`,
  carried: (p) => `${p.open} left open when ${p.period} was closed; the next period takes them over`,
  dueColumns: { due: "answers due", left: "state", open: "open" },
  noDeadline: "no deadline",
  daysLeft: (days) =>
    days < 0
      ? `${-days} ${days === -1 ? "day" : "days"} overdue`
      : days === 0
        ? "today"
        : `${days} ${days === 1 ? "day" : "days"} left`,
  moreDue: (open) => `${counted(open, "more is", "more are")} due later; balis status --all lists them`,
  deferred: (p) => `Period ${p.period}: open discrepancies ${p.open}${p.text}`,
  wantedColumns: { quarantined: "rows to correct", missing: "not sent", names: "who, and what" },
  nobody: "platform/courier company",
  unsent: (p) => `${p.library}: ${p.kinds}`,
  moreUnsent: (p) => `${p.more} more: balis status ${p.period}`,
  samples: (parts) =>
    `Sample rules are in force: ${parts}. BALIS has not published their amounts; replace them before anything is settled in earnest`,
  nil: (p) => `${p.period}: ${p.files} of the files ${p.files === 1 ? "is a nil return" : "are nil returns"}`,
  step: (p) => `balis ${p.step} ${p.period}${p.step === "close" ? ` --confirm ${p.period}` : ""}`,
  toImport: "balis import FOLDER imports what everybody has sent",
  toImportOf: (period) => `balis import FOLDER imports the files of ${period}`,
  next: (step) => `Next: ${step}`,
  counts: (p) =>
    `${counted(p.libraries, "library", "libraries")}, ${counted(p.rules, "rule version")}, ${counted(p.closes, "closed period")}`,
};

export const overviewWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
