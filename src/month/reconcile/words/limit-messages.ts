import { counted, type InBoth, type MessagesOfCodes, type ParamsOf } from "../../../core/words/language.ts";

interface Who {
  requester: string;
  /** A keyed hash; empty where readers are not told apart. */
  reader: string;
}

const zhWho = (p: { requester: string; reader: string }): string =>
  p.reader === "" ? `${p.requester}` : `${p.requester} 的一位读者（${p.reader}）`;
const enWho = (p: { requester: string; reader: string }): string =>
  p.reader === "" ? p.requester : `one reader of ${p.requester} (${p.reader})`;

const ZH_LIMIT = "限额只提示，不影响结算；请与有关馆核实。";
const EN_LIMIT = "Limits are for information and do not affect settlement. Please check with the libraries.";
const ZH_LEAD = "这是疑点，不是结论；请先核查记录。";
const EN_LEAD = "This needs a look; it proves nothing. Check the records first.";

export const limitMessages = {
  "limits-must-be-enacted": (p: { period: string }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 没有启用任何限额或疑点规则，无从核对。`,
      next: "BALIS 公布的限额：balis rule enact --builtin balis-limits；疑点的样例标准在 sample-2019 中。",
    },
    en: {
      what: `No limits or review thresholds are in force for ${p.period}; there is nothing to check against.`,
      next: "The published limits: balis rule enact --builtin balis-limits; sample thresholds for review are in sample-2019.",
    },
  }),
  "alliance-volumes-must-be-within-limit": (p: {
    supplier: string;
    month: string;
    volumes: number;
    limit: number;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.supplier} ${p.month} 向全体成员馆借出 ${p.volumes} 册，限额 ${p.limit} 册，超出 ${p.volumes - p.limit} 册。`,
      next: ZH_LIMIT,
    },
    en: {
      what: `${p.supplier} lent ${counted(p.volumes, "volume")} to the alliance in ${p.month}; the limit is ${p.limit}, exceeded by ${p.volumes - p.limit}.`,
      next: EN_LIMIT,
    },
  }),
  "articles-of-issue-must-be-within-limit": (
    p: Who & {
      journal: string;
      issue: string;
      articles: number;
      limit: number;
    },
  ): InBoth => ({
    "zh-CN": {
      what: `${zhWho(p)}索取了同一期刊同一期（${p.journal}，${p.issue}）的 ${p.articles} 篇，限 ${p.limit} 篇。`,
      next: ZH_LIMIT,
    },
    en: {
      what: `${enWho(p)} took ${p.articles} articles of one issue (${p.journal}, ${p.issue}); the limit is ${p.limit}.`,
      next: EN_LIMIT,
    },
  }),
  "database-requests-must-be-within-limit": (
    p: Who & {
      supplier: string;
      database: string;
      from: string;
      requests: number;
      days: number;
      limit: number;
    },
  ): InBoth => ({
    "zh-CN": {
      what: `${zhWho(p)}自 ${p.from} 起 ${p.days} 天内向 ${p.supplier} 的数据库“${p.database}”申请 ${p.requests} 笔，限 ${p.limit} 笔。`,
      next: ZH_LIMIT,
    },
    en: {
      what: `${enWho(p)} made ${counted(p.requests, "request")} to the database "${p.database}" of ${p.supplier} within ${p.days} ${p.days === 1 ? "day" : "days"} from ${p.from}; the limit is ${p.limit}.`,
      next: EN_LIMIT,
    },
  }),
  "urgent-requests-must-be-within-limit": (
    p: Who & { day: string; requests: number; limit: number },
  ): InBoth => ({
    "zh-CN": {
      what: `${zhWho(p)} ${p.day} 加急申请 ${p.requests} 笔，限 ${p.limit} 笔。`,
      next: "超出的可按普通申请处理；限额只提示，不影响结算。",
    },
    en: {
      what: `${enWho(p)} made ${counted(p.requests, "urgent request")} on ${p.day}; the limit is ${p.limit}.`,
      next: "Those beyond it may be handled as ordinary requests; settlement is unaffected.",
    },
  }),
  "loan-should-be-back": (p: {
    request: string;
    supplier: string;
    requester: string;
    dueOn: string;
    vacation: string;
    /** Empty: not back yet. */
    returnedOn: string;
    days: number;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.request}：${p.supplier} 借给 ${p.requester}，应于 ${p.dueOn}${p.vacation === "" ? "" : `（${p.vacation}顺延）`}归还，${p.returnedOn === "" ? "至今未还" : `${p.returnedOn} 归还`}，逾期 ${p.days} 天。`,
      next: ZH_LEAD,
    },
    en: {
      what: `${p.request}: lent by ${p.supplier} to ${p.requester}, due ${p.dueOn}${p.vacation === "" ? "" : ` (moved by ${p.vacation})`}, ${p.returnedOn === "" ? "not back yet" : `back on ${p.returnedOn}`}: ${p.days} ${p.days === 1 ? "day" : "days"} late.`,
      next: EN_LEAD,
    },
  }),
  "pages-stand-just-under-a-tier": (p: {
    supplier: string;
    tier: number;
    under: number;
    over: number;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.supplier} 有 ${p.under} 笔的页数恰在 ${p.tier} 页以下，略高于 ${p.tier} 页的只有 ${p.over} 笔。`,
      next: ZH_LEAD,
    },
    en: {
      what: `${p.supplier} has ${counted(p.under, "request")} with pages at or just under ${p.tier}, and ${p.over} just above.`,
      next: EN_LEAD,
    },
  }),
  "two-libraries-supply-each-other-suddenly": (p: {
    one: string;
    other: string;
    there: number;
    back: number;
    /** Both ways, in all periods before together. */
    earlier: number;
    periods: number;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.one} 与 ${p.other} 互相提供 ${p.there} 笔和 ${p.back} 笔；之前 ${p.periods} 期合计 ${p.earlier} 笔。`,
      next: ZH_LEAD,
    },
    en: {
      what: `${p.one} and ${p.other} supplied each other ${p.there} and ${p.back} requests; in the ${counted(p.periods, "period")} before, ${p.earlier} altogether.`,
      next: EN_LEAD,
    },
  }),
  "one-item-came-from-several-suppliers": (p: {
    requester: string;
    title: string;
    suppliers: string;
    days: number;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.requester} 在 ${p.days} 天内从多馆（${p.suppliers}）得到同一文献《${p.title}》。`,
      next: ZH_LEAD,
    },
    en: {
      what: `${p.requester} got one item ("${p.title}") from several suppliers (${p.suppliers}) within ${p.days} ${p.days === 1 ? "day" : "days"}.`,
      next: EN_LEAD,
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof limitMessages> {}
}
