/** Parsed schemes as the domain's. */
import type { Scheme, SchemeAmount, Schemes } from "../scheme.ts";
import { given } from "./given.ts";
import type { RulePackFile } from "./rule-pack-schema.ts";

type Said = NonNullable<RulePackFile["parts"]["schemes"]>;
type One = Said["schemes"][number];

export function schemesOf(said: Said): Schemes {
  return {
    basis: said.basis,
    schemes: said.schemes.map(schemeOf),
    ...given({ libraryClasses: said.libraryClasses }),
  };
}

function schemeOf(one: One): Scheme {
  const { caps } = one;
  return {
    key: one.key,
    nameZh: one.name["zh-CN"],
    nameEn: one.name.en,
    service: one.service,
    direction: one.direction,
    party: one.party,
    when: given(one.when),
    replaces: one.replaces,
    amount: amountOf(one.amount),
    ...given({ sharedBy: one.sharedBy }),
    caps: given({
      floorPerRequestFen: caps.floorPerRequest,
      perRequestFen: caps.perRequest,
      perLibraryPeriodFen: caps.perLibraryPeriod,
      perLibraryYearFen: caps.perLibraryYear,
      perPeriodFen: caps.perPeriod,
      perYearFen: caps.perYear,
    }),
  };
}

function amountOf(amount: One["amount"]): SchemeAmount {
  switch (amount.kind) {
    case "fixed":
      return { kind: "fixed", fen: amount.yuan };
    case "per-unit":
      return { kind: "per-unit", unit: amount.unit, fen: amount.yuan };
    case "percent":
      return { kind: "percent", rate: amount.rate };
    case "class-table":
      return { kind: "class-table", by: amount.by, classes: amount.classes, otherwise: amount.otherwise };
    case "fee-tiers": {
      const tiers = amount.tiers.map((t) => ({ upToFen: t.upTo, rate: t.rate ?? null, fen: t.yuan ?? null }));
      return { kind: "fee-tiers", tiers };
    }
    case "over-quota":
      return { kind: "over-quota", quotaFen: amount.quota };
    case "pool": {
      const points = amount.points.map((p) => ({ when: given(p.when), points: p.points }));
      const { funds: fundsFen, parts, quality, pay } = amount;
      return { kind: "pool", fundsFen, parts, points, quality, pay };
    }
  }
}
