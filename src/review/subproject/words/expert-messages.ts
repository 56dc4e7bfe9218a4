/** What is said of panels of experts and of their scores. */

import { shellWord } from "../../../core/shell-word.ts";
import type { InBoth, MessagesOfCodes } from "../../../core/words/language.ts";
import type { PanelPurpose } from "../experts/expert-panel.ts";
import { panelPurposes } from "./subproject-terms.ts";

interface OfPanel {
  subproject: string;
  purpose: PanelPurpose;
}

const named = (p: OfPanel) => ({
  "zh-CN": `${p.subproject} 的${panelPurposes[p.purpose]["zh-CN"]}专家组`,
  en: `the panel of ${p.subproject} (${panelPurposes[p.purpose].en})`,
});

export const expertMessages = {
  "panel-must-have-its-number": (p: OfPanel & { count: number; fewest: number; most: number }): InBoth => ({
    "zh-CN": {
      what: `${named(p)["zh-CN"]}有 ${p.count} 人，应为 ${p.fewest} 至 ${p.most} 人。`,
      next: "增减专家后，把全部专家一次写齐再登记。",
    },
    en: {
      what: `There ${p.count === 1 ? "is 1 expert" : `are ${p.count} experts`} in ${named(p).en}; there must be ${p.fewest} to ${p.most}.`,
      next: "Add or leave out experts, then record all of them in one command.",
    },
  }),
  "panel-must-be-mostly-from-outside": (
    p: OfPanel & { library: string; own: number; count: number; most: number; names: string },
  ): InBoth => ({
    "zh-CN": {
      what: `${named(p)["zh-CN"]}的 ${p.count} 人中有 ${p.own} 人来自 ${p.library} 本校，最多 ${p.most} 人（三分之一）：${p.names}。`,
      next: "换成外校专家，或增加外校专家后再登记。",
    },
    en: {
      what: `Of the ${p.count} experts in ${named(p).en}, ${p.own} are from ${p.library} itself; at most ${p.most} may be (a third): ${p.names}.`,
      next: "Name experts from other universities instead, or more of them, and record the panel again.",
    },
  }),
  "panel-should-be-mostly-from-outside": (p: OfPanel & { own: number; count: number }): InBoth => ({
    "zh-CN": {
      what: `${named(p)["zh-CN"]}的 ${p.count} 人中有 ${p.own} 人来自${p.purpose === "application" ? "各申报单位" : "前后各承建单位"}，超过三分之一。`,
      next: `已照录；最好换成${p.purpose === "application" ? "与各申报都无关" : "各承建单位以外"}的专家，全部专家一次写齐再登记。`,
    },
    en: {
      what: `Of the ${p.count} experts in ${named(p).en}, ${p.own} are from ${p.purpose === "application" ? "universities that apply themselves" : "the lead institution and those before it"}: more than a third.`,
      next: `It is recorded; better name experts ${p.purpose === "application" ? "who have no part in any of the applications" : "of other universities"}, all of them in one command.`,
    },
  }),
  "panel-must-stay-as-it-judged": (p: OfPanel & { on: string }): InBoth => ({
    "zh-CN": {
      what: `${p.on} 已按${named(p)["zh-CN"]}的评审作出${p.purpose === "application" ? "批复" : "结论"}，专家组不再更换。`,
      next: `没有登记。批复或结论登记有误的，先撤销：balis subproject undo ${shellWord(p.subproject)} --reason …。`,
    },
    en: {
      what: `What ${named(p).en} said was ${p.purpose === "application" ? "decided" : "concluded"} on at ${p.on}: the panel stays as it was.`,
      next: `Nothing was recorded. Take the decision or conclusion back first if it is wrong: balis subproject undo ${shellWord(p.subproject)} --reason ….`,
    },
  }),
  "score-must-stay-as-it-was-judged": (
    p: OfPanel & { expert: string; criterion: string; on: string },
  ): InBoth => ({
    "zh-CN": {
      what: `${p.on} 已按${named(p)["zh-CN"]}的评分作出${p.purpose === "application" ? "批复" : "结论"}，${p.expert} 对“${p.criterion}”的评分不再改动。`,
      next: `没有登记。缺的评分仍可补登；要改动的，先撤销批复或结论：balis subproject undo ${shellWord(p.subproject)} --reason …。`,
    },
    en: {
      what: `The scores of ${named(p).en} were ${p.purpose === "application" ? "decided" : "concluded"} on at ${p.on}: the one of ${p.expert} for "${p.criterion}" stays as it was.`,
      next: `Nothing was recorded. Missing scores may still be entered; to change one take the decision or conclusion back first: balis subproject undo ${shellWord(p.subproject)} --reason ….`,
    },
  }),
  "scores-should-be-given-anew": (p: OfPanel & { scores: number }): InBoth => ({
    "zh-CN": {
      what: `${named(p)["zh-CN"]}换了人，原专家组的 ${p.scores} 个评分不再计入（历史保留）。`,
      next: `把新专家组的评分登记一遍：balis subproject scores ${shellWord(p.subproject)} --purpose ${p.purpose} --import 评分.xlsx。`,
    },
    en: {
      what: `${p.scores} ${p.scores === 1 ? "score" : "scores"} of the panel before no longer count with ${named(p).en}; the history keeps them.`,
      next: `Enter the scores of the new panel: balis subproject scores ${shellWord(p.subproject)} --purpose ${p.purpose} --import SCORES.xlsx.`,
    },
  }),
  "scores-should-be-complete-first": (p: { subproject: string; open: readonly string[] }): InBoth => ({
    "zh-CN": {
      what: `${p.subproject} 还没有评完分就批复了：${p.open.join("、")}。`,
      next: `批复已照录，名次还不成立。补登评分：balis subproject scores ${shellWord(p.subproject)} --purpose application --import 评分.xlsx。`,
    },
    en: {
      what: `${p.subproject} is decided before all scores are there: ${p.open.join(", ")}.`,
      next: `The decision is recorded; there are no ranks yet. Enter the scores: balis subproject scores ${shellWord(p.subproject)} --purpose application --import SCORES.xlsx.`,
    },
  }),
  "applications-must-have-come": (p: { subproject: string }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 还没有申报，没有可评审的。`,
      next: `先登记申报：balis subproject move ${shellWord(p.subproject)} apply --library 申报单位。`,
    },
    en: {
      what: `Nobody has applied for ${p.subproject} yet, so there is nothing to judge.`,
      next: `Record the applications first: balis subproject move ${shellWord(p.subproject)} apply --library APPLICANT.`,
    },
  }),
  "panel-must-be-named-first": (p: OfPanel): InBoth => ({
    "zh-CN": {
      what: `${named(p)["zh-CN"]}还没有登记。`,
      next: `先登记专家：balis subproject experts ${shellWord(p.subproject)} --purpose ${p.purpose} --import 专家名单.xlsx。`,
    },
    en: {
      what: `The books do not have ${named(p).en} yet.`,
      next: `Name the experts first: balis subproject experts ${shellWord(p.subproject)} --purpose ${p.purpose} --import EXPERTS.xlsx.`,
    },
  }),
  "expert-must-be-readable": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `无法识别专家“${p.text}”。`,
      next: "写作 姓名@单位，后面可加 /职称/专业，如 张三@10001/教授/信息管理。",
    },
    en: {
      what: `The expert "${p.text}" cannot be read.`,
      next: 'Write NAME@UNIT, then /TITLE/FIELD if you like, such as "Li Si@10001/professor/information".',
    },
  }),
  "expert-must-be-named-once": (p: OfPanel & { name: string }): InBoth => ({
    "zh-CN": {
      what: `${named(p)["zh-CN"]}里 ${p.name} 出现了两次。`,
      next: "每位专家写一次；同名的两人请写得有所区别。",
    },
    en: {
      what: `${p.name} stands twice in ${named(p).en}.`,
      next: "Name each expert once; two of the same name need names that differ.",
    },
  }),
  "expert-must-be-of-the-panel": (
    p: OfPanel & { expert: string; criterion: string; known: string },
  ): InBoth => ({
    "zh-CN": {
      what: `${p.expert} 不在${named(p)["zh-CN"]}里。`,
      next: `专家组是：${p.known}。核对姓名，或先登记新的专家组。`,
    },
    en: {
      what: `${p.expert} is not in ${named(p).en}.`,
      next: `The panel is: ${p.known}. Check the name, or record the new panel first.`,
    },
  }),
  "score-must-be-of-an-applicant": (
    p: OfPanel & { expert: string; criterion: string; applicant: string; known: string },
  ): InBoth => ({
    "zh-CN": {
      what:
        p.purpose === "application"
          ? `${p.expert} 对“${p.criterion}”的评分没有写明是哪个申报单位的${p.applicant === "" ? "" : `（${p.applicant} 没有申报）`}。`
          : `${panelPurposes[p.purpose]["zh-CN"]}的评分不分申报单位，却写了 ${p.applicant}。`,
      next:
        p.purpose === "application"
          ? `申报单位有：${p.known === "" ? "（还没有）" : p.known}。`
          : "去掉申报单位再登记。",
    },
    en: {
      what:
        p.purpose === "application"
          ? `The score of ${p.expert} for "${p.criterion}" does not say whose application it is${p.applicant === "" ? "" : ` (${p.applicant} has not applied)`}.`
          : `Scores of this panel are of no applicant, but ${p.applicant} is given.`,
      next:
        p.purpose === "application"
          ? `The applicants are: ${p.known === "" ? "none yet" : p.known}.`
          : "Leave the applicant out.",
    },
  }),
  "score-must-be-within-its-points": (p: {
    subproject: string;
    expert: string;
    criterion: string;
    points: string;
    of: string;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.expert} 对“${p.criterion}”的得分 ${p.points}（分值 ${p.of}）不成立。`,
      next: "分值应大于 0，得分在 0 与分值之间，都写作小数，如 27.5。",
    },
    en: {
      what: `${p.points} points of ${p.of} by ${p.expert} for "${p.criterion}" cannot be.`,
      next: "The maximum is above 0 and the points lie between 0 and it, as decimal numbers such as 27.5.",
    },
  }),
  "criterion-must-have-one-maximum": (p: {
    subproject: string;
    expert: string;
    criterion: string;
    of: string;
    other: string;
    by: string;
  }): InBoth => ({
    "zh-CN": {
      what: `“${p.criterion}”的分值，${p.expert} 写的是 ${p.of}，${p.by} 写的是 ${p.other}。`,
      next: "同一项指标的分值应当一致，核对后再登记。",
    },
    en: {
      what: `The maximum of "${p.criterion}" is ${p.of} by ${p.expert}, but ${p.other} by ${p.by}.`,
      next: "A criterion has one maximum: check it and record it again.",
    },
  }),
  "score-must-be-given-once": (p: { expert: string; criterion: string }): InBoth => ({
    "zh-CN": { what: `表里 ${p.expert} 对“${p.criterion}”评了两次。`, next: "只留一行。" },
    en: { what: `In the table ${p.expert} scores "${p.criterion}" twice.`, next: "Leave one of the rows." },
  }),
  "scores-must-be-complete": (p: OfPanel & { open: number; experts: string }): InBoth => ({
    "zh-CN": {
      what: `${named(p)["zh-CN"]}还缺 ${p.open} 个评分${p.experts === "" ? "" : `：${p.experts}`}，平均分还不成立。`,
      next: `补齐评分：balis subproject scores ${shellWord(p.subproject)} --purpose ${p.purpose} --import 评分.xlsx。`,
    },
    en: {
      what: `${p.open} ${p.open === 1 ? "score is" : "scores are"} still missing of ${named(p).en}${p.experts === "" ? "" : `: ${p.experts}`}; there is no mean yet.`,
      next: `Enter them: balis subproject scores ${shellWord(p.subproject)} --purpose ${p.purpose} --import SCORES.xlsx.`,
    },
  }),
} satisfies MessagesOfCodes;
