/** What the figures of a sub-project rest on, in words. */
import { counted, type Language } from "../../../core/words/language.ts";

const zh = {
  move: (p: {
    subproject: string;
    number: number;
    day: string;
    by: string;
    move: string;
    document: string;
  }) =>
    `${p.subproject} #${p.number} ${p.day} ${p.by} ${p.move}${p.document === "" ? "" : `（${p.document}）`}`,
  recorded: (p: { operator: string; at: string }) => `由 ${p.operator} 于 ${p.at} 登记`,
  evidence: (p: { path: string; sha256: string }) => `依据文件 ${p.path}，SHA-256 ${p.sha256}`,
  text: (p: { report: string; section: string; operator: string; at: string; length: number }) =>
    `${p.report}“${p.section}”，${p.length} 字，${p.operator} 于 ${p.at} 写入`,
  typed: "直接写入，没有文件",
};

const en: typeof zh = {
  move: (p) =>
    `${p.subproject} #${p.number} ${p.day} ${p.by}: ${p.move}${p.document === "" ? "" : ` (${p.document})`}`,
  recorded: (p) => `recorded by ${p.operator} at ${p.at}`,
  evidence: (p) => `supporting document ${p.path}, SHA-256 ${p.sha256}`,
  text: (p) =>
    `"${p.section}" of the ${p.report}, ${counted(p.length, "character")}, written by ${p.operator} at ${p.at}`,
  typed: "typed in, without a file",
};

export const subProjectExplainWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
