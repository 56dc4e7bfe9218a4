import type { MessageParams } from "../../../core/message.ts";
import { shellWord } from "../../../core/shell-word.ts";
import { type Place, placeText } from "../../../core/source.ts";
import type { InBoth, Language, MessagesOfCodes, ParamsOf } from "../../../core/words/language.ts";
import type { ResolutionKind } from "../../../records/discrepancy-kind.ts";
import type { Role } from "../../../records/record.ts";
import { roles } from "../../../records/words/record-terms.ts";
import { commonWords } from "../../../terminal/words/common.ts";
import { resolutionKinds } from "./reconcile-terms.ts";

const OPEN = { "zh-CN": "待处理", en: "open" };

function nowText(language: Language, p: MessageParams["discrepancy-must-be-as-seen"]): string {
  if (p.now === null) return OPEN[language];
  const label = resolutionKinds[p.now][language];
  return language === "zh-CN" ? `${label}（${p.by}）` : `${label} (${p.by})`;
}

/** How many rows are named. */
const NAMED = 5;

function rowsText(
  language: Language,
  rows: readonly { readonly role: Role; readonly place: Place | null }[],
): string {
  const one = ({ role, place }: (typeof rows)[number]): string =>
    [roles[role][language], ...(place ? [placeText(place, commonWords[language])] : [])].join(" ");
  const [comma, more] = language === "zh-CN" ? ["；", " 等"] : ["; ", " …"];
  return rows.slice(0, NAMED).map(one).join(comma) + (rows.length > NAMED ? more : "");
}

