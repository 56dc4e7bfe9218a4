import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { makeFolder } from "../../src/terminal/make-folder.ts";
import { needing } from "../support/other-programs.ts";

const root = mkdtempSync(join(tmpdir(), "balis-folder-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test("makes every level that is missing, and leaves one that is there", () => {
  const path = join(root, "a", "b", "c");
  makeFolder(path);
  makeFolder(path);
  expect(existsSync(path)).toBe(true);
});

test("a file in the way is refused", () => {
  writeFileSync(join(root, "file"), "");
  expect(() => makeFolder(join(root, "file", "x"))).toThrow("output-must-be-writable");
});

test.skipIf(!existsSync("/proc/self"))(
  needing(
    "/proc",
    existsSync("/proc/self"),
    "a file system that takes no folders is refused, and not tried for ever",
  ),
  () => {
    expect(() => makeFolder("/proc/balis/x")).toThrow("output-must-be-writable");
  },
);
