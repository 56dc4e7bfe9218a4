/** A parsed tariff as the domain's. */
import type { DdTariff, PriceFormula } from "../tariff-rule.ts";
import { given } from "./given.ts";
import type { RulePackFile } from "./rule-pack-schema.ts";

type Said = NonNullable<RulePackFile["parts"]["dd-tariff"]>;

export function tariffOf(said: Said): DdTariff {
  return {
    items: said.items.map((item) => ({
      key: item.key,
      nameZh: item.name["zh-CN"],
      nameEn: item.name.en,
      role: item.role,
      when: given(item.when),
      price: priceOf(item.price),
    })),
    ...given({
      libraryClasses: said.libraryClasses,
      floorPerRequestFen: said.floorPerRequest,
      capPerRequestFen: said.capPerRequest,
    }),
  };
}

function priceOf(price: Said["items"][number]["price"]): PriceFormula {
  switch (price.kind) {
    case "per-unit":
      return { kind: "per-unit", unit: price.unit, fen: price.yuan };
    case "flat":
      return { kind: "flat", fen: price.yuan };
    case "flat-plus-per-unit":
      return { kind: "flat-plus-per-unit", flatFen: price.flat, unit: price.unit, fen: price.yuan };
    case "range":
      return { kind: "range", unit: price.unit, lowFen: price.low, highFen: price.high };
    case "actual-cost":
      return { kind: "actual-cost", ...given({ attachment: price.attachment }) };
    case "first-step": {
      const { first, step } = price;
      return {
        kind: "first-step",
        unit: price.unit,
        first: { units: first.units, fen: first.yuan },
        step: { units: step.units, fen: step.yuan },
      };
    }
    case "tiers": {
      const tiers = price.tiers.map(({ upTo, yuan }) => ({ upTo, fen: yuan }));
      return { kind: "tiers", unit: price.unit, mode: price.mode, tiers };
    }
    case "class-table": {
      const classes = price.classes.map((c) => ({ is: c.is, fen: c.yuan }));
      const { by, unit, otherwise: otherwiseFen } = price;
      return { kind: "class-table", by, unit, classes, otherwiseFen };
    }
    case "percent":
      return { kind: "percent", rate: price.rate, of: price.of };
  }
}
