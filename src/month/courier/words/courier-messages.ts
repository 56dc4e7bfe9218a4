/** What is said of a line of the courier's invoice. */
import { shellWord } from "../../../core/shell-word.ts";
import type { InBoth, MessagesOfCodes, ParamsOf } from "../../../core/words/language.ts";

const NOT_OWED = {
  "outside-period": { "zh-CN": "寄件日期不在账期内", en: "it was not shipped in the period" },
  undelivered: { "zh-CN": "没有签收", en: "it was not delivered" },
  "waybill-without-loan": { "zh-CN": "没有借阅记录用过这个运单", en: "no loan names it" },
  "no-contract": { "zh-CN": "寄件当日没有有效的物流合同", en: "no contract was in force on that day" },
};

export const courierMessages = {
  "weight-must-be-given": (p: { waybill: string }): InBoth => ({
    "zh-CN": {
      what: `运单 ${p.waybill} 没有重量，不能按合同核价，暂不支付。`,
      next: "请物流公司补上重量。",
    },
    en: {
      what: `Waybill ${p.waybill} has no weight, so the contract price cannot be determined; its payment is held until the weight is known.`,
      next: "Ask the courier for the weight.",
    },
  }),
  "courier-line-must-equal-contract": (p: {
    waybill: string;
    invoice: string;
    contract: string;
  }): InBoth => ({
    "zh-CN": {
      what: `运单 ${p.waybill}：账单 ${p.invoice} 元，按合同 ${p.contract} 元。`,
      next: "应付金额按合同规定计算，见 balis courier audit 账期；请与物流公司核对。",
    },
    en: {
      what: `Waybill ${p.waybill}: invoiced ${p.invoice} yuan; by the contract it is ${p.contract} yuan.`,
      next: "The amount payable follows the contract, see balis courier audit PERIOD; please check with the courier company.",
    },
  }),
  "courier-line-must-be-owed": (p: {
    waybill: string;
    class: "outside-period" | "undelivered" | "waybill-without-loan" | "no-contract";
    invoice: string;
  }): InBoth => ({
    "zh-CN": {
      what: `运单 ${p.waybill} 收费 ${p.invoice} 元，但${NOT_OWED[p.class]["zh-CN"]}；全额暂缓支付。`,
      next: "用 balis courier audit 账期 --dispute 文件 生成争议清单发给物流公司；查清后更正账单或借阅记录，重新结算。",
    },
    en: {
      what: `Waybill ${p.waybill} is billed with ${p.invoice} yuan, but ${NOT_OWED[p.class].en}; the whole amount is held.`,
      next: "balis courier audit PERIOD --dispute FILE generates the list of disputed lines for the courier company; correct the invoice or the loans, then settle again.",
    },
  }),
  "waybill-must-be-unique": (p: { waybill: string; count: number }): InBoth => ({
    "zh-CN": {
      what: `运单 ${p.waybill} 同一单程（或同一次上门、同一月费）在账单中出现 ${p.count} 次以上，只支付一次。`,
      next: "请物流公司说明重复的行。",
    },
    en: {
      what: `Waybill ${p.waybill} is billed ${p.count} times or more for one trip (or one call, or the monthly fee); it is paid once.`,
      next: "Ask the courier about the repeated lines.",
    },
  }),
  "waybill-must-be-billed-once": (p: { waybill: string; invoice: string }): InBoth => ({
    "zh-CN": {
      what: `运单 ${p.waybill} 同一单程再次收费 ${p.invoice} 元，重量、金额、件数或日期与先前一行不同；全额暂缓支付。`,
      next: "请物流公司说明是分件、补差还是重复：用 balis courier audit 账期 --dispute 文件 生成争议清单。",
    },
    en: {
      what: `Waybill ${p.waybill} is billed again for the same trip, ${p.invoice} yuan, with a different weight, amount, number of pieces or date; the whole amount is held.`,
      next: "Ask the courier company whether it is a partial shipment, a supplement or a repeat: balis courier audit PERIOD --dispute FILE generates the list of disputed lines.",
    },
  }),
  "rebill-must-be-within-credit": (p: { waybill: string; invoice: string; held: string }): InBoth => ({
    "zh-CN": {
      what: `运单 ${p.waybill} 冲减后又收费 ${p.invoice} 元，其中 ${p.held} 元多于冲减的金额；这部分暂缓支付。`,
      next: "请物流公司说明多出部分是补差还是重复：用 balis courier audit 账期 --dispute 文件 生成争议清单。",
    },
    en: {
      what: `Waybill ${p.waybill} is billed ${p.invoice} yuan after a credit, ${p.held} yuan more than was credited; this part is held.`,
      next: "Ask the courier company whether it is a supplement or a repeat: balis courier audit PERIOD --dispute FILE generates the list of disputed lines.",
    },
  }),
  "credit-must-have-its-charge": (p: { waybill: string; credit: string; beyond: string }): InBoth => ({
    "zh-CN": {
      what: `运单 ${p.waybill} 冲减 ${p.credit} 元，其中 ${p.beyond} 元没有可冲减的收费；这部分暂缓支付，不抵其他运单的应付。`,
      next: "请物流公司说明冲减的是哪一笔；以后的账单补上该笔收费时自动抵销。",
    },
    en: {
      what: `Waybill ${p.waybill} is credited ${p.credit} yuan, of which ${p.beyond} yuan have no charge to credit; this part is held and not set off against other waybills.`,
      next: "Ask the courier company which charge it credits; if a later invoice contains the charge, it is set off automatically.",
    },
  }),
  "receiver-district-must-be-registered": (p: {
    waybill: string;
    library: string;
    /** As the invoice has it; empty where it names none. */
    district: string;
    held: string;
  }): InBoth => ({
    "zh-CN": {
      what:
        p.district === ""
          ? `运单 ${p.waybill} 的收件馆 ${p.library} 没有登记所在区，账单也没有写；可能是附加费的 ${p.held} 元暂缓支付。`
          : `运单 ${p.waybill} 的收件馆 ${p.library} 没有登记所在区；附加费按账单所写的“${p.district}”计。`,
      next: `核实后补登：balis library set ${shellWord(p.library)} --district ${p.district === "" ? "所在区" : shellWord(p.district)}，再重新结算。`,
    },
    en: {
      what:
        p.district === ""
          ? `Waybill ${p.waybill} went to ${p.library}, whose district is neither in the registry nor on the invoice; ${p.held} yuan that may be a surcharge are held.`
          : `Waybill ${p.waybill} went to ${p.library}, whose district is not in the registry; its surcharge is that of ${p.district}, as stated on the invoice.`,
      next: `Check and add it: balis library set ${shellWord(p.library)} --district ${p.district === "" ? "DISTRICT" : shellWord(p.district)}; then settle again.`,
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof courierMessages> {}
}
