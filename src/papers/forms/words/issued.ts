import type { Language } from "../../../core/words/language.ts";

const shown = (text: string | null): string =>
  text === null || text === "" ? "—" : text.replace(/\s+/g, " ");

const zh = {
  columns: ["编号", "时间", "上报人", "报告", "文件", "SHA-256", "与现在的账册"],
  issued: (p: { number: number; isNew: boolean; sha256: string }) =>
    p.isNew
      ? `已记为第 ${p.number} 号上报，SHA-256 ${p.sha256}`
      : `与第 ${p.number} 号上报完全相同，没有另记`,
  now: (differing: number) => (differing === 0 ? "相同" : `${differing} 个数不同`),
  replaced: (number: number) => `已由第 ${number} 号取代`,
  notMade: (code: string) => `现在不能再生成（${code}）`,
  differs: (p: { number: number; file: string }) => `第 ${p.number} 号 ${p.file}：上报时 → 现在`,
  difference: (p: { name: string; issued: string | null; now: string | null }) =>
    `  ${p.name}：${shown(p.issued)} → ${shown(p.now)}`,
  more: (count: number) => `  另有 ${count} 个，见 --json`,
};

export type IssueWords = typeof zh;

const en: IssueWords = {
  columns: ["no.", "at", "by", "report", "file", "SHA-256", "books of today"],
  issued: (p) =>
    p.isNew
      ? `Recorded as issue no. ${p.number}, SHA-256 ${p.sha256}`
      : `The same as issue no. ${p.number}; nothing new was recorded`,
  now: (differing) =>
    differing === 0 ? "the same" : `${differing} ${differing === 1 ? "figure differs" : "figures differ"}`,
  replaced: (number) => `replaced by no. ${number}`,
  notMade: (code) => `cannot be made any more (${code})`,
  differs: (p) => `No. ${p.number}, ${p.file}: as issued → now`,
  difference: (p) => `  ${p.name}: ${shown(p.issued)} → ${shown(p.now)}`,
  more: (count) => `  and ${count} more, see --json`,
};

export const issueWords: Record<Language, IssueWords> = { "zh-CN": zh, en };
