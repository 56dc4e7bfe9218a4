/** Sentences about the second person: who it is, and who it can't be. */
import { shellWord } from "../../core/shell-word.ts";
import type { InBoth, MessagesOfCodes, ParamsOf } from "../../core/words/language.ts";

export const secondPersonMessages = {
  "operator-name-must-be-distinct": (p: { name: string; other: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.name}”看起来与已登记的操作员“${p.other}”相同，但用了形近的字符（全角、西里尔或希腊字母、空格、间隔号、连字符）；日志和报表中将无法区分两人。`,
      next: `就是 ${p.other} 本人的，沿用原来的写法：balis operator add ${shellWord(p.other)}；另有其人的，换一个看得出不同的姓名。`,
    },
    en: {
      what: `"${p.name}" looks like the registered operator "${p.other}" but is written with other characters (full width, Cyrillic or Greek letters, blanks, dots, hyphens); nobody could tell them apart in logs and reports.`,
      next: `If it is the same person, keep the name: balis operator add ${shellWord(p.other)}; if not, choose a name that looks different.`,
    },
  }),
  "period-must-be-approved": (p: { period: string; settlement: number }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 的第 ${p.settlement} 次结算还没有人审批。`,
      next: `由结算人以外的审批人执行：balis approve ${p.period}`,
    },
    en: {
      what: `Settlement ${p.settlement} of period ${p.period} has not been approved yet.`,
      next: `It must be approved by somebody who did not settle it: balis approve ${p.period}`,
    },
  }),
  "approval-must-be-of-the-settlement-in-force": (p: {
    period: string;
    approved: number;
    settlement: number;
  }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 审批的是第 ${p.approved} 次结算，之后又有第 ${p.settlement} 次结算。`,
      next: `重新审批：balis approve ${p.period}`,
    },
    en: {
      what: `Settlement ${p.approved} of period ${p.period} was approved, but settlement ${p.settlement} has been made since.`,
      next: `Approve it again: balis approve ${p.period}`,
    },
  }),
  "approver-must-not-be-settler": (p: { period: string; name: string; settlement: number }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 的第 ${p.settlement} 次结算由 ${p.name} 完成，${p.name} 不能审批自己的结算。`,
      next: `请另一位审批人执行 balis approve ${p.period}；确实只有一个人时，见 balis setting set single-person yes。`,
    },
    en: {
      what: `${p.name} made settlement ${p.settlement} of period ${p.period} and cannot also approve it.`,
      next:
        `Ask another approver: balis approve ${p.period}; ` +
        "if there really is only one person: balis setting set single-person yes.",
    },
  }),
  "approver-must-be-registered-by-another": (p: {
    period: string;
    settlement: number;
    name: string;
    settledBy: string;
  }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 的第 ${p.settlement} 次结算由 ${p.settledBy} 完成；${p.name} 是在这之后由 ${p.settledBy}（或由其登记的人）登记或更改的，不能审批这次结算。`,
      next: `请结算前已登记的审批人执行：balis approve ${p.period}；没有这样的人时，由另一位财务重新结算：balis settle ${p.period}。`,
    },
    en: {
      what: `${p.settledBy} made settlement ${p.settlement} of period ${p.period} and has since then registered or changed ${p.name}, directly or through somebody registered by ${p.settledBy}; ${p.name} cannot approve it.`,
      next: `Let an approver do it who was registered before: balis approve ${p.period}; if there is none, somebody else in finance settles again: balis settle ${p.period}.`,
    },
  }),
  "closer-must-not-be-settler": (p: { period: string; name: string; settlement: number }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 的第 ${p.settlement} 次结算由 ${p.name} 完成，不能由 ${p.name} 关账。`,
      next: `请另一位审批人执行：balis close ${p.period} --confirm ${p.period}`,
    },
    en: {
      what: `${p.name} made settlement ${p.settlement} of period ${p.period} and cannot close it.`,
      next: `Ask another approver: balis close ${p.period} --confirm ${p.period}`,
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof secondPersonMessages> {}
}
