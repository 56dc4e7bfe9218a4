import { shellWord } from "../../../core/shell-word.ts";
import {
  type InBoth,
  type Language,
  labelOf,
  type MessagesOfCodes,
  type ParamsOf,
} from "../../../core/words/language.ts";
import { services } from "../../../registry/words/registry-terms.ts";
import { classes } from "../../import/words/field-terms.ts";

function serviceOf(language: Language, service: string): string {
  return labelOf(language, services, service);
}

export const settleMessages = {
  "period-must-be-reconciled": (p: { period: string; service: string }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 的${serviceOf("zh-CN", p.service)}还没有对账。`,
      next: `先运行 balis reconcile ${p.period}。`,
    },
    en: {
      what: `Period ${p.period}: ${serviceOf("en", p.service)} is not reconciled yet.`,
      next: `Run balis reconcile ${p.period} first.`,
    },
  }),
  "reconciliation-must-be-fresh": (p: { period: string; service: string }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 的${serviceOf("zh-CN", p.service)}对账之后，文件、名录、规则或设置有变化。`,
      next: `重新运行 balis reconcile ${p.period}，已作的处理会沿用。`,
    },
    en: {
      what: `Files, registry, rules or settings have changed since ${serviceOf("en", p.service)} of ${p.period} was reconciled.`,
      next: `Run balis reconcile ${p.period} again; resolutions already made are kept.`,
    },
  }),
  "unit-price-must-be-typed": (p: { item: string; low: string; high: string }): InBoth => ({
    "zh-CN": {
      what: `计费项目 ${p.item} 的单价是一个范围（${p.low}–${p.high} 元），但没有填写单价，未计费。`,
      next: "请提供馆在“单价”列填写实际单价，更正文件后重新导入。",
    },
    en: {
      what: `Tariff item ${p.item} has a price range (${p.low}–${p.high} yuan), and no unit price is given; the request was not priced.`,
      next: "Ask the supplier to fill in the unit price, then import the corrected file.",
    },
  }),
  "unit-price-must-be-in-range": (p: { item: string; typed: string; low: string; high: string }): InBoth => ({
    "zh-CN": {
      what: `计费项目 ${p.item} 的单价 ${p.typed} 元不在 ${p.low}–${p.high} 元之内，未计费。`,
      next: "请提供馆核对单价，更正文件后重新导入。",
    },
    en: {
      what: `The unit price of tariff item ${p.item} is ${p.typed} yuan, outside the range of ${p.low}–${p.high} yuan; the request was not priced.`,
      next: "Ask the supplier to check it, then import the corrected file.",
    },
  }),
  "actual-cost-must-be-typed": (p: { item: string }): InBoth => ({
    "zh-CN": {
      what: `计费项目 ${p.item} 按实际费用结算，但没有填写实际费用，未计费。`,
      next: "请提供馆在“实际费用”列填写金额、注明凭证号，更正文件后重新导入。",
    },
    en: {
      what: `Tariff item ${p.item} is settled at actual cost, but no actual cost is given; the request was not priced.`,
      next: "Ask the supplier to fill in the actual cost and the voucher number, then import the corrected file.",
    },
  }),
  "quantity-must-be-given": (p: { item: string; unit: string }): InBoth => ({
    "zh-CN": {
      what: `计费项目 ${p.item} 按${p.unit === "page" ? "页" : p.unit === "shot" ? "拍" : "件"}计费，但没有填写数量，未计费。`,
      next: "请提供馆补上数量，更正文件后重新导入；或用 balis discrepancy resolve 按协商值处理。",
    },
    en: {
      what: `Tariff item ${p.item} is priced per ${p.unit}, but no quantity is given; the request was not priced.`,
      next: "Ask the supplier to complete it and import the corrected file, or resolve it with an agreed value.",
    },
  }),
  "tariff-must-cover-request": (p: { supplier: string; documentType: string; items: string }): InBoth => ({
    "zh-CN": {
      what: `收费标准中没有唯一适用的项目：提供馆 ${p.supplier}，文献类型“${p.documentType}”${p.items === "" ? "" : `，同时适用 ${p.items}`}。`,
      next: "古籍等须在“计费项目”列写明项目（如 SHL-ANC-1）；也可用 balis rule show 查看收费标准。",
    },
    en: {
      what: `The tariff has no single item for this request: supplier ${p.supplier}, document type "${p.documentType}"${p.items === "" ? "" : `, possible items ${p.items}`}.`,
      next: "Ancient works and the like need their tariff item stated (e.g. SHL-ANC-1); see balis rule show.",
    },
  }),
  "tariff-item-must-be-known": (p: { item: string; supplier: string }): InBoth => ({
    "zh-CN": {
      what: `收费标准中没有适用于提供馆 ${p.supplier} 的计费项目“${p.item}”。`,
      next: "用 balis rule show 查看项目代码，更正文件后重新导入。",
    },
    en: {
      what: `The tariff has no item "${p.item}" for supplier ${p.supplier}.`,
      next: "See the item codes with balis rule show, then import the corrected file.",
    },
  }),
  "fee-must-equal-tariff": (p: { request: string; tariff: string; confirmed: string }): InBoth => ({
    "zh-CN": {
      what: `${p.request}：提供馆确认 ${p.confirmed} 元，按收费标准为 ${p.tariff} 元。`,
      next: `结算所用的金额以规则包规定的为准，见 balis why ${shellWord(p.request)}；请提供馆核对，需要时更正文件后重新导入。`,
    },
    en: {
      what: `${p.request}: the supplier confirmed ${p.confirmed} yuan; by the tariff it is ${p.tariff} yuan.`,
      next: `The rule pack decides which amount is settled; see balis why ${shellWord(p.request)}. Ask the supplier to check, and import a corrected file if necessary.`,
    },
  }),
  "decided-fee-must-be-settled": (p: { request: string; decided: string; settled: string }): InBoth => ({
    "zh-CN": {
      what: `${p.request}：决定的费用是 ${p.decided} 元，按规则包结算 ${p.settled} 元。`,
      next: "规则包规定以收费标准、确认费用或较低者计费，见 balis rule show；要改变结算金额，须商定页数，或改用按确认费用计费的规则。",
    },
    en: {
      what: `${p.request}: the fee decided on is ${p.decided} yuan; by the rule pack ${p.settled} yuan are settled.`,
      next: "The pack settles by the tariff, the confirmed fee or the lower one (see balis rule show); to settle another amount, agree on the pages, or use a rule that settles confirmed fees.",
    },
  }),
  "agent-must-be-subject-library": (p: { request: string; supplier: string; agent: string }): InBoth => ({
    "zh-CN": {
      what: `${p.request}：${p.supplier} 的文献只能经学科服务馆获取，记录的学科服务馆是“${p.agent}”。`,
      next: "请核对学科服务馆一列，或用 balis agreement add --role subject-service 登记该馆。",
    },
    en: {
      what: `${p.request}: ${p.supplier} supplies only through a subject service library; the record names "${p.agent}".`,
      next: "Check the column of the subject service library, or register the library: balis agreement add --role subject-service.",
    },
  }),
  "volumes-must-be-given": (p: { request: string }): InBoth => ({
    "zh-CN": {
      what: `${p.request}：没有册数，无法计算补贴。`,
      next: "请借出馆补上册数，更正文件后重新导入。",
    },
    en: {
      what: `${p.request}: the number of volumes is missing, so the subsidy cannot be calculated.`,
      next: "Ask the lending library to complete it, then import the corrected file.",
    },
  }),
  "supplier-must-be-named": (p: { request: string }): InBoth => ({
    "zh-CN": {
      what: `${p.request}：没有提供馆，无法确定补贴付给谁。`,
      next: "请补上提供馆，更正文件后重新导入。",
    },
    en: {
      what: `${p.request}: the supplying library is missing, so the subsidy has no recipient.`,
      next: "Add the supplying library, then import the corrected file.",
    },
  }),
  "requester-must-be-named": (p: { request: string }): InBoth => ({
    "zh-CN": {
      what: `${p.request}：没有请求馆，无法确定费用由谁承担。`,
      next: "请补上请求馆，更正文件后重新导入。",
    },
    en: {
      what: `${p.request}: the requesting library is missing, so nobody can be charged.`,
      next: "Add the requesting library, then import the corrected file.",
    },
  }),
  "budget-must-cover": (p: {
    period: string;
    fund: string;
    wanted: string;
    left: string;
    over: string;
  }): InBoth => ({
    "zh-CN": {
      what: `资金 ${p.fund} 不够支付 ${p.period}：需要 ${p.wanted} 元，只剩 ${p.left} 元，超出 ${p.over} 元。`,
      next: `追加预算（balis budget set），或明确要求按比例压减：balis settle ${p.period} --prorate。`,
    },
    en: {
      what: `Fund ${p.fund} cannot cover ${p.period}: ${p.wanted} yuan needed, ${p.left} yuan left, ${p.over} yuan short.`,
      next: `Add to the budget (balis budget set), or reduce all payments pro rata: balis settle ${p.period} --prorate.`,
    },
  }),
  "budget-must-cover-invoice": (p: { fund: string }): InBoth => ({
    "zh-CN": {
      what: `资金 ${p.fund} 连物流账单都不够支付；物流费不能按比例压减。`,
      next: "追加预算（balis budget set）。",
    },
    en: {
      what: `Fund ${p.fund} cannot even cover the courier invoice, which is never reduced pro rata.`,
      next: "Add to the budget (balis budget set).",
    },
  }),
  "party-must-be-named": (p: { request: string; scheme: string }): InBoth => ({
    "zh-CN": {
      what: `${p.request}：方案 ${p.scheme} 的对象馆没有写明。`,
      next: "请补上该馆，更正文件后重新导入。",
    },
    en: {
      what: `${p.request}: the library that scheme ${p.scheme} is for is not named.`,
      next: "Add the library, then import the corrected file.",
    },
  }),
  "actual-cost-must-have-voucher": (p: { item: string; cost: string }): InBoth => ({
    "zh-CN": {
      what: `计费项目 ${p.item}：实际费用 ${p.cost} 元没有凭证号，未计费。`,
      next: "请提供馆补上凭证号（凭证号、附件一列），更正文件后重新导入。",
    },
    en: {
      what: `Tariff item ${p.item}: an actual cost of ${p.cost} yuan has no voucher number; the request was not priced.`,
      next: "Ask the supplier for the voucher number (column voucher), then import the corrected file.",
    },
  }),
  "class-must-have-a-price": (p: { item: string; by: string; found: string }): InBoth => ({
    "zh-CN": {
      what: `计费项目 ${p.item} 按${labelOf("zh-CN", classes, p.by)}计费，表中没有“${p.found}”，未计费。`,
      next: "更正文件里的值，或在规则包的分类表里补上这一类。",
    },
    en: {
      what: `Tariff item ${p.item} is priced by ${labelOf("en", classes, p.by)}; "${p.found}" is not in its table, so the request was not priced.`,
      next: "Correct the value in the file, or add the class to the table in the rule pack.",
    },
  }),
  "scheme-must-cover-fee": (p: { scheme: string; fee: string }): InBoth => ({
    "zh-CN": {
      what: `方案 ${p.scheme} 的分档没有包括 ${p.fee} 元。`,
      next: "在规则包里补上这一档；最后一档不写上限。",
    },
    en: {
      what: `No tier of scheme ${p.scheme} covers a fee of ${p.fee} yuan.`,
      next: "Add the tier to the rule pack; the last tier has no upper limit.",
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof settleMessages> {}
}
