/** One run of the program: parse, run, print, and say how it ended. Nothing is printed on stdout when it failed. */
import { Bug } from "../core/bug.ts";
import { Refusal } from "../core/refusal.ts";
import type { Language } from "../core/words/language.ts";
import { hasBooks } from "../terminal/books-place.ts";
import type { Answer, GlobalFlags, Io } from "../terminal/context.ts";
import type { Telling } from "../terminal/print.ts";
import { EXIT, type ExitCode, processIo } from "../terminal/process-io.ts";
import { VERSION } from "../terminal/version.ts";
import { exitOfRefusal } from "./exit-of-refusal.ts";
import { booksOf, globalFlags, languageOf, wantsJson, withoutGlobalFlags } from "./global-flags.ts";
import type { LentBooks } from "./open-context.ts";
import { HELP_COLUMNS, writtenPage } from "./written-help.ts";

export async function run(
  argv: readonly string[],
  io: Io = processIo(),
  lent: LentBooks | null = null,
): Promise<ExitCode> {
  if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
    io.out(`${VERSION}\n`); // answered before any package is loaded
    return EXIT.done;
  }
  const typed = globalFlags(argv, io);
  if (argv[0] === "complete") {
    const flags = { ...typed, ...(await languageOf(typed, io).catch(() => null)) };
    const { completeLine } = await import("./complete-line.ts");
    await completeLine(argv.slice(1), { io, flags });
    return EXIT.done;
  }
  if (process.platform === "win32") (await import("../core/shell-word.ts")).quoteFor("powershell");
  // The package for Word looks whether there is one; from Node 25 on that is answered by a warning.
  Reflect.deleteProperty(globalThis, "localStorage");
  let flags = typed;
  try {
    flags = { ...typed, ...(await languageOf(typed, io)) };
    return await runCommand({ argv, io, flags, lent });
  } catch (error) {
    return await explainFailure(error, { argv, io, flags });
  }
}

async function runCommand(asked: {
  argv: readonly string[];
  io: Io;
  flags: GlobalFlags;
  lent: LentBooks | null;
}): Promise<ExitCode> {
  const { io, flags } = asked;
  const argv = await orHome(withoutGlobalFlags(asked.argv), asked);
  const isNarrow = io.columns !== undefined && io.columns < HELP_COLUMNS;
  const page = flags.json || isNarrow ? null : writtenPage(argv, flags.lang);
  if (page !== null) {
    io.out(page.isAnswer ? await painted(page.text, flags.color) : page.text);
    return EXIT.done;
  }
  const { parseCommandLine } = await import("./program.ts");
  const { commandsFor } = await import("./commands.ts");
  const { topics } = await import("./help.ts");
  const { dayInShanghai } = await import("../core/day.ts");
  const chosen = parseCommandLine({
    argv,
    language: flags.lang,
    groups: await commandsFor(argv),
    topics,
    today: dayInShanghai(io.now().toISOString()) ?? "",
    out: io.out,
    ...(io.columns === undefined ? {} : { columns: io.columns }),
  });
  if (!chosen?.spec.run) return EXIT.usage;
  const { contextOf } = await import("./open-context.ts");
  const { fitTables } = await import("../terminal/table.ts");
  fitTables(flags.json ? undefined : io.columns);
  const command = { name: chosen.name, isPreview: chosen.input.flag("dryRun") };
  const context = contextOf({ ...asked, command, run });
  let answer: Answer;
  try {
    const done = await chosen.spec.run(context, chosen.input);
    const { inFormat } = await import("./list-format.ts");
    const { LIST_FORMATS } = await import("../terminal/options.ts");
    const isList = chosen.spec.options?.some((o) => o.choices === LIST_FORMATS) === true;
    const said = isList ? await inFormat(context, chosen.input, done) : done;
    answer = command.isPreview ? await asPreview(said, flags.lang) : said;
  } finally {
    await context.closeAll();
    await tellCleared(asked);
  }
  return await printAnswer(answer, asked);
}

/** Nothing typed: where the months stand, or, where there are no books yet, how to begin. */
async function orHome(argv: string[], { io, flags }: { io: Io; flags: GlobalFlags }): Promise<string[]> {
  if (argv.length > 0) return argv;
  return hasBooks(booksOf(io, flags)) ? ["status"] : ["help", "start"];
}

