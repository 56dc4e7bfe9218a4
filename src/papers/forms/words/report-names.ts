/**
 * Names as the reports for reviewers print them. The forms are the bureau's and the commission's, in Chinese, so their words are
 * Chinese whatever language the terminal speaks.
 */

import type { Term } from "../../../core/words/language.ts";
import {
  actors,
  checkKinds,
  checkStages,
  conclusions,
  contractorWays,
  fundRules,
  fundSources,
  moveNames,
  panelPurposes,
  receiptKinds,
  stages,
} from "../../../review/subproject/words/subproject-terms.ts";
import { reportWords } from "../../report/words/report.ts";
import type { FormWords, ReportNames } from "../facts/report-books.ts";
import { reportKinds, reportSections } from "./narrative-terms.ts";

function zh<K extends string>(terms: Readonly<Record<K, Term>>): Record<K, string> {
  const named = Object.entries<Term>(terms).map(([key, term]) => [key, term["zh-CN"]]);
  return Object.fromEntries(named) as Record<K, string>;
}

export function reportNames(look: Pick<ReportNames, "library" | "libraryOn" | "economicClass">): ReportNames {
  return {
    ...look,
    ...{ stage: zh(stages), checkStage: zh(checkStages), check: zh(checkKinds), move: zh(moveNames) },
    ...{ actor: zh(actors), conclusion: zh(conclusions), way: zh(contractorWays) },
    ...{ fundRule: zh(fundRules), fundSource: zh(fundSources), receiptKind: zh(receiptKinds) },
    yearMoney: YEAR_MONEY,
    yearScore: { score: "自评总分", execution: "预算执行率得分", grade: "等级" },
    panelPurpose: zh(panelPurposes),
    ...{ report: zh(reportKinds), section: zh(reportSections) },
    form: FORM,
    workbook: reportWords["zh-CN"],
    words: WORDS,
  };
}

/** 2019-07-15 → 2019年7月15日 */
function dayZh(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

function untilZh(until: string | null): string {
  if (until === null) return "全部月份";
  const [year, month] = until.split("-").map(Number);
  return `截至${until.length > 7 ? dayZh(until) : `${year}年${month}月`}`;
}

/** 2019 → 2019年; 2018-12..2019-11 → 2018年12月至2019年11月 */
function windowZh(window: string): string {
  const said = (part: string): string => {
    const [year, month] = part.split("-");
    return month === undefined ? `${year}年` : `${year}年${Number(month)}月`;
  };
  return window.split("..").map(said).join("至");
}

const YEAR_MONEY: ReportNames["yearMoney"] = {
  ...{
    initial: "年初预算数",
    "full-year": "全年预算数",
    "carried-in": "其中：上年结转",
    executed: "全年执行数",
  },
  ...{ rate: "执行率", unspent: "年末未用", "carried-on": "结转下年", kept: "未结转结余" },
  refunded: "收回上年支出",
};

const WORDS: ReportNames["words"] = {
  toFill: "（待填写）",
  inYuan: (yuan) => `${yuan} 元`,
  outside: "非参建单位",
  reached: "完成",
  missed: "未完成",
  open: "（待填写）",
  agreementTarget: "建设协议",
  yearTarget: "年度目标",
  underWay: "进展中",
  named: (p) => `${p.name}（${p.origin}）`,
  differing: (origin) => `${origin}（协议与年度不同）`,
  yearTargetOf: (year) => `${year}年度目标`,
  windowed: (p) => `${p.origin}（${p.window}）`,
  countedOver: { added: "全周期累计", cycle: "全周期", everyYear: "每年" },
  notApplicable: "不适用",
  listComma: "、",
  round: (round: number) => `第 ${round} 次`,
  roundSaid: (p: { round: number; day: string; conclusion: string; document: string }) =>
    `第 ${p.round} 次 ${p.day} ${p.conclusion} ${p.document}`.trim(),
  contractorSince: (p: { name: string; day: string; document: string }) =>
    `${p.name} ${p.day}起，${p.document}`,
  inBrackets: (items: readonly string[]) => `（${items.join("；")}）`,
  cycle: (p) => `${p.from}至${p.to}`,
  day: dayZh,
  fiscal: "财政拨款",
  until: untilZh,
  window: ({ year, until }) => {
    if (year === null) return `自项目开始${until === null ? "" : `，${untilZh(until)}`}`;
    if (until === null) return `${year}年度`;
    const month = Number(until.slice(5, 7));
    return until.startsWith(year) && month > 1
      ? `${year}年1月至${month}月`
      : `${year}年度，${untilZh(until)}`;
  },
  likelihood: { certain: "确定能", possible: "有可能", impossible: "完全不可能" },
  allSubprojects: (year) => `${year}年度全部子项目`,
  notDone: "未完成",
  overdue: (p) => `未完成，自${p.since}起逾期（${p.days} 天）`,
  doneInTime: "按期完成",
  doneLate: (days) => `逾期完成（${days} 天）`,
  goingOn: "延续项目",
  isNew: "新增项目",
  construction: "建设实施",
  points: (change) => `${change} 个百分点`,
  resultOf: (p) => (p.actual === "" ? "" : `${p.actual}（目标 ${p.target}）`),
  counted: (p) =>
    `账册业务记录自动统计（${windowZh(p.window)}，指标定义 ${p.definition.replace(/^\S+ /, "")}）`,
  scoredByYear:
    "项目跨年度，绩效自评按年度进行，没有全周期的得分：各年的总分见下表，逐项得分见各年度的自评表。",
  notScored: "本年度的绩效自评尚未完成，还没有得分。",
  noDocument: "账册中没有登记佐证文件",
  solved: (p) => `${p.check} 整改第 ${p.number} 项`,
  keptOut: (path) => `${path}（原始问卷，可能含姓名，不入资料包）`,
  sum: "合计",
  yes: "是",
  no: "否",
  missing: (sections) => (sections === 0 ? "齐全" : `缺 ${sections} 部分`),
  draft: (missing) => `草稿：尚缺${missing.join("、")}`,
  assessed: { execution: "预算执行率", goal: "年度总体目标" },
  rateOf: { initial: "年初预算数", "full-year": "全年预算数" },
};

/** The bureau's forms. */
const FORM: FormWords = {
  toFill: "【待填】",
  draft: (missing) => `草稿：尚缺 ${missing} 项，见【待填】处，补齐后方可上报`,
  sample: "样例：评分方案不是主管部门公布的",
  noDeviation: "各项指标都达到年度指标值，没有需要说明的偏差。",
  executionReason: (reason) => `预算执行率偏差原因：${reason}`,
  notApplicable: (p) => `不适用的指标：${p.name}（${p.why}），其分值已按比例折算到其余各项。`,
  method: (p) =>
    p.arithmetic === ""
      ? "—"
      : `${p.arithmetic} × ${p.points}${p.deducted === "" ? "" : `，酌扣 ${p.deducted}`}`,
  bandsDiffer: ({ band, target, isMissed }) =>
    `${isMissed ? "未达" : "已达"}目标 ${target}，得分按满意度分档（${band}）`,
  executionMethod: (of) => `执行数 ÷ ${of === "initial" ? "年初预算数" : "全年预算数"} × 分值`,
  months: (cutOff) => (cutOff === 1 ? "1月" : `1-${cutOff}月`),
  tick: "√",
};
