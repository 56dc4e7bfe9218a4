/** What the READMEs tell people to type exists, and so do the examples of the help pages. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parseCommandLine } from "../src/cli/program.ts";
import { type CommandSpec, examplesIn, nameOf } from "../src/terminal/command.ts";
import { commandGroups, commands } from "./support/every-command.ts";

const ROOT = resolve(import.meta.dirname, "..");

function find(specs: readonly CommandSpec[], words: readonly string[]): CommandSpec | undefined {
  const [first, ...rest] = words;
  const spec = specs.find((s) => nameOf(s) === first);
  // A command may have work of its own beside its subcommands.
  return (spec?.subcommands && find(spec.subcommands, rest)) ?? (spec?.run ? spec : undefined);
}

const GLOBAL = new Set(["--json", "--lang", "--books", "--help", "--quiet"]);

function typed(file: string): string[] {
  const text = readFileSync(join(ROOT, file), "utf8");
  return [...text.matchAll(/`balis ([^`]+)`/g)]
    .map((m) => m[1] ?? "")
    .filter((line) => !line.startsWith("-"));
}

describe.each(["README.md", "README.en.md"])("%s", (file) => {
  test.each([...new Set(typed(file))])("balis %s is a command with these flags", (line) => {
    const words = line.split(/\s+/);
    const spec = find(commands, words);
    expect(spec?.run, line).toBeDefined();
    const known = (spec?.options ?? []).flatMap((o) =>
      o.flags.split(/[ ,]+/).filter((f) => f.startsWith("-")),
    );
    const flags = words.filter((w) => /^--?[a-z]/.test(w) && !GLOBAL.has(w));
    expect(known).toEqual(expect.arrayContaining(flags));
  });
});

test("every command has its summary in both languages", () => {
  const all = (specs: readonly CommandSpec[]): CommandSpec[] =>
    specs.flatMap((s) => [s, ...all(s.subcommands ?? [])]);
  for (const spec of all(commands)) {
    expect(spec.summary["zh-CN"], spec.usage).toMatch(/\p{Script=Han}/u);
    expect(spec.summary.en, spec.usage).not.toMatch(/\p{Script=Han}/u);
    for (const option of spec.options ?? []) expect(option.summary["zh-CN"], option.flags).not.toBe("");
  }
});

describe("examples", () => {
  const all = (specs: readonly CommandSpec[], before = ""): { name: string; spec: CommandSpec }[] =>
    specs.flatMap((spec) => {
      const name = `${before}${nameOf(spec)}`;
      return [...(spec.run ? [{ name, spec }] : []), ...all(spec.subcommands ?? [], `${name} `)];
    });

  test.each(all(commands))("$name has one, and each is a line of that command", ({ name, spec }) => {
    expect(spec.examples).toBeDefined();
    for (const line of [...examplesIn("zh-CN", spec), ...examplesIn("en", spec)]) {
      const argv = [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map((m) => m[1] ?? m[2] ?? m[3] ?? "");
      const chosen = parseCommandLine({
        ...{ argv, language: "en", groups: commandGroups, today: "2019-06-03" },
        out: () => {},
      });
      expect(chosen?.name).toBe(name);
    }
  });
});
