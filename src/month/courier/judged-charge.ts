/** 账中一笔 / a charge of a waybill's account: its verdict, what credits took of it, and how both are told. */

import { invariant } from "../../core/bug.ts";
import { by } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import type { Period } from "../../core/period.ts";
import { compareRefs } from "../../core/source.ts";
import { WAYBILL_FIELDS, type WaybillLine } from "../../records/record.ts";
import { isSupplement, pieceOf } from "./account-part.ts";
import { type BilledBefore, least } from "./billed-before.ts";
import type { CourierAnswer } from "./courier-answer.ts";
import type { AuditClass, AuditedLine, JudgedLine } from "./courier-audit.ts";
import { hasFailed, type OpenCharge, type OpenCredit } from "./credit-matching.ts";
import type { EarlierRules } from "./parcel-loans.ts";

const UNANSWERED = { rejectedFen: 0n, answer: null, isAnswered: false } as const;

/** A line of an earlier invoice, and that invoice's period. */
export interface BilledLine {
  readonly line: WaybillLine;
  readonly period: string;
}

export interface BilledMonth {
  readonly period: Period;
  readonly lines: readonly WaybillLine[];
  /** So near that a line under the same number is the same parcel, and not another one under a number used anew. */
  readonly isNear: boolean;
  /** Of people, made in this period. */
  readonly answers?: readonly CourierAnswer[];
}

/** All lines under one number: of the audited month, and of those before it in their order. */
export interface BilledAccount {
  readonly lines: readonly WaybillLine[];
  readonly earlier: readonly BilledMonth[];
  /** Of people, made in the audited month. */
  readonly answers?: readonly CourierAnswer[];
}

export type Verdict = JudgedLine & Pick<AuditedLine, "payableFen" | "heldFen">;

/** What the account says of a line. */
export type ToldLine = Omit<AuditedLine, "loanVolumes" | "likelyNo">;

export interface JudgedCharge extends OpenCharge {
  readonly month: BilledMonth;
  verdict: Verdict | null;
  /** The credit that takes it back whole; what earlier credits had taken back before it was billed. */
  credit: OpenCredit | null;
  setOffFen: Fen;
}

const PLACELESS: readonly AuditClass[] = ["outside-period", "late-line", "undelivered"];
const REPEATS: readonly AuditClass[] = ["duplicate-waybill", "billed-again"];

/** A line that had no place on its invoice was not paid there, and its parcel is owed when it is billed in its place. */
export function addTo(before: BilledBefore, charge: JudgedCharge, { isNear }: { isNear: boolean }): void {
  const { line, leg, isEarlier, paidFen, takenFen } = charge;
  if (line.item === "period" || !hasPlace(charge)) return;
  before.add(line, leg, { isOpen: isNear && isOpen(charge), isEarlier, paidFen, takenFen });
}

export function isRepeat({ verdict }: JudgedCharge): boolean {
  return verdict !== null && REPEATS.includes(verdict.class);
}

/** What a person approved has its place, wherever it stands. */
export function hasPlace({ verdict, approvedFen }: JudgedCharge): boolean {
  return verdict !== null && (!PLACELESS.includes(verdict.class) || approvedFen > 0n);
}

/**
 * Of lines that differ the least is owed until somebody says which is right, and the largest credit is matched first. A line of
 * 0.00 comes last; of one amount what did not arrive is first, so that it is no second bill, and what says less last. Only what lines say orders them: rows
 * that differ in anything are never told apart by their place. A supplement comes after the freight that it is added to.
 */
export function leastFirst(rules: EarlierRules): (a: WaybillLine, b: WaybillLine) => number {
  const order = rules.isEarlier ? byAmountAndWeight : byWhatIsSaid;
  const isAdded = (line: WaybillLine): boolean => isSupplement(line) && line.chargeFen > 0n;
  const added =
    rules.isEarlier || rules.isOfNovember ? () => 0 : by<WaybillLine>((l) => (isAdded(l) ? 1 : 0));
  return (a, b) => added(a, b) || order(a, b) || compareRefs(a.ref, b.ref);
}

