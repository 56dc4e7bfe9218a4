/**
 * 提供量合计 / what each library supplied under each rule version: all that a settlement keeps in memory.
 *
 * A library that supplied before and after a change of rules has two totals, and so two subsidy charges.
 */
import { byKey } from "../../core/list.ts";
import type { LibraryCode } from "../../registry/library.ts";
import { type RuleVersion, ruleName } from "../../rules/rules.ts";
import type { SupplyTotal } from "./subsidy.ts";

export interface Supply<P extends "dd-subsidy" | "ill-subsidy"> {
  readonly library: LibraryCode;
  readonly rule: RuleVersion<P>;
  readonly total: SupplyTotal & { volumes: bigint };
}

export function supplyOf<P extends "dd-subsidy" | "ill-subsidy">(
  supplies: Map<string, Supply<P>>,
  of: { library: LibraryCode; rule: RuleVersion<P> },
): Supply<P> {
  const key = `${of.library} ${of.rule.from} ${ruleName(of.rule)}`;
  const known = supplies.get(key);
  if (known) return known;
  const made = { ...of, total: { requests: 0n, basisFen: 0n, volumes: 0n } };
  supplies.set(key, made);
  return made;
}

export function inOrder<P extends "dd-subsidy" | "ill-subsidy">(
  supplies: Map<string, Supply<P>>,
): Supply<P>[] {
  return [...supplies].sort(byKey).map(([, supply]) => supply);
}
