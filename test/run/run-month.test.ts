/** 无人值守 / an unattended month: what it does, what it leaves, and what it never does by itself. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { runAlone } from "../../src/books/sqlite/run-alone.ts";
import { openPackage } from "../../src/tables/io/xlsx/package-parts.ts";
import { type Outcome, runBalis, STANDARD_BOOKS, words } from "../cases/run-case.ts";
import { putFiles } from "../people/month-files.ts";

const root = mkdtempSync(join(tmpdir(), "balis-run-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let cwd = root;
let counter = 0;

const balis = (line: string): Promise<Outcome> =>
  runBalis(words(line), { cwd, lang: "zh-CN", operator: "li" });
const inbox = (): string[] => readdirSync(join(cwd, "inbox/2019-05")).sort();

/** What the finance workbook shows: all but the minute it was written in. */
async function sheetsOf(): Promise<string> {
  const parts = await openPackage(join(cwd, "out/2019-05/finance-2019-05.xlsx"));
  try {
    const names = ["xl/sharedStrings.xml", ...[1, 2, 3, 4, 5, 6].map((n) => `xl/worksheets/sheet${n}.xml`)];
    return (await Promise.all(names.map((name) => parts.text(name)))).join();
  } finally {
    parts.close();
  }
}

interface Step {
  readonly step: string;
  readonly outcome: string;
  readonly why: string | null;
  readonly said: readonly { what: string }[];
}

async function run(
  line: string,
): Promise<Outcome & { of: (step: string) => string; json: Record<string, never> }> {
  const done = await balis(`run 2019-05 ${line} --json`);
  const json = done.stdout === "" ? {} : JSON.parse(done.stdout);
  const of = (name: string): string => {
    const step = (json.steps as Step[]).find((s) => s.step === name);
    return step === undefined ? "" : (step.why ?? step.outcome);
  };
  return { ...done, json, of };
}

beforeEach(async () => {
  counter += 1;
  cwd = join(root, `${counter}`);
  mkdirSync(join(cwd, "inbox/2019-05"), { recursive: true });
  for (const line of STANDARD_BOOKS) await balis(line);
  putFiles(join(cwd, "inbox/2019-05"), "05");
});

test("goes up to the settlement, says what holds the close, and closes nothing", async () => {
  const done = await run("");
  expect(done.exit).toBe(1);
  expect(["import", "reconcile", "courier", "settle"].map(done.of)).toEqual([
    "done",
    "person",
    "person",
    "person",
  ]);
  expect(done.of("gates")).toBe("person");
  expect(done.of("close")).toBe("");
  expect(["finance", "statements", "return"].map(done.of)).toEqual(["done", "done", "person"]);
  const written = readdirSync(join(cwd, "out/2019-05"));
  expect(written).toEqual(
    expect.arrayContaining(["finance-2019-05.xlsx", "statements-2019-05", "run-2019-05.txt"]),
  );
  const page = readFileSync(join(cwd, "out/2019-05/run-2019-05.txt"), "utf8");
  expect(page).toContain("新收 3 个（其中更正 0 个），账册已有 0 个，未导入 0 个");
  expect((await balis("status")).stdout).not.toContain("已关账 1 期");
});

test("again does nothing once more, and every cell that it wrote is the same", async () => {
  await run("");
  const finance = await sheetsOf();
  const [before] = [(await balis("log --last 1 --json")).stdout];
  const again = await run("");
  expect(again.json).toMatchObject({ stock: { new: [], known: { length: 3 } } });
  expect(await sheetsOf()).toBe(finance);
  expect((await balis("log --last 1 --json")).stdout).toBe(before);
});

test("what is not understood stays in the inbox, is named, and keeps the month open; what the books have is laid by under its hash", async () => {
  writeFileSync(join(cwd, "inbox/2019-05/说明.csv"), "甲,乙\n1,2\n");
  const done = await run("--archive 已收 --until close --fail-on refusal");
  expect(done.exit).toBe(4);
  expect(done.json).toMatchObject({ stock: { refused: ["说明.csv"] } });
  expect(inbox()).toEqual(["说明.csv"]);
  const laid = readdirSync(join(cwd, "已收")).sort();
  expect(laid).toHaveLength(3);
  for (const name of laid) expect(name).toMatch(/^[0-9a-f]{16}-.*2019-05\.csv$/);
  expect(done.of("close")).toBe("files-unread");
  // The next run finds only what it could not read, and loses nothing of what is laid by.
  const again = await run("--archive 已收");
  expect([again.exit, inbox(), readdirSync(join(cwd, "已收")).sort()]).toEqual([4, ["说明.csv"], laid]);
});

