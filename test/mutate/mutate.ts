/**
 * npm run mutate -- PATH [--sample N] [--seed S]: do the tests notice when a rule is wrong? Conditions, comparisons and
 * arithmetic under PATH are changed one at a time; a change that no test notices is printed. Nothing is asserted.
 */
import { readFileSync, rmSync } from "node:fs";
import { relative } from "node:path";
import { parseArgs } from "node:util";
import type { Mutant, MutantResult } from "@stryker-mutator/api/core";
import { Stryker } from "@stryker-mutator/core";
import { Instrumenter } from "@stryker-mutator/instrumenter";
import { pick } from "./sample.ts";
import { rulesUnder, testsOf } from "./tests-of.ts";

/** Changes that say nothing about a rule: texts, empty lists and objects, patterns, whole blocks. */
const NOISE = [
  ...["StringLiteral", "ArrayDeclaration", "ObjectLiteral", "Regex", "BlockStatement", "ArrowFunction"],
  "OptionalChaining",
];

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: "string" }, seed: { type: "string", default: "1" } },
});
const [path] = positionals;
if (path === undefined) {
  console.error("npm run mutate -- PATH [--sample N] [--seed S]");
  process.exit(2);
}

const rules = rulesUnder(path);
const tests = testsOf(rules, path);
console.log(`${rules.length} files of rules and steps, ${tests.length} test files`);

/** The copy of the project that is changed; also where a run is broken off, nothing is left of it. */
const COPY = `.stryker-tmp/work-${process.pid}`;
process.on("exit", () => rmSync(COPY, { recursive: true, force: true }));

const lines = new Map(rules.map((file) => [file, readFileSync(file, "utf8").split("\n")]));

interface Place {
  readonly file: string;
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** The text at a place; lines and columns count from 0. */
function textAt({ file, start, end }: Place): string {
  const cut = (lines.get(file) ?? []).slice(start.line, end.line + 1);
  cut.push((cut.pop() ?? "").slice(0, end.column));
  return [(cut[0] ?? "").slice(start.column), ...cut.slice(1)].join("\n");
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ");

/** Of the changed calls, those that choose or compare: filter, some and every, min and max. */
function isOfRules(mutant: Mutant): boolean {
  if (mutant.status !== undefined) return false; // noise
  if (mutant.mutatorName !== "MethodExpression") return true;
  const file = relative(process.cwd(), mutant.fileName);
  const original = textAt({ file, ...mutant.location }).replace(/\s/g, "");
  const replaced = mutant.replacement.replace(/\s/g, "");
  if (original.startsWith(replaced)) return /^\??\.filter\(/.test(original.slice(replaced.length));
  return /\.(some|every|min|max)\(/.test(replaced);
}

/** The sample is drawn where the changes are made: a range of lines would bring every change inside it along. */
function sampleChanges(size: number, seed: number): void {
  const instrument = Instrumenter.prototype.instrument;
  Instrumenter.prototype.instrument = async function (files, options) {
    const result = await instrument.call(this, files, options);
    const chosen = new Set(pick(result.mutants.filter(isOfRules), { size, seed }));
    console.log(`${chosen.size} changes of ${result.mutants.filter(isOfRules).length}`);
    const mutants = result.mutants.map((mutant) =>
      chosen.has(mutant) ? mutant : { ...mutant, status: "Ignored" as const, statusReason: "not drawn" },
    );
    return { ...result, mutants };
  };
}

async function mutate(): Promise<MutantResult[]> {
  const size = values.sample === undefined ? Number.POSITIVE_INFINITY : Number(values.sample);
  sampleChanges(size, Number(values.seed));
  const run = `${path}-${values.sample ?? "all"}-${values.seed}`.replaceAll("/", "_");
  return await new Stryker({
    mutate: rules,
    testFiles: tests,
    mutator: { excludedMutations: NOISE },
    testRunner: "vitest",
    vitest: { related: true },
    // Test files share what they load (vitest.config.ts), so a constant that is changed would not be read again.
    ignoreStatic: true,
    plugins: ["@stryker-mutator/vitest-runner"],
    concurrency: 2,
    timeoutMS: 20_000,
    incremental: true,
    incrementalFile: `.stryker-tmp/incremental/${run}.json`,
    tempDirName: COPY,
    ignorePatterns: [".stryker-tmp", "demo", "coverage", "*.tmp", "biome.json"],
    cleanTempDir: "always",
    reporters: process.stdout.isTTY ? ["progress"] : ["progress-append-only"],
    allowConsoleColors: false,
  }).runMutationTest();
}

const FOUND: readonly string[] = ["Killed", "Timeout"];
const MISSED: readonly string[] = ["Survived", "NoCoverage"];

function score(results: readonly MutantResult[]): string {
  const found = results.filter((r) => FOUND.includes(r.status)).length;
  const missed = results.filter((r) => MISSED.includes(r.status)).length;
  const percent = found + missed === 0 ? "–" : `${((100 * found) / (found + missed)).toFixed(1)} %`;
  return `${percent.padStart(8)}  ${found} of ${found + missed}`;
}

const results = await mutate();
for (const file of rules) {
  const ofFile = results.filter((r) => relative(process.cwd(), r.fileName) === file);
  if (ofFile.some((r) => r.status !== "Ignored")) console.log(`${score(ofFile)}  ${file}`);
}
const isStep = ({ fileName }: MutantResult): boolean => fileName.includes("/steps/");
console.log(`${score(results.filter((r) => !isStep(r)))}  rules of ${path}`);
console.log(`${score(results.filter(isStep))}  steps of ${path}: those of whole stories are not tried`);
for (const { fileName, location, replacement, status } of results) {
  if (!MISSED.includes(status)) continue;
  const file = relative(process.cwd(), fileName);
  const { start, end } = location;
  const from = { line: start.line - 1, column: start.column - 1 };
  const to = { line: end.line - 1, column: end.column - 1 };
  const original = oneLine(textAt({ file, start: from, end: to }));
  const unseen = status === "NoCoverage" ? "no test comes here: " : "";
  console.log(`${file}:${start.line}:${start.column}  ${unseen}${original} → ${oneLine(replacement ?? "")}`);
}
