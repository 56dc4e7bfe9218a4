/** YAML whose aliases name nothing, themselves, or too much is refused by whatever reads it: it is no fault of the program. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Refusal } from "../../src/core/refusal.ts";
import { readCellMap } from "../../src/papers/forms/io/fill/read-cell-map.ts";
import { readLayout } from "../../src/papers/forms/io/read-layout.ts";
import { runBalis } from "../cases/run-case.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-yaml-"));
const BOMB = Array.from("abcdefghi", (key, i) => {
  const inner = i === 0 ? '"lol"' : `*${"abcdefghi"[i - 1]}`;
  return `${key}: &${key} [${Array(9).fill(inner).join(",")}]`;
}).join("\n");
const TEXTS = { "bomb.yaml": BOMB, "itself.yaml": "a: &a [*a]", "nothing.yaml": "a: *b" };

beforeAll(async () => {
  for (const [name, text] of Object.entries(TEXTS)) writeFileSync(join(cwd, name), text);
  expect((await runBalis(["init"], { cwd, lang: "en" })).exit).toBe(0);
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

describe.each(Object.entries(TEXTS))("%s", (file, text) => {
  test.each([
    ["rule enact", "rule-pack-must-be-valid"],
    ["rule lint", "rule-pack-must-be-valid"],
    ["profile save", "profile-must-be-valid"],
    ["indicator target import", "target-file-must-be-valid"],
  ])("is refused by balis %s", async (command, code) => {
    const done = await runBalis([...command.split(" "), file], { cwd, lang: "en" });
    expect([done.exit, done.stdout]).toEqual([3, ""]);
    expect(done.stderr).toContain(`[${code}]`);
  });

  test("is no layout and no map of cells", () => {
    expect(() => readLayout({ file, text }, [])).toThrow(Refusal);
    expect(() => readCellMap({ file, text })).toThrow(Refusal);
  });
});
