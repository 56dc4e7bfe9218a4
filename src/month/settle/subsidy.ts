/**
 * 补贴 / subsidy: what the centre owes a library: who is paid, what it supplied, what the year paid already, and the share.
 *
 * Document delivery: Σ of the library's basis fees under one rule version × the rate, divided once per library and
 * version (half up, unless the rule names another rounding), plus a reward per request; capped per request (before the sum), per period and per year.
 * Interlibrary loan: volumes lent × the amount per volume, capped per period.
 *
 * Worked example (sample amounts): basis fees 3.60 + 13.60 = 17.20 at 50 % is 8.60; with a period cap of 8.00 it is 8.00,
 * and the charge shows both steps. Source: SOURCES.md [fee-is-the-basis], [amounts-not-published].
 */
import { addTo, byKey } from "../../core/list.ts";
import { type Fen, timesRate } from "../../core/money.ts";
import type { RequestRecord } from "../../records/record.ts";
import type { LibraryCode } from "../../registry/library.ts";
import { type ArithmeticStep, type MadeCharge, NO_REQUEST, rateItem } from "../../rules/charge.ts";
import { type DdSubsidy, type IllSubsidy, type RuleVersion, ruleName } from "../../rules/rules.ts";

/** The supplier; for an outside source the agent who advanced the cost, where the rule says so. */
export function payeeOfRequest(
  record: RequestRecord,
  externalPayee: DdSubsidy["externalPayee"],
): LibraryCode | null {
  const isOutside = record.supplier?.startsWith("EXT-") === true;
  return isOutside && externalPayee === "agent" ? (record.agent ?? record.supplier) : record.supplier;
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

interface SupplyTotal {
  requests: bigint;
  /** Σ of the fees that count, each capped per request. */
  basisFen: Fen;
}

/**
 * 提供量合计 / what one library supplied under one rule version. A library that supplied before and after a change of rules has
 * two, and so two subsidy charges.
 */
export interface Supply<P extends "dd-subsidy" | "ill-subsidy"> {
  readonly library: LibraryCode;
  readonly rule: RuleVersion<P>;
  readonly total: SupplyTotal & { volumes: bigint };
}

export function supplyOf<P extends "dd-subsidy" | "ill-subsidy">(
  supplies: Map<string, Supply<P>>,
  of: { library: LibraryCode; rule: RuleVersion<P> },
): Supply<P> {
  const key = `${of.library} ${of.rule.from} ${ruleName(of.rule)}`;
  const known = supplies.get(key);
  if (known) return known;
  const made = { ...of, total: { requests: 0n, basisFen: 0n, volumes: 0n } };
  supplies.set(key, made);
  return made;
}

/** Sums of earlier periods by calendar year, for caps of a year and quotas: `yearKey` → fen. */
export type ChargedBefore = ReadonlyMap<string, Fen>;

export function yearKey(of: { year: string; kind: string; scheme: string; library: string }): string {
  return `${of.year} ${of.kind} ${of.scheme} ${of.library}`;
}

/** What is paid once every request has passed; `before`: by earlier periods of the year. */
export function subsidyCharges(of: {
  dd: ReadonlyMap<string, Supply<"dd-subsidy">>;
  ill: ReadonlyMap<string, Supply<"ill-subsidy">>;
  year: string;
  before: ChargedBefore;
}): MadeCharge[] {
  const made: MadeCharge[] = [];
  const paid = new Map(of.before);
  for (const [, { library, rule, total }] of [...of.dd].sort(byKey)) {
    const key = yearKey({ year: of.year, kind: "dd-subsidy", scheme: "", library });
    const subsidy = ddSubsidy(total, rule.body, paid.get(key) ?? 0n);
    addTo(paid, key, subsidy.fen);
    const about = {
      kind: "dd-subsidy",
      service: "dd",
      library,
      quantity: total.requests,
      unit: "request",
    } as const;
    made.push({ ...NO_REQUEST, scheme: null, ...about, ...subsidy, rule: ruleName(rule) });
  }
  for (const [, { library, rule, total }] of [...of.ill].sort(byKey)) {
    const subsidy = illSubsidy(total.volumes, rule.body);
    const about = {
      kind: "ill-subsidy",
      service: "ill",
      library,
      quantity: total.volumes,
      unit: "volume",
    } as const;
    made.push({ ...NO_REQUEST, scheme: null, ...about, ...subsidy, rule: ruleName(rule) });
  }
  return made;
}

interface Subsidy {
  readonly fen: Fen;
  readonly steps: readonly ArithmeticStep[];
}

/** `paidInYearFen`: what earlier periods of the same calendar year already paid this library. */
export function ddSubsidy(supply: SupplyTotal, rule: DdSubsidy, paidInYearFen: Fen): Subsidy {
  const share = timesRate(supply.basisFen, rule.rate, rule.rounding);
  const steps: ArithmeticStep[] = [
    {
      item: rateItem(rule),
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
