/** What is wrong in a rule pack, as a part of a sentence: no full stop at its end. */
import type { EntryKind, PackProblem, PackProblems } from "../../domain/rules/pack-problem.ts";
import type { Language } from "../language.ts";
import { labelOf, ruleParts } from "../terms.ts";

type Wording = {
  readonly [C in keyof PackProblems]: {
    readonly "zh-CN": (p: PackProblems[C]) => string;
    readonly en: (p: PackProblems[C]) => string;
  };
};

const entries: Readonly<Record<EntryKind, { "zh-CN": string; en: string }>> = {
  item: { "zh-CN": "收费项目", en: "item" },
  library: { "zh-CN": "馆", en: "library" },
  scheme: { "zh-CN": "方案", en: "scheme" },
  class: { "zh-CN": "类别", en: "class" },
  district: { "zh-CN": "地区", en: "district" },
  tier: { "zh-CN": "分档", en: "tier" },
  fuel: { "zh-CN": "燃油附加的起始日", en: "first day of a fuel surcharge" },
  vacation: { "zh-CN": "假期", en: "vacation" },
  policy: { "zh-CN": "自动处理规则", en: "policy" },
  group: { "zh-CN": "评估组", en: "group" },
  service: { "zh-CN": "服务", en: "service" },
  indicator: { "zh-CN": "指标", en: "indicator" },
  target: { "zh-CN": "绩效目标", en: "target" },
};

