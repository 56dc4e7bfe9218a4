import { shellWord } from "../../../core/shell-word.ts";
import type { InBoth } from "../../../core/words/language.ts";
import type { Stage } from "../lifecycle.ts";
import type { CheckKind } from "../move.ts";
import { checkKinds, stages } from "./subproject-terms.ts";

export const lifeMessages = {
  "check-must-have-begun": (p: { subproject: string; check: CheckKind; day: string | null }): InBoth => {
    const command = `balis subproject move ${shellWord(p.subproject)} notice --check ${p.check} --check-on …`;
    const [zh, en] = p.day === null ? ["", ""] : [`到 ${p.day} `, ` by ${p.day}`];
    return {
      "zh-CN": {
        what: `子项目 ${p.subproject} 的${checkKinds[p.check]["zh-CN"]}${zh}还没有通知，即还没有开始。`,
        next: `没有登记。核对 --check${p.day === null ? "" : " 和 --on"}；通知发出的，先登记通知：${command}。`,
      },
      en: {
        what: `The ${checkKinds[p.check].en} of ${p.subproject} had not begun${en}: no notice of it is recorded.`,
        next: `Nothing was recorded. Check --check${p.day === null ? "" : " and --on"}; if it was announced, record the notice first: ${command}.`,
      },
    };
  },
  "previous-year-must-be-one": (p: { subproject: string; previous: readonly string[] }): InBoth => ({
    "zh-CN": {
      what: `${p.subproject} 的上年度子项目可能是 ${p.previous.join("、")}：它们的建设周期都含上一年。`,
      next: `请用 --previous 写明接续哪一个，如 --previous ${shellWord(p.previous[0] ?? "")}；都不是的写 --previous none。`,
    },
    en: {
      what: `${p.subproject} may follow any of ${p.previous.join(", ")}: the cycle of each has the year before.`,
      next: `Say which with --previous, for example --previous ${shellWord(p.previous[0] ?? "")}; --previous none if it follows none of them.`,
    },
  }),
  "problem-must-be-known": (p: { subproject: string; number: number; known: string }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 没有第 ${p.number} 项整改问题。`,
      next: `已登记的有：${p.known}。列出：balis subproject problems ${shellWord(p.subproject)}。`,
    },
    en: {
      what: `${p.subproject} has no problem ${p.number}.`,
      next: `There are: ${p.known}. balis subproject problems ${shellWord(p.subproject)} lists them.`,
    },
  }),
  "problem-must-be-due-after-it-was-found": (p: { foundOn: string; dueOn: string }): InBoth => ({
    "zh-CN": {
      what: `整改期限 ${p.dueOn} 早于提出的日期 ${p.foundOn}。`,
      next: "核对 --due（期限）和 --on（提出的日期）。",
    },
    en: {
      what: `The problem is due on ${p.dueOn}, before it was found on ${p.foundOn}.`,
      next: "Check --due and --on.",
    },
  }),
  "problem-must-be-done-after-it-was-found": (p: {
    number: number;
    on: string;
    foundOn: string;
  }): InBoth => ({
    "zh-CN": {
      what: `第 ${p.number} 项的完成日期 ${p.on} 早于提出的日期 ${p.foundOn}。`,
      next: "用 --on 写完成的日期。",
    },
    en: {
      what: `Problem ${p.number} cannot be solved on ${p.on}, before it was found on ${p.foundOn}.`,
      next: "Give the day with --on.",
    },
  }),
  "problem-must-be-open": (p: {
    subproject: string;
    number: number;
    on: string;
    document: string;
    measure: string;
  }): InBoth => ({
    "zh-CN": {
      what: `第 ${p.number} 项已于 ${p.on} 完成${p.document === "" ? "" : `（${p.document}）`}：${p.measure}。`,
      next: `没有登记。原登记有误或又须整改的，先重新列为未完成：balis subproject solved ${shellWord(p.subproject)} ${p.number} --reopen。`,
    },
    en: {
      what: `Problem ${p.number} was solved on ${p.on}${p.document === "" ? "" : ` (${p.document})`}: ${p.measure}.`,
      next: `Nothing was recorded. If that was wrong, or it came up again, open it first: balis subproject solved ${shellWord(p.subproject)} ${p.number} --reopen.`,
    },
  }),
  "problems-should-be-solved-first": (p: { subproject: string; problems: readonly string[] }): InBoth => ({
    "zh-CN": {
      what: `结论为通过，整改台账里还有 ${p.problems.length} 项没有完成：${p.problems.join("；")}。`,
      next: `结论已照录。已整改的补登：balis subproject solved ${shellWord(p.subproject)} 项 --text 措施 --document 文号；总验收以后台账不再变动，登记晚了的先撤销总验收。`,
    },
    en: {
      what: `It passes while ${p.problems.length} ${p.problems.length === 1 ? "problem is" : "problems are"} still open: ${p.problems.join("; ")}.`,
      next: `The conclusion is recorded. Record what was done: balis subproject solved ${shellWord(p.subproject)} NUMBER --text MEASURE --document DOCUMENT; after the final acceptance the register stays as it is, so undo that first.`,
    },
  }),
  "applications-must-be-reviewed": (p: { subproject: string }): InBoth => ({
    "zh-CN": {
      what: `${p.subproject} 的申报还没有专家评审。`,
      next: `评审后登记：balis subproject move ${shellWord(p.subproject)} review --text 意见。`,
    },
    en: {
      what: `The applications for ${p.subproject} have not been reviewed by experts yet.`,
      next: `Record the review: balis subproject move ${shellWord(p.subproject)} review --text OPINION.`,
    },
  }),
  "service-must-have-begun": (p: { subproject: string; stage: Stage }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject}（${stages[p.stage]["zh-CN"]}）还没有后续服务的年度说明。`,
      next: `总验收后先 balis subproject move ${shellWord(p.subproject)} serve …，每年 service-note --text 说明。`,
    },
    en: {
      what: `${p.subproject} (${stages[p.stage].en}) has no note of its daily service yet.`,
      next: `After the final acceptance: balis subproject move ${shellWord(p.subproject)} serve …, then service-note --text NOTE every year.`,
    },
  }),
  "final-acceptance-must-come-first": (p: { subproject: string; stage: Stage }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject}（${stages[p.stage]["zh-CN"]}）还没有总验收：决算以总验收认定的数为准。`,
      next: `现在的是草稿。总验收后再上报：balis subproject move ${shellWord(p.subproject)} final-accept …。`,
    },
    en: {
      what: `${p.subproject} (${stages[p.stage].en}) has not been finally accepted: the final accounts are of the money as it was accepted.`,
      next: `This is a draft. Issue it after the final acceptance: balis subproject move ${shellWord(p.subproject)} final-accept ….`,
    },
  }),
  "problems-must-be-solved": (p: { subproject: string; problems: readonly string[] }): InBoth => ({
    "zh-CN": {
      what: `整改台账里有 ${p.problems.length} 项还没有完成：${p.problems.join("；")}。`,
      next: `完成后登记：balis subproject solved ${shellWord(p.subproject)} 项 --text 措施 --document 文号。`,
    },
    en: {
      what: `${p.problems.length} ${p.problems.length === 1 ? "problem is" : "problems are"} still open: ${p.problems.join("; ")}.`,
      next: `Once solved, record it: balis subproject solved ${shellWord(p.subproject)} NUMBER --text MEASURE --document DOCUMENT.`,
    },
  }),
  "service-year-must-have-one-note": (p: { subproject: string; year: string }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} ${p.year} 年的后续服务说明已经登记。`,
      next: `写另一年的，用 --on 给出那一年的日期；要改写最后一份，先撤销：balis subproject undo ${shellWord(p.subproject)} --reason …。`,
    },
    en: {
      what: `${p.subproject} has its note of the daily service of ${p.year} already.`,
      next: `For another year give a day of it with --on; to write the last one again, undo it first: balis subproject undo ${shellWord(p.subproject)} --reason ….`,
    },
  }),
  "decision-must-be-of-an-applicant": (p: {
    subproject: string;
    library: string;
    known: string;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.library} 没有申报子项目 ${p.subproject}。`,
      next: `申报单位：${p.known}；漏登的先登记：balis subproject move ${shellWord(p.subproject)} apply --library ${shellWord(p.library)}。`,
    },
    en: {
      what: `${p.library} has not applied for ${p.subproject}.`,
      next: `Those that have: ${p.known}; if its application was left out, record it first: balis subproject move ${shellWord(p.subproject)} apply --library ${shellWord(p.library)}.`,
    },
  }),
  "decision-should-follow-the-scores": (p: {
    subproject: string;
    library: string;
    rank: number;
    best: string;
  }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 批给了 ${p.library}，它的专家平均分排第 ${p.rank}，最高的是 ${p.best}。`,
      next: `批复以主管部门为准，已照录；理由写在说明里（--text）。有误的撤销后重录：balis subproject undo ${shellWord(p.subproject)} --reason …。`,
    },
    en: {
      what: `${p.subproject} was decided for ${p.library}, whose mean score ranks ${p.rank}; the best is that of ${p.best}.`,
      next: `The decision is the commission's and was recorded; give its reason with --text. If it is wrong: balis subproject undo ${shellWord(p.subproject)} --reason ….`,
    },
  }),
  "contractor-should-be-the-one-decided-for": (p: {
    subproject: string;
    library: string;
    decidedFor: string;
  }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 批复的单位是 ${p.decidedFor}，承建单位却是 ${p.library}。`,
      next: `已照录；有误的撤销后重录：balis subproject undo ${shellWord(p.subproject)} --reason …。`,
    },
    en: {
      what: `${p.subproject} was decided for ${p.decidedFor}, but its lead institution is ${p.library}.`,
      next: `It was recorded; if it is wrong: balis subproject undo ${shellWord(p.subproject)} --reason ….`,
    },
  }),
  "agreed-targets-must-be-of-the-subproject": (p: {
    file: string;
    named: string;
    subproject: string;
  }): InBoth => ({
    "zh-CN": {
      what: `目标文件 ${p.file} 是子项目 ${p.named} 的，不是 ${p.subproject} 的。`,
      next: "换成这个子项目的文件，或更正文件里的 subproject。",
    },
    en: {
      what: `The file of targets ${p.file} is of ${p.named}, not of ${p.subproject}.`,
      next: "Give this sub-project's file, or correct subproject in it.",
    },
  }),
  "planned-subproject-must-be-of-the-year": (p: { year: string; id: string }): InBoth => ({
    "zh-CN": {
      what: `建设方案是 ${p.year} 年的，表里却有 ${p.id}。`,
      next: `编号写作 ${p.year}-…；别年的另登记：balis subproject plan YEAR --import FILE。`,
    },
    en: {
      what: `The plan is of ${p.year}, but the table has ${p.id}.`,
      next: `Write ids as ${p.year}-…; record those of another year by themselves: balis subproject plan YEAR --import FILE.`,
    },
  }),
  "planned-subproject-must-stand-once": (p: { year: string; id: string }): InBoth => ({
    "zh-CN": { what: `${p.year} 年建设方案里 ${p.id} 写了两次。`, next: "合成一行，再导入。" },
    en: {
      what: `${p.id} stands twice in the construction plan of ${p.year}.`,
      next: "Make one row of them and import again.",
    },
  }),
  "planned-row-must-be-readable": (p: { text: string; allowed: string }): InBoth => ({
    "zh-CN": { what: `建设方案表里的“${p.text}”无法读取。`, next: `写作 ${p.allowed}。` },
    en: { what: `"${p.text}" in the table of the plan cannot be read.`, next: `Write it as ${p.allowed}.` },
  }),
  "plan-should-be-whole": (p: {
    year: string;
    document: string;
    before: string;
    changes: readonly string[];
  }): InBoth => ({
    "zh-CN": {
      what: `${p.year} 年建设方案由 ${p.document} 取代 ${p.before}，下列计划金额与原方案不同：${p.changes.join("；")}。`,
      next: "“—”是新表里没有的。新表只写了一部分的，把全部子项目写齐再登记；方案确有调整的，不必处理。",
    },
    en: {
      what: `The construction plan of ${p.year} by ${p.document} takes the place of ${p.before}; these amounts differ: ${p.changes.join("; ")}.`,
      next: "— is what the new table does not have. If it is a part only, record it with all sub-projects; if the plan was changed like that, there is nothing to do.",
    },
  }),
  "decision-should-be-of-the-plan": (p: {
    subproject: string;
    year: string;
    document: string;
    granted: string;
    planned: string;
  }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 批复 ${p.granted} 元，${p.year} 年建设方案（${p.document}）里是 ${p.planned} 元。`,
      next: `批复以主管部门为准，已照录；方案有调整的，登记新的方案：balis subproject plan ${p.year} --import FILE。`,
    },
    en: {
      what: `${p.subproject} was granted ${p.granted} yuan; the construction plan of ${p.year} (${p.document}) has ${p.planned}.`,
      next: `The decision is the commission's and was recorded; if the plan was changed, record the new one: balis subproject plan ${p.year} --import FILE.`,
    },
  }),
  "contractor-must-be-another": (p: { subproject: string; library: string }): InBoth => ({
    "zh-CN": {
      what: `${p.library} 已经是子项目 ${p.subproject} 的承建单位。`,
      next: `用 --library 写接替的参建馆；已登记的各步见 balis subproject show ${shellWord(p.subproject)}。`,
    },
    en: {
      what: `${p.library} is the lead institution of ${p.subproject} already.`,
      next: `Give with --library the one that takes its place; balis subproject show ${shellWord(p.subproject)} lists the steps.`,
    },
  }),
};
