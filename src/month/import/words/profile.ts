import { shellWord } from "../../../core/shell-word.ts";
import type { Language } from "../../../core/words/language.ts";

const zh = {
  heading: (p: { file: string; encoding: string; profile: string; kind: string }) =>
    `${p.file}：${p.kind}，格式 ${p.profile}，编码 ${p.encoding}`,
  sheet: (p: { name: string; headingRow: number; rows: number }) =>
    `${p.name === "" ? "表头" : `工作表 ${p.name}，表头`}在第 ${p.headingRow} 行，共 ${p.rows} 行`,
  columns: ["列", "列名", "理解为", "单位", "示例"],
  unread: "（不读取）",
  unreadSheet: (p: { name: string; why: string }) => `未读取工作表 ${p.name}（${p.why}）`,
  own: "自存",
  present: (name: string) => `格式 ${name} 已存，无变化`,
  next: (file: string) => `下一步：balis import ${shellWord(file)} --dry-run 逐行检查`,
};

const en: typeof zh = {
  heading: (p) => `${p.file}: ${p.kind}, profile ${p.profile}, ${p.encoding}`,
  sheet: (p) =>
    `${p.name === "" ? "Heading" : `Sheet ${p.name}: heading`} in row ${p.headingRow}, ${p.rows} rows`,
  columns: ["column", "heading", "read as", "unit", "examples"],
  unread: "(not read)",
  unreadSheet: (p) => `Sheet ${p.name} is not read (${p.why})`,
  own: "saved",
  present: (name) => `Profile ${name} was saved already; nothing changed`,
  next: (file) => `Next: balis import ${shellWord(file)} --dry-run checks every row`,
};

export const profileWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
