/** Runs hledger or bean-check on a journal: no shell, bounded in time and in what is read of its answer. */
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EngineAnswer, EngineName, SecondEngine } from "../../../core/machine-port.ts";
import { temporaryFolder, untilExit } from "../../../tables/io/drafts.ts";
import { onDisk } from "../../../tables/io/write-whole.ts";

const TIME_LIMIT_MS = 60_000;
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

/** What makes the balances; the strict check comes with them, as `-s`. */
const ARGUMENTS: Readonly<Record<EngineName, (file: string) => string[]>> = {
  hledger: (file) => [
    "balance",
    "-f",
    file,
    "--strict",
    "--no-total",
    "--flat",
    "--empty",
    "--output-format",
    "csv",
  ],
  "bean-check": (file) => [file],
};

/** `env`: where the program is looked for, and what it runs with. */
export function secondEngine(
  env: Readonly<Record<string, string | undefined>>,
  limitMs = TIME_LIMIT_MS,
): SecondEngine {
  return {
    async run(engine, journal) {
      const folder = await onDisk(tmpdir(), async () => temporaryFolder());
      const drop = untilExit(folder);
      try {
        const file = join(folder, engine === "hledger" ? "balis.journal" : "balis.beancount");
        await onDisk(folder, () => writeFile(file, journal, { mode: 0o600 }));
        return await answerOf({ engine, args: ARGUMENTS[engine](file), env, limitMs });
      } finally {
        drop();
      }
    },
  };
}

function answerOf(asked: {
  engine: EngineName;
  args: string[];
  env: Readonly<Record<string, string | undefined>>;
  limitMs: number;
}): Promise<EngineAnswer> {
  const { engine, args, env, limitMs } = asked;
  const how = {
    // hledger reads a file by the locale.
    env: { ...env, LC_ALL: "C.UTF-8" },
    timeout: limitMs,
    killSignal: "SIGKILL" as const,
    maxBuffer: MAX_ANSWER_BYTES,
  };
  return new Promise((resolve) => {
    execFile(engine, args, how, (error, stdout, stderr) => {
      if (error?.killed) return resolve({ kind: "no-answer", seconds: limitMs / 1000 });
      if (error && typeof error.code !== "number") return resolve({ kind: "missing" });
      resolve({ kind: "ended", status: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
    });
  });
}
