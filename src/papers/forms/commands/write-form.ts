/** A form or report written: into an officer's own form where one is given, else as a workbook of ours. */
import type { Finding } from "../../../core/finding.ts";
import { refuse } from "../../../core/refusal.ts";
import { uncheckedLine, workbooksOf } from "../../../people/commands/workbooks.ts";
import type { Workbook } from "../../../sheet/sheet.ts";
import type { Input, OptionSpec } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { withProgress } from "../../../terminal/progress.ts";
import { requireOutput } from "../../../terminal/require-output.ts";
import { commonWords } from "../../../terminal/words/common.ts";
import { chartsFolder, withPictures, writePictures } from "../../report/commands/write-pictures.ts";
import { reportCommandWords } from "../../report/words/report.ts";
import { requireNothingToFill } from "../left-to-fill.ts";
import { type MadeForm, officersForm } from "./fill-form.ts";
import { writeIssued } from "./report-issued.ts";
import { writeReportDocument } from "./write-report-document.ts";

export const reportOutput: OptionSpec = {
  flags: "-o, --output <file>",
  summary: {
    "zh-CN": "写到哪个文件：.xlsx 工作簿，.docx Word 文档",
    en: "the file to write: .xlsx for a workbook, .docx for a Word document",
  },
};

export async function writeForm(
  context: Context,
  input: Input,
  made: MadeForm & { workbook: Workbook },
): Promise<Answer> {
  const own = await officersForm(context, input, made);
  if (own !== null) return own;
  const { workbook, layout, names, standard, findings, filling } = made;
  const pages = workbook.pages ?? [];
  if (input.flag("forIssue")) requireNothingToFill(pages, [names.words.toFill, names.form.toFill]);
  const file = input.text("output") ?? `${standard}.xlsx`;
  const isDocument = /\.docx$/i.test(file);
  if (!isDocument && !/\.xlsx$/i.test(file)) refuse("output-must-be-a-report", { path: file });
  const folder = chartsFolder(context, input);
  await requireOutput(made.read, context.path(file));
  const about = { read: made.read, language: context.language, period: null };
  const write = async (path: string): Promise<readonly Finding[]> => {
    if (isDocument) return writeReportDocument(context, path, made);
    // The same report has the same SHA-256: nothing in it bears a time.
    await (await workbooksOf(about)).write(path, workbook);
    return [];
  };
  const making = commonWords[context.language].making(file);
  const { made: drawnIn, lines: issued } = await withProgress(context, making, () =>
    writeIssued(context, input, { ...made, file, write }),
  );
  const words = reportCommandWords[context.language];
  const sheets = [...pages, ...workbook.sheets].map((page) => page.name);
  const answer = {
    schema: "report/1",
    json: { report: filling.report, files: [file], sheets, layout: layout.key },
    lines: [words.written(file), words.sheets(sheets), ...issued],
    findings: [...findings, ...drawnIn],
  };
  if (folder === undefined) return answer;
  const [name = standard] = standard.split("+");
  const drawn = await writePictures(context, { workbook, folder, name, line: await uncheckedLine(about) });
  return withPictures(context, { answer, folder, ...drawn });
}
