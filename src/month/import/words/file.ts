import type { Language } from "../../../core/words/language.ts";
import type { Saying } from "../witness.ts";
import { WITNESS_NAMES } from "./import.ts";

interface Numbered {
  readonly number: number;
  readonly name: string;
}

interface Rows extends Numbered {
  readonly rows: number;
}

const zh = {
  columns: ["编号", "种类", "馆", "账期", "采用", "待更正", "状态", "文件"],
  late: (p: { period: string; lateFor: string }) => `${p.period}（迟报 ${p.lateFor}）`,
  state: { counts: "计入", withdrawn: "已撤回" },
  correction: "计入（更正表）",
  replacedBy: (number: number) => `由第 ${number} 号替换`,
  withdrawn: (p: { day: string; by: string; reason: string }) => `于 ${p.day} 由 ${p.by} 撤回：${p.reason}`,
  listed: (p: { files: number; counts: number; replaced: number; withdrawn: number }) =>
    `共 ${p.files} 个文件：计入 ${p.counts}，已被替换 ${p.replaced}，已撤回 ${p.withdrawn}`,
  heading: (p: Numbered & { state: string }) => `${p.name}（第 ${p.number} 号）：${p.state}`,
  imported: (p: { day: string; by: string }) => `  ${p.day} 由 ${p.by} 导入`,
  saidLibrary: (text: string) => `  馆的依据：${text}`,
  saidPeriod: (text: string) => `  账期的依据：${text}`,
  saying: (said: Saying) =>
    `${said.by === "flag" ? "命令行" : WITNESS_NAMES[said.by].zh} ${said.says.join("、")}`,
  and: "、",
  findings: "  导入时发现、仍待处理的问题：",
  rowFindings: (n: number) => `  待更正 ${n} 行：`,
  correctedBy: (p: Rows) => `  其中 ${p.rows} 行已由退回更正表 ${p.name}（第 ${p.number} 号）更正`,
  corrects: (p: Rows) => `  退回更正表，更正了 ${p.name}（第 ${p.number} 号）的 ${p.rows} 行`,
  replaced: (p: Rows) => `  导入时替换了 ${p.name}（第 ${p.number} 号，采用 ${p.rows} 行）`,
  resting: "  以它为依据的：",
  nothingRests: "  没有以它为依据的对账或结算",
  matches: (p: { matches: number; open: number; decided: number }) =>
    `    对账：匹配 ${p.matches} 笔，差异待处理 ${p.open} 条、已处理 ${p.decided} 条`,
  charged: (p: { settlement: number; charges: string }) => `    第 ${p.settlement} 次结算：${p.charges}`,
  charge: (p: { kind: string; count: number; yuan: string }) => `${p.kind} ${p.count} 项 ${p.yuan} 元`,
  attendance: (rows: number) => `    参训名单 ${rows} 行写的是其中的活动`,
  spending: (p: { subproject: string; lines: number; yuan: string }) =>
    `    子项目 ${p.subproject} 的支出 ${p.lines} 行，共 ${p.yuan} 元`,
  done: (p: { file: string; about: string; rows: number }) =>
    `撤回 ${p.file}：${p.about}，采用的 ${p.rows} 行不再计入`,
  about: (p: { kind: string; library: string; period: string }) =>
    `${p.kind}，${p.library}，账期 ${p.period}`,
  named: (p: Numbered) => `${p.name}（第 ${p.number} 号）`,
  leaves: (p: Rows) => `  一并撤回：退回更正表 ${p.name}（第 ${p.number} 号），更正 ${p.rows} 行`,
  restored: (rows: number) => `  它所更正的 ${rows} 行恢复为更正前的内容`,
  returns: (p: Rows) => `  重新计入：${p.name}（第 ${p.number} 号），采用 ${p.rows} 行`,
  staysOut: (p: Numbered) => `  仍不计入：${p.name}（第 ${p.number} 号）`,
  again: (p: { period: string; reconcile: boolean; settle: boolean }) =>
    `下一步：${[p.reconcile ? `重新对账 balis reconcile ${p.period}` : "", p.settle ? `重新结算 balis settle ${p.period}` : ""].filter((t) => t !== "").join("，")}`,
};

const en: typeof zh = {
  columns: ["no.", "kind", "library", "period", "accepted", "to correct", "state", "file"],
  late: (p) => `${p.period} (late for ${p.lateFor})`,
  state: { counts: "counts", withdrawn: "withdrawn" },
  correction: "counts (correction sheet)",
  replacedBy: (number) => `replaced by ${number}`,
  withdrawn: (p) => `withdrawn on ${p.day} by ${p.by}: ${p.reason}`,
  listed: (p) => `Files: ${p.files}; ${p.counts} count, ${p.replaced} replaced, ${p.withdrawn} withdrawn`,
  heading: (p) => `${p.name} (no. ${p.number}): ${p.state}`,
  imported: (p) => `  Imported on ${p.day} by ${p.by}`,
  saidLibrary: (text) => `  Library stated by: ${text}`,
  saidPeriod: (text) => `  Period stated by: ${text}`,
  saying: (said) =>
    `${said.by === "flag" ? "the command" : WITNESS_NAMES[said.by].en} (${said.says.join(", ")})`,
  and: ", ",
  findings: "  Problems found by the import that still stand:",
  rowFindings: (n) => `  ${n} ${n === 1 ? "row" : "rows"} to be corrected:`,
  correctedBy: (p) => `  Rows corrected by the correction sheet ${p.name} (no. ${p.number}): ${p.rows}`,
  corrects: (p) => `  A correction sheet; rows of ${p.name} (no. ${p.number}) that it corrects: ${p.rows}`,
  replaced: (p) => `  It replaced ${p.name} (no. ${p.number}, rows accepted: ${p.rows})`,
  resting: "  What rests on it:",
  nothingRests: "  No reconciliation or settlement rests on it",
  matches: (p) =>
    `    Reconciliation: ${p.matches} matched, discrepancies: ${p.open} open, ${p.decided} resolved`,
  charged: (p) => `    Settlement ${p.settlement}: ${p.charges}`,
  charge: (p) => `${p.kind} ${p.yuan} yuan (charges: ${p.count})`,
  attendance: (rows) => `    Rows of attendance at its events: ${rows}`,
  spending: (p) => `    Spending of sub-project ${p.subproject}: ${p.yuan} yuan (lines: ${p.lines})`,
  done: (p) => `Withdrawn: ${p.file}, ${p.about}; rows that no longer count: ${p.rows}`,
  about: (p) => `${p.kind}, ${p.library}, period ${p.period}`,
  named: (p) => `${p.name} (no. ${p.number})`,
  leaves: (p) =>
    `  Withdrawn with it: the correction sheet ${p.name} (no. ${p.number}), rows corrected: ${p.rows}`,
  restored: (rows) => `  Rows that are again as they were before it corrected them: ${rows}`,
  returns: (p) => `  Counts again: ${p.name} (no. ${p.number}), rows accepted: ${p.rows}`,
  staysOut: (p) => `  Still does not count: ${p.name} (no. ${p.number})`,
  again: (p) =>
    `Next: ${[p.reconcile ? `balis reconcile ${p.period}` : "", p.settle ? `balis settle ${p.period}` : ""].filter((t) => t !== "").join(", then ")}`,
};

export const fileWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
