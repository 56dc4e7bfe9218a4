/**
 * 生效版本 / the rule version in force: for one part and one day, at most one.
 *
 * The version with the latest first day that is not after the day counts, unless its own last day has passed.
 * Worked example: versions from 2017-01-01 and from 2019-07-01, both open: 2019-06-30 is priced by the first, 2019-07-01
 * by the second. Source: SOURCES.md [rule-on-supply-date].
 */
import type { Day } from "../core/day.ts";
import { by } from "../core/list.ts";
import type { RulePart, RuleVersion } from "./rules.ts";
import type { CalendarYear, WorkCalendar } from "./working-days.ts";

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

/** 工作日历 / the working days of all packs' calendars together: the latest version that names a year says all of its days. */
export function calendarOf(rules: readonly RuleVersion[]): WorkCalendar {
  const years = new Map<number, CalendarYear>();
  const versions = rules.filter((rule) => isPart(rule, "calendar"));
  for (const version of [...versions].sort(by((a) => a.from)))
    for (const year of version.body.years) years.set(year.year, year);
  const all = [...years.values()];
  return {
    holidays: new Set(all.flatMap((y) => y.holidays)),
    workdays: new Set(all.flatMap((y) => y.workdays)),
    years: new Set(years.keys()),
  };
}
