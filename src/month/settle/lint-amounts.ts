/**
 * 金额检查 / doubtful amounts: cliffs, and caps that never bind.
 *
 * A cliff (倒挂) is a place where more is worth less: whole tiers of 0.50 up to 10 pages and 0.30 beyond make 11 pages 3.30 and
 * 10 pages 5.00. A cap never binds where another one is always reached first, or where no amount can come to it.
 *
 * Worked example: a scheme grants at most 100.00 a request and at most 80.00 a library and period: the first never binds. Of a
 * subsidy of 50 % whose fees count up to 100.00 it binds, for 100.00 of fee are 50.00.
 * Source: SOURCES.md [rules-are-linted]; tiers as they are published: SOURCES.md [nwpu-tiers].
 */
import { type Finding, finding } from "../../core/finding.ts";
import { type Fen, formatYuan, type Rounding, timesRate } from "../../core/money.ts";
import { type DdSubsidy, type RuleVersion, ruleName } from "../../rules/rules.ts";
import type { FeeTier, Scheme } from "../../rules/scheme.ts";
import type { DdTariff } from "../../rules/tariff-rule.ts";

const MONTHS = 12n;

export function lintAmounts(rule: RuleVersion): Finding[] {
  const { body } = rule;
  if ("items" in body) return tariffCliffs(rule, body);
  if ("schemes" in body) return body.schemes.flatMap((scheme) => lintScheme(rule, scheme, body.rounding));
  return "basis" in body && "externalPayee" in body ? lintSubsidy(rule, body) : [];
}

function tariffCliffs(rule: RuleVersion, tariff: DdTariff): Finding[] {
  return tariff.items.flatMap(({ key, price }) => {
    if (price.kind !== "tiers" || price.mode !== "whole") return [];
    return price.tiers.flatMap((tier, i): Finding[] => {
      const next = price.tiers[i + 1];
      if (!next || tier.upTo === null) return [];
      const [at, above] = [tier.upTo * tier.fen, (tier.upTo + 1n) * next.fen];
      if (above >= at) return [];
      const more = { from: `${tier.upTo}`, to: `${tier.upTo + 1n}` };
      return [cliff(rule, { key, ...more, at, above })];
    });
  });
}

function lintScheme(rule: RuleVersion, scheme: Scheme, rounding: Rounding | undefined): Finding[] {
  const { amount, caps, key } = scheme;
  const found: Finding[] = [];
  if (amount.kind === "fee-tiers") {
    for (const [i, tier] of amount.tiers.entries()) {
      const next = amount.tiers[i + 1];
      if (!next || tier.upToFen === null) continue;
      const at = tierAmount(tier, { feeFen: tier.upToFen, rounding });
      const above = tierAmount(next, { feeFen: tier.upToFen + 1n, rounding });
      if (above >= at) continue;
      const more = { from: formatYuan(tier.upToFen), to: formatYuan(tier.upToFen + 1n) };
      found.push(cliff(rule, { key, ...more, at, above }));
    }
  }
  const most = amount.kind === "fixed" ? amount.fen : null;
  if (most !== null && caps.perRequestFen !== undefined && most <= caps.perRequestFen)
    found.push(never(rule, { key, cap: "perRequest", capFen: caps.perRequestFen, because: "amount" }));
  const lists = [
    ["perRequest", caps.perRequestFen, 1n],
    ["perLibraryPeriod", caps.perLibraryPeriodFen, 1n],
    ["perLibraryYear", caps.perLibraryYearFen, MONTHS],
  ] as const;
  return [
    ...found,
    ...neverBinding(rule, key, lists),
    ...neverBinding(rule, key, [
      ["perPeriod", caps.perPeriodFen, 1n],
      ["perYear", caps.perYearFen, MONTHS],
    ]),
  ];
}

function lintSubsidy(rule: RuleVersion, body: DdSubsidy): Finding[] {
  const or = (fen: Fen | null): Fen | undefined => fen ?? undefined;
  const { capPerRequestFen: feeFen, rate, rounding, rewardPerRequestFen } = body;
  const caps = [
    ["capPerLibraryPeriod", or(body.capPerLibraryPeriodFen), 1n],
    ["capPerLibraryYear", or(body.capPerLibraryYearFen), MONTHS],
  ] as const;
  // A cap of the fee is none of what is granted: it binds as long as the share of it is below the others.
  const most = feeFen === null ? 0n : timesRate(feeFen, rate, rounding) + rewardPerRequestFen;
  const [reached] = caps.find(([, fen]) => fen !== undefined && most > fen) ?? [];
  const own = { key: rule.part, cap: "capFeePerRequest", capFen: feeFen ?? 0n };
  return [
    ...(reached === undefined ? [] : [never(rule, { ...own, because: reached })]),
    ...neverBinding(rule, rule.part, caps),
  ];
}

/** A cap of a part above that of its whole; a cap of the year that twelve months can't come to. */
function neverBinding(
  rule: RuleVersion,
  key: string,
  caps: readonly (readonly [name: string, fen: Fen | undefined, months: bigint])[],
): Finding[] {
  return caps.flatMap(([cap, capFen, months], i) => {
    if (capFen === undefined) return [];
    const wider = caps.slice(i + 1).find(([, fen]) => fen !== undefined && capFen > fen);
    if (wider) return [never(rule, { key, cap, capFen, because: wider[0] })];
    // Only a cap of the period is reached so often a year; one of a request any number of times.
    const [period, fen] = caps.find(([name]) => /period$/i.test(name)) ?? [];
    if (months === 1n || !period || fen === undefined || capFen < fen * months) return [];
    return [never(rule, { key, cap, capFen, because: period })];
  });
}

function tierAmount(tier: FeeTier, of: { feeFen: Fen; rounding: Rounding | undefined }): Fen {
  return tier.rate ? timesRate(of.feeFen, tier.rate, of.rounding) : (tier.fen ?? 0n);
}

function cliff(
  rule: RuleVersion,
  at: { key: string; from: string; to: string; at: Fen; above: Fen },
): Finding {
  const amounts = { atYuan: formatYuan(at.at), aboveYuan: formatYuan(at.above) };
  return finding("more-should-not-be-worth-less", {
    rule: ruleName(rule),
    key: at.key,
    from: at.from,
    to: at.to,
    ...amounts,
  });
}

function never(rule: RuleVersion, of: { key: string; cap: string; capFen: Fen; because: string }): Finding {
  const { key, cap, because } = of;
  return finding("cap-should-bind", { rule: ruleName(rule), key, cap, yuan: formatYuan(of.capFen), because });
}
