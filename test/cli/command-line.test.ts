/** The command line as people type it: periods in their own words, slips of the keyboard, help, and nothing at all. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { topics } from "../../src/cli/help.ts";
import { run } from "../../src/cli/main.ts";
import type { Io } from "../../src/terminal/context.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-line-"));
afterAll(() => rmSync(cwd, { recursive: true }));

/** Typed on 2019-06-03 at one o'clock in Beijing, when it is still the second in Greenwich. */
async function typed(...argv: string[]): Promise<{ exit: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const io: Io = {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    ...{ env: {}, cwd, user: "test", isTerminal: false, hasColour: false },
    now: () => new Date("2019-05-31T17:00:00Z"),
  };
  return { exit: await run(argv, io), out: out.join(""), err: err.join("") };
}

describe("without books", () => {
  test("balis alone says what it is and how to begin", async () => {
    const zh = await typed();
    expect([zh.exit, zh.err]).toEqual([0, ""]);
    expect(zh.out).toMatch(/balis init .*账册/);
    expect((await typed("--lang", "en")).out).toMatch(/balis init .*books/);
  });

  test.each([
    [["recncile"], "没有“recncile”这个命令。是不是想写 reconcile？"],
    [["discrepancy", "lst"], "是不是想写 list？"],
    // The beginning of a name is no slip: recon is as near to report as to reconcile.
    [["recon", "2019-05"], "是不是想写 reconcile？\n"],
    [["stat"], "是不是想写 status、statistics？\n"],
    [["discrepancy", "res"], "是不是想写 resolve？\n"],
    [["completion"], "缺少参数 shell（bash、zsh、fish 或 powershell）。"],
    [["settle", "2019-05", "--dryrun"], "没有“--dryrun”这个选项。是不是想写 --dry-run？"],
    [["settle"], "缺少参数账期（如 2019-05）。"],
    [["qqqqqq"], "没有“qqqqqq”这个命令。\n"],
  ])("%s: %s", async (argv, sentence) => {
    const { exit, err } = await typed(...argv);
    expect(exit).toBe(2);
    expect(err).toContain(sentence);
    const json = JSON.parse((await typed(...argv, "--json")).err);
    expect(json.error.message).toContain(sentence.trim());
  });
});

describe("help", () => {
  test("of all: every command stands in one group", async () => {
    const { exit, out } = await typed("help");
    expect(exit).toBe(0);
    expect(out).toBe((await typed("--help")).out);
    expect(out.match(/^ {2}settle /gm)).toHaveLength(1);
  });

  test("of a command, also of one below another, is its --help, and ends with examples", async () => {
    const { exit, out } = await typed("help", "discrepancy", "resolve");
    expect([exit, out]).toEqual([0, (await typed("discrepancy", "resolve", "--help")).out]);
    expect(out).toMatch(/例：\n {2}balis discrepancy resolve /);
  });

  test("no line is wider than 80 columns, and no Chinese line begins with a stop", async () => {
    const { out } = await typed("help");
    for (const line of out.split("\n")) expect(line.trimStart()).not.toMatch(/^[，。；：、）”]/);
  });

  test("every topic is there in both languages", async () => {
    for (const topic of topics()) {
      expect((await typed("help", topic)).out).toMatch(/\p{Script=Han}/u);
      expect((await typed("help", topic, "--lang", "en")).exit).toBe(0);
    }
  });

  test("of what is not there names the topics", async () => {
    const { exit, err } = await typed("help", "imprt");
    expect([exit, err]).toEqual([2, expect.stringContaining(topics().join(", "))]);
  });
});

describe("a period as it is typed", () => {
  beforeAll(async () => {
    expect((await typed("init")).exit).toBe(0);
  });

  test.each([
    ["2019年5月", "2019-05"],
    ["201905", "2019-05"],
    ["上月", "2019-05"],
    ["本月", "2019-06"],
  ])("%s is %s", async (text, id) => {
    expect((await typed("doctor", text)).out).toBe((await typed("doctor", id)).out);
    expect((await typed("doctor", text)).out).toContain(id);
  });

  test("what can be read in two ways is refused", async () => {
    const { exit, err } = await typed("doctor", "19-05");
    expect([exit, err]).toEqual([2, expect.stringContaining("period-must-be-valid")]);
  });

  test("with books, balis alone is the status", async () => {
    expect((await typed()).out).toBe((await typed("status")).out);
  });
});

test("no package finds the browser's storage that newer Nodes have: looking for it would print a warning", async () => {
  const storage = { get: () => expect.unreachable("somebody looks"), configurable: true };
  Object.defineProperty(globalThis, "localStorage", storage);
  await typed("help");
  expect("localStorage" in globalThis).toBe(false);
});
