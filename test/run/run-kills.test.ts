/** An unattended run that is killed (SIGKILL) or stopped (SIGINT) at any moment, and then run again, ends like one that nobody disturbed. `BALIS_KILLS=50` for more. */
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { hashText } from "../../src/core/io/hash.ts";
import { randomOf } from "../../src/demo/alliance/random.ts";
import { writtenIn } from "../bundle/bundles.ts";
import { runBalis, STANDARD_BOOKS, words } from "../cases/run-case.ts";
import { putFiles } from "../people/month-files.ts";
import { contentsOf } from "../support/contents.ts";

const BALIS = resolve(import.meta.dirname, "../../bin/balis.js");
const ARGV = ["run", "2019-05", "--archive", "laid", "--operator", "li"];
const KILLS = Number(process.env.BALIS_KILLS ?? 4);
const random = randomOf(Number(process.env.BALIS_SEED ?? 20190531));
const root = mkdtempSync(join(tmpdir(), "balis-run-kills-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** To its end, or till it is sent the signal after so many milliseconds. */
function started(
  cwd: string,
  killedAfterMs: number | null = null,
  signal: NodeJS.Signals = "SIGKILL",
): Promise<void> {
  return new Promise((ended) => {
    const child = spawn(process.execPath, [BALIS, ...ARGV], { cwd, stdio: "ignore" });
    const timer = killedAfterMs === null ? undefined : setTimeout(() => child.kill(signal), killedAfterMs);
    child.on("exit", () => {
      clearTimeout(timer);
      ended();
    });
  });
}

/** Books, the cells of workbooks, files and folders as they are; what the clock says is left out, the report of the run too. */
async function left(cwd: string): Promise<string[]> {
  const written = Object.entries(await writtenIn(cwd)).filter(
    ([name]) => !/\/run-[^/]*$/.test(name.split(" ")[0] ?? ""),
  );
  const cells = written.map(([name, text]) => `${name}: ${hashText(text)}`);
  const names = readdirSync(cwd, { recursive: true, encoding: "utf8" }).map((name) => name.normalize());
  return [contentsOf(cwd), ...cells, ...names.filter((name) => !/\.db-(wal|shm|run)$/.test(name)).sort()];
}

/** What was in the making, by either thread. */
const draftsIn = (cwd: string): string[] =>
  readdirSync(cwd, { recursive: true, encoding: "utf8" }).filter((name) => basename(name).startsWith("."));

test("in two threads it ends like in one", async () => {
  const [two, one] = ["two", "one"].map((name) => {
    mkdirSync(join(root, name, "inbox/2019-05"), { recursive: true });
    putFiles(join(root, name, "inbox/2019-05"), "05");
    return join(root, name);
  }) as [string, string];
  for (const cwd of [two, one])
    for (const line of STANDARD_BOOKS) await runBalis(words(line), { cwd, lang: "en", operator: "li" });
  await started(two);
  const now = new Date().toISOString();
  await runBalis(ARGV, { cwd: one, lang: "zh-CN", operator: "li", now });
  expect(await left(two)).toEqual(await left(one));
}, 60_000);

test(
  `killed ${KILLS} times, and run again`,
  async () => {
    const begun = join(root, "begun");
    mkdirSync(join(begun, "inbox/2019-05"), { recursive: true });
    for (const line of STANDARD_BOOKS)
      await runBalis(words(line), { cwd: begun, lang: "en", operator: "li" });
    putFiles(join(begun, "inbox/2019-05"), "05");
    const anew = (name: string): string => {
      cpSync(begun, join(root, name), { recursive: true });
      return join(root, name);
    };
    const undisturbed = anew("undisturbed");
    const from = performance.now();
    await started(undisturbed);
    const ms = performance.now() - from;
    const whole = await left(undisturbed);
    expect(whole).toEqual(expect.arrayContaining([expect.stringContaining("finance-2019-05.xlsx")]));
    for (let i = 0; i < KILLS; i += 1) {
      const cwd = anew(`${i}`);
      const after = random.below(Math.ceil(ms));
      const signal = i % 2 === 0 ? "SIGKILL" : "SIGINT";
      await started(cwd, after, signal);
      if (signal === "SIGINT") expect([after, ...draftsIn(cwd)]).toEqual([after]);
      await started(cwd);
      expect([after, ...(await left(cwd))]).toEqual([after, ...whole]);
      rmSync(cwd, { recursive: true });
    }
  },
  Math.max(120_000, KILLS * 20_000),
);
