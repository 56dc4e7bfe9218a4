import { reportWords } from "../../text/words/report.ts";
import type { CommandSpec } from "../command.ts";
import { explanationLines } from "../show-explanation.ts";
import { VERSION } from "../version.ts";

export const explainCommand: CommandSpec = {
  usage: "explain <reference>",
  summary: {
    "zh-CN": "追溯一个数字：报表单元格、费用、记录或申请单号 → 规则、计算、文件和行",
    en: "trace a figure: a report's cell, a charge, record or request number → rule, arithmetic, file and row",
  },
  run: async (context, input) => {
    const { explain } = await import("../../workflow/explain.ts");
    const { read } = await context.store();
    // A report's sheets are named in the language it was written in.
    const inChinese = /\p{Script=Han}.*!/u.test(input.arg(0));
    const isCell = input.arg(0).includes("!");
    const words = reportWords[isCell ? (inChinese ? "zh-CN" : "en") : context.language];
    const explanation = await explain({ read, text: input.arg(0), words, programVersion: VERSION });
    return {
      schema: "explain/1",
      json: { reference: input.arg(0), explanation },
      lines: explanationLines(context.language, explanation),
    };
  },
};
