/** What an unattended run tells the person who reads it in the morning: why a file was left, what is missing, where it could not go on. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { asksFor, type RunReport } from "../../src/run/run-report.ts";
import { todoIn } from "../../src/run/todo-count.ts";
import { type Outcome, runBalis, STANDARD_BOOKS, words } from "../cases/run-case.ts";
import { putFiles } from "../people/month-files.ts";

const root = mkdtempSync(join(tmpdir(), "balis-run-tells-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let cwd = root;
let counter = 0;
const balis = (line: string, lang: "zh-CN" | "en" = "zh-CN"): Promise<Outcome> =>
  runBalis(words(line), { cwd, lang, operator: "li" });
const page = (period = "2019-05"): string =>
  readFileSync(join(cwd, `out/${period}/run-${period}.txt`), "utf8");
const inbox = (name = ""): string => join(cwd, "inbox/2019-05", name);

beforeEach(async () => {
  counter += 1;
  cwd = join(root, `${counter}`);
  mkdirSync(inbox(), { recursive: true });
  for (const line of STANDARD_BOOKS) await balis(line);
  putFiles(inbox(), "05");
});

test("each file that was left is named with the rule it broke and what to do", async () => {
  writeFileSync(inbox("空.csv"), "");
  writeFileSync(inbox("说明.csv"), "甲,乙\n1,2\n");
  mkdirSync(inbox("10013"));
  const done = await balis("run 2019-05 --until import");
  expect(done.exit).toBe(4);
  expect(page()).toContain("未导入，留在原处：空.csv, 说明.csv");
  expect(page()).toMatch(/导入：空\.csv：.*\n {4}→ /);
  expect(page()).toMatch(/导入：说明\.csv：.*\n {4}→ /);
  expect(page()).toMatch(/不读.*10013/);
});

test("a known file with other rows is not unreadable: the run says that the earlier one stands, and how to replace it", async () => {
  await balis("run 2019-05 --until import");
  const name = "10002-原文传递-2019-05.csv";
  writeFileSync(inbox(name), readFileSync(inbox(name), "utf8").trimEnd().split("\n").slice(0, -1).join("\n"));
  const done = await balis("run 2019-05 --until import", "en");
  expect(done.stdout).toContain("Not imported, left where they are: 10002-原文传递-2019-05.csv");
  expect(done.stdout).toMatch(
    /import: 10002-原文传递-2019-05\.csv: The books already contain.*\n.*--supersede/,
  );
});

test("files that came last month and have not come now are asked for: the run does not end as if all were well", async () => {
  await balis("run 2019-05 --until import");
  mkdirSync(join(cwd, "inbox/2019-06"));
  const done = await balis("run 2019-06");
  expect([done.exit, page("2019-06")]).toEqual([1, expect.stringMatching(/应报未报：10002 .*：原文传递/)]);
  expect((await balis("run 2019-06 --fail-on refusal")).exit).toBe(0);
});

test.each([
  ["an inbox that is a file", "inbox/2019-05/10002-原文传递-2019-05.csv", "file-must-exist"],
  ["a lock that cannot be taken", "inbox/2019-05", "books-must-be-writable"],
])("%s is refused, not taken for a fault of the program", async (_, path, code) => {
  if (code === "books-must-be-writable") mkdirSync(join(cwd, "balis.db-run"));
  const { exit, stderr } = await balis(`run 2019-05 --inbox ${path}`);
  expect([exit, stderr]).toEqual([3, expect.stringContaining(code)]);
  expect(existsSync(join(cwd, "out"))).toBe(false);
});

test("where the report cannot be written, what the run did is said all the same", async () => {
  mkdirSync(join(cwd, "out/2019-05/run-2019-05.txt"), { recursive: true });
  const { exit, stderr } = await balis("run 2019-05 --until import");
  expect(exit).toBe(3);
  expect(stderr).toContain("新收 3 个");
  expect(stderr).toContain("output-must-be-writable");
});

test("what was not asked for is left out for that reason, with all that needs it", async () => {
  const { steps } = JSON.parse((await balis("run 2019-05 --until reconcile --json")).stdout);
  const why = Object.fromEntries(steps.map((s: { step: string; why: string | null }) => [s.step, s.why]));
  expect(why).toMatchObject({
    settle: "not-asked",
    finance: "not-asked",
    statements: "not-asked",
    return: null,
  });
});

test("what a step leaves to a person is counted as its answer counts it", () => {
  const kinds = { differs: { open: 9 }, duplicate: { open: 1 } };
  expect(todoIn("reconcile", { services: [{ count: { kinds } }, { count: { kinds: {} } }] })).toBe(10);
  const totals = [
    { lines: 6, heldFen: 1800 },
    { lines: 421, heldFen: 0 },
  ];
  expect(todoIn("courier", { totals })).toBe(6);
  expect([todoIn("return", { rows: 69 }), todoIn("settle", { rows: 3 })]).toEqual([69, 0]);
});

test("what is missing asks for a person, and is no failure", () => {
  const stock = { missing: ["10002"] } as unknown as RunReport["stock"];
  expect([asksFor({ steps: [], stock }, "person"), asksFor({ steps: [], stock }, "refusal")]).toEqual([
    true,
    false,
  ]);
});
