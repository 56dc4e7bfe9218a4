/** What is said of a line of the courier's invoice. */
import { shellWord } from "../../../core/shell-word.ts";
import {
  type InBoth,
  type Language,
  type MessagesOfCodes,
  type ParamsOf,
  type Term,
  term,
} from "../../../core/words/language.ts";

/** 费用种类 of a parcel, by the words that profiles and contracts use for them; any other word is its own name. */
export const charges: Readonly<Record<string, Term>> = {
  parcel: term("运费", "freight"),
  stop: term("上门费", "call fee"),
  period: term("月费", "fee of the period"),
  supplement: term("补差", "supplement"),
  credit: term("退费", "credit"),
  insurance: term("保价费", "insurance"),
  packing: term("包装费", "packing"),
  upstairs: term("上楼费", "upstairs delivery"),
  receipt: term("签回单", "signed receipt"),
  cod: term("代收货款", "cash on delivery"),
  redelivery: term("二次派送", "second delivery"),
  compensation: term("理赔", "compensation"),
  "top-up": term("月保底差额", "top-up to the monthly minimum"),
};

/** By `chargeOf`. */
export function chargeName(charge: string, language: Language): string {
  return charges[charge === "freight" ? "parcel" : charge]?.[language] ?? charge;
}

const NOT_OWED = {
  "late-line": {
    "zh-CN": "寄件日期早于本期账单周期，当期账单没有列入",
    en: "it was shipped before the days this invoice bills and was not on the invoice of its own period",
  },
  "company-unknown": {
    "zh-CN": "账单没有写明物流公司，当日有几家公司的合同有效",
    en: "the invoice does not name the courier company, and several companies have a contract in force on that day",
  },
  "outside-period": { "zh-CN": "寄件日期不在账期内", en: "it was not shipped in the period" },
  undelivered: { "zh-CN": "没有签收", en: "it was not delivered" },
  "two-companies": {
    "zh-CN": "另一家物流公司也收了同一单号的费用，借阅记录分不出是两件",
    en: "another company bills the same number, and the loans do not show two parcels",
  },
  "loan-differs": {
    "zh-CN": "寄件馆、收件馆或去回程与借阅记录不符",
    en: "sender, receiver or way is not that of the loan",
  },
  "waybill-without-loan": { "zh-CN": "没有借阅记录用过这个运单", en: "no loan names it" },
  "no-contract": { "zh-CN": "寄件当日没有有效的物流合同", en: "no contract was in force on that day" },
};

