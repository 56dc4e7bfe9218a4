/** What people tell apart by looking is what it looks like. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runBalis } from "../cases/run-case.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-names-"));
const balis = (...argv: string[]) => runBalis(argv, { cwd, lang: "en" });

beforeAll(async () => {
  expect((await balis("init")).exit).toBe(0);
  expect((await balis("library", "import", "--builtin")).exit).toBe(0);
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

test.each([
  ["an operator", ["operator", "add", "wang\u200b", "--role", "approver"]],
  ["an operator's account", ["operator", "add", "wang", "--role", "approver", "--user", "w\u202eang"]],
  ["an alias", ["alias", "add", "北\u001b[2J大", "--library", "10001"]],
  ["a library", ["library", "add", "EXT-XX", "--name-zh", "一馆\n10009 二馆", "--kind", "external"]],
  ["a library that is renamed", ["library", "set", "10001", "--name-zh", "北大\u2066"]],
  [
    "a sub-project",
    [
      "subproject",
      "add",
      "2019-dd",
      "--name",
      "原文\u0007",
      "--rule",
      "central",
      "--libraries",
      "10002",
    ].concat(["--from", "2019-01-01", "--to", "2019-12-15"]),
  ],
])("the name of %s has no hidden character", async (_, argv) => {
  const done = await balis(...argv);
  expect([done.exit, done.stdout]).toEqual([3, ""]);
  expect(done.stderr).toContain("[name-must-be-visible]");
});
