/** The manual's pages: the same in both languages, fit for a terminal, and true: commands exist, and print what a page shows. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import stringWidth from "string-width";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { topics } from "../../src/cli/help.ts";
import { parseCommandLine } from "../../src/cli/program.ts";
import { type CommandSpec, nameOf } from "../../src/terminal/command.ts";
import { commandGroups, commands } from "../support/every-command.ts";
import { expectPrinted } from "./printed.ts";
import { SmallBooks, shellWords } from "./small-books.ts";

const MANUAL = resolve(import.meta.dirname, "../../templates/manual");
const LANGUAGES = ["zh-CN", "en"] as const;
const page = (lang: string, topic: string): string => readFileSync(join(MANUAL, lang, `${topic}.md`), "utf8");
const pages = LANGUAGES.flatMap((lang) =>
  topics().map((topic) => ({ lang, topic, text: page(lang, topic) })),
);

/** The full names of all commands that run. */
const named = (specs: readonly CommandSpec[], before = ""): string[] =>
  specs.flatMap((spec) => {
    const name = `${before}${nameOf(spec)}`;
    return [...(spec.run ? [name] : []), ...named(spec.subcommands ?? [], `${name} `)];
  });

/** Commands that ask at a terminal, make a whole year, or name what the reader has, a server among it. */
const NOT_HERE =
  /^(setup|discrepancy resolve --period 2019-05|profile edit .*|demo|import (文件夹|FOLDER)|.*postgres:.*|explain .*docx.*)$/;

/** The command of a line, without "…" for what is left to the reader, and without a description behind it. */
function commandIn(line: string): string | undefined {
  return /^ {2}(?:\$ )?balis (.*?)(?: …)?(?: {2,}.*)?$/.exec(line)?.[1];
}

function parsed(line: string): string | undefined {
  const asked = { language: "en", groups: commandGroups, today: "2019-06-03", out: () => {} } as const;
  return parseCommandLine({ argv: shellWords(line).filter((word) => word !== "--json"), ...asked })?.name;
}

test("both languages have the same pages", () => {
  expect(readdirSync(join(MANUAL, "en")).sort()).toEqual(readdirSync(join(MANUAL, "zh-CN")).sort());
});

describe.each(pages)("$lang/$topic", ({ text }) => {
  test("has no line wider than 80 columns, no table and no markup", () => {
    for (const line of text.split("\n")) {
      expect(stringWidth(line), line).toBeLessThanOrEqual(80);
      expect(line).not.toMatch(/^\s*(\||#+ |<\w|\*\*|```)/);
    }
  });

  test("names commands and flags that exist", () => {
    for (const line of text.split("\n")) {
      const command = commandIn(line);
      if (command !== undefined) expect(parsed(command), line).toBeDefined();
    }
    const flat = text.replaceAll(/^ {2}balis$/gm, "").replaceAll(/\s+/g, " ");
    for (const [, first = "", second = ""] of flat.matchAll(
      /(?<![./])\bbalis ([a-z][a-z-]*)(?: ([a-z][a-z-]*))?/g,
    )) {
      const known = named(commands).some(
        (name) => name === first || `${name} `.startsWith(`${first} ${second} `),
      );
      expect(known, `balis ${first} ${second}`).toBe(true);
    }
  });
});

test.each(LANGUAGES)("every command is named in a page (%s)", (lang) => {
  const all = pages.filter((p) => p.lang === lang).map((p) => p.text.replaceAll(/\s+/g, " "));
  const missing = named(commands).filter((name) => !all.some((text) => text.includes(`balis ${name}`)));
  expect(missing).toEqual([]);
});

describe("on books that have what it names", () => {
  const books = new SmallBooks();
  beforeAll(() => books.make(), 180_000);
  afterAll(() => books.remove());

  const shown = pages.flatMap(({ lang, topic, text }) =>
    [...text.matchAll(/^ {2}\$ balis (.*)\n((?: {2}.*\n)*)/gm)].map(([, line = "", output = ""]) => ({
      ...{ lang, topic, line },
      output: output
        .trimEnd()
        .split("\n")
        .map((l) => l.slice(2)),
    })),
  );

  const written = pages.flatMap(({ lang, topic, text }) =>
    text
      .split("\n")
      .filter((line) => !line.startsWith("  $ ") && !/ …( {2}|$)/.test(line))
      .map((line) => ({ lang, topic, command: commandIn(line) ?? "" }))
      .filter(({ command }) => command !== "" && !NOT_HERE.test(command)),
  );

  test.each(shown)("a page shows what the command prints: $lang/$topic, balis $line", async ({
    lang,
    line,
    output,
  }) => {
    const name = parsed(line) ?? "";
    const { text } = await books.run(line, { name, lang });
    expectPrinted(text, output);
  });

  test.each(written)("a page's command does what it says: $lang/$topic, balis $command", async ({
    lang,
    command,
  }) => {
    const { exit, text } = await books.run(command, { name: parsed(command) ?? "", lang });
    expect(exit, text).toBeLessThan(2);
  });
});
