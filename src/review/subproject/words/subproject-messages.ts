import { shellWord } from "../../../core/shell-word.ts";
import type { InBoth, Language, MessagesOfCodes, ParamsOf } from "../../../core/words/language.ts";
import type { AllowedMove } from "../allowed-moves.ts";
import type { CheckStage } from "../check-state.ts";
import type { Stage } from "../lifecycle.ts";
import type { Actor, CheckKind, MoveName } from "../move.ts";
import { expertMessages } from "./expert-messages.ts";
import { fundMessages } from "./fund-messages.ts";
import { lifeMessages } from "./life-messages.ts";
import { subProjectMoneyMessages } from "./subproject-money-messages.ts";
import { actors, checkKinds, checkStages, moveNames, stages } from "./subproject-terms.ts";

/** "notice --check midterm（管理委员会）" for each. */
function allowedText(language: Language, allowed: readonly AllowedMove[]): string {
  const [open, close, comma] = language === "en" ? [" (", ")", "; "] : ["（", "）", "；"];
  return allowed
    .map(({ move, check, by }) => {
      const flag = check === null ? "" : ` --check ${check}`;
      return `${move}${flag}${open}${by.map((a) => actors[a][language]).join(" / ")}${close}`;
    })
    .join(comma);
}

const checkZh = (check: CheckKind | null): string => (check === null ? "检查" : checkKinds[check]["zh-CN"]);
const checkEn = (check: CheckKind | null): string => (check === null ? "review" : checkKinds[check].en);

