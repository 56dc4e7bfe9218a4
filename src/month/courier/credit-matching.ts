/**
 * 冲减 / credits: which charge a negative line takes back, and whether that was paid or held.
 *
 * A credit belongs to the charge of the same kind and amount, the same leg first; else to whatever of that kind is not
 * credited yet. It ends what is held before it takes from what was paid. What is left over credits nothing: nobody is
 * paid less than 0.00 by it.
 *
 * Worked example: 15.00 billed, 12.00 of them paid and 3.00 held; a credit of 5.00 ends the 3.00 and takes 2.00 back.
 * A credit of 20.00 ends 3.00, takes 12.00 back, and 5.00 are left over.
 */

import { by } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import type { WaybillLine } from "../../records/record.ts";
import { waybillKey } from "../../records/waybill-key.ts";
import { isSameKind, pieceOf } from "./account-part.ts";
import { least, stopOf } from "./billed-before.ts";

export interface OpenCharge {
  readonly line: WaybillLine;
  readonly leg: "out" | "back" | null;
  /** Of a fee: the company and period that owe it once. Empty of others. */
  readonly feeOf: string;
  /** Of an earlier invoice. */
  readonly isEarlier: boolean;
  /** What no credit has taken back yet, and its two parts; paid may be more, where the contract's higher price is paid. */
  leftFen: Fen;
  heldFen: Fen;
  paidFen: Fen;
  /** What credits took of what was paid. */
  takenFen: Fen;
  /** By people's answers: of what is paid, and of what is neither paid nor held. */
  approvedFen: Fen;
  rejectedFen: Fen;
}

export interface OpenCredit {
  readonly line: WaybillLine;
  /** As of a charge. */
  readonly feeOf: string;
  /** Of what was held, and of what was paid or is payable. */
  releasedFen: Fen;
  takenFen: Fen;
  /** Of what a person had rejected. */
  rejectedFen: Fen;
  /** Matched with nothing; and what of that a person rejected. */
  leftFen: Fen;
  voidFen: Fen;
}

export function openCredit(line: WaybillLine, feeOf: string): OpenCredit {
  return {
    line,
    feeOf,
    releasedFen: 0n,
    takenFen: 0n,
    rejectedFen: 0n,
    leftFen: -line.chargeFen,
    voidFen: 0n,
  };
}

/**
 * The charges a credit can be of: the one that it names, else those of its kind. Of fees all that bill the same one, under whatever numbers: the fee of the
 * credit's own day, or, where only fees of other periods ever had its number, those.
 */
export function meantBy<T extends OpenCharge>(credit: OpenCredit, charges: readonly T[]): T[] {
  const ofKind = charges.filter((c) => isSameKind(c.line, credit.line));
  const { creditOf } = credit.line;
  const referred = creditOf === null ? [] : ofKind.filter((c) => c.line.chargeId === creditOf);
  if (referred.length > 0) return referred;
  if (credit.line.item !== "period") return ofKind;
  const key = waybillKey(credit.line.waybillNo);
  const named = new Set(ofKind.filter((c) => waybillKey(c.line.waybillNo) === key).map((c) => c.feeOf));
  const meant = named.size === 0 || named.has(credit.feeOf) ? new Set([credit.feeOf]) : named;
  return ofKind.filter((c) => meant.has(c.feeOf));
}

/**
 * The charge that a credit takes back whole; of several equal ones what is held, that of a parcel that did not arrive before others,
 * then what was billed earlier, then the last. `isEarlier`, by the rule of `EarlierRules.isEarlier`: whether it arrived or not.
 */
export function exactCharge<T extends OpenCharge>(
  credit: OpenCredit,
  charges: readonly T[],
  isEarlier = false,
): T | undefined {
  const isSamePiece = (c: T): boolean => pieceOf(c.line) === pieceOf(credit.line);
  const standing = (c: T): number =>
    isUnpaid(c) ? (hasFailed(c.line) && !isEarlier ? 0 : 1) : c.isEarlier ? 2 : 3;
  const rank = (c: T): number => (isSameLeg(credit, c) ? 0 : 20) + (isSamePiece(c) ? 0 : 10) + standing(c);
  return charges
    .filter((c) => c.leftFen === credit.leftFen && c.leftFen === c.line.chargeFen)
    .filter((c) => c.leftFen > 0n && isSameKind(c.line, credit.line))
    .reverse()
    .sort(by(rank))[0];
}

/** Takes so much of a charge back. */
export function takeBack(credit: OpenCredit, charge: OpenCharge, fen: Fen): void {
  const isWhole = fen === charge.leftFen;
  const rejected = least(charge.rejectedFen, fen);
  const released = isWhole ? charge.heldFen : least(charge.heldFen, fen - rejected);
  const taken = isWhole ? charge.paidFen : fen - rejected - released;
  credit.leftFen -= fen;
  credit.releasedFen += released;
  credit.takenFen += taken;
  credit.rejectedFen += rejected;
  charge.leftFen -= fen;
  charge.heldFen -= released;
  charge.paidFen -= taken;
  charge.takenFen += taken;
  charge.rejectedFen -= rejected;
  charge.approvedFen = least(charge.approvedFen, charge.paidFen);
}

/** What has no charge of its own amount: of what was rejected or is held first, then of what was paid. */
export function takeBackRest(credit: OpenCredit, charges: readonly OpenCharge[]): void {
  for (const meant of meantInTurn(credit, charges))
    for (const part of ["rejectedFen", "heldFen", "leftFen"] as const)
      for (const charge of ownLegFirst(credit, meant)) {
        const fen = least(charge[part], credit.leftFen);
        if (fen > 0n) takeBack(credit, charge, fen);
      }
}

/**
 * A credit that names a charge is of its leg and box: of two lines of 14.00 there, one of them held, 4.00 end what is held, whichever they
 * name. What is left over after that is of any other charge of the kind, as that of a credit which names none.
 */
export function meantInTurn<T extends OpenCharge>(credit: OpenCredit, charges: readonly T[]): T[][] {
  const { creditOf } = credit.line;
  const named = meantBy(credit, charges);
  if (creditOf === null || !named.some((c) => c.line.chargeId === creditOf)) return [named];
  const ofKind = charges.filter((c) => isSameKind(c.line, credit.line));
  const isNamed = (c: T): boolean =>
    named.some((n) => n.leg === c.leg && pieceOf(n.line) === pieceOf(c.line));
  return [ofKind.filter(isNamed), ofKind];
}

/** Those of the credit's kind; of one leg what is held whole first. */
export function ownLegFirst<T extends OpenCharge>(credit: OpenCredit, charges: readonly T[]): T[] {
  const rank = (c: T): number => (isSameLeg(credit, c) ? 0 : 2) + (isUnpaid(c) ? 0 : 1);
  return charges.filter((c) => isSameKind(c.line, credit.line)).sort(by(rank));
}

/** Undelivered, or refused. */
export function hasFailed({ outcome }: WaybillLine): boolean {
  return outcome === "undelivered" || outcome === "refused";
}

function isUnpaid({ heldFen, rejectedFen, leftFen }: OpenCharge): boolean {
  return heldFen + rejectedFen === leftFen;
}

/** A stop is the library's of that day; which fee is meant is said by `meantBy`. */
function isSameLeg({ line, feeOf }: OpenCredit, charge: OpenCharge): boolean {
  if (line.item === "period") return feeOf === charge.feeOf;
  return line.item === "parcel"
    ? line.leg === charge.leg
    : line.shippedOn === charge.line.shippedOn && stopOf(line) === stopOf(charge.line);
}
