/** What is said of surveys. */

import { shellWord } from "../../../core/shell-word.ts";
import type { InBoth, MessagesOfCodes, ParamsOf } from "../../../core/words/language.ts";

export const surveyMessages = {
  "survey-must-have-its-columns": (p: { file: string; found: string }): InBoth => ({
    "zh-CN": {
      what: `${p.file} 的表头不是问卷的：${p.found === "" ? "没有表头" : p.found}。`,
      next: "第一行写 问卷编号 和各问题的名称，一个问题一列，名称不重复；以下每行一份问卷。没有记录任何数据。",
    },
    en: {
      what: `The heading of ${p.file} is none of a survey: ${p.found === "" ? "there is none" : p.found}.`,
      next: "Write 问卷编号 (number) and the questions in the first line, one column each, no name twice; below it one sheet a row. Nothing was recorded.",
    },
  }),
  "survey-row-must-have-its-number": (p: { file: string; row: number }): InBoth => ({
    "zh-CN": {
      what: `${p.file} 第 ${p.row} 行没有问卷编号，或比表头多列。`,
      next: "补上编号或更正这一行后再导入，没有记录任何数据。",
    },
    en: {
      what: `Row ${p.row} of ${p.file} has no number, or more cells than the heading.`,
      next: "Give the number or correct the row, then import again. Nothing was recorded.",
    },
  }),
  "survey-answers-must-agree": (p: {
    file: string;
    number: string;
    first: number;
    second: number;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.file} 第 ${p.first} 行和第 ${p.second} 行是同一份问卷 ${p.number}，答案却不同。`,
      next: "核对原始问卷，更正编号或删去错的一行后再导入，没有记录任何数据。",
    },
    en: {
      what: `Rows ${p.first} and ${p.second} of ${p.file} are the same sheet ${p.number} with different answers.`,
      next: "Look at the sheets themselves, correct the number or take out the wrong row, then import again. Nothing was recorded.",
    },
  }),
  "survey-question-must-be-declared": (p: {
    file: string;
    key: string;
    question: string;
    known: string;
  }): InBoth => ({
    "zh-CN": {
      what:
        p.question === ""
          ? `${p.file} 有几个问题，没有说明 ${p.key} 用哪一个。`
          : `${p.file} 里没有问题“${p.question}”。`,
      next: `问题有：${p.known}；在目标文件里写 question: 问题，或加 --question ${shellWord("问题")}。`,
    },
    en: {
      what:
        p.question === ""
          ? `${p.file} has several questions, and nobody says which one ${p.key} is.`
          : `${p.file} has no question "${p.question}".`,
      next: `Its questions: ${p.known}. Write question: NAME in the file of targets, or add --question NAME.`,
    },
  }),
  "survey-question-must-be-the-declared-one": (p: {
    key: string;
    declared: string;
    said: string;
  }): InBoth => ({
    "zh-CN": {
      what: `目标 ${p.key} 定的问题是“${p.declared}”，不是“${p.said}”。`,
      next: "去掉 --question；问题定错了的，改目标文件并重新导入目标。",
    },
    en: {
      what: `The question of target ${p.key} is "${p.declared}", not "${p.said}".`,
      next: "Leave --question out; if the target has the wrong question, change the file of targets and import it again.",
    },
  }),
  "survey-must-have-valid-answers": (p: { file: string; question: string }): InBoth => ({
    "zh-CN": {
      what: `${p.file} 的“${p.question}”没有一个有效答案。`,
      next: "答案写 非常满意、满意、一般、不满意 或 非常不满意；没有记录任何数据。",
    },
    en: {
      what: `"${p.question}" of ${p.file} has no valid answer.`,
      next: "Answers are 非常满意, 满意, 一般, 不满意 or 非常不满意. Nothing was recorded.",
    },
  }),
  "answers-should-be-on-the-scale": (p: { file: string; question: string; rows: string }): InBoth => ({
    "zh-CN": {
      what: `${p.file}“${p.question}”第 ${p.rows} 行的答案不在选项内，不算有效。`,
      next: "写错的选项更正后重新导入；否则不必处理，有效份数里不含它们。",
    },
    en: {
      what: `Answers to "${p.question}" in rows ${p.rows} of ${p.file} are not on the scale, and not valid.`,
      next: "If a choice was mistyped, correct it and import again; otherwise nothing has to be done, they are not among the valid answers.",
    },
  }),
} satisfies MessagesOfCodes;

export const surveyWords = {
  "zh-CN": {
    columns: ["问题", "问卷", "有效", "满意", "空白", "不在选项内", "满意率"],
    counted: (p: { file: string; repeated: number }) => `${p.file}（重复 ${p.repeated} 份只计一次）`,
    others: (columns: readonly string[]) =>
      `不是问题、未统计的列（没有一个答案在选项内）：${columns.join("、")}`,
  },
  en: {
    columns: ["question", "sheets", "valid", "satisfied", "blank", "not on the scale", "satisfied, %"],
    counted: (p: { file: string; repeated: number }) => `${p.file} (${p.repeated} repeated, counted once)`,
    others: (columns: readonly string[]) =>
      `Columns that are not questions and not counted (no answer on the scale): ${columns.join(", ")}`,
  },
};

/** 备注 of what is recorded: the counts, and the file by its hash. */
export const surveyNote = (p: {
  file: string;
  sha256: string;
  question: string;
  sheets: number;
  valid: number;
  satisfied: number;
  blank: number;
  offScale: number;
}): string =>
  `问卷“${p.question}”：${p.sheets} 份，有效 ${p.valid}，满意 ${p.satisfied}，空白 ${p.blank}，不在选项内 ${p.offScale}；${p.file} SHA-256 ${p.sha256}`;

declare module "../../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof surveyMessages> {}
}
