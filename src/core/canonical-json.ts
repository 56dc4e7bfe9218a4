/**
 * 规范 JSON / canonical JSON: one text for one value, so that equal contents have equal hashes.
 *
 * Keys sorted by code unit, no blanks, amounts (bigint) as decimal strings: {b: 5n, a: [1, null]} is
 * {"a":[1,null],"b":"5"}. Only whole numbers are taken; a fraction has no place in a manifest.
 */
import { invariant } from "./bug.ts";
import { byKey } from "./list.ts";

export type Canonical =
  | null
  | boolean
  | string
  | number
  | bigint
  | readonly Canonical[]
  | { readonly [key: string]: Canonical };

export function canonicalJson(value: Canonical): string {
  if (typeof value === "bigint") return `"${value}"`;
  if (typeof value === "number") invariant(Number.isSafeInteger(value), "a canonical number is whole");
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const entries = Object.entries(value).sort(byKey);
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(",")}}`;
}

function isList(value: object): value is readonly Canonical[] {
  return Array.isArray(value);
}
