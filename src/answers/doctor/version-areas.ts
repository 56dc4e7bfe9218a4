/**
 * 规则版本与日历 / versions in force: samples still among them, those that end soon and have no successor, and the years that the working
 * calendar names.
 *
 * Worked example: 2019-05 ends on 05-31; sixty days on is 07-30. A subsidy to 07-30 ends soon; one to 07-31 does not yet.
 */
import { addDays } from "../../core/day.ts";
import { finding } from "../../core/finding.ts";
import { versionsIn } from "../../month/settle/settlement-rules.ts";
import { contractsOn, isSameRow } from "../../rules/contract-in-force.ts";
import { calendarOf, isPart, type RuleVersion, ruleName } from "../../rules/rules.ts";
import { type CheckArea, type Found, missing, note } from "./checklist.ts";
import { daysOf } from "./days-without.ts";
import type { SetupFacts } from "./setup-facts.ts";
import { remedyFor } from "./shipped-packs.ts";

/** Calendar days after the period in which an end is soon. */
export const SOON_DAYS = 60;

export function versionAreas(facts: SetupFacts): CheckArea[] {
  const used = versionsOf(facts);
  const samples = samplesIn(facts).map(ruleName);
  const found: Found[] = [
    ...facts.altered.map(missing),
    ...(samples.length === 0 ? [] : [note(finding("rules-must-not-be-samples", { rules: samples }))]),
    ...used.filter((rule) => endsSoon(rule, facts)).map((rule) => note(ending(rule))),
  ];
  const calendar = calendarArea(facts, used);
  const own: CheckArea = { key: "rules", figure: `${used.length}`, found };
  return [...(used.length + found.length > 0 ? [own] : []), ...(calendar ? [calendar] : [])];
}

/** 样例 / those among the versions in force on some day of the period. */
export function samplesIn(of: Pick<SetupFacts, "rules" | "period">): RuleVersion[] {
  return versionsOf(of).filter((rule) => rule.sample);
}

/** In force on some day of the period, those of companies side by side, too. */
function versionsOf({ rules, period }: Pick<SetupFacts, "rules" | "period">): RuleVersion[] {
  const parts = [...new Set(rules.map((r) => r.part))].filter((part) => part !== "courier");
  const contracts = daysOf(period).flatMap((day) => contractsOn(rules, day));
  return [...versionsIn(rules, { ...period, parts }), ...new Set<RuleVersion>(contracts)];
}

function lastSoonDay({ period }: SetupFacts): string {
  return addDays(period.to, SOON_DAYS) ?? period.to;
}

function endsSoon(rule: RuleVersion, facts: SetupFacts): boolean {
  const { to } = rule;
  if (to === null || to > lastSoonDay(facts)) return false;
  const next = addDays(to, 1) ?? to;
  return !facts.rules.some((r) => isSameRow(r, rule) && r.from <= next && (r.to === null || r.to >= next));
}

function ending(rule: RuleVersion) {
  return finding("rule-must-go-on", { rule: ruleName(rule), to: rule.to ?? "" });
}

/** Asked for by indicators, and by services whose turnaround is counted in working days; and where the centre keeps one. */
function calendarArea(facts: SetupFacts, used: readonly RuleVersion[]): CheckArea | null {
  const { rules, period, files } = facts;
  const calendar = calendarOf(rules);
  const isTimed = files.some((f) => f.kind === "consulting" || f.kind === "support-ticket");
  const isMeasured = used.some((rule) => isPart(rule, "indicators"));
  if (calendar.years.size === 0 && !isTimed && !isMeasured) return null;
  const [first, last] = [Number(period.from.slice(0, 4)), Number(lastSoonDay(facts).slice(0, 4))];
  const wanted = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const without = wanted.filter((year) => !calendar.years.has(year));
  const figure = wanted.join("、");
  if (without.length === 0) return { key: "calendar", figure, found: [] };
  const remedy = remedyFor({ part: "calendar", day: `${without[0]}-01-01`, rules });
  const said = finding("calendar-must-name-the-years", { ...remedy, years: without.join("、") });
  return { key: "calendar", figure, found: [note(said)] };
}
