import { extname } from "node:path";
import { refuse } from "../../../core/refusal.ts";
import { settingOf } from "../../../core/setting.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import { requireOutput } from "../../../terminal/require-output.ts";
import { type ChartLine, type ChartOfAccounts, chartFor, underChart } from "../chart-of-accounts.ts";
import type { Account, Entry } from "../entry.ts";
import { beancountJournal, hledgerJournal, type JournalNames } from "../journal-text.ts";
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
        "export journal --format csv --accounts sample-government-2019 -o journal-2019.csv",
      ],
      options: [
        {
          flags: "--format <format>",
          choices: FORMATS,
          summary: { "zh-CN": journalWords["zh-CN"].formats, en: journalWords.en.formats },
        },
        {
          flags: "--accounts <file>",
          summary: { "zh-CN": journalWords["zh-CN"].accountsFlag, en: journalWords.en.accountsFlag },
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
  const mapped = await mappedBy(context, input, { entries, format });
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
  const line = mapped?.line;
  const rows = () => journalRows(entries, { language: context.language, library, settings, line });
  const text =
    format === "csv"
      ? csvText(rows(), { bom: path !== null })
      : format === "beancount"
        ? beancountJournal(entries, names)
        : line
          ? hledgerJournal(underChart(entries, line), namesUnder(names, { entries, line }))
          : hledgerJournal(entries, names);
  const accounts = mapped && {
    file: mapped.chart.file,
    title: mapped.chart.title,
    sample: mapped.chart.sample,
  };
  const json = { file, format, accounts, entries: entries.length, ...period };
  if (mapped) context.say(words.mapped(mapped.chart));
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

/** Null without --accounts. */
async function mappedBy(
  context: Context,
  input: Input,
  of: { entries: readonly Entry[]; format: keyof typeof ENDINGS },
): Promise<{ chart: ChartOfAccounts; line: (account: Account) => ChartLine } | null> {
  const typed = input.text("accounts");
  if (typed === undefined) return null;
  // beancount has its own five roots.
  if (of.format === "beancount")
    refuse("flags-must-not-be-beside", { flags: "--accounts", beside: "--format beancount" });
  const { readChart } = await import("../io/read-chart.ts");
  const chart = readChart(typed, context.path);
  return { chart, line: chartFor(chart, of.entries) };
}

/** Each of the new accounts by the finance system's name and ours. */
function namesUnder(
  names: JournalNames,
  of: { entries: readonly Entry[]; line: (account: Account) => ChartLine },
): JournalNames {
  const own = of.entries.flatMap((e) => e.postings.map((p) => p.account));
  const by = new Map(own.map((a) => [`${of.line(a).code}:${a}`, `${of.line(a).name} · ${names.account(a)}`]));
  return { ...names, account: (account) => by.get(account) ?? account };
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
