/** Words of the indicator commands. */
import { counted, type Language } from "../../../core/words/language.ts";

const zh = {
  listColumns: ["指标", "名称", "单位", "算法", "口径", "日期依据", "窗口"],
  targetColumns: ["指标", "一级指标", "二级指标", "三级指标", "目标", "分值"],
  scoreColumns: [
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "实际完成值",
    "来源",
    "计算",
    "分值",
    "得分",
    "偏差原因及改进措施",
  ],
  rankColumns: ["名次", "馆代码", "图书馆", "总分", "评优"],
  monitorColumns: [
    "一级指标",
    "三级指标",
    "年度指标值",
    "执行情况",
    "全年预计",
    "可能性",
    "偏差原因",
    "说明",
  ],
  heading: (p: { name: string; window: string; library: string }) => `${p.name}　${p.window}　${p.library}`,
  value: (shown: string) => `  ${shown}`,
  none: "没有数据",
  automatic: (p: { shown: string; definition: string; hash: string }) =>
    `  自动统计：${p.shown}（定义 ${p.definition}，校验值 ${p.hash.slice(0, 12)}…）`,
  part: (p: { side: "numerator" | "denominator"; measure: string; count: string }) =>
    `    ${p.side === "numerator" ? "分子" : "分母"}：${p.measure} ${p.count}`,
  how: (p: { scope: string; basis: string; periods: string }) =>
    `    口径：${p.scope}；${p.basis}；账期：${p.periods}`,
  noPeriods: "无",
  missing: (months: string) => `    注意：以下月份没有已对账的数据：${months}`,
  atLeast: (measures: readonly string[]) => `    注意：${measures.join("、")}的来源只说“超过”，是下限`,
  undated: (n: number) => `    注意：${n} 笔申请没有作为依据的日期，未计入`,
  uncovered: (n: number) => `    注意：${n} 笔申请的日期超出已知的节假日历，只扣除了周末`,
  typed: (p: { shown: string; text: string; by: string; at: string; scope: string }) =>
    `  填报：${p.shown}（写作 ${p.text}；${p.by}，${p.at}；口径：${p.scope}）`,
  override: (why: string) => `    以填报为准的理由：${why}`,
  note: (note: string) => `    备注：${note}`,
  evidence: (p: { path: string; sha256: string; bytes: number }) =>
    `    佐证：${p.path}（${p.bytes} 字节，SHA-256 ${p.sha256}）`,
  earlier: (p: { text: string; by: string; at: string }) => `  此前填报：${p.text}（${p.by}，${p.at}）`,
  definitionChanged: (p: { was: string; is: string }) => `    注意：填报时的定义是 ${p.was}，现在是 ${p.is}`,
  recorded: (p: { key: string; window: string; library: string; shown: string; scope: string }) =>
    `已填报 ${p.key}（${p.window}，${p.library}）：${p.shown}，口径：${p.scope}`,
  recordedSame: "与已填报的相同，没有变化。",
  checked: (p: { files: number; values: number; assessments: number }) =>
    `佐证文件 ${p.files} 个（填报值 ${p.values} 个，评定 ${p.assessments} 项）均与填报时一致。`,
  definition: {
    key: "指标",
    unit: "单位",
    numerator: "分子",
    denominator: "分母",
    typed: "填报（附佐证）",
    basis: "日期依据",
    scope: "统计口径",
    window: (w: string) =>
      ({
        "calendar-year": "自然年",
        "evaluation-year": "评估年度（上年 12 月至 11 月）",
        "academic-year": "学年（9 月至次年 8 月）",
      })[w] ?? w,
    source: "来源",
    example: (p: { sum: string; shows: string; source: string }) =>
      `印证：${p.sum} = ${p.shows}，${p.source}`,
    version: "定义版本",
  },
  all: "全体",
  targetSet: (p: { key: string; text: string; points: string; left: string }) =>
    `已设目标 ${p.key}：${p.text}，${p.points} 分；还有 ${p.left} 分未分配`,
  targetGone: (key: string) => `已撤销目标 ${key}`,
  targetsImported: (p: { count: number; subproject: string; year: string; withdrawn: string }) =>
    `${p.subproject} ${p.year} 年目标 ${p.count} 项${p.withdrawn === "" ? "" : `；撤销：${p.withdrawn}`}`,
  assessed: (p: { key: string; subproject: string; year: string }) =>
    `已记录 ${p.subproject} ${p.year} 年 ${p.key}`,
  nothingNew: "没有变化。",
  scoreHeading: (p: { subproject: string; year: string; scheme: string; rule: string }) =>
    `${p.subproject} 绩效自评（${p.year} 年度）　方案 ${p.scheme}（${p.rule}）`,
  execution: "预算执行率",
  sources: { automatic: "自动", typed: "填报", assessed: "评定" } as Readonly<
    Record<"automatic" | "typed" | "assessed", string>
  >,
  executionTarget: (of: "full-year" | "initial"): string => (of === "initial" ? "年初预算数" : "全年预算数"),
  rescaled: (p: { names: string; step: string }) =>
    `不适用：${p.names}；其余分值按最大余数法折算为 100 分（精确到 ${p.step} 分）`,
  total: (p: { total: string; grade: string }) => `总分 ${p.total}　等级 ${p.grade}`,
  deducted: (points: string) => `酌扣 ${points}`,
  issue: "可以上报。",
  draft: "草稿：补齐以上问题后可以上报（--for-issue 会再查一次）。",
  evaluated: (p: { scheme: string; window: string; libraries: number; rule: string }) =>
    `${p.scheme}（${p.window}）　${p.libraries} 馆　${p.rule}`,
  sample: "样例：分值和评优名额不是 BALIS 公布的，仅供演示。",
  written: (file: string) => `已生成 ${file}`,
  shown: (p: { shown: number; all: number }) =>
    `……显示前 ${p.shown} 馆，共 ${p.all} 馆；加 --json 或 -o 文件.xlsx 可看到全部。`,
  monitored: (p: { subproject: string; year: string; month: number; rate: string }) =>
    `${p.subproject} 绩效目标执行监控（${p.year} 年 1-${p.month} 月）　执行率 ${p.rate}`,
};

