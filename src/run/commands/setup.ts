import { statSync } from "node:fs";
import { join } from "node:path";
import { nextOf, obstacleLines, obstacles } from "../../answers/doctor/commands/in-the-way.ts";
import { refuse } from "../../core/refusal.ts";
import { shellWord } from "../../core/shell-word.ts";
import { term } from "../../core/words/language.ts";
import { askFor, askOne, canAsk } from "../../terminal/ask.ts";
import { hasBooks } from "../../terminal/books-place.ts";
import type { CommandSpec, Input } from "../../terminal/command.ts";
import type { Answer, Context } from "../../terminal/context.ts";
import { options } from "../../terminal/options.ts";
import { EXIT } from "../../terminal/process-io.ts";
import { templateNames } from "../../terminal/templates.ts";
import { BUILTIN, SAMPLE, type SetupChoices, setupLines } from "../setup-plan.ts";
import { saidIn } from "../steps/run-month.ts";
import { setupWords } from "../words/setup.ts";
import { typing } from "./typing.ts";

export const setupCommand: CommandSpec = {
  usage: "setup [file]",
  summary: {
    "zh-CN": "建立可以结算的账册：名录、协议、规则；在终端上逐项询问，也可写在文件里或用选项",
    en: "make books that can settle: libraries, agreements, rules; asks at a terminal, or takes a file or flags",
  },
  examples: [
    "setup --sample --dry-run",
    term(
      "setup --libraries builtin --agreements 协议.csv --rules balis-dd-2017 规则包.yaml",
      "setup --libraries builtin --agreements agreements.csv --rules balis-dd-2017 sample-2020.yaml",
    ),
  ],
  options: [
    {
      flags: "--sample",
      summary: {
        "zh-CN": "试用：随程序提供的名录、样例协议、已公布的收费标准和样例规则",
        en: "to try it out: the program's libraries and agreements, the published tariff, sample rules",
      },
    },
    {
      flags: "--libraries <file>",
      summary: { "zh-CN": "图书馆名录，或 builtin", en: "the list of libraries, or builtin" },
    },
    {
      flags: "--agreements <file>",
      summary: { "zh-CN": "协议，或 builtin（样例）", en: "the agreements, or builtin (a sample)" },
    },
    {
      flags: "--rules <packs...>",
      summary: {
        "zh-CN": "规则包：文件，或随程序提供的名称",
        en: "rule packs: files, or names of those that come with the program",
      },
    },
    options.dryRun,
  ],
  run: async (context, input) => {
    const builtinRules = templateNames("rules", ".yaml");
    const choices = await choicesOf(context, input, builtinRules);
    const lines = setupLines(choices, { hasBooks: hasBooks(context.books), builtinRules });
    return input.flag("dryRun") ? planned(context, lines) : carriedOut(context, lines);
  },
};

async function choicesOf(
  context: Context,
  input: Input,
  builtinRules: readonly string[],
): Promise<SetupChoices> {
  const flags = ["--libraries", "--agreements", "--rules"];
  if (input.flag("sample")) {
    input.requireNone(flags, "--sample");
    if (input.arg(0) !== "") refuse("flags-must-not-be-beside", { flags: "--sample", beside: input.arg(0) });
    return SAMPLE;
  }
  if (input.arg(0) !== "") {
    input.requireNone(flags, input.arg(0));
    const { readSetup } = await import("../io/setup-file.ts");
    return readSetup(context.path(input.arg(0)), builtinRules);
  }
  const [libraries, agreements] = [input.text("libraries") ?? null, input.text("agreements") ?? null];
  const rules = input.texts("rules");
  if (libraries !== null || agreements !== null || rules.length > 0) return { libraries, agreements, rules };
  if (!canAsk(context))
    refuse("flag-must-be-given", { flag: "--sample | --libraries | --agreements | --rules" });
  return askedFor(context);
}

