/** Real processes that are started at the same moment. */
import { spawn } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

const BALIS = resolve(import.meta.dirname, "../../bin/balis.js");

/** How often each race is run: one that is lost once in eight times needs a few. */
export const ROUNDS = Number(process.env.BALIS_RACES ?? 20);

/** For as many rounds, on a machine that does other work as well. */
export const ROUNDS_MS = Math.max(600_000, ROUNDS * 30_000);

interface Ended {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command lines on the books of `cwd`, all at once; each waits for the others. */
export function atOnce(cwd: string, lines: readonly (readonly string[])[]): Promise<Ended[]> {
  return Promise.all(lines.map((line) => started(cwd, line)));
}

function started(cwd: string, line: readonly string[]): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [BALIS, ...line, "--json", "--wait", "60", "--operator", "li"], {
      cwd,
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (text) => {
      stdout += text;
    });
    child.stderr.on("data", (text) => {
      stderr += text;
    });
    child.on("close", (exit) => done({ exit, stdout, stderr }));
  });
}

/** The books of `cwd` as they were kept under another name. */
export function putBack(cwd: string, kept: string): void {
  for (const suffix of ["-wal", "-shm"]) rmSync(join(cwd, `balis.db${suffix}`), { force: true });
  cpSync(join(cwd, kept), join(cwd, "balis.db"));
}
