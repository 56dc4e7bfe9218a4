import type { InBoth, MessagesOfCodes } from "../../../core/words/language.ts";

const ZH = "在原文件中更正此行，再导入更正后的文件。";
const EN = "Correct the row in its file and import the corrected file.";

const WEEKDAYS_ZH = ["一", "二", "三", "四", "五", "六", "日"];
const WEEKDAYS_EN = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** What can be wrong with the text of a cell. */
export const cellMessages = {
  "value-must-be-given": (p: { heading: string }): InBoth => ({
    "zh-CN": { what: `“${p.heading}”为空。`, next: ZH },
    en: { what: `"${p.heading}" is empty.`, next: EN },
  }),
  "identifier-must-be-text": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `编号“${p.text}”已被表格软件当作数字或日期改写，原来的号码无法恢复。`,
      next: "从原系统重新导出，并把该列设为文本格式。",
    },
    en: {
      what: `A spreadsheet has turned the identifier "${p.text}" into a number or a date; its digits are lost.`,
      next: "Export it again from the system it comes from, with this column formatted as text.",
    },
  }),
  "number-must-be-one": (p: { text: string }): InBoth => ({
    "zh-CN": { what: `“${p.text}”一格写了几个编号。`, next: `一行只写一个编号，几笔分作几行。${ZH}` },
    en: {
      what: `"${p.text}" is several numbers in one cell.`,
      next: `Give each number a row of its own. ${EN}`,
    },
  }),
  "text-must-be-bounded": (p: { length: number; limit: number }): InBoth => ({
    "zh-CN": { what: `文字有 ${p.length} 个字，超过上限 ${p.limit}。`, next: ZH },
    en: { what: `The text has ${p.length} characters; the limit is ${p.limit}.`, next: EN },
  }),
  "date-must-be-readable": (p: { text: string }): InBoth => ({
    "zh-CN": { what: `“${p.text}”不是可识别的日期。`, next: `写作 2019-05-03 或 2019/5/3。${ZH}` },
    en: { what: `"${p.text}" is not a recognised date.`, next: `Write 2019-05-03. ${EN}` },
  }),
  "date-must-exist": (p: { text: string }): InBoth => ({
    "zh-CN": { what: `日期“${p.text}”不存在。`, next: ZH },
    en: { what: `There is no day "${p.text}".`, next: EN },
  }),
  "time-must-exist": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.text}”中的时刻不存在（24:00 是当日还是次日，无法判断）。`,
      next: `写作 00:00:00 至 23:59:59，或只写日期。${ZH}`,
    },
    en: {
      what: `"${p.text}" has a time of day that does not exist (24:00 could mean either of two days).`,
      next: `Write 00:00:00 to 23:59:59, or the date alone. ${EN}`,
    },
  }),
  "weekday-must-be-right": (p: { text: string; day: string; weekday: string }): InBoth => ({
    "zh-CN": { what: `“${p.text}”：${p.day} 是星期${WEEKDAYS_ZH[+p.weekday - 1] ?? ""}。`, next: ZH },
    en: { what: `"${p.text}": ${p.day} is a ${WEEKDAYS_EN[+p.weekday - 1] ?? ""}.`, next: EN },
  }),
  "year-must-be-known": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.text}”没有写年份，按本文件的账期也无法断定是哪一年。`,
      next: `写作 2019-05-03 或 2019/5/3。${ZH}`,
    },
    en: {
      what: `"${p.text}" has no year, and the file's period does not tell which one is meant.`,
      next: `Write 2019-05-03. ${EN}`,
    },
  }),
  "amount-must-be-exact": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.text}”不是精确到分的金额。`,
      next: `写作 12.50，最多两位小数。${ZH}`,
    },
    en: {
      what: `"${p.text}" is not an amount in yuan and fen.`,
      next: `Write 12.50, with at most two decimals. ${EN}`,
    },
  }),
  "amount-must-not-be-negative": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `金额“${p.text}”为负数。`,
      next: `退款不在本表填报，请联系管理中心另行处理；填错的，请更正。${ZH}`,
    },
    en: {
      what: `The amount "${p.text}" is negative.`,
      next: `Refunds are not reported in this file; contact the management centre. ${EN}`,
    },
  }),
  "count-must-be-whole": (p: { text: string }): InBoth => ({
    "zh-CN": { what: `“${p.text}”不是整数。`, next: ZH },
    en: { what: `"${p.text}" is not a whole number.`, next: EN },
  }),
  "count-must-not-be-negative": (p: { text: string }): InBoth => ({
    "zh-CN": { what: `“${p.text}”为负数。`, next: ZH },
    en: { what: `"${p.text}" is negative.`, next: EN },
  }),
  "count-must-be-positive": (): InBoth => ({
    "zh-CN": { what: "数量为 0。", next: `应大于 0；不知道时留空。${ZH}` },
    en: {
      what: "The count is 0.",
      next: `The count must be at least 1. If it is unknown, leave the cell empty. ${EN}`,
    },
  }),
  "page-range-must-be-readable": (p: { text: string }): InBoth => ({
    "zh-CN": { what: `“${p.text}”不是起止页码。`, next: `写作 51-71。${ZH}` },
    en: { what: `"${p.text}" is not a range of pages.`, next: `Write 51-71. ${EN}` },
  }),
  "weight-must-be-readable": (p: { text: string }): InBoth => ({
    "zh-CN": { what: `“${p.text}”不是重量。`, next: `写作 3kg、3.2公斤 或 500g。${ZH}` },
    en: { what: `"${p.text}" is not a weight.`, next: `Write 3kg or 500g. ${EN}` },
  }),
  "value-must-be-listed": (p: { text: string; allowed: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.text}”不在导入格式的取值表中。`,
      next: `更正此行，或在格式的 values 中把它归入其中一项：${p.allowed}。`,
    },
    en: {
      what: `The import format does not list the value "${p.text}".`,
      next: `Correct the row, or map it to one of these under values in the import format: ${p.allowed}.`,
    },
  }),
  "formula-must-have-value": (p: { formula: string }): InBoth => ({
    "zh-CN": {
      what: `公式 =${p.formula} 没有保存计算结果。`,
      next: "用 Excel 打开并保存一次，再重新导入。",
    },
    en: {
      what: `The formula =${p.formula} was saved without its result.`,
      next: "Open the workbook in a spreadsheet, save it, and import it again.",
    },
  }),
  "cell-must-not-be-error": (p: { text: string }): InBoth => ({
    "zh-CN": { what: `单元格是错误值 ${p.text}。`, next: ZH },
    en: { what: `The cell contains the error ${p.text}.`, next: EN },
  }),
} satisfies MessagesOfCodes;
