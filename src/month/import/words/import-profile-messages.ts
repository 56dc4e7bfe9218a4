/** What an import format says, and what is wrong with it or with what a sheet says once for all of its rows. */

import { shellWord } from "../../../core/shell-word.ts";
import { type InBoth, type Language, labelOf, type MessagesOfCodes } from "../../../core/words/language.ts";
import { fields } from "./field-terms.ts";

/** What is wrong with a profile's text. */
export type ProfileProblem =
  | "syntax"
  | "unknown-key"
  | "missing-key"
  | "wrong-value"
  | "unknown-field"
  | "unknown-parent"
  | "circular"
  | "heading-twice"
  | "reads-a-person"
  | "essential-field"
  | "fixed-value"
  | "not-summable"
  | "two-sources"
  | "not-a-number"
  | "not-combinable"
  | "not-joinable"
  | "name-taken"
  | "too-large";

/** Where a sheet says a value once: its name, or a cell above the table. */
export type SaidSource =
  | { readonly by: "sheet-name" }
  | { readonly by: "above"; readonly label: string }
  | { readonly by: "cell"; readonly address: string }
  | { readonly by: "heading"; readonly heading: string };

export const profileMessages = {
  "profile-must-be-valid": (p: {
    name: string;
    place: string;
    problem: ProfileProblem;
    detail: string;
    /** Of the words that are known there, the nearest. */
    near: string | null;
  }): InBoth => ({
    "zh-CN": {
      what: `导入格式 ${p.name} 有误（${p.place}）：${PROBLEMS[p.problem]["zh-CN"]}${p.detail === "" ? "" : `：${p.detail}`}${p.near === null ? "" : `，最接近的是 ${p.near}`}。`,
      next: "更正该行后重试；写法见 templates/profiles/README.md，或参照程序自带的格式：balis profile show 格式名。",
    },
    en: {
      what: `Import format ${p.name} is not valid (${p.place}): ${PROBLEMS[p.problem].en}${p.detail === "" ? "" : `: ${p.detail}`}${p.near === null ? "" : `; the nearest is ${p.near}`}.`,
      next: "Correct that line and try again. templates/profiles/README.md describes every key; balis profile show NAME prints an import format that comes with balis.",
    },
  }),
  "people-must-not-be-read": (p: {
    heading: string;
    letter: string;
    field: string;
    profile: string;
  }): InBoth => ({
    "zh-CN": {
      what: `“${p.heading}”（${p.letter} 列）是人的姓名、号码或联系方式，一律不读取；格式 ${p.profile} 却把它读作“${labelOf("zh-CN", fields, p.field)}”。`,
      next: "更正格式中该字段的列；如该列确实不是人的信息，改列名后重新导入。",
    },
    en: {
      what: `"${p.heading}" (column ${p.letter}) is a person's name, number or address, which is never read; import format ${p.profile} reads it as "${labelOf("en", fields, p.field)}".`,
      next: "Correct the column of that field in the format; if no person stands in the column, rename it and import again.",
    },
  }),
  "profile-edit-needs-an-editor": (p: { name: string }): InBoth => ({
    "zh-CN": {
      what: "没有可用的编辑器（须在终端中运行，并设置环境变量 EDITOR），或编辑器没有正常结束。",
      next: `改用文件：balis profile show ${shellWord(p.name)} 的输出另存为 YAML 文件，修改后 balis profile save 该文件。`,
    },
    en: {
      what: "No editor is available (it needs a terminal and the environment variable EDITOR), or the editor did not end well.",
      next: `Use a file instead: save the output of balis profile show ${shellWord(p.name)} as a YAML file, change it, and run balis profile save FILE.yaml.`,
    },
  }),
  "profile-must-not-replace": (p: { path: string }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 已经存在，其中可能有改过的内容，没有覆盖。`,
      next: "用 -o 另写一个文件名，或先移走它。",
    },
    en: {
      what: `${p.path} exists and may have been changed by hand; it was not written over.`,
      next: "Name another file with -o, or move it away first.",
    },
  }),
  "profile-must-be-saved": (p: { name: string; known: string }): InBoth => ({
    "zh-CN": {
      what: `账册中没有自存的格式 ${p.name}；随程序提供的格式不能停用。`,
      next: p.known === "" ? "账册中没有自存的格式。" : `自存的格式：${p.known}。`,
    },
    en: {
      what: `The books have no saved import format ${p.name}; only saved ones can be removed.`,
      next: p.known === "" ? "The books have no saved import formats." : `Saved import formats: ${p.known}.`,
    },
  }),
  "profile-must-not-be-extended": (p: { name: string; by: string }): InBoth => ({
    "zh-CN": {
      what: `格式 ${p.by} 扩展了 ${p.name}，停用后 ${p.by} 将无法使用。`,
      next: `先停用或修改 ${p.by}。`,
    },
    en: {
      what: `Import format ${p.by} extends ${p.name} and could not be used without it.`,
      next: `Remove or change ${p.by} first.`,
    },
  }),
  "rows-of-one-number-must-all-be-read": (p: { row: number }): InBoth => ({
    "zh-CN": {
      what: `按导入格式，编号相同的各行是同一笔；第 ${p.row} 行与它编号相同而有误，这一笔不能只算一部分，几行都没有采用。`,
      next: `更正第 ${p.row} 行，再导入更正后的文件。`,
    },
    en: {
      what: `By the import format, rows of one number are one record; row ${p.row} has the same number and cannot be read, and a part of a record does not count, so none of its rows was accepted.`,
      next: `Correct row ${p.row} and import the corrected file.`,
    },
  }),
  "rows-of-one-number-must-stand-in-one-sheet": (p: {
    number: string;
    sheet: string;
    row: number;
  }): InBoth => ({
    "zh-CN": {
      what: `按导入格式，编号相同的各行是同一笔；编号 ${p.number} 的行在工作表“${p.sheet}”（第 ${p.row} 行）中也有，分在两个工作表中的行不能合并，文件没有导入。`,
      next: "把同一编号的各行放在同一个工作表中再导入；如果是两笔不同的业务，请更正编号。",
    },
    en: {
      what: `By the import format, rows of one number are one record; number ${p.number} also stands in sheet "${p.sheet}" (row ${p.row}), and rows of two sheets are not joined, so the file was not imported.`,
      next: "Put all rows of one number in one sheet and import again; if they are two requests, correct the number.",
    },
  }),
  "rows-of-one-number-must-agree": (p: { field: string; one: string; other: string }): InBoth => ({
    "zh-CN": {
      what: `按导入格式，编号相同的各行是同一笔，但它们的“${labelOf("zh-CN", fields, p.field)}”不同：${p.one}，${p.other}；几行都没有采用。`,
      next: "核对并更正；各行可以不同的文字，在导入格式 combine 的 join 中写明，应当相加的数，在 add 中写明。",
    },
    en: {
      what: `By the import format, rows of one number are one record, but they differ in "${labelOf("en", fields, p.field)}": ${p.one}, ${p.other}; none of them was accepted.`,
      next: "Check and correct them. Texts that may differ are named in the import format under combine: join, numbers that add up under combine: add.",
    },
  }),
  "correction-must-be-read-plainly": (p: { file: string; profile: string }): InBoth => ({
    "zh-CN": {
      what: `${p.file} 有“原记录”一列，是退回更正表；导入格式 ${p.profile} 由几处内容得出一笔，不能逐行更正。`,
      next: "用 --profile 指定原文件所用的格式；或删去“原记录”一列，导入更正后的整份文件。",
    },
    en: {
      what: `${p.file} has the column "original row", so it is a correction sheet; import format ${p.profile} makes a record of several places, and its rows cannot be corrected one by one.`,
      next: "Name the import format of the original file with --profile, or remove that column and import the whole corrected file.",
    },
  }),
  "amount-must-be-of-its-currency": (p: { code: string; text: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.text}”不是精确到两位小数的 ${p.code} 金额，而导入格式写明这一列是 ${p.code}。`,
      next: "在原文件中更正此行；这一列如有几种货币，请分成几列。",
    },
    en: {
      what: `"${p.text}" is not an amount in ${p.code} with at most two decimals, and the import format says the column is in ${p.code}.`,
      next: "Correct the row in its file; if the column holds several currencies, give each its own column.",
    },
  }),
  "currency-must-have-a-rate": (p: { code: string; text: string }): InBoth => ({
    "zh-CN": {
      what: `${p.code} ${p.text} 不是人民币，导入格式没有写明汇率，不能计入。`,
      next: "在导入格式该列的 currency 中写明 rate 和 source（依据），再用 --supersede 重新导入。",
    },
    en: {
      what: `${p.code} ${p.text} is not in yuan, and the import format gives no rate, so it was not counted.`,
      next: "Give rate and source under currency of that column in the import format, then import again with --supersede.",
    },
  }),
  "value-said-once-must-be-clear": (p: {
    field: string;
    source: SaidSource;
    why: "missing" | "unreadable" | "contradictory";
    seen: string;
  }): InBoth => ({
    "zh-CN": {
      what: `按导入格式，“${labelOf("zh-CN", fields, p.field)}”取自${saidPlace["zh-CN"](p.source)}，但${WHY[p.why]["zh-CN"]}${p.seen === "" ? "" : `：${p.seen}`}。`,
      next: "请在文件中补上或更正，或修改导入格式（columns 的 from）；整份文件没有导入。",
    },
    en: {
      what: `By the import format, "${labelOf("en", fields, p.field)}" comes from ${saidPlace.en(p.source)}, but ${WHY[p.why].en}${p.seen === "" ? "" : `: ${p.seen}`}.`,
      next: "Complete or correct it in the file, or change the import format (columns: from); nothing of the file was imported.",
    },
  }),
} satisfies MessagesOfCodes;

