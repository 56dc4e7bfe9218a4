/** Questions to a person at a terminal. Without one nothing is asked: the flag that was missing is named instead. */
import type { Language } from "../core/words/language.ts";
import type { Context } from "./context.ts";
import { commonWords } from "./words/common.ts";

export function canAsk(context: Context): boolean {
  return context.io.isTerminal && !context.flags.json && !context.flags.quiet;
}

/** Yes or no; no unless it is said. */
export async function askYes(question: string): Promise<boolean> {
  const answers = await answered((prompt) =>
    prompt<{ yes: boolean }>([{ type: "confirm", name: "yes", message: question, default: false }]),
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
  const validate = (typed: string): boolean => fits(typed.trim());
  const theme = saying(commonWords[language].askAgain);
  const answers = await answered((prompt) =>
    prompt<{ text: string }>([
      { type: "input", name: "text", message: question, default: standard, validate, theme },
    ]),
  );
  return answers?.text.trim() ?? null;
}

/** What `read` makes of what was typed, asked again (empty) until it makes something of it; null when the question was left with Ctrl-C. */
export async function askFor<V>(
  question: string,
  asked: { readonly read: (typed: string) => V | null; readonly wrong: string },
): Promise<V | null> {
  const validate = (typed: string): boolean => asked.read(typed) !== null;
  const theme = { ...saying(asked.wrong), validationFailureMode: "clear" as const };
  const answers = await answered((prompt) =>
    prompt<{ text: string }>([{ type: "input", name: "text", message: question, validate, theme }]),
  );
  return answers === null ? null : asked.read(answers.text);
}

/** What is said of an answer that does not fit, whatever the package would say of it: its own sentences are English only. */
function saying(sentence: string) {
  return { style: { error: () => `> ${sentence}` } };
}

/** One of many, from a list; `standard` is marked at first. Null when the question was left with Ctrl-C. */
export async function askOne<V extends string>(
  language: Language,
  question: string,
  choices: readonly { name: string; value: V }[],
  standard: V,
): Promise<V | null> {
  const offered = [...choices];
  // The package names the keys in English only.
  const theme = { style: { keysHelpTip: () => commonWords[language].askKeys } };
  const answers = await answered((prompt) =>
    prompt<{ value: string }>([
      {
        type: "select",
        name: "value",
        message: question,
        choices: offered,
        default: standard,
        pageSize: 12,
        theme,
      },
    ]),
  );
  return choices.find((c) => c.value === answers?.value)?.value ?? null;
}

type Prompts = typeof import("inquirer")["default"]["prompt"];

/** Questions are talk: they are asked on standard error, so that an answer that goes to a file or a pipe has none of them. */
async function answered<T>(ask: (prompt: Prompts) => Promise<T>): Promise<T | null> {
  const { default: inquirer } = await import("inquirer");
  const prompt: Prompts = inquirer.createPromptModule({ output: process.stderr });
  try {
    return await ask(prompt);
  } catch (error) {
    if (error instanceof Error && error.name === "ExitPromptError") return null;
    throw error;
  }
}
