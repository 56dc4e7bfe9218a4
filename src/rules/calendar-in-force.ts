/** 工作日历 / the working days that the calendars of all rule packs give together: the latest version that names a year says all of its days. */
import { by } from "../core/list.ts";
import type { CalendarYear } from "./calendar-rule.ts";
import type { RuleVersion } from "./rules.ts";
import type { WorkCalendar } from "./working-days.ts";

export function calendarOf(rules: readonly RuleVersion[]): WorkCalendar {
  const years = new Map<number, CalendarYear>();
  const versions = rules.filter((r): r is RuleVersion<"calendar"> => r.part === "calendar");
  for (const version of [...versions].sort(by((a) => a.from)))
    for (const year of version.body.years) years.set(year.year, year);
  const all = [...years.values()];
  return {
    holidays: new Set(all.flatMap((y) => y.holidays)),
    workdays: new Set(all.flatMap((y) => y.workdays)),
    years: new Set(years.keys()),
  };
}
