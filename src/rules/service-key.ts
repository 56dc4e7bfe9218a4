/**
 * 附加服务 / what a word of a courier's bill charges for, as the bill's reader and a contract's `services` both have it: 包装费 is
 * packing. A word that is none of these is its own name.
 *
 * A contract is read so once, when it is activated. What it prices by an entry of its own (运费, 保价费, 停靠费, 月费) is no service.
 * Worked example: a contract that names 包装费 at 3.00 has packing at 3.00; 保价费 belongs in `insurance`.
 */
import { textKey } from "../tables/cell.ts";

/** By key: those of `templates/profiles/courier-invoice.yaml`; a test holds them together. */
export const CHARGE_WORDS: Readonly<Record<string, readonly string[]>> = {
  parcel: ["运输", "快递", "快件", "运费", "快递运费", "快递费", "寄件运费", "Parcel", "Freight"],
  stop: ["停靠费", "停靠", "上门费", "Stop"],
  period: ["月费", "固定费", "服务费", "Monthly"],
  "top-up": ["月保底差额", "保底差额", "保底补差", "月保底", "Top-up"],
  supplement: ["补差", "补差价", "运费补差", "重量补差", "核重补差", "Supplement"],
  credit: ["退费", "退款", "冲减", "折让", "退运费", "Credit"],
  insurance: ["保价费", "保价", "保价服务费", "保费", "Insurance"],
  packing: ["包装费", "包装", "包装服务费", "耗材费", "Packing"],
  upstairs: ["上楼费", "送货上楼", "上楼服务费", "Upstairs"],
  receipt: ["签回单", "签单返还", "回单费", "Signed Receipt"],
  cod: ["代收货款", "代收货款手续费", "代收服务费", "COD"],
  redelivery: ["二次派送", "二次派送费", "再派费", "Second Delivery"],
  compensation: ["理赔", "理赔费用", "赔付", "Compensation"],
};

/** The entry of a contract's file by which a charge is priced that is no service. */
const ENTRIES: ReadonlyMap<string, string> = new Map([
  ["parcel", "first, step"],
  ["supplement", "first, step"],
  ["stop", "perStop"],
  ["period", "perPeriod"],
  ["top-up", "monthlyMinimum"],
  ["insurance", "insurance"],
]);

const keys = new Map(
  Object.entries(CHARGE_WORDS).flatMap(([key, words]) => [key, ...words].map((word) => [textKey(word), key])),
);

const keyOf = (word: string): string => keys.get(textKey(word)) ?? word;

/** The key of a service; any other word as it is. */
export function serviceKey(word: string): string {
  return entryOfItsOwn(word) === undefined ? keyOf(word) : word;
}

/** Of what is no service because the contract prices it elsewhere: where. */
export function entryOfItsOwn(word: string): string | undefined {
  return ENTRIES.get(keyOf(word));
}
