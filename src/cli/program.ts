/** Builds the commander program from the command list, and turns commander's complaints into ours. */
import { Command, CommanderError, Option } from "commander";
import stringWidth from "string-width";
import type { Language } from "../core/words/language.ts";
import { type CommandSpec, Input } from "../terminal/command.ts";
import { programWords } from "../terminal/words/program.ts";

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
  commands: readonly CommandSpec[];
  out: (text: string) => void;
}): Chosen | null {
  let chosen: Chosen | null = null;
  const words = programWords[asked.language];
  const program = new Command("balis").description(words.description);
  dress(program, asked);
  for (const option of words.globalOptions) program.option(option.flags, option.summary);
  const add = (parent: Command, spec: CommandSpec, before: string): void => {
    const name = `${before}${spec.usage.split(" ")[0]}`;
    const command = parent.command(spec.usage).description(spec.summary[asked.language]);
    dress(command, asked);
    for (const option of spec.options ?? []) {
      command.addOption(new Option(option.flags, option.summary[asked.language]));
    }
    for (const sub of spec.subcommands ?? []) add(command, sub, `${name} `);
    if (!spec.run) return;
    command.action((...typed: unknown[]) => {
      const args = typed
        .slice(0, -2)
        .map((arg) => (Array.isArray(arg) ? arg.map(String) : String(arg ?? "")));
      chosen = { spec, name, input: new Input({ args, options: command.opts() }) };
    });
  };
  // A command that is named at once needs none of the others, not even for its help.
  const named = asked.commands.filter((spec) => spec.usage.split(" ")[0] === asked.argv[0]);
  for (const spec of named.length > 0 ? named : asked.commands) add(program, spec, "");
  program.parse([...asked.argv], { from: "user" });
  return chosen;
}

function dress(command: Command, asked: { language: Language; out: (text: string) => void }): void {
  const words = programWords[asked.language];
  command
    .exitOverride()
    .helpOption("-h, --help", words.help)
    .helpCommand(false)
    .enablePositionalOptions() // a flag is that of the command it stands behind
    .configureOutput({ writeOut: asked.out, writeErr: () => {} })
    .configureHelp({
      displayWidth: (text) => stringWidth(text),
      styleTitle: (title) => words.titles[title] ?? title,
    });
}

/** The sentence for a command line commander would not take; null when help or the version was asked for. */
export function usageSentence(language: Language, error: CommanderError): string | null {
  if (error.exitCode === 0) return null;
  const named = /'([^']*)'/.exec(error.message)?.[1] ?? "";
  const words = programWords[language];
  return (words.errors[error.code] ?? ((_: string) => error.message))(named);
}

export { CommanderError };
