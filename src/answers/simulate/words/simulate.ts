import { counted, type Language, type Term } from "../../../core/words/language.ts";
import { auditClasses } from "../../../month/courier/words/courier-classes.ts";
import type { SimulationWords } from "../simulation-parts.ts";

export interface SimulateWords extends SimulationWords {
  readonly heading: (span: string) => string;
  readonly rules: (p: { rules: string; validity: string }) => string;
  readonly validity: {
    readonly "whole-span": string;
    readonly "own-days": string;
    readonly from: (day: string) => string;
  };
  readonly kept: string;
  readonly ignored: (parts: string) => string;
  readonly sample: string;
  readonly periods: (ids: readonly string[]) => string;
  readonly notSettled: (ids: string) => string;
  readonly cut: (yuan: string) => string;
  readonly prorated: string;
  readonly unpricedBefore: (count: number) => string;
  readonly counts: (p: { winners: number; losers: number; unchanged: number }) => string;
  readonly winners: string;
  readonly losers: string;
  readonly shown: (p: { shown: number; all: number }) => string;
  readonly overdrawn: (p: { fund: string; year: string; yuan: string }) => string;
  readonly written: (file: string) => string;
  readonly nothingWritten: string;
  readonly fees: string;
  readonly payable: string;
  readonly progress: string;
}

