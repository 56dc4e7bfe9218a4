import { appendFileSync, existsSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import { runAlone } from "../../books/sqlite/run-alone.ts";
import type { Finding } from "../../core/finding.ts";
import { periodOf } from "../../core/period.ts";
import { Refusal, refuse } from "../../core/refusal.ts";
import { term } from "../../core/words/language.ts";
import { missingLabel } from "../../month/close/words/findings.ts";
import { libraryNames } from "../../registry/commands/library-names.ts";
import type { CommandSpec, Input } from "../../terminal/command.ts";
import type { Answer, Context } from "../../terminal/context.ts";
import { makeFolder } from "../../terminal/make-folder.ts";
import { options } from "../../terminal/options.ts";
import { asksFor, type RunReport, type RunStep } from "../run-report.ts";
import { FAIL_ON, type Resolved, type RunSetting, resolvedSettings, UNTIL } from "../run-settings.ts";
import { stockOf, whyRefused } from "../stock.ts";
import { runWords } from "../words/run.ts";
import { typing } from "./typing.ts";

export const runCommand: CommandSpec = {
  usage: "run <period>",
  summary: {
    "zh-CN": "无人值守：导入收件箱，对账，审核物流账单，结算，出报表和运行报告；须人决定的留给人",
    en: "unattended: import the inbox, reconcile, audit, settle, write reports and a run report; what a person must decide is left to a person",
  },
  examples: [
    term("run 上月", "run last-month"),
    "run 2019-05 --until reconcile",
    term(
      "run 2019-05 --inbox 收件箱 --out 报表 --dry-run",
      "run 2019-05 --inbox inbox --out reports --dry-run",
    ),
  ],
  options: [
    { flags: "--inbox <folder>", summary: { "zh-CN": "收件箱文件夹", en: "the inbox" } },
    {
      flags: "--out <folder>",
      summary: { "zh-CN": "报表生成在哪个文件夹", en: "where reports are written" },
    },
    {
      flags: "--until <step>",
      choices: UNTIL,
      summary: {
        "zh-CN": `做到哪一步为止：${UNTIL.join(" ")}；写明 close 才会关账`,
        en: `how far it goes: ${UNTIL.join(" ")}; close only if you name it`,
      },
    },
    {
      flags: "--archive <folder>",
      summary: {
        "zh-CN": "账册已有的文件移到这里，按内容命名；读不懂的不动",
        en: "imported files are moved here under the hash of their content; what is not understood stays",
      },
    },
    {
      flags: "--fail-on <what>",
      choices: FAIL_ON,
      summary: {
        "zh-CN": "何时以非 0 结束：person 须人处理也算，refusal 只算未执行和未能读取",
        en: "when it ends with another code than 0: person (also if a person must look) or refusal",
      },
    },
    {
      flags: "--log <file>",
      summary: { "zh-CN": "每一步在此文件追加一行 JSON", en: "append a line of JSON for each step" },
    },
    options.dryRun,
  ],
  run: async (context, input) => {
    const { requireOwnSpan } = await import("../../month/import/steps/periods.ts");
    const span = periodOf(input.arg(0));
    const period = span.id;
    const settings = await settingsOf(context, input);
    // Books are asked for before a lock is laid beside them.
    await requireOwnSpan((await context.store()).read, span);
    const release = await runAlone(lockOf(context), context.waitMs());
    if (release === null) return refuse("run-must-be-alone", { period });
    try {
      return await runAndReport(context, input, { period, settings });
    } finally {
      release();
    }
  },
};

/** Beside the books; of those on a server, in the folder that this machine runs them from. */
function lockOf(context: Context): string {
  return context.books.path ?? join(context.books.folder, "balis-server");
}

type Settings = Record<RunSetting, Resolved>;

/** What counts of each setting, by flag, environment and file. */
export async function settingsOf(context: Context, input: Input): Promise<Settings> {
  const { readSettings } = await import("../io/settings-file.ts");
  const { lang, langFrom } = context.flags;
  const settings = resolvedSettings({
    flags: {
      ...{ inbox: input.text("inbox"), out: input.text("out"), archive: input.text("archive") },
      until: input.choice("until", "--until", UNTIL),
      failOn: input.choice("failOn", "--fail-on", FAIL_ON),
    },
    env: context.io.env,
    file: readSettings(context.books.folder),
  });
  // The program itself has asked for its language before any command.
  return { ...settings, language: { value: lang, from: langFrom } };
}

/** Absolute; empty stays empty. */
function folderOf(context: Context, of: { setting: Resolved; period: string }): string {
  const path = of.setting.value.replaceAll("{period}", of.period);
  if (path === "" || isAbsolute(path)) return path;
  const isTyped = of.setting.from === "flag" || of.setting.from === "environment";
  return isTyped ? context.path(path) : resolve(context.books.folder, path);
}

/** One of the words that a setting may have. */
function wordOf<W extends string>(key: string, setting: Resolved, allowed: readonly W[]): W {
  const found = allowed.find((word) => word === setting.value);
  return (
    found ?? refuse("value-must-be-valid", { flag: key, text: setting.value, allowed: allowed.join(" | ") })
  );
}

async function runAndReport(
  context: Context,
  input: Input,
  of: { period: string; settings: Settings },
): Promise<Answer> {
  const { runMonth } = await import("../steps/run-month.ts");
  const { inboxOf, logPlace } = await import("../io/archive.ts");
  const { archiveFiles } = await import("./archive-files.ts");
  const { reportLines, writeRunReport } = await import("./run-report-files.ts");
  const { period, settings } = of;
  const { read } = await context.store();
  const words = runWords[context.language];
  const isPreview = input.flag("dryRun");
  const [inbox = "", out = "", folder = ""] = (["inbox", "out", "archive"] as const).map((key) =>
    folderOf(context, { period, setting: settings[key] }),
  );
  const until = wordOf("until", settings.until, UNTIL);
  const failOn = wordOf("fail-on", settings.failOn, FAIL_ON);
  // What a run writes or lays by in its inbox, the next one would import.
  if ([out, folder].includes(inbox)) refuse("run-folders-must-differ", { path: inbox });
  const typedLog = input.text("log");
  const log = typedLog === undefined ? null : await logPlace(context.path(typedLog));
  const { names, folders } = inboxOf(inbox);
  if (!isPreview) makeFolder(out);
  const [from, clock] = [context.io.now().toISOString(), () => performance.now()];
  const sentences = await context.sentences();
  const sentenceOf = (said: Pick<Finding, "code" | "params">) => sentences(context.language, said);
  const thread = isPreview ? null : ((await context.commandThread?.()) ?? null);
  const { steps, imported } = await runMonth({
    ...{ read, period, inbox, out, until, isPreview, clock, names },
    inboxGone: existsSync(inbox) ? null : words.inboxGone(inbox),
    ...{ sentenceOf, type: typing(context), onStep: onStep(context, { period, log }) },
    typeBeside: thread && typing(context, context.books.address, thread.run),
    refusedIn: (done) =>
      whyRefused({ imported: done, sentenceOf, of: (p) => words.said({ of: p.files, what: p.what }) }),
    archive: (done) => archiveFiles({ imported: done, inbox, names, folder, sentenceOf, clock }),
  }).finally(() => thread?.end());
  const report: RunReport = {
    ...{ period, until, inbox, out, isPreview, from, to: context.io.now().toISOString(), steps },
    stock: stockOf({ imported, names, folders, missing: isPreview ? [] : await missingOf(context, period) }),
  };
  const lines = reportLines(context.language, report);
  const written = isPreview ? null : await writeRunReport(context, report).catch(telling(context, lines));
  return {
    schema: "run/1",
    json: { ...report, report: written },
    lines: [...lines, "", written === null ? words.preview : words.reports({ text: written.text })],
    needsPerson: asksFor(report, failOn),
    isIncomplete: steps.some((step) => step.outcome === "unread"),
  };
}

/** Where the report could not be written, what the run did is said all the same. */
function telling(context: Context, lines: readonly string[]): (error: unknown) => never {
  return (error) => {
    context.say([...lines, ""].join("\n"));
    throw error;
  };
}

/** Says each step, and appends it to the log. */
function onStep(context: Context, of: { period: string; log: string | null }): (step: RunStep) => void {
  const words = runWords[context.language];
  const { log } = of;
  return (step) => {
    context.say(words.said({ of: words.steps[step.step], what: words.outcomes[step.outcome] }));
    const at = context.io.now().toISOString();
    if (log !== null) appendFileSync(log, `${JSON.stringify({ at, period: of.period, ...step })}\n`);
  };
}

/** Who has not sent what, in words. */
async function missingOf(context: Context, period: string): Promise<string[]> {
  const { periodStatus } = await import("../../answers/status/steps/period-status.ts");
  const { read } = await context.store();
  const { chase } = await periodStatus({ read, period, action: context.action() }).catch(nothingKnown);
  const name = await libraryNames(context);
  const words = runWords[context.language];
  return chase.flatMap((c) => {
    if (c.what !== "files") return [];
    const kinds = c.kinds.map((kind) => missingLabel(context.language, { kind }));
    return [words.missing({ library: c.library === null ? null : name(c.library), kinds })];
  });
}

/** Of a month of which nothing is known, nothing is missing. */
function nothingKnown(error: unknown): { chase: [] } {
  if (error instanceof Refusal && error.code === "period-must-have-records") return { chase: [] };
  throw error;
}
