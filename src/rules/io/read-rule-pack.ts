/**
 * A rule pack's YAML text → the rule versions it enacts; refused with file, line and column when it is not one. A file may hold
 * several versions, parted by "---".
 */
import { type Document, LineCounter, parseAllDocuments } from "yaml";
import { type Canonical, canonicalJson } from "../../core/canonical-json.ts";
import type { Hash } from "../../core/machine-port.ts";
import { refuse } from "../../core/refusal.ts";
import type { PackProblem } from "../pack-problem.ts";
import type { RulePart, RuleVersion } from "../rules.ts";
import { problemOfYaml } from "./problem-of-issue.ts";
import { checkedBy, offsetOf, plainYaml } from "./read-yaml.ts";
import { type RulePackFile, rulePackSchema } from "./rule-pack-schema.ts";
import { problemOfDates } from "./version-dates.ts";

interface Source {
  readonly file: string;
  readonly text: string;
  readonly hash: Hash;
}

export function readRulePack(source: Source): RuleVersion[] {
  const lines = new LineCounter();
  const options = { lineCounter: lines, schema: "core", uniqueKeys: true } as const;
  const parsed = parseAllDocuments(source.text, options);
  const documents = Array.isArray(parsed) && parsed.length > 0 ? parsed : parseNothing();
  const at = { file: source.file, lines };
  for (const { errors } of documents) {
    const [broken] = errors;
    if (broken) refused(at, { offset: broken.pos[0], path: "", problem: problemOfYaml(broken, source.text) });
  }
  const read = documents.map((document) => packOf(document, at));
  const dates = problemOfDates(read.map((r) => r.pack));
  const wrong = dates && documents[dates.index];
  if (wrong) refused(at, { offset: offsetOf(wrong, ["from"]), path: "from", problem: dates.problem });
  return read.flatMap(({ pack, raw }) => versionsOf(pack, raw, source.hash));
}

/** An empty file is one empty document. */
function parseNothing(): Document[] {
  return parseAllDocuments("{}");
}

function packOf(
  document: Document,
  at: { file: string; lines: LineCounter },
): { pack: RulePackFile; raw: unknown } {
  const plain = plainYaml(document);
  if ("why" in plain) {
    const problem: PackProblem = { code: "yaml-must-be-sound", params: { text: plain.why } };
    return refused(at, { offset: 0, path: "", problem });
  }
  const { raw } = plain;
  const checked = checkedBy(rulePackSchema, document, raw);
  return "data" in checked ? { pack: checked.data, raw } : refused(at, checked);
}

function refused(
  at: { file: string; lines: LineCounter },
  said: { offset: number; path: string; problem: PackProblem },
): never {
  const { line, col: column } = at.lines.linePos(said.offset);
  const { path, problem } = said;
  return refuse("rule-pack-must-be-valid", { file: at.file, line: Math.max(line, 1), column, path, problem });
}

/** The hash covers the part's own text and everything that says when and why it holds. */
function versionsOf(pack: RulePackFile, raw: unknown, hash: Hash): RuleVersion[] {
  const { parts, ...head } = pack;
  const texts = rawParts(raw);
  const bodies = Object.entries(parts) as [RulePart, RuleVersion["body"]][];
  return bodies.map(([part, body]) => {
    const text = canonicalJson({ ...head, part, body: asSealed(texts[part] ?? null) });
    return { ...head, part, body, hash: hash(text) };
  });
}

/** A cap of the fee is hashed under the name that packs first had for it: a version that books have activated stays the same. */
function asSealed(body: Canonical): Canonical {
  if (typeof body !== "object" || body === null || !("capFeePerRequest" in body)) return body;
  const { capFeePerRequest, ...other } = body;
  return { ...other, capPerRequest: capFeePerRequest };
}

function rawParts(raw: unknown): Readonly<Record<string, Canonical>> {
  const parts = typeof raw === "object" && raw !== null && "parts" in raw ? raw.parts : {};
  const text: Record<string, Canonical> = JSON.parse(JSON.stringify(parts));
  return text;
}
