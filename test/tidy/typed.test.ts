/** What sentences tell people to type: every command and flag they name is there. */
import { describe, expect, test } from "vitest";
import type { CommandSpec } from "../../src/terminal/command.ts";
import { programWords } from "../../src/terminal/words/program.ts";
import { commands } from "../support/every-command.ts";
import { filesUnder, sources, textOf } from "./source-files.ts";
import { textsOf } from "./texts.ts";

const FLAG = /(?<![\w-])--[a-z][a-z-]*/g;
/** A command up to the end of its clause, with words that a value stands in for. */
const COMMAND = /(?<=balis )[a-z](?:(?![,.:] |[.:]$)[^；。;，、：（）()`])*/g;
/** Sentences that speak of the program: "balis does not guess", "balis books: …". */
const NO_COMMANDS = ["and", "books", "did", "does", "generated", "wrote"];
/** A title that books for other programs begin with. */
const TITLE = "src/month/ledger/words/journal.ts";

/** A command of LibreOffice. */
const OF_ANOTHER = /\bsoffice [^；;。]*/g;

const flagsIn = (text: string): string[] => text.replace(OF_ANOTHER, "").match(FLAG) ?? [];
const GLOBAL = ["--help", ...programWords.en.globalOptions.flatMap((o) => flagsIn(o.flags))];

function flagsOf(spec: CommandSpec): string[] {
  return [
    ...(spec.options ?? []).flatMap((o) => flagsIn(o.flags)),
    ...(spec.subcommands ?? []).flatMap(flagsOf),
  ];
}

/** The command that a line begins with, and its first word that is none where one is needed. */
function commandOf(typed: string): { spec: CommandSpec | undefined; unknown: string | undefined } {
  let spec: CommandSpec | undefined;
  for (const word of typed.trim().split(/\s+/)) {
    const choices = spec ? (spec.subcommands ?? []) : commands;
    const next = choices.find((c) => c.usage.split(" ")[0] === word);
    if (!next) {
      const isName = choices.length > 0 && !spec?.run && /^[a-z]/.test(word);
      return { spec, unknown: isName ? word : undefined };
    }
    spec = next;
  }
  return { spec, unknown: undefined };
}

/** Words of a line that are no command or no flag of it. */
function wrongIn(typed: string): string[] {
  const { spec, unknown } = commandOf(typed);
  if (unknown !== undefined) return NO_COMMANDS.includes(unknown) ? [] : [unknown];
  const known = [...GLOBAL, ...(spec ? flagsOf(spec) : [])];
  return flagsIn(typed).filter((flag) => !known.includes(flag));
}

describe("what sentences tell people to type", () => {
  const texts = sources
    .filter((file) => /\/words\/|words\.ts$|\/commands\//.test(file) && file !== TITLE)
    .flatMap((file) => textsOf(file).map((text) => ({ file, text })));

  test("every command named is there, with the flags named beside it", () => {
    const wrong = texts.flatMap(({ file, text }) =>
      (text.match(COMMAND) ?? []).flatMap((typed) => wrongIn(typed).map((word) => [file, word, typed])),
    );
    expect(wrong).toEqual([]);
  });

  test("every flag named is one of some command", () => {
    const known = [...GLOBAL, ...commands.flatMap(flagsOf)];
    const wrong = texts.flatMap(({ file, text }) =>
      flagsIn(text)
        .filter((flag) => !known.includes(flag))
        .map((flag) => [file, flag, text]),
    );
    expect(wrong).toEqual([]);
  });

  test("a flag without a command is one of the command that printed the remedy", () => {
    const wrong = filesUnder("fixtures/cases", "argv").flatMap((file) => {
      const typed =
        textOf(file)
          .trim()
          .split("\n")
          .at(-1)
          ?.replace(/--lang \S+ /, "") ?? "";
      const { spec } = commandOf(typed);
      const printed = ["zh-CN", "en"].flatMap((lang) =>
        textOf(file.replace("argv", `${lang}/stderr`)).split("\n"),
      );
      return printed
        .filter((line) => line.trim().startsWith("→"))
        .flatMap((line) => {
          const named = (line.match(COMMAND) ?? []).map((other) => commandOf(other).spec);
          // "import again with --supersede" names its command in plain words.
          if (/导入|import/.test(line)) named.push(commandOf("import").spec);
          const known = [...GLOBAL, ...[spec, ...named].flatMap((s) => (s ? flagsOf(s) : []))];
          return flagsIn(line)
            .filter((flag) => !known.includes(flag))
            .map((flag) => [typed, flag, line]);
        });
    });
    expect(wrong).toEqual([]);
  });
});