const en: typeof zh = {
  listColumns: ["key", "name", "unit", "formula", "scope", "dates", "window"],
  targetColumns: ["key", "first level", "second level", "third level", "target", "points"],
  scoreColumns: [
    "first level",
    "second level",
    "third level",
    "target",
    "actual",
    "source",
    "arithmetic",
    "points",
    "score",
    "deviation and measures",
  ],
  rankColumns: ["rank", "code", "library", "total", "award"],
  monitorColumns: [
    "first level",
    "third level",
    "target",
    "so far",
    "expected",
    "likelihood",
    "causes",
    "explanation",
  ],
  heading: (p) => `${p.name}  ${p.window}  ${p.library}`,
  value: (shown) => `  ${shown}`,
  none: "no figure",
  automatic: (p) => `  counted: ${p.shown} (definition ${p.definition}, checksum ${p.hash.slice(0, 12)}…)`,
  part: (p) => `    ${p.side}: ${p.measure} ${p.count}`,
  how: (p) => `    scope: ${p.scope}; ${p.basis}; periods: ${p.periods}`,
  noPeriods: "none",
  missing: (months) => `    note: these months have no reconciled data: ${months}`,
  atLeast: (measures) => `    note: the source of ${measures.join(", ")} states "more than": a lower bound`,
  undated: (n) =>
    `    note: ${counted(n, "request is", "requests are")} without the day that decides, and not counted`,
  uncovered: (n) =>
    `    note: ${counted(n, "request reaches", "requests reach")} beyond the known holidays; only weekends were left out`,
  typed: (p) => `  typed: ${p.shown} (as ${p.text}; ${p.by}, ${p.at}; scope: ${p.scope})`,
  override: (why) => `    reason for using it: ${why}`,
  note: (note) => `    note: ${note}`,
  evidence: (p) => `    supporting document: ${p.path} (${counted(p.bytes, "byte")}, SHA-256 ${p.sha256})`,
  earlier: (p) => `  typed before: ${p.text} (${p.by}, ${p.at})`,
  definitionChanged: (p) => `    note: the definition was ${p.was} when it was typed, and is ${p.is} now`,
  recorded: (p) => `Recorded ${p.key} (${p.window}, ${p.library}): ${p.shown}, scope: ${p.scope}`,
  recordedSame: "The same value is already recorded; nothing has changed.",
  checked: (p) =>
    `Supporting documents unchanged: ${p.files} (of ${p.values} typed values and ${p.assessments} assessments).`,
  definition: {
    key: "indicator",
    unit: "unit",
    numerator: "numerator",
    denominator: "denominator",
    typed: "typed, with supporting documents",
    basis: "dates",
    scope: "scope",
    window: (w) =>
      ({
        "calendar-year": "calendar year",
        "evaluation-year": "evaluation year (December to November)",
        "academic-year": "academic year (September to August)",
      })[w] ?? w,
    source: "source",
    example: (p) => `example: ${p.sum} = ${p.shows}, ${p.source}`,
    version: "version",
  },
  all: "all libraries",
  targetSet: (p) =>
    `Target ${p.key} set: ${p.text}, ${counted(p.points, "point")}; ${counted(p.left, "point is", "points are")} left`,
  targetGone: (key) => `Target ${key} withdrawn`,
  targetsImported: (p) =>
    `${p.subproject}, ${p.year}: ${counted(p.count, "target")}${p.withdrawn === "" ? "" : `; withdrawn: ${p.withdrawn}`}`,
  assessed: (p) => `Recorded ${p.key} of ${p.subproject}, ${p.year}`,
  nothingNew: "Nothing changed.",
  scoreHeading: (p) => `${p.subproject}: self-evaluation of ${p.year}, scheme ${p.scheme} (${p.rule})`,
  execution: "execution rate",
  sources: { automatic: "counted", typed: "typed", assessed: "assessed" },
  executionTarget: (of) => (of === "initial" ? "of the initial budget" : "of the full-year budget"),
  rescaled: (p) =>
    `Not applicable: ${p.names}; the other points are brought to 100 by largest remainder (to ${p.step})`,
  total: (p) => `Total ${p.total}  grade ${p.grade}`,
  deducted: (points) => `less ${points}`,
  issue: "It can be submitted.",
  draft: "This is a draft: deal with the points above before submitting it (--for-issue checks again).",
  evaluated: (p) => `${p.scheme} (${p.window}), ${counted(p.libraries, "library", "libraries")}, ${p.rule}`,
  sample: "Sample: points and awards were not published by BALIS; for demonstration only.",
  written: (file) => `Generated ${file}`,
  shown: (p) => `… The first ${p.shown} of ${p.all} libraries; --json or -o FILE.xlsx shows them all.`,
  monitored: (p) => `${p.subproject}: monitoring of ${p.year}, months 1-${p.month}, executed ${p.rate}`,
};

export const indicatorWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
