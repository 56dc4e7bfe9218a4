/**
 * 列名中的提示 / hints in a heading: what stands in brackets beside a name and says how to fill the column in.
 *
 * 提供日期(yyyy-mm-dd), 请求馆（全称） and 费用（元，含税） are 提供日期, 请求馆 and 费用 in yuan. A known hint says nothing of the value.
 * Any other bracket may: 金额(万元), 费用(不含税), 提供日期(计划). It stays part of the heading where the column holds a quantity, where
 * it is like a unit, or where it tells one thing from another; elsewhere it is left off only if the field is found in no
 * other column (状态（满足/不满足）).
 */
import type { Unit } from "./profile.ts";

const UNITS: Readonly<Record<string, Unit | null>> = {
  元: "yuan",
  人民币元: "yuan",
  人民币: "yuan",
  "¥": "yuan",
  rmb: "yuan",
  cny: "yuan",
  yuan: "yuan",
  分: "fen",
  fen: "fen",
  kg: "kg",
  公斤: "kg",
  千克: "kg",
  g: "g",
  克: "g",
  页: null,
  册: null,
  件: null,
  本: null,
  人: null,
  笔: null,
  必填: null,
  选填: null,
};

/** Null where it measures nothing; undefined where it is no unit. */
export function unitNamed(text: string): Unit | null | undefined {
  const name = text.replace(/^单位/, "");
  return Object.hasOwn(UNITS, name) ? UNITS[name] : undefined;
}

/** How a day or a time is written: yyyy-mm-dd, 格式：年/月/日. */
const isDatePattern = (text: string): boolean =>
  /^(?:格式|如)?[ymdhs年月日时分秒/.-]{2,}$/.test(text) && /[y年]/.test(text) && /[m月]/.test(text);

/** An instruction or an example without a word that could measure: 请按万元填写 is none. */
const FREE = "[^元圆角分百千万亿美欧英港币￥$€£%斤吨两磅克天a-z]*";
const HINT = new RegExp(
  "^(?:" +
    `(?:请|按|须|需)(?:填|写|选|输|按|用|使用|注明)${FREE}|(?:例|例如|如|示例|格式)${FREE}\\d${FREE}|` +
    "(?:必|选|非必|可不|可选|不必)填(?:项|写)?|必录|可选|可空|可为空|如有|若有|自动(?:生成)?|系统(?:自动)?生成|下拉(?:选择|菜单)?|单选|" +
    "(?:学校|单位|院校|图书馆|馆名|规范)?(?:全称|全名|简称|名称)|馆名|(?:学校|院校|图书馆|馆|\\d位|五位)?(?:代码|编码)|" +
    "(?:文本|字符|数字|数值|日期|整数|常规)(?:型|格式)?|(?:保留)?(?:两|二|2)位小数|含税|" +
    "required|optional|mandatory|text|number|date|code|(?:full)?name" +
    ")$",
);

/** What would change the value, or tell one column from another. */
const TELLS =
  /[元圆角￥$€£%]|[百千万亿]|^(?:分|分钟|小时|天|日|周|月|年|[公市]?斤|两|吨|克|k?g|lb|oz|t|页|张|次|个|usd|eur|gbp|hkd|jpy)$|旧|原|新|预[计期]|计划|应|拟|退|返|代|备用|废|其[他它]|上[年月期]|累计|变更|更正|修改|首次|old|new|plan|expect|due|other/;

export interface HintedName {
  /** The heading's key without its hints. */
  readonly key: string;
  readonly unit: Unit | null;
  /** One of them is nothing that is known: what it says is not certain. */
  readonly isLoose: boolean;
}

const OPEN = "[(\\[【〔]";
const CLOSE = "[)\\]】〕]";
const INSIDE = "([^()\\[\\]【】〔〕]+)";
const LAST = new RegExp(`^(.+?)${OPEN}${INSIDE}${CLOSE}$`);
const FIRST = new RegExp(`^${OPEN}${INSIDE}${CLOSE}(.+)$`);

/** Null where no bracket can be left off. */
export function withoutHints(key: string): HintedName | null {
  let rest = key;
  let unit: Unit | null = null;
  let isLoose = false;
  for (;;) {
    const last = LAST.exec(rest);
    const first = last ? null : FIRST.exec(rest);
    const inside = last?.[2] ?? first?.[1];
    const hint = inside === undefined ? null : hintOf(inside);
    if (hint === null || isOther(hint.unit, unit)) break;
    unit ??= hint.unit;
    isLoose ||= hint.isLoose;
    rest = last?.[1] ?? first?.[2] ?? "";
  }
  return rest === key ? null : { key: rest, unit, isLoose };
}

const isOther = (a: Unit | null, b: Unit | null): boolean => a !== null && b !== null && a !== b;

/** 元，含税: each part is a unit or a hint, and no two of them are different units. */
function hintOf(inside: string): Omit<HintedName, "key"> | null {
  let unit: Unit | null = null;
  let isLoose = false;
  for (const part of isDatePattern(inside) ? [] : inside.split(/[,;、]/)) {
    const named = unitNamed(part);
    if (named !== undefined) {
      if (isOther(named, unit)) return null;
      unit ??= named;
    } else if (!HINT.test(part) && !isDatePattern(part)) {
      if (TELLS.test(part)) return null;
      isLoose = true;
    }
  }
  return { unit, isLoose };
}
