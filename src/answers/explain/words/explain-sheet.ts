/** The words of an explanation written as a sheet. */

import type { Language } from "../../../core/words/language.ts";
import type { ExplanationSheetWords } from "../explanation-sheet.ts";

export const explanationSheetWords: Record<Language, ExplanationSheetWords> = {
  "zh-CN": {
    name: "追溯",
    title: (asked) => `追溯 ${asked}`,
    heads: {
      level: "级",
      what: "内容",
      figure: "数字",
      adds: "计入上级",
      arithmetic: "计算",
      rule: "规则版本和依据",
      file: "文件",
      sheet: "表",
      row: "行",
    },
    above: "“计入上级”一列相加即为上一级的数字；空白的是依据，不参加相加。",
  },
  en: {
    name: "Explanation",
    title: (asked) => `Explanation of ${asked}`,
    heads: {
      level: "Level",
      what: "What",
      figure: "Figure",
      adds: "Adds",
      arithmetic: "Arithmetic",
      rule: "Rule version and notice",
      file: "File",
      sheet: "Sheet",
      row: "Row",
    },
    above:
      'The column "Adds" adds up to the figure one level up; an empty one is a reason and no part of the sum.',
  },
};
