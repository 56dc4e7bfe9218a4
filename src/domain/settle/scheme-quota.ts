/**
 * 免费额度 / quota: free up to an amount per library and calendar year, in the order of supply; beyond it, billed.
 *
 * What is free is a charge of kind "free" that nobody owes: it says how much of the quota is used. The order is the day of
 * supply, then the request's number: a choice of ours, published nowhere. The year is that of the supply.
 *
 * Worked example: quota 1,000.00, used 980.00; 35.00 more: free 20.00, billed 15.00. Source: domain.md 3.2, 10 no. 4.
 */
import type { Fen } from "../money.ts";
import { type MadeCharge, type QuotaRequest, type SchemeState, yearKey } from "./scheme-state.ts";

/** `used` is what earlier periods used of each quota, and is brought up to date. */
export function quotaCharges(state: SchemeState, used: Map<string, Fen>): MadeCharge[] {
  const { amount, key: scheme } = state.scheme;
  if (amount.kind !== "over-quota") return [];
  const made: MadeCharge[] = [];
  for (const { charge, day, feeFen } of [...state.quota].sort(bySupply)) {
    const at = { year: day.slice(0, 4), kind: "free", scheme, library: charge.library ?? "" };
    const before = used.get(yearKey(at)) ?? 0n;
    const left = before >= amount.quotaFen ? 0n : amount.quotaFen - before;
    const free = feeFen < left ? feeFen : left;
    used.set(yearKey(at), before + free);
    const fee = { item: "fee", quantity: 1n, unit: "basis", unitFen: feeFen, fen: feeFen };
    const over = feeFen - free;
    if (free > 0n) {
      const beyond = { item: "over-quota", quantity: 1n, unit: "cap", unitFen: left, fen: -over };
      made.push({ ...charge, kind: "free", fen: free, steps: over === 0n ? [fee] : [fee, beyond] });
    }
    if (over > 0n) {
      const within = { item: "quota-left", quantity: 1n, unit: "cap", unitFen: left, fen: -free };
      made.push({ ...charge, fen: over, steps: free === 0n ? [fee] : [fee, within] });
    }
  }
  return made;
}

function bySupply(a: QuotaRequest, b: QuotaRequest): number {
  return (
    compared(a.day, b.day) ||
    compared(a.charge.caseKey ?? "", b.charge.caseKey ?? "") ||
    (a.charge.ordinal ?? 0) - (b.charge.ordinal ?? 0)
  );
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
