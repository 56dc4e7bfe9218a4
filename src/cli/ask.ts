/** Questions to a person at a terminal. Without one nothing is asked: the flag that was missing is named instead. */
import type { Context } from "./context.ts";

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

/** A text typed by hand; null when the question was left with Ctrl-C. */
export async function askText(question: string): Promise<string | null> {
  const { default: inquirer } = await import("inquirer");
  const answers = await answered(() =>
    inquirer.prompt<{ text: string }>([{ type: "input", name: "text", message: question }]),
  );
  return answers?.text.trim() ?? null;
}

async function answered<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && error.name === "ExitPromptError") return null;
    throw error;
  }
}
