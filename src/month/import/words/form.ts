import { shellWord } from "../../../core/shell-word.ts";
import { counted, type Language } from "../../../core/words/language.ts";
import { sheetMark } from "../../../sheet/workbook.ts";
import type { BlankWords } from "../columns/form.ts";

const zh = {
  kinds: ["种类", "名称", "由谁填报"],
  own: "各馆",
  centre: "中心或公司",
  written: (p: { what: string; file: string; rows: number }) =>
    `已生成空白填报表 ${p.file}：${p.what}，${p.rows} 行`,
  next: (file: string) => `填好后：balis import ${shellWord(file)}`,
  nextKind: "下一步：balis form 种类 [--period 2019-05] [--library 10008] -o 文件.xlsx",
};

const en: typeof zh = {
  kinds: ["kind", "name", "filled in by"],
  own: "each library",
  centre: "the platform or the courier company",
  written: (p) => `Blank form generated: ${p.file}: ${p.what}, ${counted(p.rows, "row")}`,
  next: (file) => `Once filled in: balis import ${shellWord(file)}`,
  nextKind: "Next: balis form KIND [--period 2019-05] [--library 10008] -o FILE.xlsx",
};

export const formCommandWords: Record<Language, typeof zh> = { "zh-CN": zh, en };

const EXAMPLE: BlankWords["example"] = {
  identifier: "0500093",
  text: "...",
  library: "10002",
  day: "2019-05-03",
  value: "",
  count: "12",
  "positive-count": "12",
  fen: "12.50",
  "signed-fen": "12.50",
  grams: "1.2",
  tenths: "92.5",
  month: "2019-05",
};

export const formWords: Record<Language, BlankWords> = {
  "zh-CN": {
    language: "zh",
    sheet: "填报表",
    title: ({ what, library, isOwn, period }) => {
      const who = library ? `${library.code} ${library.nameZh}` : isOwn ? "【馆代码】" : "";
      return [who, what, period ?? "【年-月】"].filter((t) => t !== "").join(" ");
    },
    above: ["带 * 的必填。每行一条，勿合并单元格，勿改列名；填写办法见第二张工作表。不填任何人的姓名。"],
    below: ["填表：＿＿＿＿＿＿　　审核：＿＿＿＿＿＿　　日期：＿＿＿＿＿＿"],
    total: "合计",
    guide: "填写说明",
    guideTitle: (what) => `${what} · 填写说明`,
    guideAbove: ({ isOwn }) => [
      isOwn
        ? "第一行写明馆代码和账期，如“10008 北京科技大学 … 2019-05”；【】中的内容请替换。"
        : "第一行写明账期，如“2019-05”；【】中的内容请替换。",
      "空行和合计行不必删除；行不够时可在合计行之上插入。填好后原样发回，用 balis import 导入。",
    ],
    guideHeads: ["填写列", "是否必填", "填写办法", "可选内容", "示例（勿照抄）"],
    required: "必填",
    whenFilled: "完成时必填",
    optional: "选填",
    how: {
      identifier: "文本，照原样写，保留前面的零",
      text: "文字",
      library: "馆代码或全称，如 10002；简称有歧义的（农大、地大）请写代码",
      day: "日期，写作 2019-05-03",
      value: "从下拉框选择",
      count: "整数，不知道的留空",
      "positive-count": "大于 0 的整数",
      fen: "元，最多两位小数",
      "signed-fen": "元，最多两位小数；折让写负数",
      grams: "公斤，可有小数",
      tenths: "数，最多一位小数",
      month: "月份，写作 2019-05",
    },
    example: { ...EXAMPLE, text: "……" },
    unit: { yuan: "元", kg: "公斤" },
    footer: (p) => sheetMark({ ...p, period: "" }),
  },
  en: {
    language: "en",
    sheet: "Form",
    title: ({ what, library, isOwn, period }) => {
      const who = library
        ? `${library.code} ${library.nameEn || library.nameZh}`
        : isOwn
          ? "[library code]"
          : "";
      return [who, what, period ?? "[year-month]"].filter((t) => t !== "").join(" ");
    },
    above: [
      "* must be filled in. One entry a row; no merged cells; keep the headings. The second sheet says how. No person's name anywhere.",
    ],
    below: ["Prepared by: ____________    Checked by: ____________    Date: ____________"],
    total: "Total",
    guide: "How to fill in",
    guideTitle: (what) => `${what} · how to fill in`,
    guideAbove: ({ isOwn }) => [
      isOwn
        ? 'Row 1 names the library and the period, e.g. "10008 … 2019-05"; replace what stands in brackets.'
        : 'Row 1 names the period, e.g. "2019-05"; replace what stands in brackets.',
      "Empty rows and the total row may stay; insert rows above the total where there are too few. Send it back as it is, for balis import.",
    ],
    guideHeads: ["To fill in", "Needed", "How", "Choices", "Example only"],
    required: "required",
    whenFilled: "when done",
    optional: "optional",
    how: {
      identifier: "text as it is written, zeros in front included",
      text: "text",
      library: "a library's code or full name, e.g. 10002; a code where a short name is ambiguous",
      day: "a date as 2019-05-03",
      value: "choose from the list",
      count: "a whole number; empty where unknown",
      "positive-count": "a whole number above 0",
      fen: "yuan, at most two decimals",
      "signed-fen": "yuan, at most two decimals; a credit is negative",
      grams: "kilograms, decimals allowed",
      tenths: "a number with at most one decimal",
      month: "a month as 2019-05",
    },
    example: EXAMPLE,
    unit: { yuan: "yuan", kg: "kg" },
    footer: (p) => sheetMark({ ...p, period: "" }),
  },
};
