/**
 * 规则比较 / what one set of rules says otherwise than another: path by path, with both values.
 *
 * Entries of a list that have a key of their own (a tariff item, a policy, a district) are compared by it, so that an
 * item put in between doesn't make all others look changed.
 *
 * Worked example: M-COPY at 0.30 in one and 0.35 in the other is `dd-tariff.items.M-COPY.price.fen`: 30 → 35.
 */
import type { RuleVersion } from "./rules.ts";

interface RuleChange {
  /** "dd-tariff.items.M-COPY.price.fen" */
  readonly path: string;
  /** Null where only the other has it. Amounts are in fen. */
  readonly before: string | null;
  readonly after: string | null;
}

export function diffRules(before: readonly RuleVersion[], after: readonly RuleVersion[]): RuleChange[] {
  const [left, right] = [flat(before), flat(after)];
  const paths = [...new Set([...left.keys(), ...right.keys()])].sort();
  return paths.flatMap((path) => {
    const [a, b] = [left.get(path) ?? null, right.get(path) ?? null];
    return a === b ? [] : [{ path, before: a, after: b }];
  });
}

function flat(versions: readonly RuleVersion[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { part, from, to, sample, body } of versions) {
    found.set(`${part}.from`, from);
    found.set(`${part}.to`, to ?? "—");
    found.set(`${part}.sample`, String(sample));
    walk(part, body, found);
  }
  return found;
}

/** What a body calls otherwise than a pack does. */
const SAID = new Map([["capPerRequestFen", "capFeePerRequestFen"]]);

const KEYS = ["key", "district", "supplier", "name", "from", "fromParcels"] as const;

function walk(path: string, value: unknown, found: Map<string, string>): void {
  if (Array.isArray(value)) {
    for (const [i, entry] of value.entries()) walk(`${path}.${entryKey(entry) ?? i}`, entry, found);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, inside] of Object.entries(value)) walk(`${path}.${SAID.get(key) ?? key}`, inside, found);
  } else found.set(path, String(value));
}

function entryKey(entry: unknown): string | null {
  if (typeof entry !== "object" || entry === null) return null;
  const values = new Map<string, unknown>(Object.entries(entry));
  const key = KEYS.find(
    (name) => typeof values.get(name) === "string" || typeof values.get(name) === "number",
  );
  return key === undefined ? null : String(values.get(key));
}
