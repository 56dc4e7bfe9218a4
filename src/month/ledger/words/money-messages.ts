import { shellWord } from "../../../core/shell-word.ts";
import { counted, type InBoth, type MessagesOfCodes, type ParamsOf } from "../../../core/words/language.ts";
import { accountLabel } from "./account-label.ts";

export const moneyMessages = {
  /** `recorded`: how the number stands there. */
  "voucher-must-be-new": (p: { voucher: string; id: string; recorded: string; day: string }): InBoth => ({
    "zh-CN": {
      what: `凭证 ${p.voucher} 已登记为 ${p.id}（${p.day}，${p.recorded}）。`,
      next: `同一笔款不要登记两次；确是另一笔，请写另一个凭证号；登记错了用 balis payment reverse ${shellWord(p.id)} 冲销。`,
    },
    en: {
      what: `Voucher ${p.voucher} is already recorded as ${p.id} (${p.day}, ${p.recorded}).`,
      next: `Do not record the same payment twice. If this is another payment, use its own voucher number. To reverse a wrong entry: balis payment reverse ${shellWord(p.id)}.`,
    },
  }),
  "fund-must-be-known": (p: { fund: string; year: string; known: string }): InBoth => ({
    "zh-CN": {
      what: `${p.year} 年没有资金 ${p.fund}。`,
      next: `${p.known === "—" ? `${p.year} 年还没有登记任何资金` : `已有的资金：${p.known}`}；用 balis budget set ${p.year} ${shellWord(p.fund)} 建立（年度按付款日期，补记以前的付款用 --on）。`,
    },
    en: {
      what: `There is no fund ${p.fund} for ${p.year}.`,
      next: `${p.known === "—" ? `No fund is set up for ${p.year}` : `Known funds: ${p.known}`}; set it up with balis budget set ${p.year} ${shellWord(p.fund)} (the year is that of the payment date, --on).`,
    },
  }),
  "fund-must-be-only-cover": (p: { cover: string; fund: string }): InBoth => ({
    "zh-CN": {
      what: `${p.cover} 已由资金 ${p.fund} 支付。`,
      next: "同一类费用一年内只能由一项资金支付；请从其中一项里去掉。",
    },
    en: {
      what: `${p.cover} is already paid from fund ${p.fund}.`,
      next: "In one year a kind of charge is paid from one fund only; remove it from one of them.",
    },
  }),
  "budget-must-cover-payment": (p: { fund: string; year: string; wanted: string; left: string }): InBoth => ({
    "zh-CN": {
      what: `资金 ${p.fund}（${p.year} 年）只剩 ${p.left} 元，不够付 ${p.wanted} 元。`,
      next: "追加预算（balis budget set），或从另一项资金支付。",
    },
    en: {
      what: `Fund ${p.fund} of ${p.year} has ${p.left} yuan left, which does not cover ${p.wanted} yuan.`,
      next: "Add to the budget (balis budget set), or pay from another fund.",
    },
  }),
  "budget-must-cover-what-is-used": (p: {
    fund: string;
    year: string;
    wanted: string;
    used: string;
  }): InBoth => ({
    "zh-CN": {
      what: `资金 ${p.fund}（${p.year} 年）已支付 ${p.used} 元，预算不能定为 ${p.wanted} 元。`,
      next: "预算不得低于已支付金额；付错的款先冲销。",
    },
    en: {
      what: `${p.used} yuan of fund ${p.fund} (${p.year}) have been spent; its budget cannot be ${p.wanted} yuan.`,
      next: "A budget cannot be lower than what has been spent. Reverse wrong payments first.",
    },
  }),
  "payment-must-be-owed": (p: { account: string; wanted: string; owed: string }): InBoth => ({
    "zh-CN": {
      what: `科目“${accountLabel("zh-CN", p.account)}”的余额是 ${p.owed} 元，少于 ${p.wanted} 元。`,
      next: "核对金额和收款单位；确为预付的，加 --advance。",
    },
    en: {
      what: `The balance of "${accountLabel("en", p.account)}" is ${p.owed} yuan, less than ${p.wanted} yuan.`,
      next: "Check the amount and the payee; if it is an advance, add --advance.",
    },
  }),
  "movement-must-be-known": (p: { id: string }): InBoth => ({
    "zh-CN": { what: `没有编号为 ${p.id} 的收付款。`, next: "用 balis payment list 查看编号。" },
    en: {
      what: `No payment or receipt has the number ${p.id}.`,
      next: "See balis payment list for the numbers.",
    },
  }),
  "movement-must-stand": (p: { id: string; by: string }): InBoth => ({
    "zh-CN": {
      what: `${p.id} 已由 ${p.by} 冲销。`,
      next: "无需再次冲销；要恢复这笔款项，请重新登记。",
    },
    en: {
      what: `${p.id} has already been reversed by ${p.by}.`,
      next: "No action is needed; to enter it again, record it again.",
    },
  }),
  "period-must-be-closed": (p: { period: string }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 尚未关账，不需要更正结算。`,
      next: "直接更正文件或处理差异，再结算。",
    },
    en: {
      what: `Period ${p.period} is not closed, so no correction is needed.`,
      next: "Correct the file or resolve the discrepancy, and settle again.",
    },
  }),
  "request-must-be-settled": (p: { request: string; period: string }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 没有结算过 ${p.request}。`,
      next: `核对单号、服务和账期：balis why ${shellWord(p.request)}。`,
    },
    en: {
      what: `${p.request} was not settled in ${p.period}.`,
      next: `Check number, service and period: balis why ${shellWord(p.request)}.`,
    },
  }),
  "correction-must-go-forward": (p: { period: string; into: string }): InBoth => ({
    "zh-CN": {
      what: `${p.period} 的更正不能计入更早的账期 ${p.into}。`,
      next: "用 --into 写一个以后的未关账账期，或不写。",
    },
    en: {
      what: `A correction of ${p.period} cannot go into the earlier period ${p.into}.`,
      next: "Name a later open period with --into, or leave it out.",
    },
  }),
  "correction-must-be-in-time": (p: { period: string; days: number; passed: number }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 关账已 ${p.passed} 天，超过更正期限 ${p.days} 天。`,
      next: "期限是设置 correction-days；确需更正的，由中心决定后更改设置。",
    },
    en: {
      what: `Period ${p.period} was closed ${counted(p.passed, "day")} ago; corrections are accepted for ${counted(p.days, "day")}.`,
      next: "The deadline is the setting correction-days; the centre may change it.",
    },
  }),
  "correction-must-be-material": (p: { request: string; difference: string; least: string }): InBoth => ({
    "zh-CN": {
      what: `${p.request} 的费用只差 ${p.difference} 元，低于更正起点 ${p.least} 元。`,
      next: "差额过小，不必更正；确需更正的，由管理中心调低设置 correction-least。",
    },
    en: {
      what: `The fee of ${p.request} changes by ${p.difference} yuan only; corrections start at ${p.least} yuan.`,
      next: "No correction is needed; if there must be one, the centre may lower the setting correction-least.",
    },
  }),
  "correction-must-change-something": (p: { request: string }): InBoth => ({
    "zh-CN": {
      what: `${p.request}：按所填的值计算，费用与原来相同。`,
      next: "核对 --pages、--volumes、--fee。",
    },
    en: {
      what: `${p.request}: with these values the fee is unchanged.`,
      next: "Check --pages, --volumes, --fee.",
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof moneyMessages> {}
}
