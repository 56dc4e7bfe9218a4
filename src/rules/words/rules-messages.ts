import type { MessageParams } from "../../core/message.ts";
import { periodOf } from "../../core/period.ts";
import {
  type InBoth,
  type Language,
  labelOf,
  type MessagesOfCodes,
  type ParamsOf,
} from "../../core/words/language.ts";
import type { PackProblem } from "../pack-problem.ts";
import { contractMessages } from "./contract-messages.ts";
import { packProblemText } from "./pack-problems.ts";
import { ruleParts } from "./rule-terms.ts";

const doctorOf = (period = ""): string => (period === "" ? "balis doctor" : `balis doctor ${period}`);

/** Of requests that a person confirmed in a month in which they were not supplied: rules are seldom what is wrong there. */
function isOutside(p: { part: string; day: string; period?: string }): boolean {
  if (p.period === undefined || p.part === "courier") return false;
  const { from, to } = periodOf(p.period);
  return p.day < from || p.day > to;
}

export const rulesMessages = {
  ...contractMessages,
  "case-must-be-readable": (p: { text: string; keys: string }): InBoth => ({
    "zh-CN": {
      what: `试算条件里的“${p.text}”无法识别。`,
      next: `写成 名=值，用空格分开，如 "supplier=10002 pages=12 urgency=urgent"；可用的名：${p.keys}。金额以元计。`,
    },
    en: {
      what: `"${p.text}" in --case is not understood.`,
      next: `Write name=value pairs separated by spaces, e.g. "supplier=10002 pages=12 urgency=urgent"; names: ${p.keys}. Amounts in yuan.`,
    },
  }),
  /** `company`: of contracts, whose; absent: anybody's. */
  "rule-should-have-no-gap": (p: { part: string; company?: string; from: string; to: string }): InBoth => ({
    "zh-CN": {
      what: `${p.company ? `${p.company} 的` : ""}${labelOf("zh-CN", ruleParts, p.part)}在 ${p.from} 至 ${p.to} 没有版本。`,
      next: "这几天的业务不能结算：补一个版本，或更改前一版本的结束日期。",
    },
    en: {
      what: `From ${p.from} to ${p.to} no rule is in force for: ${labelOf("en", ruleParts, p.part)}${p.company ? ` with ${p.company}` : ""}.`,
      next: "These days cannot be settled: activate a version for them, or let the previous version end later.",
    },
  }),
  /** `other` takes the place of `rule` while `rule` still says that it holds. */
  "rule-should-not-overlap": (p: { rule: string; to: string; other: string; from: string }): InBoth => ({
    "zh-CN": {
      what: `日期重叠：${p.rule} 到 ${p.to} 为止，而 ${p.other} 从 ${p.from} 起已经接替它。`,
      next: "重叠的日子按后一版本计；如果不是这个意思，请用新版本更正日期。",
    },
    en: {
      what: `Dates overlap: ${p.rule} is valid until ${p.to}, but ${p.other} replaces it on ${p.from}.`,
      next: "The later version applies to the days of both; if this is not intended, activate a version with other dates.",
    },
  }),
  /** Nothing holds once `other` has ended: `rule` does not come back. */
  "rule-should-not-end-with-another": (p: { rule: string; other: string; to: string }): InBoth => ({
    "zh-CN": {
      what: `${p.other} 到 ${p.to} 为止，之后没有生效的版本：被它接替的 ${p.rule} 不会自动恢复。`,
      next: "把原有规则从次日起作为新版本再启用一次；限期的活动最好写进原规则包，用 between 写明日期。",
    },
    en: {
      what: `After ${p.other} ends on ${p.to} no rule is in force: ${p.rule}, which it replaced, does not come back by itself.`,
      next: "Activate the previous rule again from the next day; a campaign of limited time is better written into it, with its dates under between.",
    },
  }),
  "rule-should-be-in-force": (p: { part: string; day: string; period?: string }): InBoth => ({
    "zh-CN": {
      what: `${p.day} 没有生效的${labelOf("zh-CN", ruleParts, p.part)}。`,
      next: "需要结算这一项时，用 balis rule enact 启用规则包。",
    },
    en: {
      what: `No ${labelOf("en", ruleParts, p.part)} is in force on ${p.day}.`,
      next: "If this is to be settled, activate a rule pack (balis rule enact).",
    },
  }),
  "more-should-not-be-worth-less": (p: {
    rule: string;
    key: string;
    from: string;
    to: string;
    atYuan: string;
    aboveYuan: string;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.rule} 的 ${p.key} 有倒挂：${p.from} 时 ${p.atYuan} 元，${p.to} 时只有 ${p.aboveYuan} 元。`,
      next: "请中心确认通知是否如此；不是的话，改用逐段（marginal）计费或调整分档。",
    },
    en: {
      what: `${p.key} of ${p.rule} pays less for more: ${p.from} gives ${p.atYuan} yuan, ${p.to} only ${p.aboveYuan} yuan.`,
      next: "Ask the centre whether the notice means this; otherwise use marginal tiers or other limits.",
    },
  }),
  /** `day`: the version's first or last; `until`: what was asked in the window is supplied by then. */
  "window-should-be-whole": (p: {
    rule: string;
    key: string;
    on: "requested" | "supplied";
    from: string;
    to: string;
    cut: "begin" | "end";
    day: string;
    until: string;
  }): InBoth => ({
    "zh-CN": {
      what:
        `${p.rule} 的 ${p.key} 适用于 ${p.from} 至 ${p.to} ${p.on === "requested" ? "申请" : "提供"}的业务，` +
        `而规则版本按提供日期选用，这个版本${p.cut === "begin" ? `从 ${p.day} 才开始` : `到 ${p.day} 就结束`}：` +
        `${p.cut === "begin" ? "此前" : "此后"}提供的，这一项没有金额，也不会提示。`,
      next:
        p.cut === "begin"
          ? `请把版本的 from 提前到 ${p.from}；between 的日期不变。`
          : `请把版本的 to 延后到 ${p.until} 或更晚，或从次日起再启用一个含同一项、同一 between 的版本；between 的日期不变。`,
    },
    en: {
      what:
        `${p.key} of ${p.rule} applies to what was ${p.on} from ${p.from} to ${p.to}, but a version is chosen by the day of supply, ` +
        `and this one ${p.cut === "begin" ? "begins only" : "ends"} on ${p.day}: ` +
        `what is supplied ${p.cut === "begin" ? "before" : "after"} it gets nothing under this item, without any warning.`,
      next:
        p.cut === "begin"
          ? `Let the version begin on ${p.from} (from); the dates in "between" stay.`
          : `Let the version end on ${p.until} or later (to), or activate another from the next day with the same item and window; the dates in "between" stay.`,
    },
  }),
  "cap-should-bind": (p: {
    rule: string;
    key: string;
    cap: string;
    yuan: string;
    because: string;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.rule} 的 ${p.key}：上限 ${p.cap}（${p.yuan} 元）永远不会起作用，因为 ${p.because === "amount" ? "单笔金额到不了" : `${p.because} 总是先到`}。`,
      next: "删去这个上限，或核对金额。",
    },
    en: {
      what: `${p.key} of ${p.rule}: the cap ${p.cap} of ${p.yuan} yuan never takes effect, because ${p.because === "amount" ? "no amount comes to it" : `${p.because} is always reached first`}.`,
      next: "Delete the cap, or check the amounts.",
    },
  }),
  "net-fee-should-not-be-subsidised": (p: { rule: string; subsidy: string; share: string }): InBoth => ({
    "zh-CN": {
      what: `${p.rule} 让请求馆向提供馆付文献费（dd: net），${p.subsidy} 又按同一笔费用补贴提供馆 ${p.share}：提供馆既得费用，又得补贴。`,
      next: "确系如此的，不必改；否则不启用这个 dd-subsidy，或在 netting 里写 dd: subsidy。",
    },
    en: {
      what: `By ${p.rule} the requester pays the fee to the supplier (dd: net), and ${p.subsidy} subsidises ${p.share} of the same fee to the supplier: the fee is paid by the requester and subsidised as well.`,
      next: "If that is what is meant, leave it; otherwise do without this dd-subsidy, or write dd: subsidy under netting.",
    },
  }),
  "rule-is-a-sample": (p: { rule: string }): InBoth => ({
    "zh-CN": {
      what: `${p.rule} 是样例，不是 BALIS 公布的。`,
      next: "正式结算前，请换成中心的文件。",
    },
    en: {
      what: `${p.rule} is a sample, not published by BALIS.`,
      next: "Replace it with the centre's rules before any payment is made.",
    },
  }),
  "rule-must-price-case": (p: { file: string }): InBoth => ({
    "zh-CN": {
      what: `${p.file} 里没有能给这种业务计费的规则。`,
      next: "有重量的按物流合同，有册数的按馆际互借补贴，其余按原文传递收费标准试算；请换一个规则包或条件。",
    },
    en: {
      what: `${p.file} has no rule that prices such a request.`,
      next: "With a weight the courier contract applies, with volumes the interlibrary loan subsidy, otherwise the document delivery tariff; try another rule pack or other values.",
    },
  }),
  "rate-must-be-configured": (p: { part: string; day: string; period?: string }): InBoth => ({
    "zh-CN": {
      what: `${p.day} 没有生效的${labelOf("zh-CN", ruleParts, p.part)}，不能结算。`,
      next: isOutside(p)
        ? `这一天不在账期内，是经人确认计入的业务。是哪些：${doctorOf(p.period)}；不应计入的撤回后重新处理，应计入的启用当天的规则`
        : `用 balis rule enact 文件 启用规则包；还缺哪些、怎样补：${doctorOf(p.period)}`,
    },
    en: {
      what: `No ${labelOf("en", ruleParts, p.part)} is in force on ${p.day}, so nothing can be settled.`,
      next: isOutside(p)
        ? `That day is outside the period: requests of it were confirmed here. Which ones: ${doctorOf(p.period)}. Withdraw those that do not belong here and resolve them again; for the others, activate the rules of that day.`
        : `Activate a rule pack (balis rule enact FILE). What else is missing, and the remedies: ${doctorOf(p.period)}`,
    },
  }),
  "rule-pack-must-be-valid": (p: {
    file: string;
    line: number;
    column: number;
    path: string;
    problem: PackProblem;
  }): InBoth => ({
    "zh-CN": {
      what: `规则包 ${p.file} 第 ${p.line} 行第 ${p.column} 列${p.path === "" ? "" : `（${p.path}）`}有误：${packProblemText("zh-CN", p.problem)}。`,
      next: '更正后重新启用；格式见 templates/rules/ 中的例子，金额要加引号，如 "0.30"。',
    },
    en: {
      what: `Rule pack ${p.file} is wrong at line ${p.line}, column ${p.column}${p.path === "" ? "" : ` (${p.path})`}: ${packProblemText("en", p.problem)}.`,
      next: 'Correct it and activate it again; see the examples in templates/rules/. Amounts must be in quotes ("0.30").',
    },
  }),
  /** `from`: empty where it is gone. */
  "rule-must-be-as-enacted": (p: {
    rule: string;
    from: string;
    how: "edited" | "put-in" | "taken-out";
  }): InBoth => ({
    "zh-CN": { what: ALTERED["zh-CN"][p.how](p), next: RESTORE["zh-CN"] },
    en: { what: ALTERED.en[p.how](p), next: RESTORE.en },
  }),
  "rules-must-be-as-enacted": (p: { rules: number }): InBoth => ({
    "zh-CN": {
      what: `账册里有 ${p.rules} 个规则版本与启用时不同，不能据此处理任何业务。`,
      next: RESTORE["zh-CN"],
    },
    en: {
      what: `Rule versions in the books that differ from when they were activated: ${p.rules}; nothing can be processed with them.`,
      next: RESTORE.en,
    },
  }),
  "rule-version-must-not-change": (p: { id: string; version: string }): InBoth => ({
    "zh-CN": {
      what: `${p.id} 已经启用，内容与此文件不同。已启用的版本不能改变。`,
      next: "给文件换一个新的 version 和生效日期 from，再启用。",
    },
    en: {
      what: `${p.id} is already active with different content. An active version cannot be changed.`,
      next: "Give the file a new version and a new first day (from), and activate it.",
    },
  }),
  "rule-version-must-not-overlap": (p: { id: string; version: string; other: string }): InBoth => ({
    "zh-CN": {
      what: `${p.id} 与已启用的 ${p.other} 从同一天起生效。`,
      next: "更改其中一个的生效日期 from；新版本从生效日起自动接替旧版本。",
    },
    en: {
      what: `${p.id} begins on the same day as ${p.other}, which is already active.`,
      next: "Change the first day (from); a newer version replaces the old one from its first day automatically.",
    },
  }),
} satisfies MessagesOfCodes;

