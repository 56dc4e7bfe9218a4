/** What is wrong in definitions of indicators, targets, schemes of points and calendars. */
import type { PackWording } from "../pack-problem.ts";

export const measureProblems = {
  "indicator-must-have-a-denominator": {
    "zh-CN": (p) => `按 ${p.kind} 计算的指标必须写明分母（denominator）`,
    en: (p) => `a ${p.kind} needs a denominator`,
  },
  "points-must-sum-to-100": {
    "zh-CN": (p) => `分值合计 ${p.sum}，应为 100`,
    en: (p) => `they come to ${p.sum} points, not 100`,
  },
  "indicator-must-have-a-numerator": {
    "zh-CN": () => "指标必须写明分子（numerator），或写明由人填报（aggregate: typed）",
    en: () => "an indicator needs a numerator, or the aggregate typed",
  },
  "aggregate-must-have-no-denominator": {
    "zh-CN": (p) => `按 ${p.kind} 得出的指标没有分母（denominator）`,
    en: (p) => `an indicator of aggregate ${p.kind} has no denominator`,
  },
  "typed-indicator-must-not-be-counted": {
    "zh-CN": () => "由人填报的指标（typed）没有分子（numerator）",
    en: () => "a typed indicator is not counted, so it has no numerator",
  },
  "counted-indicator-must-name-its-service": {
    "zh-CN": () => "由账册计算的指标必须写明属于哪项服务（service）",
    en: () => "what is counted is of one service: name it",
  },
  "scopes-must-not-be-mixed": {
    "zh-CN": (p) =>
      `${p.measure} 的统计口径是 ${p.scope}，指标的口径是 ${p.wanted}：口径不同的数不相加，也不相除`,
    en: (p) =>
      `${p.measure} is of scope ${p.scope}, the indicator of scope ${p.wanted}: figures of different scope are never added or divided`,
  },
  "service-must-fit-measure": {
    "zh-CN": (p) => `${p.measure} 不是 ${p.service} 这项服务的度量`,
    en: (p) => `${p.measure} is not a measure of the service ${p.service}`,
  },
  "basis-must-fit-measure": {
    "zh-CN": (p) => `${p.measure} 的日期依据只能是 ${p.wanted}`,
    en: (p) => `the basis of ${p.measure} can only be ${p.wanted}`,
  },
  "units-must-not-be-mixed": {
    "zh-CN": (p) => `单位不同（${p.units}），不能相加`,
    en: (p) => `${p.units} are different units and are never added`,
  },
  "ratio-must-be-of-one-unit": {
    "zh-CN": (p) =>
      `分子的单位是 ${p.over}，分母的单位是 ${p.under}，不成比率；要算“每”多少，用 aggregate: mean`,
    en: (p) => `${p.over} of ${p.under} is not a ratio; use aggregate mean for one per the other`,
  },
  "unit-must-be-what-is-counted": {
    "zh-CN": (p) => `算出的单位是 ${p.unit}`,
    en: (p) => `what is counted comes out in ${p.unit}`,
  },
  "example-must-be-numbers": {
    "zh-CN": () => "示例的分子和分母应是数字，分母不为 0",
    en: () => "numerator and denominator of the example are numbers, the denominator not 0",
  },
  "example-must-be-reproduced": {
    "zh-CN": (p) => `按这个定义，示例的 ${p.numerator} 应显示为 ${p.shown}`,
    en: (p) => `${p.numerator} by this definition shows ${p.shown}`,
  },
  "days-must-be-spelt": {
    "zh-CN": (p) =>
      `“${p.found}”不是日期（如 2019-04-05），也不是不超过 31 天的一段（如 2019-02-04..2019-02-10）`,
    en: (p) => `"${p.found}" is neither a day nor a span of at most 31 days`,
  },
  "day-must-lie-in-its-year": {
    "zh-CN": () => "有的日期不在这一年",
    en: () => "a day does not lie in its year",
  },
  "day-must-be-free-or-worked": {
    "zh-CN": () => "同一天既写成放假又写成上班",
    en: () => "a day is free or worked, not both",
  },
  "number-must-be-spelt": {
    "zh-CN": (p) => `“${p.found}”不是数字（如 10、"2.5" 或 "86%"，不为负）`,
    en: (p) => `"${p.found}" is not a number such as 10, "2.5" or "86%"`,
  },
  "target-must-be-spelt": {
    "zh-CN": (p) => `“${p.found}”不是目标值（如 ">= 50000"）`,
    en: (p) => `"${p.found}" is not a target such as ">= 50000"`,
  },
  "target-must-have-a-sign": {
    "zh-CN": (p) => `“${p.found}”没有写明方向：写成 ">= 50000"、"<= 3" 或 "= 12" 的样子`,
    en: (p) => `"${p.found}" has no sign: write it like ">= 50000", "<= 3" or "= 12"`,
  },
  "target-must-have-its-percent-sign": {
    "zh-CN": (p) => `单位是 %，“${p.found}”没有百分号：是 ${p.small} 还是 ${p.large}，请写上百分号`,
    en: (p) => `the unit is %, and "${p.found}" has no percent sign: write ${p.small} or ${p.large}`,
  },
  "percentage-must-be-its-unit": {
    "zh-CN": (p) => `“${p.found}”是百分数，单位却是“${p.unit}”：单位应为 %，或去掉百分号`,
    en: (p) => `"${p.found}" is a percentage, its unit is "${p.unit}": the unit is % or the sign must go`,
  },
  "unit-must-stand-in-its-place": {
    "zh-CN": (p) => `“${p.found}”里的“${p.unit}”应写在单位（unit）里`,
    en: (p) => `"${p.unit}" of "${p.found}" belongs under unit`,
  },
  "points-must-be-above-zero": {
    "zh-CN": (p) => `分值“${p.found}”不是大于 0 的数（如 10、2.5）`,
    en: (p) => `the points "${p.found}" are not a number above 0 such as 10 or 2.5`,
  },
  "target-must-be-above-zero": {
    "zh-CN": () => "目标值必须大于 0",
    en: () => "a target is above 0",
  },
  "steps-must-go-down": {
    "zh-CN": () => "各档必须由高到低",
    en: () => "it goes from the best down",
  },
  "last-step-must-begin-at-zero": {
    "zh-CN": () => "最后一档必须从 0 开始",
    en: () => "the last begins at 0",
  },
  "standard-must-be-one-of-the-forms": {
    "zh-CN": (p) => `没有 ${p.key} 这个方案`,
    en: (p) => `there is no scheme ${p.key}`,
  },
  "award-must-say-who": {
    "zh-CN": () => "奖项必须写明前几名（top）或最低分（least）",
    en: () => "an award has top, least or both",
  },
} as const satisfies Partial<PackWording>;
