/** 结算所用规则 / the rule versions a settlement uses, looked up by day; refused where one is missing. */
import type { Day } from "../../core/day.ts";
import { by } from "../../core/list.ts";
import { refuse } from "../../core/refusal.ts";
import type { Service } from "../../registry/library.ts";
import { contractFor, type ShippedBy } from "../../rules/contract-in-force.ts";
import { inForce, isPart, type RulePart, type RuleVersion, ruleName } from "../../rules/rules.ts";

export interface SettlementRules {
  /** The version in force on the day; refused `rate-must-be-configured` when there is none. */
  on<P extends RulePart>(part: P, day: Day): RuleVersion<P>;
  /** The same, or undefined where the alliance has no such rule. */
  find<P extends RulePart>(part: P, day: Day): RuleVersion<P> | undefined;
  /** The courier's contract that a line is priced by, or undefined where nobody can say. */
  contract(line: ShippedBy): RuleVersion<"courier"> | undefined;
}

/** The parts of a pack that a settlement reads. */
export const SETTLED_PARTS: readonly RulePart[] = [
  "dd-tariff",
  "dd-subsidy",
  "ill-subsidy",
  "schemes",
  "netting",
  "courier",
];

const MAX_REMEMBERED = 10_000;

/** `period`: of which a refusal speaks, where it is known. */
export function settlementRules(rules: readonly RuleVersion[], period = ""): SettlementRules {
  const remembered = new Map<RulePart, Map<Day, RuleVersion | null>>();
  const find = <P extends RulePart>(part: P, day: Day): RuleVersion<P> | undefined => {
    let days = remembered.get(part);
    if (days === undefined) {
      days = new Map();
      remembered.set(part, days);
    }
    const known = days.get(day);
    if (known === null) return undefined;
    if (known !== undefined && isPart(known, part)) return known;
    const found = inForce({ rules, part, day });
    if (days.size < MAX_REMEMBERED) days.set(day, found ?? null);
    return found;
  };
  return {
    find,
    on: (part, day) =>
      find(part, day) ??
      refuse("rate-must-be-configured", { part, day, ...(period === "" ? {} : { period }) }),
    contract: (line) => contractFor(rules, line),
  };
}

/** The first that has a version on the day. */
export function rulesOrElse(first: SettlementRules, other: SettlementRules): SettlementRules {
  return {
    find: (part, day) => first.find(part, day) ?? other.find(part, day),
    on: (part, day) => first.find(part, day) ?? other.on(part, day),
    contract: (line) => first.contract(line) ?? other.contract(line),
  };
}

/** How a service is settled on a day. */
export interface Ways {
  /** By schemes of the service, where there are any. */
  readonly schemes: RuleVersion<"schemes"> | undefined;
  /** Net between the libraries. */
  readonly isNet: boolean;
  /** Then the alliance may do without a subsidy of its own. */
  readonly hasOther: boolean;
}

export function waysOf(rules: SettlementRules, of: { service: Service; day: Day }): Ways {
  const { service, day } = of;
  const schemes = rules.find("schemes", day);
  const own = schemes?.body.schemes.some((s) => s.service === service) ? schemes : undefined;
  const netting = rules.find("netting", day);
  const isNet = netting?.body.services.some((s) => s.service === service && s.mode === "net") === true;
  return { schemes: own, isNet, hasOther: own !== undefined || isNet };
}

/** Whether the service needs a subsidy rule of its own on the day: a loan's price is part of it, so that netting needs it, too. */
export function needsSubsidy(ways: Ways, service: Service): boolean {
  return service === "dd" ? !ways.hasOther : ways.schemes === undefined || ways.isNet;
}

/** Every version of the given parts that is in force on some day of the span, by name. */
export function versionsIn(
  rules: readonly RuleVersion[],
  span: { from: Day; to: Day; parts: readonly RulePart[] },
): RuleVersion[] {
  const days = [span.from, ...rules.map((r) => r.from).filter((d) => span.from < d && d <= span.to)];
  const found = new Map<string, RuleVersion>();
  for (const part of span.parts) {
    for (const day of days) {
      const rule = inForce({ rules, part, day });
      if (rule) found.set(ruleName(rule), rule);
    }
  }
  return [...found.values()].sort(by(ruleName));
}
