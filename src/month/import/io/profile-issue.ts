/** What is wrong with a profile's document by its schema: the first mistake, its place, and the key that was probably meant. */
import type { z } from "zod";
import { by } from "../../../core/list.ts";
import type { ProfileProblem } from "../words/import-profile-messages.ts";
import { keysAt } from "./profile-schema.ts";

interface ProfileIssue {
  readonly path: readonly string[];
  readonly problem: ProfileProblem;
  readonly detail: string;
  readonly known: readonly string[];
}

export function firstIssue(error: z.ZodError): ProfileIssue {
  const issue = deepest(error.issues[0]);
  const path = (issue?.path ?? []).map(String);
  if (issue?.code === "unrecognized_keys") {
    const [key = ""] = issue.keys;
    return { path: [...path, key], problem: "unknown-key", detail: key, known: keysAt(path) };
  }
  const isMissing = issue?.code === "invalid_type" && issue.input === undefined;
  if (isMissing)
    return { path: path.slice(0, -1), problem: "missing-key", detail: path.join("."), known: [] };
  return { path, problem: "wrong-value", detail: path.join("."), known: [] };
}

type Issue = z.ZodError["issues"][number];

/** Of a union's issues, the one that got furthest. */
function deepest(issue: Issue | undefined): Issue | undefined {
  if (issue?.code !== "invalid_union") return issue;
  const stray = strayKey(issue);
  if (stray) return stray;
  const inner = issue.errors.map(([first]) => first).filter((i) => i !== undefined);
  const best = inner.sort(by((a) => [-a.path.length, -weight(a)]))[0];
  if (!best) return issue;
  const found = deepest(best);
  return found ? { ...found, path: [...issue.path, ...found.path] } : issue;
}

/** A key that none of a union's shapes has. */
function strayKey(issue: Extract<Issue, { code: "invalid_union" }>): Issue | undefined {
  const known = keysAt(issue.path.map(String));
  for (const inner of issue.errors.flat()) {
    if (inner.code !== "unrecognized_keys" || inner.path.length > 0) continue;
    const key = inner.keys.find((k) => !known.includes(k));
    if (key !== undefined) return { ...inner, keys: [key], path: issue.path };
  }
  return undefined;
}

function weight(issue: Issue): number {
  return issue.code === "unrecognized_keys" ? 1 : 0;
}

/** The known word that takes the fewest changes to become this one; null where none is known. */
export function nearestWord(word: string, known: readonly string[]): string | null {
  const far = (other: string): number => changes(word.toLowerCase(), other.toLowerCase());
  return [...known].sort(by((a) => [far(a), a]))[0] ?? null;
}

/** Letters to be added, dropped or replaced. */
function changes(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...one].entries()) {
    const row = [i + 1];
    for (let j = 1; j <= other.length; j++) {
      const replaced = (above[j - 1] ?? 0) + (other[j - 1] === letter ? 0 : 1);
      row.push(Math.min(replaced, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    above = row;
  }
  return above.at(-1) ?? 0;
}
