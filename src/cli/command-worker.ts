/** Commands of the program in a thread of their own: one message is a command line, its answer what it printed and how it ended. */
import { parentPort } from "node:worker_threads";
import type { SentAnswer, SentCommand } from "./command-thread.ts";
import { run } from "./main.ts";

/** Without a terminal, by this machine's clock. What the program can't say in words ends the thread, and with it the command. */
async function answered({ argv, io }: SentCommand): Promise<SentAnswer> {
  let [out, err] = ["", ""];
  const exit = await run(argv, {
    ...io,
    isTerminal: false,
    hasColour: false,
    now: () => new Date(),
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { exit, out, err };
}

const port = parentPort;
port?.on("message", async (command: SentCommand) => port.postMessage(await answered(command)));
