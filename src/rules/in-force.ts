/**
 * 生效版本 / the rule version in force: for one part and one day, at most one.
 *
 * The version with the latest first day that is not after the day counts, unless its own last day has passed.
 * Worked example: versions from 2017-01-01 and from 2019-07-01, both open: 2019-06-30 is priced by the first, 2019-07-01
 * by the second. Source: SOURCES.md [rule-on-supply-date].
 */
import type { Day } from "../core/day.ts";
import type { RulePart, RuleVersion } from "./rules.ts";

export function inForce<P extends RulePart>(asked: {
  rules: readonly RuleVersion[];
  part: P;
  day: Day;
}): RuleVersion<P> | undefined {
  let latest: RuleVersion<P> | undefined;
  for (const rule of asked.rules) {
    if (!isPart(rule, asked.part) || rule.from > asked.day) continue;
    if (latest === undefined || rule.from > latest.from) latest = rule;
  }
  return latest !== undefined && latest.to !== null && latest.to < asked.day ? undefined : latest;
}

function isPart<P extends RulePart>(rule: RuleVersion, part: P): rule is RuleVersion<P> {
  return rule.part === part;
}
