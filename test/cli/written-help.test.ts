/** Pages of help are written down by the build: every command has one, no wider than a terminal, and printing it loads no package. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { type CommandSpec, nameOf } from "../../src/terminal/command.ts";
import { runBalis } from "../cases/run-case.ts";
import { commands } from "../support/every-command.ts";

const DIST = resolve(import.meta.dirname, "../../dist");
const LANGUAGES = ["zh-CN", "en"] as const;
const written = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(`${DIST}/help-${language}.json`, "utf8"));
const names = (specs: readonly CommandSpec[], before = ""): string[] =>
  specs.flatMap((spec) => {
    const name = `${before}${nameOf(spec)}`;
    return [name, ...names(spec.subcommands ?? [], `${name} `)];
  });

/** Runs the built program, and says which packages it loaded. */
function packagesOf(...argv: string[]): { out: string; packages: number } {
  const script = `const { createRequire } = await import("node:module");
    const { run } = await import(${JSON.stringify(`file://${DIST}/main.js`)});
    await run(${JSON.stringify(argv)});
    const loaded = Object.keys(createRequire("/").cache).filter((path) => path.includes("node_modules"));
    process.stderr.write(String(loaded.length));`;
  const done = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  return { out: done.stdout, packages: Number(done.stderr.split("\n").at(-1)) };
}

describe.each(LANGUAGES)("%s", (language) => {
  test("every command has its page, and the program has one", () => {
    expect(Object.keys(written(language)).sort()).toEqual(["", ...names(commands)].sort());
  });

  test("no page is wider than a terminal, but for examples, which are copied whole", () => {
    for (const page of Object.values(written(language)))
      for (const line of page.split("\n"))
        if (!line.startsWith("  balis ")) expect(stringWidth(line), line).toBeLessThanOrEqual(80);
  });

  test.each([
    "settle",
    "discrepancy resolve",
    "report",
  ])("%s --help: what the commands themselves say", async (name) => {
    const said = await runBalis([...name.split(" "), "--help"], { cwd: DIST, lang: language });
    expect(written(language)[name]).toBe(said.stdout);
  });
});

test.each([
  [["--help"]],
  [["courier", "audit", "--help"]],
  [["help", "courier", "audit"]],
  [["help", "cron", "--lang", "en"]],
])("%s loads no package", (argv) => {
  const { out, packages } = packagesOf(...argv);
  expect(out.split("\n").length).toBeGreaterThan(5);
  expect(packages).toBe(0);
});

test("what has no page is looked for among the commands, with their package", () => {
  expect(packagesOf("help", "nosuch").packages).toBeGreaterThan(0);
});

/** A built file and all that it imports before it begins. */
function readAtOnce(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, next = ""] of readFileSync(`${DIST}/${file}`, "utf8").matchAll(
    /^(?:import|\} from) "\.\/([^"]+)";$/gm,
  ))
    readAtOnce(next, found);
  return found;
}

test("the beginning of the program is one file: reading many small ones was the longest part of a small command", () => {
  expect(readAtOnce("main.js").size).toBeLessThanOrEqual(2);
});

test("the sentences of findings are not loaded before there is one to tell", () => {
  const status = readdirSync(DIST).filter((name) => /^(status|open-context|commands)-/.test(name));
  const text = status
    .flatMap((name) => [...readAtOnce(name)])
    .map((n) => readFileSync(`${DIST}/${n}`, "utf8"));
  expect(status.length).toBeGreaterThan(2);
  expect(text.join("").includes("cli/words/sentences.ts\nvar")).toBe(false);
});
