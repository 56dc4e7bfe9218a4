/** What the checklist finds. A remedy begins with the command, so that it can be pasted. */

import { shellWord } from "../../../core/shell-word.ts";
import {
  type InBoth,
  type Language,
  labelOf,
  type MessagesOfCodes,
  type ParamsOf,
} from "../../../core/words/language.ts";
import type { ToldDeferred } from "../../../month/close/period-finding.ts";
import { deferredText } from "../../../month/close/words/left-out-messages.ts";
import { operatorRoles } from "../../../people/words/people-messages.ts";
import { services } from "../../../registry/words/registry-terms.ts";
import { ruleParts, ruleText } from "../../../rules/words/rule-terms.ts";

/** Of a rule that is missing: `builtin` is empty where no pack that ships has it. */
interface Remedy {
  readonly part: string;
  readonly builtin: string;
  readonly isSample: boolean;
}

function enactZh(p: Remedy): string {
  const label = labelOf("zh-CN", ruleParts, p.part);
  if (p.builtin === "") return `balis rule enact 规则包.yaml 启用包含${label}的规则包`;
  if (!p.isSample) return `balis rule enact --builtin ${p.builtin}`;
  return `balis rule enact 规则包.yaml 启用本联盟的${label}；试用时可用样例：balis rule enact --builtin ${p.builtin}`;
}

function enactEn(p: Remedy): string {
  const label = labelOf("en", ruleParts, p.part);
  if (p.builtin === "") return `balis rule enact PACK.yaml, a rule pack with the ${label}`;
  if (!p.isSample) return `balis rule enact --builtin ${p.builtin}`;
  return `balis rule enact PACK.yaml with the ${label} of your alliance; to try things out, the sample: balis rule enact --builtin ${p.builtin}`;
}

const serviceOf = (language: Language, service: string): string => labelOf(language, services, service);
const daysZh = (count: number): string => `（共 ${count} 天）`;
const daysEn = (count: number): string => `(${count} ${count === 1 ? "day" : "days"})`;

