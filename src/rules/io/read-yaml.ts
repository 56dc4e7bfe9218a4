/** YAML text checked by a schema; what is wrong is told with its line and column. */
import { type Document, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import type { PackProblem } from "../pack-problem.ts";
import { problemOfIssue, problemOfYaml } from "./pack-problem.ts";
import { plainYaml } from "./plain-yaml.ts";

type YamlRead<T> =
  | { readonly data: T; readonly raw: unknown }
  /** "12:5 parts.schemes" and what is wrong there. */
  | { readonly place: string; readonly problem: PackProblem };

export function readYaml<S extends z.ZodType>(text: string, schema: S): YamlRead<z.output<S>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: "core", uniqueKeys: true });
  const [broken] = document.errors;
  if (broken) {
    const at = broken.linePos?.[0];
    return { place: at ? `${at.line}:${at.col}` : "1:1", problem: problemOfYaml(broken, text) };
  }
  const plain = plainYaml(document);
  if ("why" in plain)
    return { place: "1:1", problem: { code: "yaml-must-be-sound", params: { text: plain.why } } };
  const { raw } = plain;
  const checked = schema.safeParse(raw);
  if (checked.success) return { data: checked.data, raw };
  const [issue] = checked.error.issues;
  const path = (issue?.path ?? []).map(keyOf);
  // An unknown key is told at the key itself, not at what it stands in.
  if (issue?.code === "unrecognized_keys") path.push(...issue.keys.slice(0, 1));
  const place = `${positionOf(document, path, lines)} ${path.join(".")}`.trim();
  return { place, problem: issue ? problemOfIssue(issue, raw) : { code: "value-must-be-given", params: {} } };
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