type Altered = MessageParams["rule-must-be-as-enacted"];

const ALTERED: Record<Language, Record<Altered["how"], (p: Altered) => string>> = {
  "zh-CN": {
    edited: (p) => `${p.rule}（自 ${p.from} 起）与启用时不同：规则内容、起止日期、样例标记或依据被改动过。`,
    "put-in": (p) => `${p.rule}（自 ${p.from} 起）没有人启用过：它不是由 balis rule enact 写入账册的。`,
    "taken-out": (p) => `${p.rule} 已经启用，账册里却没有了：它被删去，或改成了别的名称。`,
  },
  en: {
    edited: (p) =>
      `${p.rule} (from ${p.from}) differs from when it was activated: its rates, days, sample mark or notice were edited.`,
    "put-in": (p) => `${p.rule} (from ${p.from}) was never activated: it was not added by balis rule enact.`,
    "taken-out": (p) => `${p.rule} was activated but is no longer in the books: it was removed or renamed.`,
  },
};

const RESTORE: Record<Language, string> = {
  "zh-CN": "有人绕过程序改过账册文件。不要用它结算；从最后一份可信的备份恢复（balis restore）。",
  en: "The books were edited outside balis. Do not settle with them: restore the last backup you trust (balis restore).",
};

declare module "../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof rulesMessages> {}
}
