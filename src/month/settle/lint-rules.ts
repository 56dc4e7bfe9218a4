/**
 * 规则检查 / what is doubtful in a set of rules, before anybody is paid by them.
 *
 * Days on which a part has no version between two that have, or two that both say they hold; document types that no item of the tariff prices, or
 * that several do, for a member and for each outside source the tariff names; cliffs and caps that never bind;
 * campaigns that the version's own days cut off; fees that are settled net and subsidised as well; what is doubtful in courier contracts; and versions in force that are samples.
 *
 * Worked example: a tariff until 2018-12-31 and the next from 2019-02-01 leave January without one.
 */
import { addDays, type Day } from "../../core/day.ts";
import { plainExact, times, whole } from "../../core/exact.ts";
import { type Finding, finding } from "../../core/finding.ts";
import { by, groupBy } from "../../core/list.ts";
import type { RequestRecord } from "../../records/record.ts";
import { inForce, isPart, type RulePart, type RuleVersion, ruleName } from "../../rules/rules.ts";
import { priceDocument } from "../../rules/tariff.ts";
import type { DdTariff } from "../../rules/tariff-rule.ts";
import { lintAmounts } from "./lint-amounts.ts";
import { lintContract } from "./lint-contract.ts";
import { lintWindows } from "./lint-windows.ts";
import { parseCase, recordOfCase } from "./try-case.ts";

/** Parts that money hangs on: a day without one can't be settled. */
const MONEY: readonly RulePart[] = ["dd-tariff", "dd-subsidy", "ill-subsidy", "courier"];

export function lintRules(asked: {
  rules: readonly RuleVersion[];
  documentTypes: readonly string[];
  on: Day;
  /** Packs that are not enacted: every version is looked at, and what they don't speak of is not missing. */
  packsOnly?: boolean;
}): Finding[] {
  const { rules, on, packsOnly = false } = asked;
  const rows = rowsOf(rules);
  const current = rows.flatMap(({ part, versions }) => inForce({ rules: versions, part, day: on }) ?? []);
  const looked = packsOnly ? rules : current;
  const missing = packsOnly ? [] : MONEY.filter((part) => !current.some((r) => r.part === part));
  return [
    ...MONEY.flatMap((part) => rows.filter((row) => row.part === part)).flatMap(gapsOf),
    ...daysWithoutCompany(rows.filter((row) => row.part === "courier")),
    ...rows.flatMap(overlapsOf),
    ...missing.map((part) => finding("rule-should-be-in-force", { part, day: on })),
    ...looked.flatMap((rule) =>
      rule.part === "dd-tariff" && "items" in rule.body ? unpriced(rule, rule.body, asked) : [],
    ),
    ...looked.flatMap(lintAmounts),
    ...looked.flatMap(lintContract),
    ...looked.flatMap((rule) => paidTwice(rule, looked)),
    ...looked.flatMap((rule) => lintWindows(rule, rules)),
    ...looked.filter((r) => r.sample).map((r) => finding("rule-is-a-sample", { rule: ruleName(r) })),
  ];
}

/** Versions of one part that follow each other, by their first days. Contracts of several companies stand beside each other. */
interface VersionRow {
  readonly part: RulePart;
  /** Empty of any other part. */
  readonly company: string;
  readonly versions: readonly RuleVersion[];
}

function rowsOf(rules: readonly RuleVersion[]): VersionRow[] {
  const rows = groupBy(rules, (rule) => `${rule.part} ${companyOf(rule)}`);
  return [...rows.values()].flatMap((own) => {
    const versions = own.sort(by((a) => a.from));
    const [first] = versions;
    return first ? [{ part: first.part, company: companyOf(first), versions }] : [];
  });
}

function companyOf(rule: RuleVersion): string {
  return isPart(rule, "courier") ? rule.body.company : "";
}

function gapsOf({ part, company, versions }: VersionRow): Finding[] {
  return versions.flatMap((version, i) => {
    const next = versions[i + 1];
    const after = version.to === null ? undefined : addDays(version.to, 1);
    if (!next || after === undefined || after >= next.from) return [];
    const to = addDays(next.from, -1) ?? next.from;
    return [
      finding("rule-should-have-no-gap", { part, ...(company === "" ? {} : { company }), from: after, to }),
    ];
  });
}

