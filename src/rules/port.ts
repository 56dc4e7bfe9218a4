/** What this room reads from the books, and the facts it adds. */
import type { RuleSeal } from "./rule-seal.ts";
import type { RuleVersion } from "./rules.ts";
import type { RulesStanding } from "./standing.ts";

export interface RulesReads {
  /** Registry and rules as they stood when a settlement was made: what changed since changes nothing it settled. */
  standingAt(settlement: number): Promise<RulesStanding>;
  rules(): Promise<RuleVersion[]>; // all enacted, by part, from
  rulesDigest(): Promise<string>; // changes when any registry, setting or rule fact is added
  ruleSeals(): Promise<RuleSeal[]>; // of each version, by name; none where rules were never sealed
}

export type RulesFact = { readonly kind: "rule-enacted"; readonly rule: RuleVersion };
