import {
  counted,
  type InBoth,
  type Language,
  type MessagesOfCodes,
  type ParamsOf,
} from "../../../core/words/language.ts";
import { services } from "../../../registry/words/registry-terms.ts";
import { accountLabel } from "../../ledger/words/account-label.ts";
import { leftOutMessages } from "./left-out-messages.ts";
import { receiptMessages } from "./receipt-messages.ts";
import { engineMessages } from "./second-engine-messages.ts";

export const closeMessages = {
  "period-must-be-open": (p: { period: string }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 已关账，其账目不再变动。`,
      next: "迟报或更正的数据记入下一个未关账的账期：照常用 balis import 导入，系统会按“迟报文件”处理。",
    },
    en: {
      what: `Period ${p.period} is closed; its figures no longer change.`,
      next:
        "Late or corrected data go into the next open period: " +
        "import the file as usual; it is treated as a late file.",
    },
  }),
  "discrepancy-must-be-of-an-open-period": (p: { id: string; period: string; into: string }): InBoth => ({
    "zh-CN": {
      what: `差异 ${p.id} 属于已关账的账期 ${p.period}，在那里不能再处理。`,
      next: `关账时待处理的差异已转入 ${p.into}：对账（balis reconcile ${p.into}）后它会再次列出，再用同一编号处理。`,
    },
    en: {
      what: `Discrepancy ${p.id} is of period ${p.period}, which is closed and can no longer be changed.`,
      next: `Discrepancies open at the close were carried to ${p.into}: reconcile it (balis reconcile ${p.into}) and resolve the discrepancy there under the same id.`,
    },
  }),
  "period-must-be-settled": (p: { period: string }): InBoth => ({
    "zh-CN": { what: `账期 ${p.period} 还没有结算。`, next: `先结算：balis settle ${p.period}` },
    en: {
      what: `Period ${p.period} is not settled yet.`,
      next: `Settle it: balis settle ${p.period}`,
    },
  }),
  "period-must-pass-its-gates": (p: { period: string; failed: number }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 有 ${p.failed} 项关账条件未满足，没有关账。`,
      next: `逐项处理后再关账；随时可用 balis close ${p.period} --dry-run 查看各项条件。`,
    },
    en: {
      what: `Period ${p.period} was not closed: ${p.failed} closing ${p.failed === 1 ? "check" : "checks"} failed.`,
      next: `Deal with each and close again; balis close ${p.period} --dry-run shows the closing checks at any time.`,
    },
  }),
  "earlier-period-must-be-closed": (p: { period: string; earlier: string }): InBoth => ({
    "zh-CN": {
      what: `更早的账期 ${p.earlier} 已有文件、更正或物流答复，但还没有关账。`,
      next: `账期按先后关账，先关：balis close ${p.earlier} --confirm ${p.earlier}`,
    },
    en: {
      what: `The earlier period ${p.earlier} has files, corrections or answers to the courier but is not closed.`,
      next: `Periods close in order; close that one first: balis close ${p.earlier} --confirm ${p.earlier}`,
    },
  }),
  "service-must-be-reconciled": (p: { period: string; service: string }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 的${service(p.service, "zh-CN")}有记录，但还没有对账。`,
      next: `先对账：balis reconcile ${p.period} --service ${p.service}，再结算：balis settle ${p.period}`,
    },
    en: {
      what: `Period ${p.period} has records of ${service(p.service, "en")} that are not reconciled.`,
      next:
        `Reconcile them: balis reconcile ${p.period} ` +
        `--service ${p.service}; then balis settle ${p.period}`,
    },
  }),
  "reconciliation-must-be-current": (p: { period: string; service: string; run: number }): InBoth => ({
    "zh-CN": {
      what: `${service(p.service, "zh-CN")}第 ${p.run} 次对账之后，文件、名录、规则或设置又有变动。`,
      next: `重新对账：balis reconcile ${p.period} --service ${p.service}，再结算：balis settle ${p.period}`,
    },
    en: {
      what: `Files, registry, rules or settings changed after run ${p.run} of ${service(p.service, "en")}.`,
      next:
        `Reconcile again: balis reconcile ${p.period} ` +
        `--service ${p.service}; then balis settle ${p.period}`,
    },
  }),
  "material-discrepancies-must-be-resolved": (p: {
    period: string;
    count: number;
    unsettledYuan: string;
    materialityYuan: string;
    largest: string;
  }): InBoth => ({
    "zh-CN": {
      what:
        `有 ${p.count} 条重大差异待处理（单条未结 ${p.materialityYuan} 元及以上），` +
        `合计未结 ${p.unsettledYuan} 元，最大一条：${p.largest} 元。`,
      next: `列出并逐条处理：balis discrepancy list ${p.period} --sort unsettled，处理后重新结算：balis settle ${p.period}`,
    },
    en: {
      what:
        `${p.count} material ${p.count === 1 ? "discrepancy is" : "discrepancies are"} still open (${p.materialityYuan} yuan or more unsettled each), ` +
        `${p.unsettledYuan} yuan in all; the largest: ${p.largest} yuan.`,
      next: `List and resolve them: balis discrepancy list ${p.period} --sort unsettled; then balis settle ${p.period}`,
    },
  }),
  "settlement-must-be-current": (p: { period: string; settlement: number }): InBoth => ({
    "zh-CN": {
      what: `第 ${p.settlement} 次结算之后，文件、对账、差异处理、物流账单或规则又有变动。`,
      next: `重新结算：balis settle ${p.period}`,
    },
    en: {
      what: `Files, matches, resolutions, courier invoices or rules changed after settlement ${p.settlement}.`,
      next: `Settle again: balis settle ${p.period}`,
    },
  }),
  "requests-must-be-priced": (p: { period: string; count: number; first: string }): InBoth => ({
    "zh-CN": {
      what: `有 ${p.count} 笔已确认满足的业务没有计费（如 ${p.first}），关账后不能再计费。`,
      next: `按下列原因补齐记录或规则后重新结算：balis settle ${p.period}`,
    },
    en: {
      what:
        `${counted(p.count, "confirmed filled request has", "confirmed filled requests have")} no charge ` +
        `(e.g. ${p.first}); after the close ${p.count === 1 ? "it" : "they"} can no longer be charged.`,
      next: `Complete the records or rules as explained below, then balis settle ${p.period}`,
    },
  }),
  "trial-balance-must-be-zero": (p: { period: string; sumYuan: string }): InBoth => ({
    "zh-CN": {
      what: `试算不平衡：全部科目合计 ${p.sumYuan} 元，应为 0.00 元。`,
      next: "账册已损坏，不要继续操作：从备份恢复（balis restore）。",
    },
    en: {
      what: `The trial balance is ${p.sumYuan} yuan over all accounts; it must be 0.00.`,
      next: "The books are damaged: stop using them and restore a backup (balis restore).",
    },
  }),
  "net-positions-must-sum-to-zero": (p: { period: string; account: string; sumYuan: string }): InBoth => ({
    "zh-CN": {
      what: `各馆应收应付合计不为零：${accountLabel("zh-CN", p.account)} 余额 ${p.sumYuan} 元，应为 0.00 元。`,
      next: `重新结算：balis settle ${p.period}；仍不为零时运行 balis verify ${p.period}。`,
    },
    en: {
      what: `The libraries' net positions do not add up to zero: ${accountLabel("en", p.account)} is ${p.sumYuan} yuan; it must be 0.00.`,
      next: `Settle again (balis settle ${p.period}); if this persists, run balis verify ${p.period}.`,
    },
  }),
  "charges-must-equal-ledger": (p: {
    period: string;
    account: string;
    chargedYuan: string;
    bookedYuan: string;
  }): InBoth => ({
    "zh-CN": {
      what: `科目“${accountLabel("zh-CN", p.account)}”：费用项合计 ${p.chargedYuan} 元，账上 ${p.bookedYuan} 元，两者不一致。`,
      next: `重新结算：balis settle ${p.period}；仍不一致时从备份恢复（balis restore）。`,
    },
    en: {
      what:
        `Account "${accountLabel("en", p.account)}": the charges add up to ` +
        `${p.chargedYuan} yuan, the ledger holds ${p.bookedYuan}.`,
      next:
        `Settle again: balis settle ${p.period}; if they ` +
        "still differ, restore a backup (balis restore).",
    },
  }),
  ...engineMessages,
  ...receiptMessages,
  ...leftOutMessages,
  "settlement-must-be-computable": (p: { period: string; run: number; why: string }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 的第 ${p.run} 次结算不能重新计算：账册里没有它所依据的规则或记录（${p.why}）。`,
      next: RESTORE_ZH,
    },
    en: {
      what: `Settlement ${p.run} of ${p.period} cannot be computed again: the books lack the rules or records it is based on (${p.why}).`,
      next: RESTORE_EN,
    },
  }),
  "charges-must-be-as-many": (p: { period: string; stored: number; recomputed: number }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 存有费用项 ${p.stored} 条，重新计算得 ${p.recomputed} 条。`,
      next: RESTORE_ZH,
    },
    en: {
      what: `Period ${p.period} contains ${counted(p.stored, "charge")}; recomputed there are ${p.recomputed}.`,
      next: RESTORE_EN,
    },
  }),
  "charge-must-be-what-it-rests-on": (p: {
    period: string;
    id: string;
    case: string;
    storedFen: string;
    againFen: string;
  }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 的费用项 ${p.id}（${p.case}）存为 ${p.storedFen} 分，按记录和规则重新计算为 ${p.againFen} 分，或其依据不同。`,
      next: RESTORE_ZH,
    },
    en: {
      what: `Charge ${p.id} of ${p.period} (${p.case}) is stored as ${p.storedFen} fen; recomputed from its records and rules it is ${p.againFen} fen, or it has a different basis.`,
      next: RESTORE_EN,
    },
  }),
  "entry-must-be-what-it-rests-on": (p: { period: string; id: string }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 的分录 ${p.id} 与费用不符，或没有被完整冲销。`,
      next: RESTORE_ZH,
    },
    en: {
      what: `Entry ${p.id} of ${p.period} does not match the charges, or is not completely reversed.`,
      next: RESTORE_EN,
    },
  }),
  "manifest-must-be-what-it-rests-on": (p: { period: string; part: string }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 关账后，账册中的“${p.part}”与关账清单不符：有内容被改动过。`,
      next: RESTORE_ZH,
    },
    en: {
      what: `"${p.part}" in the books no longer matches the closing record of ${p.period}: the books were edited.`,
      next: RESTORE_EN,
    },
  }),
  "close-order-must-hold": (p: { period: string; wanted: number; found: number }): InBoth => ({
    "zh-CN": {
      what: `关账链在 ${p.period} 处断开：它是第 ${p.found} 次关账，应为第 ${p.wanted} 次，中间有关账记录缺失。`,
      next: RESTORE_ZH,
    },
    en: {
      what:
        `The chain of closes breaks at ${p.period}: it is numbered ` +
        `${p.found} where ${p.wanted} is due; a close is missing.`,
      next: RESTORE_EN,
    },
  }),
  "manifest-must-match-its-hash": (p: { period: string; wanted: string; found: string }): InBoth => ({
    "zh-CN": {
      what: `关账链在 ${p.period} 处断开：关账清单被改动过（应为 ${short(p.wanted)}，实为 ${short(p.found)}）。`,
      next: RESTORE_ZH,
    },
    en: {
      what:
        `The chain of closes breaks at ${p.period}: its closing record was ` +
        `changed (${short(p.wanted)} wanted, ${short(p.found)} found).`,
      next: RESTORE_EN,
    },
  }),
  "manifest-must-name-its-close": (p: { period: string }): InBoth => ({
    "zh-CN": { what: `关账链在 ${p.period} 处断开：关账清单写的是另一次关账。`, next: RESTORE_ZH },
    en: {
      what: `The chain of closes breaks at ${p.period}: its closing record is that of another close.`,
      next: RESTORE_EN,
    },
  }),
  "close-must-follow-the-one-before": (p: { period: string; wanted: string; found: string }): InBoth => ({
    "zh-CN": {
      what:
        `关账链在 ${p.period} 处断开：它所接的上一次关账为 ${short(p.found)}，` +
        `而账册中上一次为 ${short(p.wanted)}，更早的账期被改动过。`,
      next: RESTORE_ZH,
    },
    en: {
      what:
        `The chain of closes breaks at ${p.period}: it follows ${short(p.found)}, ` +
        `but the close before it is ${short(p.wanted)}; an earlier period was changed.`,
      next: RESTORE_EN,
    },
  }),
} satisfies MessagesOfCodes;

const RESTORE_ZH =
  "不要在此账册上继续操作；从备份恢复（balis restore），并与已打印报表上的关账清单校验值核对。";
const RESTORE_EN =
  "Stop using these books: restore a backup (balis restore) and compare with the printed checksum.";

/** The beginning of a hash, as it is printed on reports. */
function short(hash: string): string {
  return hash.slice(0, 12);
}

function service(key: string, language: Language): string {
  return key === "dd" || key === "ill" ? services[key][language] : key;
}

declare module "../../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof closeMessages> {}
}
