import { shellWord } from "../../../core/shell-word.ts";
import type { Messages } from "../../../core/words/language.ts";
import type { MoneyMessages } from "./money-codes.ts";

export const moneyMessages: Messages<MoneyMessages> = {
  "voucher-must-be-new": {
    "zh-CN": (p) => ({
      what: `凭证 ${p.voucher} 已登记为 ${p.id}。`,
      next: `同一笔款不要登记两次；确是另一笔，请写另一个凭证号；登记错了用 balis payment reverse ${shellWord(p.id)} 冲销。`,
    }),
    en: (p) => ({
      what: `Voucher ${p.voucher} is already recorded as ${p.id}.`,
      next: `Don't record the same money twice; another payment has another voucher; a wrong one is taken back by balis payment reverse ${shellWord(p.id)}.`,
    }),
  },
  "fund-must-be-known": {
    "zh-CN": (p) => ({
      what: `${p.year} 年没有资金 ${p.fund}。`,
      next: `已有的资金：${p.known}；用 balis budget set ${p.year} ${shellWord(p.fund)} 建立。`,
    }),
    en: (p) => ({
      what: `There is no fund ${p.fund} for ${p.year}.`,
      next: `Known funds: ${p.known}; set one up with balis budget set ${p.year} ${shellWord(p.fund)}.`,
    }),
  },
  "fund-must-be-only-cover": {
    "zh-CN": (p) => ({
      what: `${p.cover} 已由资金 ${p.fund} 支付。`,
      next: "同一类费用一年内只能由一项资金支付；请从其中一项里去掉。",
    }),
    en: (p) => ({
      what: `${p.cover} is already paid from fund ${p.fund}.`,
      next: "A kind of charge is paid from one fund a year; leave it out of one of them.",
    }),
  },
  "budget-must-cover-payment": {
    "zh-CN": (p) => ({
      what: `资金 ${p.fund}（${p.year} 年）只剩 ${p.left} 元，不够付 ${p.wanted} 元。`,
      next: "追加预算（balis budget set），或从另一项资金支付。",
    }),
    en: (p) => ({
      what: `Fund ${p.fund} of ${p.year} has ${p.left} yuan left, not ${p.wanted}.`,
      next: "Add to the budget (balis budget set), or pay from another fund.",
    }),
  },
  "budget-must-cover-what-is-used": {
    "zh-CN": (p) => ({
      what: `资金 ${p.fund}（${p.year} 年）已用 ${p.used} 元，预算不能定为 ${p.wanted} 元。`,
      next: "预算不得低于已用金额；付错的款先冲销。",
    }),
    en: (p) => ({
      what: `${p.used} yuan of fund ${p.fund} (${p.year}) are used; its budget can't be ${p.wanted}.`,
      next: "A budget is at least what is used; take back wrong payments first.",
    }),
  },
  "payment-must-be-owed": {
    "zh-CN": (p) => ({
      what: `${p.account} 现欠 ${p.owed} 元，少于 ${p.wanted} 元。`,
      next: "核对金额和对象；确是预付，加 --advance。",
    }),
    en: (p) => ({
      what: `${p.owed} yuan are owed on ${p.account}, less than ${p.wanted}.`,
      next: "Check amount and party; if it is an advance, say --advance.",
    }),
  },
  "movement-must-be-known": {
    "zh-CN": (p) => ({ what: `没有编号为 ${p.id} 的收付款。`, next: "用 balis payment list 查看编号。" }),
    en: (p) => ({ what: `There is no movement ${p.id}.`, next: "See balis payment list for the numbers." }),
  },
  "movement-must-stand": {
    "zh-CN": (p) => ({ what: `${p.id} 已由 ${p.by} 冲销。`, next: "不必再做。" }),
    en: (p) => ({ what: `${p.id} was taken back by ${p.by}.`, next: "Nothing is left to do." }),
  },
  "period-must-be-closed": {
    "zh-CN": (p) => ({
      what: `账期 ${p.period} 尚未关账，不需要更正结算。`,
      next: "直接更正文件或处理差异，再结算。",
    }),
    en: (p) => ({
      what: `Period ${p.period} is not closed, so it needs no correction run.`,
      next: "Correct the file or resolve the discrepancy, and settle again.",
    }),
  },
  "request-must-be-settled": {
    "zh-CN": (p) => ({
      what: `账期 ${p.period} 没有结算过 ${p.request}。`,
      next: `核对单号、服务和账期：balis why ${shellWord(p.request)}。`,
    }),
    en: (p) => ({
      what: `${p.request} was not settled in ${p.period}.`,
      next: `Check number, service and period: balis why ${shellWord(p.request)}.`,
    }),
  },
  "correction-must-go-forward": {
    "zh-CN": (p) => ({
      what: `${p.period} 的更正不能计入更早的账期 ${p.into}。`,
      next: "用 --into 写一个以后的未关账账期，或不写。",
    }),
    en: (p) => ({
      what: `A correction of ${p.period} can't go into the earlier period ${p.into}.`,
      next: "Name a later open period with --into, or leave it out.",
    }),
  },
  "correction-must-be-in-time": {
    "zh-CN": (p) => ({
      what: `账期 ${p.period} 关账已 ${p.passed} 天，超过更正期限 ${p.days} 天。`,
      next: "期限是设置 correction-days；确需更正的，由中心决定后更改设置。",
    }),
    en: (p) => ({
      what: `Period ${p.period} was closed ${p.passed} days ago; corrections are taken for ${p.days}.`,
      next: "The deadline is the setting correction-days; the centre may change it.",
    }),
  },
  "correction-must-be-material": {
    "zh-CN": (p) => ({
      what: `${p.request} 的费用只差 ${p.difference} 元，低于更正起点 ${p.least} 元。`,
      next: "起点是设置 correction-least。",
    }),
    en: (p) => ({
      what: `The fee of ${p.request} differs by ${p.difference} yuan, less than the least of ${p.least}.`,
      next: "The least is the setting correction-least.",
    }),
  },
  "correction-must-change-something": {
    "zh-CN": (p) => ({ what: `${p.request}：更正前后费用相同。`, next: "核对写入的值。" }),
    en: (p) => ({ what: `${p.request} costs the same before and after.`, next: "Check the values." }),
  },
};