export const simulateWords: Record<Language, SimulateWords> = {
  "zh-CN": {
    heading: (span) => `模拟 ${span}：以下各数是模拟结果，不是账册`,
    rules: (p) => `模拟规则：${p.rules}（${p.validity}）`,
    validity: {
      "whole-span": "不论规则包自己的日期，按全期有效计算；要按其日期，加 --dates",
      "own-days": "按规则包自己的起止日期",
      from: (day) => `自 ${day} 起有效，之前仍按原结算的规则`,
    },
    kept: "规则包没有的部分，仍按各期原结算所用的规则。",
    ignored: (parts) => `规则包中与结算无关、未模拟的部分：${parts}`,
    sample: "含样例规则：金额非 BALIS 公布。",
    periods: (ids) =>
      ids.length === 1 ? `账期：${ids[0]}` : `账期：${ids[0]} 至 ${ids.at(-1)}，共 ${ids.length} 期`,
    notSettled: (ids) => `未结算、没有计入的账期：${ids}`,
    cut: (yuan) => `账册中因资金不足压减的 ${yuan} 元，两边都不计；要一并模拟压减，加 --prorate。`,
    prorated: "两边都包括因资金不足的按比例压减。",
    unpricedBefore: (count) => `另有 ${count} 笔在账册中也没有计费。`,
    counts: (p) => `受益 ${p.winners} 馆，受损 ${p.losers} 馆，不变 ${p.unchanged} 馆`,
    winners: "受益最多：",
    losers: "受损最多：",
    shown: (p) => `  （显示 ${p.shown} 馆，共 ${p.all} 馆；用 -o 文件.xlsx 或 --json 取得全部）`,
    overdrawn: (p) => `${p.year} 年资金 ${p.fund} 按模拟规则超支 ${p.yuan} 元。`,
    written: (file) => `已生成模拟工作簿：${file}`,
    nothingWritten: "账册没有改动。",
    fees: "馆际费用",
    payable: "物流账单应付，按行的类别：",
    progress: "模拟",
    title: (p) => `模拟（非账册）：${p.sheet.replace("模拟", "")}　${p.span}`,
    notTheBooks: "本表各数均为模拟结果，不是账册，不得据以付款。",
    unit: "单位：元",
    total: "合计",
    sheets: {
      summary: "模拟汇总",
      libraries: "模拟各馆",
      months: "模拟各月",
      budget: "模拟预算",
      courier: "模拟物流",
      allocation: "模拟物流分摊",
    },
    heads: {
      item: "项目",
      before: "账册",
      after: "模拟",
      difference: "差额",
      percent: "变化",
      number: "序号",
      code: "代码",
      library: "图书馆",
      period: "账期",
      year: "年度",
      fund: "资金",
      appropriated: "预算",
      used: "已支付",
      owedBefore: "账册待支付",
      owedAfter: "模拟待支付",
      leftBefore: "账册可用余额",
      leftAfter: "模拟可用余额",
      usedUpBefore: "账册用完于",
      usedUpAfter: "模拟用完于",
      class: "类别",
      linesBefore: "账册行数",
      linesAfter: "模拟行数",
    },
    differenceOf: (kind) => `${kind}差额`,
    effectNote:
      "账册、模拟两列是各馆所得的补贴和补助，减去应缴；费用基数不是应付款，物流费由中心支付，只列差额。",
    allocationNote: "成本对象是借入馆；只作成本分析，不向各馆收取。",
    rated: (p) =>
      `以上按现有账单计算。若物流公司改按模拟合同开单，应付行的合同价合计 ${p.before} → ${p.after} 元（差额 ${p.difference}）。`,
    payableIn: (p) => `${p.period} 应付 ${p.before} → ${p.after} 元`,
    noFunds: "账册没有登记所涉年度的预算（balis budget set）。",
    covered: "够用",
    className: (of) => auditClasses[of]["zh-CN"],
  },
  en: {
    heading: (span) => `Simulation of ${span}: the figures below are simulated, not the books`,
    rules: (p) => `Simulated rules: ${p.rules} (${p.validity})`,
    validity: {
      "whole-span": "as if in force over the whole span, whatever their own days; --dates keeps those",
      "own-days": "by their own days",
      from: (day) => `in force from ${day}; before it, the rules of each settlement`,
    },
    kept: "Parts not in the rule packs stay as each period was settled.",
    ignored: (parts) => `Parts of the rule packs that do not concern settlement, not simulated: ${parts}`,
    sample: "Contains sample rules: amounts not published by BALIS.",
    periods: (ids) =>
      ids.length === 1 ? `Period: ${ids[0]}` : `Periods: ${ids[0]} to ${ids.at(-1)}, ${ids.length} of them`,
    notSettled: (ids) => `Not settled, and not counted: ${ids}`,
    cut: (yuan) =>
      `The books reduced ${yuan} yuan that funds could not cover; this is left out on both sides. To simulate the reduction, too, add --prorate.`,
    prorated: "Both sides include the pro rata reduction where funds were short.",
    unpricedBefore: (count) => `Another ${counted(count, "is", "are")} not priced in the books, either.`,
    counts: (p) => `Gaining: ${p.winners}, losing: ${p.losers}, unchanged: ${p.unchanged}`,
    winners: "Largest gains:",
    losers: "Largest losses:",
    shown: (p) => `  (${p.shown} of ${p.all} libraries; -o FILE.xlsx or --json has all)`,
    overdrawn: (p) => `Fund ${p.fund} of ${p.year} would be overdrawn by ${p.yuan} yuan.`,
    written: (file) => `Simulation workbook generated: ${file}`,
    nothingWritten: "The books are unchanged.",
    fees: "fees between libraries",
    payable: "Payable on courier invoices, by class of line:",
    progress: "simulating",
    title: (p) => `${p.sheet}, ${p.span}: SIMULATION, not the books`,
    notTheBooks:
      "Every figure here is simulated. These are not the books; do not make payments on this basis.",
    unit: "Unit: yuan",
    total: "Total",
    sheets: {
      summary: "Simulated summary",
      libraries: "Simulated libraries",
      months: "Simulated months",
      budget: "Simulated budget",
      courier: "Simulated courier",
      allocation: "Simulated courier cost",
    },
    heads: {
      item: "item",
      before: "books",
      after: "simulation",
      difference: "difference",
      percent: "change",
      number: "no.",
      code: "code",
      library: "library",
      period: "period",
      year: "year",
      fund: "fund",
      appropriated: "budget",
      used: "paid",
      owedBefore: "committed, books",
      owedAfter: "committed, simulated",
      leftBefore: "available, books",
      leftAfter: "available, simulated",
      usedUpBefore: "used up, books",
      usedUpAfter: "used up, simulated",
      class: "class",
      linesBefore: "lines, books",
      linesAfter: "lines, simulated",
    },
    differenceOf: (kind) => `difference: ${kind}`,
    effectNote:
      "Books and simulation: what a library is paid, less what it is billed. The fee basis is not payable and the centre pays the courier: only differences are shown.",
    allocationNote: "The cost object is the borrowing library; for analysis only, no library is charged.",
    rated: (p) =>
      `Calculated on the invoices as billed. If the courier billed by the simulated contract, the payable lines would cost ${p.before} → ${p.after} yuan (difference ${p.difference}).`,
    payableIn: (p) => `${p.period}: payable ${p.before} → ${p.after} yuan`,
    noFunds: "The books have no budget of these years (balis budget set).",
    covered: "lasts",
    className: (of) => auditClasses[of].en,
  },
};

export const simulateSummary: Term = {
  "zh-CN": "模拟：若按别的规则结算已结算的账期，各馆得失、预算影响；不改账册",
  en: "recompute settled periods under other rules: gains, losses, effect on the budget; the books are not changed",
};
