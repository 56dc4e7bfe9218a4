/** The demo's sub-project: its people's commands, typed one after the other as at a terminal, on the demo's books. */

import { Bug } from "../../core/bug.ts";
import type { Context, Io } from "../../terminal/context.ts";

/** Runs the commands in the folder; one that is refused is a mistake of the demo. Returns how many there were. */
export async function runScript(
  lines: readonly string[],
  demo: { io: Io; dir: string; books: string; lang: string; run: Context["run"] },
): Promise<number> {
  for (const line of lines) {
    let said = "";
    const io = {
      ...demo.io,
      out: () => {},
      err: (text: string) => {
        said += text;
      },
      cwd: demo.dir,
      isTerminal: false,
    };
    const argv = [...words(line), "--books", demo.books, "--lang", demo.lang, "--quiet"];
    const exit = await demo.run(argv, io);
    if (exit > 1) throw new Bug(`balis ${line} ends with ${exit}: ${said}`);
  }
  return lines.length;
}

/** Splits a command as a shell would: blanks separate, double quotes keep together. */
function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((found) => found[1] ?? found[2] ?? "");
}
