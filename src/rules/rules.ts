/**
 * 规则包、费率版本 / rule pack and rule version: what is owed, since when, by which notice.
 *
 * A pack is a YAML file; enacting it writes each of its parts into the books as an immutable version with a hash.
 * For one part and one day at most one version is in force: the one with the latest `from` that is not after the day,
 * provided its own `to` has not passed. A newer version therefore ends an open-ended older one.
 */

import type { Day } from "../core/day.ts";
import type { CourierContract } from "./courier-contract.ts";
import type { Leads, Limits } from "./limits-rule.ts";
import type { Policies } from "./policies-rule.ts";
import type { Netting, Schemes } from "./scheme.ts";
import type { ConsultingCompensation, DdSubsidy, IllSubsidy } from "./subsidy-rule.ts";
import type { DdTariff } from "./tariff-rule.ts";
import type { CalendarRule } from "./working-days.ts";

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
