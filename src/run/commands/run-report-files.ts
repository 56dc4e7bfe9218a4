/** A run's report as a page of text, a workbook and JSON, beside what the run wrote. */
import { join } from "node:path";
import { minuteOf } from "../../core/day.ts";
import type { Language } from "../../core/words/language.ts";
import { workbooksOf } from "../../people/commands/workbooks.ts";
import { gridSheet } from "../../sheet/grid.ts";
import { count, type Sheet, text } from "../../sheet/sheet.ts";
import { sheetMark } from "../../sheet/workbook.ts";
import type { Context } from "../../terminal/context.ts";
import { jsonText, printed } from "../../terminal/print.ts";
import { table } from "../../terminal/table.ts";
import { VERSION } from "../../terminal/version.ts";
import type { RunReport, RunStep } from "../run-report.ts";
import { UNTIL } from "../run-settings.ts";
import { runWords } from "../words/run.ts";

export async function writeRunReport(
  context: Context,
  report: RunReport,
): Promise<{ text: string; workbook: string; json: string }> {
  const { writeText } = await import("../../tables/io/write-whole.ts");
  const { read } = await context.store();
  const at = (ending: string): string => join(report.out, `run-${report.period}.${ending}`);
  const files = { text: at("txt"), workbook: at("xlsx"), json: at("json") };
  await writeText(files.text, printed(reportLines(context.language, report)));
  await writeText(files.json, `${jsonText({ schema: "balis/run-report/1", ...report })}\n`);
  const workbooks = await workbooksOf({ read, language: context.language, period: null });
  const mark = sheetMark({
    version: VERSION,
    period: report.period,
    label: (await read.settings()).get("label") ?? "",
  });
  await workbooks.write(files.workbook, { sheets: sheetsOf(context.language, report), mark });
  return files;
}

/** One page. */
export function reportLines(language: Language, report: RunReport): string[] {
  const words = runWords[language];
  const { stock, steps } = report;
  const until = UNTIL.find((step) => step === report.until) ?? "settle";
  const known = stock.known.length;
  const seen = stock.new.length + known + stock.refused.length;
  const counts = { inbox: report.inbox, new: stock.new.length, changed: stock.changed.length, known };
  const written = steps.flatMap((step) => step.files);
  return [
    words.heading({ period: report.period, until: words.until[until] }),
    words.began({
      at: minuteOf(report.from),
      seconds: seconds(Date.parse(report.to) - Date.parse(report.from)),
    }),
    seen === 0 ? words.noInbox(report.inbox) : words.stock({ ...counts, refused: stock.refused.length }),
    ...(stock.refused.length === 0 ? [] : [words.refusedFiles(stock.refused.join(", "))]),
    ...(stock.passedOver.length === 0 ? [] : [words.passedOver(stock.passedOver.join(", "))]),
    ...stock.missing.slice(0, SENDERS).map(words.missingLine),
    ...(stock.missing.length > SENDERS ? [words.missingMore(stock.missing.length - SENDERS)] : []),
    ...(stock.missing.length === 0 ? [] : [words.missingNext(report.period)]),
    "",
    ...table(
      words.columns.map((head, i) => ({ head, right: i > 1 })),
      steps.map((step) => [
        ...[words.steps[step.step], resultOf(language, step)],
        ...(step.why === null ? [`${step.findings}`, seconds(step.ms)] : ["", ""]),
      ]),
    ),
    ...todoLines(language, steps),
    ...(written.length === 0 ? [] : ["", words.written, ...written.map((file) => `  ${file}`)]),
  ];
}

/** Of those who have not sent, on the page; the workbook has all. */
const SENDERS = 5;

/** Sentences of a step on the page; the workbook has more. */
const SHOWN = 3;

function todoLines(language: Language, steps: readonly RunStep[]): string[] {
  const words = runWords[language];
  const isFirst = (step: RunStep): boolean =>
    ["gates", "close"].includes(step.step) || ["refused", "unread"].includes(step.outcome);
  const asking = steps.filter((step) => step.said.length > 0);
  if (asking.length === 0) return [];
  // What holds the month comes first, and whole.
  const inOrder = [...asking.filter(isFirst), ...asking.filter((step) => !isFirst(step))];
  const lines = inOrder.flatMap((step) => {
    const said = isFirst(step) ? step.said : step.said.slice(0, SHOWN);
    const [more, name] = [step.findings - said.length, words.steps[step.step]];
    return [
      ...said.flatMap(({ what, next }) => [`  ${words.said({ of: name, what })}`, `    → ${next}`]),
      ...(more > 0 ? [`  ${words.more({ step: name, count: more, command: step.command })}`] : []),
    ];
  });
  return ["", words.todo, ...lines];
}

function resultOf(language: Language, step: RunStep): string {
  const words = runWords[language];
  return step.why === null
    ? words.outcomes[step.outcome]
    : words.said({ of: words.outcomes[step.outcome], what: words.leftOut[step.why] });
}

/** Tenths of a second. */
function seconds(ms: number): string {
  const tenths = Math.round(ms / 100);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

function sheetsOf(language: Language, report: RunReport): Sheet[] {
  const words = runWords[language];
  const { stock, steps } = report;
  const [step = "", result = "", todo = "", took = ""] = words.columns;
  const [todoStep = "", what = "", next = ""] = words.sheet.todoColumns;
  const [file = "", state = ""] = words.sheet.filesColumns;
  const title = `${words.sheet.stepsTitle} ${report.period}`;
  const above = reportLines(language, report).slice(0, 2);
  const states = (["new", "changed", "known", "refused", "passedOver", "missing"] as const).flatMap((key) =>
    stock[key].map((name) => ({ name, state: words.files[key] })),
  );
  const said = steps.flatMap((of) => of.said.map((sentence) => ({ step: of.step, ...sentence })));
  return [
    gridSheet({
      ...{ name: words.sheet.steps, title, above, facts: steps, landscape: true },
      heads: { step, result, todo, took, command: words.sheet.commandColumn },
      columns: (column) => [
        column("step", { width: 14 }, (of) => text(words.steps[of.step])),
        column("result", { width: 30 }, (of) => text(resultOf(language, of))),
        column("todo", { width: 8, align: "right" }, (of) => count(of.findings)),
        column("took", { width: 10, align: "right" }, (of) => text(seconds(of.ms))),
        column("command", { width: 60 }, (of) => text(of.command)),
      ],
    }),
    gridSheet({
      ...{ name: words.sheet.files, title, above: [report.inbox], facts: states, landscape: false },
      heads: { file, state },
      columns: (column) => [
        column("file", { width: 56 }, (of) => text(of.name)),
        column("state", { width: 20 }, (of) => text(of.state)),
      ],
    }),
    gridSheet({
      ...{ name: words.sheet.todo, title, above: [], facts: said, landscape: true },
      heads: { step: todoStep, what, next },
      columns: (column) => [
        column("step", { width: 14 }, (of) => text(words.steps[of.step])),
        column("what", { width: 56 }, (of) => text(of.what)),
        column("next", { width: 56 }, (of) => text(of.next)),
      ],
    }),
  ];
}
