/**
 * 答复 / an answer: what a person decided of an amount that is held. What is approved (同意支付) becomes payable, what is rejected
 * (不予支付) is not owed; both are held no more. It is of one part of one account (kind of charge, number), counts in the period it was
 * made in, and moves at most what is held there then: nothing else of the account, and no other one.
 *
 * Worked example: 16.00 billed, 14.00 by the contract: 2.00 are held. 1.50 are approved and 0.50 rejected: 15.50 are payable, nothing is
 * held. The company credits 0.50 later: that takes back what was rejected, and nobody is paid less by it. Of a credit without a charge
 * −8.00 are held: approved, the company owes 8.00; rejected, the credit is void.
 *
 * What an earlier period's answer rejected can be approved after all, once: 0.50 that May rejected, and that no credit has taken back
 * since, are paid in June; May stays as it is.
 *
 * Given once more, an answer is no second one: its part's last answer of the period has the same kind and reason, and the same amount, or
 * nothing is held any more where none is said. Another reason makes it a further answer: two letters of 1.50 each name each its letter.
 * Without an amount all that is held is answered, whatever was answered before.
 */
import { sumOf } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import { refText } from "../../core/source.ts";
import type { WaybillLine } from "../../records/record.ts";
import { waybillKey } from "../../records/waybill-key.ts";
import { kindOf, pieceOf } from "./account-part.ts";

export const ANSWERS = ["approved", "rejected"] as const;
export type AnswerKind = (typeof ANSWERS)[number];

export interface CourierAnswer {
  readonly number: number;
  /** The open one it counts in. */
  readonly period: string;
  /** The contract's word for it; empty where there is none. */
  readonly company: string;
  /** `waybillKey` of the account, and of the line's own number. */
  readonly waybill: string;
  readonly piece: string;
  readonly leg: "out" | "back" | null;
  /** What is charged, by `chargeOf`. */
  readonly charge: string;
  readonly kind: AnswerKind;
  /** Signed as what is held. */
  readonly fen: Fen;
  /** It approves what an earlier period's answer rejected, and nothing that is held. */
  readonly isOfRejected: boolean;
  readonly reason: string;
}

/** The part of an account that is answered. */
export type AnsweredPart = Pick<CourierAnswer, "company" | "waybill" | "piece" | "leg" | "charge">;

/** With what is held of it, or was rejected. */
export type HeldPart = AnsweredPart & Pick<CourierAnswer, "period" | "fen" | "isOfRejected">;

/** What is still held, or rejected, of a line, all answers and credits so far taken in. */
export interface HeldLine {
  readonly line: WaybillLine;
  readonly fen: Fen;
}

/** What is held of a bill, its period closed or not, and nobody has answered. */
export interface OpenHeld {
  /** The period of the bill. */
  readonly since: string;
  readonly company: string;
  readonly line: WaybillLine;
  /** By `chargeOf`. */
  readonly charge: string;
  /** Negative: in our favour. */
  readonly fen: Fen;
}

/** `fen`: what is held in all, credits in our favour taken off. */
export function heldCount(held: readonly OpenHeld[]): { count: number; fen: Fen; since: string } {
  return { count: held.length, fen: sumOf(held, (h) => h.fen), since: held[0]?.since ?? "" };
}

/** What is said of a part. `fen`: without sign; null: all that is held. */
interface SaidOfPart {
  readonly kind: AnswerKind;
  readonly fen: Fen | null;
  readonly reason: string;
}

/** The last answer of each part, by number, of a period's standing ones. */
export function lastOfParts(answers: readonly CourierAnswer[]): CourierAnswer[] {
  const last = new Map(answers.map((a) => [partKey(a), a]));
  return [...last.values()];
}

/** An answer says already what is said once more of its part. */
export function saysAlready(answer: CourierAnswer, { kind, fen, reason }: SaidOfPart): boolean {
  const isAmount = fen === null || answer.fen === fen || answer.fen === -fen;
  return answer.kind === kind && answer.reason === reason && isAmount;
}

/** Equal for the same part: what is held for and against the company, and what was rejected earlier, stay apart. */
export function partKey({ company, waybill, piece, leg, charge, isOfRejected, fen }: HeldPart): string {
  return JSON.stringify([company, waybill, piece, leg, charge, isOfRejected, fen > 0n]);
}

/** "freight", a service, "stop" or "period". */
export function chargeOf(line: WaybillLine): string {
  return line.item === "parcel" ? kindOf(line) || "freight" : line.item;
}

/** By `waybillKey`; `isEarlier`: by that of earlier programs. */
export function accountOf({ motherNo, waybillNo }: WaybillLine, isEarlier = false): string {
  return waybillKey(motherNo ?? waybillNo, isEarlier);
}

export function isPartOf(line: WaybillLine, { piece, charge }: AnsweredPart): boolean {
  return chargeOf(line) === charge && pieceOf(line) === piece;
}

/** Of what may be meant: the same leg first, of that what has just the amount. */
export function meantFirst<T>(
  found: readonly T[],
  { leg, fen }: Pick<CourierAnswer, "leg" | "fen">,
  of: (one: T) => HeldLine,
): T[] {
  const rank = (one: T): number => (of(one).line.leg === leg ? 0 : 2) + (of(one).fen === fen ? 0 : 1);
  return [...found].sort((a, b) => rank(a) - rank(b));
}

/** By what a figure finds its line again; an answer is told apart from the line that it is of. */
export function keyOfAudited({
  line,
  answer,
}: {
  line: Pick<WaybillLine, "ref">;
  answer: { readonly number: number } | null;
}): string {
  return answer === null ? refText(line.ref) : `${refText(line.ref)} answer ${answer.number}`;
}
