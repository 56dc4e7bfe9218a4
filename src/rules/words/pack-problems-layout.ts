/** What is wrong in a layout of a form, or in a cell map. */
import { listed } from "../../core/words/language.ts";
import type { PackWording } from "../pack-problem.ts";

export const layoutProblems = {
  "form-must-be-known": {
    "zh-CN": (p) => `没有名为“${p.name}”的表；有的是 ${p.known}`,
    en: (p) => `there is no form "${p.name}"; there are ${p.known}`,
  },
  "figure-must-be-known": {
    "zh-CN": (p) => `这张表没有名为“${p.name}”的数据；此处可用的有 ${listed(p.known)}`,
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
      `it reaches down ${p.down} rows, beyond the fixed rows it is in; beside rows that repeat or may be left out, put it under "beside" of a block of "rows"`,
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
  "column-must-repeat-once": {
    "zh-CN": () => "一页只能有一个按清单重复的列（columns 里的 each）",
    en: () => "a page has one column that repeats for a list (each under columns), no second one",
  },
  "rows-must-repeat-together": {
    "zh-CN": () =>
      "一页里 repeat 的行必须相连：两张表各有表头的，分成两页（pages），否则两个表头之间的行也会在每页重印",
    en: () =>
      "the rows of a page with repeat follow one another: two tables with a head each are two pages, or all that stands between the heads is printed again, too",
  },
  "cell-must-stand-in-its-column": {
    "zh-CN": (p) => `each: ${p.list} 的单元格只能单独放在按 ${p.list} 重复的那一列`,
    en: (p) => `a cell with each: ${p.list} stands alone in the column that repeats for ${p.list}`,
  },
} as const satisfies Partial<PackWording>;
