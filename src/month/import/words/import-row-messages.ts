import { counted, type InBoth, labelOf, type MessagesOfCodes } from "../../../core/words/language.ts";
import { fields } from "./field-terms.ts";
import { cellMessages } from "./import-cell-messages.ts";

const ZH = "在原文件中更正此行，再导入更正后的文件。";
const EN = "Correct the row in its file and import the corrected file.";

const ANSWER_ZH =
  "核对无误的，关账前答复：balis findings 账期 列出编号，balis findings answer 账期 编号 --reason 理由。";
const ANSWER_EN =
  "If all is right, answer before the close: balis findings PERIOD lists the id, then balis findings answer PERIOD ID --reason TEXT.";

/** What can be wrong with a row or a total: the sentences that a finding carries. */
export const rowMessages = {
  ...cellMessages,
  "row-must-fit-heading": (p: { cells: number; columns: number }): InBoth => ({
    "zh-CN": {
      what: `此行有 ${p.cells} 格，表头只有 ${p.columns} 列：可能有逗号未加引号，各列已错位。`,
      next: "整个文件没有导入。给含逗号的内容加上引号，或用 Excel 另存后重新导入。",
    },
    en: {
      what: `This row has ${counted(p.cells, "cell")} and the header row ${p.columns}: an unquoted comma may have shifted its columns.`,
      next: "Nothing of the file was imported. Put texts that contain commas in quotes, or save the file again from Excel.",
    },
  }),
  "row-must-have-all-cells": (p: { cells: number; columns: number }): InBoth => ({
    "zh-CN": {
      what: `此行只有 ${p.cells} 格，表头有 ${p.columns} 列：可能少了分隔符，后面的内容已错位，因此没有读取。`,
      next: "在原文件中核对此行：缺少的分隔符请补上（空的单元格也要有）；如各格都在自己的列下、只是省略了末尾的空单元格，请另存为 .xlsx 再导入。",
    },
    en: {
      what: `This row has only ${counted(p.cells, "cell")} and the header row ${p.columns}: a missing separator may have shifted them, so the row was not read.`,
      next: "Check the row in its file and restore the missing separator (empty cells need one, too). If every cell is in its own column and only empty cells at the end were left out, save the file as .xlsx and import that.",
    },
  }),
  "heading-must-not-be-data": (p: { row: number; rows: number }): InBoth => ({
    "zh-CN": {
      what: `没有读到一行数据：第 ${p.row} 行被当作表头，后面 ${p.rows} 行与它的列名相同，都被当作重复的表头。`,
      next: "整个文件没有导入。用 balis profile try 文件 查看；表格的内容与列名相同时，请更正导入格式中的列名。",
    },
    en: {
      what: `No row of data was read: row ${p.row} was taken as the header row, and ${counted(p.rows, "identical row")} below it as repeated header rows.`,
      next: "Nothing of the file was imported. Preview it with balis profile try FILE; if a column name of the import format is also a value in the table, correct the import format.",
    },
  }),
  "cells-must-not-be-merged": (p: { range: string }): InBoth => ({
    "zh-CN": {
      what: `${p.range} 合并成了一个单元格，无法判断其中的内容属于哪一行、哪一列。`,
      next: "取消合并，在每个单元格中填上各自的内容，再导入更正后的文件。",
    },
    en: {
      what: `${p.range} are merged into one cell; it is unclear which rows and columns its value belongs to.`,
      next: "Unmerge them, fill in each cell, and import the corrected file.",
    },
  }),
  "money-column-must-be-read": (p: { column: string; text: string; isDirection: boolean }): InBoth => ({
    "zh-CN": {
      what: p.isDirection
        ? `“${p.column}”一列没有读取，而此行写着“${p.text}”：照“金额”记入，正负会相反。`
        : `“${p.column}”一列没有读取，而此行有金额 ${p.text}：不计入，支出数就不对。`,
      next: p.isDirection
        ? "整个文件没有导入。请改为借方金额、贷方金额两列，或把退回的金额写成负数，再导入。"
        : `整个文件没有导入。是退回、红字的，把列名改为“贷方金额”；不应计入支出的，删去该列另存，或在自己的导入格式（extends: subproject-spending）里写明 ignored: [${p.column}]，再导入。`,
    },
    en: {
      what: p.isDirection
        ? `The column "${p.column}" is not read, and this row says "${p.text}" there: its amount would be counted with the wrong sign.`
        : `The column "${p.column}" is not read, and this row has ${p.text} there: without it the amount spent is wrong.`,
      next: p.isDirection
        ? "Nothing of the file was imported. Give debit and credit a column each (借方金额, 贷方金额), or enter refunds as negative amounts; then import the file."
        : `Nothing of the file was imported. If it is a refund, rename the column to 贷方金额 (credit). If it is not spending, delete the column in a copy, or list it in an import format of your own (extends: subproject-spending) under ignored: [${p.column}]; then import the file.`,
    },
  }),
  "row-must-be-debit-or-credit": (p: { debit: string; credit: string }): InBoth => ({
    "zh-CN": {
      what: `此行借方 ${p.debit}、贷方 ${p.credit} 都有金额：是支出还是退回，看不出来。`,
      next: ZH,
    },
    en: {
      what: `This row has both a debit (${p.debit}) and a credit (${p.credit}): it is unclear whether it is spending or a refund.`,
      next: EN,
    },
  }),
  "closing-entry-must-not-be-spending": (p: { amount: string }): InBoth => ({
    "zh-CN": {
      what: `贷方 ${p.amount} 元像是期末结转：照退回记入，会把已经支出的数冲掉。`,
      next: "没有记入此行。是结转的，在导出时不选结转凭证，或删去此行另存；确是退回的，在摘要里写明“退回”，再导入。",
    },
    en: {
      what: `This credit of ${p.amount} yuan looks like a closing entry: recorded as a refund, it would cancel what was spent.`,
      next: "The row was not recorded. Export without closing entries, or delete the row in a copy. If it really is a refund, write 退回 in its summary and import the file again.",
    },
  }),
  "refund-should-be-of-this-year": (p: { amount: string }): InBoth => ({
    "zh-CN": {
      what: `退回的 ${p.amount} 元，摘要说是以前年度的；现在冲减凭证所在年度的支出。`,
      next: "已经记入。退回的是以前年度支出的，财务上不走本年支出科目：请与财务核对，有误的更正原文件后重新导入（--supersede）。",
    },
    en: {
      what: `${p.amount} yuan were refunded; by its summary, for an earlier year's spending. It now reduces the spending of the voucher's year.`,
      next: "It was recorded. A refund of an earlier year's spending does not belong in this year's spending account: check with the finance office and, if it is wrong, import a corrected file (--supersede).",
    },
  }),
  "cells-must-stand-under-a-heading": (p: { rows: number }): InBoth => ({
    "zh-CN": {
      what: `表格右侧没有列名的地方有内容（共 ${p.rows} 行），未读取。`,
      next: `如是数据，请补上列名后重新导入；如是批注，${ANSWER_ZH}`,
    },
    en: {
      what: `${p.rows} ${p.rows === 1 ? "row has" : "rows have"} content outside the table, in columns without a header. It was not read.`,
      next: `If they are data, give the column a header and import again. If these are notes: ${ANSWER_EN}`,
    },
  }),
  /** `columns`: "页 数量 (F), 收费(元) (H)". */
  "column-must-be-read-as-before": (p: {
    field: string;
    was: string;
    file: string;
    columns: string;
    profile: string;
  }): InBoth => ({
    "zh-CN": {
      what: `先前的文件 ${p.file} 有“${p.was}”一列（${labelOf("zh-CN", fields, p.field)}），本文件没有读到；没有读取的列：${p.columns}。`,
      next: `列名改了的，改回“${p.was}”，或在自己的导入格式（extends: ${p.profile}）的 columns: ${p.field}: headings 里写明新列名，再导入；与此无关的列，写入 ignored。`,
    },
    en: {
      what: `The earlier file ${p.file} had a column "${p.was}" (${labelOf("en", fields, p.field)}); none was read in this one. Not read: ${p.columns}.`,
      next: `If the column was renamed, change it back to "${p.was}", or name it in an import format of your own (extends: ${p.profile}) under columns: ${p.field}: headings; then import again. List columns that have nothing to do with it under ignored.`,
    },
  }),
  "heading-bracket-must-be-known": (p: { field: string; columns: string; profile: string }): InBoth => ({
    "zh-CN": {
      what: `${p.columns} 一列没有读取：括号里的单位或说明不明，不能当作“${labelOf("zh-CN", fields, p.field)}”。`,
      next: `金额以元、重量以千克填写，并把列名改为不带此括号的，再导入；不应读取的列，在自己的导入格式（extends: ${p.profile}）里写入 ignored。`,
    },
    en: {
      what: `The column ${p.columns} was not read: it is unclear what its bracket means, so it cannot be taken for the ${labelOf("en", fields, p.field)}.`,
      next: `Enter amounts in yuan and weights in kg, give the column its name without the bracket, and import again. If it should not be read, list it under ignored in an import format of your own (extends: ${p.profile}).`,
    },
  }),
  "totalled-column-must-be-read": (p: { columns: string; declared: string; profile: string }): InBoth => ({
    "zh-CN": {
      what: `合计行在没有读取的列 ${p.columns} 下写有 ${p.declared}，无从核对。`,
      next: `应当读取的，改为导入格式中的列名，或在自己的导入格式（extends: ${p.profile}）的 headings 里写明；不应读取的，写入 ignored。再导入。`,
    },
    en: {
      what: `The total row says ${p.declared} under a column that is not read: ${p.columns}. It was not compared.`,
      next: `If the column should be read, give it the name of the import format, or name it under headings in an import format of your own (extends: ${p.profile}); if not, list it under ignored. Then import again.`,
    },
  }),
  "nil-return-must-have-no-rows": (p: { text: string; rows: number }): InBoth => ({
    "zh-CN": {
      what: `此行写明“${p.text}”，而表中另有 ${p.rows} 行业务。`,
      next: `有业务的，删去此行；没有业务的，删去其他行。${ZH}`,
    },
    en: {
      what: `This row says "${p.text}", but the table has ${p.rows} other ${p.rows === 1 ? "row" : "rows"}.`,
      next: `If there is something to report, delete this row; if there is nothing, delete the others. ${EN}`,
    },
  }),
  /** `flag`: what --sheets must say; files of earlier programs say nothing of it. */
  "fitting-sheet-must-be-read": (p: { sheet: string; read: string; flag?: string }): InBoth => ({
    "zh-CN": {
      what: `工作表“${p.sheet}”的表头也能识别，但只读取了“${p.read}”。`,
      next: `如也应导入，加 --sheets ${p.flag ?? `"${p.sheet}"`} 再导入一次；分属不同馆、账期或种类的工作表会分别导入。`,
    },
    en: {
      what: `Sheet "${p.sheet}" has a header row that can be read, too, but only "${p.read}" was read.`,
      next: `If it should be imported too, import the file again with --sheets ${p.flag ?? `"${p.sheet}"`}. Sheets of different libraries, periods or kinds are imported separately.`,
    },
  }),
  /** `field`: what was added up, where the place names no column. */
  "control-total-must-agree": (p: {
    declared: string;
    computed: string;
    unreadable: number;
    field?: string;
  }): InBoth => ({
    "zh-CN": {
      what: `合计行${p.field === undefined ? "" : `的“${labelOf("zh-CN", fields, p.field)}”`}写 ${p.declared}，逐行相加是 ${p.computed}${unreadableZh(p.unreadable)}。`,
      next: "核对是否漏行或重行；更正后重新导入。",
    },
    en: {
      what: `The total row says ${p.declared}${p.field === undefined ? "" : ` for "${labelOf("en", fields, p.field)}"`}, the rows add up to ${p.computed}${unreadableEn(p.unreadable)}.`,
      next: "Check whether rows are missing or repeated; correct the file and import it again.",
    },
  }),
  "row-must-be-of-the-table": (): InBoth => ({
    "zh-CN": {
      what: "这一行是文字，不是表中的一行；其内容不予保存。",
      next: "若是表下的说明，删去它或以“备注”开头；若是一条记录，补齐各列。更正后重新导入。",
    },
    en: {
      what: "This is a line of text and not a row of the table; what it says is not kept.",
      next: 'If it is a remark below the table, remove it or begin it with "Note:"; if it is a record, fill in its columns. Then import the file again.',
    },
  }),
  "remark-must-not-void-rows": (p: { word: string }): InBoth => ({
    "zh-CN": {
      what: `此行备注写有“${p.word}”，说有的行不算数；程序不能确定是哪些行，各行仍照常采用。`,
      next: `不算数的行请从文件中删去，再导入更正后的文件；${ANSWER_ZH}`,
    },
    en: {
      what: `This remark ("${p.word}") says that some rows do not count; it is not clear which, so all rows were read as usual.`,
      next: `Remove the rows that do not count from the file, and import the corrected file. ${ANSWER_EN}`,
    },
  }),
  "notes-must-not-void-rows": (p: { column: string; word: string; rows: string; count: number }): InBoth => ({
    "zh-CN": {
      what: `“${p.column}”列写有“${p.word}”的 ${p.count} 行仍照常采用：第 ${p.rows} 行。`,
      next: `不算数的行请从文件中删去，写错的行请更正，再导入更正后的文件；${ANSWER_ZH}`,
    },
    en: {
      what: `The column "${p.column}" says "${p.word}" beside ${p.count === 1 ? "a row that counts" : `${p.count} rows that count`}: ${p.rows}.`,
      next: `Remove the rows that do not count from the file, correct those that are wrong, and import the corrected file. ${ANSWER_EN}`,
    },
  }),
  "control-total-must-be-readable": (p: { text: string }): InBoth => ({
    "zh-CN": { what: `合计行中的“${p.text}”不是数。`, next: "更正合计行，或删去它，再重新导入。" },
    en: {
      what: `The total row contains "${p.text}", which is not a number.`,
      next: "Correct or remove the total row and import the file again.",
    },
  }),
  "rows-must-have-one-reporter": (p: { expected: string }): InBoth => ({
    "zh-CN": {
      what: `此行的填报方与本文件其他行不同（应为${p.expected === "supplier" ? "提供方" : "请求方"}）。`,
      next: "按填报方分成两个文件，分别导入。",
    },
    en: {
      what: `This row was reported by the other party (expected: ${p.expected}).`,
      next: "Split the file by who reported, and import the two parts.",
    },
  }),
  "supply-must-not-precede-request": (p: { requestedOn: string; suppliedOn: string }): InBoth => ({
    "zh-CN": { what: `提供日期 ${p.suppliedOn} 早于申请日期 ${p.requestedOn}。`, next: ZH },
    en: {
      what: `The supply date ${p.suppliedOn} is before the request date ${p.requestedOn}.`,
      next: EN,
    },
  }),
  "return-must-not-precede-supply": (p: { leftOn: string; returnedOn: string }): InBoth => ({
    "zh-CN": { what: `归还日期 ${p.returnedOn} 早于借出或申请的日期 ${p.leftOn}。`, next: ZH },
    en: {
      what: `The return date ${p.returnedOn} is before the day it was sent or requested, ${p.leftOn}.`,
      next: EN,
    },
  }),
  "parties-must-differ": (p: { library: string }): InBoth => ({
    "zh-CN": { what: `提供馆与请求馆相同（${p.library}）。`, next: ZH },
    en: { what: `Supplier and requester are the same library (${p.library}).`, next: EN },
  }),
  "correction-must-name-a-row": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.text}”不是可以更正的记录：不存在、已更正过，或所在文件已被替换或撤回。`,
      next: "请用最新的退回更正表，且不要改动“原记录”一列；新增的业务请把该格留空。",
    },
    en: {
      what: `Row "${p.text}" cannot be corrected: it does not exist, has already been corrected, or is in a file that was replaced or withdrawn.`,
      next: 'Use the latest correction sheet and do not change the column "original row". For a new request leave that cell empty.',
    },
  }),
  "correction-must-be-once": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `原记录“${p.text}”在文件中出现了两次。`,
      next: "一条原记录只能更正为一行；拆成两笔时，第二行把该格留空。",
    },
    en: {
      what: `Original row "${p.text}" appears twice in the file.`,
      next: 'One original row can be corrected by one row only. To split a request, leave "original row" empty in the second row.',
    },
  }),
  "filled-request-must-have-supply-date": (): InBoth => ({
    "zh-CN": { what: "状态为满足，但没有提供日期。", next: ZH },
    en: { what: "The request is filled but has no supply date.", next: EN },
  }),
} satisfies MessagesOfCodes;

function unreadableZh(rows: number): string {
  return rows === 0 ? "" : `（另有 ${rows} 行无法读取，未计入）`;
}

function unreadableEn(rows: number): string {
  return rows === 0
    ? ""
    : ` (${counted(rows, "more row", "more rows")} could not be read and ${rows === 1 ? "is" : "are"} not included)`;
}
