/** Questions to a person at a terminal. Without one nothing is asked: the flag that was missing is named instead. */
import type { Language } from "../core/words/language.ts";
import type { Context } from "./context.ts";
import { commonWords } from "./words/common.ts";

export function canAsk(context: Context): boolean {
  return context.io.isTerminal && !context.flags.json && !context.flags.quiet;
}

/** Yes or no; no unless it is said. */
export async function askYes(question: string): Promise<boolean> {
  const { default: inquirer } = await import("inquirer");
  const answers = await answered(() =>
    inquirer.prompt<{ yes: boolean }>([{ type: "confirm", name: "yes", message: question, default: false }]),
  );
  return answers?.yes ?? false;
}

/** A text typed by hand, asked again until it fits; null when the question was left with Ctrl-C. */
export async function askText(
  language: Language,
  question: string,
  standard = "",
  fits: (typed: string) => boolean = () => true,
): Promise<string | null> {
  const { default: inquirer } = await import("inquirer");
  const validate = (typed: string): boolean => fits(typed.trim());
  const wrong = commonWords[language].askAgain;
  const answers = await answered(() =>
    inquirer.prompt<{ text: string }>([
      { type: "input", name: "text", message: question, default: standard, validate, theme: saying(wrong) },
    ]),
  );
  return answers?.text.trim() ?? null;
}

/** The letters that may be keys: "h" is the package's own, for help. */
export type Letter = "a" | "b" | "d" | "n" | "o" | "p" | "q" | "r" | "s" | "u" | "w";

/** One of several, by its key; null when the question was left with Ctrl-C. */
export async function askKey<V extends string>(
  language: Language,
  question: string,
  choices: readonly { key: Letter; name: string; value: V }[],
): Promise<V | null> {
  const { default: inquirer } = await import("inquirer");
  const offered = [...choices];
  const theme = saying(commonWords[language].askKey);
  const answers = await answered(() =>
    inquirer.prompt<{ value: string }>([
      { type: "expand", name: "value", message: question, expanded: true, choices: offered, theme },
    ]),
  );
  return choices.find((c) => c.value === answers?.value)?.value ?? null;
}

/** What is said of an answer that does not fit, whatever the package would say of it: its own sentences are English only. */
function saying(sentence: string) {
  return { style: { error: () => `> ${sentence}` } };
}

/** One of many, from a list; `standard` is marked at first. Null when the question was left with Ctrl-C. */
export async function askOne<V extends string>(
  question: string,
  choices: readonly { name: string; value: V }[],
  standard: V,
): Promise<V | null> {
  const { default: inquirer } = await import("inquirer");
  const offered = [...choices];
  const answers = await answered(() =>
    inquirer.prompt<{ value: string }>([
      { type: "select", name: "value", message: question, choices: offered, default: standard, pageSize: 12 },
    ]),
  );
  return choices.find((c) => c.value === answers?.value)?.value ?? null;
}

async function answered<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && error.name === "ExitPromptError") return null;
    throw error;
  }
}
