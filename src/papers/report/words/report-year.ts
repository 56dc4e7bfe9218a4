import { type Language, listed } from "../../../core/words/language.ts";
import { fundSources } from "../../../review/subproject/words/subproject-terms.ts";
import type { YearWords } from "../statistics/year-words.ts";

export const yearWords: Record<Language, YearWords> = {
  "zh-CN": {
    costs: "各月费用",
    costNote:
      "金额为各账期有效结算的应付数，与各期财务工作簿“汇总”表一致；应缴费用以负数列示。暂缓支付的争议物流费和费用基数不在其中。",
    unsettled: (periods) => `注意：下列账期尚未结算或结算已过时，未计入：${listed(periods)}`,
    budgets: "子项目预算执行",
    budgetLines: "预算执行明细",
    budgetTitle: (p) => `${p.sheet}（${p.year}）`,
    budgetNote: (until) =>
      `支出和预算调整${until === null ? "计入全部月份" : `计至 ${until}`}；执行率 = 执行数 ÷ 全年预算数。`,
    source: (source) => fundSources[source]["zh-CN"],
    name: (s) => s.nameZh || s.nameEn,
    head: {
      costTotal: "应付合计",
      subproject: "子项目",
      line: "预算项目",
      economicClass: "经济分类",
      source: "资金来源",
      initial: "年初预算数",
      fullYear: "全年预算数",
      executed: "执行数",
      rate: "执行率",
    },
    chart: {
      costs: "各月应付费用",
      shares: "应付费用构成",
      budgets: "子项目预算与执行",
      budgetLines: (subproject) => `${subproject}：预算与执行`,
    },
  },
  en: {
    costs: "Costs",
    costNote:
      "Amounts payable by the settlements in force, as in the summaries of the finance workbooks; amounts billed are negative. Courier charges held and the fee basis are not included.",
    unsettled: (periods) =>
      `Note: these periods are not settled, or their settlement is out of date, and are not counted: ${periods}`,
    budgets: "Budgets",
    budgetLines: "Budget lines",
    budgetTitle: (p) => `${p.sheet} (${p.year})`,
    budgetNote: (until) =>
      `Spending and adjustments ${until === null ? "of all months" : `up to ${until}`}; execution rate = executed / full-year budget.`,
    source: (source) => fundSources[source].en,
    name: (s) => s.nameEn || s.nameZh,
    head: {
      costTotal: "Payable",
      subproject: "Sub-project",
      line: "Budget line",
      economicClass: "Economic class",
      source: "Fund source",
      initial: "Initial budget",
      fullYear: "Full-year budget",
      executed: "Amount executed",
      rate: "Execution rate",
    },
    chart: {
      costs: "Amounts payable by month",
      shares: "Amounts payable, by kind",
      budgets: "Budget and spending of sub-projects",
      budgetLines: (subproject) => `${subproject}: budget and spending`,
    },
  },
};
