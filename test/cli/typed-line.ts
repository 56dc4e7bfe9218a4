/** A line as it is typed, by no terminal: nothing but `env` says the language or who types. */
import { run } from "../../src/cli/main.ts";

export interface TypedOutcome {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** In this folder, as the user li of the machine, at one moment. */
export function typedIn(cwd: string) {
  return async (argv: readonly string[], env: Record<string, string> = {}): Promise<TypedOutcome> => {
    const said = { out: "", err: "" };
    const exit = await run(argv, {
      out: (text) => {
        said.out += text;
      },
      err: (text) => {
        said.err += text;
      },
      ...{ env, cwd, user: "li", isTerminal: false, hasColour: false },
      now: () => new Date("2019-06-03T01:30:00Z"),
    });
    return { exit, ...said };
  };
}
