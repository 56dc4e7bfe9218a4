import type { InBoth, MessagesOfCodes, ParamsOf } from "../../../core/words/language.ts";
import type { PackProblem } from "../../../rules/pack-problem.ts";
import type { FileFormat } from "../../../tables/words/file-messages.ts";
import { fileFormats } from "../../../tables/words/file-messages.ts";
import type { MapProblem } from "../cell-map.ts";
import { mapProblemText } from "./map-problems.ts";

export const fillMessages = {
  "filled-text-should-fit-its-row": (p: { cells: readonly string[] }): InBoth => ({
    "zh-CN": {
      what: `填入的文字比行高多，打印时可能显示不全（${p.cells.length} 格）：${p.cells.join("、")}。`,
      next: "在表里加高这些行，或把表样的行高改为自动、加大单元格后重填。",
    },
    en: {
      what: `Texts higher than their rows, which may be cut in print (${p.cells.length} ${p.cells.length === 1 ? "cell" : "cells"}): ${p.cells.join(", ")}.`,
      next: "Make these rows higher, or give the form larger cells or rows of automatic height and fill it again.",
    },
  }),
  "cell-map-must-be-valid": (p: {
    file: string;
    line: number;
    column: number;
    path: string;
    problem: PackProblem | MapProblem;
  }): InBoth => ({
    "zh-CN": {
      what: `单元格对照表 ${p.file} 第 ${p.line} 行第 ${p.column} 列${p.path === "" ? "" : `（${p.path}）`}有误：${mapProblemText("zh-CN", p.problem)}。`,
      next: "更正对照表后再填；没有生成任何文件。全部名称用 --figures 列出；格式见 templates/cell-maps/ 中的例子。",
    },
    en: {
      what: `Cell map ${p.file} is wrong at line ${p.line}, column ${p.column}${p.path === "" ? "" : ` (${p.path})`}: ${mapProblemText("en", p.problem)}.`,
      next: "Correct it and fill the form again; nothing was written. --figures lists all names; see the example in templates/cell-maps/.",
    },
  }),
  "form-must-be-a-document": (p: { path: string }): InBoth => ({
    "zh-CN": { what: `${p.path} 不是 Word 文档。`, next: "在 Word 或 WPS 中另存为 .docx，再填。" },
    en: {
      what: `${p.path} is not a Word document.`,
      next: "Save it as .docx with Word or WPS, and fill that.",
    },
  }),
  "form-must-name-a-figure": (p: { path: string }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 里没有一个花括号里的名称，没有可填的。`,
      next: "在要填的地方写名称，如 {project.name}；全部名称用 --figures 列出。没有生成文件。",
    },
    en: {
      what: `${p.path} names no figure in braces; there is nothing to fill.`,
      next: "Write a name where a figure should stand, as {project.name}; --figures lists all of them. Nothing was written.",
    },
  }),
  "name-in-form-must-be-known": (p: { path: string; names: string; known: string }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 里的名称无法识别：${p.names}。`,
      next: `相近的有：${p.known}。全部名称用 --figures 列出；自己的名称写在 --map 的 names 里。没有生成文件。`,
    },
    en: {
      what: `${p.path} has names that are not known: ${p.names}.`,
      next: `Like these: ${p.known}. --figures lists all names; words of your own go into \`names\` of the --map file. Nothing was written.`,
    },
  }),
  "braces-of-form-must-match": (p: { path: string; text: string }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 的花括号不成对，或 {#列表} 没有对应的 {/列表}：${p.text}。`,
      next: "每个名称前后各一个花括号；列表的开始和结束写在同一张表的同一行或两行里。没有生成文件。",
    },
    en: {
      what: `The braces of ${p.path} do not match, or a {#list} lacks its {/list}: ${p.text}.`,
      next: "Each name has one brace before and one behind it; a list begins and ends in rows of one table. Nothing was written.",
    },
  }),
  "figure-in-form-must-be-shown-so": (p: { path: string; name: string }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 里的 {${p.name}}：这个数不能这样显示。`,
      next: "金额用 yuan 或 wan，比率用 percent；冒号和后面的字可以不写。没有生成文件。",
    },
    en: {
      what: `{${p.name}} in ${p.path}: the figure cannot be shown so.`,
      next: "Amounts take yuan or wan, rates take percent; the colon and what follows it may be left out. Nothing was written.",
    },
  }),
  "braces-of-form-must-be-plain": (p: { path: string; text: string }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 里的 ${p.text} 用的是全角花括号，不会被填写。`,
      next: "改用半角花括号 { }。没有生成文件。",
    },
    en: {
      what: `${p.text} in ${p.path} has full-width braces and would not be filled.`,
      next: "Type plain braces { } instead. Nothing was written.",
    },
  }),
  "name-map-must-be-valid": (p: { file: string }): InBoth => ({
    "zh-CN": {
      what: `${p.file} 不是 Word 表样的名称对照表。`,
      next: "写成 names: 下面每行一个“自己的名称: 我们的名称”，如 项目名称: project.name。",
    },
    en: {
      what: `${p.file} is not a map of names for a Word form.`,
      next: "Below `names:` write one line for each, your word and our name: 项目名称: project.name.",
    },
  }),
  "form-must-be-an-xlsx": (p: { path: string; found: FileFormat }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 不是 .xlsx 工作簿：${fileFormats[p.found]["zh-CN"]}。`,
      next: "在 Excel 或 WPS 中打开，另存为“Excel 工作簿（.xlsx）”，再填。",
    },
    en: {
      what: `${p.path} is not an .xlsx workbook: ${fileFormats[p.found].en}.`,
      next: "Open it in Excel or WPS, save it as Excel workbook (.xlsx), and fill that.",
    },
  }),
  "form-cell-must-be-free": (p: { cell: string; first: string; range: string; line: number }): InBoth => ({
    "zh-CN": {
      what: `${p.cell} 在合并单元格 ${p.range} 之中，不是第一格，写在那里看不见（对照表第 ${p.line} 行）。`,
      next: `对照表中改写 ${p.first}。`,
    },
    en: {
      what: `${p.cell} lies in the merged cells ${p.range} but is not the first of them, so it would not be visible (line ${p.line} of the map).`,
      next: `Name ${p.first} in the map.`,
    },
  }),
  "form-cell-must-not-be-a-formula": (p: { cell: string; formula: string; line: number }): InBoth => ({
    "zh-CN": {
      what: `${p.cell} 有公式 =${p.formula}，没有覆盖（对照表第 ${p.line} 行）。`,
      next: "由表自己计算的，从对照表中删去；确要覆盖的，写 replace: true。",
    },
    en: {
      what: `${p.cell} has the formula =${p.formula}, which was not overwritten (line ${p.line} of the map).`,
      next: "Take the cell off the map if the form computes it, or set replace: true.",
    },
  }),
  "form-cell-must-not-be-a-heading": (p: { cell: string; line: number }): InBoth => ({
    "zh-CN": {
      what: `${p.cell} 是 Excel 表格（“套用表格格式”）的列标题，改了它表会损坏（对照表第 ${p.line} 行）。`,
      next: "从对照表中删去，或在 Excel 中把该表格转换为区域并保存，再填。",
    },
    en: {
      what: `${p.cell} is the heading of an Excel table: changing it would damage the form (line ${p.line} of the map).`,
      next: "Take the cell off the map, or convert the table to a range in Excel, save, and fill that.",
    },
  }),
  /** Other cells compute with what stands in this one. */
  "form-formula-must-stay-whole": (p: { cell: string; range: string; line: number }): InBoth => ({
    "zh-CN": {
      what: `${p.cell} 的公式与 ${p.range} 共用，只覆盖这一格会毁掉其余的公式（对照表第 ${p.line} 行）。`,
      next: "在 Excel 中把其余各格的公式分别重新输入并保存，或在对照表中一并覆盖。",
    },
    en: {
      what: `${p.cell} shares its formula with ${p.range}: overwriting it alone would spoil the others (line ${p.line} of the map).`,
      next: "In Excel enter the formula again in each of the others and save, or overwrite all of them in the map.",
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof fillMessages> {}
}