/** Between the last day of all companies that had a contract and the first of another. */
function daysWithoutCompany(rows: readonly VersionRow[]): Finding[] {
  return rows.flatMap(({ part, versions: [next] }): Finding[] => {
    if (next === undefined) return [];
    const before = rows.flatMap((row) => row.versions.filter((v) => v.from < next.from).at(-1) ?? []);
    const last = before
      .map((v) => v.to ?? next.from)
      .sort()
      .at(-1);
    const from = last === undefined ? undefined : addDays(last, 1);
    if (from === undefined || from >= next.from) return [];
    const to = addDays(next.from, -1) ?? next.from;
    return [finding("rule-should-have-no-gap", { part, from, to })];
  });
}

/** A later version takes the place of one that says it still holds; once it has ended, the former does not come back. */
function overlapsOf({ part, versions: sorted }: VersionRow): Finding[] {
  return sorted.flatMap((version, i): Finding[] => {
    const next = sorted[i + 1];
    if (!next) return [];
    const [rule, other] = [ruleName(version), ruleName(next)];
    const last = lastInRow(sorted, i + 1) ?? next;
    const after = last.to === null ? undefined : addDays(last.to, 1);
    const claimed = after !== undefined && (version.to === null || version.to >= after);
    if (last.to !== null && claimed && inForce({ rules: sorted, part, day: after }) === undefined)
      return [finding("rule-should-not-end-with-another", { rule, other: ruleName(last), to: last.to })];
    if (version.to === null || version.to < next.from) return [];
    return [finding("rule-should-not-overlap", { rule, to: version.to, other, from: next.from })];
  });
}

/** The last of those that follow one another without a gap from here on. */
function lastInRow(sorted: readonly RuleVersion[], at: number): RuleVersion | undefined {
  const rest = sorted.slice(at);
  return rest.find((rule, i) => {
    const after = rule.to === null ? undefined : addDays(rule.to, 1);
    const next = rest[i + 1];
    return next === undefined || (after !== undefined && next.from > after);
  });
}

/** A fee that the requester pays its supplier, and that is subsidised to the same supplier. */
function paidTwice(netting: RuleVersion, rules: readonly RuleVersion[]): Finding[] {
  if (!isPart(netting, "netting")) return [];
  if (!netting.body.services.some((s) => s.service === "dd" && s.mode === "net")) return [];
  const meets = (r: RuleVersion): boolean =>
    (r.to === null || r.to >= netting.from) && (netting.to === null || netting.to >= r.from);
  return rules.filter(meets).flatMap((rule): Finding[] => {
    if (!isPart(rule, "dd-subsidy") || rule.body.rate.num === 0n) return [];
    const share = `${plainExact(times(rule.body.rate, whole(100)))}%`;
    const names = { rule: ruleName(netting), subsidy: ruleName(rule) };
    return [finding("net-fee-should-not-be-subsidised", { ...names, share })];
  });
}

/** What a request may carry is all given, so that only a missing or a second item is found. */
const FULL = "pages=10 quantity=10 unitPrice=2.00 actualCost=10.00 sourcing=own urgency=ordinary";

function unpriced(
  rule: RuleVersion,
  tariff: DdTariff,
  asked: { documentTypes: readonly string[] },
): Finding[] {
  const outside = tariff.items
    .flatMap((item) => item.when.suppliers ?? [])
    .filter((s) => s.startsWith("EXT-"));
  const suppliers = ["10002", ...new Set(outside)];
  return suppliers.flatMap((supplier) =>
    asked.documentTypes.flatMap((documentType) => {
      const priced = priceDocument(caseOf({ supplier, documentType }, rule.from), tariff);
      if (!("code" in priced) || priced.code !== "tariff-must-cover-request") return [];
      return [{ ...priced, at: null }];
    }),
  );
}

function caseOf(said: { supplier: string; documentType: string }, on: Day): RequestRecord {
  const parsed = parseCase(FULL);
  const known = "code" in parsed ? [] : [...parsed];
  const more: [string, string][] = [
    ["supplier", said.supplier],
    ["requester", "10001"],
    ["documentType", said.documentType],
  ];
  return recordOfCase(new Map([...known, ...more]), on);
}
