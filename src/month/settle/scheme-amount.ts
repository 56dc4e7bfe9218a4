/**
 * 方案金额 / what a scheme grants or bills for one request: a pure function of the request, its fee and the scheme.
 *
 * Worked examples: 20.00 of a fee of 40.00 by the tiers "up to 20 all of it, up to 40 20.00, above 50 %"; a fee of 41.00 is
 * granted 20.50. A fee of 9.99 shared 75 : 25 by centre and library at 100 % is 7.49 from the centre and 2.50 from the library:
 * the odd fen goes to the larger remainder. Source: SOURCES.md [nwpu-tiers], [cashl-campaign], [shares-to-the-fen].
 */
import { type Finding, finding } from "../../core/finding.ts";
import {
  type Fen,
  formatYuan,
  type Rate,
  type Rounding,
  splitByLargestRemainder,
  timesRate,
} from "../../core/money.ts";
import type { RequestRecord } from "../../records/record.ts";
import { type ArithmeticStep, rateItem } from "../../rules/charge.ts";
import { classOf } from "../../rules/condition.ts";
import { countOf, step } from "../../rules/formula.ts";
import type { Scheme, SchemeAmount } from "../../rules/scheme.ts";
import type { LibraryClasses } from "../../rules/tariff-rule.ts";

/** Amounts that hang on nothing but the request; a quota and a pool hang on what others did, too. */
export type OwnAmount = Exclude<SchemeAmount, { kind: "over-quota" | "pool" }>;

interface AmountBasis {
  readonly record: RequestRecord;
  readonly feeFen: Fen;
  readonly classes: LibraryClasses;
  readonly rounding?: Rounding | undefined;
}

interface Granted {
  readonly fen: Fen;
  readonly steps: readonly ArithmeticStep[];
}

export function grantOf(scheme: Scheme, amount: OwnAmount, of: AmountBasis): Granted | Finding {
  const first = firstStep(scheme, amount, of);
  if ("code" in first) return first;
  const steps: ArithmeticStep[] = [first];
  let fen = first.fen;
  const { floorPerRequestFen: floor, perRequestFen: cap } = scheme.caps;
  const bound = (item: string, limit: Fen): void => {
    steps.push({ item, quantity: 1n, unit: "cap", unitFen: limit, fen: limit - fen });
    fen = limit;
  };
  if (floor !== undefined && fen < floor) bound("floor-request", floor);
  if (cap !== undefined && fen > cap) bound("cap-request", cap);
  const own = libraryPart(scheme, fen);
  if (own !== 0n) {
    steps.push({ item: "library-part", quantity: 1n, unit: "basis", unitFen: fen, fen: -own });
    fen -= own;
  }
  return { fen, steps };
}

/** What the library bears itself of an amount that is shared. */
function libraryPart(scheme: Scheme, fen: Fen): Fen {
  if (!scheme.sharedBy) return 0n;
  const { centre, library } = scheme.sharedBy;
  const parts = splitByLargestRemainder(fen, [
    { key: "centre", weight: centre },
    { key: "library", weight: library },
  ]);
  return parts.get("library") ?? 0n;
}

function firstStep(scheme: Scheme, amount: OwnAmount, of: AmountBasis): ArithmeticStep | Finding {
  const { key } = scheme;
  const { record, feeFen, rounding } = of;
  const share = (rate: Rate): ArithmeticStep => ({
    item: rateItem({ rate, rounding }),
    quantity: 1n,
    unit: "basis",
    unitFen: feeFen,
    fen: timesRate(feeFen, rate, rounding),
  });
  switch (amount.kind) {
    case "fixed":
      return step(key, 1n, "request", amount.fen);
    case "per-unit": {
      const count = countOf(amount.unit, record);
      if (count === null) return finding("quantity-must-be-given", { item: key, unit: amount.unit });
      return step(key, count, amount.unit, amount.fen);
    }
    case "percent":
      return share(amount.rate);
    case "class-table": {
      const found = classOf(amount.by, record, of.classes);
      return share(amount.classes.find((c) => c.is === found)?.rate ?? amount.otherwise);
    }
    case "fee-tiers": {
      const tier = amount.tiers.find((t) => t.upToFen === null || feeFen <= t.upToFen);
      if (tier?.rate) return share(tier.rate);
      if (tier?.fen != null) return step(key, 1n, "request", tier.fen);
      return finding("scheme-must-cover-fee", { scheme: key, fee: formatYuan(feeFen) });
    }
  }
}