export const reconcileMessages = {
  "period-must-have-records": (p: { period: string; within: readonly string[] }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 还没有导入任何记录。`,
      next:
        p.within.length === 0
          ? "先用 balis import 导入该账期的文件；用 balis status 查看各账期状态。"
          : `账册里有的是 ${p.within.join("、")}：写其中一个。`,
    },
    en: {
      what: `Nothing has been imported for period ${p.period}.`,
      next:
        p.within.length === 0
          ? "Import its files first (balis import FILE…); balis status lists the periods."
          : `The books have ${p.within.join(", ")}: give one of them.`,
    },
  }),
  "period-must-have-requests": (p: { period: string }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 没有原文传递和馆际互借的记录，没有可对账的业务。`,
      next: `如有这两项业务，先导入其文件；否则不必对账：联合咨询用 balis settle ${p.period} 结算，其他服务直接计入统计。`,
    },
    en: {
      what: `Period ${p.period} has no records of document delivery or interlibrary loan: there is nothing to reconcile.`,
      next: `If there should be some, import their files. Otherwise nothing needs reconciling: consulting is settled by balis settle ${p.period}, the other services are counted as they are.`,
    },
  }),
  "request-number-must-identify": (p: { number: string; rows: number }): InBoth => ({
    "zh-CN": {
      what: `申请单号“${p.number}”出现在 ${p.rows} 行以上，不能识别一笔业务。`,
      next: "请检查导出文件的单号列是否整列填成了同一个值，更正后重新导入。",
    },
    en: {
      what: `Request number "${p.number}" occurs in more than ${p.rows} rows and therefore cannot identify a request.`,
      next: "Check whether the export has the same value in the whole number column; correct the file and import it again.",
    },
  }),
  "discrepancy-must-exist": (p: { id: string; period: string }): InBoth => ({
    "zh-CN": {
      what: `没有编号为“${p.id}”的差异${p.period === "" ? "" : `（账期 ${p.period}）`}。`,
      next: `用 balis discrepancy list ${p.period === "" ? "账期" : p.period} 查看现有差异；重新对账后，内容变了的差异会得到新编号。`,
    },
    en: {
      what: `There is no discrepancy "${p.id}"${p.period === "" ? "" : ` in period ${p.period}`}.`,
      next: `See balis discrepancy list ${p.period === "" ? "PERIOD" : p.period}; after reconciling again, a discrepancy that changed gets a new id.`,
    },
  }),
  "discrepancy-must-be-one": (p: { id: string; count: number }): InBoth => ({
    "zh-CN": {
      what: `“${p.id}”对应 ${p.count} 条差异。`,
      next: "请多写几位编号，使其只对应一条。",
    },
    en: {
      what: `"${p.id}" fits ${p.count} discrepancies.`,
      next: "Type more of the id, so that it matches only one.",
    },
  }),
  "resolution-must-fit": (p: { id: string; kind: string; allowed: string }): InBoth => ({
    "zh-CN": {
      what: `差异 ${p.id} 不能按“${p.kind}”处理。`,
      next: `可用的处理意见：${p.allowed}。`,
    },
    en: {
      what: `Discrepancy ${p.id} cannot be resolved as "${p.kind}".`,
      next: `Possible resolutions: ${p.allowed}.`,
    },
  }),
  "resolution-must-have-its-row": (p: {
    id: string;
    kind: ResolutionKind;
    allowed: string;
    rows: readonly { readonly role: Role; readonly place: Place | null }[];
  }): InBoth => ({
    "zh-CN": {
      what: `差异 ${p.id} 不能按“${resolutionKinds[p.kind]["zh-CN"]}”处理：没有该方的记录，只有${rowsText("zh-CN", p.rows)}。`,
      next: `可用的处理意见：${p.allowed}；一笔也不计时用 write-off（不予结算）。该方有记录的，先导入其文件再对账。`,
    },
    en: {
      what: `Discrepancy ${p.id} cannot be resolved as "${resolutionKinds[p.kind].en}": that side has no row in it; there is only ${rowsText("en", p.rows)}.`,
      next: `Possible resolutions: ${p.allowed}; if nothing is to be settled, write-off (not settled). If that side does have a row, import its file and reconcile first.`,
    },
  }),
  "resolution-must-have-reason": (p: { flag: string }): InBoth => ({
    "zh-CN": {
      what: "处理差异必须写明理由。",
      next: `在差异处理表的“理由”一列写明，或在命令中加 ${p.flag} "理由"。理由会记入历史并印在差异表中。`,
    },
    en: {
      what: "Give a reason for the resolution.",
      next: `Write it in the column "reason" of the discrepancy sheet, or add ${p.flag} "why" to the command. It is kept in the history and printed in the report.`,
    },
  }),
  "resolution-must-have-value": (p: { flag: string }): InBoth => ({
    "zh-CN": {
      what: "按协商值处理时，必须给出协商的数值。",
      next: `至少给出一项：差异处理表中“协商”各列，或命令的 ${p.flag}。`,
    },
    en: {
      what: "State the agreed value.",
      next: `Give at least one: an "agreed" column of the discrepancy sheet, or of ${p.flag} with the command.`,
    },
  }),
  "resolution-must-stand": (p: { id: string }): InBoth => ({
    "zh-CN": {
      what: `差异 ${p.id} 没有可撤回的处理。`,
      next: `用 balis discrepancy show ${shellWord(p.id)} 查看它的历史。`,
    },
    en: {
      what: `Discrepancy ${p.id} has no resolution to withdraw.`,
      next: `See its history: balis discrepancy show ${shellWord(p.id)}.`,
    },
  }),
  "discrepancy-must-be-as-seen": (p: {
    id: string;
    number: string;
    now: ResolutionKind | null;
    by: string;
  }): InBoth => ({
    "zh-CN": {
      what: `差异 ${p.id}（${p.number}）在此期间已有变化，现在是：${nowText("zh-CN", p)}。`,
      next: `用 balis discrepancy show ${p.id} 看清现状。差异处理表：同意现状的，清空这一行填的内容，别的行不必重填；不同意的，先撤回，再重新导出。`,
    },
    en: {
      what: `Discrepancy ${p.id} (${p.number}) has changed since; it is now: ${nowText("en", p)}.`,
      next: `Look at it as it is now: balis discrepancy show ${p.id}. In a discrepancy sheet, empty what you filled into this row if you agree, and leave the other rows; otherwise withdraw the resolution and export the sheet again.`,
    },
  }),
  "later-account-must-be-of-one-request": (p: { id: string; number: string; settled: number }): InBoth => ({
    "zh-CN": {
      what: `差异 ${p.id}：申请单号 ${p.number} 已结算 ${p.settled} 笔，看不出后来报的是哪一笔。`,
      next: `逐笔更正：balis correct note 账期 ${shellWord(p.number)} --ordinal 第几笔；再把这条差异按“不予结算”（write-off）处理。`,
    },
    en: {
      what: `Discrepancy ${p.id}: ${p.settled} ${p.settled === 1 ? "request was" : "requests were"} settled under number ${p.number}; the later rows do not say which one they mean.`,
      next: `Correct them one by one (balis correct note PERIOD ${shellWord(p.number)} --ordinal N), then resolve this discrepancy as write-off.`,
    },
  }),
  "silence-must-be-agreed": (p: { period: string }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 适用的规则没有约定逾期未答复意味着什么。`,
      next: "在规则包 policies 部分写明 answer: { days, silence }，用 balis rule enact 启用；或逐条处理。",
    },
    en: {
      what: `The rules in force for ${p.period} do not say what it means when a library does not answer.`,
      next: "Write answer: { days, silence } into the policies of a rule pack and activate it, or resolve them one by one.",
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof reconcileMessages> {}
}
