/** What the build writes down beside the program, so that neither a TAB nor a page of help loads the commands. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../core/words/language.ts";
import { type CommandSpec, nameOf } from "../terminal/command.ts";
import { commandGroups, commands } from "./commands.ts";
import { topics } from "./help.ts";
import { CommanderError, parseCommandLine } from "./program.ts";

/** `folder`: where the built program lies. */
export function writePages(folder: string): void {
  const plain = JSON.stringify(commands, (key, value) => (key === "examples" ? undefined : value));
  writeFileSync(join(folder, "commands.json"), plain);
  for (const language of ["zh-CN", "en"] as const)
    writeFileSync(join(folder, `help-${language}.json`), JSON.stringify(helpPages(language)));
}

/** By the words before --help: "" is the program's own page. */
function helpPages(language: Language): Record<string, string> {
  const names = ["", ...namesOf(commands, "")];
  return Object.fromEntries(
    names.map((name) => [name, helpPage(name === "" ? [] : name.split(" "), language)]),
  );
}

function namesOf(specs: readonly CommandSpec[], before: string): string[] {
  return specs.flatMap((spec) => {
    const name = `${before}${nameOf(spec)}`;
    return [name, ...namesOf(spec.subcommands ?? [], `${name} `)];
  });
}

function helpPage(words: readonly string[], language: Language): string {
  const said: string[] = [];
  const out = (text: string): void => void said.push(text);
  try {
    parseCommandLine({ argv: [...words, "--help"], language, groups: commandGroups, topics, today: "", out });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
  }
  return said.join("");
}