const SAID = Object.keys(WAYBILL_FIELDS) as (keyof typeof WAYBILL_FIELDS)[];

const byWhatIsSaid = by<WaybillLine>((line) => [
  ...[line.chargeFen === 0n ? 1 : 0, line.chargeFen, hasFailed(line) ? 0 : 1, line.weightGrams ?? 0],
  ...[pieceOf(line), line.charge ?? "", ...SAID.map((field) => `${line[field] ?? "\uffff"}`)],
]);

const byAmountAndWeight = by<WaybillLine>((line) => [
  ...[line.chargeFen === 0n ? 1 : 0, line.chargeFen, line.weightGrams ?? 0],
  `${pieceOf(line)} ${line.charge ?? ""}`,
]);

/** Not taken back whole; a line of 0.00 never is. */
export function isOpen(charge: JudgedCharge): boolean {
  return charge.credit === null && (charge.leftFen > 0n || charge.line.chargeFen === 0n);
}

/** What an earlier credit took back is held against it, and is never paid. */
export function afterSetOff(
  { line, setOffFen }: JudgedCharge,
  verdict: Verdict,
): { paidFen: Fen; heldFen: Fen } {
  if (setOffFen === 0n) return { paidFen: verdict.payableFen, heldFen: verdict.heldFen };
  const paidFen = least(verdict.payableFen, line.chargeFen - setOffFen);
  return { paidFen, heldFen: line.chargeFen - paidFen };
}

export function auditedCharge(charge: JudgedCharge): ToldLine {
  const { line, leftFen, verdict } = charge;
  invariant(verdict !== null, "a charge is judged before it is told");
  const { paidFen: payableFen, heldFen } = afterSetOff(charge, verdict);
  const said = { ...verdict, line, payableFen, heldFen, ...UNANSWERED };
  const credited = line.chargeFen - leftFen;
  if (credited === 0n) return said;
  if (leftFen === 0n) return { ...said, class: "credited", disputedFen: 0n };
  if (verdict.disputedFen <= 0n) return said;
  const disputedFen = verdict.disputedFen > credited ? verdict.disputedFen - credited : 0n;
  const isEnded = disputedFen === 0n && verdict.class !== "district-unknown";
  const right = verdict.class === "rebill-excess" ? "rebilled" : "correct";
  // The same line once more with a part credited on the same bill: a repeat, or billed anew and for more than was credited.
  const left = verdict.class === "duplicate-waybill" ? "rebill-excess" : verdict.class;
  return { ...said, disputedFen, class: isEnded ? right : left };
}

export function auditedCredit(credit: OpenCredit, { hasCharge }: { hasCharge: boolean }): ToldLine {
  const { line, leftFen, releasedFen, takenFen, rejectedFen } = credit;
  // By the weights that still count, more was paid than all boxes cost: it is held until the company credits that, too.
  const overFen = releasedFen < 0n ? -releasedFen : 0n;
  const settled = overFen > 0n ? "over" : isSupplement(line) ? "supplemented" : "credit";
  return {
    line,
    class: leftFen === 0n ? settled : hasCharge ? "credit-excess" : "credit-unmatched",
    contractFen: null,
    steps: [],
    disputedFen: overFen - leftFen,
    payableFen: -takenFen,
    heldFen: -releasedFen - leftFen,
    ...UNANSWERED,
    rejectedFen: -rejectedFen,
  };
}

/** 理赔 is taken as it stands: income of its own, which makes no parcel cheaper. */
export function compensated(line: WaybillLine): ToldLine {
  const amounts = { disputedFen: 0n, payableFen: line.chargeFen, heldFen: 0n };
  return { line, class: "compensation", contractFen: null, steps: [], ...amounts, ...UNANSWERED };
}