export const doctorMessages = {
  "libraries-must-be-loaded": (_: Readonly<Record<string, never>>): InBoth => ({
    "zh-CN": { what: "还没有载入图书馆名录。", next: "balis library import --builtin 载入成员馆名录" },
    en: { what: "No libraries are loaded.", next: "balis library import --builtin loads the registry" },
  }),
  /** `isNew`: there never were any. */
  "agreements-must-be-recorded": (p: { period: string; isNew: boolean }): InBoth => ({
    "zh-CN": {
      what: p.isNew ? "还没有登记各馆的协议。" : `没有一份协议在 ${p.period} 有效。`,
      next: `balis agreement import 协议.csv 载入本联盟的协议${p.isNew ? "；试用时可用样例：balis agreement import --builtin" : ""}`,
    },
    en: {
      what: p.isNew ? "No agreements are recorded." : `None of the agreements is in force in ${p.period}.`,
      next: `balis agreement import AGREEMENTS.csv loads those of your alliance${p.isNew ? "; to try things out, the sample: balis agreement import --builtin" : ""}`,
    },
  }),
  "service-must-have-agreements": (p: { period: string; service: string; from: string }): InBoth => ({
    "zh-CN": {
      what: `${p.period} 收到了${serviceOf("zh-CN", p.service)}的文件，但没有一馆有这项服务的协议。`,
      next: `balis agreement add 馆代码 --service ${p.service} --from ${p.from} 登记`,
    },
    en: {
      what: `Files of ${serviceOf("en", p.service)} have come for ${p.period}, but not one library has an agreement for it.`,
      next: `balis agreement add CODE --service ${p.service} --from ${p.from}`,
    },
  }),
  /** `days`: spans, separated by ", ". */
  "rules-must-cover-the-days": (p: Remedy & { days: string; count: number }): InBoth => ({
    "zh-CN": {
      what: `没有生效的${labelOf("zh-CN", ruleParts, p.part)}：${p.days}${daysZh(p.count)}。`,
      next: enactZh(p),
    },
    en: {
      what: `No ${labelOf("en", ruleParts, p.part)} is in force: ${p.days} ${daysEn(p.count)}.`,
      next: enactEn(p),
    },
  }),
  /** Of requests supplied outside the period that a person has confirmed in it. */
  "confirmed-days-must-have-rules": (p: {
    period: string;
    part: string;
    days: string;
    count: number;
  }): InBoth => ({
    "zh-CN": {
      what: `有不在账期内、经人确认计入本期的业务，提供当天没有生效的${labelOf("zh-CN", ruleParts, p.part)}：${p.days}${daysZh(p.count)}。`,
      next: `balis discrepancy list ${p.period} --kind outside-period --status resolved 列出这些业务：不应计入的撤回后重新处理（balis discrepancy withdraw 编号），应计入的须启用当天的规则（balis rule enact 规则包.yaml）`,
    },
    en: {
      what: `Requests from outside the period were confirmed in it, and no ${labelOf("en", ruleParts, p.part)} is in force on the day of supply: ${p.days} ${daysEn(p.count)}.`,
      next: `balis discrepancy list ${p.period} --kind outside-period --status resolved lists them: withdraw those that do not belong here (balis discrepancy withdraw ID) and resolve them again; for the others, activate the rules of that day (balis rule enact PACK.yaml)`,
    },
  }),
  /** `company`: empty where the bill does not say. */
  "bills-must-have-their-contract": (
    p: Remedy & { company: string; days: string; count: number },
  ): InBoth => ({
    "zh-CN": {
      what: `物流账单（${p.company || "未写明公司"}）没有适用的物流合同：${p.days}${daysZh(p.count)}。`,
      next: enactZh(p),
    },
    en: {
      what: `The courier bills (${p.company || "company not stated"}) have no contract that applies: ${p.days} ${daysEn(p.count)}.`,
      next: enactEn(p),
    },
  }),
  /** `row`: the first of them, in `file`. */
  "bill-rows-must-name-their-company": (p: { file: string; row: number; count: number }): InBoth => ({
    "zh-CN": {
      what: `物流账单有 ${p.count} 行没有写明物流公司，当日有几家公司的合同有效：第一处是 ${p.file} 第 ${p.row} 行。`,
      next: `在这些行的“物流公司”列写明公司，再导入更正后的文件：balis import ${shellWord(p.file)} --supersede`,
    },
    en: {
      what: `Rows of courier bills that do not name the courier company, while several companies have a contract in force on that day: ${p.count}; the first is row ${p.row} of ${p.file}.`,
      next: `Fill in 物流公司 (courier company) in these rows and import the corrected file: balis import ${shellWord(p.file)} --supersede`,
    },
  }),
  "policies-must-be-in-force": (p: Remedy & { day: string }): InBoth => ({
    "zh-CN": {
      what: `${p.day} 没有生效的差异自动处理规则：没有重大标准，每一条待处理差异都会阻止关账。`,
      next: enactZh(p),
    },
    en: {
      what: `No discrepancy policies are in force on ${p.day}: without a materiality limit every open discrepancy stops the close.`,
      next: enactEn(p),
    },
  }),
  "limits-must-be-in-force": (p: Remedy & { day: string }): InBoth => ({
    "zh-CN": { what: `${p.day} 没有生效的限额，balis limits 无从核对。`, next: enactZh(p) },
    en: { what: `No limits are in force on ${p.day}: balis limits has nothing to check.`, next: enactEn(p) },
  }),
  "rules-must-not-be-samples": (p: { rules: readonly string[] }): InBoth => ({
    "zh-CN": {
      what: `有效的规则中有样例（金额非 BALIS 公布）：${p.rules.map((r) => ruleText("zh-CN", r)).join("、")}。`,
      next: "balis rule enact 规则包.yaml 启用中心公布的规则；正式结算前须换下样例",
    },
    en: {
      what: `Samples are in force (amounts not published by BALIS): ${p.rules.map((r) => ruleText("en", r)).join(", ")}.`,
      next: "balis rule enact PACK.yaml with what the centre has published, before anything is settled in earnest",
    },
  }),
  "rule-must-go-on": (p: { rule: string; to: string }): InBoth => ({
    "zh-CN": {
      what: `${ruleText("zh-CN", p.rule)} 到 ${p.to} 为止，之后没有接续的版本。`,
      next: "balis rule enact 规则包.yaml 启用下一版；已不再实行的不须处理",
    },
    en: {
      what: `${ruleText("en", p.rule)} ends on ${p.to}, and no version follows it.`,
      next: "balis rule enact PACK.yaml with the next version; nothing needs to be done if it has come to its end",
    },
  }),
  "calendar-must-name-the-years": (p: Remedy & { years: string }): InBoth => ({
    "zh-CN": {
      what: `工作日历没有 ${p.years} 年的节假日：工作日只按周末计算。`,
      next: enactZh(p),
    },
    en: {
      what: `The working calendar does not have the public holidays of ${p.years}: working days are counted by weekends alone.`,
      next: enactEn(p),
    },
  }),
  "operators-must-be-registered": (_: Readonly<Record<string, never>>): InBoth => ({
    "zh-CN": {
      what: "未设操作员：任何人都可以执行任何命令，关账不须审批。",
      next: "balis operator add 姓名 --role approver 登记第一位",
    },
    en: {
      what: "No operators are registered: everybody may run every command, and a close needs no approval.",
      next: "balis operator add NAME --role approver registers the first",
    },
  }),
  "single-person-must-be-registered": (_: Readonly<Record<string, never>>): InBoth => ({
    "zh-CN": {
      what: "设置为单人操作，却没有登记操作员：任何人都可以执行任何命令。",
      next: "balis operator add 姓名 --role clerk,finance,approver 登记这一位；或 balis setting set single-person no",
    },
    en: {
      what: "The books are set to single-person mode, but no operator is registered: everybody may run every command.",
      next: "balis operator add NAME --role clerk,finance,approver registers this person; or balis setting set single-person no",
    },
  }),
  "single-person-must-be-known": (_: Readonly<Record<string, never>>): InBoth => ({
    "zh-CN": {
      what: "单人操作：关账不须第二人审批，每张工作簿都注明未经复核。",
      next: "有第二人时：balis setting set single-person no，再 balis operator add 姓名 --role approver",
    },
    en: {
      what: "Single-person mode: a close needs no approval by a second person, and every workbook states that nobody has checked it.",
      next: "Once there is a second person: balis setting set single-person no, then balis operator add NAME --role approver",
    },
  }),
  /** `name`: somebody who is registered. */
  "role-must-be-held": (p: { role: string; name: string }): InBoth => ({
    "zh-CN": {
      what: `没有一位操作员有“${labelOf("zh-CN", operatorRoles, p.role)}”角色。`,
      next: `balis operator add 姓名 --role ${p.role} 登记`,
    },
    en: {
      what: `Not one operator has the role of ${labelOf("en", operatorRoles, p.role)}.`,
      next: `balis operator add NAME --role ${p.role}`,
    },
  }),
  "second-person-must-approve": (p: { name: string }): InBoth => ({
    "zh-CN": {
      what: `只有 ${p.name} 能结算，也只有 ${p.name} 能审批和关账：结算的人不能审批，账期关不了。`,
      next: "balis operator add 姓名 --role approver 登记第二人；只有一人时：balis setting set single-person yes",
    },
    en: {
      what: `Only ${p.name} may settle, and only ${p.name} may approve and close: who settles may not approve, so the period cannot be closed.`,
      next: "balis operator add NAME --role approver registers a second person; if there is only one: balis setting set single-person yes",
    },
  }),
  /** `libraries`: the first few, `first` the code of the first. */
  "named-libraries-must-have-agreements": (p: {
    service: string;
    from: string;
    count: number;
    libraries: string;
    first: string;
    isAll: boolean;
  }): InBoth => ({
    "zh-CN": {
      what: `${serviceOf("zh-CN", p.service)}的文件中有 ${p.count} 个图书馆在当天没有协议：${p.libraries}${p.isAll ? "" : " 等"}。`,
      next: `balis agreement add ${shellWord(p.first)} --service ${p.service} --from ${p.from} 登记；确非成员馆的，对账后列为差异，由人处理`,
    },
    en: {
      what: `Libraries named in the files of ${serviceOf("en", p.service)} without an agreement on the day: ${p.count} (${p.libraries}${p.isAll ? "" : ", …"}).`,
      next: `balis agreement add ${shellWord(p.first)} --service ${p.service} --from ${p.from}; if it is not a member, its requests become discrepancies for a person to resolve`,
    },
  }),
  "files-must-come": (p: { period: string }): InBoth => ({
    "zh-CN": { what: `${p.period} 还没有收到文件。`, next: "balis import 文件夹 导入各方文件" },
    en: {
      what: `No files have come for ${p.period} yet.`,
      next: "balis import FOLDER imports what everybody has sent",
    },
  }),
  "files-may-come": (p: { period: string; files: number; libraries: number }): InBoth => ({
    "zh-CN": {
      what: `未报 ${p.files} 份，涉及 ${p.libraries} 个报送方，不妨碍关账。`,
      next: `balis status ${p.period} 列出催报清单`,
    },
    en: {
      what: `Files not received: ${p.files}, of ${p.libraries} ${p.libraries === 1 ? "sender" : "senders"}; the close does not wait for them.`,
      next: `balis status ${p.period} lists the reminders to send`,
    },
  }),
  /** `missing`: how many of them are files that were expected. */
  "findings-must-be-answered": (p: { period: string; count: number; missing: number }): InBoth => ({
    "zh-CN": {
      what: `${p.period} 的数据问题待处理 ${p.count} 项${p.missing > 0 ? `，其中应报未报 ${p.missing} 份` : ""}：关账前须更正、补报或答复。`,
      next: `balis findings ${p.period} 逐项列出；更正或补报后导入，问题自行消失；确实无法更正、不再报送的，逐项答复：balis findings answer ${p.period} 编号 --reason 理由`,
    },
    en: {
      what: `${p.period} has ${p.count} open ${p.count === 1 ? "finding" : "findings"}${p.missing > 0 ? `, ${p.missing} of them for files not received` : ""}: correct, import or answer them before the close.`,
      next: `balis findings ${p.period} lists them; they go once a corrected or missing file is imported. If none will come, answer each: balis findings answer ${p.period} ID --reason TEXT`,
    },
  }),
  "findings-may-be-answered": (p: { period: string; count: number }): InBoth => ({
    "zh-CN": {
      what: `${p.period} 另有数据问题 ${p.count} 项待处理，不妨碍关账。`,
      next: `balis findings ${p.period} 逐项列出`,
    },
    en: {
      what: `${p.period} has ${p.count} open ${p.count === 1 ? "finding" : "findings"} that the close does not wait for.`,
      next: `balis findings ${p.period} lists them`,
    },
  }),
  /** `since`: the period of the earliest bill among them. */
  "held-amounts-must-be-answered": (p: { count: number; yuan: string; since: string }): InBoth => ({
    "zh-CN": {
      what: `物流账单暂缓支付、待答复 ${p.count} 笔，合计 ${p.yuan} 元，自 ${p.since} 起（含已关账的账期）。`,
      next: "balis courier held 逐笔列出，查清后用 balis courier answer 答复",
    },
    en: {
      what: `Courier bills: ${p.count} held ${p.count === 1 ? "amount waits" : "amounts wait"} for an answer, ${p.yuan} yuan in all, since ${p.since} (closed periods included).`,
      next: "balis courier held lists them; answer them with balis courier answer once it is clear",
    },
  }),
  "discrepancies-must-be-resolved": (p: {
    period: string;
    count: number;
    deferred: readonly ToldDeferred[];
  }): InBoth => ({
    "zh-CN": {
      what: `待处理差异 ${p.count} 条${deferredText("zh-CN", p.deferred)}：不妨碍结算，但处理之前不予支付；达到重大标准的、合计达到标准的阻止关账。`,
      next: `balis discrepancy list ${p.period} --sort due 列出`,
    },
    en: {
      what: `Open discrepancies: ${p.count}${deferredText("en", p.deferred)}. They do not stop the settlement, but nothing of them is paid until they are decided; material ones, and too many together, stop the close.`,
      next: `balis discrepancy list ${p.period} --sort due lists them`,
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof doctorMessages> {}
}
