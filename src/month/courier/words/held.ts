/** Words of the list of held amounts that nobody has answered. */
import { type Fen, formatYuan } from "../../../core/money.ts";
import { type Language, term } from "../../../core/words/language.ts";

/** `since`: the period of the earliest bill among them. */
interface HeldCount {
  readonly count: number;
  readonly yuan: string;
  readonly since: string;
}

/** Of a parcel that no loan of its month named: the one of a later period. */
interface CameLoan {
  readonly period: string;
  readonly file: string;
  readonly row: number;
  readonly payableFen: Fen;
}

const zh = {
  none: "物流账单没有待答复的暂缓支付金额。",
  heading: (p: HeldCount) =>
    `物流账单待答复的暂缓支付金额 ${p.count} 笔，合计 ${p.yuan} 元，自 ${p.since} 起（含已关账的账期）`,
  count: (p: HeldCount) =>
    `物流账单暂缓支付、待答复 ${p.count} 笔，合计 ${p.yuan} 元，自 ${p.since} 起；balis courier held 逐笔列出`,
  total: "合计",
  columns: ["账单账期", "公司", "账单 · 行", "运单号", "费用种类", "暂缓支付（元）", "原因", "答复"],
  noCompany: "未写明",
  nowRight: "结算时存疑，现已相符",
  contractFirst: "先更正账单上的公司，或启用该公司当日的合同；此前不能结算，答复也不算",
  loanCame: (p: CameLoan) =>
    `借阅后到：${p.period} ${p.file} 第 ${p.row} 行；按合同可付 ${formatYuan(p.payableFen)} 元`,
};

const en: typeof zh = {
  none: "No courier bill has a held amount that waits for an answer.",
  heading: (p) =>
    `Held amounts of courier bills waiting for an answer: ${p.count}, ${p.yuan} yuan in all, since ${p.since} (closed periods included)`,
  count: (p) =>
    `Courier bills: ${p.count} held ${p.count === 1 ? "amount waits" : "amounts wait"} for an answer, ${p.yuan} yuan in all, since ${p.since}; balis courier held lists them`,
  total: "Total",
  columns: ["billed in", "company", "bill · row", "waybill", "charge", "held (yuan)", "why", "answer"],
  noCompany: "not named",
  nowRight: "in doubt when settled, correct by now",
  contractFirst:
    "correct the company on the bill, or enact its contract of that day, first; until then the month is not settled, whatever is answered",
  loanCame: (p) =>
    `the loan came later: ${p.period} ${p.file}, row ${p.row}; payable by the contract: ${formatYuan(p.payableFen)} yuan`,
};

export const heldWords: Record<Language, typeof zh> = { "zh-CN": zh, en };

export const heldSummary = term(
  "各期物流账单中仍待答复的暂缓支付金额（含已关账的账期），逐笔列出原因和答复的命令",
  "held amounts of all courier bills that nobody has answered yet, closed periods included: why, and the command that answers each",
);
