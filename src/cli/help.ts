/** `balis help`: of a command what its --help says; of a topic its page of the manual (`templates/manual/`). */
import { readFileSync } from "node:fs";
import { refuse } from "../core/refusal.ts";
import type { Language } from "../core/words/language.ts";
import type { CommandSpec } from "../terminal/command.ts";
import type { Context } from "../terminal/context.ts";
import { EXIT } from "../terminal/process-io.ts";
import { templateNames, templatePath } from "../terminal/templates.ts";

export const helpCommand: CommandSpec = {
  usage: "help [words...]",
  summary: { "zh-CN": "命令的用法，或一个主题的手册", en: "how a command is used, or the manual of a topic" },
  examples: ["help", "help discrepancy resolve", "help month"],
  run: async (context, input) => {
    const words = input.list(0);
    const text = topicText(context.language, words.join("-")) ?? (await commandHelp(context, words));
    return { schema: "help/1", json: { of: words.join(" "), text }, lines: text.trimEnd().split("\n") };
  },
};

/** The names of the manual's pages. */
export function topics(): string[] {
  return templateNames("manual/zh-CN", ".md");
}

function topicText(language: Language, name: string): string | null {
  return topics().includes(name) ? readFileSync(templatePath(`manual/${language}/${name}.md`), "utf8") : null;
}

async function commandHelp(context: Context, words: readonly string[]): Promise<string> {
  const said: string[] = [];
  const io = { ...context.io, out: (text: string) => void said.push(text), err: () => {} };
  const exit = await context.run([...words, "--help", "--lang", context.language], io);
  // The program's own help begins otherwise: it is what an unknown word with --help gives.
  const text = said.join("");
  const isOfIt = text.split("\n", 1)[0]?.includes(["balis", ...words].join(" "));
  if (exit === EXIT.done && isOfIt) return text;
  return refuse("help-must-be-of-something", { name: words.join(" "), topics: topics().join(", ") });
}
