/** What is wrong in a rule pack, as a part of a sentence: no full stop at its end. */

import { type Language, labelOf } from "../../core/words/language.ts";
import type { EntryKind, PackProblem, PackWording } from "../pack-problem.ts";
import { layoutProblems } from "./pack-problems-layout.ts";
import { measureProblems } from "./pack-problems-measure.ts";
import { ruleParts } from "./rule-terms.ts";

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
  page: { "zh-CN": "工作表", en: "page" },
};

const wording: PackWording = {
  ...measureProblems,
  ...layoutProblems,
  "yaml-must-be-sound": {
    "zh-CN": (p) => `不是正确的 YAML（缩进、冒号或括号有误；解析器的原话：${p.text}）`,
    en: (p) => `it is not valid YAML (${p.text})`,
  },
  "key-must-be-there-once": {
    "zh-CN": (p) => `“${p.key}”写了两次`,
    en: (p) => `"${p.key}" is written twice`,
  },
  "key-must-be-known": {
    "zh-CN": (p) => `无法识别“${p.key}”这一项（写错了字，或写在了错误的位置）`,
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
    en: (p) => `"${p.found}" is not an amount in yuan such as "0.30" (not negative)`,
  },
  "rate-must-be-a-share": {
    "zh-CN": (p) => `“${p.found}”不是比例；如 "85%" 或 "0.85"，不能为负`,
    en: (p) => `"${p.found}" is not a rate such as "85%" or "0.85" (not negative)`,
  },
  "day-must-be-a-day": {
    "zh-CN": (p) => `“${p.found}”不是日期；如 "2017-01-01"`,
    en: (p) => `"${p.found}" is not a day such as "2017-01-01"`,
  },
  "days-must-be-in-order": {
    "zh-CN": (p) => `${p.first} 晚于 ${p.last}：结束在开始之前`,
    en: (p) => `${p.first} is after ${p.last}: it ends before it begins`,
  },
  "versions-must-not-overlap": {
    "zh-CN": (p) =>
      `${labelOf("zh-CN", ruleParts, p.part)}的日期重叠：版本 ${p.before} 到 ${p.until} 为止，这一版本从 ${p.from} 开始`,
    en: (p) =>
      `two versions of the ${labelOf("en", ruleParts, p.part)} overlap: ${p.before} is valid until ${p.until}, this one begins on ${p.from}`,
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
      `${p.item} is a percentage of ${p.of}, which does not come before it: items must not refer to each other in a circle`,
  },
  "base-must-not-be-a-percentage": {
    "zh-CN": () => "基本项目（base）不能是百分比",
    en: () => "a base item cannot be a percentage",
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
  "tax-on-fees-must-be-said": {
    "zh-CN": (p) => `${p.fees} 要不要也加税，合同须写明：加写 taxOutOnFees: true（另加税）或 false（已含税）`,
    en: (p) =>
      `the contract has to say whether ${p.fees} are taxed as well: write taxOutOnFees: true (tax is added) or false (they include it)`,
  },
  "service-must-have-no-entry-of-its-own": {
    "zh-CN": (p) => `“${p.word}”不写在 services 里：合同用 ${p.entry} 为它定价`,
    en: (p) => `"${p.word}" does not belong in services: the contract prices it by ${p.entry}`,
  },
  "rate-pool-must-have-no-quality": {
    "zh-CN": () => "按件付费（pay: rate）的资金池没有质量系数",
    en: () => "a rate per unit knows no quality",
  },
  "scheme-must-be-another": {
    "zh-CN": (p) => `“${p.key}”不是此规则包里的另一个方案`,
    en: (p) => `${p.key} is not another scheme of this pack`,
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
  "cap-must-say-what-it-caps": {
    "zh-CN": () =>
      "“capPerRequest”没有说清封顶的是哪个金额：每笔计入的费用（先封顶，再乘补贴率；100.00 按 50% 最多补 50.00）写 capFeePerRequest，每笔发放的金额写成方案（schemes）的 caps: { perRequest }",
    en: () =>
      '"capPerRequest" does not say what it caps: for the fee that counts, before the rate (100.00 at 50% is at most 50.00 of subsidy), write capFeePerRequest; for what is granted, write a scheme with caps: { perRequest }',
  },
  "floor-must-not-be-above-cap": { "zh-CN": () => "下限高于上限", en: () => "the floor is above the cap" },
  "ask-must-not-be-above-match": {
    "zh-CN": () => "ask 不能大于 match",
    en: () => "ask is at most match",
  },
  "total-limit-must-not-be-below-a-single-one": {
    "zh-CN": () => "materialityTotal（合计标准）不能小于 materiality（单条标准）",
    en: () => "materialityTotal, the limit for all, is at least materiality, that for a single one",
  },
  "policy-must-name-no-value": {
    "zh-CN": () => "自动处理没有协商的数值，不能用 agreed-value",
    en: () => "a policy has no agreed value: it cannot resolve as agreed-value",
  },
  "duplicate-must-be-counted-by-a-person": {
    "zh-CN": () =>
      "重复（duplicate）有几笔算数要由人写明，自动处理只能用 agreed-outside、write-off、defer 或 downgrade",
    en: () =>
      "how many rows of a duplicate count must be decided by a person: here it may be agreed-outside, write-off, defer or downgrade",
  },
  "closed-month-must-be-corrected-by-a-person": {
    "zh-CN": () =>
      "结算后又有变化的（settled-then-…），是否更正已关账的账期要由人决定，自动处理只能用 agreed-outside、write-off、defer 或 downgrade",
    en: () =>
      "whether a closed period is corrected (settled-then-…) must be decided by a person: here it may be agreed-outside, write-off, defer or downgrade",
  },
};

export function packProblemText(language: Language, problem: PackProblem): string {
  const { code, params } = problem;
  const say: (p: never) => string = wording[code][language];
  return say(params as never);
}