/** All of it, or what answers and credits left. `held`: absent from findings of earlier programs, which knew the whole only. */
function heldOf({ invoice, held }: { invoice: string; held?: string }): Record<Language, string> {
  if (held === undefined || held === invoice)
    return { "zh-CN": "全额暂缓支付", en: "the whole amount is held" };
  return { "zh-CN": `其中 ${held} 元暂缓支付`, en: `${held} yuan of it are held` };
}

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
    class: keyof typeof NOT_OWED;
    invoice: string;
    held?: string;
  }): InBoth => ({
    "zh-CN": {
      what: `运单 ${p.waybill} 收费 ${p.invoice} 元，但${NOT_OWED[p.class]["zh-CN"]}；${heldOf(p)["zh-CN"]}。`,
      next:
        p.class === "company-unknown"
          ? "在账单这一行的“物流公司”列写明公司，再用 --supersede 导入更正后的文件，重新结算。"
          : "用 balis courier audit 账期 --dispute 文件 生成争议清单发给物流公司；查清后更正账单或借阅记录，或用 balis courier answer 答复，再重新结算。",
    },
    en: {
      what: `Waybill ${p.waybill} is billed with ${p.invoice} yuan, but ${NOT_OWED[p.class].en}; ${heldOf(p).en}.`,
      next:
        p.class === "company-unknown"
          ? "Fill in 物流公司 (courier company) in this row of the bill, import the corrected file with --supersede, and settle again."
          : "balis courier audit PERIOD --dispute FILE generates the list of disputed lines for the courier company; correct the invoice or the loans, or answer it with balis courier answer, then settle again.",
    },
  }),
  "courier-charge-must-be-contracted": (p: {
    waybill: string;
    charge: string;
    invoice: string;
    held?: string;
  }): InBoth => {
    const charge = charges[p.charge] ?? { "zh-CN": p.charge, en: p.charge };
    return {
      "zh-CN": {
        what: `运单 ${p.waybill} 收取“${charge["zh-CN"]}” ${p.invoice} 元，合同没有约定这项收费；${heldOf(p)["zh-CN"]}。`,
        next: "与物流公司核对；合同确有约定的，在合同的 services 中写明后重新结算，否则用 balis courier answer 答复。",
      },
      en: {
        what: `Waybill ${p.waybill} is billed with ${p.invoice} yuan for “${charge.en}”, a charge that the contract does not provide for; ${heldOf(p).en}.`,
        next: "Check with the courier company; if the contract does provide for it, name it under services in the contract and settle again; else answer it with balis courier answer.",
      },
    };
  },
  "volumetric-weight-must-have-measures": (p: { waybill: string; held: string }): InBoth => ({
    "zh-CN": {
      what: `运单 ${p.waybill} 的计费重量大于实际重量，账单没有写尺寸，无法核对体积重；按实际重量支付，其余 ${p.held} 元暂缓支付。`,
      next: "请物流公司提供长、宽、高；补入账单后重新导入、结算。",
    },
    en: {
      what: `Waybill ${p.waybill} is billed heavier than it was weighed, and the invoice has no measures to check the volumetric weight; the real weight is paid, the other ${p.held} yuan are held.`,
      next: "Ask the courier company for length, width and height; add them to the invoice, import it again and settle.",
    },
  }),
  "courier-company-must-be-known": (p: { waybill: string; day: string; company: string }): InBoth => ({
    "zh-CN": {
      what:
        p.company === ""
          ? `运单 ${p.waybill}（${p.day}）没有写明物流公司，而当日有几家公司的合同有效，不知道按哪家核价。`
          : `运单 ${p.waybill} 属于公司“${p.company}”，${p.day} 没有这家公司的有效合同。`,
      next:
        p.company === ""
          ? "在账单这一行的“物流公司”列写明公司（balis doctor 账期 指出文件和行；整份都是一家的，也可在导入格式中写 columns: company: {fixed: 代号}），再用 --supersede 导入更正后的账单。"
          : "启用这家公司的合同，或更正导入格式中的公司代号（与合同的 company 一致）。",
    },
    en: {
      what:
        p.company === ""
          ? `Waybill ${p.waybill} (${p.day}) does not name its courier company, and several companies have a contract in force on that day, so its price cannot be determined.`
          : `Waybill ${p.waybill} is of the company “${p.company}”, which has no contract in force on ${p.day}.`,
      next:
        p.company === ""
          ? "Fill in 物流公司 (courier company) in this row of the bill (balis doctor PERIOD names file and row; for a bill of one company only, the import format can say it: columns: company: {fixed: NAME}), and import the corrected bill with --supersede."
          : "Enact a contract of this company, or correct the company in the import format (it is the contract's own word).",
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
  "waybill-must-be-billed-once": (p: { waybill: string; invoice: string; held?: string }): InBoth => ({
    "zh-CN": {
      what: `运单 ${p.waybill} 同一单程再次收费 ${p.invoice} 元，重量、金额、件数或日期与先前一行不同；${heldOf(p)["zh-CN"]}。`,
      next: "请物流公司说明是分件、补差还是重复：用 balis courier audit 账期 --dispute 文件 生成争议清单；得到答复后用 balis courier answer 记下。",
    },
    en: {
      what: `Waybill ${p.waybill} is billed again for the same trip, ${p.invoice} yuan, with a different weight, amount, number of pieces or date; ${heldOf(p).en}.`,
      next: "Ask the courier company whether it is a partial shipment, a supplement or a repeat: balis courier audit PERIOD --dispute FILE generates the list of disputed lines; then note the decision with balis courier answer.",
    },
  }),
  "rebill-must-be-within-credit": (p: { waybill: string; invoice: string; held: string }): InBoth => ({
    "zh-CN": {
      what: `运单 ${p.waybill} 冲减后又收费 ${p.invoice} 元，其中 ${p.held} 元多于冲减的金额；这部分暂缓支付。`,
      next: "请物流公司说明多出部分是补差还是重复：用 balis courier audit 账期 --dispute 文件 生成争议清单；得到答复后用 balis courier answer 记下。",
    },
    en: {
      what: `Waybill ${p.waybill} is billed ${p.invoice} yuan after a credit, ${p.held} yuan more than was credited; this part is held.`,
      next: "Ask the courier company whether it is a supplement or a repeat: balis courier audit PERIOD --dispute FILE generates the list of disputed lines; then note the decision with balis courier answer.",
    },
  }),
  "credit-must-have-its-charge": (p: { waybill: string; credit: string; beyond: string }): InBoth => ({
    "zh-CN": {
      what: `运单 ${p.waybill} 冲减 ${p.credit} 元，其中 ${p.beyond} 元没有可冲减的收费；这部分暂缓支付，不抵其他运单的应付。`,
      next: "请物流公司说明冲减的是哪一笔，再用 balis courier answer 答复；以后的账单补上该笔收费时自动抵销。",
    },
    en: {
      what: `Waybill ${p.waybill} is credited ${p.credit} yuan, of which ${p.beyond} yuan have no charge to credit; this part is held and not set off against other waybills.`,
      next: "Ask the courier company which charge it credits and answer it with balis courier answer; if a later invoice contains the charge, it is set off automatically.",
    },
  }),
  "dispute-must-be-of-one-company": (p: { companies: readonly string[] }): InBoth => ({
    "zh-CN": {
      what: `本期有 ${p.companies.length} 家公司的账单，争议清单发给其中一家，不能写有别家的运单。`,
      next: `加上 --company 指明是哪一家：${p.companies.map(shellWord).join("、")}；每家各出一份。`,
    },
    en: {
      what: `The period has the bills of ${p.companies.length} companies; the dispute file goes to one of them and must have no waybill of another.`,
      next: `Name it by --company: ${p.companies.map(shellWord).join(" or ")}; make one file for each.`,
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
      next: `核实后补登：balis library set ${shellWord(p.library)} --district ${p.district === "" ? "所在区" : shellWord(p.district)}，再对账、结算。`,
    },
    en: {
      what:
        p.district === ""
          ? `Waybill ${p.waybill} went to ${p.library}, whose district is neither in the registry nor on the invoice; ${p.held} yuan that may be a surcharge are held.`
          : `Waybill ${p.waybill} went to ${p.library}, whose district is not in the registry; its surcharge is that of ${p.district}, as stated on the invoice.`,
      next: `Check and add it: balis library set ${shellWord(p.library)} --district ${p.district === "" ? "DISTRICT" : shellWord(p.district)}; then reconcile and settle again.`,
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof courierMessages> {}
}
