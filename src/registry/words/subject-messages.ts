import type { InBoth, MessagesOfCodes, ParamsOf } from "../../core/words/language.ts";
import type { Service } from "../library.ts";
import type { SubjectGap, SubjectStepName } from "../subject-step.ts";
import { services, subjectGaps, subjectSteps } from "./registry-terms.ts";

interface Whose {
  readonly library: string;
  readonly service: Service;
}

interface Step extends Whose {
  readonly step: SubjectStepName;
}

const who = (p: Whose, language: "zh-CN" | "en"): string =>
  language === "en"
    ? `${p.library}, ${services[p.service].en}`
    : `${p.library} ${services[p.service]["zh-CN"]}`;
const undo = (p: Whose): string => `balis agreement undo-step ${p.library} --service ${p.service}`;

export const subjectMessages = {
  "subject-library-must-have-agreement": (p: Whose): InBoth => ({
    "zh-CN": {
      what: `${who(p, "zh-CN")}：没有学科服务馆协议。`,
      next: `先登记协议：balis agreement add ${p.library} --service ${p.service} --role subject-service --from 日期。`,
    },
    en: {
      what: `${who(p, "en")}: there is no agreement as a subject service library.`,
      next: `Add it first: balis agreement add ${p.library} --service ${p.service} --role subject-service --from DAY.`,
    },
  }),
  "subject-step-must-follow-application": (p: Step): InBoth => ({
    "zh-CN": {
      what: `${who(p, "zh-CN")}：还没有登记申请，不能登记${subjectSteps[p.step]["zh-CN"]}。`,
      next: `先登记申请：balis agreement step ${p.library} apply --service ${p.service} --on 日期 --text 内容。`,
    },
    en: {
      what: `${who(p, "en")}: no application is recorded, so the ${subjectSteps[p.step].en} cannot be recorded.`,
      next: `Record the application first: balis agreement step ${p.library} apply --service ${p.service} --on DAY --text TEXT.`,
    },
  }),
  "subject-steps-must-be-in-order": (
    p: Step & { day: string; number: number; before: SubjectStepName; beforeDay: string },
  ): InBoth => ({
    "zh-CN": {
      what: `${who(p, "zh-CN")}：${subjectSteps[p.step]["zh-CN"]}日期 ${p.day} 早于第 ${p.number} 步（${subjectSteps[p.before]["zh-CN"]}，${p.beforeDay}）。`,
      next: `请核对两个日期；第 ${p.number} 步有误时撤销后重新登记：${undo(p)} --reason 理由。`,
    },
    en: {
      what: `${who(p, "en")}: the ${subjectSteps[p.step].en} of ${p.day} is before step ${p.number} (${subjectSteps[p.before].en}, ${p.beforeDay}).`,
      next: `Check both days; if step ${p.number} is wrong, undo it and record it again: ${undo(p)} --reason TEXT.`,
    },
  }),
  "subject-step-must-be-one-a-day": (p: Step & { day: string; number: number }): InBoth => ({
    "zh-CN": {
      what: `${who(p, "zh-CN")}：第 ${p.number} 步已是 ${p.day} 的${subjectSteps[p.step]["zh-CN"]}，内容不同。`,
      next: `请核对哪一份正确；第 ${p.number} 步有误时撤销后重新登记：${undo(p)} --reason 理由。`,
    },
    en: {
      what: `${who(p, "en")}: step ${p.number} is already a different ${subjectSteps[p.step].en} of ${p.day}.`,
      next: `Check which one is right; if step ${p.number} is wrong, undo it and record it again: ${undo(p)} --reason TEXT.`,
    },
  }),
  "subject-step-must-be-there-to-undo": (p: Whose): InBoth => ({
    "zh-CN": {
      what: `${who(p, "zh-CN")}：没有可以撤销的学科服务馆步骤。`,
      next: `查看已登记的步骤：balis library show ${p.library}。`,
    },
    en: {
      what: `${who(p, "en")}: there is no step of a subject service library to undo.`,
      next: `See what is recorded: balis library show ${p.library}.`,
    },
  }),
  "subject-library-must-be-complete": (
    p: Whose & { name: string; on: string; gaps: readonly SubjectGap[] },
  ): InBoth => ({
    "zh-CN": {
      what: `${p.library} ${p.name}（${services[p.service]["zh-CN"]}）作为学科服务馆，至 ${p.on}：${p.gaps.map((gap) => subjectGaps[gap]["zh-CN"]).join("；")}。`,
      next: `补登记：balis agreement step ${p.library} ${remedy(p.gaps, "结论")} --service ${p.service} --on 日期 --text 内容。`,
    },
    en: {
      what: `${p.library} ${p.name} (${services[p.service].en}) as a subject service library, on ${p.on}: ${p.gaps.map((gap) => subjectGaps[gap].en).join("; ")}.`,
      next: `Record it: balis agreement step ${p.library} ${remedy(p.gaps, "CONCLUSION")} --service ${p.service} --on DAY --text TEXT.`,
    },
  }),
} satisfies MessagesOfCodes;

/** What is to be done first. */
function remedy([first]: readonly SubjectGap[], conclusion: string): string {
  if (first === "application") return "apply";
  return first === "scope" ? "scope" : `verify --conclusion ${conclusion}`;
}

declare module "../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof subjectMessages> {}
}
