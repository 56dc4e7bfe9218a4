/** Words of people's answers on held amounts. */

import { shellWord } from "../../../core/shell-word.ts";
import {
  type InBoth,
  type Language,
  type MessagesOfCodes,
  type ParamsOf,
  term,
} from "../../../core/words/language.ts";
import { chargeName } from "./courier-messages.ts";

export const answerWords = {
  summary: term(
    "答复暂缓支付的金额：同意支付或不予支付，可以只答复一部分；以前账期不予支付的，可以改为同意支付",
    "answer what is held of waybills: approve or reject it, or a part of it; what an earlier period rejected can be approved after all",
  ),
  withdrawSummary: term(
    "撤回本账期对这些运单的答复",
    "withdraw the answers given on these waybills in this period",
  ),
  asFlag: term("approve 同意支付，reject 不予支付", "approve: pay it; reject: it is not owed"),
  amountFlag: term(
    "只答复其中多少元；不写则为暂缓支付的全部",
    "how much of it, in yuan; all that is held by default",
  ),
  chargeFlag: term("只答复一种费用，如 运费、保价费", "one kind of charge only, e.g. freight, insurance"),
  pieceFlag: term("母子件中的哪一件（它自己的单号）", "which box of several (its own number)"),
  companyFlag: term("哪家公司的运单（合同的 company）", "whose waybill it is (the contract's company)"),
  line: {
    "zh-CN": (p: { waybill: string; charge: string; kind: string; amount: string }) =>
      `运单 ${p.waybill} ${p.charge} ${p.amount} 元：${p.kind}`,
    en: (p: { waybill: string; charge: string; kind: string; amount: string }) =>
      `Waybill ${p.waybill}, ${p.charge}, ${p.amount} yuan: ${p.kind}`,
  },
  afterAll: term(
    "同意支付（此前的账期答复为不予支付）",
    "approved after all (rejected in an earlier period)",
  ),
  saidBefore: {
    "zh-CN": (p: { number: number; line: string }) =>
      `${p.line}（第 ${p.number} 号答复已是如此，没有改动；确为另一次答复的，请写另外的理由）`,
    en: (p: { number: number; line: string }) =>
      `${p.line} (answer no. ${p.number} says so already, nothing changed; if this is a further answer, give a reason of its own)`,
  },
  withdrawnLine: {
    "zh-CN": (line: string) => `已撤回：${line}`,
    en: (line: string) => `Withdrawn: ${line}`,
  },
  withdrawnBefore: {
    "zh-CN": (line: string) => `此前已撤回，没有改动：${line}`,
    en: (line: string) => `Withdrawn before, nothing changed: ${line}`,
  },
};

/** Each kind of charge by its word. */
function told(parts: string, language: Language): string {
  return parts.replace(/(?<= )\S+(?= -?[\d,.]+(?:;|$))/g, (charge) => chargeName(charge, language));
}

export const answerMessages = {
  "courier-held-must-be-there": (p: { waybill: string; period: string }): InBoth => ({
    "zh-CN": {
      what: `截至 ${p.period}，运单 ${p.waybill} 没有暂缓支付的金额（或已全部答复）。`,
      next: `查看这个运单的账：balis courier audit ${p.period} --waybill ${shellWord(p.waybill)}；本账期作过的答复可以撤回：balis courier withdraw ${p.period} ${shellWord(p.waybill)} --reason 理由`,
    },
    en: {
      what: `Up to ${p.period}, nothing is held of waybill ${p.waybill} (or all of it has been answered).`,
      next: `See its account: balis courier audit ${p.period} --waybill ${shellWord(p.waybill)}; to withdraw an answer given in this period: balis courier withdraw ${p.period} ${shellWord(p.waybill)} --reason TEXT`,
    },
  }),
  "courier-company-must-be-named": (p: { waybill: string; companies: string }): InBoth => ({
    "zh-CN": {
      what: `几家公司都有运单 ${p.waybill}，各是一个包裹：${p.companies}。`,
      next: "用 --company 写明是哪一家。",
    },
    en: {
      what: `Several companies have a waybill ${p.waybill}, each a parcel of its own: ${p.companies}.`,
      next: "Name the company with --company.",
    },
  }),
  /** "SF1001 freight 8.00; SF1002 packing 3.00" */
  "courier-part-must-be-one": (p: { parts: string }): InBoth => ({
    "zh-CN": {
      what: `写了金额，而暂缓支付的不止一笔：${told(p.parts, "zh-CN")}。`,
      next: "一次只写一个运单，并用 --charge 写明费用种类；分件的，再用 --piece 写明哪一件；不写 --amount 则答复全部。",
    },
    en: {
      what: `An amount was given, but more than one is held: ${told(p.parts, "en")}.`,
      next: "Give one waybill at a time and name the kind of charge with --charge and the box with --piece; without --amount all of it is answered.",
    },
  }),
  "answer-must-be-within-held": (p: { waybill: string; held: string; fen: string }): InBoth => ({
    "zh-CN": {
      what: `运单 ${p.waybill} 可以答复的是 ${p.held} 元，不能答复 ${p.fen} 元。`,
      next: `写不超过 ${p.held} 元的金额，或不写 --amount。`,
    },
    en: {
      what: `Of waybill ${p.waybill}, ${p.held} yuan can be answered, less than the ${p.fen} yuan given.`,
      next: `Give at most ${p.held} yuan, or leave --amount out.`,
    },
  }),
  "courier-answer-must-be-there": (p: { waybill: string; period: string }): InBoth => ({
    "zh-CN": {
      what: `${p.period} 没有对运单 ${p.waybill} 的答复。`,
      next: `查看这个运单的账：balis courier audit ${p.period} --waybill ${shellWord(p.waybill)}`,
    },
    en: {
      what: `No answer on waybill ${p.waybill} was given in ${p.period}.`,
      next: `See its account: balis courier audit ${p.period} --waybill ${shellWord(p.waybill)}`,
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof answerMessages> {}
}