async function tellCleared({ io, flags }: { io: Io; flags: GlobalFlags }): Promise<void> {
  const { clearedDrafts } = await import("../tables/io/drafts.ts");
  const cleared = clearedDrafts();
  if (cleared.length === 0 || flags.quiet) return;
  const { commonWords } = await import("../terminal/words/common.ts");
  const { printed } = await import("../terminal/print.ts");
  io.err(printed(cleared.map((path) => commonWords[flags.lang].clearedDraft(path))));
}

/** Under the line that says that nothing is saved: what follows speaks of what was done. */
async function asPreview(answer: Answer, language: Language): Promise<Answer> {
  const { commonWords } = await import("../terminal/words/common.ts");
  return { ...answer, lines: [commonWords[language].dryRun, ...answer.lines] };
}

async function printAnswer(answer: Answer, asked: { io: Io; flags: GlobalFlags }): Promise<ExitCode> {
  const { io, flags } = asked;
  const { findingLines, jsonOf, printed } = await import("../terminal/print.ts");
  const findings = answer.findings ?? [];
  const telling = flags.json || findings.length > 0 ? await tellingIn(flags.lang) : null;
  if (flags.json && telling) io.out(jsonOf(telling, answer));
  else if (answer.lines.length > 0) io.out(await painted(printed(answer.lines), flags.color));
  if (telling && !flags.json) {
    const { commonWords } = await import("../terminal/words/common.ts");
    const lines = [
      commonWords[flags.lang].findings(answer.findingCount ?? findings.length),
      ...findingLines(telling, findings, answer.findingCount),
    ];
    io.err(await painted(printed(lines), flags.color));
  }
  if (answer.isIncomplete === true) return EXIT.unread;
  return findings.length > 0 || answer.needsPerson === true ? EXIT.findings : EXIT.done;
}

async function explainFailure(
  error: unknown,
  asked: { argv: readonly string[]; io: Io; flags: GlobalFlags },
): Promise<ExitCode> {
  const { io, flags } = asked;
  const isJson = wantsJson(asked.argv, flags);
  const { begunCommand, CommanderError, usageSentence } = await import("./program.ts");
  const { programWords } = await import("../terminal/words/program.ts");
  const { commonWords } = await import("../terminal/words/common.ts");
  const words = commonWords[flags.lang];
  if (error instanceof CommanderError) {
    const sentence = usageSentence(flags.lang, error, asked.argv);
    if (sentence === null) return EXIT.done;
    const { errorJson, printed } = await import("../terminal/print.ts");
    const said = {
      code: error.code,
      message: sentence,
      next: programWords[flags.lang].helpHint(begunCommand(asked.argv)),
    };
    io.err(isJson ? errorJson(said) : printed([`${words.usage}${said.message}`, `→ ${said.next}`]));
    return EXIT.usage;
  }
  if (error instanceof Refusal) {
    const { printed, refusalJson, refusalLines } = await import("../terminal/print.ts");
    const telling = await tellingIn(flags.lang);
    if (isJson) io.err(refusalJson(telling, error));
    else io.err(await painted(printed(refusalLines(telling, error)), flags.color));
    return exitOfRefusal(error.code);
  }
  const message = error instanceof Error ? error.message : String(error);
  const stack = flags.debug && error instanceof Error && error.stack ? error.stack.split("\n") : [];
  const kind = error instanceof Bug ? "" : " (unexpected)";
  const { errorJson, printed } = await import("../terminal/print.ts");
  const said = { code: "program-must-be-right", message: `${message}${kind}`, next: words.report };
  const lines = [...`${words.bug}${said.message}`.split("\n"), ...stack, `→ ${said.next}`];
  io.err(isJson ? errorJson(said) : printed(lines));
  return EXIT.bug;
}

async function tellingIn(language: Language): Promise<Telling> {
  return { language, sentenceOf: (await import("./words/sentences.ts")).sentenceOf };
}

async function painted(text: string, wanted: boolean): Promise<string> {
  return wanted ? (await import("../terminal/colour.ts")).coloured(text) : text;
}
