/**
 * 子母件与补差 / freight of one leg in several lines: boxes of one waybill, and supplements after reweighing. They have one price
 * together, by the weights of all boxes as last weighed, and what each line may cost is what the lines before it left of that.
 *
 * Worked example: boxes of 2, 3 and 1 kg are billed 8.00, 10.00 and 12.00; 6 kg cost 18.00: 8.00 and 10.00 are owed, nothing of the
 * last. 1 kg was paid with 8.00; 3 kg cost 12.00: of a supplement of 6.00, 4.00 are owed.
 */
import { by, sumOf } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import type { Period } from "../../core/period.ts";
import type { WaybillLine } from "../../records/record.ts";
import { isFreight, isSupplement, pieceOf } from "./account-part.ts";
import { type FreightGroup, least } from "./billed-before.ts";
import type { OpenCharge } from "./credit-matching.ts";

interface Billed extends OpenCharge {
  readonly month: { readonly period: Period };
}

export type PriceOf = (pieces: readonly WaybillLine[]) => Pick<FreightGroup, "contractFen" | "steps"> | null;

/** By leg. */
export type FreightGroups = ReadonlyMap<string, FreightGroup>;

/** `charges`: of all months in their order, those that stand. */
export function freightGroups(charges: readonly Billed[], priceOf: PriceOf): FreightGroups {
  const groups = new Map<string, FreightGroup>();
  const freight = charges.filter((c) => isFreight(c.line));
  for (const leg of new Set(freight.map((c) => c.leg))) {
    const own = freight.filter((c) => c.leg === leg);
    const pieces = new Set(own.map((c) => pieceOf(c.line)));
    if (pieces.size < 2 && !own.some((c) => isSupplement(c.line))) continue;
    const price = priceOf(weighed([...pieces].map((piece) => own.filter((c) => pieceOf(c.line) === piece))));
    const earlier = own.filter((c) => c.isEarlier);
    const paidFen = sumOf(earlier, (c) => c.paidFen);
    const heldFen = sumOf(earlier, (c) => c.heldFen);
    if (price) groups.set(leg ?? "", { ...price, leftFen: price.contractFen - paidFen, heldFen });
  }
  return groups;
}

/** What is held of earlier freight of a leg is paid by a later line; the least held first. */
export function releaseHeld(charges: readonly OpenCharge[], of: { leg: OpenCharge["leg"]; fen: Fen }): void {
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
    const latest = weighedAgain.filter((c) => c.month === weighedAgain.at(-1)?.month);
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
