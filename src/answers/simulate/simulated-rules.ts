/**
 * 模拟规则 / simulated rules: what a period would have been settled by, had other rules been in force.
 *
 * The parts of the given packs stand in the place of the same parts of the period's own settlement; every other part stays as
 * that settlement had it. Normally a pack counts as in force over the whole span, whatever its own days are: a rule meant for
 * next year is tried on this year's requests. From a day on, or by its own days, only where that is asked for; before that
 * day the period's own part holds.
 *
 * Worked example: 2019 was settled by a tariff of 2017 and a subsidy of 50 %; a pack "subsidy 60 %, from 2020-01-01" is simulated
 * over 2019: tariff and loans as they were, the subsidy at 60 % on every day of the year.
 */
import type { Day } from "../../core/day.ts";
import { contains, type Period } from "../../core/period.ts";
import { refuse } from "../../core/refusal.ts";
import { SETTLED_PARTS, type SettlementRules, settlementRules } from "../../month/settle/settlement-rules.ts";
import { isSameRow } from "../../rules/contract-in-force.ts";
import { type RulePart, type RuleVersion, ruleName } from "../../rules/rules.ts";

export type Validity =
  | { readonly kind: "whole-span" }
  | { readonly kind: "from"; readonly day: Day }
  | { readonly kind: "own-days" };

const FIRST_DAY: Day = "0001-01-01";

export interface SimulatedPack {
  /** What is put in place of the books' rules, with the days on which it counts. */
  readonly versions: readonly RuleVersion[];
  /** Parts of the pack that no settlement reads. */
  readonly ignored: readonly RulePart[];
}

/** Refused when nothing of it prices anything, or when two versions of one part would count on the same days. */
export function simulatedPack(given: readonly RuleVersion[], validity: Validity): SimulatedPack {
  const settled = new Set<RulePart>(SETTLED_PARTS);
  const used = given.filter((rule) => settled.has(rule.part));
  const ignored = [...new Set(given.map((rule) => rule.part).filter((part) => !settled.has(part)))].sort();
  if (used.length === 0)
    refuse("simulated-rules-must-price-something", {
      parts: ignored.join(", "),
      priced: SETTLED_PARTS.join(", "),
    });
  const versions = used.map((rule): RuleVersion => {
    if (validity.kind === "own-days") return rule;
    return { ...rule, from: validity.kind === "from" ? validity.day : FIRST_DAY, to: null };
  });
  for (const [i, rule] of versions.entries()) {
    const other = versions.slice(0, i).find((o) => isSameRow(o, rule) && o.from === rule.from);
    if (other)
      refuse("simulated-parts-must-differ", { part: rule.part, one: ruleName(other), other: ruleName(rule) });
  }
  return { versions, ignored };
}

/**
 * Within the period its own rules are those that its settlement names: what was enacted later changes nothing. On days outside
 * (a parcel of the month before) they are those of the books.
 */
export function simulatedRules(of: {
  simulated: readonly RuleVersion[];
  /** ruleName of each version the settlement used. */
  own: readonly string[];
  enacted: readonly RuleVersion[];
  period: Period;
}): SettlementRules {
  const named = new Set(of.own);
  const simulated = settlementRules(of.simulated);
  const own = settlementRules(of.enacted.filter((rule) => named.has(ruleName(rule))));
  const enacted = settlementRules(of.enacted);
  const find: SettlementRules["find"] = (part, day) =>
    simulated.find(part, day) ?? (contains(of.period, day) ? own : enacted).find(part, day);
  return {
    find,
    on: (part, day) => find(part, day) ?? refuse("rate-must-be-configured", { part, day }),
    contract: (line) =>
      simulated.contract(line) ?? (contains(of.period, line.shippedOn) ? own : enacted).contract(line),
  };
}