test("a file that changes after it was imported is not laid by as what was imported", async () => {
  const { archived } = await import("../../src/run/io/archive.ts");
  const [name = ""] = inbox();
  const file = join(cwd, "inbox/2019-05", name);
  await expect(archived(file, cwd, "0".repeat(64))).rejects.toMatchObject({
    code: "archive-must-hold-what-was-imported",
  });
  expect(existsSync(file)).toBe(true);
});

test("a look ahead writes nothing at all", async () => {
  const done = await balis("run 2019-05 --dry-run");
  expect(done.stdout).toContain("预演");
  expect(existsSync(join(cwd, "out"))).toBe(false);
  expect((await balis("file list 2019-05 --json")).stdout).not.toContain("10002");
});

test("an inbox that is not there is told, never taken for an empty one", async () => {
  const [gone, empty] = [await run("--inbox inbx"), await run(`--inbox ${counter}-empty`)];
  expect([gone.exit, empty.exit]).toEqual([1, 1]);
  mkdirSync(join(cwd, "nothing"));
  const none = await run("--inbox nothing");
  expect([none.exit, none.of("import"), none.of("settle")]).toEqual([0, "nothing-came", "nothing-came"]);
});

test.each([
  "--out inbox/2019-05",
  "--archive inbox/2019-05",
])("%s: the next run would import it, so it is refused", async (flags) => {
  const { exit, stderr } = await balis(`run 2019-05 ${flags}`);
  expect([exit, stderr]).toEqual([3, expect.stringContaining("run-folders-must-differ")]);
  expect(inbox()).toHaveLength(3);
});

test("told to close, it closes once nothing holds the month, and prints a closed month again", async () => {
  const policies = "discrepancy resolve --period 2019-05 --as requester-right --reason 核实";
  await run("");
  await balis(policies);
  const bill = await balis("courier answer 2019-05 W05 --as reject --reason 无合同依据");
  const closing = await run("--until close");
  const said = JSON.stringify(closing.json);
  expect([closing.of("close"), bill.exit, said]).toEqual(["done", 0, said]);
  const after = await run("--until close");
  expect([after.of("close"), after.of("finance"), after.of("return")]).toEqual(["", "done", "was-closed"]);
});

test("two at once: the second says so, with the code that means try again", async () => {
  const release = await runAlone(join(cwd, "balis.db"), 0);
  const second = await balis("run 2019-05");
  expect([second.exit, second.stderr]).toEqual([75, expect.stringContaining("run-must-be-alone")]);
  release?.();
  expect((await run("--until import")).of("import")).toBe("done");
});

test("settings: a flag before the environment before the file, and balis config says which", async () => {
  writeFileSync(join(cwd, "balis.yaml"), "inbox: 来件/{period}\nuntil: import\n");
  const config = await balis("config");
  expect(config.stdout).toMatch(/inbox +来件\/\{period\} +balis\.yaml/);
  expect(config.stdout).toMatch(/out +out\/\{period\} +默认/);
  mkdirSync(join(cwd, "来件/2019-05"), { recursive: true });
  putFiles(join(cwd, "来件/2019-05"), "05");
  expect((await run("")).of("reconcile")).toBe("not-asked");
  expect((await run("--until reconcile")).of("settle")).toBe("not-asked");
  writeFileSync(join(cwd, "balis.yaml"), "inbox: 来件\nuntill: import\n");
  const wrong = await balis("run 2019-05");
  expect([wrong.exit, wrong.stderr]).toEqual([3, expect.stringContaining("2:9 untill")]);
});

// Books, a folder that is not there, and a file of somebody else: asked before anything is imported.
test.each([
  ["balis.db", "output-must-not-replace-books"],
  ["nowhere/log.jsonl", "output-must-be-writable"],
  ["notes.txt", "log-must-be-of-runs"],
])("--log %s is refused (%s), and nothing is touched", async (log, code) => {
  writeFileSync(join(cwd, "notes.txt"), "my notes");
  const { exit, stderr } = await balis(`run 2019-05 --log ${log}`);
  expect([exit, stderr]).toEqual([3, expect.stringContaining(code)]);
  expect(readFileSync(join(cwd, "notes.txt"), "utf8")).toBe("my notes");
  expect((await balis("file list 2019-05 --json")).stdout).not.toContain("10002");
  expect((await balis("verify")).exit).toBe(0);
});

test("--log appends a line of JSON for each step", async () => {
  await run("--until import --log 日志.jsonl");
  await run("--until import --log 日志.jsonl");
  const lines = readFileSync(join(cwd, "日志.jsonl"), "utf8").trimEnd().split("\n");
  const steps = lines.map((line) => JSON.parse(line) as { step: string; period: string });
  expect(steps.filter((s) => s.step === "import" && s.period === "2019-05")).toHaveLength(2);
});