/** One question a part; whoever leaves one changes nothing. */
async function askedFor(context: Context): Promise<SetupChoices> {
  const words = setupWords[context.language];
  const read = (typed: string): string | null => (isFile(context.path(typed.trim())) ? typed.trim() : null);
  const file = async (): Promise<string> =>
    (await askFor(words.whichFile, { read, wrong: words.noFile })) ?? left();
  const one = async (question: string, standard: string): Promise<string | null> => {
    const choices = [
      { name: standard, value: BUILTIN },
      { name: words.ownFile, value: "file" },
      { name: words.later, value: "later" },
    ];
    const chosen = (await askOne(context.language, question, choices, BUILTIN)) ?? left();
    if (chosen === "later") return null;
    return chosen === "file" ? file() : chosen;
  };
  const libraries = await one(words.libraries, words.builtinLibraries);
  const agreements = await one(words.agreements, words.builtinAgreements);
  const tariff = await one(words.tariff, words.builtinTariff);
  const others = await one(words.others, words.builtinOthers);
  const [published, , ...common] = SAMPLE.rules;
  const named = (chosen: string | null, builtin: string | undefined): string[] =>
    chosen === null ? [] : [chosen === BUILTIN ? (builtin ?? "") : chosen];
  return {
    ...{ libraries, agreements },
    rules: [...named(tariff, published), ...named(others, SAMPLE.rules[1]), ...common],
  };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function left(): never {
  return refuse("setup-must-be-answered", {});
}

function typedLine(line: readonly string[]): string {
  return `balis ${line.map((word) => (word.startsWith("--") ? word : shellWord(word))).join(" ")}`;
}

async function planned(context: Context, lines: readonly (readonly string[])[]): Promise<Answer> {
  const commands = lines.map(typedLine);
  const { refused, done } = await tried(context, lines);
  const words = setupWords[context.language];
  const plan = [words.plan, ...commands.map((command) => `  ${command}`)];
  return {
    schema: "setup/1",
    json: { commands, done: 0, dryRun: true, refused },
    lines:
      refused === null ? plan : [...plan, ...refusalLines(context, { line: lines[done] ?? [], refused })],
    needsPerson: refused !== null,
  };
}

/** What each command would say, on books of its own that are thrown away: a copy of those that are there. */
async function tried(context: Context, lines: readonly (readonly string[])[]): Promise<Typing> {
  const { temporaryFolder, untilExit } = await import("../../tables/io/drafts.ts");
  const folder = temporaryFolder();
  const drop = untilExit(folder);
  try {
    const books = join(folder, "balis.db");
    if (hasBooks(context.books)) {
      const { backupBooks } = await import("../../books/sqlite/backup.ts");
      await backupBooks({ from: context.booksPath(), to: books });
    }
    return await typed(lines, typing(context, books));
  } finally {
    drop();
  }
}

interface Typing {
  /** How many were done. */
  readonly done: number;
  /** Why the next one was not. */
  readonly refused: { readonly what: string; readonly next: string } | null;
}

/** One after the other, up to the first that is refused. */
async function typed(
  lines: readonly (readonly string[])[],
  type: ReturnType<typeof typing>,
): Promise<Typing> {
  for (const [done, line] of lines.entries()) {
    const { exit, json } = await type(line);
    // A list or a pack with findings is not taken.
    const [refused] = exit === EXIT.done ? [] : saidIn(json);
    if (refused !== undefined) return { done, refused };
  }
  return { done: lines.length, refused: null };
}

function refusalLines(
  context: Context,
  { line, refused }: { line: readonly string[]; refused: { what: string; next: string } },
): string[] {
  const packs = setupWords[context.language].packs(templateNames("rules", ".yaml").join(", "));
  return [
    ...[`  ✗ ${typedLine(line)}`, `    ${refused.what}`, `    → ${refused.next}`],
    ...(line[0] === "rule" ? [`    ${packs}`] : []),
  ];
}

/** Tried first, so that nothing is made where one of them would be refused. */
async function carriedOut(context: Context, lines: readonly (readonly string[])[]): Promise<Answer> {
  const words = setupWords[context.language];
  const commands = lines.map(typedLine);
  const trial = await tried(context, lines);
  const { done, refused } =
    trial.refused === null ? await typed(lines, typing(context)) : { ...trial, done: 0 };
  const said = commands.slice(0, done).map((command) => `  ✓ ${command}`);
  if (refused !== null) {
    const line = lines[trial.refused === null ? done : trial.done] ?? [];
    const left = trial.refused === null ? words.again : words.nothing;
    return {
      schema: "setup/1",
      json: { commands, done, dryRun: false, refused },
      lines: [...said, ...refusalLines(context, { line, refused }), left],
      needsPerson: true,
    };
  }
  const found = await obstacles(context);
  const next = await nextOf(context, found);
  return {
    schema: "setup/1",
    json: { commands, done, dryRun: false, refused },
    lines: [
      ...said,
      ...(await obstacleLines(context, found)),
      next === null ? words.ready : words.next(next),
    ],
  };
}