const wording: Wording = {
  "yaml-must-be-sound": {
    "zh-CN": (p) => `不是正确的 YAML（缩进、冒号或括号有误；解析器的原话：${p.text}）`,
    en: (p) => `it is no sound YAML (${p.text})`,
  },
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
    en: (p) => `${p.measure} is no measure of the service ${p.service}`,
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
    en: (p) => `${p.over} of ${p.under} is no ratio; use aggregate mean for one per the other`,
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
    en: (p) => `"${p.found}" is no day and no span of at most 31 days`,
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
    en: (p) => `"${p.found}" is no number such as 10, "2.5" or "86%"`,
  },
  "target-must-be-spelt": {
    "zh-CN": (p) => `“${p.found}”不是目标值（如 ">= 50000"）`,
    en: (p) => `"${p.found}" is no target such as ">= 50000"`,
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
  "key-must-be-there-once": {
    "zh-CN": (p) => `“${p.key}”写了两次`,
    en: (p) => `"${p.key}" is written twice`,
  },
  "key-must-be-known": {
    "zh-CN": (p) => `不认识“${p.key}”这一项（写错了字，或写在了错误的位置）`,
    en: (p) => `"${p.key}" is not known here (mistyped, or in the wrong place)`,
  },
  "value-must-be-given": { "zh-CN": () => "缺少这一项", en: () => "it is missing" },
  "value-must-be-text": {
    "zh-CN": (p) => `应是加引号的文字，这里是 ${p.found}`,
    en: (p) => `it should be text in quotes, and is ${p.found}`,
  },
  "value-must-be-a-number": {
    "zh-CN": (p) => `应是不加引号的整数，这里是 ${p.found}`,
    en: (p) => `it should be a whole number without quotes, and is ${p.found}`,
  },
  "value-must-be-yes-or-no": {
    "zh-CN": (p) => `应是 true 或 false，这里是 ${p.found}`,
    en: (p) => `it should be true or false, and is ${p.found}`,
  },
  "value-must-be-a-list": {
    "zh-CN": (p) => `应是一个列表（[甲, 乙]，或每行一个“- ”），这里是 ${p.found}`,
    en: (p) => `it should be a list ([a, b], or "- " on each line), and is ${p.found}`,
  },
  "value-must-be-a-block": {
    "zh-CN": (p) => `应是“名: 值”的若干项，这里是 ${p.found}`,
    en: (p) => `it should be a block of "name: value", and is ${p.found}`,
  },
  "value-must-be-one-of": {
    "zh-CN": (p) => `${p.found} 不可用；可用的是 ${p.allowed}`,
    en: (p) => `${p.found} is not possible; possible are ${p.allowed}`,
  },
  "value-must-be-spelt": {
    "zh-CN": (p) => `${p.found} 的写法不合（只能是 ${p.pattern}）`,
    en: (p) => `${p.found} is not spelt as it must be (${p.pattern})`,
  },
  "value-must-not-be-smaller": {
    "zh-CN": (p) => `不能小于 ${p.least}`,
    en: (p) => `it may not be below ${p.least}`,
  },
  "value-must-not-be-larger": {
    "zh-CN": (p) => `不能大于 ${p.most}`,
    en: (p) => `it may not be above ${p.most}`,
  },
  "list-must-not-be-shorter": {
    "zh-CN": (p) => `至少要有 ${p.least} 个（字或项）`,
    en: (p) => `it needs ${p.least} at least (letters or entries)`,
  },
  "list-must-not-be-longer": {
    "zh-CN": (p) => `最多 ${p.most} 个（字或项）`,
    en: (p) => `it may have ${p.most} at most (letters or entries)`,
  },
  "amount-must-be-yuan": {
    "zh-CN": (p) => `“${p.found}”不是金额；金额以元计，不能为负，如 "0.30"`,
    en: (p) => `"${p.found}" is no amount in yuan such as "0.30", and not negative`,
  },
  "rate-must-be-a-share": {
    "zh-CN": (p) => `“${p.found}”不是比例；如 "85%" 或 "0.85"，不能为负`,
    en: (p) => `"${p.found}" is no rate such as "85%" or "0.85", and not negative`,
  },
  "day-must-be-a-day": {
    "zh-CN": (p) => `“${p.found}”不是日期；如 "2017-01-01"`,
    en: (p) => `"${p.found}" is no day such as "2017-01-01"`,
  },
  "days-must-be-in-order": {
    "zh-CN": (p) => `${p.first} 晚于 ${p.last}：结束在开始之前`,
    en: (p) => `${p.first} is after ${p.last}: it ends before it begins`,
  },
  "versions-must-not-overlap": {
    "zh-CN": (p) =>
      `${labelOf("zh-CN", ruleParts, p.part)}的日期重叠：版本 ${p.before} 到 ${p.until} 为止，这一版本从 ${p.from} 开始`,
    en: (p) =>
      `two versions of the ${labelOf("en", ruleParts, p.part)} overlap: ${p.before} holds until ${p.until}, this one begins on ${p.from}`,
  },
  "versions-must-leave-no-gap": {
    "zh-CN": (p) => `${labelOf("zh-CN", ruleParts, p.part)}有日期缺口：${p.from} 至 ${p.to} 没有版本`,
    en: (p) =>
      `the ${labelOf("en", ruleParts, p.part)} has a gap: from ${p.from} to ${p.to} there is no version`,
  },
  "entry-must-be-there-once": {
    "zh-CN": (p) => `${entries[p.what]["zh-CN"]}“${p.key}”出现了两次，或与另一个重叠`,
    en: (p) => `${entries[p.what].en} ${p.key} is there twice, or overlaps another`,
  },
  "class-must-be-known": {
    "zh-CN": (p) => `libraryClasses 里没有“${p.name}”这一类馆`,
    en: (p) => `libraryClasses has no ${p.name}`,
  },
  "item-must-not-refer-in-a-circle": {
    "zh-CN": (p) => `${p.item} 是 ${p.of} 的百分比，而 ${p.of} 不在它之前：项目不能循环引用`,
    en: (p) =>
      `${p.item} is a percentage of ${p.of}, which does not stand before it: items may not refer in a circle`,
  },
  "base-must-not-be-a-percentage": {
    "zh-CN": () => "基本项目（base）不能是百分比",
    en: () => "a base item can't be a percentage",
  },
  "document-must-not-be-priced-per-volume": {
    "zh-CN": () => "单位不符：文献按页、拍、件计，按册的价格属于馆际互借",
    en: () => "documents are counted in pages, shots or items; a price per volume belongs to loans",
  },
  "loan-must-be-counted-in-volumes": {
    "zh-CN": () => "单位不符：馆际互借按册计",
    en: () => "loans are counted in volumes",
  },
  "low-must-not-be-above-high": { "zh-CN": () => "下限高于上限", en: () => "low is above high" },
  "last-tier-must-be-open": {
    "zh-CN": () => "最后一档不写 upTo，其余各档都要写（否则有缺口）",
    en: () => "the last tier, and no other, has no upTo",
  },
  "tiers-must-rise": {
    "zh-CN": () => "各档要递增：每个 upTo 大于前一个（否则重叠）",
    en: () => "tiers rise: each upTo is above the one before",
  },
  "tier-must-have-one-amount": {
    "zh-CN": () => "一档写比例（rate）或金额（yuan），只写一个",
    en: () => "a tier has either a rate or an amount in yuan",
  },
  "parts-must-be-something": {
    "zh-CN": () => "至少有一部分大于零",
    en: () => "one part must be above zero",
  },
  "rate-pool-must-have-no-quality": {
    "zh-CN": () => "按件付费（pay: rate）的资金池没有质量系数",
    en: () => "a rate per unit knows no quality",
  },
  "scheme-must-be-another": {
    "zh-CN": (p) => `“${p.key}”不是此规则包里的另一个方案`,
    en: (p) => `${p.key} is no other scheme of this pack`,
  },
  "scheme-key-must-be-free": {
    "zh-CN": (p) => `“${p.key}”这个名称已用于馆与馆之间的费用`,
    en: (p) => `${p.key} is the name of what libraries settle among themselves`,
  },
  "quota-must-be-billed": {
    "zh-CN": () => "超出免费额度的部分由馆承担（direction: bill）",
    en: () => "what goes beyond a quota is billed (direction: bill)",
  },
  "pool-must-be-granted-to-suppliers": {
    "zh-CN": () => "资金池分给提供馆（direction: grant，party: supplier）",
    en: () => "a pool is divided among suppliers (direction: grant, party: supplier)",
  },
  "sum-must-have-no-cap-per-request": {
    "zh-CN": () => "免费额度和资金池没有按笔的上限、下限或分担",
    en: () => "a quota or a pool has no cap, floor or share of a single request",
  },
  "floor-must-not-be-above-cap": { "zh-CN": () => "下限高于上限", en: () => "the floor is above the cap" },
  "ask-must-not-be-above-match": {
    "zh-CN": () => "ask 不能大于 match",
    en: () => "ask is at most match",
  },
  "form-must-be-known": {
    "zh-CN": (p) => `没有名为“${p.name}”的表；有的是 ${p.known}`,
    en: (p) => `there is no form "${p.name}"; there are ${p.known}`,
  },
  "figure-must-be-known": {
    "zh-CN": (p) => `这张表没有名为“${p.name}”的数据；此处可用的有 ${p.known}`,
    en: (p) => `the form has no figure "${p.name}"; possible here are ${p.known}`,
  },
  "list-must-be-known": {
    "zh-CN": (p) => `这张表没有名为“${p.name}”的清单；有的是 ${p.known}`,
    en: (p) => `the form has no list "${p.name}"; it has ${p.known}`,
  },
  "style-must-be-known": {
    "zh-CN": (p) => `没有名为“${p.name}”的格式；可用的有 ${p.known}（也可以在 styles 里自己定义）`,
    en: (p) => `there is no style "${p.name}"; there are ${p.known} (or define it under styles)`,
  },
  "cells-must-not-overlap": {
    "zh-CN": (p) => `与 ${p.column} 列已有的单元格（或从上面合并下来的单元格）重叠`,
    en: (p) =>
      `it overlaps a cell in column ${p.column} (one before it, or one that reaches down from above)`,
  },
  "row-must-fit-its-columns": {
    "zh-CN": (p) => `这一行要到第 ${p.needed} 列，而本页只有 ${p.columns} 列（columns）`,
    en: (p) => `the row reaches column ${p.needed}, and the page has ${p.columns} (columns)`,
  },
  "span-must-end-in-its-rows": {
    "zh-CN": (p) =>
      `向下合并 ${p.down} 行，超出了它所在的固定行；跨重复行或可省略的行时，改用 beside 写在一组行（rows）旁边`,
    en: (p) =>
      `it reaches down ${p.down} rows, beyond the fixed rows it stands in; beside rows that repeat or may be left out, put it under "beside" of a block of "rows"`,
  },
  "row-must-be-one-thing": {
    "zh-CN": () =>
      "一行只能是 cells、paragraph、rows、space 之一（beside 只与 rows 连用，each 不与 space 连用）",
    en: () =>
      'a row is one of cells, paragraph, rows, space ("beside" goes with rows, "each" not with space)',
  },
  "cell-must-show-one-thing": {
    "zh-CN": () => "一个单元格要么是文字（text），要么是数据（figure），不能都有或都没有",
    en: () => "a cell is a text or a figure, not both and not neither",
  },
  "merge-must-be-in-a-list": {
    "zh-CN": () => "merge 只用于只有一行 cells 的 each：上下相同的才合并",
    en: () =>
      "merge is for an each of one row of cells: what follows one another and is the same becomes one",
  },
};

export function packProblemText(language: Language, problem: PackProblem): string {
  const { code, params } = problem;
  const say: (p: never) => string = wording[code][language];
  return say(params as never);
}
