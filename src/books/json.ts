/**
 * Nested values as canonical JSON: keys in order, so equal values have equal text; bigints as {"$n":"123"},
 * so they come back as what they were; undefined members left out.
 */
import { byKey } from "../core/list.ts";
import { refuse } from "../core/refusal.ts";

export function toJson(value: unknown): string {
  return JSON.stringify(canonical(value));
}

/** Throws Refusal `stored-text-must-be-readable`: the program writes none that is not. */
export function fromJson(text: string): unknown {
  try {
    return JSON.parse(text, (_key, value: unknown) => (isBigint(value) ? BigInt(value.$n) : value));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse("stored-text-must-be-readable", { text: text.slice(0, MAX_SHOWN) });
  }
}

/** Characters of a text that can't be read: enough to find it by. */
const MAX_SHOWN = 60;

function canonical(value: unknown): unknown {
  if (typeof value === "bigint") return { $n: value.toString() };
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  entries.sort(byKey);
  return Object.fromEntries(entries.map(([key, member]) => [key, canonical(member)]));
}

function isBigint(value: unknown): value is { $n: string } {
  return typeof value === "object" && value !== null && "$n" in value && typeof value.$n === "string";
}
