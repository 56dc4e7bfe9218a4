/** Colours for a terminal that wants them: what was refused, what to do next, which gate passed. Never in files or pipes. */
import { commonWords } from "./words/common.ts";

export async function coloured(text: string): Promise<string> {
  const { Chalk } = await import("chalk");
  const chalk = new Chalk({ level: 1 });
  const refused = Object.values(commonWords).flatMap((words) => [words.refused, words.usage, words.bug]);
  return text
    .split("\n")
    .map((line) => {
      const prefix = refused.find((word) => line.startsWith(word));
      if (prefix !== undefined) return chalk.red.bold(prefix) + line.slice(prefix.length);
      if (/^\s*→ /.test(line)) return chalk.cyan(line);
      if (line.startsWith("✓")) return chalk.green("✓") + line.slice(1);
      if (line.startsWith("✗")) return chalk.red("✗") + line.slice(1);
      return line;
    })
    .join("\n");
}
