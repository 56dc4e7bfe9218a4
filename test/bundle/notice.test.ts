/** Whoever hands balis on hands on the packages it uses: the NOTICE names each, with the licence that it has. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const read = (name: string): string => readFileSync(join(ROOT, name), "utf8");

/** Each package of the table, with the licence before it. */
function noticed(): Map<string, string> {
  const all = new Map<string, string>();
  let licence = "";
  for (const [, head = "", rest = ""] of read("NOTICE").matchAll(/^ {2}(\S*) +(.*)$/gm)) {
    if (head !== "") licence = head;
    for (const [name] of rest.replace(/:.*/, "").matchAll(/[@a-z0-9/-]+(?=[,:\s(]|$)/g))
      all.set(name, licence);
  }
  return all;
}

test("the NOTICE has every package that is needed at run time, under the licence of its own package.json", () => {
  const { dependencies } = JSON.parse(read("package.json"));
  const known = noticed();
  for (const name of Object.keys(dependencies)) {
    const { license } = JSON.parse(read(`node_modules/${name}/package.json`));
    expect(`${name} ${known.get(name)}`).toBe(`${name} ${license.replace(/^\((.*?) OR .*/, "$1")}`);
  }
});

test("packages that are no longer used are not named", () => {
  const { dependencies } = JSON.parse(read("package.json"));
  const packages = [...noticed().keys()].filter((name) =>
    read("package-lock.json").includes(`"node_modules/${name}"`),
  );
  expect(packages.filter((name) => !(name in dependencies))).toEqual([]);
});
