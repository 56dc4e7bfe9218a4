/** What is wrong in a cell map, as a part of a sentence: no full stop at its end. */

import { counted, type Language, listed } from "../../../core/words/language.ts";
import type { PackProblem } from "../../../rules/pack-problem.ts";
import { packProblemText } from "../../../rules/words/pack-problems.ts";
import type { MapProblem, MapProblems, ShownAs } from "../cell-map.ts";

type Wording = {
  readonly [C in keyof MapProblems]: {
    readonly "zh-CN": (p: MapProblems[C]) => string;
    readonly en: (p: MapProblems[C]) => string;
  };
};

const shownAs: Readonly<Record<ShownAs, Record<Language, string>>> = {
  yuan: { "zh-CN": "元", en: "yuan" },
  "wan-yuan": { "zh-CN": "万元", en: "wan-yuan" },
  number: { "zh-CN": "数", en: "number" },
  fraction: { "zh-CN": "比例", en: "fraction" },
  percent: { "zh-CN": "百分数", en: "percent" },
  day: { "zh-CN": "日期", en: "day" },
  text: { "zh-CN": "文字", en: "text" },
};

const ways = (language: Language): string =>
  Object.values(shownAs)
    .map((way) => way[language])
    .join(language === "en" ? ", " : "、");

const wording: Wording = {
  "address-must-be-a-cell": {
    "zh-CN": (p) => `“${p.found}”不是单元格地址（应如 C8）`,
    en: (p) => `"${p.found}" is not the address of a cell (such as C8)`,
  },
  "column-must-be-letters": {
    "zh-CN": (p) => `“${p.found}”不是列号（应如 A、AB）`,
    en: (p) => `"${p.found}" is not a column (such as A or AB)`,
  },
  "cell-must-be-mapped-once": {
    "zh-CN": (p) => `单元格 ${p.cell} 在第 ${p.line} 行已经写过`,
    en: (p) => `cell ${p.cell} is given already at line ${p.line}`,
  },
  "map-must-name-a-cell": {
    "zh-CN": () => "没有写任何单元格（cells）或列表（lists）",
    en: () => "it names no cell and no list",
  },
  "shown-must-be-known": {
    "zh-CN": (p) => `无法识别的写法“${p.found}”，可用：${ways("zh-CN")}`,
    en: (p) => `"${p.found}" is not a way to show a figure; use one of: ${ways("en")}`,
  },
  "figure-must-be-known": {
    "zh-CN": (p) => `这张表没有“${p.figure}”这个数，相近的：${listed(p.known)}`,
    en: (p) => `there is no figure "${p.figure}"; the closest are ${p.known}`,
  },
  "list-must-be-known": {
    "zh-CN": (p) => `这张表没有“${p.list}”这个列表，可用：${p.known}`,
    en: (p) => `there is no list "${p.list}"; there are: ${p.known}`,
  },
  "list-must-fit": {
    "zh-CN": (p) => `“${p.list}”有 ${p.found} 行，表里只留了 ${p.room} 行`,
    en: (p) => `"${p.list}" has ${counted(p.found, "row")}, and the form has room for ${p.room}`,
  },
  "figure-must-be-shown-so": {
    "zh-CN": (p) => `“${p.figure}”（${p.found}）不能写成${shownAs[p.as]["zh-CN"]}`,
    en: (p) => `"${p.figure}" (${p.found}) cannot be shown as ${shownAs[p.as].en}`,
  },
  "sheet-must-be-in-the-form": {
    "zh-CN": (p) => `表中没有名为“${p.sheet}”的工作表，有：${p.known}`,
    en: (p) => `the form has no sheet "${p.sheet}"; it has: ${p.known}`,
  },
  "text-must-be-bounded": {
    "zh-CN": (p) => `有 ${p.found} 个，超过上限 ${p.limit}`,
    en: (p) => `it comes to ${p.found}, more than ${p.limit}`,
  },
};

export function mapProblemText(language: Language, problem: MapProblem | PackProblem): string {
  if (!isOfMaps(problem)) return packProblemText(language, problem);
  const say: (p: never) => string = wording[problem.code][language];
  return say(problem.params as never);
}

function isOfMaps(problem: MapProblem | PackProblem): problem is MapProblem {
  return Object.hasOwn(wording, problem.code);
}
