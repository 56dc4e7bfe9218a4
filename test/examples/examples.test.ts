/** The examples of every help page, run as they stand there, on books that have what they name. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../src/cli/commands.ts";
import { type CommandSpec, nameOf } from "../../src/terminal/command.ts";
import { SmallBooks } from "./small-books.ts";

const books = new SmallBooks();
beforeAll(() => books.make(), 180_000);
afterAll(() => books.remove());

/** Run in test/demo: a whole year. */
const ELSEWHERE = ["demo"];

/** Examples that cannot end well in a test, and how they end: both ask at a terminal only. */
const OTHERWISE: Readonly<Record<string, number>> = {
  "discrepancy resolve --period 2019-05": 2,
  "profile edit pku-dd": 3,
};

const all = (specs: readonly CommandSpec[], before = ""): { name: string; line: string }[] =>
  specs.flatMap((spec) => {
    const name = `${before}${nameOf(spec)}`;
    const own = (spec.examples ?? []).map((line) => ({ name, line }));
    return [...own, ...all(spec.subcommands ?? [], `${name} `)];
  });

describe("an example", () => {
  const here = all(commands).filter(({ line }) => !ELSEWHERE.includes(line));
  test.each(here)("balis $line", async ({ name, line }) => {
    const { exit, text } = await books.run(line, { name });
    if (line in OTHERWISE) expect(exit, text).toBe(OTHERWISE[line]);
    else expect(exit, text).toBeLessThan(2);
  });

  test("that is listed here is one", () => {
    const lines = all(commands).map(({ line }) => line);
    expect(lines).toEqual(expect.arrayContaining([...Object.keys(OTHERWISE), ...ELSEWHERE]));
  });
});
