/** The program's own commands, typed by a run: on the same books (or on a copy, to try them), under the same name, answered in JSON. */
import { Bug } from "../../core/bug.ts";
import { isOfBooks, Refusal } from "../../core/refusal.ts";
import type { Context, Io } from "../../terminal/context.ts";
import { EXIT } from "../../terminal/process-io.ts";
import type { Typed } from "../run-report.ts";

export function typing(
  context: Context,
  books: string = context.books.address,
  run: Context["run"] = context.run,
): (argv: readonly string[]) => Promise<Typed> {
  const { operator, wait } = context.flags;
  const flags = [
    ...["--json", "--quiet", "--lang", context.language, "--books", books],
    ...(operator === undefined ? [] : ["--operator", operator]),
    ...(wait === undefined ? [] : ["--wait", wait]),
  ];
  return async (argv) => {
    const [out, err]: [string[], string[]] = [[], []];
    const io: Io = {
      ...context.io,
      ...{ isTerminal: false, hasColour: false },
      out: (text) => void out.push(text),
      err: (text) => void err.push(text),
    };
    const exit = await run([...argv, ...flags], io);
    const json = jsonIn(out.join("")) ?? jsonIn(err.join("")) ?? {};
    // Nothing that follows could do better.
    const error = json.error as Pick<Refusal, "code" | "params"> | undefined;
    if (error !== undefined && isOfBooks(error.code))
      throw new Refusal({ code: error.code, params: error.params, at: null, findings: [] });
    if (exit === EXIT.bug) throw new Bug(`balis ${argv.join(" ")}: ${err.join("").trim()}`);
    return { exit, json };
  };
}

function jsonIn(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}