const moveMessages = {
  "subproject-id-must-be-valid": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.text}”不是子项目编号。`,
      next: "编号是年度加代号，如 2019-dd；同一子项目各年用同一代号。",
    },
    en: {
      what: `"${p.text}" is not the id of a sub-project.`,
      next: "An id is the year and a key, e.g. 2019-dd; a sub-project keeps its key from year to year.",
    },
  }),
  "subproject-must-be-known": (p: { text: string; known: string }): InBoth => ({
    "zh-CN": {
      what: `没有子项目 ${p.text}。`,
      next: `已登记的：${p.known}；用 balis subproject add 登记。`,
    },
    en: {
      what: `There is no sub-project ${p.text}.`,
      next: `Known: ${p.known}; register it with balis subproject add.`,
    },
  }),
  "subproject-must-keep-its-terms": (p: { subproject: string }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 的建设协议已签订，名称、参建馆和周期不能再改。`,
      next: "确需改动的，先用 balis subproject undo 撤销协议之后的各步。",
    },
    en: {
      what: `The agreement on ${p.subproject} is signed; its name, libraries and cycle stay as they are.`,
      next: "If it must change, undo the steps from the agreement on (balis subproject undo).",
    },
  }),
  "subproject-name-must-be-new": (p: { name: string; other: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.name}”已是子项目 ${p.other} 的名称或项目编码。`,
      next: "财务明细按名称认子项目：写另一个名称或编码，例如带上年度。",
    },
    en: {
      what: `"${p.name}" is already a name or code of sub-project ${p.other}.`,
      next: "Spending is assigned by these: use another name or code, e.g. with the year in it.",
    },
  }),
  "subproject-must-be-open": (p: { subproject: string; stage: Stage; on: string }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} ${stages[p.stage]["zh-CN"]}（${p.on}），预算、支出、目标、完成情况和报告文字都不再变动。`,
      next: `没有登记。总验收等最后一步登记有误的，先撤销：balis subproject undo ${shellWord(p.subproject)} --reason …，再登记（支出明细重新导入，加 --supersede）。`,
    },
    en: {
      what: `Sub-project ${p.subproject} is ${stages[p.stage].en} (${p.on}): its budget, spending, targets, results and texts stay as they are.`,
      next: `Nothing was recorded. If the last step was recorded by mistake, undo it first (balis subproject undo ${shellWord(p.subproject)} --reason …), then record this (a file of spending again with --supersede).`,
    },
  }),
  "cycle-must-run-forward": (p: { from: string; to: string }): InBoth => ({
    "zh-CN": { what: `建设周期 ${p.from} 至 ${p.to} 首尾颠倒。`, next: "核对 --from 和 --to。" },
    en: {
      what: `The cycle ${p.from} to ${p.to} ends before it begins.`,
      next: "Check --from and --to.",
    },
  }),
  "move-must-be-known": (p: { text: string }): InBoth => ({
    "zh-CN": { what: `没有“${p.text}”这一步。`, next: "用 balis subproject moves 查看全部步骤。" },
    en: { what: `There is no step "${p.text}".`, next: "See them all: balis subproject moves." },
  }),
  "flag-must-fit-the-move": (p: { flag: string; move: MoveName; flags: string }): InBoth => ({
    "zh-CN": {
      what: `“${moveNames[p.move]["zh-CN"]}”（${p.move}）用不到 ${p.flag}。`,
      next: `这一步可用：${p.flags}。`,
    },
    en: { what: `${p.move} does not use ${p.flag}.`, next: `Options of this step: ${p.flags}.` },
  }),
  "move-must-be-allowed": (p: {
    subproject: string;
    move: MoveName;
    stage: Stage;
    check: CheckKind | null;
    checkStage: CheckStage | null;
    allowed: readonly AllowedMove[];
  }): InBoth => {
    const [nowZh, nowEn] = [allowedText("zh-CN", p.allowed), allowedText("en", p.allowed)];
    const checkAt = p.check && p.checkStage ? checkStages[p.checkStage] : undefined;
    const ofZh = p.check && checkAt ? `，${checkZh(p.check)}${checkAt["zh-CN"]}` : "";
    const ofEn = p.check && checkAt ? `, its ${checkEn(p.check)} ${checkAt.en}` : "";
    return {
      "zh-CN": {
        what: `子项目 ${p.subproject} 现在${stages[p.stage]["zh-CN"]}${ofZh}，不能做“${moveNames[p.move]["zh-CN"]}”（${p.move}）。`,
        next: nowZh === "" ? "已没有后续步骤。" : `现在可以做：${nowZh}。`,
      },
      en: {
        what: `Sub-project ${p.subproject} is ${stages[p.stage].en}${ofEn}: no ${p.move} (${moveNames[p.move].en}) now.`,
        next: nowEn === "" ? "No further step is possible." : `Allowed now: ${nowEn}.`,
      },
    };
  },
  "move-must-be-made-by": (p: { move: MoveName; by: Actor; allowed: readonly Actor[] }): InBoth => ({
    "zh-CN": {
      what: `“${moveNames[p.move]["zh-CN"]}”不能由${actors[p.by]["zh-CN"]}作出。`,
      next: `应由：${p.allowed.map((a) => `${actors[a]["zh-CN"]}（--by ${a}）`).join("、")}。`,
    },
    en: {
      what: `The ${actors[p.by].en} cannot take this step: ${p.move}.`,
      next: `It is taken by: ${p.allowed.map((a) => `${actors[a].en} (--by ${a})`).join(", ")}.`,
    },
  }),
  "move-must-follow-the-last": (p: { day: string; last: string; move: MoveName }): InBoth => ({
    "zh-CN": {
      what: `日期 ${p.day} 早于上一步“${moveNames[p.move]["zh-CN"]}”的 ${p.last}。`,
      next: "核对 --on；上一步日期有误的，先用 balis subproject undo 撤销。",
    },
    en: {
      what: `${p.day} is before the last step (${p.move} on ${p.last}).`,
      next: "Check --on; if the last step has a wrong day, undo it with balis subproject undo.",
    },
  }),
  "move-must-be-there-to-undo": (p: { subproject: string }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 没有可撤销的步骤。`,
      next: "用 balis subproject show 查看历史。",
    },
    en: {
      what: `Sub-project ${p.subproject} has no step to undo.`,
      next: "See balis subproject show.",
    },
  }),
  "application-must-be-new": (p: { subproject: string; library: string }): InBoth => ({
    "zh-CN": { what: `${p.library} 已申报子项目 ${p.subproject}。`, next: "同一单位不必再报。" },
    en: {
      what: `${p.library} has applied for ${p.subproject} already.`,
      next: "No further step is possible.",
    },
  }),
  "previous-year-must-be-checked": (p: { subproject: string; previous: string }): InBoth => ({
    "zh-CN": {
      what: `上年度子项目 ${p.previous} 在建设，但还没有任何检查结论。`,
      next: `管理委员会组织申报的同时检查上年建设情况：先登记 ${p.previous} 的检查结论，${p.subproject} 才能立项。`,
    },
    en: {
      what: `Last year's sub-project ${p.previous} is under way and none of its reviews has a conclusion.`,
      next: `Applications are decided together with the review of the previous year: record a conclusion of ${p.previous}, then ${p.subproject} can be decided.`,
    },
  }),
  "contractor-must-build": (p: { subproject: string; library: string; libraries: string }): InBoth => ({
    "zh-CN": {
      what: `${p.library} 不是子项目 ${p.subproject} 的参建馆，不能作承建单位。`,
      next: `参建馆：${p.libraries}；如有遗漏，用 balis subproject add ${shellWord(p.subproject)} 重新登记参建馆。`,
    },
    en: {
      what: `${p.library} does not participate in ${p.subproject} and cannot be its lead institution.`,
      next: `Participating libraries: ${p.libraries}; register them again with balis subproject add ${shellWord(p.subproject)} if one is missing.`,
    },
  }),
  "team-must-have-members-from-outside": (p: {
    subproject: string;
    libraries: number;
    outside: number;
  }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 由 ${p.libraries} 个馆参建，管理小组应有 1–2 名非参建单位成员，现有 ${p.outside} 名。`,
      next: "由承建单位重新提名（balis subproject move … nominate-team），再报管理委员会批准。",
    },
    en: {
      what: `${p.libraries} libraries participate in ${p.subproject}: its management team needs 1 or 2 members from other units, and has ${p.outside}.`,
      next: "The lead institution nominates again (balis subproject move … nominate-team), then the committee approves.",
    },
  }),
  "midterm-must-come-first": (p: { check: CheckKind; on: string; midterm: string }): InBoth => ({
    "zh-CN": {
      what: `${checkZh(p.check)}计划在 ${p.on}，早于中期检查 ${p.midterm}。`,
      next: "中期检查在先：核对协议中的日期。",
    },
    en: {
      what: `The ${checkEn(p.check)} is planned for ${p.on}, before the mid-term inspection on ${p.midterm}.`,
      next: "The mid-term inspection comes first: check the days of the agreement.",
    },
  }),
  "notice-must-be-a-month-ahead": (p: {
    check: CheckKind | null;
    day: string;
    checkOn: string;
    months: number;
    earliest: string;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.day} 通知、${p.checkOn} ${checkZh(p.check)}：不足协议要求的提前 ${p.months} 个月。`,
      next: `最早可定在 ${p.earliest}（按月计算：次月同日，没有同日的为月末）。`,
    },
    en: {
      what: `Notice on ${p.day} of the ${checkEn(p.check)} on ${p.checkOn} is less than ${p.months} ${p.months === 1 ? "month" : "months"} ahead.`,
      next: `It can be on ${p.earliest} at the earliest (same day of the month, or its last day).`,
    },
  }),
  "report-must-be-due-before-the-check": (p: { reportBy: string; day: string; checkOn: string }): InBoth => ({
    "zh-CN": {
      what: `报告期限 ${p.reportBy} 应在通知日 ${p.day} 与检查日 ${p.checkOn} 之间。`,
      next: "核对 --report-by；不写则为检查日。",
    },
    en: {
      what: `The report's deadline ${p.reportBy} must be between the notice ${p.day} and the review ${p.checkOn}.`,
      next: "Check --report-by; without it the day of the review is used.",
    },
  }),
  "check-must-not-be-held-early": (p: { check: CheckKind | null; day: string; checkOn: string }): InBoth => ({
    "zh-CN": {
      what: `${checkZh(p.check)}已通知在 ${p.checkOn}，不能在 ${p.day} 进行或作出结论。`,
      next: "提前就等于没有提前一个月通知；核对 --on。",
    },
    en: {
      what: `The ${checkEn(p.check)} was announced for ${p.checkOn}; it cannot be held or concluded on ${p.day}.`,
      next: "An earlier day would contradict the notice; check --on.",
    },
  }),
  "cycle-must-be-over": (p: { subproject: string; day: string; to: string }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 的建设周期到 ${p.to} 才结束，${p.day} 不能总验收。`,
      next: "总验收在建设周期结束后进行；核对 --on。",
    },
    en: {
      what: `The cycle of ${p.subproject} ends on ${p.to}; there is no final acceptance on ${p.day}.`,
      next: "Final acceptance comes when the cycle is over; check --on.",
    },
  }),
  "each-library-must-be-assessed": (p: { flag: string; libraries: string }): InBoth => ({
    "zh-CN": {
      what: `${p.flag} 缺少参建馆 ${p.libraries}。`,
      next: '总验收按校考核经费使用和建设效益：每馆一项 --used "10002=230000.00"，至少一项 --benefit "10002:传递量=12000 笔"。',
    },
    en: {
      what: `${p.flag} of ${p.libraries} is missing.`,
      next: 'Final acceptance looks at each university: --used "10002=230000.00" and at least one --benefit "10002:deliveries=12000 requests" of each.',
    },
  }),
  "only-construction-libraries-are-assessed": (p: { flag: string; library: string }): InBoth => ({
    "zh-CN": { what: `${p.library} 不是参建馆。`, next: `${p.flag} 只写参建馆。` },
    en: {
      what: `${p.library} does not participate in this sub-project.`,
      next: `${p.flag} is for participating libraries only.`,
    },
  }),
  "report-must-be-in-time": (p: {
    subproject: string;
    move: MoveName;
    check: CheckKind;
    day: string;
    dueOn: string;
  }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 的${checkZh(p.check)}${moveNames[p.move]["zh-CN"]}期限是 ${p.dueOn}，${p.day} 才提交。`,
      next: "已照实登记；由管理委员会在结论中考虑。",
    },
    en: {
      what: `${p.subproject}, ${checkEn(p.check)}: the ${moveNames[p.move].en} was due on ${p.dueOn} and came on ${p.day}.`,
      next: "It was recorded as it is; the committee may consider it in its conclusion.",
    },
  }),
} satisfies MessagesOfCodes;

export const subProjectMessages = {
  ...moveMessages,
  ...subProjectMoneyMessages,
  ...lifeMessages,
  ...fundMessages,
  ...expertMessages,
} satisfies MessagesOfCodes;

declare module "../../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof subProjectMessages> {}
}