const WHY: Readonly<Record<"missing" | "unreadable" | "contradictory", Readonly<Record<Language, string>>>> =
  {
    missing: { "zh-CN": "那里没有内容", en: "nothing stands there" },
    unreadable: { "zh-CN": "那里的内容无法识别", en: "what stands there is not understood" },
    contradictory: { "zh-CN": "那里有几种不同的内容", en: "several different values stand there" },
  };

export const saidPlace: Readonly<Record<Language, (source: SaidSource) => string>> = {
  "zh-CN": (source) => {
    if (source.by === "sheet-name") return "工作表名";
    if (source.by === "heading") return `列名“${source.heading}”`;
    return source.by === "above" ? `表格上方“${source.label}”旁的内容` : `表格上方的单元格 ${source.address}`;
  },
  en: (source) => {
    if (source.by === "sheet-name") return "the sheet's name";
    if (source.by === "heading") return `the column's name "${source.heading}"`;
    return source.by === "above"
      ? `the text beside "${source.label}" above the table`
      : `cell ${source.address} above the table`;
  },
};

const PROBLEMS: Readonly<Record<ProfileProblem, Readonly<Record<Language, string>>>> = {
  syntax: { "zh-CN": "YAML 语法错误", en: "the YAML cannot be read" },
  "unknown-key": { "zh-CN": "无法识别的键", en: "unknown key" },
  "missing-key": { "zh-CN": "缺少键", en: "a key is missing" },
  "wrong-value": { "zh-CN": "值不合规定", en: "the value is not allowed here" },
  "unknown-field": { "zh-CN": "这类文件没有此字段", en: "files of this kind have no such field" },
  "unknown-parent": { "zh-CN": "所扩展的格式不存在", en: "it extends an import format that does not exist" },
  circular: { "zh-CN": "格式互相扩展，形成循环", en: "import formats extend each other in a circle" },
  "heading-twice": { "zh-CN": "一个列名用于两个字段", en: "one column name is used for two fields" },
  "reads-a-person": {
    "zh-CN": "这是人的姓名、号码或联系方式，一律不读取",
    en: "a person's name, number or address, which is never read",
  },
  "essential-field": {
    "zh-CN": "必备字段没有写明来源（列名、from、固定值或生成规则）",
    en: "an essential field has no source (column names, from, fixed value or pattern)",
  },
  "fixed-value": { "zh-CN": "固定值无法识别", en: "the fixed value is not understood" },
  "not-summable": { "zh-CN": "该字段不能求和", en: "this field cannot be summed" },
  "two-sources": {
    "zh-CN": "同一字段写了两个来源",
    en: "two sources are given for one field",
  },
  "not-a-number": { "zh-CN": "该字段不是数", en: "this field is not a number" },
  "not-combinable": { "zh-CN": "不能把几行并为一笔", en: "rows cannot be combined here" },
  "not-joinable": {
    "zh-CN": "该字段不是文字，不能并列",
    en: "this field is not a text and cannot be joined",
  },
  "name-taken": { "zh-CN": "两个格式同名", en: "two import formats have the same name" },
  "too-large": { "zh-CN": "文件过大", en: "the text is too large" },
};
