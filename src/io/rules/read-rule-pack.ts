/** A rule pack's YAML text → the rule versions it enacts; refused with file, line and column when it is not one. */
import { type Document, LineCounter, parseDocument } from "yaml";
import { type Canonical, canonicalJson } from "../../domain/canonical-json.ts";
import { refuse } from "../../domain/refusal.ts";
import type { RuleVersion } from "../../domain/rules.ts";
import type { Hash } from "../../ports/hash.ts";
import { bodiesOf } from "./rule-bodies.ts";
import { type RulePackFile, rulePackSchema } from "./rule-pack-schema.ts";

export function readRulePack(source: { file: string; text: string; hash: Hash }): RuleVersion[] {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines, schema: "core", uniqueKeys: true });
  const [broken] = document.errors;
  if (broken) {
    const at = broken.linePos?.[0];
    const place = at ? `${at.line}:${at.col}` : "1:1";
    refuse("rule-pack-must-be-valid", { file: source.file, place, why: broken.message.split("\n")[0] ?? "" });
  }
  const raw: unknown = document.toJS({ maxAliasCount: 50 });
  const checked = rulePackSchema.safeParse(raw);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    const path = (issue?.path ?? []).map(keyOf);
    // An unknown key is told at the key itself, not at what it stands in.
    if (issue?.code === "unrecognized_keys") path.push(...issue.keys.slice(0, 1));
    const place = `${positionOf(document, path, lines)} ${path.join(".")}`.trim();
    refuse("rule-pack-must-be-valid", { file: source.file, place, why: issue?.message ?? "" });
  }
  return versionsOf(checked.data, raw, source.hash);
}

function keyOf(key: PropertyKey): string | number {
  return typeof key === "number" ? key : String(key);
}

/** Of the innermost of the path that is there: a missing key is told where it is missing. */
function positionOf(document: Document, path: readonly (string | number)[], lines: LineCounter): string {
  for (let depth = path.length; depth >= 0; depth--) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (typeof node !== "object" || node === null || !("range" in node) || !Array.isArray(node.range))
      continue;
    const { line, col } = lines.linePos(Number(node.range[0]));
    return `${line}:${col}`;
  }
  return "1:1";
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
