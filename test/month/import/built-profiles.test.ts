/** The build reads the shipped profiles once, so that no import has to: it must say what their texts say. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { profileTexts } from "../../../src/month/import/io/profile-shelf.ts";
import { readDocument } from "../../../src/month/import/io/read-document.ts";

const BALIS = resolve(import.meta.dirname, "../../../bin/balis.js");
const DIST = resolve(import.meta.dirname, "../../../dist");

describe("profiles as the build read them", () => {
  test("each shipped one stands under its whole text and says what the text says", () => {
    const built = JSON.parse(readFileSync(`${DIST}/profiles.json`, "utf8"));
    // Run from its sources, the program has nothing that was built, and reads.
    const read = profileTexts("templates/profiles", []).map((p) => [p.text, readDocument(p).said]);
    expect(built).toEqual(Object.fromEntries(read));
    expect(read.length).toBeGreaterThan(30);
  });

  test("a mistake that shows in one of them is told at its line, as in any other", () => {
    const folder = mkdtempSync(join(tmpdir(), "balis-built-"));
    try {
      const circular = join(folder, "circular.yaml");
      writeFileSync(circular, "profile: dd-common\nextends: dd-supplier\nabstract: true\n");
      const balis = (...args: string[]) =>
        spawnSync("node", [BALIS, ...args, "--lang", "en"], { cwd: folder, encoding: "utf8" });
      balis("init", "balis.db");
      const { stderr } = balis("profile", "save", circular, "--books", "balis.db");
      const lines = readFileSync("templates/profiles/dd-supplier.yaml", "utf8").split("\n");
      expect(stderr).toContain(`dd-supplier.yaml:${lines.indexOf("extends: dd-common") + 1}:1`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
