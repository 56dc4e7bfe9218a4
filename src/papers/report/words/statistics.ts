/** The words of balis statistics. */
import { type Language, listed } from "../../../core/words/language.ts";

const zh = {
  heading: (period: string) => `${period} 业务统计（原文传递按笔，馆际互借按册）`,
  columns: ["账期", "申请", "满足", "不满足", "取消", "处理中", "满足率", "借出册", "应付（元）"],
  total: "合计",
  unknown: "—",
  suppliers: "提供馆排名",
  lenders: "借出馆排名",
  requesters: "请求馆排名",
  borrowers: "借入馆排名",
  received: "请求满足（笔）",
  borrowed: "借入（册）",
  rankColumns: (unit: string): readonly string[] => ["名次", "图书馆", unit],
  documents: "文献（篇）",
  volumes: "图书（册）",
  budgets: "子项目预算执行（元）",
  budgetColumns: ["子项目", "全年预算数", "执行数", "执行率"],
  fillRate: (p: { line: string; low: string; high: string }) => `满足率  ${p.line}  ${p.low} 至 ${p.high}`,
  missing: (periods: string) => `下列月份没有已对账的业务，未计入：${listed(periods)}`,
  unsettled: (periods: string) => `下列账期尚未结算或结算已过时，应付未计入：${listed(periods)}`,
  more: (period: string) =>
    `完整统计（含联合咨询、培训、集团采购、技术支持）：balis report statistics ${period}`,
};

const en: typeof zh = {
  heading: (period) =>
    `Statistics of ${period} (document delivery in requests, interlibrary loan in volumes)`,
  columns: [
    ...[
      "Period",
      "Requests",
      "Filled",
      "Unfilled",
      "Cancelled",
      "Pending",
      "Fill rate",
      "Lent",
      "Payable (yuan)",
    ],
  ],
  total: "Total",
  unknown: "—",
  suppliers: "Top suppliers",
  lenders: "Top lenders",
  requesters: "Top requesters",
  borrowers: "Top borrowers",
  received: "Requests filled",
  borrowed: "Volumes borrowed",
  rankColumns: (unit) => ["Rank", "Library", unit],
  documents: "Documents",
  volumes: "Volumes",
  budgets: "Budgets of sub-projects (yuan)",
  budgetColumns: ["Sub-project", "Full-year budget", "Amount executed", "Execution rate"],
  fillRate: (p) => `Fill rate  ${p.line}  ${p.low} to ${p.high}`,
  missing: (periods) => `Months without reconciled requests, not counted: ${periods}`,
  unsettled: (periods) =>
    `Not settled, or settlement out of date; amounts payable are not counted: ${periods}`,
  more: (period) =>
    `Full statistics, with consulting, training, group purchase and technical support: balis report statistics ${period}`,
};

export const statisticsCommandWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
