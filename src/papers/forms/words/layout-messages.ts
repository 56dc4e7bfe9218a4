import { type InBoth, listed, type MessagesOfCodes, type ParamsOf } from "../../../core/words/language.ts";
import type { PackProblem } from "../../../rules/pack-problem.ts";
import { packProblemText } from "../../../rules/words/pack-problems.ts";

export const layoutMessages = {
  "layout-must-be-valid": (p: {
    file: string;
    line: number;
    column: number;
    path: string;
    problem: PackProblem;
  }): InBoth => ({
    "zh-CN": {
      what: `表样 ${p.file} 第 ${p.line} 行第 ${p.column} 列${p.path === "" ? "" : `（${p.path}）`}有误：${packProblemText("zh-CN", p.problem)}。`,
      next: "更正后再试，没有生成任何表；写法见 templates/layouts/ 中的例子和 README.md。",
    },
    en: {
      what: `Layout ${p.file} is wrong at line ${p.line}, column ${p.column}${p.path === "" ? "" : ` (${p.path})`}: ${packProblemText("en", p.problem)}.`,
      next: "Correct it and try again, nothing was written; see the examples and README.md in templates/layouts/.",
    },
  }),
  "layout-must-be-of-its-form": (p: { file: string; is: string; wanted: string }): InBoth => ({
    "zh-CN": {
      what: `表样 ${p.file} 是“${p.is}”的，不是“${p.wanted}”的。`,
      next: `换一个 form: ${p.wanted} 的表样，或用相应的 balis report 命令。`,
    },
    en: {
      what: `Layout ${p.file} is one of "${p.is}", not of "${p.wanted}".`,
      next: `Give a layout with form: ${p.wanted}, or use the report command it belongs to.`,
    },
  }),
  "layout-must-be-known": (p: { text: string; known: string }): InBoth => ({
    "zh-CN": {
      what: `没有名为“${p.text}”的表样，也没有这个文件。`,
      next: `程序自带的表样：${listed(p.known)}；自己的表样写成 .yaml 文件并给出路径。`,
    },
    en: {
      what: `There is no layout called "${p.text}", and no such file.`,
      next: `Layouts that come with the program: ${p.known}; give the path of a .yaml file for one of your own.`,
    },
  }),
  "layout-must-have-a-name-of-its-own": (p: { file: string; key: string }): InBoth => ({
    "zh-CN": {
      what: `表样 ${p.file} 的代号 layout: ${p.key} 是程序自带表样的，而内容与它不同。`,
      next: "改成自己的代号（如 layout: my-form）：追溯单元格时按代号找表样，重名会对错格。",
    },
    en: {
      what: `Layout ${p.file} has layout: ${p.key}, the key of a layout that comes with balis, but differs from it.`,
      next: "Give it a key of its own (layout: my-form): cells are explained by it and would be confused with those of the other layout.",
    },
  }),
  "scheme-must-be-the-layouts": (p: { layout: string; of: string; kept: string }): InBoth => ({
    "zh-CN": {
      what: `表样 ${p.layout} 是按自评方案 ${p.of} 的，目标却定为按 ${p.kept} 计分。`,
      next: `用 --scheme ${p.of} 或 --scheme ${p.kept} 说明这一次按哪个方案，或换一个表样。`,
    },
    en: {
      what: `Layout ${p.layout} is made for scheme ${p.of}, but the targets were set for ${p.kept}.`,
      next: `Say which one counts this time (--scheme ${p.of} or --scheme ${p.kept}), or take another layout.`,
    },
  }),
  "layout-of-the-form-must-be-given": (p: { key: string }): InBoth => ({
    "zh-CN": {
      what: `文件名里的 ${p.key} 不是程序自带的表样，也不是自评方案。`,
      next: "这张表是用自己的表样生成的：请加 --layout 表样.yaml。",
    },
    en: {
      what: `${p.key} in the file's name is neither a layout that comes with the program nor a scheme.`,
      next: "The form was made by a layout of your own: name it with --layout FILE.yaml.",
    },
  }),
  /** A form is made again from the books alone. */
  "form-must-rest-on-the-books": (p: { subproject: string }): InBoth => ({
    "zh-CN": {
      what: `账册中没有 ${p.subproject} 的预算：这张表的资金是写表时在命令行填的，不能重做。`,
      next: "登记预算（balis subproject budget）并导入支出，表上的数就都能追溯；手填的数见写表的命令（balis log）。",
    },
    en: {
      what: `The books have no budget of ${p.subproject}: the form's money was typed when it was written, so it cannot be generated again.`,
      next: "Enter the budget (balis subproject budget) and import the spending, and every figure can be explained; what was typed is in the command (balis log).",
    },
  }),
  /** `name` is the figure; amounts in yuan. */
  "form-total-must-equal-its-parts": (p: {
    form: string;
    name: string;
    total: string;
    come: string;
    parts: string;
  }): InBoth => ({
    "zh-CN": {
      what: `表 ${p.form} 中 ${p.name} 是 ${p.total}，而它的各部分合计 ${p.come}（${p.parts}）。没有生成。`,
      next: "如果表样中的 sumOf（ratioOf）列漏了一项，请补上；否则更正填报的总数。",
    },
    en: {
      what: `In form ${p.form}, ${p.name} is ${p.total}, but its parts come to ${p.come} (${p.parts}). Nothing was written.`,
      next: "Add what sumOf (ratioOf) of the layout leaves out, or correct the total that was typed.",
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof layoutMessages> {}
}
