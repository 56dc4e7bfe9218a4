/** One profile's YAML text as a checked document, with the line and column of whatever is wrong in it. */
import { type Document, isNode, isPair, LineCounter, parseDocument, visit } from "yaml";
import { refuse } from "../../../core/refusal.ts";
import { plainYaml } from "../../../rules/io/read-yaml.ts";
import type { ProfileProblem } from "../words/import-profile-messages.ts";
import { builtDocument } from "./built-profiles.ts";
import { firstIssue, nearestWord } from "./profile-issue.ts";
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
  /** Refuses the profile, naming the line of this path and, of the words known there, the nearest. */
  refuse(path: readonly string[], problem: ProfileProblem, detail: string, known?: readonly string[]): never;
}

const MAX_TEXT = 256 * 1024;
const MAX_NODES = 20_000;

export function readDocument(source: ProfileText): ReadDocument {
  const said = builtDocument(source.text);
  if (said === undefined) return parsedDocument(source);
  return { ...source, said, refuse: (...args) => parsedDocument(source).refuse(...args) };
}

function parsedDocument(source: ProfileText): ReadDocument {
  const { origin, text } = source;
  const lines = new LineCounter();
  const refuseAt = (
    offset: number,
    problem: ProfileProblem,
    detail: string,
    more: { name?: string; known?: readonly string[] } = {},
  ): never => {
    const { line, col } = lines.linePos(offset);
    const { name = origin, known = [] } = more;
    const near = nearestWord(detail, known);
    return refuse("profile-must-be-valid", {
      name,
      place: `${origin}:${line}:${col}`,
      problem,
      detail,
      near,
    });
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
    const { path, problem, detail, known } = firstIssue(checked.error);
    return refuseAt(at(path), problem, detail, { known });
  }
  const said = checked.data;
  return {
    origin,
    text,
    said,
    refuse: (path, problem, detail, known = []) =>
      refuseAt(at(path), problem, detail, { name: said.profile, known }),
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
