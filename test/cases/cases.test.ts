import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { expectedOf, LANGUAGES, runCase, writeExpected } from "./run-case.ts";

const CASES = resolve(import.meta.dirname, "../../fixtures/cases");
const update = process.env.BALIS_UPDATE_CASES === "1";

const folders = (at: string): string[] =>
  readdirSync(at)
    .filter((name) => statSync(join(at, name)).isDirectory())
    .sort();

for (const command of folders(CASES)) {
  describe(command, () => {
    for (const story of folders(join(CASES, command))) {
      for (const lang of LANGUAGES) {
        test(`${story} [${lang}] ends as its folder says`, async () => {
          const folder = join(CASES, command, story);
          const outcome = await runCase(folder, lang);
          if (update) writeExpected(folder, lang, outcome);
          expect(outcome).toEqual(expectedOf(folder, lang));
        });
      }
    }
  });
}
