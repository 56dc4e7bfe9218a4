/**
 * 补贴 / subsidy: what the centre owes a library.
 *
 * Document delivery: Σ of the library's basis fees under one rule version × the rate, plus a reward per request; capped
 * per request (before the sum), per period and per year. The rounding happens in one place: the library's sum is
 * multiplied by the rate and divided once, half up; single requests are never rounded.
 * Interlibrary loan: volumes lent × the amount per volume, capped per period.
 * Where several versions hold in one period, each makes its own subsidy, and a cap counts what the earlier ones paid.
 *
 * Worked example (sample amounts): basis fees 3.60 + 13.60 = 17.20 at 50 % is 8.60; with a period cap of 8.00 it is
 * 8.00, and the charge shows both steps. Source: domain.md 3.2 (subsidy on the confirmed fee), 4.6 (not published).
 */
import type { Fen } from "../money.ts";
import { timesHalfUp } from "../money.ts";
import type { DdSubsidy, IllSubsidy } from "../rules.ts";
import type { ArithmeticStep } from "./charge.ts";

/** What one library supplied under one rule version. */
export interface SupplyTotal {
  readonly requests: bigint;
  /** Σ of the fees that count, each capped per request. */
  readonly basisFen: Fen;
}

export interface Amount {
  readonly fen: Fen;
  readonly steps: readonly ArithmeticStep[];
}

/** What was paid already to the library, and so counts towards a cap. */
export interface Paid {
  /** By earlier rule versions in the same period. */
  readonly inPeriodFen: Fen;
  /** In the calendar year: earlier periods, and earlier versions in this one. */
  readonly inYearFen: Fen;
}

/**
 * The fee that counts as basis: the tariff's, the confirmed one, or the lower; then the cap per request. Each change
 * is a step, so the steps add up to it.
 */
export function basisFee(priced: Amount, confirmedFen: Fen | null, rule: DdSubsidy): Amount {
  const steps = [...priced.steps];
  const chosen = chosenFee({ tariffFen: priced.fen, confirmedFen }, rule);
  if (chosen !== priced.fen) {
    const about = { item: "confirmed-fee", quantity: 1n, unit: "confirmed" };
    steps.push({ ...about, unitFen: chosen, fen: chosen - priced.fen });
  }
  const cap = rule.capPerRequestFen;
  if (cap === null) return { fen: chosen, steps };
  return { fen: capped(chosen, { item: "cap-request", capFen: cap, leftFen: cap, steps }), steps };
}

function chosenFee(fees: { tariffFen: Fen; confirmedFen: Fen | null }, rule: DdSubsidy): Fen {
  if (fees.confirmedFen === null || rule.basis === "tariff") return fees.tariffFen;
  if (rule.basis === "confirmed") return fees.confirmedFen;
  return fees.confirmedFen < fees.tariffFen ? fees.confirmedFen : fees.tariffFen;
}

export function ddSubsidy(supply: SupplyTotal, rule: DdSubsidy, paid: Paid): Amount {
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
    const about = { item: "reward", quantity: supply.requests, unit: "request" };
    steps.push({ ...about, unitFen: rule.rewardPerRequestFen, fen: reward });
    fen += reward;
  }
  const ofPeriod = rule.capPerLibraryPeriodFen;
  if (ofPeriod !== null) {
    const leftFen = ofPeriod - paid.inPeriodFen;
    fen = capped(fen, { item: "cap-period", capFen: ofPeriod, leftFen, steps });
  }
  const ofYear = rule.capPerLibraryYearFen;
  if (ofYear !== null) {
    fen = capped(fen, { item: "cap-year", capFen: ofYear, leftFen: ofYear - paid.inYearFen, steps });
  }
  return { fen, steps };
}

/** What one loan counts for. */
export function loanAmount(volumes: bigint, rule: IllSubsidy): Amount {
  const fen = volumes * rule.perVolumeFen;
  const about = { item: "per-volume", quantity: volumes, unit: "volume" };
  return { fen, steps: [{ ...about, unitFen: rule.perVolumeFen, fen }] };
}

export function illSubsidy(volumes: bigint, rule: IllSubsidy, paid: Pick<Paid, "inPeriodFen">): Amount {
  const { fen, steps } = loanAmount(volumes, rule);
  const capFen = rule.capPerLibraryPeriodFen;
  if (capFen === null) return { fen, steps };
  const all = [...steps];
  const leftFen = capFen - paid.inPeriodFen;
  return { fen: capped(fen, { item: "cap-period", capFen, leftFen, steps: all }), steps: all };
}

/** A cap that binds is a step of its own: it takes off what exceeds what it leaves, never more. */
function capped(fen: Fen, cap: { item: string; capFen: Fen; leftFen: Fen; steps: ArithmeticStep[] }): Fen {
  const left = cap.leftFen > 0n ? cap.leftFen : 0n;
  if (fen <= left) return fen;
  cap.steps.push({ item: cap.item, quantity: 1n, unit: "cap", unitFen: cap.capFen, fen: left - fen });
  return left;
}
