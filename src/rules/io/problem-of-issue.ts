/** What zod and the YAML parser say of a pack, in the words of the house: typed, and said in both languages. */
import type { YAMLParseError } from "yaml";
import type { z } from "zod";
import type { PackProblem } from "../pack-problem.ts";
import { carriedBy } from "./scalar-schema.ts";

type Issue = z.core.$ZodIssue;

const MAX_SHOWN = 60;

export function problemOfIssue(issue: Issue, raw: unknown): PackProblem {
  const found = shown(valueAt(raw, issue.path));
  switch (issue.code) {
    case "custom":
      return carriedBy(issue.params) ?? { code: "yaml-must-be-sound", params: { text: issue.message } };
    case "unrecognized_keys":
      return unknownKey(issue.keys[0] ?? "");
    case "invalid_type":
      return ofType(issue.expected, found);
    case "invalid_value":
      return oneOf(found, issue.values);
    case "invalid_union":
      return oneOf(found, choicesOf(issue));
    case "invalid_format":
      return { code: "value-must-be-spelt", params: { found: found ?? "", pattern: issue.pattern ?? "" } };
    case "too_small":
      return isSized(issue.origin)
        ? { code: "list-must-not-be-shorter", params: { least: `${issue.minimum}` } }
        : { code: "value-must-not-be-smaller", params: { least: least(issue) } };
    case "too_big":
      return isSized(issue.origin)
        ? { code: "list-must-not-be-longer", params: { most: `${issue.maximum}` } }
        : { code: "value-must-not-be-larger", params: { most: `${issue.maximum}` } };
    default:
      return { code: "yaml-must-be-sound", params: { text: issue.message } };
  }
}

/** What packs used to call a cap of the fee, and readers take for a cap of what is granted. */
function unknownKey(key: string): PackProblem {
  if (key === "capPerRequest") return { code: "cap-must-say-what-it-caps", params: {} };
  return { code: "key-must-be-known", params: { key } };
}

export function problemOfYaml(error: YAMLParseError, text: string): PackProblem {
  if (error.code === "DUPLICATE_KEY") {
    const key = /^[^\s:,{}[\]]+/.exec(text.slice(error.pos[0]))?.[0] ?? "";
    return { code: "key-must-be-there-once", params: { key } };
  }
  return {
    code: "yaml-must-be-sound",
    params: { text: error.message.split("\n")[0]?.replace(/:$/, "") ?? "" },
  };
}

function ofType(expected: string, found: string | null): PackProblem {
  if (found === null) return { code: "value-must-be-given", params: {} };
  switch (expected) {
    case "string":
      return { code: "value-must-be-text", params: { found } };
    case "number":
    case "int":
      return { code: "value-must-be-a-number", params: { found } };
    case "boolean":
      return { code: "value-must-be-yes-or-no", params: { found } };
    case "array":
      return { code: "value-must-be-a-list", params: { found } };
    default:
      return { code: "value-must-be-a-block", params: { found } };
  }
}

function oneOf(found: string | null, values: readonly unknown[]): PackProblem {
  if (found === null) return { code: "value-must-be-given", params: {} };
  return { code: "value-must-be-one-of", params: { found, allowed: values.map(String).join(", ") } };
}

function choicesOf(issue: Extract<Issue, { code: "invalid_union" }>): unknown[] {
  if ("options" in issue && Array.isArray(issue.options)) return issue.options;
  return issue.errors.flat().flatMap((e) => (e.code === "invalid_value" ? e.values : []));
}

function least(issue: Extract<Issue, { code: "too_small" }>): string {
  return issue.inclusive === false ? `${Number(issue.minimum) + 1}` : `${issue.minimum}`;
}

function isSized(origin: string): boolean {
  return origin === "string" || origin === "array" || origin === "set";
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  let value = raw;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = new Map<PropertyKey, unknown>(
      Array.isArray(value) ? [...value.entries()] : Object.entries(value),
    ).get(key);
  }
  return value;
}

/** As JSON, so that a number and a text of digits look different; null where there is nothing. */
function shown(value: unknown): string | null {
  if (value === undefined) return null;
  const text = JSON.stringify(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
