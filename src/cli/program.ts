/** Builds the commander program from the command list, and turns commander's complaints into ours. */
import { Command, CommanderError, Option } from "commander";
import type { Day } from "../core/day.ts";
import { periodAsTyped } from "../core/period-typed.ts";
import type { Language } from "../core/words/language.ts";
import { PERMISSIONS } from "../people/permission.ts";
import { columnsOf } from "../terminal/columns.ts";
import { type CommandGroup, type CommandSpec, examplesIn, Input, nameOf } from "../terminal/command.ts";
import { programWords } from "../terminal/words/program.ts";
import { wrapped } from "../terminal/wrap.ts";
import { HELP_COLUMNS } from "./written-help.ts";

interface Chosen {
  readonly spec: CommandSpec;
  /** Its full name: "discrepancy resolve". */
  readonly name: string;
  readonly input: Input;
}

/** Parses the command line. Returns what to run, or throws CommanderError (help and version included). */
export function parseCommandLine(asked: {
  argv: readonly string[];
  language: Language;
  groups: readonly CommandGroup[];
  /** The manual's pages, where they are to be listed. */
  topics?: () => readonly string[];
  /** In Beijing: what 上月 is counted from. */
  today: Day;
  /** Of the terminal. */
  columns?: number;
  out: (text: string) => void;
}): Chosen | null {
  let chosen: Chosen | null = null;
  const words = programWords[asked.language];
  const program = new Command("balis").description(words.description);
  dress(program, asked);
  for (const option of words.globalOptions) program.option(option.flags, option.summary);
  const add = (parent: Command, spec: CommandSpec, before: string): void => {
    const name = `${before}${nameOf(spec)}`;
    const command = parent.command(spec.usage).description(spec.summary[asked.language]);
    dress(command, asked);
    const periods = new Set<string>();
    for (const { flags, summary } of spec.options ?? []) {
      const option = new Option(flags, summary[asked.language]);
      if (OF_PERIOD.test(flags)) periods.add(option.attributeName());
      command.addOption(option);
    }
    const examples = examplesIn(asked.language, spec);
    if (examples.length > 0) command.addHelpText("after", `\n${words.examples}\n${lines(examples)}`);
    for (const sub of spec.subcommands ?? []) add(command, sub, `${name} `);
    if (!spec.run) return;
    command.action((...typed: unknown[]) => {
      const ofPeriod = command.registeredArguments.map((arg) => arg.name() === "period");
      const args = typed.slice(0, -2).map((arg, i) => {
        if (Array.isArray(arg)) return arg.map(String);
        return ofPeriod[i] ? periodAsTyped(String(arg ?? ""), asked.today) : String(arg ?? "");
      });
      const options = Object.entries(command.opts()).map(([key, value]) => {
        const isPeriod = periods.has(key) && typeof value === "string";
        return [key, isPeriod ? periodAsTyped(value, asked.today) : value];
      });
      chosen = { spec, name, input: new Input({ args, options: Object.fromEntries(options) }) };
    });
  };
  // A command that is named at once needs none of the others, not even for its help.
  const all = asked.groups.flatMap((group) => group.commands);
  const named = all.filter((spec) => nameOf(spec) === asked.argv[0]);
  for (const spec of named) add(program, spec, "");
  for (const { title, commands } of named.length > 0 ? [] : asked.groups) {
    program.commandsGroup(title[asked.language]);
    for (const spec of commands) add(program, spec, "");
  }
  if (named.length === 0 && asked.topics)
    program.addHelpText("after", `\n${words.topics}\n${topicLines(asked.topics())}`);
  program.parse([...asked.argv], { from: "user" });
  return chosen;
}

/** Values that are periods, by the word in an option's flags. */
const OF_PERIOD = /<(?:period|span|month|months)>/;

function topicLines(topics: readonly string[]): string {
  return wrapped(topics.join(", "), 76)
    .map((line) => `  ${line}`)
    .join("\n");
}

function lines(examples: readonly string[]): string {
  return examples.map((line) => `  balis ${line}`).join("\n");
}

function dress(
  command: Command,
  asked: { language: Language; columns?: number; out: (text: string) => void },
): void {
  const words = programWords[asked.language];
  command
    .exitOverride()
    .helpOption("-h, --help", words.help)
    .helpCommand(false)
    .enablePositionalOptions() // a flag is that of the command it stands behind
    .configureOutput({ writeOut: asked.out, writeErr: () => {} })
    .configureHelp({
      helpWidth: Math.min(asked.columns ?? HELP_COLUMNS, HELP_COLUMNS),
      minWidthToWrap: 20,
      displayWidth: columnsOf,
      boxWrap: (text, width) => wrapped(text, width).join("\n"),
      styleTitle: (title) => words.titles[title] ?? title,
    });
}

/** The sentence for a command line commander would not take; null when help or the version was asked for. */
export function usageSentence(
  language: Language,
  error: CommanderError,
  argv: readonly string[],
): string | null {
  if (error.exitCode === 0) return null;
  const named = /'([^']*)'/.exec(error.message)?.[1] ?? "";
  const words = programWords[language];
  const sentence = (words.errors[error.code] ?? ((_: string) => error.message))(named);
  const begun = error.code === "commander.unknownCommand" ? namesBegunBy(named, begunCommand(argv)) : [];
  const alike = /\(Did you mean (?:one of )?(.*)\?\)/.exec(error.message)?.[1]?.split(", ") ?? [];
  const near = begun.length > 0 ? begun : alike;
  return near.length === 0 ? sentence : `${sentence}${words.near(near)}`;
}

/** Fewer letters begin too many names. */
const LEAST_BEGUN = 3;

/** "recon" is no slip of the keyboard: it begins reconcile. Of the commands below `group`; "": of the program's. */
function namesBegunBy(word: string, group: string): string[] {
  const above = group === "" ? "" : `${group} `;
  const names = Object.keys(PERMISSIONS).flatMap((name) =>
    name.startsWith(above) ? (name.slice(above.length).split(" ")[0] ?? []) : [],
  );
  return word.length < LEAST_BEGUN ? [] : [...new Set(names)].filter((name) => name.startsWith(word));
}

/** The command or the group of commands that a line begins, "report" of "report finanse 2019-05"; "" for none. */
export function begunCommand(argv: readonly string[]): string {
  const names = Object.keys(PERMISSIONS);
  let begun = "";
  for (const word of argv) {
    const longer = begun === "" ? word : `${begun} ${word}`;
    if (names.some((name) => `${name} `.startsWith(`${longer} `))) begun = longer;
    else if (begun !== "" && !word.startsWith("-")) break;
  }
  return begun;
}

export { CommanderError };
