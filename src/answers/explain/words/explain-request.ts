/** Words of what became of a request or a waybill: decisions, corrections, answers, and what it comes to now. */
import { shellWord } from "../../../core/shell-word.ts";
import type { Language } from "../../../core/words/language.ts";

interface Decided {
  readonly kind: string;
  readonly by: string;
  readonly reason: string;
}

const because = (open: string, reason: string, close: string): string =>
  reason === "" ? "" : `${open}${reason}${close}`;

const zh = {
  discrepancy: (p: {
    id: string;
    kind: string;
    request: string;
    decided: Decided | null;
    isLater: boolean;
  }) => {
    const open = p.isLater ? "待处理，处理前原结算不变" : "待处理，处理前不结算";
    const state = p.decided === null ? open : `${p.decided.kind}${because("（", p.decided.reason, "）")}`;
    return `差异 ${p.id}：${p.kind}，单号 ${p.request}，${state}；涉及金额`;
  },
  withdrawn: (p: Decided & { madeAt: string; operator: string; at: string; why: string }) =>
    `已撤回的处理：${p.kind}${because("（", p.reason, "）")}，${p.by} 于 ${p.madeAt} 作出；${p.operator} 于 ${p.at} 撤回${because("，理由：", p.why, "")}`,
  decidedBefore: (p: Decided & { madeAt: string }) =>
    `此前的处理：${p.kind}${because("（", p.reason, "）")}，${p.by} 于 ${p.madeAt} 作出`,
  correction: (p: {
    number: number;
    run: string;
    request: string;
    change: string | null;
    reason: string;
    by: string;
    at: string;
    discrepancy: string | null;
    replacedBy: number | null;
  }) =>
    `更正单 ${p.number}（${p.run}）：单号 ${p.request}，${p.change === null ? "不应计入" : `应为 ${p.change}`}；理由：${p.reason}；${p.by} 于 ${p.at} 登记${p.discrepancy === null ? "" : `（处理差异 ${p.discrepancy} 时）`}${p.replacedBy === null ? "" : `；已由更正单 ${p.replacedBy} 代替`}`,
  notBooked: (p: { into: string; hasCharges: boolean }) =>
    p.hasCharges
      ? `账期 ${p.into} 结算之后数据有变，以上金额以下一次结算为准 → balis settle ${shellWord(p.into)}`
      : `尚未入账：由账期 ${p.into} 的下一次结算计入 → balis settle ${shellWord(p.into)}`,
  worthNow: (p: { request: string; kind: string; scheme: string | null; library: string }) =>
    `单号 ${p.request} 至今合计（含更正）：${p.kind}${p.scheme === null ? "" : `（${p.scheme}）`}，图书馆 ${p.library}`,
  waybill: (p: { waybill: string; lines: number; billed: string; held: string }) =>
    `运单 ${p.waybill}：账单 ${p.lines} 行，共 ${p.billed} 元；暂缓支付 ${p.held} 元；应付合计`,
  answer: (p: {
    number: number;
    period: string;
    kind: string;
    charge: string;
    yuan: string;
    reason: string;
    by: string;
    at: string;
    withdrawal: { by: string; at: string; reason: string } | null;
  }) =>
    `第 ${p.number} 号答复（${p.period}）：${p.charge} ${p.yuan} 元，${p.kind}；理由：${p.reason}；${p.by} 于 ${p.at} 作出${p.withdrawal === null ? "" : `；${p.withdrawal.by} 于 ${p.withdrawal.at} 撤回（${p.withdrawal.reason}），不再有效`}`,
};

const en: typeof zh = {
  discrepancy: (p) => {
    const open = p.isLater
      ? "open; what was settled stays as it is until it is resolved"
      : "open; not settled until it is resolved";
    const state = p.decided === null ? open : `${p.decided.kind}${because(" (", p.decided.reason, ")")}`;
    return `Discrepancy ${p.id}: ${p.kind}, request ${p.request}, ${state}; amount in question`;
  },
  withdrawn: (p) =>
    `Resolution that was withdrawn: ${p.kind}${because(" (", p.reason, ")")}, made by ${p.by}, ${p.madeAt}; withdrawn by ${p.operator}, ${p.at}${because(", reason: ", p.why, "")}`,
  decidedBefore: (p) =>
    `Earlier resolution: ${p.kind}${because(" (", p.reason, ")")}, made by ${p.by}, ${p.madeAt}`,
  correction: (p) =>
    `Correction ${p.number} (${p.run}): request ${p.request}, ${p.change === null ? "should not count" : `should be: ${p.change}`}; reason: ${p.reason}; noted by ${p.by}, ${p.at}${p.discrepancy === null ? "" : ` (by resolving discrepancy ${p.discrepancy})`}${p.replacedBy === null ? "" : `; correction ${p.replacedBy} counts in its place`}`,
  notBooked: (p) =>
    p.hasCharges
      ? `The data have changed since period ${p.into} was settled; its next settlement decides on the amounts above → balis settle ${shellWord(p.into)}`
      : `Not booked yet: it will be booked by the next settlement of period ${p.into} → balis settle ${shellWord(p.into)}`,
  worthNow: (p) =>
    `Request ${p.request} to date, corrections included: ${p.kind}${p.scheme === null ? "" : ` (${p.scheme})`}, library ${p.library}`,
  waybill: (p) =>
    `Waybill ${p.waybill}: ${p.lines} ${p.lines === 1 ? "line" : "lines"} billed, ${p.billed} yuan; held ${p.held} yuan; payable in all`,
  answer: (p) =>
    `Answer no. ${p.number} (${p.period}): ${p.charge} ${p.yuan} yuan, ${p.kind}; reason: ${p.reason}; given by ${p.by}, ${p.at}${p.withdrawal === null ? "" : `; withdrawn by ${p.withdrawal.by}, ${p.withdrawal.at} (${p.withdrawal.reason}), so it no longer counts`}`,
};

export const requestExplainWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
