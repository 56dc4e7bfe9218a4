/**
 * A second thread for commands that only read the books: it ends with this process, however that ends, and what it has in the making then
 * is taken away by this one, for a thread that is stopped takes nothing away itself.
 */
import { once } from "node:events";
import { dirname, isAbsolute } from "node:path";
import { Worker } from "node:worker_threads";
import { Bug } from "../core/bug.ts";
import { dropDrafts } from "../tables/io/drafts.ts";
import type { CommandThread, Context, Io } from "../terminal/context.ts";

/** To the thread: a command line, and what of the outside world can be sent. */
export interface SentCommand {
  readonly argv: readonly string[];
  readonly io: Pick<Io, "env" | "cwd" | "user">;
}

/** What it printed, and how it ended. */
export interface SentAnswer {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

const ENDING_MS = 50;

export function commandThread(): CommandThread {
  const worker = new Worker(new URL("./command-worker.js", import.meta.url));
  const places = new Set<string>();
  const drop = (): void => {
    for (const place of places) dropDrafts(place);
  };
  const stop = (): void => {
    void worker.terminate();
    // Nothing can be awaited any more, and a file that it has begun to open still comes into being.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ENDING_MS);
    drop();
  };
  process.once("exit", stop);
  const gone = once(worker, "exit").then(() => {
    throw new Bug("the thread of commands ended without a word");
  });
  gone.catch(() => {}); // told by the command that it leaves unanswered
  const run: Context["run"] = async (argv, { env, cwd, user, out, err }) => {
    // What it writes is named by its whole path: a file, or a folder of files.
    for (const word of argv) if (isAbsolute(word)) places.add(dirname(word)).add(word);
    worker.postMessage({ argv, io: { env: { ...env }, cwd, user } } satisfies SentCommand);
    const [answer] = (await Promise.race([once(worker, "message"), gone])) as [SentAnswer];
    out(answer.out);
    err(answer.err);
    return answer.exit;
  };
  return {
    run,
    end: async () => {
      process.off("exit", stop);
      await worker.terminate();
      drop();
    },
  };
}
