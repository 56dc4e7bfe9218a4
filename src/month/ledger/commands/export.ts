import { extname } from "node:path";
import { refuse } from "../../../core/refusal.ts";
import { settingOf } from "../../../core/setting.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import { requireOutput } from "../../../terminal/require-output.ts";
import { beancountJournal, hledgerJournal } from "../journal-text.ts";
import { journalAccount, journalRows, journalWords } from "../words/journal.ts";

const FORMATS = ["hledger", "beancount", "csv"] as const;
const ENDINGS = {
  hledger: [".journal", ".hledger"],
  beancount: [".beancount", ".bean"],
  csv: [".csv"],
} as const;

export const exportCommand: CommandSpec = {
  usage: "export",
  summary: { "zh-CN": journalWords["zh-CN"].summary, en: journalWords.en.summary },
  subcommands: [
    {
      usage: "journal",
      summary: { "zh-CN": journalWords["zh-CN"].exportSummary, en: journalWords.en.exportSummary },
      examples: [
        "export journal --format hledger -o journal.journal",
        "export journal --format beancount",
        "export journal --format csv --period 2019-05 -o journal.csv",
      ],
      options: [
        {
          flags: "--format <format>",
          choices: FORMATS,
          summary: { "zh-CN": journalWords["zh-CN"].formats, en: journalWords.en.formats },
        },
        options.period,
        options.output,
      ],
      run: exportJournal,
    },
  ],
};

async function exportJournal(context: Context, input: Input): Promise<Answer> {
  const { periodOf } = await import("../../../core/period.ts");
  const format = input.choice("format", "--format", FORMATS) ?? "hledger";
  const file = fileFor(input, format);
  const path = file === null ? null : context.path(file);
  const typed = input.text("period");
  const { read } = await context.store();
  if (path !== null) await requireOutput(read, path);
  const period = typed === undefined ? {} : { period: periodOf(typed).id };
  const entries = await read.entries(period);
  const words = journalWords[context.language];
  const settings = await read.settings();
  const { uncheckedLine } = await import("../../../people/commands/workbooks.ts");
  const unchecked = await uncheckedLine({ read, language: context.language, period: period.period ?? null });
  const library = await plainNames(context);
  const names = {
    account: journalAccount(context.language, library),
    title: words.title({
      period: period.period ?? "",
      label: [settingOf(settings, "label"), unchecked].filter(Boolean).join(" · "),
    }),
  };
  const { csvText } = await import("../../../tables/io/csv/write-csv.ts");
  const text =
    format === "csv"
      ? csvText(journalRows(entries, { language: context.language, library, settings }), {
          bom: path !== null,
        })
      : format === "hledger"
        ? hledgerJournal(entries, names)
        : beancountJournal(entries, names);
  const json = { file, format, entries: entries.length, ...period };
  if (path === null)
    return { schema: "export-journal/1", json: { ...json, text }, lines: text.trimEnd().split(/\r?\n/) };
  const { writeText } = await import("../../../tables/io/write-whole.ts");
  await writeText(path, text);
  return {
    schema: "export-journal/1",
    json: { ...json },
    lines: [words.written({ file: file ?? "", entries: entries.length })],
  };
}

/** Null: to standard output. */
function fileFor(input: Input, format: keyof typeof ENDINGS): string | null {
  const endings: readonly string[] = ENDINGS[format];
  const file = input.text("output");
  if (file === undefined) return null;
  if (endings.includes(extname(file).toLowerCase())) return file;
  const allowed = endings.map((ending) => `*${ending}`).join(" | ");
  return refuse("value-must-be-valid", { flag: "-o", text: file, allowed });
}

async function plainNames(context: Context): Promise<(code: string) => string> {
  const { read } = await context.store();
  const isChinese = context.language === "zh-CN";
  const libraries = new Map((await read.libraries()).map((l) => [l.code, isChinese ? l.nameZh : l.nameEn]));
  return (code) => libraries.get(code) ?? "";
}
