import { shellWord } from "../../../core/shell-word.ts";
import { counted, type Language } from "../../../core/words/language.ts";
import type { Unread } from "../steps/try-profile.ts";
import { type SaidSource, saidPlace } from "./import-profile-messages.ts";

const zh = {
  heading: (p: { file: string; encoding: string; profile: string; kind: string }) =>
    `${p.file}：${p.kind}，格式 ${p.profile}，编码 ${p.encoding}`,
  sheet: (p: { name: string; headingRow: number; rows: number }) =>
    `${p.name === "" ? "" : `工作表 ${p.name}，`}${p.headingRow === 0 ? "没有表头" : `表头在第 ${p.headingRow} 行`}，共 ${p.rows} 行`,
  columns: ["列", "列名", "理解为", "单位", "示例"],
  unread: {
    unknown: "（不读取）",
    ignored: "（按格式不读）",
    personal: "（个人信息，不读）",
    deciding: "（决定该行算不算）",
  } as Readonly<Record<Unread, string>>,
  unreadColumns: (list: readonly { heading: string; examples: readonly string[] }[]) =>
    `没有读取的列：${list.map((c) => `${c.heading}${c.examples.length === 0 ? "" : `（如 ${c.examples.join("、")}）`}`).join("；")}。有用的请写进格式的 columns，无用的写进 ignored`,
  and: "、",
  said: (p: { field: string; source: SaidSource; text: string }) =>
    `${p.field}：取自${saidPlace["zh-CN"](p.source)}${p.text === "" ? "" : `，${p.text}`}`,
  unreadSheet: (p: { name: string; why: string }) => `未读取工作表 ${p.name}（${p.why}）`,
  own: "自存",
  present: (name: string) => `格式 ${name} 已存，无变化`,
  onlyByName: (p: { name: string; extended: string }) =>
    `注意：这份格式没有写明怎样认出它的文件，它们都会按 ${p.extended} 读取；只有写明 --profile ${p.name} 时才用它。要自动选用，请在 recognise 中写明只有这些文件才有的列名，或写 priority`,
  removed: (name: string) => `已停用格式 ${name}；历史保留，balis log 可查`,
  shippedAgain: (name: string) => `今后使用随程序提供的同名格式 ${name}`,
  filesStay: (n: number) => `已按它读取的 ${n} 个文件不变`,
  kept: (path: string) => `修改的内容没有存入账册，保留在 ${path}`,
  next: (file: string) => `下一步：balis import ${shellWord(file)} --dry-run 逐行检查`,
};

const en: typeof zh = {
  heading: (p) => `${p.file}: ${p.kind}, profile ${p.profile}, ${p.encoding}`,
  sheet: (p) => {
    const said = `${p.headingRow === 0 ? "no heading" : `heading in row ${p.headingRow}`}, ${counted(p.rows, "row")}`;
    return p.name === "" ? said.charAt(0).toUpperCase() + said.slice(1) : `Sheet ${p.name}: ${said}`;
  },
  columns: ["column", "heading", "read as", "unit", "examples"],
  unread: {
    unknown: "(not read)",
    ignored: "(not read, by the format)",
    personal: "(personal, not read)",
    deciding: "(says whether the row counts)",
  },
  unreadColumns: (list) =>
    `Columns that are not read: ${list.map((c) => `${c.heading}${c.examples.length === 0 ? "" : ` (e.g. ${c.examples.join(", ")})`}`).join("; ")}. Name the useful ones under columns in the format, the others under ignored`,
  and: ", ",
  said: (p) => `${p.field}: from ${saidPlace.en(p.source)}${p.text === "" ? "" : `, ${p.text}`}`,
  unreadSheet: (p) => `Sheet ${p.name} is not read (${p.why})`,
  own: "saved",
  present: (name) => `Profile ${name} was saved already; nothing changed`,
  onlyByName: (p) =>
    `Note: nothing in this format tells its files apart, so they are read by ${p.extended} unless --profile ${p.name} is given. To have it chosen by itself, name a heading under recognise that only its files have, or give it a priority`,
  removed: (name) => `Import format ${name} is no longer used; its history stays (balis log)`,
  shippedAgain: (name) => `From now on the shipped import format ${name} is used again`,
  filesStay: (n) =>
    `${n} ${n === 1 ? "file" : "files"} read by it ${n === 1 ? "stays" : "stay"} as ${n === 1 ? "it is" : "they are"}`,
  kept: (path) => `What you changed was not saved in the books; it is kept in ${path}`,
  next: (file) => `Next: balis import ${shellWord(file)} --dry-run checks every row`,
};

export const profileWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
