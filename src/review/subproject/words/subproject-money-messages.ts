import { shellWord } from "../../../core/shell-word.ts";
import type { InBoth, Language, MessagesOfCodes } from "../../../core/words/language.ts";
import { FUND_SOURCES, type FundSource } from "../../../records/record.ts";
import { fundSources } from "./subproject-terms.ts";

/** A line of a budget as far as it is said; books of before say neither year nor library. */
interface BudgetLine {
  year?: string;
  library?: string | undefined;
  line: string;
  economicClass: string;
  source?: FundSource | undefined;
}

function lineText(language: Language, of: BudgetLine): string {
  const { year, library, line, economicClass, source } = of;
  const zh = language === "zh-CN";
  const dated = year === undefined || !zh ? year : `${year} 年`;
  const name = [dated, library, line, economicClass].filter((part) => part !== undefined).join(" ");
  if (source === undefined) return name;
  return zh ? `${name}（${fundSources[source][language]}）` : `${name} (${fundSources[source][language]})`;
}

const sourceTexts = (sources: readonly FundSource[] | string, language: Language): string[] =>
  FUND_SOURCES.filter((s) => (typeof sources === "string" ? sources.split(",") : sources).includes(s)).map(
    (s) => fundSources[s][language],
  );

export const subProjectMoneyMessages = {
  "spending-must-be-within-budget-to-accept": (
    p: BudgetLine & { subproject: string; lines: number; budget: string; spent: string },
  ): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 有 ${p.lines} 个预算项目超支，不能通过验收：${lineText("zh-CN", p)}预算 ${p.budget} 元，已支出 ${p.spent} 元。`,
      next: "先按规定调整预算（balis subproject budget --adjust）或冲回错记的支出；用 balis subproject spending 查看各项。",
    },
    en: {
      what: `${p.subproject} cannot be accepted: ${p.lines} ${p.lines === 1 ? "budget line is" : "budget lines are"} overspent: ${lineText("en", p)}, budget ${p.budget}, spent ${p.spent} yuan.`,
      next: "Adjust the budget by the rules (balis subproject budget --adjust) or reverse what was booked wrongly; see balis subproject spending.",
    },
  }),
  "budget-must-be-granted-first": (p: { subproject: string }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 尚未立项批复，没有可编的预算。`,
      next: `先登记批复：balis subproject move ${shellWord(p.subproject)} decide --yuan … --document …。`,
    },
    en: {
      what: `Sub-project ${p.subproject} is not decided yet: there is nothing to budget.`,
      next: `Record the decision first: balis subproject move ${shellWord(p.subproject)} decide --yuan … --document ….`,
    },
  }),
  "budget-must-be-within-grant": (p: { subproject: string; wanted: string; granted: string }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 的当年财政拨款预算合计 ${p.wanted} 元，超过批复的 ${p.granted} 元。`,
      next: "核对金额。项目间调动用 --to-line（调剂），年中追加用 --kind addition，都写明理由和文号。",
    },
    en: {
      what: `The fiscal budget of ${p.subproject} comes to ${p.wanted} yuan, more than the ${p.granted} granted.`,
      next: "Check the amounts. What moves between lines is a transfer (--to-line), what is added during the year --kind addition; both with reason and document.",
    },
  }),
  "initial-budget-must-not-change": (p: { line: string; economicClass: string; now: string }): InBoth => ({
    "zh-CN": {
      what: `${p.line} ${p.economicClass} 的年初预算已定为 ${p.now} 元。`,
      next: "年初预算不改；变动登记为追加、收回、调剂或结转（--kind，调剂用 --to-line），写明 --reason 和 --document。",
    },
    en: {
      what: `The initial budget of ${p.line} ${p.economicClass} is ${p.now} yuan.`,
      next: "It stays; a change is an addition, withdrawal, transfer or carry-over (--kind; a transfer has --to-line) with --reason and --document.",
    },
  }),
  "budget-line-must-exist": (p: { line: string; economicClass: string; subproject: string }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 没有预算项目 ${p.line} ${p.economicClass}。`,
      next: `先编年初预算（可为 0.00）：balis subproject budget ${shellWord(p.subproject)} --line … --class … --yuan …。`,
    },
    en: {
      what: `Sub-project ${p.subproject} has no budget line ${p.line} ${p.economicClass}.`,
      next: `Set it first (0.00 is allowed): balis subproject budget ${shellWord(p.subproject)} --line … --class … --yuan ….`,
    },
  }),
  "budget-must-cover-what-is-spent": (p: {
    line: string;
    economicClass: string;
    wanted: string;
    spent: string;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.line} ${p.economicClass} 已支出 ${p.spent} 元，全年预算不能调为 ${p.wanted} 元。`,
      next: "预算不得低于已支出数，也不得为负。",
    },
    en: {
      what: `${p.spent} yuan of ${p.line} ${p.economicClass} have been spent; its full-year budget cannot be ${p.wanted} yuan.`,
      next: "A budget cannot be lower than what has been spent, and never below zero.",
    },
  }),
  "economic-class-must-be-known": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.text}”不是已知的支出经济分类。`,
      next: '写五位代码或全名，如 30226 劳务费；本单位另有的用 balis setting set economic-classes "30205 水费" 增加，再重新导入（支出明细加 --supersede）。',
    },
    en: {
      what: `"${p.text}" is not a known economic class.`,
      next: 'Write the code or the whole name, e.g. 30226; add your own by balis setting set economic-classes "30205 水费", then import again (a file of spending with --supersede).',
    },
  }),
  "fund-source-must-be-known": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.text}”不是资金来源。`,
      next: "可用：当年财政拨款（fiscal）、上年结转资金（carry-over）、其他资金（other）。",
    },
    en: {
      what: `"${p.text}" is not a fund source.`,
      next: "Possible: fiscal, carry-over, other.",
    },
  }),
  "spending-must-have-a-subproject": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `没有名称或项目编码为“${p.text}”的子项目。`,
      next: "用 balis subproject add 登记（--finance-code 写财务系统的项目编码），再重新导入（--supersede）。",
    },
    en: {
      what: `No sub-project has the name or code "${p.text}".`,
      next: "Register it with balis subproject add (--finance-code: its code in the finance system), then import again (--supersede).",
    },
  }),
  "spending-must-have-a-budget-line": (p: BudgetLine & { subproject: string; known: string }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 的预算里没有 ${lineText("zh-CN", p)}。`,
      next: `已有：${p.known}。记错的在财务系统更正；应有的先编预算（balis subproject budget ${shellWord(p.subproject)}），再登记，或重新导入（balis import --supersede）。`,
    },
    en: {
      what: `The budget of ${p.subproject} has no line ${lineText("en", p)}.`,
      next: `It has: ${p.known}. Correct the row in the finance system, or set the line (balis subproject budget ${shellWord(p.subproject)}) and enter it again (a file: balis import --supersede).`,
    },
  }),
  "fund-source-must-be-given": (p: {
    line: string;
    economicClass: string;
    /** Of a row that was set aside, as it is kept: "fiscal,other". */
    sources: readonly FundSource[] | string;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.line} ${p.economicClass} 有几种资金来源，此行没有写明。`,
      next: `写明资金来源：${sourceTexts(p.sources, "zh-CN").join("、")}。`,
    },
    en: {
      what: `${p.line} ${p.economicClass} has several fund sources, and this row names none.`,
      next: `Name it: ${sourceTexts(p.sources, "en").join(", ")}.`,
    },
  }),
  "voucher-line-must-be-new": (p: { voucher: string; month: string }): InBoth => ({
    "zh-CN": {
      what: `${p.month} 月凭证 ${p.voucher} 的这一行已经有了，内容完全相同。`,
      next: "同一笔支出不计两次；确是两笔的，请加“分录号”一列区分后重新导入（--supersede）。",
    },
    en: {
      what: `This line of voucher ${p.voucher} (${p.month}) is already there and identical.`,
      next: "Nothing is counted twice; if they are two, tell them apart in a column 分录号 and import again (--supersede).",
    },
  }),
  "spending-must-follow-the-start": (p: { subproject: string; day: string; from: string }): InBoth => ({
    "zh-CN": {
      what: `日期 ${p.day} 早于子项目 ${p.subproject} 的开始日 ${p.from}。`,
      next: "核对日期和子项目；建设周期有误的，用 balis subproject add 重新登记。",
    },
    en: {
      what: `${p.day} is before sub-project ${p.subproject} begins (${p.from}).`,
      next: "Check day and sub-project; if its cycle is wrong, register it again with balis subproject add.",
    },
  }),
  "spending-must-stay-within-budget": (
    p: BudgetLine & { subproject: string; budget: string; spent: string; over: string },
  ): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 的 ${lineText("zh-CN", p)}超支 ${p.over} 元：预算 ${p.budget} 元，支出 ${p.spent} 元。`,
      next: `已付的钱照实记入，没有丢弃；调整预算（balis subproject budget ${shellWord(p.subproject)} --adjust）或冲回以前，不能通过验收。`,
    },
    en: {
      what: `${lineText("en", p)} of ${p.subproject} is overspent by ${p.over} yuan: budget ${p.budget}, spent ${p.spent}.`,
      next: `What was paid is kept as it is; until the budget is adjusted (balis subproject budget ${shellWord(p.subproject)} --adjust) or it is reversed, nothing can be accepted.`,
    },
  }),
  "spending-must-be-within-budget": (
    p: BudgetLine & { subproject: string; budget: string; spent: string; left: string; wanted: string },
  ): InBoth => ({
    "zh-CN": {
      what: `${lineText("zh-CN", p)}预算 ${p.budget} 元，已支出 ${p.spent} 元，只剩 ${p.left} 元，不能再支出 ${p.wanted} 元。`,
      next: `没有登记。先调整预算：balis subproject budget ${shellWord(p.subproject)} --adjust …。`,
    },
    en: {
      what: `${lineText("en", p)}: budget ${p.budget}, spent ${p.spent}, so ${p.left} yuan are left, not ${p.wanted}.`,
      next: `Nothing was recorded. Adjust the budget first: balis subproject budget ${shellWord(p.subproject)} --adjust ….`,
    },
  }),
  "spending-row-must-be-within-budget": (
    p: BudgetLine & { subproject: string; budget: string; spent: string; left: string; wanted: string },
  ): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 的 ${lineText("zh-CN", p)}预算 ${p.budget} 元，连同此前各行已支出 ${p.spent} 元，只剩 ${p.left} 元，不能再支出 ${p.wanted} 元。`,
      next: `此行没有采用。先调整预算（balis subproject budget ${shellWord(p.subproject)} --adjust），或在财务系统更正，再重新导入（balis import --supersede）；在此之前，包括此行月份的表都不能上报。`,
    },
    en: {
      what: `${lineText("en", p)} of ${p.subproject}: budget ${p.budget}, spent ${p.spent} with the rows before, so ${p.left} yuan are left, not ${p.wanted}.`,
      next: `The row is to be corrected. Adjust the budget (balis subproject budget ${shellWord(p.subproject)} --adjust) or correct it in the finance system, then import again (balis import --supersede); until then no form of its month can be issued.`,
    },
  }),
  "spending-file-must-be-complete": (p: {
    subproject: string;
    file: string;
    number: number;
    rows: number;
    row: number;
    /** Of them, rows whose project nobody registered; absent in what was kept before. */
    nobody?: number;
    period?: string;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.file}（#${p.number}）有 ${p.rows} 行没有采用（从行 ${p.row} 起），子项目 ${p.subproject} 这些月份的支出不全，表不能上报，也不能通过验收。`,
      next: `用 balis file show ${p.number} 看各行的问题；更正后重新导入（balis import --supersede）。${
        (p.nobody ?? 0) === 0
          ? ""
          : `项目没有登记的行：是本馆项目的，先登记它和它的预算（balis subproject add、budget），再重新导入；不是的，写明理由即不再妨碍：balis findings answer ${p.period} ${p.number}-rows --reason 不是本项目。`
      }`,
    },
    en: {
      what: `${p.rows} ${p.rows === 1 ? "row" : "rows"} of ${p.file} (#${p.number}), from row ${p.row} on, ${p.rows === 1 ? "is" : "are"} to be corrected: the spending of ${p.subproject} in these months is not complete, so no form can be issued and the acceptance cannot be passed.`,
      next: `balis file show ${p.number} lists what is wrong with them; correct it and import again (balis import --supersede).${
        (p.nobody ?? 0) === 0
          ? ""
          : ` Rows of a project that is not registered: if it is ours, register it and its budget (balis subproject add, budget) and import again; if not, say so and they hold nothing more: balis findings answer ${p.period} ${p.number}-rows --reason "not ours".`
      }`,
    },
  }),
  "accepted-spending-must-stay": (p: {
    subproject: string;
    on: string;
    voucher: string;
    day: string;
    amount: string;
  }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 已通过总验收（${p.on}），而新文件里没有或改了已验收的支出：凭证 ${p.voucher}，${p.day}，${p.amount} 元。`,
      next: `整个文件没有导入。已验收的行请照原样保留；总验收登记有误的，先撤销：balis subproject undo ${shellWord(p.subproject)} --reason …。`,
    },
    en: {
      what: `Sub-project ${p.subproject} is finally accepted (${p.on}), and the new file lacks or changes spending that was accepted: voucher ${p.voucher}, ${p.day}, ${p.amount} yuan.`,
      next: `Nothing of the file was imported. Keep the accepted rows as they were; if the acceptance was recorded by mistake, undo it first: balis subproject undo ${shellWord(p.subproject)} --reason ….`,
    },
  }),
  "funds-used-must-be-what-was-spent": (p: { used: string; spent: string }): InBoth => ({
    "zh-CN": {
      what: `各校使用经费合计 ${p.used} 元，支出明细合计 ${p.spent} 元，不相等。`,
      next: "核对各校数额；漏记的支出先导入（balis import）或登记（balis subproject spend）。",
    },
    en: {
      what: `The universities used ${p.used} yuan in all, and ${p.spent} were spent.`,
      next: "Check the amounts; spending that is missing is imported (balis import) or typed in (balis subproject spend) first.",
    },
  }),
  "budget-must-not-lose-its-grant": (p: { subproject: string }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 已按批复编了预算，批复不能撤销。`,
      next: "预算用调整更正（balis subproject budget --adjust），写明理由和文号。",
    },
    en: {
      what: `Sub-project ${p.subproject} has a budget based on this decision; it cannot be undone.`,
      next: "Correct the budget by adjustments with their reason (balis subproject budget --adjust).",
    },
  }),
} satisfies MessagesOfCodes;
