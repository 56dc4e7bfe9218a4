/** A rule pack's YAML text → the rule versions it enacts; refused with file, line and column when it is not one. */
import { type Canonical, canonicalJson } from "../../domain/canonical-json.ts";
import { refuse } from "../../domain/refusal.ts";
import type { RuleVersion } from "../../domain/rules.ts";
import type { Hash } from "../../ports/hash.ts";
import { readYaml } from "./read-yaml.ts";
import { bodiesOf } from "./rule-bodies.ts";
import { type RulePackFile, rulePackSchema } from "./rule-pack-schema.ts";

export function readRulePack(source: { file: string; text: string; hash: Hash }): RuleVersion[] {
  const read = readYaml(source.text, rulePackSchema);
  if ("why" in read)
    return refuse("rule-pack-must-be-valid", { file: source.file, place: read.place, why: read.why });
  return versionsOf(read.data, read.raw, source.hash);
}

/** The hash covers the part's own text and everything that says when and why it holds. */
function versionsOf(pack: RulePackFile, raw: unknown, hash: Hash): RuleVersion[] {
  const { parts, ...head } = pack;
  const texts = rawParts(raw);
  const made: RuleVersion[] = [];
  for (const version of bodiesOf(parts)) {
    const text = canonicalJson({ ...head, part: version.part, body: texts[version.part] ?? null });
    made.push({ ...head, ...version, hash: hash(text) });
  }
  return made;
}

function rawParts(raw: unknown): Readonly<Record<string, Canonical>> {
  const parts = typeof raw === "object" && raw !== null && "parts" in raw ? raw.parts : {};
  const text: Record<string, Canonical> = JSON.parse(JSON.stringify(parts));
  return text;
}
