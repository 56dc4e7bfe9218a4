/** What is doubtful in a courier contract, and where in it; `key` is the entry below `courier`. */
import type { InBoth, MessagesOfCodes } from "../../core/words/language.ts";

const ENACT = {
  "zh-CN": "已启用的合同不能改：更正后写上新的 version 和 from，再启用",
  en: "An active contract cannot be changed: correct the file, give it a new version and first day (from), and activate it",
};

export const contractMessages = {
  /** `share`: as a percentage, of which `is` says why it can hardly be meant. */
  "share-should-be-a-part": (p: {
    rule: string;
    key: string;
    share: string;
    is: "none" | "whole";
  }): InBoth => ({
    "zh-CN": {
      what: `${p.rule} 的 ${p.key} 是 ${p.share}：${p.is === "none" ? "等于没有这一项" : "是全部金额，或比全部还多"}。`,
      next: `按合同核对：比例写成 "5%" 或 "0.05"，"5" 是 500%；合同没有这一项的，删去。${ENACT["zh-CN"]}。`,
    },
    en: {
      what: `${p.key} of ${p.rule} is ${p.share}: ${p.is === "none" ? "that is as good as not there" : "that is the whole amount, or more"}.`,
      next: `Check it against the contract: write a share as "5%" or "0.05" ("5" is 500%), and leave out what the contract does not have. ${ENACT.en}.`,
    },
  }),
  "tier-should-lower-the-price": (p: {
    rule: string;
    from: number;
    share: string;
    beforeFrom: number;
    before: string;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.rule} 的 tiers：${p.from} 件起按 ${p.share}，而 ${p.beforeFrom} 件起已是 ${p.before}：件数多了，单价没有降低。`,
      next: `按合同核对两档的件数（fromParcels）和比例（rate）；同价的两档并为一档。${ENACT["zh-CN"]}。`,
    },
    en: {
      what: `The tiers of ${p.rule}: from ${p.from} parcels the price is ${p.share}, but from ${p.beforeFrom} it is ${p.before} already: more parcels do not cost less each.`,
      next: `Check the parcels (fromParcels) and the share (rate) of both against the contract; two tiers of one price are one. ${ENACT.en}.`,
    },
  }),
  "smaller-amount-should-not-be-above": (p: {
    rule: string;
    key: string;
    yuan: string;
    above: string;
    aboveYuan: string;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.rule} 的 ${p.key}（${p.yuan} 元）大于 ${p.above}（${p.aboveYuan} 元）：${p.key === "tolerance" ? "单笔差异不超过前者就不提出，后者形同虚设" : "一件就超过全月保底，保底形同虚设"}。`,
      next: `按合同核对这两个金额。${ENACT["zh-CN"]}。`,
    },
    en: {
      what: `${p.key} of ${p.rule} (${p.yuan} yuan) is above ${p.above} (${p.aboveYuan} yuan): ${p.key === "tolerance" ? "a difference up to the first is never raised, so the second means nothing" : "one parcel is beyond the minimum of a whole month, so that means nothing"}.`,
      next: `Check both amounts against the contract. ${ENACT.en}.`,
    },
  }),
  "insurance-should-have-a-basis": (p: { rule: string }): InBoth => ({
    "zh-CN": {
      what: `${p.rule} 的 insurance 没有 perVolume，也没有 minimum：账单没有写声明价值的，保价费按 0.00 元计。`,
      next: `合同约定了每册按多少元保价的，写 perVolume；约定了最低保价费的，写 minimum。${ENACT["zh-CN"]}。`,
    },
    en: {
      what: `insurance of ${p.rule} has neither perVolume nor minimum: where a bill declares no value, insurance is owed at 0.00.`,
      next: `Write perVolume if the contract insures a volume at a fixed value, or minimum if it has a least premium. ${ENACT.en}.`,
    },
  }),
  "monthly-minimum-should-have-its-cycle": (p: { rule: string }): InBoth => ({
    "zh-CN": {
      what: `${p.rule} 有 monthlyMinimum（月保底），没有写 cycle（账单周期）：现按自然月计。`,
      next: `按合同写明账单从每月几日开始，如 cycle: { from: 26 }；就是自然月的，写 cycle: { from: 1 }。${ENACT["zh-CN"]}。`,
    },
    en: {
      what: `${p.rule} has a monthlyMinimum and no cycle: it is counted by the calendar month.`,
      next: `Write on which day of the month the contract's cycle begins, e.g. cycle: { from: 26 }, or cycle: { from: 1 } if it is the calendar month. ${ENACT.en}.`,
    },
  }),
  /** Of a contract that was activated before its words were read; `as`: the key bills have, or the entry that prices it. */
  "service-should-be-read-anew": (p: {
    rule: string;
    word: string;
    as: string;
    isEntry: boolean;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.rule} 的 services 写有“${p.word}”：${p.isEntry ? `合同用 ${p.as} 为它定价，写在这里要么不起作用，要么重复收费` : `账单上的这项收费记作 ${p.as}，与它对不上，按合同没有约定暂缓支付`}。`,
      next: `${p.isEntry ? "把它从 services 中删去" : `这个词不必改，启用时会认作 ${p.as}`}。${ENACT["zh-CN"]}。`,
    },
    en: {
      what: `services of ${p.rule} names “${p.word}”: ${p.isEntry ? `the contract prices that by ${p.as}, so it has no effect here or is charged twice` : `bills have that charge as ${p.as}, so their lines do not match it and are held as not contracted`}.`,
      next: `${p.isEntry ? "Leave it out of services" : `The word may stay, it is read as ${p.as} on activation`}. ${ENACT.en}.`,
    },
  }),
} satisfies MessagesOfCodes;
