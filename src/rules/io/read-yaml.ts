/** YAML text checked by a schema; what is wrong is told with its line and column. */
import { type Document, isMap, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import type { PackProblem } from "../pack-problem.ts";
import { problemOfIssue, problemOfYaml } from "./problem-of-issue.ts";

type YamlRead<T> =
  | { readonly data: T }
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
  if (checked.success) return { data: checked.data };
  const [issue] = checked.error.issues;
  const path = pathOf(issue?.path ?? []);
  // An unknown key is told at the key itself, not at what it stands in.
  if (issue?.code === "unrecognized_keys") path.push(...issue.keys.slice(0, 1));
  const { line, col } = lines.linePos(offsetOf(document, path));
  const place = `${line}:${col} ${path.join(".")}`.trim();
  return { place, problem: issue ? problemOfIssue(issue, raw) : { code: "value-must-be-given", params: {} } };
}

type Wrong = { readonly offset: number; readonly path: string; readonly problem: PackProblem };

/** A document's values by a schema, or the first that is wrong, at its value, or at the key where that is not known. */
export function checkedBy<S extends z.ZodType>(
  schema: S,
  document: Document,
  raw: unknown,
): { readonly data: z.output<S> } | Wrong {
  const checked = schema.safeParse(raw);
  if (checked.success) return { data: checked.data };
  const { issues } = checked.error;
  // A mistyped key is also a missing one: what stands there says more than what does not.
  const unknown = issues.find((issue) => issue.code === "unrecognized_keys");
  const issue = unknown ?? issues[0];
  const path = pathOf(issue?.path ?? []);
  const problem: PackProblem = issue
    ? problemOfIssue(issue, raw)
    : { code: "value-must-be-given", params: {} };
  const key = unknown?.keys[0];
  if (key === undefined) return { offset: offsetOf(document, path), path: path.join("."), problem };
  return { offset: offsetOfKey(document, path, key), path: [...path, key].join("."), problem };
}

/** Ten lines of aliases of aliases can stand for a thousand million values. */
const MAX_ALIASES = 50;

/** A document as plain values. An alias that names nothing, itself, or too much is told as why there are none. */
export function plainYaml(document: Document): { readonly raw: unknown } | { readonly why: string } {
  try {
    const raw: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    JSON.stringify(raw);
    return { raw };
  } catch (error) {
    return { why: (error instanceof Error ? error.message : `${error}`).split("\n")[0] ?? "" };
  }
}

/** Of the innermost of the path that is there: a missing key is told where it is missing. */
export function offsetOf(document: Document, path: readonly (string | number)[]): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range))
      return Number(node.range[0]);
  }
  return 0;
}

/** Of a key itself, not of what it stands in. */
function offsetOfKey(document: Document, path: readonly (string | number)[], key: string): number {
  const map: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  const pair = isMap(map) ? map.items.find((i) => isScalar(i.key) && String(i.key.value) === key) : undefined;
  return (isScalar(pair?.key) ? pair.key.range?.[0] : undefined) ?? offsetOf(document, path);
}

function pathOf(keys: readonly PropertyKey[]): (string | number)[] {
  return keys.map((key) => (typeof key === "number" ? key : String(key)));
}
