/**
 * 补贴 / subsidy: what the centre owes a library.
 *
 * Document delivery: Σ of the library's basis fees under one rule version × the rate, divided once per library and
 * version (half up), plus a reward per request; capped per request (before the sum), per period and per year.
 * Interlibrary loan: volumes lent × the amount per volume, capped per period.
 *
 * Worked example (sample amounts): basis fees 3.60 + 13.60 = 17.20 at 50 % is 8.60; with a period cap of 8.00 it is 8.00,
 * and the charge shows both steps. Source: SOURCES.md [fee-is-the-basis], [amounts-not-published].
 */
import type { Fen } from "../../core/money.ts";
import { timesHalfUp } from "../../core/money.ts";
import type { ArithmeticStep } from "../../rules/charge.ts";
import type { DdSubsidy, IllSubsidy } from "../../rules/subsidy-rule.ts";

/** What one library supplied under one rule version. */
export interface SupplyTotal {
  requests: bigint;
  /** Σ of the fees that count, each capped per request. */
  basisFen: Fen;
}

interface Subsidy {
  readonly fen: Fen;
  readonly steps: readonly ArithmeticStep[];
}

/** The fee that counts as basis: the tariff's, the confirmed one, or the lower; then the cap per request. */
export function basisFee(fees: { tariffFen: Fen; confirmedFen: Fen | null }, rule: DdSubsidy): Fen {
  const chosen = chosenFee(fees, rule);
  return rule.capPerRequestFen === null ? chosen : lower(chosen, rule.capPerRequestFen);
}

function chosenFee(fees: { tariffFen: Fen; confirmedFen: Fen | null }, rule: DdSubsidy): Fen {
  if (fees.confirmedFen === null || rule.basis === "tariff") return fees.tariffFen;
  return rule.basis === "confirmed" ? fees.confirmedFen : lower(fees.confirmedFen, fees.tariffFen);
}

/** `paidInYearFen`: what earlier periods of the same calendar year already paid this library. */
export function ddSubsidy(supply: SupplyTotal, rule: DdSubsidy, paidInYearFen: Fen): Subsidy {
  const share = timesHalfUp(supply.basisFen, rule.rate);
  const steps: ArithmeticStep[] = [
    {
      item: `rate ${rule.rate.num}/${rule.rate.den}`,
      quantity: 1n,
      unit: "basis",
      unitFen: supply.basisFen,
      fen: share,
    },
  ];
  let fen = share;
  if (rule.rewardPerRequestFen !== 0n) {
    const reward = supply.requests * rule.rewardPerRequestFen;
    steps.push({
      item: "reward",
      quantity: supply.requests,
      unit: "request",
      unitFen: rule.rewardPerRequestFen,
      fen: reward,
    });
    fen += reward;
  }
  if (rule.capPerLibraryPeriodFen !== null) {
    fen = capped(fen, { item: "cap-period", capFen: rule.capPerLibraryPeriodFen, steps });
  }
  if (rule.capPerLibraryYearFen !== null) {
    const left = rule.capPerLibraryYearFen - paidInYearFen;
    fen = capped(fen, { item: "cap-year", capFen: left > 0n ? left : 0n, steps });
  }
  return { fen, steps };
}

export function illSubsidy(volumes: bigint, rule: IllSubsidy): Subsidy {
  const steps: ArithmeticStep[] = [
    {
      item: "per-volume",
      quantity: volumes,
      unit: "volume",
      unitFen: rule.perVolumeFen,
      fen: volumes * rule.perVolumeFen,
    },
  ];
  let fen = volumes * rule.perVolumeFen;
  if (rule.capPerLibraryPeriodFen !== null) {
    fen = capped(fen, { item: "cap-period", capFen: rule.capPerLibraryPeriodFen, steps });
  }
  return { fen, steps };
}

/** A cap that binds is a step of its own: it takes off what exceeds it. */
function capped(fen: Fen, cap: { item: string; capFen: Fen; steps: ArithmeticStep[] }): Fen {
  if (fen <= cap.capFen) return fen;
  const off = cap.capFen - fen;
  cap.steps.push({ item: cap.item, quantity: 1n, unit: "cap", unitFen: cap.capFen, fen: off });
  return cap.capFen;
}

function lower(a: Fen, b: Fen): Fen {
  return a < b ? a : b;
}
