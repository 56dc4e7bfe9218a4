/** What is said where a decision leaves open which fee counts. */
import { type InBoth, labelOf, type MessagesOfCodes, type ParamsOf } from "../../../core/words/language.ts";
import { fields } from "../../import/words/field-terms.ts";

interface OpenFee {
  confirmed: string;
  /** Null: the tariff has no price for it. */
  tariff: string | null;
  /** Fields that the decision changes. */
  changed: readonly string[];
}

const zh = (p: OpenFee) => ({
  changed: p.changed.map((f) => labelOf("zh-CN", fields, f)).join("、"),
  readings: `仍按确认的费用，写 ${p.confirmed}；${p.tariff === null ? "收费标准不能给这笔业务计费" : `按收费标准，写 ${p.tariff}`}`,
});
const en = (p: OpenFee) => ({
  changed: p.changed.map((f) => labelOf("en", fields, f)).join(", "),
  readings: `${p.confirmed} if the confirmed fee stays${p.tariff === null ? "; the tariff has no price for this request" : `, ${p.tariff} by the tariff`}`,
});

export const feeMessages = {
  "desk-fee-must-be-given": (p: OpenFee & { id: string }): InBoth => ({
    "zh-CN": {
      what: `差异 ${p.id}：提供馆确认的费用 ${p.confirmed} 元是按原来的${zh(p).changed}确认的，这样处理后已不同；规则以确认的费用为准（basis），没有写明计哪个费用。`,
      next: `用 --fee（差异处理表的“协商费用”）写明：${zh(p).readings}。`,
    },
    en: {
      what: `Discrepancy ${p.id}: the supplier confirmed ${p.confirmed} yuan for another value of ${en(p).changed}; the rules count the confirmed fee (basis), and the decision does not say which fee counts.`,
      next: `Say so with --fee (the fee's column in the discrepancy sheet): ${en(p).readings}.`,
    },
  }),
  "correction-fee-must-be-given": (p: OpenFee & { request: string }): InBoth => ({
    "zh-CN": {
      what: `${p.request}：提供馆确认的费用 ${p.confirmed} 元是按原来的${zh(p).changed}确认的，更正后已不同；规则以确认的费用为准（basis），没有写明计哪个费用。`,
      next: `写明费用（更正单加 --fee；处理差异用 --as agreed-value，写数值和 --fee）：${zh(p).readings}。`,
    },
    en: {
      what: `${p.request}: the supplier confirmed ${p.confirmed} yuan for another value of ${en(p).changed}; the rules count the confirmed fee (basis), and the correction does not say which fee counts.`,
      next: `Say so (--fee of the note; for a discrepancy --as agreed-value with the value and --fee): ${en(p).readings}.`,
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof feeMessages> {}
}
