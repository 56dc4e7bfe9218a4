import { shellWord } from "../../../core/shell-word.ts";
import type { InBoth, MessagesOfCodes } from "../../../core/words/language.ts";
import type { FundSource } from "../../../records/record.ts";
import type { ReceiptKind } from "../money/money-received.ts";
import type { BudgetChange } from "../subproject-budget.ts";
import { budgetChanges, fundSources, receiptKinds, sourcesNamed } from "./subproject-terms.ts";

interface Line {
  line: string;
  economicClass: string;
}

/** Budgets by year and library, money that arrived, and the accounts of a finance system. */
export const fundMessages = {
  "transfer-must-sum-to-zero": (p: {
    document: string;
    source: FundSource;
    year: string;
    sum: string;
  }): InBoth => ({
    "zh-CN": {
      what: `文号 ${p.document} ${p.year} 年的调剂（${fundSources[p.source]["zh-CN"]}）合计 ${p.sum} 元，不为零。`,
      next: "调剂有出有入，同一文号、同一年度、同一资金来源的合计为零；新增的钱用“追加”，减少的用“收回”。",
    },
    en: {
      what: `The transfers of document ${p.document} in ${p.year} (${fundSources[p.source].en}) come to ${p.sum} yuan, not to zero.`,
      next: "What one line gives another takes, within a document, a year and a fund source; new money is an addition, money taken off a withdrawal.",
    },
  }),
  "money-must-be-of-a-construction-library": (p: {
    subproject: string;
    library: string;
    libraries: string;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.library} 没有参建子项目 ${p.subproject}，不能有它的预算、到位资金或支出。`,
      next: `参建馆：${p.libraries}。`,
    },
    en: {
      what: `${p.library} does not take part in ${p.subproject}: it can have no budget, receipt or spending of it.`,
      next: `Participating libraries: ${p.libraries}.`,
    },
  }),
  "money-must-say-its-library": (p: Line & { libraries: string }): InBoth => ({
    "zh-CN": {
      what: `${p.line} ${p.economicClass} 几个馆都有预算，没有写明是哪个馆的钱。`,
      next: `写明图书馆（--library，或表中“图书馆”一列）：${p.libraries}。`,
    },
    en: {
      what: `Several libraries have a budget for ${p.line} ${p.economicClass}, and this names none of them.`,
      next: `Name the library (--library, or the column 图书馆 of the table): ${p.libraries}.`,
    },
  }),
  "budget-kind-must-be-known": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.text}”不是预算的类型。`,
      next: "可用：年初、追加、收回、调剂、结转。",
    },
    en: {
      what: `"${p.text}" is not a kind of budget entry.`,
      next: "Possible: 年初 (initial), 追加 (addition), 收回 (withdrawal), 调剂 (transfer), 结转 (carry-over).",
    },
  }),
  "budget-year-must-be-readable": (p: { text: string }): InBoth => ({
    "zh-CN": { what: `“${p.text}”不是年度。`, next: "写四位数字，如 2024。" },
    en: { what: `"${p.text}" cannot be read as a year.`, next: "Write four digits, e.g. 2024." },
  }),
  "budget-change-must-be-of-its-kind": (
    p: Line & { change: BudgetChange; source: FundSource; yuan: string },
  ): InBoth => ({
    "zh-CN": {
      what: `${p.line} ${p.economicClass}：${budgetChanges[p.change]["zh-CN"]} ${p.yuan} 元（${fundSources[p.source]["zh-CN"]}）不合类型。`,
      next: "追加为正数，收回为负数；上年结转资金增加的写结转，结转为正数；金额不能是 0.00。",
    },
    en: {
      what: `${p.line} ${p.economicClass}: ${budgetChanges[p.change].en} of ${p.yuan} yuan (${fundSources[p.source].en}) does not fit its kind.`,
      next: "An addition is above zero, a withdrawal below; more money from the year before is a carry-over, above zero and of that source; no amount is 0.00.",
    },
  }),
  "budget-change-must-have-a-document": (p: Line & { change: BudgetChange }): InBoth => ({
    "zh-CN": {
      what: `${p.line} ${p.economicClass} 的${budgetChanges[p.change]["zh-CN"]}没有文号。`,
      next: "写明文号（--document，或表中“文号”一列）。",
    },
    en: {
      what: `The ${budgetChanges[p.change].en} of ${p.line} ${p.economicClass} has no document.`,
      next: "Give its number (--document, or the column 文号 of the table).",
    },
  }),
  "budget-change-must-be-of-its-year": (p: Line & { day: string; year: string }): InBoth => ({
    "zh-CN": {
      what: `${p.line} ${p.economicClass}：${p.day} 的变动不能改 ${p.year} 年度的预算。`,
      next: `全年预算数按当年 12 月 31 日以前的变动计；核对日期（--on）和年度（--year）。`,
    },
    en: {
      what: `${p.line} ${p.economicClass}: a change of ${p.day} does not alter the budget of ${p.year}.`,
      next: "A year's budget is that of its own 31 December; check the day (--on) and the year (--year).",
    },
  }),
  "carried-money-must-be-of-one-source": (p: Line & { year: string }): InBoth => ({
    "zh-CN": {
      what: `${p.line} ${p.economicClass} 上年既有财政资金结余，又有其他资金结余，结转到 ${p.year} 年的是哪一种不能确定。`,
      next: "先把两种资金分列为不同名称的预算项目（调剂），再登记结转。",
    },
    en: {
      what: `${p.line} ${p.economicClass} has both public and other money left of the year before; which of them is carried to ${p.year} is not clear.`,
      next: "Keep them under lines of different names first (a transfer), then record what is carried over.",
    },
  }),
  "carried-money-must-be-unspent": (
    p: Line & { year: string; library: string; wanted: string; unspent: string },
  ): InBoth => ({
    "zh-CN": {
      what: `${[p.library, p.line, p.economicClass].filter((t) => t !== "").join(" ")} ${p.year} 年未用 ${p.unspent} 元，不能结转 ${p.wanted} 元。`,
      next: "结转不超过上年该项的未用数；漏记或多记的支出先更正。",
    },
    en: {
      what: `${[p.library, p.line, p.economicClass].filter((t) => t !== "").join(" ")}: ${p.unspent} yuan of ${p.year} are unspent, so ${p.wanted} cannot be carried over.`,
      next: "No more is carried over than the line left of the year before; correct its spending first if that is wrong.",
    },
  }),
  "account-rule-must-be-readable": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.text}”不是科目对照表可用的字。`,
      next: "匹配列：科目编码、项目、部门；作用：支出、上年支出收回、本项目，或空白。",
    },
    en: {
      what: `"${p.text}" is not a word of an account map.`,
      next: "Columns: 科目编码 (account), 项目 (project), 部门 (department); roles: 支出 (spending), 上年支出收回 (earlier-year), 本项目 (project), or blank.",
    },
  }),
  "account-must-be-mapped-once": (p: { text: string }): InBoth => ({
    "zh-CN": { what: `“${p.text}”在对照表里有两行。`, next: "一个科目、项目或部门只留一行。" },
    en: {
      what: `"${p.text}" stands in the map twice.`,
      next: "Keep one row for an account, project or department.",
    },
  }),
  "account-must-be-mapped": (p: { text: string; subproject: string }): InBoth => ({
    "zh-CN": {
      what: `科目对照表没有说明“${p.text}”是什么。`,
      next: `把它加进对照表（balis subproject accounts ${shellWord(p.subproject)} --import 对照表.csv），再重新导入（--supersede）；这一行没有计入支出。`,
    },
    en: {
      what: `The account map says nothing of "${p.text}".`,
      next: `Add it to the map (balis subproject accounts ${shellWord(p.subproject)} --import MAP.csv) and import again (--supersede); this row is not counted as spending.`,
    },
  }),
  "account-map-must-be-clear": (p: { text: string; subproject: string }): InBoth => ({
    "zh-CN": {
      what: `科目对照表对这一行的说法互相矛盾：${sourcesNamed(p.text, "zh-CN")}。`,
      next: `科目、项目、部门各说各的：改对照表（balis subproject accounts ${shellWord(p.subproject)} --import 对照表.csv），再重新导入（--supersede）。`,
    },
    en: {
      what: `The account map contradicts itself on this row: ${sourcesNamed(p.text, "en")}.`,
      next: `Its account, project and department say different things: change the map (balis subproject accounts ${shellWord(p.subproject)} --import MAP.csv) and import again (--supersede).`,
    },
  }),
  "refund-must-be-a-credit": (p: { amount: string }): InBoth => ({
    "zh-CN": {
      what: `上年支出收回的科目里有借方 ${p.amount} 元。`,
      next: "收回应在贷方；核对科目和凭证，在财务系统更正后重新导入（--supersede）。",
    },
    en: {
      what: `The account of spending that came back has ${p.amount} yuan on its debit side.`,
      next: "What came back is a credit; check account and voucher, correct it in the finance system and import again (--supersede).",
    },
  }),
  "receipt-must-have-a-voucher": (p: { day: string; yuan: string }): InBoth => ({
    "zh-CN": {
      what: `${p.day} 的 ${p.yuan} 元没有凭证号。`,
      next: "到位、转拨和上缴都按凭证登记：--voucher，或表中“凭证号”一列。",
    },
    en: {
      what: `The ${p.yuan} yuan of ${p.day} have no voucher number.`,
      next: "Money received, passed on or returned is recorded by voucher: --voucher, or the column 凭证号 of the table.",
    },
  }),
  "receipt-kind-must-be-known": (p: { text: string }): InBoth => ({
    "zh-CN": { what: `“${p.text}”不是到位资金的类型。`, next: "可用：到位、转拨、上缴。" },
    en: {
      what: `"${p.text}" is not a kind of receipt.`,
      next: "Possible: 到位 (received), 转拨 (passed on), 上缴 (returned).",
    },
  }),
  "receipt-must-go-its-way": (p: { kind: ReceiptKind; yuan: string }): InBoth => ({
    "zh-CN": {
      what: `${receiptKinds[p.kind]["zh-CN"]} ${p.yuan} 元，方向不对。`,
      next: "上缴写负数，转出写负数，转入和到位写正数（收回已到位的写负数）；金额不能是 0.00。",
    },
    en: {
      what: `${p.yuan} yuan ${receiptKinds[p.kind].en}: that is the wrong direction.`,
      next: "Money that leaves is below zero (returned, passed on to another), money that arrives above; no amount is 0.00.",
    },
  }),
  "carried-money-must-not-be-received-again": (p: { subproject: string; yuan: string }): InBoth => ({
    "zh-CN": {
      what: `上年结转资金到位 ${p.yuan} 元：结转的钱在当初那一年已经到位，不再登记。`,
      next: `只有子项目 ${p.subproject} 第一年的预算里有从以前带来的结转，才登记它的转入。`,
    },
    en: {
      what: `${p.yuan} yuan carried over were received in the year they came; they do not arrive again.`,
      next: `Only what the first year of ${p.subproject} brings from before is recorded as carried over.`,
    },
  }),
  "receipt-must-be-new": (p: { voucher: string; day: string; yuan: string }): InBoth => ({
    "zh-CN": {
      what: `凭证 ${p.voucher} 已登记为 ${p.day} 的 ${p.yuan} 元。`,
      next: "登记错的，用红字凭证（相反的金额、另一个凭证号）冲回，再登记正确的。",
    },
    en: {
      what: `Voucher ${p.voucher} is recorded already, ${p.yuan} yuan on ${p.day}.`,
      next: "If that is wrong, record the opposite amount under a voucher number of its own, then the right one.",
    },
  }),
  "returned-money-must-be-there": (p: {
    subproject: string;
    library: string;
    day: string;
    yuan: string;
    cash: string;
  }): InBoth => ({
    "zh-CN": {
      what: `上缴 ${p.yuan} 元超过 ${p.library} 在 ${p.day} 的资金余额 ${p.cash} 元（到位 − 上缴 − 支出）。`,
      next: `没有登记。核对金额；到位的资金没有登记的，先登记：balis subproject receive ${shellWord(p.subproject)} …。`,
    },
    en: {
      what: `${p.yuan} yuan returned is more than the ${p.cash} that ${p.library} had on ${p.day} (received, less returned and spent).`,
      next: `Nothing was recorded. Check the amount; if money that arrived is missing, record it first: balis subproject receive ${shellWord(p.subproject)} ….`,
    },
  }),
  "passed-on-money-must-arrive": (p: { subproject: string; sum: string }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 的转拨合计 ${p.sum} 元，不为零：转出和转入对不上。`,
      next: `转出馆和转入馆各登记一张凭证：balis subproject receive ${shellWord(p.subproject)} --kind passed-on …。`,
    },
    en: {
      what: `What libraries of ${p.subproject} passed on comes to ${p.sum} yuan, not to zero: a side is missing.`,
      next: `Both libraries record their voucher: balis subproject receive ${shellWord(p.subproject)} --kind passed-on ….`,
    },
  }),
  "receipts-must-be-recorded": (p: { subproject: string }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 没有登记到位资金，报告里的到位金额是空的。`,
      next: `按凭证登记：balis subproject receive ${shellWord(p.subproject)} --import 到位资金.csv，或逐笔登记。`,
    },
    en: {
      what: `No money received is recorded for ${p.subproject}, so the report cannot say what arrived.`,
      next: `Record it by voucher: balis subproject receive ${shellWord(p.subproject)} --import RECEIPTS.csv, or one by one.`,
    },
  }),
  "spending-should-be-received": (p: {
    subproject: string;
    received: string;
    spent: string;
    over: string;
  }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 到位 ${p.received} 元，支出 ${p.spent} 元：垫付 ${p.over} 元。`,
      next: "核对到位资金是否登记齐全；确是垫付的，在报告中说明。",
    },
    en: {
      what: `${p.received} yuan arrived for ${p.subproject} and ${p.spent} were spent: ${p.over} were advanced.`,
      next: "Check that all receipts are recorded; if money was advanced, the report should say so.",
    },
  }),
  "grant-should-be-planned": (p: {
    subproject: string;
    granted: string;
    planned: string;
    unplanned: string;
  }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 批复 ${p.granted} 元，各年财政预算合计 ${p.planned} 元，尚有 ${p.unplanned} 元没有编入预算。`,
      next: `编入：balis subproject budget ${shellWord(p.subproject)} --import 预算.csv；不再使用的，在报告中说明。`,
    },
    en: {
      what: `${p.granted} yuan were granted to ${p.subproject}, ${p.planned} are budgeted: ${p.unplanned} are not planned yet.`,
      next: `Budget them: balis subproject budget ${shellWord(p.subproject)} --import BUDGET.csv, or say in the report why they are not used.`,
    },
  }),
  "funds-used-must-be-what-the-library-spent": (p: {
    library: string;
    used: string;
    spent: string;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.library} 使用经费 ${p.used} 元，而账册里它的累计支出是 ${p.spent} 元。`,
      next: "按各校累计执行数（已减上年支出收回）填写；见验收报告的各校表。",
    },
    en: {
      what: `${p.library} is said to have used ${p.used} yuan; by the books it spent ${p.spent}.`,
      next: "Give what each spent since the beginning, less what came back: the acceptance report has it by university.",
    },
  }),
} satisfies MessagesOfCodes;
