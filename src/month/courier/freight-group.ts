/**
 * 子母件与补差 / freight of one leg in several lines: boxes of one waybill, and supplements after reweighing. They have one price
 * together, by the weights of all boxes as last weighed, and what each line may cost is what the lines before it left of that.
 *
 * Worked example: boxes of 2, 3 and 1 kg are billed 8.00, 10.00 and 12.00; 6 kg cost 18.00: 8.00 and 10.00 are owed, nothing of the
 * last. 1 kg was paid with 8.00; 3 kg cost 12.00: of a supplement of 6.00, 4.00 are owed.
 */
import { by, groupBy, sumOf } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import type { Period } from "../../core/period.ts";
import type { WaybillLine } from "../../records/record.ts";
import type { CourierContract } from "../../rules/courier-contract.ts";
import { isFreight, isSupplement, pieceOf } from "./account-part.ts";
import type { StandingBill } from "./audit-sums.ts";
import { type FreightGroup, least } from "./billed-before.ts";
import type { AuditClass } from "./courier-audit.ts";
import type { OpenCharge, OpenCredit } from "./credit-matching.ts";
import type { JudgedCharge } from "./judged-charge.ts";

interface Billed extends OpenCharge {
  readonly month: { readonly period: Period };
}

type GroupPrice = Pick<FreightGroup, "contractFen" | "steps"> & {
  readonly contract: Pick<CourierContract, "payable" | "toleranceFen">;
};

export type PriceOf = (pieces: readonly WaybillLine[]) => GroupPrice | null;

/** By leg. */
export type FreightGroups = ReadonlyMap<string, FreightGroup>;

/** `charges`: of all months in their order, those that stand. */
export function freightGroups(charges: readonly Billed[], priceOf: PriceOf): FreightGroups {
  const groups = new Map<string, FreightGroup>();
  const freight = charges.filter((c) => isFreight(c.line));
  for (const [leg, own] of byLeg(freight)) {
    const boxes = groupBy(own, (c) => pieceOf(c.line));
    if (boxes.size < 2 && !own.some((c) => isSupplement(c.line))) continue;
    const price = priceOf(weighed([...boxes.values()]));
    const earlier = own.filter((c) => c.isEarlier);
    const paidFen = sumOf(earlier, (c) => c.paidFen);
    const heldFen = sumOf(earlier, (c) => c.heldFen);
    const leftFen = price && beyondAnswers(price.contractFen - paidFen, earlier);
    if (price && leftFen !== null) groups.set(leg, { ...price, leftFen, heldFen });
  }
  return groups;
}

/** `charges`: those that stand; `priceOf`: of freight in several lines. */
export function standingBill(charges: readonly Billed[], priceOf: PriceOf): StandingBill {
  const legs = [...byLeg(charges.filter((c) => isFreight(c.line))).values()];
  return {
    lines: charges.map((c) => c.line),
    freight: legs.flatMap((own) => {
      const price = priceOf(weighed([...groupBy(own, (c) => pieceOf(c.line)).values()]));
      return price && own[0] ? [{ line: own[0].line, fen: price.contractFen }] : [];
    }),
  };
}

/** What is taken back of what was paid; what a person approved above the price stays. */
function beyondAnswers(fen: Fen, charges: readonly OpenCharge[]): Fen {
  if (fen >= 0n) return fen;
  const own = fen + sumOf(charges, (c) => c.approvedFen);
  return own < 0n ? own : 0n;
}

/** An account of several boxes, or with a supplement; any other one is judged line by line. */
export function hasParts(charges: readonly OpenCharge[]): boolean {
  return charges.some((c) => c.line.motherNo !== null || isSupplement(c.line));
}

/**
 * A credit changes what the rest costs: a box that is credited no longer weighs, a negative supplement says a new weight. What is
 * paid of the freight that stands becomes what it costs, by the credit.
 *
 * Worked example: two boxes of 2.2 kg, 14.00 each: 16.00 are paid for 4.4 kg, 12.00 held. One is credited whole: 12.00 are owed for
 * the other: 4.00 are taken back, and 10.00 of what was held end.
 */
