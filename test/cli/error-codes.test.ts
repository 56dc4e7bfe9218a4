/** The help of errors: every code, in both languages; and mistakes on the command line as JSON. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import stringWidth from "string-width";
import { afterAll, describe, expect, test } from "vitest";
import { codesText } from "../../fixtures/schemas/codes.ts";
import { messages } from "../../src/cli/words/sentences.ts";
import { typedIn } from "./typed-line.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const cwd = mkdtempSync(join(tmpdir(), "balis-codes-"));
afterAll(() => rmSync(cwd, { recursive: true }));

const typed = typedIn(cwd);

const CODES = Object.keys(messages);

describe.each(["zh-CN", "en"])("balis help errors, %s", (lang) => {
  test("has every code with its sentence and exit code, within 80 columns", async () => {
    const { exit, out } = await typed(["help", "errors", "--lang", lang]);
    expect(exit).toBe(0);
    for (const code of CODES) expect(out).toMatch(new RegExp(`^${code} \\((\\d+)(, \\d+)?\\)$`, "m"));
    for (const line of out.split("\n")) expect(stringWidth(line), line).toBeLessThanOrEqual(80);
  });

  test("every sentence and remedy is whole", async () => {
    const { out } = await typed(["help", "errors", "--json", "--lang", lang]);
    const { codes } = JSON.parse(out);
    expect(codes.map((c: { code: string }) => c.code)).toEqual([...CODES].sort());
    for (const { code, what, next, exits } of codes) {
      for (const text of [what, next]) {
        expect(text.length, code).toBeGreaterThan(4);
        expect(text, "SHOWN in error-codes.ts lacks a word of it").not.toBe(code);
        expect(text, code).not.toMatch(/undefined|NaN|\[object|=>|function/);
        if (lang === "zh-CN") expect(what + next, code).toMatch(/\p{Script=Han}/u);
      }
      expect(exits.length, code).toBeGreaterThan(0);
    }
  });
});

test("one code: its sentence, what to do, how a command ends with it; under errors or by itself", async () => {
  const { exit, out } = await typed(["help", "errors", "period-must-be-open"]);
  expect(exit).toBe(0);
  expect(out).toMatch(/^period-must-be-open\n/);
  for (const part of ["    → ", "退出码 3："]) expect(out).toContain(part);
  expect((await typed(["help", "period-must-be-open"])).out).toBe(out);
  expect((await typed(["help", "books-must-be-free"])).out).toContain("75");
  expect((await typed(["help", "value-must-be-valid"])).out).toContain("退出码 2：");
});

test("a part of a code lists those that have it; a mistyped one names the nearest", async () => {
  const { out } = await typed(["help", "errors", "courier"]);
  expect(out).toContain("courier-bills-must-be-answered");
  expect(out).not.toContain("period-must-be-open");
  for (const argv of [
    ["help", "period-must-be-opn"],
    ["help", "errors", "period-must-be-opn"],
  ]) {
    const { exit, err } = await typed(argv);
    expect([exit, err]).toEqual([2, expect.stringContaining("period-must-be-open")]);
  }
  expect((await typed(["help", "recncile"])).err).toContain("reconcile");
});

test("which codes refuse and which are found is as the sources use them (npm run schemas)", () => {
  expect(readFileSync(join(ROOT, "templates/codes.json"), "utf8")).toBe(codesText(ROOT));
});

/** Every kind of mistake on a command line, and the code of it. */
const MISTAKES: readonly (readonly [string, string])[] = [
  ["recncile", "commander.unknownCommand"],
  ["settle 2019-05 --dryrun", "commander.unknownOption"],
  ["settle", "commander.missingArgument"],
  ["settle 2019-05 2019-06", "commander.excessArguments"],
  ["discrepancy lst", "commander.unknownCommand"],
  ["library add 1 --name-zh", "commander.optionMissingArgument"],
  ["discrepancy", "commander.help"],
  ["settle 19-05", "period-must-be-valid"],
  ["library list --format pdf", "value-must-be-valid"],
  ["log --last x", "value-must-be-valid"],
  ["status --wait x", "value-must-be-valid"],
  ["status --lang fr", "value-must-be-valid"],
  ["payment record courier:sf", "flag-must-be-given"],
  ["help nothing", "help-must-be-of-something"],
];

test.each(MISTAKES)("balis %s as JSON: %s", async (line, code) => {
  await typed(["init"]);
  for (const json of [["--json"], ["--format", "json"], ["--format=json"]]) {
    if (json[0] !== "--json" && line.includes("--format")) continue;
    const { exit, out, err } = await typed([...line.split(" "), ...json]);
    const { schema, error } = JSON.parse(err);
    if (json[0] === "--json") expect([exit, out, schema, error.code]).toEqual([2, "", "balis/error/1", code]);
    expect(error.message.length).toBeGreaterThan(3);
    expect(error.next.length).toBeGreaterThan(3);
  }
});

test("a line that only begins with the word json is answered in words", async () => {
  const { exit, err } = await typed(["json"]);
  expect([exit, err.startsWith("{")]).toEqual([2, false]);
});
