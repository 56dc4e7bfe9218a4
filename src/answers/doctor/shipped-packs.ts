/** 自带规则包 / packs that ship with the program, for the remedy that can be pasted: one that has the part and is not enacted yet. */

import type { Day } from "../../core/day.ts";
import type { RulePart, RuleVersion } from "../../rules/rules.ts";

export interface ShippedPack {
  /** As `rule enact --builtin` takes it. */
  readonly builtin: string;
  readonly pack: string;
  /** Where an earlier one says less: books that have that one are helped, too. */
  readonly version?: string;
  /** Its first day; `to`: the last one it speaks of, where it ends. */
  readonly from: Day;
  readonly to: Day | null;
  readonly sample: boolean;
  readonly parts: readonly RulePart[];
}

/** A test holds them against the templates. */
export const SHIPPED: readonly ShippedPack[] = [
  {
    ...{ builtin: "balis-dd-2017", pack: "balis-dd", from: "2017-01-01", to: null, sample: false },
    parts: ["dd-tariff"],
  },
  {
    ...{ builtin: "sample-2019", pack: "sample", from: "2019-01-01", to: null, sample: true },
    parts: ["dd-subsidy", "ill-subsidy", "courier", "policies"],
  },
  {
    ...{ builtin: "balis-limits", pack: "balis-limits", from: "2010-06-28", to: null, sample: false },
    parts: ["limits"],
  },
  {
    ...{ builtin: "china-holidays", pack: "china-holidays", from: "2007-01-01", to: "2026-12-31" },
    ...{ version: "2026", sample: false, parts: ["calendar"] },
  },
];

/** `builtin`: empty where none helps on that day. */
export function remedyFor(asked: { part: RulePart; day: Day; rules: readonly RuleVersion[] }): {
  part: string;
  builtin: string;
  isSample: boolean;
} {
  const { part, day, rules } = asked;
  const found = SHIPPED.find(
    (p) => p.parts.includes(part) && p.from <= day && (p.to === null || day <= p.to),
  );
  const isEnacted = rules.some(
    (rule) =>
      rule.part === part && rule.pack === found?.pack && (found.version ?? rule.version) === rule.version,
  );
  const helps = isEnacted ? undefined : found;
  return { part, builtin: helps?.builtin ?? "", isSample: helps?.sample === true };
}
