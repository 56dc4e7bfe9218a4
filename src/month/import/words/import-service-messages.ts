import type { InBoth, MessagesOfCodes } from "../../../core/words/language.ts";

const ZH = "在原文件中更正此行，再导入更正后的文件。";
const EN = "Correct the row in its file and import the corrected file.";

/** What can be wrong with rows of joint consulting, training, group purchase and technical support. */
export const serviceRowMessages = {
  "tenths-must-be-readable": (p: { text: string }): InBoth => ({
    "zh-CN": { what: `“${p.text}”不是最多一位小数的数。`, next: `写作 92 或 92.5。${ZH}` },
    en: {
      what: `"${p.text}" is not a number with at most one decimal.`,
      next: `Write 92 or 92.5. ${EN}`,
    },
  }),
  "month-must-be-readable": (p: { text: string }): InBoth => ({
    "zh-CN": { what: `“${p.text}”不是月份。`, next: `写作 2019-05。${ZH}` },
    en: { what: `"${p.text}" is not a month.`, next: `Write 2019-05. ${EN}` },
  }),
  "year-must-be-plausible": (p: { text: string }): InBoth => ({
    "zh-CN": { what: `年度“${p.text}”不合理。`, next: `写作四位年份，如 2019。${ZH}` },
    en: {
      what: `"${p.text}" is not a plausible year.`,
      next: `Write four digits, e.g. 2019. ${EN}`,
    },
  }),
  "number-must-be-unique": (p: { number: string; row: number }): InBoth => ({
    "zh-CN": { what: `“${p.number}”在第 ${p.row} 行已经出现过。`, next: ZH },
    en: { what: `"${p.number}" stands in row ${p.row} already.`, next: EN },
  }),
  "end-must-not-precede-beginning": (p: { from: string; to: string }): InBoth => ({
    "zh-CN": { what: `完成日期 ${p.to} 早于受理日期 ${p.from}。`, next: ZH },
    en: { what: `It ended on ${p.to}, before it began on ${p.from}.`, next: EN },
  }),
  "result-and-day-must-agree": (): InBoth => ({
    "zh-CN": {
      what: "完成的委托须有完成日期，办理中的委托不应有完成日期。",
      next: ZH,
    },
    en: { what: "What is done needs its day, and what is pending has none.", next: EN },
  }),
  "score-must-be-within-scale": (p: { text: string; most: number }): InBoth => ({
    "zh-CN": { what: `质量评分 ${p.text} 超出 0–${p.most} 分。`, next: ZH },
    en: { what: `The score ${p.text} is not within 0 and ${p.most}.`, next: EN },
  }),
  "client-must-not-be-named": (): InBoth => ({
    "zh-CN": {
      what: "“委托馆”一列不是已登记的图书馆；其内容未保存，以免留下委托人的名称。",
      next: "委托方是成员馆的，写馆代码或馆名；是外单位或个人的，“委托方类型”写“校外”，此格留空。更正后重新导入。",
    },
    en: {
      what: "The asking library is not registered. The text was not kept, because it may be a client's name.",
      next: "Write a member's code or name; for an outside client write Outside as client type and leave this cell empty.",
    },
  }),
  "attended-event-must-stay": (p: { event: string; rows: number; people: number }): InBoth => ({
    "zh-CN": {
      what: `更正后的文件没有活动“${p.event}”，它的参训名单（${p.rows} 行，${p.people} 人次）不再计入任何统计。`,
      next: "活动确已取消的，不必处理；编号写错的，更正活动表或参训名单，再用 --supersede 导入。",
    },
    en: {
      what: `The corrected file no longer has event "${p.event}": its list of participants (rows: ${p.rows}, people: ${p.people}) counts nowhere now.`,
      next: "If the event was cancelled, that is right. If its number is mistyped, correct the events or the list and import it with --supersede.",
    },
  }),
  "event-must-be-known": (p: { event: string }): InBoth => ({
    "zh-CN": {
      what: `账册中没有编号为“${p.event}”的培训活动。`,
      next: "先导入培训活动表，再用 --supersede 重新导入此文件；编号有误的请更正。",
    },
    en: {
      what: `The books have no training event "${p.event}".`,
      next: "Import the events first, then this file once more with --supersede; or correct the number.",
    },
  }),
  "unit-must-be-one": (): InBoth => ({
    "zh-CN": { what: "“图书馆”和“外单位”须填且只填一项。", next: ZH },
    en: { what: "Exactly one of library and outside unit must be given.", next: EN },
  }),
  "satisfied-must-not-exceed-valid": (p: { satisfied: number; valid: number }): InBoth => ({
    "zh-CN": { what: `满意答卷 ${p.satisfied} 份多于有效答卷 ${p.valid} 份。`, next: ZH },
    en: { what: `${p.satisfied} satisfied answers are more than ${p.valid} valid ones.`, next: EN },
  }),
  "certificates-must-not-exceed-participants": (p: {
    certificates: number;
    participants: number;
  }): InBoth => ({
    "zh-CN": { what: `证书 ${p.certificates} 份多于参加人数 ${p.participants}。`, next: ZH },
    en: {
      what: `${p.certificates} certificates are more than ${p.participants} participants.`,
      next: EN,
    },
  }),
  "certificates-must-fit-range": (p: { from: string; to: string; certificates: number }): InBoth => ({
    "zh-CN": {
      what: `证书号 ${p.from} 至 ${p.to} 与证书数 ${p.certificates} 不符。`,
      next: `起止号的字头须相同，号数须等于证书数。${ZH}`,
    },
    en: {
      what: `Certificates ${p.from} to ${p.to} are not ${p.certificates}.`,
      next: `Both numbers begin alike and count as many as are stated. ${EN}`,
    },
  }),
  "purchase-prices-must-agree": (): InBoth => ({
    "zh-CN": {
      what: "同一年度、同一资源、同一馆的各期，原价、集团价和总期数须相同。",
      next: ZH,
    },
    en: {
      what: "List price, group price and number of instalments differ from another row of this library and package.",
      next: EN,
    },
  }),
  "instalment-must-be-complete": (p: { instalment: number; instalments: number }): InBoth => ({
    "zh-CN": {
      what: `分期不完整：第 ${p.instalment} 期，共 ${p.instalments} 期。`,
      next: `分期付款须写明期次、总期数和本期金额；一次付清的三格都留空。${ZH}`,
    },
    en: {
      what: `The instalment is not complete: ${p.instalment} of ${p.instalments}.`,
      next: `Give its number, how many there are, and its amount; leave all empty where it is paid at once. ${EN}`,
    },
  }),
  "instalments-must-add-up": (p: {
    package: string;
    library: string;
    have: number;
    of: number;
    sum: string;
    group: string;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.package}（${p.library}）有 ${p.have}/${p.of} 期，合计 ${p.sum}，集团价是 ${p.group}。`,
      next: "核对是否缺期或金额有误；更正后重新导入。",
    },
    en: {
      what: `${p.package} (${p.library}) has ${p.have} of ${p.of} instalments, together ${p.sum}; the group price is ${p.group}.`,
      next: "See whether one is missing or wrong; correct the file and import it again.",
    },
  }),
  "group-price-should-not-exceed-list": (p: { group: string; list: string }): InBoth => ({
    "zh-CN": {
      what: `集团价 ${p.group} 高于原价 ${p.list}。`,
      next: "此行已收下。请核对两价是否填反，或汇率、卷册数有变。",
    },
    en: {
      what: `The group price ${p.group} is above the list price ${p.list}.`,
      next: "The row was taken. See whether the two were exchanged.",
    },
  }),
  "planned-must-fit-month": (p: { planned: number; month: string; most: number }): InBoth => ({
    "zh-CN": { what: `${p.month} 只有 ${p.most} 分钟，应运行 ${p.planned} 分钟不可能。`, next: ZH },
    en: { what: `${p.month} has ${p.most} minutes; ${p.planned} cannot be planned.`, next: EN },
  }),
  "downtime-must-fit-planned": (p: { down: number; planned: number }): InBoth => ({
    "zh-CN": { what: `停机 ${p.down} 分钟多于应运行 ${p.planned} 分钟。`, next: ZH },
    en: { what: `${p.down} minutes down are more than ${p.planned} planned.`, next: EN },
  }),
} satisfies MessagesOfCodes;