export function rebalance(of: {
  charges: readonly JudgedCharge[];
  credits: readonly OpenCredit[];
  priceOf: PriceOf;
}): void {
  const credits = of.credits.filter((c) => isFreight(c.line));
  const [first] = credits;
  if (first === undefined) return;
  for (const [leg, own] of byLeg(of.charges.filter((c) => isFreight(c.line)))) {
    const owed = own.filter((c) => c.leftFen > 0n);
    const isPriced = owed.every((c) => c.verdict !== null && PRICED.includes(c.verdict.class));
    const price = isPriced ? of.priceOf(weighed([...groupBy(own, (c) => pieceOf(c.line)).values()])) : null;
    if (price?.contract.payable !== "lower") continue;
    const netFen = sumOf(owed, (c) => c.leftFen - c.rejectedFen);
    const isWithin = netFen - price.contractFen <= (price.contract.toleranceFen ?? 0n);
    const rightFen = isWithin ? netFen : price.contractFen;
    const fen = beyondAnswers(rightFen - sumOf(owed, (c) => c.paidFen), owed);
    const credit = credits.find((c) => c.line.leg === leg) ?? first;
    credit.takenFen -= fen;
    credit.releasedFen += fen;
    const about = { leg: owed[0]?.leg ?? null, fen: fen > 0n ? fen : -fen };
    if (fen > 0n) releaseHeld(owed, about);
    else holdPaid(owed, about);
  }
}

/** Classes of lines of which only the price is in question. */
const PRICED: readonly AuditClass[] = [
  ...(["correct", "over", "under", "supplemented", "line-arithmetic", "weight-differs"] as const),
  ...(["district-differs", "volumes-differ", "rebilled"] as const),
];

/** By a new weight more may be owed of what is held of earlier lines: the line that says it pays that. */
export function releaseAll(charges: readonly JudgedCharge[], earlier: readonly OpenCharge[]): void {
  for (const { verdict, leg } of charges) {
    const fen = verdict?.releasedFen ?? 0n;
    if (fen > 0n) releaseHeld(earlier, { leg, fen });
    if (fen < 0n) holdPaid(earlier, { leg, fen: -fen });
  }
}

function holdPaid(charges: readonly OpenCharge[], of: { leg: OpenCharge["leg"]; fen: Fen }): void {
  let left = of.fen;
  for (const charge of charges.filter((c) => isFreight(c.line) && c.leg === of.leg)) {
    const taken = least(charge.paidFen, left);
    charge.paidFen -= taken;
    charge.heldFen += taken;
    left -= taken;
  }
}

function byLeg<T extends OpenCharge>(charges: readonly T[]): ReadonlyMap<string, T[]> {
  return groupBy(charges, (c) => c.leg ?? "");
}

/** What is held of earlier freight of a leg is paid by a later line; the least held first. */
function releaseHeld(charges: readonly OpenCharge[], of: { leg: OpenCharge["leg"]; fen: Fen }): void {
  let left = of.fen;
  const held = charges.filter((c) => isFreight(c.line) && c.leg === of.leg && c.heldFen > 0n);
  for (const charge of held.sort(by((c) => c.heldFen))) {
    const fen = least(charge.heldFen, left);
    charge.heldFen -= fen;
    charge.paidFen += fen;
    left -= fen;
  }
}

/** Each box as last weighed. Where the price of all stands on the mother's line, so may the weight. */
function weighed(pieces: readonly (readonly Billed[])[]): WaybillLine[] {
  const last = pieces.flatMap((lines) => {
    const first = lines.filter((c) => !isSupplement(c.line));
    const weighedAgain = lines.filter((c) => isSupplement(c.line) && grams(c.line) > 0);
    const last = weighedAgain.reduce((day, c) => (c.month.period.from > day ? c.month.period.from : day), "");
    const latest = weighedAgain.filter((c) => c.month.period.from === last);
    // Of several that say otherwise the least is certain.
    const [said] = [latest, first, lines].flatMap(
      (some) => [...some].sort(by((c) => grams(c.line)))[0] ?? [],
    );
    return said ? [said.line] : [];
  });
  const unbilled = last.filter((line) => line.chargeFen === 0n);
  const others = unbilled.reduce((sum, line) => sum + grams(line), 0);
  const billed = last.filter((line) => line.chargeFen !== 0n);
  return billed.some((line) => grams(line) >= others) ? billed : last;
}

function grams({ weightGrams, billedGrams }: WaybillLine): number {
  return weightGrams ?? billedGrams ?? 0;
}
