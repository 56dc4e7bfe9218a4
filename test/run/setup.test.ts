/** 建账 / books that can settle, made in one command: from the program's own lists, from a file, once more. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { setupLines } from "../../src/run/setup-plan.ts";
import { type Outcome, runBalis, words } from "../cases/run-case.ts";
import { putFiles } from "../people/month-files.ts";

const root = mkdtempSync(join(tmpdir(), "balis-setup-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const RULES = resolve(import.meta.dirname, "../../templates/rules");
let cwd = root;
let counter = 0;
beforeEach(() => {
  counter += 1;
  cwd = join(root, `${counter}`);
  mkdirSync(cwd);
});

const balis = (line: string): Promise<Outcome> =>
  runBalis(words(line), { cwd, lang: "zh-CN", operator: "li" });

test("with the program's own lists a month can be settled, and once more changes nothing", async () => {
  expect((await balis("setup --sample")).exit).toBe(0);
  const log = (await balis("log --last 99 --json")).stdout;
  expect((await balis("setup --sample")).exit).toBe(0);
  expect((await balis("log --last 99 --json")).stdout).toBe(log);
  await balis(`import ${putFiles(cwd, "05").join(" ")}`);
  await balis("reconcile 2019-05");
  expect((await balis("settle 2019-05")).exit).toBeLessThanOrEqual(1);
});

test("a look ahead names the commands and makes nothing", async () => {
  const { exit, stdout } = await balis("setup --sample --dry-run");
  expect([exit, stdout]).toEqual([0, expect.stringContaining("balis rule enact --builtin balis-dd-2017")]);
  expect(existsSync(join(cwd, "balis.db"))).toBe(false);
});

test("a file names lists beside itself; what would be refused is said, and nothing is made before", async () => {
  mkdirSync(join(cwd, "建账"));
  writeFileSync(
    join(cwd, "建账/建账.yaml"),
    "libraries: builtin\nagreements: builtin\nrules: [balis-dd-2017, 本联盟.yaml]\n",
  );
  const first = await balis("setup 建账/建账.yaml");
  expect([first.exit, first.stdout]).toEqual([
    1,
    expect.stringMatching(/^ {2}✗ .*本联盟\.yaml[\s\S]*什么都没有建立/),
  ]);
  expect(existsSync(join(cwd, "balis.db"))).toBe(false);
  writeFileSync(join(cwd, "建账/本联盟.yaml"), readFileSync(join(RULES, "sample-2019.yaml")));
  const second = await balis("setup 建账/建账.yaml");
  expect([second.exit, second.stdout]).toEqual([0, expect.stringMatching(/✓ .*本联盟\.yaml/)]);
  writeFileSync(join(cwd, "建账/建账.yaml"), "library: builtin\n");
  const wrong = await balis("setup 建账/建账.yaml");
  expect([wrong.exit, wrong.stderr]).toEqual([3, expect.stringContaining("setup-must-be-understood")]);
});

test.each([
  "setup",
  "setup --sample --rules a.yaml",
  "setup x.yaml --sample",
  "setup x.yaml --libraries builtin",
])("%s: nothing to go by without a terminal, or two answers to one question", async (line) => {
  expect((await balis(line)).exit).toBe(2);
});

test("books that are there are not made again, and a name that no pack of the program has is a file", () => {
  const choices = { libraries: null, agreements: "a.csv", rules: ["sample-2019", "own.yaml"] };
  expect(setupLines(choices, { hasBooks: true, builtinRules: ["sample-2019"] })).toEqual([
    ["agreement", "import", "a.csv"],
    ["rule", "enact", "--builtin", "sample-2019"],
    ["rule", "enact", "own.yaml"],
  ]);
});

test.each([
  ["--rules nosuch", "nosuch"],
  ["--libraries builtin --rules balis-dd-2017 sample-2091", "sample-2091"],
  ["--libraries nosuch.csv --agreements builtin", "nosuch.csv"],
  ["--agreements builtin --rules sample-2019", "library"],
  ["--libraries bad.csv", "bad.csv"],
])("setup %s: nothing is made, and a look ahead says so, too", async (flags, named) => {
  writeFileSync(join(cwd, "bad.csv"), "代码,名称\n99002,\n");
  for (const dryRun of ["", " --dry-run"]) {
    const { exit, stdout } = await balis(`setup ${flags}${dryRun}`);
    expect([exit, stdout]).toEqual([1, expect.stringContaining("✗ balis")]);
    expect(stdout).toContain(named === "library" ? "agreement import" : named);
    expect(existsSync(join(cwd, "balis.db"))).toBe(false);
  }
});

test("books that are there stay as they were where something would be refused", async () => {
  await balis("setup --sample");
  const before = (await balis("log --last 99 --json")).stdout;
  expect((await balis("setup --rules china-holidays mof-2020 nosuch")).exit).toBe(1);
  expect((await balis("log --last 99 --json")).stdout).toBe(before);
});

test("books are made in one place: a path and --books are two answers", async () => {
  expect((await balis("init a.db --books b.db")).exit).toBe(2);
  expect([existsSync(join(cwd, "a.db")), existsSync(join(cwd, "b.db"))]).toEqual([false, false]);
});
