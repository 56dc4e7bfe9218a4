/** Pages of help that stand written: the manual's, and those of the commands as the build wrote them down. No command is loaded for them. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../core/words/language.ts";
import type { CommandGroup } from "../terminal/command.ts";
import { templatePath } from "../terminal/templates.ts";

/** Narrower ones get a page of their own width. */
export const HELP_COLUMNS = 80;

export interface WrittenPage {
  readonly text: string;
  /** `balis help …`, whose answer is printed as any other. */
  readonly isAnswer: boolean;
}

/** Null where the line asks for no page, for one that is not written, or for a mistake to be named. */
export function writtenPage(argv: readonly string[], language: Language): WrittenPage | null {
  const isAnswer = argv[0] === "help";
  if (!isAnswer && !["--help", "-h"].includes(argv.at(-1) ?? "")) return null;
  const words = isAnswer ? argv.slice(1) : argv.slice(0, -1);
  const text = (isAnswer ? manualPage(words.join("-"), language) : null) ?? commandPage(words, language);
  return text === null ? null : { text, isAnswer };
}

function manualPage(name: string, language: Language): string | null {
  // The page of errors is followed by every code there is.
  if (!/^[a-z-]+$/.test(name) || name === "errors") return null;
  const path = join(templatePath("manual"), language, `${name}.md`);
  return existsSync(path) ? `${readFileSync(path, "utf8").trimEnd()}\n` : null;
}

/** From the sources nothing is written down. */
function commandPage(words: readonly string[], language: Language): string | null {
  const written = new URL(`./help-${language}.json`, import.meta.url);
  if (!existsSync(written)) return null;
  const pages: Readonly<Record<string, string>> = JSON.parse(readFileSync(written, "utf8"));
  const key = words.join(" ");
  return Object.hasOwn(pages, key) ? (pages[key] ?? null) : null;
}

/** Every command without what it does, for a TAB and for a mistyped one. From the sources nothing is written down. */
export function writtenCommands(): readonly CommandGroup[] | null {
  const written = new URL("./commands.json", import.meta.url);
  return existsSync(written) ? JSON.parse(readFileSync(written, "utf8")) : null;
}
