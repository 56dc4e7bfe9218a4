/** What the desk says on its screen; the keys have the names of the resolutions, or the moves below. */

import { counted, type Language } from "../../../core/words/language.ts";
import type { DeskKey } from "../desk/desk-keys.ts";
import { resolutionKinds } from "./reconcile-terms.ts";

type Move = Exclude<DeskKey, keyof typeof resolutionKinds>;

const zh = {
  progress: (p: { at: number; of: number; open: number; risk: string; chosen: string | null }) =>
    `── ${p.chosen === null ? "" : `筛选“${p.chosen}”：`}第 ${p.at} 条，共 ${p.of} 条 · 待处理 ${p.open} 条，涉及金额 ${p.risk} 元 ──`,
  parties: (p: { supplier: string; requester: string }) => `提供馆 ${p.supplier} · 请求馆 ${p.requester}`,
  amounts: (p: { risk: string; unsettled: string; subsidy: string | null }) =>
    `涉及金额 ${p.risk} 元${p.subsidy === null ? "" : `（其中补贴 ${p.subsidy} 元）`}，未结金额 ${p.unsettled} 元`,
  dates: (p: { foundOn: string; due: string; owner: string }) =>
    `${p.foundOn} 发现 · 期限 ${p.due} · 负责人 ${p.owner}`,
  title: (title: string) => `文献 ${title}`,
  cut: (lines: number) => `…… 另有 ${lines} 行，v 看全部`,
  ask: "如何处理",
  wrongKey: "请键入上面列出的字母、数字或名称",
  moves: {
    skip: "下一条",
    back: "上一条",
    undo: "撤回上一次",
    filter: "筛选",
    whole: "看全部",
    quit: "离开（都已保存）",
  } as Readonly<Record<Move, string>>,
  askReason: (kind: string) => `“${kind}”的理由（留空：回到选择）`,
  askPages: "协商的页数（不改请留空）",
  askVolumes: "协商的册数（不改请留空）",
  askFee: "协商的费用，元（留空：按商定的页数）",
  /** `counts`: those that are possible, of so many rows. */
  askCount: ({ rows, counts }: { rows: number; counts: readonly number[] }) =>
    counts.length === rows
      ? `有 ${rows} 行可计，计入结算几笔（1 至 ${rows}；一笔也不计请选“不予结算”）`
      : `有 ${rows} 行可计，计费内容不相同，只能计 ${counts.join("、")} 笔（否则留空，改选“按协商值”）`,
  askFilter: "筛选：馆、类型、单号、文字，金额如 >=20，空格隔开（留空：全部）",
  wrongFilter: "金额写作 >=20、<5",
  noneChosen: "没有符合的待处理差异，筛选不变。",
  chosenDone: "筛选出来的看完了，回到全部。",
  decided: (p: { named: string; count: number }) =>
    p.count === 1 ? `已记入账册：${p.named}` : `已记入账册：${p.count} 条，各记一条`,
  undone: (p: { named: string; count: number }) =>
    p.count === 1 ? `已撤回：${p.named}` : `已撤回 ${p.count} 条：${p.named} 等`,
  undoReason: "处理时当场撤回",
  nothingToUndo: "这一次还没有作过决定。",
  changedMeanwhile: (named: string) => `${named} 已由别人处理，跳过。`,
  withdrawnMeanwhile: (named: string) => `${named} 的处理已由别人撤回，重新待处理。`,
  alike: (count: number) => `与刚才这一条同类、同两馆、差异相同的还有 ${count} 条：`,
  alikeSum: (p: { count: number; risk: string; unsettled: string }) =>
    `合计 ${p.count} 条，涉及金额 ${p.risk} 元，未结金额 ${p.unsettled} 元`,
  askAlike: (p: { count: number; kind: string; reason: string }) =>
    `这 ${p.count} 条也“${p.kind}”，理由同样记“${p.reason}”，逐条记录？（y 是，n 否）`,
  yes: ["y", "yes", "是"] as readonly string[],
  no: ["n", "no", "否"] as readonly string[],
  wrongYesNo: "请键入 y（是）或 n（否）",
};

const en: typeof zh = {
  progress: (p) =>
    `── ${p.chosen === null ? "" : `filter "${p.chosen}": `}${p.at} of ${p.of} · ${p.open} open, ${p.risk} yuan in question ──`,
  parties: (p) => `supplier ${p.supplier} · requester ${p.requester}`,
  amounts: (p) =>
    `${p.risk} yuan in question${p.subsidy === null ? "" : ` (${p.subsidy} of it subsidy)`}, ${p.unsettled} left unsettled`,
  dates: (p) => `found on ${p.foundOn} · due ${p.due} · owner ${p.owner}`,
  title: (title) => `item ${title}`,
  cut: (lines) => `… ${counted(lines, "more line")}; v shows all`,
  ask: "Decision",
  wrongKey: "Type one of the letters, digits or names listed above",
  moves: {
    skip: "next",
    back: "previous",
    undo: "withdraw the last",
    filter: "filter",
    whole: "show all",
    quit: "leave (all is saved)",
  },
  askReason: (kind) => `Reason for "${kind}" (empty: choose again)`,
  askPages: "Agreed pages (empty: as it is)",
  askVolumes: "Agreed volumes (empty: as it is)",
  askFee: "Agreed fee in yuan (empty: by the agreed pages)",
  askCount: ({ rows, counts }) =>
    counts.length === rows
      ? `How many of ${rows} rows count (1 to ${rows}; if none, choose "not settled")`
      : `The ${rows} rows are not paid alike: only ${counts.join(", ")} can count (else empty, and choose "as agreed")`,
  askFilter: "Filter: library, kind, number, text, amount as >=20; blanks between (empty: all)",
  wrongFilter: "An amount is written as >=20 or <5",
  noneChosen: "No open discrepancy fits; the filter is as before.",
  chosenDone: "That was the last one of the filter; all of them again.",
  decided: (p) =>
    p.count === 1 ? `In the books: ${p.named}` : `In the books: ${p.count}, a decision for each`,
  undone: (p) => (p.count === 1 ? `Withdrawn: ${p.named}` : `Withdrawn: ${p.count}, ${p.named} first`),
  undoReason: "withdrawn at once while resolving",
  nothingToUndo: "Nothing has been decided since the desk was opened.",
  changedMeanwhile: (named) => `${named} was resolved by somebody else and is skipped.`,
  withdrawnMeanwhile: (named) => `Somebody else withdrew what was decided of ${named}; it is open again.`,
  alike: (count) =>
    `${count} more of the same kind ${count === 1 ? "differs" : "differ"} as much between the same libraries:`,
  alikeSum: (p) => `${p.count} in all: ${p.risk} yuan in question, ${p.unsettled} yuan left unsettled`,
  askAlike: (p) =>
    `Decide ${p.count === 1 ? "it" : `each of the ${p.count}`} "${p.kind}", with the reason "${p.reason}"? (y yes, n no)`,
  yes: ["y", "yes"],
  no: ["n", "no"],
  wrongYesNo: "Type y or n",
};

export const deskScreen: Record<Language, typeof zh> = { "zh-CN": zh, en };

export function keyName(language: Language, key: DeskKey): string {
  return key in resolutionKinds
    ? resolutionKinds[key as keyof typeof resolutionKinds][language]
    : deskScreen[language].moves[key as Move];
}
