/** Each rule version as its row stands, beside what the action log sealed when it was enacted. */
import { hashText } from "../../../core/io/hash.ts";
import type { keptOf } from "../../../people/action-log.ts";
import type { RuleSeal } from "../../../rules/rule-seal.ts";
import { ruleName } from "../../../rules/rules.ts";
import type { Connection } from "../../database.ts";

interface StoredRule {
  readonly part: string;
  readonly pack: string;
  readonly version: string;
  readonly from: string;
  readonly action: number;
  /** Over the row's texts as they stand, so that one that can't be read any more is told apart, too. */
  readonly hash: string;
}

export function ruleSeals(db: Connection): RuleSeal[] {
  const sealed = sealedRules(db);
  if (sealed.size === 0) return [];
  const rows = new Map(storedRules(db).map((row) => [ruleName(row), row]));
  const names = [...new Set([...rows.keys(), ...sealed.keys()])].sort();
  return names.map((name) => {
    const row = rows.get(name);
    return { name, from: row?.from ?? null, now: row?.hash ?? null, enacted: sealed.get(name) ?? null };
  });
}

export function storedRules(db: Connection): StoredRule[] {
  const rows = db.prepare(ROWS).raw(true).all() as [string, string, string, string, ...unknown[]][];
  return rows.map(([...row]) => {
    const action = row.pop() as number;
    const [part, pack, version, from] = row;
    return { part, pack, version, from, action, hash: hashText(JSON.stringify(row)) };
  });
}

/** By name; empty in books whose rules were never sealed. */
export function sealedRules(db: Connection): Map<string, string> {
  const rows = db.prepare(SEALS).pluck().all() as string[];
  return new Map(rows.flatMap((added) => Object.entries(splitAdded(added).rules ?? {})));
}

type Kept = Parameters<typeof keptOf>[0];

/** What an action added is kept together with the rules and the rows that it sealed (`keptOf`). */
export function splitAdded(text: string): Kept {
  const { rules, contents, restored, ...added } = parsed(text);
  return {
    added: added as Kept["added"],
    ...(rules && { rules }),
    ...(contents !== undefined && { contents }),
    ...(restored && { restored }),
  };
}

/** A text that was broken, or made one that no program writes, says nothing; then the seal does not match its hash. */
function parsed(text: string): Partial<Kept> {
  try {
    const kept = JSON.parse(text, (_, value) =>
      typeof value === "number" && !Number.isSafeInteger(value) ? null : value,
    );
    return typeof kept === "object" && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

const ROWS = `SELECT part, pack, version, from_day, to_day, sample, notice, hash, body, action FROM rule_version`;
const SEALS = `SELECT added FROM action_seal WHERE added LIKE '%"rules":%' ORDER BY action`;
