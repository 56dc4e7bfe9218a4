import { formatYuan } from "../../../core/money.ts";
import { shellWord } from "../../../core/shell-word.ts";
import type { InBoth, MessagesOfCodes, ParamsOf } from "../../../core/words/language.ts";
import type { PackProblem } from "../../../rules/pack-problem.ts";
import { packProblemText } from "../../../rules/words/pack-problems.ts";

export const selfEvaluationMessages = {
  "target-must-be-readable": (p: { text: string; problem: PackProblem }): InBoth => ({
    "zh-CN": {
      what: `目标值不能照写：${packProblemText("zh-CN", p.problem)}。`,
      next: '写成 ">= 50000"、"<= 3"、"= 12"、">= 90%"，或一句话（定性指标）。',
    },
    en: {
      what: `The target cannot be accepted as written: ${packProblemText("en", p.problem)}.`,
      next: 'Write ">= 50000", "<= 3", "= 12", ">= 90%", or a sentence (a target in words).',
    },
  }),
  "target-must-be-known": (p: { subproject: string; year: string; key: string }): InBoth => ({
    "zh-CN": {
      what: `${p.subproject} ${p.year} 年没有目标 ${p.key}。`,
      next: `用 balis indicator target list ${shellWord(p.subproject)} --year ${p.year} 查看。`,
    },
    en: {
      what: `${p.subproject} has no target ${p.key} in ${p.year}.`,
      next: `See balis indicator target list ${shellWord(p.subproject)} --year ${p.year}.`,
    },
  }),
  "target-must-have-a-group": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.text}”不是 一级指标/二级指标。`,
      next: "写成 产出指标/数量指标、效益指标/社会效益指标、满意度指标/服务对象满意度指标 等。",
    },
    en: {
      what: `"${p.text}" is not of the form first level/second level.`,
      next: "Write e.g. 产出指标/数量指标, 效益指标/社会效益指标, 满意度指标/服务对象满意度指标.",
    },
  }),
  "targets-must-be-set": (p: { subproject: string; year: string }): InBoth => ({
    "zh-CN": {
      what: `${p.subproject} ${p.year} 年没有绩效目标。`,
      next: "用 balis indicator target import 文件 导入，或用 balis indicator target set 逐项设定。",
    },
    en: {
      what: `${p.subproject} has no targets in ${p.year}.`,
      next: "Import them (balis indicator target import FILE), or set them one by one.",
    },
  }),
  "target-file-must-be-valid": (p: { file: string; place: string; problem: PackProblem }): InBoth => ({
    "zh-CN": {
      what: `目标文件 ${p.file} 第 ${p.place} 处有误：${packProblemText("zh-CN", p.problem)}。`,
      next: "更正后重新导入；没有写入任何目标。",
    },
    en: {
      what: `The file of targets ${p.file} is wrong at ${p.place}: ${packProblemText("en", p.problem)}.`,
      next: "Correct it and import it again; no target was set.",
    },
  }),
  "points-must-come-to-100": (p: { points: string; execution: string; over: boolean }): InBoth => ({
    "zh-CN": {
      what: `各指标分值合计 ${p.points}，加上预算执行率 ${p.execution} 分，${p.over ? "超过" : "不等于"} 100 分。`,
      next: "调整各指标的分值（目标文件的 weight，或 balis indicator target set … --weight），使合计为 100。",
    },
    en: {
      what: `The targets come to ${p.points} points; with ${p.execution} for the execution rate that is ${p.over ? "more than" : "not"} 100.`,
      next: "Change the points (weight in the file of targets, or balis indicator target set … --weight) so that all come to 100.",
    },
  }),
  "scheme-must-be-known": (p: { key: string; day: string; known: string }): InBoth => ({
    "zh-CN": {
      what: p.known === "" ? `${p.day} 没有生效的绩效自评规则。` : `没有自评方案 ${p.key}。`,
      next: p.known === "" ? "用 balis rule enact --builtin mof-2020 启用。" : `可用的方案：${p.known}。`,
    },
    en: {
      what:
        p.known === ""
          ? `No scheme of the self-evaluation is in force on ${p.day}.`
          : `There is no scheme ${p.key}.`,
      next: p.known === "" ? "Activate it: balis rule enact --builtin mof-2020." : `Known: ${p.known}.`,
    },
  }),
  "first-level-should-follow-scheme": (p: {
    level: string;
    points: string;
    usual: string;
    scheme: string;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.level}共 ${p.points} 分，方案 ${p.scheme} 为 ${p.usual} 分。`,
      next: "特殊情况可以调整，请确认主管部门同意；否则调整分值或换一个方案（--scheme）。",
    },
    en: {
      what: `${p.level} has ${p.points} points, by scheme ${p.scheme} ${p.usual}.`,
      next: "It may be adjusted in special cases: make sure that this is agreed; else change the points or the scheme (--scheme).",
    },
  }),
  "points-should-fit-the-form": (p: {
    name: string;
    points: string;
    decimals: number;
    scheme: string;
  }): InBoth => ({
    "zh-CN": {
      what: `“${p.name}”的分值 ${p.points} 比表式 ${p.scheme} 的得分更细（${decimalsZh(p.decimals)}）：各项分值已按最大余数法调到同样的位数，合计不变。`,
      next: "请把分值改成同样的位数（目标文件的 weight，或 balis indicator target set … --weight），或换一个方案（--scheme）。",
    },
    en: {
      what: `The ${p.points} points of "${p.name}" are finer than the scores of scheme ${p.scheme} (${decimalsEn(p.decimals)}): the points were brought to as many decimals by largest remainder, with the same total.`,
      next: "Give the target points with no more decimals (weight in the file of targets, or balis indicator target set … --weight), or choose another scheme (--scheme).",
    },
  }),
  "actual-should-cover-its-window": (p: { name: string; months: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.name}”由账册统计，缺以下月份：${p.months}。`,
      next: "导入并对账这些月份；确实没有业务的可不理会。",
    },
    en: {
      what: `"${p.name}" is counted from the books, which lack these months: ${p.months}.`,
      next: "Import and reconcile them; if there was no activity in those months, ignore this.",
    },
  }),
  "goal-must-be-assessed": (p: { subproject: string; year: string }): InBoth => ({
    "zh-CN": {
      what: `${p.subproject} ${p.year} 年度总体目标的实际完成情况还没有写。`,
      next: `balis indicator assess ${shellWord(p.subproject)} goal --year ${p.year} --text 完成情况`,
    },
    en: {
      what: `Nobody has said how far the overall goal of ${p.subproject} for ${p.year} was reached.`,
      next: `balis indicator assess ${shellWord(p.subproject)} goal --year ${p.year} --text TEXT`,
    },
  }),
  "working-days-must-have-their-calendar": (p: { name: string; requests: number }): InBoth => ({
    "zh-CN": {
      what: `“${p.name}”里有 ${p.requests} 笔的日期没有节假日历，工作日只减了周末，天数会偏多。`,
      next: "启用该年度的节假日历（规则包的 calendar 部分，按国务院通知：balis rule enact 文件），再算一次。",
    },
    en: {
      what: `"${p.name}" has turnarounds in a year without a calendar (${p.requests}): only weekends are excluded, so it comes out too long.`,
      next: "Activate the holidays of that year (the part calendar of a rule pack, by the State Council's notice: balis rule enact FILE), and count again.",
    },
  }),
  "actual-must-be-given": (p: { subproject: string; year: string; key: string; name: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.name}”没有实际完成值。`,
      next: `自动或填报指标见 balis indicator value ${shellWord(p.key)}；其他用 balis indicator assess ${shellWord(p.subproject)} ${shellWord(p.key)} --year ${shellWord(p.year)} --actual 数值（定性指标用 --achieved 85%）。`,
    },
    en: {
      what: `"${p.name}" has no actual figure.`,
      next: `See balis indicator value ${shellWord(p.key)}; or record it: balis indicator assess ${shellWord(p.subproject)} ${shellWord(p.key)} --year ${shellWord(p.year)} --actual FIGURE (in words: --achieved 85%).`,
    },
  }),
  "execution-must-be-within-budget": (p: { executedFen: string; budgetFen: string }): InBoth => ({
    "zh-CN": {
      what: `全年执行数 ${formatYuan(BigInt(p.executedFen))} 元超过全年预算数 ${formatYuan(BigInt(p.budgetFen))} 元，预算执行率不能这样计分上报。`,
      next: "核对支出；确有调剂的，先登记预算调整：balis subproject budget 子项目 --adjust …。",
    },
    en: {
      what: `${formatYuan(BigInt(p.executedFen))} yuan were executed, more than the full-year budget of ${formatYuan(BigInt(p.budgetFen))}: the execution rate cannot be submitted like this.`,
      next: "Check the spending; where the budget was adjusted, enter that first: balis subproject budget SUBPROJECT --adjust ….",
    },
  }),
  "deviation-must-be-explained": (p: {
    subproject: string;
    year: string;
    key: string;
    name: string;
    actual: string;
    target: string;
  }): InBoth => ({
    "zh-CN": {
      what: `“${p.key === "execution" ? "预算执行率" : p.name}”实际 ${p.actual}，未达到 ${p.target}，没有写偏差原因。`,
      next: `用 balis indicator assess ${shellWord(p.subproject)} ${shellWord(p.key)} --year ${shellWord(p.year)} --reason 写明偏差原因分析及改进措施。`,
    },
    en: {
      what: `"${p.key === "execution" ? "Execution rate" : p.name}" is ${p.actual}, short of ${p.target}, and no reason is given.`,
      next: `Give the reason and the measures: balis indicator assess ${shellWord(p.subproject)} ${shellWord(p.key)} --year ${shellWord(p.year)} --reason TEXT.`,
    },
  }),
  "over-achievement-should-be-looked-at": (p: {
    name: string;
    actual: string;
    target: string;
    above: string;
  }): InBoth => ({
    "zh-CN": {
      what: `“${p.name}”实际 ${p.actual}，超过目标 ${p.target} 的 ${p.above}，目标可能定得过低。`,
      next: "程序不自动扣分；核过以后写明：balis indicator assess … --deduct 分值 --because 理由（不扣的写 --deduct 0）。",
    },
    en: {
      what: `"${p.name}" is ${p.actual}, above ${p.above} of its target ${p.target}: was it set too low?`,
      next: "Nothing is deducted by itself. Say what came of the look: balis indicator assess … --deduct POINTS --because TEXT (0: nothing is deducted).",
    },
  }),
  "deduction-must-be-within-points": (p: { name: string; deduct: string; points: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.name}”要扣 ${p.deduct} 分，分值只有 ${p.points} 分。`,
      next: "减少扣分。",
    },
    en: {
      what: `${p.deduct} points cannot be deducted from "${p.name}", which has ${p.points}.`,
      next: "Deduct less.",
    },
  }),
  "something-must-be-applicable": (p: { subproject: string; year: string }): InBoth => ({
    "zh-CN": {
      what: `${p.subproject} ${p.year} 年所有目标都标为不适用。`,
      next: "至少要有一项适用。",
    },
    en: {
      what: `No target of ${p.subproject} in ${p.year} is applicable.`,
      next: "At least one must be.",
    },
  }),
  "funds-must-be-known": (p: {
    subproject: string;
    known: string;
    isInBooks: boolean;
    flags: string;
  }): InBoth => ({
    "zh-CN": {
      what: p.isInBooks
        ? `账册里没有子项目 ${p.subproject} 的预算，命令里也没有给出金额。`
        : `账册里没有子项目 ${p.subproject}，命令里也没有给出预算和执行的金额。`,
      next: p.isInBooks
        ? `先登记预算：balis subproject budget ${shellWord(p.subproject)} …；或在命令里给出（元）：${p.flags}。`
        : `检查编号（已登记的：${p.known}）；不在账册里管理的，在命令里给出（元）：${p.flags}。`,
    },
    en: {
      what: p.isInBooks
        ? `The books have no budget of sub-project ${p.subproject}, and the command gives no amounts.`
        : `The books have no sub-project ${p.subproject}, and the command gives no budget and no amount executed.`,
      next: p.isInBooks
        ? `Enter its budget first: balis subproject budget ${shellWord(p.subproject)} …; or give it in yuan: ${p.flags}.`
        : `Check its number (there are: ${p.known}); for one that is not kept in the books give it in yuan: ${p.flags}.`,
    },
  }),
  "execution-must-have-a-denominator": (p: { of: "full-year" | "initial" }): InBoth => ({
    "zh-CN": {
      what: `${p.of === "initial" ? "年初预算数" : "全年预算数"}为零，算不出执行率。`,
      next: `登记预算（balis subproject budget），或由 balis report self-evaluation 用 ${p.of === "initial" ? "--initial" : "--full-year"} 给出金额（元）。`,
    },
    en: {
      what: `The ${p.of === "initial" ? "initial budget" : "full-year budget"} is zero: there is no execution rate.`,
      next: `Enter the budget (balis subproject budget), or give it in yuan: balis report self-evaluation with ${p.of === "initial" ? "--initial" : "--full-year"}.`,
    },
  }),
  "total-must-equal-its-parts": (p: { typed: string; total: string; parts: string }): InBoth => ({
    "zh-CN": {
      what: `填写的总分 ${p.typed} 与各项得分之和 ${p.total} 不符（${p.parts}）。`,
      next: "总分由各项得分相加得出，不能另填；请核对各项得分。",
    },
    en: {
      what: `The typed total ${p.typed} is not what its parts come to: ${p.total} (${p.parts}).`,
      next: "A total is the sum of its parts and nothing else; check the parts.",
    },
  }),
  "expected-spending-must-be-given": (p: Monitored): InBoth => ({
    "zh-CN": {
      what: `没有填 ${p.year} 年全年预计执行数（截至 ${p.month} 月）。`,
      next: `加 --expected 金额；或记入账册：${assess(p)} --expected 金额。`,
    },
    en: {
      what: `The amount expected to be spent in ${p.year} is missing (as of month ${p.month}).`,
      next: `Give --expected AMOUNT, or keep it: ${assess(p)} --expected AMOUNT.`,
    },
  }),
  "likelihood-must-be-given": (p: Monitored): InBoth => ({
    "zh-CN": {
      what: `“${p.name}”没有填 ${p.year} 年完成目标可能性（截至 ${p.month} 月）。`,
      next: `填写：${assess(p)} --likelihood certain|possible|impossible。`,
    },
    en: {
      what: `The likelihood of "${p.name}" in ${p.year} is missing (as of month ${p.month}).`,
      next: `Give it: ${assess(p)} --likelihood certain|possible|impossible.`,
    },
  }),
  "doubt-must-be-explained": (p: Monitored): InBoth => ({
    "zh-CN": {
      what: `“${p.name}”${p.year} 年不能确定完成，没有填偏差原因（截至 ${p.month} 月）。`,
      next: `填写：${assess(p)} --causes funds,staff --reason 说明。`,
    },
    en: {
      what: `"${p.name}" is not certain in ${p.year} and no cause is given (to month ${p.month}).`,
      next: `Give it: ${assess(p)} --causes funds,staff --reason TEXT.`,
    },
  }),
} satisfies MessagesOfCodes;

/** A target, or the execution, up to a month. */
type Monitored = Readonly<Record<"subproject" | "year" | "key" | "name", string> & { month: number }>;

const assess = ({ subproject, key, year, month }: Monitored): string =>
  `balis indicator assess ${shellWord(subproject)} ${shellWord(key)} --year ${year} --to ${month}`;

const decimalsZh = (n: number): string => (n === 0 ? "不留小数" : `留 ${n} 位小数`);
const decimalsEn = (n: number): string => (n === 0 ? "whole points" : `${n} decimal${n === 1 ? "" : "s"}`);

declare module "../../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof selfEvaluationMessages> {}
}
