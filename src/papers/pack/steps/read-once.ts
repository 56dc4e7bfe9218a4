/** A pack is of one moment: what twenty papers ask the books is read once. */
import type { PackAsked } from "./gathering.ts";

type Reads = PackAsked["read"];

/** What most papers ask, and whose answers are small. */
const REPEATED = [
  ...([
    "agreements",
    "chargeTotals",
    "closes",
    "files",
    "periods",
    "requestTotals",
    "ruleSeals",
    "rules",
  ] as const),
  ...(["serviceRecords", "settlementInputs", "standingAt"] as const),
] satisfies readonly (keyof Reads)[];

/** The same reads over books that stand still while it is used. */
export function readOnce(read: Reads): Reads {
  const known = new Map<string, unknown>();
  const once = new Map<PropertyKey, (...asked: unknown[]) => unknown>();
  for (const name of REPEATED) {
    const each = read[name] as (...asked: unknown[]) => unknown;
    once.set(name, (...asked) => {
      const key = JSON.stringify([name, asked]);
      if (!known.has(key)) known.set(key, each(...asked));
      return known.get(key);
    });
  }
  return { ...read, ...Object.fromEntries(once), counted: new Map() };
}
