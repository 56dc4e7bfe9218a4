import { refuse } from "../../../core/refusal.ts";
import { term } from "../../../core/words/language.ts";
import { courierWords } from "../../../month/courier/words/courier.ts";
import { filledCell } from "../../../papers/forms/commands/filled-cell.ts";
import { layoutOption } from "../../../papers/forms/commands/layouts.ts";
import { reportWords } from "../../../papers/report/words/report.ts";
import { workbooksOf } from "../../../people/commands/workbooks.ts";
import { sheetMark } from "../../../sheet/workbook.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import { VERSION } from "../../../terminal/version.ts";
import { explanationWorkbook } from "../explanation-sheet.ts";
import { explainWords } from "../words/explain.ts";
import { explanationSheetWords } from "../words/explain-sheet.ts";
import { explanationJson } from "./explanation-json.ts";
import { explanationRows, explanationTree, factsIn } from "./show-explanation.ts";

export const explainCommand: CommandSpec = {
  usage: "explain <reference>",
  summary: {
    "zh-CN": "追溯一个数字：报表单元格、费用、分录、收付款、账期、申请单号 → 规则、计算、文件和行",
    en: "trace a figure: a report cell, charge, entry, payment or receipt, period, request number → rule, arithmetic, file and row",
  },
  examples: [
    term("explain 'finance-2019-05.xlsx!补贴发放明细!F6'", "explain 'finance-2019-05.xlsx!Subsidies!F6'"),
    "explain DD20190500093",
    "explain 2019-05 -o explained.xlsx",
  ],
  options: [
    {
      flags: "--all",
      summary: {
        "zh-CN": "全部列出，不省略（最多 20,000 项）",
        en: "leave nothing out (at most 20,000 facts)",
      },
    },
    layoutOption,
    {
      ...options.output,
      summary: {
        "zh-CN": "写成 Excel 表，一行一项",
        en: "export it as an Excel sheet, one row for each fact",
      },
    },
  ],
  run: explainAnswer,
};

export async function explainAnswer(context: Context, input: Input): Promise<Answer> {
  const { explain } = await import("../steps/explain.ts");
  const { formWorkbook } = await import("../../../papers/forms/commands/form-workbook.ts");
  const { read } = await context.store();
  const { language } = context;
  const [text, file] = [input.arg(0), input.text("output")];
  if (file !== undefined && !/\.xlsx$/i.test(file)) refuse("output-must-be-a-workbook", { path: file });
  // A report's sheets are named in the language it was written in.
  const inChinese = /\p{Script=Han}.*!/u.test(text);
  const written = text.includes("!") ? (inChinese ? "zh-CN" : "en") : language;
  const filled = await filledCell(context, text);
  const { explanation, itemNames } = await explain({
    ...(filled === null ? {} : { filled }),
    ...{ read, text, programVersion: VERSION, isWhole: input.flag("all") },
    ...{ words: reportWords[written], auditWords: courierWords[written] },
    formWorkbook: (cell) => formWorkbook(context, { cell, written, layout: input.text("layout") }),
    names: reportWords[language],
  });
  const telling = { language, itemNames };
  const json = { reference: text, file: file ?? null, explanation: explanationJson(telling, explanation) };
  if (file === undefined) return { schema: "explain/1", json, lines: explanationTree(telling, explanation) };
  const workbooks = await workbooksOf({ read, language, period: null });
  const label = (await read.settings()).get("label") ?? "";
  const mark = sheetMark({ version: VERSION, period: "", label });
  const about = { asked: text, words: explanationSheetWords[language], mark };
  const lines = explanationRows(telling, explanation);
  await workbooks.write(context.path(file), explanationWorkbook({ ...about, lines }));
  const facts = factsIn(explanation);
  return { schema: "explain/1", json, lines: [explainWords[language].written({ file, facts })] };
}
