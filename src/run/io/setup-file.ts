/** A file of choices for `balis setup`, so that books of another year or desk are made the same way. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import * as z from "zod";
import { refuse } from "../../core/refusal.ts";
import { readYaml } from "../../rules/io/read-yaml.ts";
import { BUILTIN, type SetupChoices } from "../setup-plan.ts";

const MAX_RULES = 100;
const text = z.string().min(1).max(1000);
const schema = z.strictObject({
  libraries: text.optional(),
  agreements: text.optional(),
  rules: z.array(text).max(MAX_RULES).optional(),
});

/** `libraries: builtin`, `agreements: 协议.csv`, `rules: [balis-dd-2017, 规则包.yaml]`; files are looked for beside the file itself. */
export function readSetup(path: string, builtinRules: readonly string[]): SetupChoices {
  if (!existsSync(path)) refuse("file-must-exist", { path });
  const read = readYaml(readFileSync(path, "utf8"), schema);
  if (!("data" in read)) return refuse("setup-must-be-understood", { path, place: read.place });
  const beside = (named: string): string =>
    named === BUILTIN || builtinRules.includes(named) ? named : resolve(dirname(path), named);
  const { libraries, agreements, rules } = read.data;
  return {
    libraries: libraries === undefined ? null : beside(libraries),
    agreements: agreements === undefined ? null : beside(agreements),
    rules: (rules ?? []).map(beside),
  };
}
