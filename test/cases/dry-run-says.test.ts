/** A look ahead says first that nothing is saved, so that what follows is not read as done; it names no step that rests on it. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LANGUAGES } from "../../src/core/words/language.ts";
import type { CommandSpec } from "../../src/terminal/command.ts";
import { commonWords } from "../../src/terminal/words/common.ts";
import { allExamples } from "../examples/all-examples.ts";
import { SmallBooks } from "../examples/small-books.ts";
import { commands } from "../support/every-command.ts";

const books = new SmallBooks();
beforeAll(() => books.make(), 180_000);
afterAll(() => books.remove());

function specOf(name: string): CommandSpec | undefined {
  let specs: readonly CommandSpec[] = commands;
  let found: CommandSpec | undefined;
  for (const word of name.split(" ")) {
    found = specs.find((s) => s.usage.split(" ")[0] === word);
    specs = found?.subcommands ?? [];
  }
  return found;
}

const takesDryRun = (name: string): boolean =>
  (specOf(name)?.options ?? []).some((o) => o.flags === "--dry-run");

/** The first example of each command that can look ahead. */
const asked = [
  ...new Map(
    allExamples()
      .filter(({ lang, name }) => lang === "zh-CN" && takesDryRun(name))
      .map((e) => [e.name, e.line.replace(" --dry-run", "")]),
  ),
].filter(([name]) => name !== "setup");

describe.each(LANGUAGES)("in %s", (lang) => {
  test.each(asked)("balis %s --dry-run", async (name, line) => {
    const { exit, answer, text } = await books.run(`${line} --dry-run`, { name, lang });
    expect(exit, text).toBeLessThan(2);
    expect(answer.split("\n")[0]).toBe(commonWords[lang].dryRun);
    // What a withdrawal makes necessary is part of what it would do.
    if (name !== "file withdraw") expect(answer).not.toMatch(/^(下一步：|Next: )/m);
  });
});
