/**
 * 计费重量 / the weight that is priced: the larger of the real one and the volumetric one, L × W × H in cm ÷ the contract's
 * divisor. Of several pieces of one waybill each of the two is added up first. The quotient is exact; what the contract
 * rounds up is rounded up once, at the end.
 *
 * Worked example: 60 × 40 × 30 ÷ 6000 are exactly 12 kg, more than the 5 kg on the scale: 12 kg. 50 × 40 × 31 ÷ 6000 are 10.33… kg.
 */
import { sumOf } from "../../core/list.ts";
import { ceilDiv } from "../../core/money.ts";
import type { WaybillLine } from "../../records/record.ts";
import type { CourierContract } from "../../rules/courier-contract.ts";

/** Grams, as a fraction. */
export interface Weight {
  readonly num: bigint;
  readonly den: bigint;
}

type Weighed = Pick<WaybillLine, "weightGrams" | "billedGrams" | "measures">;

/** Null where none of the pieces has a weight or measures. */
export function chargeableWeight(pieces: readonly Weighed[], contract: CourierContract): Weight | null {
  const real = sumOf(pieces, (p) => BigInt(realGrams(p) ?? 0));
  const { divisor = 1, roundUpGrams } = contract.volumetric ?? {};
  const sizes = contract.volumetric ? pieces.flatMap((p) => cubicMillimetres(p.measures) ?? []) : [];
  if (pieces.every((p) => realGrams(p) === null) && sizes.length === 0) return null;
  const size = sumOf(sizes, (s) => s);
  // A cubic centimetre is 1000 cubic millimetres, a kilogram 1000 grams.
  const den = BigInt(divisor);
  const larger: Weight = size > real * den ? { num: size, den } : { num: real, den: 1n };
  if (roundUpGrams === undefined) return larger;
  const step = BigInt(roundUpGrams);
  return { num: ceilDiv(larger.num, larger.den * step) * step, den: 1n };
}

/** Billed heavier than weighed by a contract with volumetric weight, and no measures that could tell why. */
export function lacksMeasures(piece: Weighed, contract: CourierContract): boolean {
  const { weightGrams, billedGrams, measures } = piece;
  if (contract.volumetric === undefined || weightGrams === null || billedGrams === null) return false;
  const weight = chargeableWeight([piece], contract);
  const isHeavier = weight !== null && BigInt(billedGrams) * weight.den > weight.num;
  return isHeavier && cubicMillimetres(measures) === null;
}

/** An invoice with one column of weight has no other. */
function realGrams({ weightGrams, billedGrams }: Weighed): number | null {
  return weightGrams ?? billedGrams;
}

/** "60×40×30", "60*40*30cm", "60.5 x 40 x 30"; null where it is no such text. */
export function cubicMillimetres(measures: string | null): bigint | null {
  const text = (measures ?? "").normalize("NFKC").replace(/\s|cm|厘米/gi, "");
  const sides = /^(\d{1,4}(?:\.\d)?)[×xX*](\d{1,4}(?:\.\d)?)[×xX*](\d{1,4}(?:\.\d)?)$/.exec(text)?.slice(1);
  if (sides === undefined) return null;
  return sides.map(millimetres).reduce((volume, side) => volume * side, 1n);
}

function millimetres(side: string): bigint {
  const [whole = "", tenth = "0"] = side.split(".");
  return BigInt(whole) * 10n + BigInt(tenth);
}

/** The most that the loans' volumes can weigh, where the line says more; null where it is plausible or not known. */
export function plausibleGrams(
  line: Weighed,
  contract: CourierContract,
  loanVolumes: number | null,
): number | null {
  if (contract.maxGramsPerVolume === undefined || loanVolumes === null || line.weightGrams === null)
    return null;
  const most = contract.maxGramsPerVolume * loanVolumes;
  return loanVolumes > 0 && line.weightGrams > most ? most : null;
}
