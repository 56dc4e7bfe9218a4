/** What is said where a decision leaves open which fee counts, or whose account. */
import { placeText } from "../../../core/source.ts";
import {
  type InBoth,
  type Language,
  labelOf,
  type MessagesOfCodes,
  type ParamsOf,
} from "../../../core/words/language.ts";
import { fieldValueOf, roles } from "../../../records/words/record-terms.ts";
import { commonWords } from "../../../terminal/words/common.ts";
import { fields } from "../../import/words/field-terms.ts";
import { type DisputedValue, type OpenField, PARTIES } from "../desk/agreed-fields.ts";

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

const SETTLED = { "zh-CN": "已结算", en: "settled" };

/** "urgency: supplier 加急 (a.csv · row 3), requester 普通 (b.csv · row 3)". */
function openText(language: Language, open: readonly OpenField[]): string {
  const isChinese = language === "zh-CN";
  const said = (field: string, { who, value, place }: DisputedValue): string => {
    const name = who === "settled" ? SETTLED[language] : roles[who][language];
    const at = place === null ? "" : placeText(place, commonWords[language]);
    return `${name} ${fieldValueOf(language, field, value)}${at && (isChinese ? `（${at}）` : ` (${at})`)}`;
  };
  const one = ({ field, said: values }: OpenField): string => {
    const sides = values.map((value) => said(field, value)).join(isChinese ? "，" : ", ");
    return `${labelOf(language, fields, field)}${isChinese ? "：" : ": "}${sides}`;
  };
  return open.map(one).join(isChinese ? "；" : "; ");
}

export const feeMessages = {
  "desk-fields-must-be-agreed": (p: {
    id: string;
    fields: readonly OpenField[];
    /** An agreed fee would settle the amount. */
    isFeeCounted: boolean;
  }): InBoth => {
    const isFee = p.isFeeCounted && p.fields.some(({ field }) => !PARTIES.includes(field));
    return {
      "zh-CN": {
        what: `差异 ${p.id} 按协商值处理，但各方所报还有计费要用的不同，协商的数值没有写明以哪个为准：${openText("zh-CN", p.fields)}。`,
        next: `一方全对的，改用 --as supplier-right 或 --as requester-right（按该方上面的数值和页数、册数）；${isFee ? "金额也已商定的，写明 --fee（提供馆、请求馆不同时除外）；" : ""}否则请报错的馆更正文件，重新导入、对账后再处理。`,
      },
      en: {
        what: `Discrepancy ${p.id}: the accounts also differ in what the price or the payment rests on, and the agreed values do not say which counts: ${openText("en", p.fields)}.`,
        next: `If one side is right in all of it, use --as supplier-right or --as requester-right (its values above, and its pages or volumes). ${isFee ? "If the amount is agreed as well, give --fee (it does not settle which library supplied or requested). " : ""}Otherwise ask the library that is wrong to correct its file, import it, reconcile, and resolve again.`,
      },
    };
  },
  "desk-agreed-must-be-filled": (p: { id: string }): InBoth => ({
    "zh-CN": {
      what: `差异 ${p.id} 按协商值处理，就是双方认可已满足；但各方的记录都不是“满足”，没有可结算的行。`,
      next: "确实未满足的，用 --as write-off（不予结算）；确实满足的，请提供馆更正文件，重新导入、对账后再处理。",
    },
    en: {
      what: `Discrepancy ${p.id}: agreed values say that the request was filled, but no account calls it filled; there is no row to settle.`,
      next: "If it was not filled, use --as write-off (not settled). If it was, ask the supplier to correct its file, import it, reconcile, and resolve again.",
    },
  }),
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
      next: `写明费用（correct note 加 --fee；处理差异的，改为按协商值 agreed-value，写商定的数值和费用 --fee，或填处理表的“协商费用”）：${zh(p).readings}。`,
    },
    en: {
      what: `${p.request}: the supplier confirmed ${p.confirmed} yuan for another value of ${en(p).changed}; the rules count the confirmed fee (basis), and the correction does not say which fee counts.`,
      next: `Say so (correct note: add --fee; a discrepancy: resolve it as agreed, agreed-value, with the agreed value and --fee, or the fee's column in the discrepancy sheet): ${en(p).readings}.`,
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof feeMessages> {}
}
