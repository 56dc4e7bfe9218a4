/** One profile's YAML text as a checked document, with the line and column of whatever is wrong in it. */
import { type Document, isNode, isPair, LineCounter, parseDocument, visit } from "yaml";
import type { z } from "zod";
import { by } from "../../../core/list.ts";
import { refuse } from "../../../core/refusal.ts";
import { plainYaml } from "../../../rules/io/read-yaml.ts";
import type { ProfileProblem } from "../words/import-profile-messages.ts";
import { type ProfileDocument, profileSchema } from "./profile-schema.ts";

export interface ProfileText {
  /** The file's name, or "saved" for one that is kept in the books. */
  readonly origin: string;
  readonly text: string;
}

export interface ReadDocument {
  readonly origin: string;
  readonly text: string;
  readonly said: ProfileDocument;
  /** Refuses the profile, naming the line of this path. */
  refuse(path: readonly string[], problem: ProfileProblem, detail: string): never;
}

const MAX_TEXT = 256 * 1024;
const MAX_NODES = 20_000;

export function readDocument(source: ProfileText): ReadDocument {
  const { origin, text } = source;
  const lines = new LineCounter();
  const refuseAt = (offset: number, problem: ProfileProblem, detail: string, name = origin): never => {
    const { line, col } = lines.linePos(offset);
    return refuse("profile-must-be-valid", { name, place: `${origin}:${line}:${col}`, problem, detail });
  };
  if (text.length > MAX_TEXT) refuseAt(0, "too-large", `${text.length} > ${MAX_TEXT}`);
  const doc = parseDocument(text, { lineCounter: lines, schema: "failsafe", prettyErrors: false });
  const [error] = doc.errors;
  if (error) refuseAt(error.pos[0], "syntax", error.code);
  if (isTooLarge(doc)) refuseAt(0, "too-large", `> ${MAX_NODES}`);
  const plain = plainYaml(doc);
  if ("why" in plain) return refuseAt(0, "syntax", plain.why);
  const { raw } = plain;
  const checked = profileSchema.safeParse(raw);
  const at = (path: readonly string[]): number => offsetOf(doc, path);
  if (!checked.success) {
    const { path, problem, detail } = firstIssue(checked.error);
    return refuseAt(at(path), problem, detail);
  }
  const said = checked.data;
  return {
    origin,
    text,
    said,
    refuse: (path, problem, detail) => refuseAt(at(path), problem, detail, said.profile),
  };
}

function isTooLarge(doc: Document): boolean {
  let nodes = 0;
  visit(doc, () => {
    nodes += 1;
    return nodes > MAX_NODES ? visit.BREAK : undefined;
  });
  return nodes > MAX_NODES;
}

function firstIssue(error: z.ZodError): { path: string[]; problem: ProfileProblem; detail: string } {
  const issue = deepest(error.issues[0]);
  const path = (issue?.path ?? []).map(String);
  if (issue?.code === "unrecognized_keys") {
    const [key = ""] = issue.keys;
    return { path: [...path, key], problem: "unknown-key", detail: key };
  }
  const isMissing = issue?.code === "invalid_type" && issue.input === undefined;
  if (isMissing) return { path: path.slice(0, -1), problem: "missing-key", detail: path.join(".") };
  return { path, problem: "wrong-value", detail: path.join(".") };
}

type Issue = z.ZodError["issues"][number];

/** Of a union's issues, the one that got furthest. */
function deepest(issue: Issue | undefined): Issue | undefined {
  if (issue?.code !== "invalid_union") return issue;
  const inner = issue.errors.map(([first]) => first).filter((i) => i !== undefined);
  const best = inner.sort(by((a) => [-a.path.length, -weight(a)]))[0];
  if (!best) return issue;
  const found = deepest(best);
  return found ? { ...found, path: [...issue.path, ...found.path] } : issue;
}

function weight(issue: Issue): number {
  return issue.code === "unrecognized_keys" ? 1 : 0;
}

/** Where the key of this path stands; the nearest one above it that is there. */
function offsetOf(doc: Document, path: readonly string[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const key = path[depth - 1];
    const parent = depth === 1 ? doc.contents : doc.getIn(path.slice(0, depth - 1).map(index), true);
    const items = parent && typeof parent === "object" && "items" in parent ? parent.items : undefined;
    if (!Array.isArray(items)) continue;
    for (const [position, item] of items.entries()) {
      if (isPair(item) && isNode(item.key) && String(item.key) === key) return item.key.range?.[0] ?? 0;
      if (!isPair(item) && isNode(item) && String(position) === key) return item.range?.[0] ?? 0;
    }
  }
  return 0;
}

function index(part: string): string | number {
  return /^\d+$/.test(part) ? +part : part;
}
