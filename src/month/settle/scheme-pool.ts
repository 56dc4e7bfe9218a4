/**
 * 资金池 / pool: the funds of one period, divided among libraries by what they supplied.
 *
 * The funds are parted first (Montana: half by all loans, half by net lenders), then each part is divided among the libraries
 * by its measure, to the last fen, by largest remainder; so the order of libraries changes nothing. Or a whole number of fen a
 * unit is paid (Nebraska), and what is left over stays in the fund. A part that nobody has a claim on stays in the fund, too.
 *
 * Worked example: 100.00 in two halves; loans A 6, B 3, C 1, of which A and B are net lenders by 4 and 1. Half by loans: 30.00,
 * 15.00, 5.00; half by net loans: 40.00, 10.00: A 70.00, B 25.00, C 5.00. Source: SOURCES.md [pools].
 */

import { byKey, sumOf } from "../../core/list.ts";
import { type Fen, splitByLargestRemainder } from "../../core/money.ts";
import type { RequestRecord } from "../../records/record.ts";
import type { LibraryCode } from "../../registry/library.ts";
import { type ArithmeticStep, type MadeCharge, NO_REQUEST } from "../../rules/charge.ts";
import { type ConditionContext, holds } from "../../rules/condition.ts";
import { ruleName } from "../../rules/rules.ts";
import type { Pool, PoolMeasure } from "../../rules/scheme.ts";
import type { PoolCounts, SchemeState } from "./scheme-state.ts";

export function addToPool(
  counts: Map<LibraryCode, PoolCounts>,
  pool: Pool,
  of: {
    record: RequestRecord;
    about: ConditionContext;
    supplier: LibraryCode | null;
    requester: LibraryCode | null;
  },
): void {
  const { record } = of;
  const volumes = BigInt(record.volumes ?? 0);
  if (of.supplier !== null) {
    const own = countsOf(counts, of.supplier);
    own.requests += 1n;
    own.volumes += volumes;
    own.points += pool.points.find((p) => holds(p.when, record, of.about))?.points ?? 1n;
  }
  if (of.requester !== null) {
    const other = countsOf(counts, of.requester);
    other.requestsAsked += 1n;
    other.volumesAsked += volumes;
  }
}

function countsOf(counts: Map<LibraryCode, PoolCounts>, library: LibraryCode): PoolCounts {
  const known = counts.get(library);
  if (known) return known;
  const made = { requests: 0n, volumes: 0n, points: 0n, requestsAsked: 0n, volumesAsked: 0n };
  counts.set(library, made);
  return made;
}

export function poolCharges(state: SchemeState): MadeCharge[] {
  const { scheme, rule } = state;
  const { amount } = scheme;
  if (amount.kind !== "pool" || state.pool.size === 0) return [];
  const steps = new Map<LibraryCode, ArithmeticStep[]>();
  const add = (library: LibraryCode, step: ArithmeticStep): void => {
    steps.set(library, [...(steps.get(library) ?? []), step]);
  };
  const funds = splitByLargestRemainder(
    amount.fundsFen,
    amount.parts.map((part, i) => ({ key: `${i}`.padStart(3, "0"), weight: part.weight })),
  );
  for (const [i, part] of amount.parts.entries())
    dividePart(state, amount, { by: part.by, fen: funds.get(`${i}`.padStart(3, "0")) ?? 0n, add });
  return [...steps].sort(byKey).map(([library, own]) => ({
    ...{ kind: scheme.direction, scheme: scheme.key, service: scheme.service, library },
    ...NO_REQUEST,
    ...{ quantity: state.pool.get(library)?.requests ?? 0n, unit: "request", rule: ruleName(rule) },
    ...{ fen: sumOf(own, (s) => s.fen), steps: own },
  }));
}

function dividePart(
  state: SchemeState,
  pool: Pool,
  part: { by: PoolMeasure; fen: Fen; add: (library: LibraryCode, step: ArithmeticStep) => void },
): void {
  const shares = [...state.pool].sort(byKey).map(([library, counts]) => ({
    key: library,
    weight: measured(counts, part.by) * qualityOf(pool, library),
  }));
  const total = sumOf(shares, (s) => s.weight);
  if (total === 0n) return;
  const parts = pool.pay === "split" ? splitByLargestRemainder(part.fen, shares) : null;
  const rate = part.fen / total;
  for (const { key, weight } of shares) {
    if (weight === 0n) continue;
    const step =
      parts === null
        ? { item: `pool-${part.by}`, quantity: weight, unit: "unit", unitFen: rate, fen: weight * rate }
        : {
            item: `pool-${part.by} ${weight}/${total}`,
            ...{ quantity: 1n, unit: "basis", unitFen: part.fen, fen: parts.get(key) ?? 0n },
          };
    part.add(key, step);
  }
}

function measured(counts: PoolCounts, by: PoolMeasure): bigint {
  const more = (supplied: bigint, asked: bigint): bigint => (supplied > asked ? supplied - asked : 0n);
  switch (by) {
    case "requests":
      return counts.requests;
    case "volumes":
      return counts.volumes;
    case "points":
      return counts.points;
    case "net-requests":
      return more(counts.requests, counts.requestsAsked);
    case "net-volumes":
      return more(counts.volumes, counts.volumesAsked);
  }
}

/** Multipliers as whole numbers over one denominator: 1.2 and 1 are 12 and 10. */
function qualityOf(pool: Pool, library: LibraryCode): bigint {
  const common = pool.quality.reduce((den, q) => leastCommon(den, q.rate.den), 1n);
  const own = pool.quality.find((q) => q.library === library)?.rate ?? { num: 1n, den: 1n };
  return (own.num * common) / own.den;
}

function leastCommon(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}
