/**
 * 自动处理 / policies: small disagreements the alliance has decided beforehand.
 *
 * A policy is part of a rule pack, so it has a notice, a version and dates, and each application is a resolution that
 * names it. The first policy of the list that fits is applied; none fitting leaves the discrepancy open, and so does a
 * question that only a person answers: how many rows of a duplicate count, which fee counts. A policy may
 * also only downgrade: the discrepancy stays open, and its amount never stops the close.
 *
 * Worked example: `pages-by-one` takes the lower side where only the pages differ, by at most 1, with at most
 * 0.50 元 at risk: supplier 12, requester 11, 0.30 at risk → requester-right.
 */

import type { ResolutionKind } from "../../../records/discrepancy-kind.ts";
import type { RequestRecord } from "../../../records/record.ts";
import type { Policies, ResolvePolicy } from "../../../rules/policies-rule.ts";
import { type RuleVersion, ruleName } from "../../../rules/rules.ts";
import { agree } from "../compare.ts";
import type { Discrepancy, Resolution } from "../discrepancy.ts";
import { sidesOf } from "../match.ts";
import { isClearOfItself } from "./decision.ts";
import type { DecidedAbout } from "./decision-values.ts";

type About = DecidedAbout & { readonly discrepancy: Discrepancy };
type Rule = RuleVersion<"policies"> | undefined;

export function applyPolicies(about: About, rule: Rule): Resolution | null {
  const found = firstFitting(about, rule);
  if (found === null || found.kind === "downgrade") return null;
  return {
    discrepancy: about.discrepancy.id,
    kind: found.kind,
    values: null,
    reason: found.policy.key,
    by: nameOf(found.policy, rule),
  };
}

/** The policy that makes it minor, by name; null where none does, or one resolves it. */
export function downgradeOf(about: About, rule: Rule): string | null {
  const found = firstFitting(about, rule);
  return found?.kind === "downgrade" ? nameOf(found.policy, rule) : null;
}

function nameOf(policy: ResolvePolicy, rule: Rule): string {
  return `policy:${policy.key} ${rule ? ruleName(rule) : ""}`;
}

function firstFitting(
  about: About,
  rule: Rule,
): { policy: ResolvePolicy; kind: ResolutionKind | "downgrade" } | null {
  const policies: Policies["resolve"] = rule?.body.resolve ?? [];
  for (const policy of policies) {
    if (!fits(policy, about)) continue;
    if (policy.resolution === "downgrade") return { policy, kind: "downgrade" };
    const kind = resolutionOf(policy.resolution, about.records);
    if (kind === null || (policy.centreAgrees && !centreFavours(kind, about.records))) continue;
    if (isClearOfItself(kind, about)) return { policy, kind };
  }
  return null;
}

function fits(
  policy: ResolvePolicy,
  about: { discrepancy: Discrepancy; records: readonly RequestRecord[] },
): boolean {
  const { discrepancy } = about;
  if (policy.kind !== discrepancy.kind) return false;
  if (policy.service !== null && policy.service !== discrepancy.service) return false;
  if (policy.maxRiskFen !== null && discrepancy.riskFen > policy.maxRiskFen) return false;
  if (policy.libraries !== null && !policy.libraries.some((l) => isParty(l, discrepancy))) return false;
  if (policy.fields !== null && !discrepancy.fields.every((f) => policy.fields?.includes(f.field)))
    return false;
  return policy.maxPages === null || pagesApart(about.records) <= policy.maxPages;
}

function isParty(library: string, discrepancy: Discrepancy): boolean {
  return library === discrepancy.supplier || library === discrepancy.requester;
}

function pagesApart(records: readonly RequestRecord[]): number {
  const pages = records.flatMap((r) => (r.pages === null ? [] : [r.pages]));
  return pages.length === 0 ? 0 : Math.max(...pages) - Math.min(...pages);
}

/** The platform's only row agrees with the only row of the side that the resolution favours. */
function centreFavours(kind: ResolutionKind, records: readonly RequestRecord[]): boolean {
  const sides = sidesOf(records);
  const favoured = kind === "requester-right" ? sides.requester : sides.supplier;
  const [centre] = sides.centre;
  const [row] = favoured;
  return sides.centre.length === 1 && favoured.length === 1 && !!centre && !!row && agree(row, centre);
}

function resolutionOf(
  resolution: ResolutionKind | "lower-side",
  records: readonly RequestRecord[],
): ResolutionKind | null {
  return resolution === "lower-side" ? lowerSide(records) : resolution;
}

/** The side that reports fewer pages or volumes; null when that is not one and the same side. */
function lowerSide(records: readonly RequestRecord[]): ResolutionKind | null {
  const { supplier, requester } = sidesOf(records);
  const [s, r] = [supplier[0], requester[0]];
  if (!s || !r || supplier.length > 1 || requester.length > 1) return null;
  const size = (record: RequestRecord): number | null => record.pages ?? record.volumes;
  const [own, other] = [size(s), size(r)];
  if (own === null || other === null || own === other) return null;
  return own < other ? "supplier-right" : "requester-right";
}
