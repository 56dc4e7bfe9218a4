/** A terminal made by `script`: what is said while something long runs, and Ctrl-C meanwhile, and where questions go. A pipe or a file has none of it. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { needing } from "../support/other-programs.ts";
import { BALIS, balis, csv, cwd, giveBooks } from "./real-program.ts";

giveBooks();

const isHere = spawnSync("script", ["-qec", "true", "/dev/null"], { stdio: "ignore" }).status === 0;

/** Milliseconds between what is seen and the key: the terminal is set up by then. */
const THINKING = 700;

/** Types the keys, each when its moment has come, and says what was seen. */
async function atTerminal(
  line: string,
  keys: readonly { readonly when: RegExp; readonly type: string }[] = [],
  size = "cols 80 rows 24",
): Promise<{ exit: number | null; seen: string }> {
  const command = `stty ${size}; '${process.execPath}' '${BALIS}' ${line}`;
  // Where CI is set the package that draws says that there is no terminal.
  const { CI: _ci, ...env } = process.env;
  const child = spawn("script", ["-qec", command, "/dev/null"], {
    cwd,
    env: { ...env, BALIS_LANG: "en", BALIS_OPERATOR: "test", TERM: "xterm" },
    stdio: ["pipe", "pipe", "ignore"],
  });
  let seen = "";
  const left = [...keys];
  let from = 0;
  child.stdout.on("data", (piece) => {
    seen += String(piece);
    for (let next = left[0]; next?.when.test(seen.slice(from)); next = left[0]) {
      from = seen.length;
      const { type } = next;
      setTimeout(() => child.stdin.write(type), THINKING);
      left.shift();
    }
  });
  const exit = await new Promise<number | null>((done) => child.on("exit", (code) => done(code)));
  child.stdin.destroy();
  return { exit, seen };
}

test.skipIf(!isHere)(
  needing(
    "script",
    isHere,
    "an import of several files says at a terminal which one it reads, in a pipe it does not",
  ),
  async () => {
    const files = [csv("10002-2019-05.csv", 3), csv("10003-2019-05.csv", 3, "13")];
    const { exit, seen } = await atTerminal(`import ${files.join(" ")}`);
    expect(exit).toBe(0);
    expect(seen).toContain("Reading 1/2 10002-2019-05.csv");
    expect(seen).toContain("Reading 2/2 10003-2019-05.csv");
    const piped = balis("import", ...files);
    expect(`${piped.stdout}${piped.stderr}`).not.toContain("Reading");
  },
  60_000,
);

test.skipIf(!isHere)(
  needing(
    "script",
    isHere,
    "a terminal that says nothing of its width is shown no line, and nothing waits for ever",
  ),
  async () => {
    const { exit, seen } = await atTerminal(`import ${csv("10002-2019-05.csv", 3)}`, [], "cols 0 rows 0");
    expect([exit, seen.includes("Reading")]).toEqual([0, false]);
  },
  60_000,
);

test.skipIf(!isHere)(
  needing("script", isHere, "Ctrl-C is heard while the line moves"),
  async () => {
    expect(balis("import", csv("10002-2019-05.csv", 200_000)).exit).toBe(0);
    const { exit, seen } = await atTerminal("verify", [{ when: /Checking/, type: "\x03" }]);
    expect(exit).toBe(130);
    expect(seen).toContain("Interrupted; the unfinished step has changed nothing");
  },
  120_000,
);

test.skipIf(!isHere)(
  needing("script", isHere, "questions are no part of the answer: what goes to a file has the answer alone"),
  async () => {
    expect(balis("import", csv("10002-2019-05.csv", 1)).exit).toBe(0);
    expect(balis("reconcile", "2019-05").exit).toBe(1);
    const { seen } = await atTerminal("discrepancy resolve --period 2019-05 > answer.txt", [
      { when: /Decision/, type: "n\r" },
    ]);
    expect(seen).toMatch(/── 1 of 1 · 1 open, \d+\.\d\d yuan in question ──/);
    expect(existsSync(join(cwd, "answer.txt"))).toBe(true);
    expect(readFileSync(join(cwd, "answer.txt"), "utf8")).toBe(
      "0 decided, 1 still open\nContinue with: balis discrepancy resolve --period 2019-05\n",
    );
  },
  60_000,
);
