/**
 * 规则包、费率版本 / rule pack and rule version: what is owed, since when, by which notice.
 *
 * A pack is a YAML file; enacting it writes each of its parts into the books as an immutable version with a hash.
 * For one part and one day at most one version is in force (生效): the one with the latest `from` that is not after the day,
 * provided its own `to` has not passed. A newer version therefore ends an open-ended older one.
 *
 * Worked example: versions from 2017-01-01 and from 2019-07-01, both open: 2019-06-30 is priced by the first, 2019-07-01
 * by the second. Source: SOURCES.md [rule-on-supply-date].
 */

import type { Day } from "../core/day.ts";
import { by } from "../core/list.ts";
import type { Fen, Rate, Rounding } from "../core/money.ts";
import type { ServiceItem } from "../records/service-record.ts";
import type { CourierContract } from "./courier-contract.ts";
import type { Leads, Limits } from "./limits-rule.ts";
import type { Policies } from "./policies-rule.ts";
import type { Netting, Schemes } from "./scheme.ts";
import type { DdTariff } from "./tariff-rule.ts";
import type { CalendarRule, CalendarYear, WorkCalendar } from "./working-days.ts";

export type RulePart = keyof RuleBodies;

/** Open: the rooms that measure and judge declare their parts into it. */
export interface RuleBodies {
  "dd-tariff": DdTariff;
  "dd-subsidy": DdSubsidy;
  "ill-subsidy": IllSubsidy;
  schemes: Schemes;
  netting: Netting;
  courier: CourierContract;
  policies: Policies;
  limits: Limits;
  leads: Leads;
  calendar: CalendarRule;
  "consulting-compensation": ConsultingCompensation;
}

/** 补贴 / what the centre pays: shapes only; the arithmetic is in month/settle. */
export interface DdSubsidy {
  readonly rate: Rate;
  /** Absent: half up, here and in every part. */
  readonly rounding?: Rounding;
  /** Which fee counts when the tariff's and the confirmed one differ. */
  readonly basis: "tariff" | "confirmed" | "lower";
  readonly rewardPerRequestFen: Fen;
  /** Of the fee that counts, before the rate: `capFeePerRequest` in a pack. */
  readonly capPerRequestFen: Fen | null;
  readonly capPerLibraryPeriodFen: Fen | null;
  readonly capPerLibraryYearFen: Fen | null;
  /** Who is paid when the supplier is outside the alliance: the agent library that advanced the cost, or the source. */
  readonly externalPayee: "agent" | "source";
}

export interface IllSubsidy {
  readonly perVolumeFen: Fen;
  readonly capPerLibraryPeriodFen: Fen | null;
}

/** 联合咨询经费补偿: an item that is not named is not compensated. */
export interface ConsultingCompensation {
  readonly amounts: readonly { readonly item: ServiceItem; readonly perRequestFen: Fen }[];
  /** In tenths of a point; null: any. A request without a score does not reach it. */
  readonly minimumScoreTenths: number | null;
  readonly capPerLibraryPeriodFen: Fen | null;
  readonly capPerLibraryYearFen: Fen | null;
}

/** The notice a rule comes from. `certainty` uses the marks A, B, K, I of the rule's source; "sample" for 样例. */
interface Notice {
  readonly title: string;
  readonly number: string | null;
  readonly date: Day | null;
  readonly source: string;
  readonly certainty: string;
}

export interface RuleVersion<P extends RulePart = RulePart> {
  readonly part: P;
  readonly pack: string;
  readonly version: string;
  readonly from: Day;
  readonly to: Day | null;
  /** 样例: the amounts are ours, not BALIS's. Said wherever a figure of it appears. */
  readonly sample: boolean;
  readonly notice: Notice;
  /** SHA-256 of the part's canonical text. */
  readonly hash: string;
  readonly body: RuleBodies[P];
}

/** How a version is named in charges, manifests and explanations: "dd-tariff balis-dd@2017-01-01". */
export function ruleName(rule: { part: string; pack: string; version: string }): string {
  return `${rule.part} ${rule.pack}@${rule.version}`;
}

/** For one part and one day, at most one. */
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

export function isPart<P extends RulePart>(rule: RuleVersion, part: P): rule is RuleVersion<P> {
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
