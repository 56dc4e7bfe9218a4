/** The real outside world. A pipe that closes early is no error of ours; Ctrl-C ends with one sentence and 130, SIGTERM with 143, SIGHUP with 129. */
import { userInfo } from "node:os";
import type { Io } from "./context.ts";
import { commonWords } from "./words/common.ts";

export function processIo(): Io {
  const { stdout, stderr, env } = process;
  for (const stream of [stdout, stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(EXIT.done);
      // A full disk, a share that is gone: half an answer must not look like a whole one.
      if (stream === stdout) stderr.write(`${wordsFor(env).cutShort(error.code ?? error.message)}\n`);
      process.exit(EXIT.refused);
    });
  }
  // What is asked to end by another program (a shutdown, a time limit) or by a terminal that is closed leaves no more behind than
  // Ctrl-C does. Node takes back what nohup asked for before we begin, so SIGHUP ends us in any case.
  for (const [signal, exit] of [
    ["SIGINT", EXIT.interrupted],
    ["SIGTERM", EXIT.terminated],
    ["SIGHUP", EXIT.hungUp],
  ] as const)
    process.once(signal, () => {
      stderr.write(`\n${wordsFor(env).interrupted}\n`);
      process.exit(exit); // an open transaction is rolled back by the next reader
    });
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    env,
    cwd: process.cwd(),
    user: systemUser(),
    isTerminal: process.stdin.isTTY === true && stderr.isTTY === true,
    hasColour: stdout.isTTY === true && stderr.isTTY === true,
    ...(stdout.isTTY === true && stdout.columns > 0 ? { columns: stdout.columns } : {}),
    ...(stderr.isTTY === true && stderr.columns > 0 ? { screen: screenOf(stderr) } : {}),
    now: () => new Date(),
    isProcess: true,
  };
}

function screenOf(terminal: NodeJS.WriteStream): Io["screen"] & object {
  return {
    get columns() {
      return terminal.columns;
    },
    get rows() {
      return terminal.rows;
    },
  };
}

function wordsFor(env: NodeJS.ProcessEnv): (typeof commonWords)["en"] {
  const english = (env.BALIS_LANG ?? "").toLowerCase().startsWith("en") || process.argv.includes("en");
  return commonWords[english ? "en" : "zh-CN"];
}

function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return ""; // a container without a user database
  }
}

/** Exit codes: what cron reads. Never a count. */
export const EXIT = {
  done: 0,
  /** Done, and the data needs a person. */
  findings: 1,
  /** The command line was wrong. */
  usage: 2,
  /** A rule said no, or the books can't be written; nothing unfinished was saved. */
  refused: 3,
  /** Not all files could be read; what could was done. */
  unread: 4,
  /** A mistake of ours. */
  bug: 70,
  /** Somebody else writes: try again. */
  busy: 75,
  hungUp: 129,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
