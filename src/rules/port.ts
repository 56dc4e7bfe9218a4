/** What this room reads from the books, and the facts it adds. */
import type { Registry } from "../registry/directory.ts";
import type { RuleSeal } from "./rule-seal.ts";
import type { RuleVersion } from "./rules.ts";

/** What a settlement rests on besides records: as it stood when it was made, or as it stands now. */
export interface RulesStanding {
  readonly registry: Registry;
  readonly rules: readonly RuleVersion[];
}

export interface RulesReads {
  /** Registry and rules as they stood when a settlement was made: what changed since changes nothing it settled. */
  standingAt(settlement: number): Promise<RulesStanding>;
  rules(): Promise<RuleVersion[]>; // all enacted, by part, from
  rulesDigest(): Promise<string>; // changes when any registry, setting or rule fact is added
  ruleSeals(): Promise<RuleSeal[]>; // of each version, by name; none where rules were never sealed
}

export type RulesFact = { readonly kind: "rule-enacted"; readonly rule: RuleVersion };
