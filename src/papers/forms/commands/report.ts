import { join } from "node:path";
import { refuse } from "../../../core/refusal.ts";
import { uncheckedLine, workbooksOf } from "../../../people/commands/workbooks.ts";
import type { Workbook } from "../../../sheet/sheet.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { makeFolder } from "../../../terminal/make-folder.ts";
import { options } from "../../../terminal/options.ts";
import { withProgress } from "../../../terminal/progress.ts";
import { VERSION } from "../../../terminal/version.ts";
import { commonWords } from "../../../terminal/words/common.ts";
import { chartsFolder, withPictures, writePictures } from "../../report/commands/write-pictures.ts";
import { reportCommandWords } from "../../report/words/report.ts";
import { layoutsCommand } from "./layouts.ts";
import { monitoringReportCommand, selfEvaluationReportCommand } from "./report-forms.ts";
import { reportIssuedCommand } from "./report-issued.ts";
import { narrativeReportCommands } from "./report-narrative.ts";
import { supplementCommands } from "./report-supplements.ts";

export const reportCommand: CommandSpec = {
  usage: "report",
  summary: { "zh-CN": "生成 Excel 工作簿", en: "generate Excel workbooks" },
  subcommands: [
    {
      usage: "finance <period>",
      summary: {
        "zh-CN": "财务工作簿：汇总、补贴、物流费、分录、勾稽",
        en: "the finance workbook: summary, subsidies, courier, entries, ties",
      },
      examples: ["report finance 2019-05 -o finance-2019-05.xlsx"],
      options: [options.output, options.charts],
      run: (context, input) =>
        oneWorkbook(context, input, {
          name: "finance",
          make: async (asked) =>
            (await import("../../report/steps/report-workbooks.ts")).financeReport(asked),
        }),
    },
    {
      usage: "statements <period>",
      summary: {
        "zh-CN": "各馆对账单和通知，每馆一个文件",
        en: "statement and notice of each library, one file each",
      },
      examples: ["report statements 2019-05 -o statements"],
      options: [options.outputFolder, options.library],
      run: statements,
    },
    {
      usage: "statistics <period>",
      summary: {
        "zh-CN": "统计工作簿：业务量、满足率、排名、趋势",
        en: "the statistics workbook: volumes, fill rate, rankings, trend",
      },
      examples: ["report statistics 2019 -o statistics-2019.xlsx", "report statistics 2019-Q2"],
      options: [options.output, options.charts],
      run: (context, input) =>
        oneWorkbook(context, input, {
          name: "statistics",
          make: async (asked) =>
            (await import("../../report/steps/report-workbooks.ts")).statisticsReport(asked),
        }),
    },
    selfEvaluationReportCommand,
    monitoringReportCommand,
    ...narrativeReportCommands,
    ...supplementCommands,
    layoutsCommand,
    reportIssuedCommand,
  ],
};

type Asked = Awaited<ReturnType<typeof askedFor>>;

async function askedFor(context: Context, input: Input) {
  const { periodOf } = await import("../../../core/period.ts");
  const { reportWords } = await import("../../report/words/report.ts");
  const period = periodOf(input.arg(0));
  const store = await context.store();
  return { read: store.read, period, words: reportWords[context.language], programVersion: VERSION };
}

async function oneWorkbook(
  context: Context,
  input: Input,
  report: { name: string; make: (asked: Asked) => Promise<Workbook> },
): Promise<Answer> {
  const asked = await askedFor(context, input);
  const file = input.text("output") ?? `${report.name}-${asked.period.id}.xlsx`;
  const path = context.path(file);
  if (!/\.xlsx$/i.test(file)) refuse("output-must-be-a-workbook", { path: file });
  const folder = chartsFolder(context, input);
  const writer = await workbooksOf({ ...asked, language: context.language, period: asked.period.id });
  const workbook = await withProgress(context, commonWords[context.language].making(file), async () => {
    const made = await report.make(asked);
    await writer.write(path, made);
    return made;
  });
  const made = { report: report.name, files: [file], sheets: workbook.sheets.map((s) => s.name) };
  if (folder === undefined) return written(context, made);
  const name = `${report.name}-${asked.period.id}`;
  const line = await uncheckedLine({ ...asked, language: context.language, period: asked.period.id });
  const drawn = await writePictures(context, { workbook, folder, name, line });
  return withPictures(context, { answer: written(context, made), folder, ...drawn });
}

async function statements(context: Context, input: Input): Promise<Answer> {
  const asked = await askedFor(context, input);
  const folder = input.text("output") ?? `statements-${asked.period.id}`;
  const typed = input.text("library");
  const { statementReports } = await import("../../report/steps/report-workbooks.ts");
  const { libraryOf } = await import("../../../registry/steps/read-registry.ts");
  const library = typed === undefined ? null : await libraryOf(asked.read, typed);
  const writer = await workbooksOf({ ...asked, language: context.language, period: asked.period.id });
  const files: string[] = [];
  await withProgress(context, commonWords[context.language].making(folder), async (progress) => {
    for await (const made of statementReports({ ...asked, library })) {
      makeFolder(context.path(folder));
      const file = join(folder, `statement-${asked.period.id}-${made.library}.xlsx`);
      await writer.write(context.path(file), made.workbook);
      files.push(file);
      progress.count(files.length);
    }
  });
  return written(context, { report: "statements", files, sheets: [] });
}

function written(context: Context, said: { report: string; files: string[]; sheets: string[] }): Answer {
  const words = reportCommandWords[context.language];
  return {
    schema: "report/1",
    json: said,
    lines: [
      ...(said.files.length === 1 ? said.files.map(words.written) : [words.writtenMany(said.files.length)]),
      ...(said.sheets.length > 0 ? [words.sheets(said.sheets)] : []),
    ],
  };
}
