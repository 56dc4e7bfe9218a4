/**
 * 规则是否齐全 / whether the rules are whole: for each service with files or agreements every day of the period, of the periods that
 * late files were sent for, and of what a person has confirmed from outside, has the rules that a settlement asks for; every bill has
 * its contract.
 *
 * Worked example: loans of 2019-05, ill-subsidy from 2019-05-02 on: one day is missing, 2019-05-01, and `settle` would refuse the first
 * loan of that day. Where schemes pay for the loans, no subsidy is missing.
 */
import type { Day } from "../../core/day.ts";
import { finding } from "../../core/finding.ts";
import { by } from "../../core/list.ts";
import { overlaps, parsePeriod } from "../../core/period.ts";
import {
  needsSubsidy,
  type SettlementRules,
  settlementRules,
  waysOf,
} from "../../month/settle/settlement-rules.ts";
import type { Service } from "../../registry/library.ts";
import { contractFor, contractsOn } from "../../rules/contract-in-force.ts";
import { inForce, type RulePart } from "../../rules/rules.ts";
import { type CheckArea, type Found, missing, note } from "./checklist.ts";
import { daysOf, spansOf, spansText } from "./days-without.ts";
import type { SetupFacts } from "./setup-facts.ts";
import { remedyFor } from "./shipped-packs.ts";

export function ruleAreas(facts: SetupFacts): CheckArea[] {
  return [serviceArea("dd", facts), serviceArea("ill", facts), courierArea(facts), deskArea(facts)].flatMap(
    (area) => area ?? [],
  );
}

/** The service has files in the period, or agreements on some day of it. */
export function isUsed(service: Service, { files, registry, period }: SetupFacts): boolean {
  const own = registry.agreements.filter((a) => a.service === service);
  return (
    files.some((f) => f.kind.startsWith(`${service}-`)) ||
    own.some((a) => overlaps(period, { ...period, from: a.from, to: a.to ?? period.to }))
  );
}

const PARTS: Readonly<Record<Service, readonly RulePart[]>> = {
  dd: ["dd-tariff", "dd-subsidy"],
  ill: ["ill-subsidy"],
};

function serviceArea(service: Service, facts: SetupFacts): CheckArea | null {
  if (!isUsed(service, facts)) return null;
  const rules = settlementRules(facts.rules);
  const late = facts.files.filter((f) => f.kind.startsWith(`${service}-`)).map((f) => f.lateFor ?? "");
  const spans = [facts.period, ...[...new Set(late)].flatMap((id) => parsePeriod(id) ?? [])];
  const outside = facts.outside.filter((o) => o.service === service).flatMap((o) => o.days);
  const days = spans.flatMap(daysOf).sort();
  const found = PARTS[service].flatMap((part): Found[] => {
    const isWithout = (day: Day): boolean => isMissing(rules, { part, service, day });
    const [own, others] = [
      days.filter(isWithout),
      outside.filter((day) => !days.includes(day) && isWithout(day)),
    ];
    return [
      ...(own.length === 0 ? [] : [missing(gap(facts, part, own))]),
      ...(others.length === 0 ? [] : [missing(gapOutside(facts, part, others))]),
    ];
  });
  return { key: service, figure: "", found };
}

function isMissing(rules: SettlementRules, of: { part: RulePart; service: Service; day: Day }): boolean {
  if (rules.find(of.part, of.day) !== undefined) return false;
  return of.part === "dd-tariff" || needsSubsidy(waysOf(rules, of), of.service);
}

function gap({ rules }: SetupFacts, part: RulePart, without: readonly Day[]) {
  const remedy = remedyFor({ part, day: without[0] ?? "", rules });
  return finding("rules-must-cover-the-days", {
    ...remedy,
    days: spansText(spansOf(without)),
    count: without.length,
  });
}

function gapOutside({ period }: SetupFacts, part: RulePart, without: readonly Day[]) {
  const days = spansText(spansOf(without));
  return finding("confirmed-days-must-have-rules", { period: period.id, part, days, count: without.length });
}

/** Where loans are settled: a contract for every bill; without bills one may still come. */
function courierArea(facts: SetupFacts): CheckArea | null {
  const { bills, period, rules } = facts;
  if (bills.length === 0 && !isUsed("ill", facts)) return null;
  const own = contractsOn(rules, period.to);
  const figure = own.map((c) => c.body.company).join("、");
  if (bills.length === 0 && own.length === 0)
    return { key: "courier", figure, found: [note(gap(facts, "courier", daysOf(period)))] };
  const found = bills.flatMap(({ company, days, rows = [] }): Found[] => {
    // Where several companies have one, a line that names none lacks the name, and no contract.
    const isAnyones = (day: Day): boolean => !company && contractsOn(rules, day).length > 1;
    const hasNone = (day: Day): boolean =>
      !isAnyones(day) && contractFor(rules, { shippedOn: day, company }) === undefined;
    const unnamed = rows.filter(
      ({ day }) => isAnyones(day) && contractFor(rules, { shippedOn: day, company }) === undefined,
    );
    const unbilled = daysOf(period).filter(hasNone);
    const billed = days.filter(hasNone);
    const without = [...new Set([...unbilled, ...billed])].sort();
    if (without.length === 0) return withoutName(unnamed);
    const params = { company: company ?? "", days: spansText(spansOf(without)), count: without.length };
    const remedy = remedyFor({ part: "courier", day: without[0] ?? "", rules });
    const said = finding("bills-must-have-their-contract", { ...params, ...remedy });
    // A day without a bill asks for no contract yet.
    return [billed.length > 0 ? missing(said) : note(said), ...withoutName(unnamed)];
  });
  return { key: "courier", figure, found };
}

function withoutName(rows: readonly { file: string; row: number }[]): Found[] {
  const [first] = [...rows].sort(by((r) => [r.file, r.row]));
  if (first === undefined) return [];
  const { file, row } = first;
  return [missing(finding("bill-rows-must-name-their-company", { file, row, count: rows.length }))];
}

/** 差异自动处理规则、限额: asked on the period's last day. A month is settled without them; but every open discrepancy stops the close. */
function deskArea({ rules, period }: SetupFacts): CheckArea {
  const found = (["policies", "limits"] as const).flatMap((part): Found[] => {
    if (inForce({ rules, part, day: period.to })) return [];
    const remedy = remedyFor({ part, day: period.to, rules });
    return [note(finding(`${part}-must-be-in-force`, { ...remedy, day: period.to }))];
  });
  return { key: "desk", figure: "", found };
}
