/**
 * Killed at a random moment (SIGKILL: nothing can be caught), a command has done all of its step or nothing; run again, the books are
 * those of an undisturbed run. `BALIS_KILLS=300` for a longer run; `BALIS_SEED` repeats one.
 */
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { randomOf } from "../../src/demo/alliance/random.ts";
import { runBalis, STANDARD_BOOKS, words } from "../cases/run-case.ts";
import { putFiles } from "../people/month-files.ts";
import { putBack } from "../support/at-once.ts";
import { contentsOf } from "../support/contents.ts";

const BALIS = resolve(import.meta.dirname, "../../bin/balis.js");
const KILLS = Number(process.env.BALIS_KILLS ?? 9);
const random = randomOf(Number(process.env.BALIS_SEED ?? 20190531));
const cwd = mkdtempSync(join(tmpdir(), "balis-kills-"));
const MONTH = "2019-05";

interface Step {
  readonly line: string;
  /** What the books say before it and after it, and the name they are kept under. */
  readonly kept: string;
  readonly before: string;
  readonly after: string;
  /** How long it takes undisturbed. */
  readonly ms: number;
}

const steps: Step[] = [];

/** To its end, or till it is killed after so many milliseconds. */
function started(line: string, killedAfterMs: number | null = null): Promise<void> {
  return new Promise((ended) => {
    const argv = [BALIS, ...words(line), "--operator", "li"];
    const child = spawn(process.execPath, argv, { cwd, stdio: "ignore" });
    const timer = killedAfterMs === null ? undefined : setTimeout(() => child.kill("SIGKILL"), killedAfterMs);
    child.on("exit", () => {
      clearTimeout(timer);
      ended();
    });
  });
}

/** What a command leaves for others, so that the next one of its kind begins anew. */
function withoutOutputs(): void {
  for (const name of readdirSync(cwd))
    if (/^(copy\.db|finance\.xlsx|close-receipt)/.test(name)) rmSync(join(cwd, name));
}

beforeAll(async () => {
  for (const line of STANDARD_BOOKS) await runBalis(words(line), { cwd, lang: "en", operator: "li" });
  const lines = [
    ...putFiles(cwd, "05").map((file) => `import ${file}`),
    `reconcile ${MONTH}`,
    `discrepancy resolve --period ${MONTH} --as requester-right --reason 核实`,
    `settle ${MONTH}`,
    "backup copy.db",
    `report finance ${MONTH} -o finance.xlsx`,
    `close ${MONTH} --confirm ${MONTH} --despite 核实`,
  ];
  for (const [i, line] of lines.entries()) {
    const [kept, before, begun] = [`before-${i}`, contentsOf(cwd), performance.now()];
    cpSync(join(cwd, "balis.db"), join(cwd, kept));
    await started(line);
    steps.push({ line, kept, before, after: contentsOf(cwd), ms: performance.now() - begun });
  }
  // The close is the last step; where it was refused, nothing of this would be tried.
  expect(steps.at(-1)?.after).not.toBe(steps.at(-1)?.before);
}, 120_000);
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

async function killed(step: Step): Promise<"done" | "undone"> {
  withoutOutputs();
  putBack(cwd, step.kept);
  await started(step.line, random.below(Math.ceil(step.ms)));
  const found = contentsOf(cwd);
  expect([step.before, step.after].includes(found), `${step.line}: half of it is in the books`).toBe(true);
  const isDone = found === step.after && step.before !== step.after;
  // A backup that is there is whole, and is never written over.
  if (!isDone && !existsSync(join(cwd, "copy.db"))) await started(step.line);
  expect(contentsOf(cwd) === step.after, `${step.line}: made good by running it again`).toBe(true);
  const verified = await runBalis(words("verify"), { cwd, lang: "en", operator: "li" });
  expect([step.line, verified.exit, verified.stderr]).toEqual([step.line, 0, ""]);
  const left = readdirSync(cwd).filter((name) => name.startsWith("."));
  expect([step.line, left]).toEqual([step.line, []]);
  return isDone ? "done" : "undone";
}

test(
  `killed ${KILLS} times, each step was done or was not, and running it again makes it good`,
  async () => {
    const ends = { done: 0, undone: 0 };
    for (let i = 0; i < KILLS; i += 1) {
      const step = steps[i % steps.length];
      if (step) ends[await killed(step)] += 1;
    }
    expect(ends.done + ends.undone).toBe(KILLS);
    if (KILLS > steps.length) process.stderr.write(`${JSON.stringify(ends)}\n`);
  },
  Math.max(300_000, KILLS * 20_000),
);
