/** Which files hold rules, and which tests speak of them directly. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

function filesUnder(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .map((name) => join(path, name))
    .filter((name) => name.endsWith(".ts"))
    .sort();
}

/** Rules and steps; sentences, commands, machine code and the shape of ports are others' business. */
export function rulesUnder(path: string): string[] {
  return filesUnder(path).filter((file) => !/\/(words|commands|io)\/|\/(words|port)\.ts$/.test(file));
}

/** What a file loads, types aside. */
function importsOf(file: string): string[] {
  const found = readFileSync(file, "utf8").matchAll(
    /^(?:import|export)\s(?!type\s)[^;"']*?from\s+"(\.[^"]+)"/gm,
  );
  return [...found].map(([, path = ""]) => join(dirname(file), path)).filter((path) => path.endsWith(".ts"));
}

/** Tests of the whole program take too long to be run for each change, and notice it only by luck. */
const WHOLE = /^test\/(cases|tidy|demo)\/|^test\/[^/]*$|^src\/(cli\/[^/]*|demo\/.*)$/;

function reachedFrom(test: string, follows: (helper: string) => boolean): Set<string> {
  const reached = new Set([test]);
  for (const file of reached)
    if (file === test || follows(file)) for (const next of importsOf(file)) reached.add(next);
  return reached;
}

/**
 * The tests that load one of the rules themselves, or by way of a helper: of test/support, or beside the tests of these rules.
 * What another room's helper loads is what its tests stand on, and not what they speak of. Tests that stand elsewhere are taken
 * only for rules that none beside them speaks of: a day or an amount is loaded by half of all tests.
 */
export function testsOf(rules: readonly string[], path: string): string[] {
  const mirrored = path.replace(/^src\//, "test/").replace(/\/[^/]*\.ts$/, "");
  const tests = filesUnder("test").filter((file) => file.endsWith(".test.ts"));
  const speaking = tests.flatMap((test) => {
    const all = reachedFrom(test, (file) => /^(test|fixtures)\//.test(file));
    if ([...all].some((file) => WHOLE.test(file))) return [];
    const near = reachedFrom(test, (file) => file.startsWith("test/support/") || file.startsWith(mirrored));
    const of = rules.filter((file) => near.has(file));
    return of.length === 0 ? [] : [{ test, of, isBeside: test.startsWith(mirrored) }];
  });
  const spoken = new Set(speaking.filter((s) => s.isBeside).flatMap((s) => s.of));
  return speaking.filter((s) => s.isBeside || s.of.some((rule) => !spoken.has(rule))).map((s) => s.test);
}
