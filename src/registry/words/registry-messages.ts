import { shellWord } from "../../core/shell-word.ts";
import { counted, type InBoth, type MessagesOfCodes, type ParamsOf } from "../../core/words/language.ts";
import { DISTRICTS } from "../district.ts";
import { codeIn } from "./name-messages.ts";
import { agreementRoles, services } from "./registry-terms.ts";

const IMPORT_ZH = "更正后重新导入整个文件；本次没有写入任何内容。";
const IMPORT_EN = "Correct it and import the whole file again; nothing has been saved.";

export const registryMessages = {
  "library-must-be-unambiguous": (p: { text: string; candidates: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.text}”可能指：${p.candidates}。系统不猜测。`,
      next: "改用全称或 5 位学校代码。",
    },
    en: {
      what: `"${p.text}" is ambiguous: it may be ${p.candidates}. balis does not guess.`,
      next: "Use the full name or the 5-digit code.",
    },
  }),
  "library-code-must-be-valid": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.text}”不是图书馆代码。`,
      next: "应为 5 位学校代码（10002）、10 位学校标识码（4111010002）、分馆（10001-1）或外部来源（EXT-NLC）。",
    },
    en: {
      what: `"${p.text}" is not a library code.`,
      next: "Codes look like 10002, 4111010002, 10001-1 (a branch) or EXT-NLC (an external source).",
    },
  }),
  "library-must-be-new": (p: { library: string }): InBoth => ({
    "zh-CN": { what: `${p.library} 已在名录中。`, next: "用 balis library set 代码 修改它。" },
    en: {
      what: `${p.library} is already in the registry.`,
      next: "Change it: balis library set CODE.",
    },
  }),
  "library-must-have-agreement": (p: { library: string }): InBoth => ({
    "zh-CN": {
      what: `${p.library} 没有任何服务协议。`,
      next: `如果它是成员馆：balis agreement add ${codeIn(p.library)} --service dd --from 日期。`,
    },
    en: {
      what: `${p.library} has no agreement for any service.`,
      next: `If it is a member: balis agreement add ${codeIn(p.library)} --service dd --from DAY.`,
    },
  }),
  "ill-member-must-be-dd-member": (p: {
    library: string;
    from: string;
    to: string;
    uncovered: string;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.library} 的馆际互借协议（${p.from} 至 ${p.to || "今"}）自 ${p.uncovered} 起没有原文传递协议。`,
      next: `补上原文传递协议：balis agreement add ${codeIn(p.library)} --service dd --from ${p.uncovered}，或结束馆际互借协议。`,
    },
    en: {
      what:
        `${p.library} has an interlibrary loan agreement (${p.from} to ` +
        `${p.to || "now"}) but none for document delivery from ${p.uncovered} on.`,
      next:
        `Add it: balis agreement add ${codeIn(p.library)} --service ` +
        `dd --from ${p.uncovered}, or end the loan agreement.`,
    },
  }),
  "agreement-must-exist": (p: { library: string; service: string; day: string }): InBoth => ({
    "zh-CN": {
      what: `${p.library} 在 ${p.day} 没有有效的${service(p.service, "zh-CN")}协议。`,
      next: "用 balis agreement list 查看它的协议。",
    },
    en: {
      what: `${p.library} has no ${service(p.service, "en")} agreement in force on ${p.day}.`,
      next: "See its agreements: balis agreement list.",
    },
  }),
  "agreement-must-not-overlap": (p: {
    library: string;
    service: string;
    role: string;
    span: string;
    other: string;
  }): InBoth => ({
    "zh-CN": {
      what:
        `${p.library} 的${service(p.service, "zh-CN")}协议（` +
        `${role(p.role, "zh-CN")}）日期重叠：${p.span} 与 ${p.other}。`,
      next: `先结束较早的一份：balis agreement end ${codeIn(p.library)} --service ${p.service} --to 日期。`,
    },
    en: {
      what:
        `${p.library} has overlapping ${service(p.service, "en")} ` +
        `agreements (${role(p.role, "en")}): ${p.span} and ${p.other}.`,
      next:
        "End the earlier one first: balis agreement end " +
        `${codeIn(p.library)} --service ${p.service} --to DAY.`,
    },
  }),
  "alias-must-not-overlap": (p: { text: string; library: string; other: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.text}”同时是 ${p.library} 与 ${p.other} 的别名，导入时按此名称不予识别。`,
      next: `有意如此则无需处理；否则结束其中一个：balis alias end ${shellWord(p.text)} --library 代码 --to 日期。`,
    },
    en: {
      what: `"${p.text}" is an alias of both ${p.library} and ${p.other}, so imports reject it.`,
      next: `If this is intended, do nothing; otherwise end one of them: balis alias end ${shellWord(p.text)} --library CODE --to DAY.`,
    },
  }),
  "alias-must-exist": (p: { text: string; library: string }): InBoth => ({
    "zh-CN": {
      what: `${p.library} 没有在用的别名“${p.text}”。`,
      next: "用 balis alias list 查看它的别名。",
    },
    en: {
      what: `${p.library} has no alias "${p.text}" in use.`,
      next: "See its aliases: balis alias list.",
    },
  }),
  "alias-must-be-a-name": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.text}”不能作别名：它是代码，或没有可比对的文字。`,
      next: "别名应是馆名或简称，200 字以内；代码不必登记即可使用。",
    },
    en: {
      what: `"${p.text}" cannot be an alias: it is a code, or has no letters to compare.`,
      next: "An alias is a name or an abbreviation of at most 200 characters; codes work without one.",
    },
  }),
  "dates-must-be-in-order": (p: { from: string; to: string }): InBoth => ({
    "zh-CN": {
      what: `截止日期 ${p.to} 早于起始日期 ${p.from}。`,
      next: "请核对两个日期；长期有效则截止日期留空。",
    },
    en: {
      what: `The last day ${p.to} is before the first day ${p.from}.`,
      next: "Check both; leave the last day empty if there is no end date.",
    },
  }),
  "registry-table-must-be-readable": (p: { why: string }): InBoth => ({
    "zh-CN": {
      what: `文件不是完整的 CSV 表格（${p.why}）。`,
      next: "检查该行的引号是否成对，或在电子表格中打开并另存为 CSV。",
    },
    en: {
      what: `The file is not a complete CSV table (${p.why}).`,
      next: "Check that every quote in that row is closed, or save the file as CSV from a spreadsheet again.",
    },
  }),
  "registry-table-must-be-bounded": (p: { rows: number; limit: number }): InBoth => ({
    "zh-CN": {
      what: `表格有 ${p.rows} 行，超过上限 ${p.limit} 行。`,
      next: "名录表每馆只有几行，请确认选对了文件。",
    },
    en: {
      what: `The table has ${p.rows} rows; the limit is ${p.limit}.`,
      next: "A registry has a few rows for each library: check that this is the right file.",
    },
  }),
  "registry-table-must-have-heading": (p: { columns: string }): InBoth => ({
    "zh-CN": { what: "表格是空的，没有标题行。", next: `标题行应含：${p.columns}。` },
    en: {
      what: "The table is empty and has no header row.",
      next: `The header row must contain: ${p.columns}.`,
    },
  }),
  "registry-column-must-be-present": (p: { column: string }): InBoth => ({
    "zh-CN": { what: `缺少列：${p.column}。`, next: "在标题行补上此列（列名任选其一）。" },
    en: {
      what: `A column is missing: ${p.column}.`,
      next: "Add it to the header row (any one of the names).",
    },
  }),
  "registry-column-must-be-known": (p: { column: string; columns: string }): InBoth => ({
    "zh-CN": { what: `无法识别的列名“${p.column}”。`, next: `可用的列：${p.columns}。` },
    en: { what: `The column "${p.column}" is not known.`, next: `Possible columns: ${p.columns}.` },
  }),
  "registry-column-must-be-unique": (p: { column: string }): InBoth => ({
    "zh-CN": { what: `列“${p.column}”重复出现。`, next: "只保留一列。" },
    en: { what: `The column "${p.column}" appears twice.`, next: "Keep one of the two." },
  }),
  "registry-row-must-fit-heading": (p: { cells: number; columns: number }): InBoth => ({
    "zh-CN": {
      what: `该行有 ${p.cells} 格，标题行只有 ${p.columns} 列。`,
      next: `含逗号的内容要加引号。${IMPORT_ZH}`,
    },
    en: {
      what: `The row has ${counted(p.cells, "cell")}, the header row ${p.columns}.`,
      next: `Put texts that contain commas in quotes. ${IMPORT_EN}`,
    },
  }),
  "registry-row-must-be-unique": (p: { first: number }): InBoth => ({
    "zh-CN": { what: `与第 ${p.first} 行重复。`, next: `删去其中一行。${IMPORT_ZH}` },
    en: { what: `This repeats row ${p.first}.`, next: `Remove one of the two. ${IMPORT_EN}` },
  }),
  "district-must-be-known": (p: { text: string; near: readonly string[] }): InBoth => ({
    "zh-CN": {
      what: `“${p.text}”不是北京市的区。${p.near.length === 0 ? "" : `是否指${p.near.join("、")}？`}`,
      next: `写明现在的区名：${DISTRICTS.join("、")}；不在北京的写全省市，如 河北省廊坊市。`,
    },
    en: {
      what: `"${p.text}" is not a district of Beijing.${p.near.length === 0 ? "" : ` Is ${p.near.join(" or ")} meant?`}`,
      next: `Give today's name, one of ${DISTRICTS.join(", ")}; outside Beijing the province and city, such as 河北省廊坊市.`,
    },
  }),
  "district-must-be-of-today": (p: { text: string; now: string; on: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.text}”已于 ${p.on} 撤销，并入${p.now}。`,
      next: `核实图书馆现在的所在区，写明现在的区名，如 ${p.now}。`,
    },
    en: {
      what: `${p.text} was abolished on ${p.on} and became part of ${p.now}.`,
      next: `Check where the library lies and give today's name, such as ${p.now}.`,
    },
  }),
  "registry-value-must-be-given": (p: { column: string }): InBoth => ({
    "zh-CN": { what: `“${p.column}”为空。`, next: IMPORT_ZH },
    en: { what: `"${p.column}" is empty.`, next: IMPORT_EN },
  }),
  "registry-value-must-be-valid": (p: { column: string; text: string; allowed: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.column}”的值“${p.text}”无法识别。`,
      next: `可写作：${p.allowed}。${IMPORT_ZH}`,
    },
    en: {
      what: `"${p.text}" is not understood in column "${p.column}".`,
      next: `Possible: ${p.allowed}. ${IMPORT_EN}`,
    },
  }),
} satisfies MessagesOfCodes;

function service(key: string, language: "zh-CN" | "en"): string {
  return key === "dd" || key === "ill" ? services[key][language] : key;
}

function role(key: string, language: "zh-CN" | "en"): string {
  const found = Object.entries(agreementRoles).find(([name]) => name === key);
  return found ? found[1][language] : key;
}

declare module "../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof registryMessages> {}
}
