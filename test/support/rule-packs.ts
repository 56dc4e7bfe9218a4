/** The shipped rule packs, and what becomes of them when a line is changed. */
import { readFileSync } from "node:fs";
import { hashText } from "../../src/core/io/hash.ts";
import { readRulePack } from "../../src/rules/io/read-rule-pack.ts";
import type { RuleVersion } from "../../src/rules/rules.ts";

export function pack(name: string, change: (text: string) => string = (text) => text): RuleVersion[] {
  const text = change(readFileSync(`templates/rules/${name}.yaml`, "utf8"));
  return readRulePack({ file: `${name}.yaml`, text, hash: hashText });
}
