/** Words of payments, budgets, balances and corrections. */
import { formatYuan } from "../../../core/money.ts";
import { type Language, type Term, term } from "../../../core/words/language.ts";
import type { Movement, MovementKind } from "../movement.ts";
import { accountLabel } from "./account-label.ts";

const zh = {
  paymentColumns: ["编号", "日期", "账期", "种类", "科目", "资金", "金额", "凭证号", "说明"],
  budgetColumns: ["年度", "资金", "支付范围", "经济分类", "子项目", "预算", "已支付", "待支付", "可用余额"],
  /** Of the balances listed. */
  total: "合计",
  balanceColumns: ["科目", "科目代码", "余额（应付为正）", "30 天内", "31–90 天", "91–180 天", "180 天以上"],
  correctionColumns: ["编号", "更正", "计入", "服务", "单号", "应为", "理由", "状态"],
  holds: "有效",
  supersededBy: (number: number) => `已由第 ${number} 号取代`,
  recorded: (p: { id: string; text: string; yuan: string; account: string; fund: string; period: string }) =>
    `已登记 ${p.id}：${p.text} ${p.yuan} 元，${p.account}，资金 ${p.fund}，计入 ${p.period}`,
  budgetSet: (p: { fund: string; year: string; yuan: string; id: string }) =>
    `${p.year} 年资金 ${p.fund} 的预算现为 ${p.yuan} 元（${p.id}）`,
  budgetSame: "预算没有变化。",
  exhausted: (p: { fund: string; perMonth: string; on: string; rate: string }) =>
    `预计：资金 ${p.fund} 每月约 ${p.perMonth} 元，用到 ${p.on} 为止；以后各月只能付 ${p.rate}`,
  covered: (p: { fund: string; perMonth: string }) =>
    `预计：资金 ${p.fund} 每月约 ${p.perMonth} 元，够用到年底`,
  noted: (p: { number: number; request: string; period: string; into: string; was: string; is: string }) =>
    `更正 ${p.number}：${p.request}（${p.period}）费用 ${p.was} → ${p.is} 元，差额计入 ${p.into}`,
  notedBefore: (p: {
    number: number;
    request: string;
    period: string;
    into: string;
    was: string;
    is: string;
  }) =>
    `更正 ${p.number} 已是如此，没有改动：${p.request}（${p.period}）费用 ${p.was} → ${p.is} 元，差额计入 ${p.into}`,
  taken: (by: string) => `（已由 ${by} 冲销）`,
};

const en: typeof zh = {
  paymentColumns: ["id", "day", "period", "kind", "account", "fund", "amount", "voucher number", "text"],
  budgetColumns: [
    "year",
    "fund",
    "covers",
    "economic class",
    "sub-project",
    "budget",
    "paid",
    "committed",
    "available",
  ],
  total: "Total",
  balanceColumns: [
    "account",
    "account code",
    "balance (owed: above 0)",
    "to 30 days",
    "31–90",
    "91–180",
    "older",
  ],
  correctionColumns: ["no.", "corrects", "into", "service", "request", "should be", "reason", "status"],
  holds: "in force",
  supersededBy: (number) => `superseded by no. ${number}`,
  recorded: (p) =>
    `Recorded ${p.id}: ${p.text} ${p.yuan} yuan, ${p.account}, fund ${p.fund}, booked in ${p.period}`,
  budgetSet: (p) => `The budget of fund ${p.fund} for ${p.year} is now ${p.yuan} yuan (${p.id})`,
  budgetSame: "The budget is unchanged.",
  exhausted: (p) =>
    `Forecast: fund ${p.fund}, at about ${p.perMonth} yuan a month, lasts until ${p.on}; later months could be paid at ${p.rate}`,
  covered: (p) => `Forecast: fund ${p.fund}, at about ${p.perMonth} yuan a month, lasts for the year`,
  noted: (p) =>
    `Correction ${p.number}: ${p.request} (${p.period}), fee ${p.was} → ${p.is} yuan, the difference goes into ${p.into}`,
  notedBefore: (p) =>
    `Correction ${p.number} says so already, nothing changed: ${p.request} (${p.period}), fee ${p.was} → ${p.is} yuan, the difference goes into ${p.into}`,
  taken: (by) => ` (reversed by ${by})`,
};

export const moneyWords: Record<Language, typeof zh> = { "zh-CN": zh, en };

export const movementKinds: Record<MovementKind, Term> = {
  payment: term("付款", "payment"),
  receipt: term("收款", "receipt"),
  appropriation: term("预算拨款", "appropriation"),
};

/** The place of the amount among the columns of `paymentRows`. */
export const PAYMENT_AMOUNT = 6;

/** `library`: with its code. */
export function paymentRows(
  movements: readonly Movement[],
  said: { language: Language; all: readonly Movement[]; library: (code: string) => string },
): string[][] {
  const { language, all, library } = said;
  const backOf = ({ id }: Movement): string => {
    const by = all.find((other) => other.reverses === id);
    return by ? moneyWords[language].taken(by.id) : "";
  };
  return movements.map((m) => [
    ...[m.id, m.day, m.period, movementKinds[m.kind][language], accountLabel(language, m.account, library)],
    ...[m.fund, formatYuan(m.fen), m.voucher],
    `${m.text}${m.reverses === null ? "" : ` ↩ ${m.reverses}`}${backOf(m)}`,
  ]);
}
