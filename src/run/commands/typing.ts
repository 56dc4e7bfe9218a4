/** The program's own commands, typed by a run: on the same books, under the same name, answered in JSON. */
import { Bug } from "../../core/bug.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context, Io } from "../../terminal/context.ts";
import { EXIT } from "../../terminal/process-io.ts";
import type { Typed } from "../run-report.ts";

export function typing(context: Context): (argv: readonly string[]) => Promise<Typed> {
  const { operator, wait } = context.flags;
  const flags = [
    ...["--json", "--quiet", "--lang", context.language, "--books", context.booksPath()],
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
    const exit = await context.run([...argv, ...flags], io);
    const json = jsonIn(out.join("")) ?? jsonIn(err.join("")) ?? {};
    // Nothing that follows could do better.
    if (exit === EXIT.busy) throw busy(json);
    if (exit === EXIT.bug) throw new Bug(`balis ${argv.join(" ")}: ${err.join("").trim()}`);
    return { exit, json };
  };
}

function busy(json: Readonly<Record<string, unknown>>): Refusal {
  const { params } = json.error as { params: { path: string } };
  return new Refusal({ code: "books-must-be-free", params, at: null, findings: [] });
}

function jsonIn(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}
