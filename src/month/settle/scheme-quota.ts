/**
 * 免费额度 / quota: free up to an amount per library and calendar year, in the order of supply; beyond it, billed.
 *
 * What is free is a charge of kind "free" that nobody owes: it says how much of the quota is used. The order is the day of
 * supply, then the request's number: a choice of ours, published nowhere. The year is that of the supply.
 *
 * Only the earliest requests that together come to the quota are kept: whatever is supplied after them is billed whole, and at once.
 *
 * Worked example: quota 1,000.00, used 980.00; 35.00 more: free 20.00, billed 15.00.
 * Source: SOURCES.md [standards-quota].
 */
import { byKey, compareKeys } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import type { LibraryCode } from "../../registry/library.ts";
import type { MadeCharge } from "../../rules/charge.ts";
import type { QuotaRequest, SchemeState } from "./scheme-state.ts";
import { type ChargedBefore, yearKey } from "./subsidy.ts";

/** Takes a request in, and gives out those that the quota can't reach any more. `used`: by earlier periods. */
export function addToQuota(state: SchemeState, request: QuotaRequest, used: ChargedBefore): MadeCharge[] {
  if (request.feeFen === 0n) return [];
  const key = keyOf(state, request);
  const quota = state.quota.get(key) ?? { earliest: [], feeFen: 0n };
  state.quota.set(key, quota);
  const { earliest } = quota;
  earliest.splice(placeOf(request, earliest), 0, request);
  quota.feeFen += request.feeFen;
  const left = leftOf(state, used.get(key) ?? 0n);
  const beyond: MadeCharge[] = [];
  for (let last = earliest.at(-1); last && quota.feeFen - last.feeFen >= left; last = earliest.at(-1)) {
    earliest.pop();
    quota.feeFen -= last.feeFen;
    beyond.push(...split(last, 0n));
  }
  return beyond;
}

/** `used` is what was used of each quota before, and is brought up to date. */
export function quotaCharges(state: SchemeState, used: Map<string, Fen>): MadeCharge[] {
  const inOrder = [...state.quota].sort(byKey);
  return inOrder.flatMap(([key, { earliest }]) =>
    earliest.flatMap((request) => {
      const before = used.get(key) ?? 0n;
      const left = leftOf(state, before);
      used.set(key, before + (request.feeFen < left ? request.feeFen : left));
      return split(request, left);
    }),
  );
}

/** What of a request is free, and what is billed, with so much left of the quota. */
function split({ charge, feeFen }: QuotaRequest, left: Fen): MadeCharge[] {
  const free = feeFen < left ? feeFen : left;
  const over = feeFen - free;
  const made: MadeCharge[] = [];
  const fee = { item: "fee", quantity: 1n, unit: "basis", unitFen: feeFen, fen: feeFen };
  if (free > 0n) {
    const beyond = { item: "over-quota", quantity: 1n, unit: "cap", unitFen: left, fen: -over };
    made.push({ ...charge, kind: "free", fen: free, steps: over === 0n ? [fee] : [fee, beyond] });
  }
  if (over > 0n) {
    const within = { item: "quota-left", quantity: 1n, unit: "cap", unitFen: left, fen: -free };
    made.push({ ...charge, fen: over, steps: free === 0n ? [fee] : [fee, within] });
  }
  return made;
}

function keyOf({ scheme }: SchemeState, { charge, day }: QuotaRequest): string {
  const library: LibraryCode = charge.library ?? "";
  return yearKey({ year: day.slice(0, 4), kind: "free", scheme: scheme.key, library });
}

function leftOf({ scheme: { amount } }: SchemeState, used: Fen): Fen {
  const quota = amount.kind === "over-quota" ? amount.quotaFen : 0n;
  return used >= quota ? 0n : quota - used;
}

/** Where the request stands among those in order: found by halving. */
function placeOf(request: QuotaRequest, inOrder: readonly QuotaRequest[]): number {
  let [low, high] = [0, inOrder.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = inOrder[middle];
    if (other && bySupply(other, request) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function bySupply(a: QuotaRequest, b: QuotaRequest): number {
  return (
    compareKeys(a.day, b.day) ||
    compareKeys(a.charge.caseKey ?? "", b.charge.caseKey ?? "") ||
    (a.charge.ordinal ?? 0) - (b.charge.ordinal ?? 0)
  );
}
