/**
 * What the build writes down beside the program, so that neither a TAB nor a page of help loads the commands, and no import reads all
 * profiles.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../core/words/language.ts";
import { buildProfiles } from "../month/import/io/profile-shelf.ts";
import { type CommandGroup, type CommandSpec, nameOf } from "../terminal/command.ts";
import { templatePath } from "../terminal/templates.ts";
import { everyCommand } from "./commands.ts";
import { topics } from "./help.ts";
import { CommanderError, parseCommandLine } from "./program.ts";

/** `folder`: where the built program lies. */
export async function writePages(folder: string): Promise<void> {
  const groups = await everyCommand();
  const plain = JSON.stringify(groups, (key, value) => (key === "examples" ? undefined : value));
  writeFileSync(join(folder, "commands.json"), plain);
  for (const language of ["zh-CN", "en"] as const)
    writeFileSync(join(folder, `help-${language}.json`), JSON.stringify(helpPages(groups, language)));
  buildProfiles(templatePath("profiles"), folder);
}

/** By the words before --help: "" is the program's own page. */
function helpPages(groups: readonly CommandGroup[], language: Language): Record<string, string> {
  const commands = groups.flatMap((group) => group.commands);
  const page = (name: string): string => helpPage(name === "" ? [] : name.split(" "), { groups, language });
  return Object.fromEntries(["", ...namesOf(commands, "")].map((name) => [name, page(name)]));
}

function namesOf(specs: readonly CommandSpec[], before: string): string[] {
  return specs.flatMap((spec) => {
    const name = `${before}${nameOf(spec)}`;
    return [name, ...namesOf(spec.subcommands ?? [], `${name} `)];
  });
}

function helpPage(
  words: readonly string[],
  by: { groups: readonly CommandGroup[]; language: Language },
): string {
  const said: string[] = [];
  const out = (text: string): void => void said.push(text);
  try {
    parseCommandLine({ ...by, argv: [...words, "--help"], topics, today: "", out });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
  }
  return said.join("");
}
