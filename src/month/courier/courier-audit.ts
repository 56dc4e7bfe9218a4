/**
 * 物流审计 / courier audit: each line of the invoice against the contract and against the loans it should have carried.
 *
 * A line has one class, the first that fits in the order of AUDIT_CLASSES. What is disputed is the whole amount where
 * the line should not stand on this invoice, was not delivered, or can't be checked, and the difference where only the
 * price is wrong. A difference within the contract's tolerance is none. What else was billed under the same number, and
 * what a credit (negative amount) takes back of it, is told by `waybill-account.ts`. Settlement pays what the audit says
 * is payable and holds back what it disputes.
 *
 * The receiver's district is the registry's. Where that has none, the surcharge is that of the district the invoice
 * names; a person is told, because nobody has checked it. Where the invoice names none either (未知), or a place that is no
 * district of Beijing's or the contract's (天津), the price without a surcharge is paid, and what is billed beyond it is
 * held and asked, for it may be one: 16.00 billed for 14.00, and 3.00 more in a remote district: 2.00 are held.
 * Source: SOURCES.md [courier-contract], [courier-audit], [four-units].
 */

import type { Fen } from "../../core/money.ts";
import type { Period } from "../../core/period.ts";
import type { WaybillLine } from "../../records/record.ts";
import { cycleOf } from "../../rules/billing-cycle.ts";
import type { ArithmeticStep } from "../../rules/charge.ts";
import type { ShippedBy } from "../../rules/contract-in-force.ts";
import type { CourierContract } from "../../rules/courier-contract.ts";
import { isSupplement } from "./account-part.ts";
import { least, type Repeated } from "./billed-before.ts";
import { lacksMeasures, plausibleGrams } from "./chargeable-weight.ts";
import {
  districtNamed,
  isContracted,
  isElsewhere,
  isSameDistrict,
  isService,
  mayCostMore,
  partsDisagree,
  rateLine,
} from "./courier.ts";
import type { CourierAnswer } from "./courier-answer.ts";
import type { EarlierRules } from "./parcel-loans.ts";

export const AUDIT_CLASSES = [
  ...(["duplicate-waybill", "billed-again", "rebill-excess", "credit-unmatched", "credit-excess"] as const),
  "credited",
  "credit",
  "rebilled",
  "supplemented",
  "compensation",
  "approved",
  "rejected",
  "late-line",
  "outside-period",
  "undelivered",
  "waybill-without-loan",
  "company-unknown",
  "no-contract",
  "two-companies",
  "loan-differs",
  "not-contracted",
  "no-weight",
  "no-measures",
  "line-arithmetic",
  "weight-differs",
  "district-differs",
  "district-unknown",
  "over",
  "under",
  "volumes-differ",
  "correct",
] as const;

export type AuditClass = (typeof AUDIT_CLASSES)[number];

/** Classes that leave a question open, whatever the amount: none of them is approved without a person. */
export const QUESTIONS = [
  "billed-again",
  "rebill-excess",
  "credit-unmatched",
  "credit-excess",
  "late-line",
  "waybill-without-loan",
  "two-companies",
  "loan-differs",
  "company-unknown",
  "no-measures",
  "district-unknown",
] as const;

export type QuestionClass = (typeof QUESTIONS)[number];

export function isAsked({ class: of, isAnswered }: AuditedLine): boolean {
  return !isAnswered && QUESTIONS.some((asked) => asked === of);
}

export interface AuditedLine {
  readonly line: WaybillLine;
  readonly class: AuditClass;
  /** By the contract in force on the day of shipment; null where it can't be said. */
  readonly contractFen: Fen | null;
  readonly steps: readonly ArithmeticStep[];
  /** Billed, not credited, and to be taken up with the company; negative where it billed too little. */
  readonly disputedFen: Fen;
  /** Paid now; of a credit, what it takes from what was paid. */
  readonly payableFen: Fen;
  /** Held back until the dispute is over; of a credit negative: what it ends of that, and what it credits beyond any charge. */
  readonly heldFen: Fen;
  /** What a person decided is not owed; of a credit negative, what it takes back of that. */
  readonly rejectedFen: Fen;
  /** The answer that a line is; null of a line of the invoice. */
  readonly answer: Pick<CourierAnswer, "number" | "reason"> | null;
  /** A person decided, in this period, all of it that was held. */
  readonly isAnswered: boolean;
  /** Volumes by the libraries' accounts of the loans in the parcel; null where there are none, or nobody can say. */
  readonly loanVolumes: number | null;
  /** Of a parcel that no loan names: the one number of the loans that it is but for one slip. */
  readonly likelyNo: string | null;
}

/** What a line's judgement depends on besides the contract. */
interface KnownParcel extends Repeated {
  readonly hasLoan: boolean;
  /** Another company bills the number, too, and no loans tell the parcels apart. */
  readonly isShared: boolean;
  /** Sender, receiver or way of the line are those of none of its loans. */
  readonly differsFromLoans: boolean;
  readonly loanVolumes: number | null;
  readonly leg: "out" | "back" | null;
}

export interface LineContext extends EarlierRules {
  readonly period: Period;
  readonly contractOn: (line: ShippedBy) => CourierContract | undefined;
  readonly districtOf: (library: string) => string;
  /** Parcels of a line's cycle and company, for the tiers of its contract. */
  readonly parcelsOn: (line: ShippedBy) => number;
  /** Companies with a contract in force on the day; absent: one. */
  readonly companiesOn?: (day: string) => number;
  /** The first day whose loans have been read; absent: all have. */
  readonly loansFrom?: string;
  /** What the parcels of a line's cycle fall short of the contract's minimum. */
  readonly topUpOn?: (line: ShippedBy) => Fen;
}

export type JudgedLine = Pick<AuditedLine, "class" | "contractFen" | "steps" | "disputedFen"> & {
  /** Of what is held of earlier lines, and is owed by this one's weight; negative: what was paid of them and is not. */
  readonly releasedFen?: Fen;
};

export function judgeLine(line: WaybillLine, known: KnownParcel, context: LineContext): JudgedLine {
  const contract = context.contractOn(line);
  const registered = line.to === null ? "" : context.districtOf(line.to);
  const named = contract && line.district !== null ? districtNamed(line.district, contract) : null;
  const about = {
    district: registered === "" ? (named ?? "") : registered,
    leg: known.leg,
    parcels: context.parcelsOn(line),
    volumes: known.loanVolumes,
    topUpFen: context.topUpOn?.(line) ?? 0n,
  };
  const rated = contract && feeLeft(rateLine(line, contract, about), known.feeLeftFen);
  const price = rated && "contractFen" in rated ? rated : null;
  const contractFen = price?.contractFen ?? null;
  const steps = price?.steps ?? [];
  const all = { contractFen, steps, disputedFen: line.chargeFen };
  const whole = (of: AuditClass): JudgedLine => ({ ...all, class: of });
  const leftFen = rebillLeft(line, known, contractFen);
  const repeat = leftFen > 0n ? null : known.repeat;
  const unowed = unowedClass(
    line,
    { ...known, repeat },
    { period: cycleOf(context.period, contract), contract, isKnowable: isKnowable(line, context) },
  );
  if (unowed !== null) return whole(unowed);
  if (contract === undefined) return whole(isNobodys(line, context) ? "company-unknown" : "no-contract");
  if (known.isShared) return whole("two-companies");
  if (known.differsFromLoans) return whole("loan-differs");
  if (leftFen > 0n) return rebilled(line, { leftFen, contractFen, steps, contract });
  if (known.freight) return inGroup(line, known.freight, contract);
  if (isService(line) && !isContracted(line, contract)) return whole("not-contracted");
  if (contractFen === null) return whole("no-weight");
  const byPrice = (of: AuditClass, rightFen = contractFen): JudgedLine => ({
    ...whole(of),
    disputedFen: beyond(line.chargeFen - rightFen, contract),
  });
  const lighter = plausibleGrams(line, contract, known.loanVolumes);
  const plausible = lighter === null ? null : rateLine({ ...line, weightGrams: lighter }, contract, about);
  const rightFen = plausible && "contractFen" in plausible ? plausible.contractFen : contractFen;
  const isUnknown = line.item === "parcel" && registered === "";
  const isSurcharged = named !== null && contract.surcharges.some((s) => isSameDistrict(s.district, named));
  const { disputedFen } = byPrice("over");
  if (isService(line)) return byPrice(disputedFen > 0n ? "over" : disputedFen < 0n ? "under" : "correct");
  const maySurcharge = named === null && disputedFen > 0n && mayCostMore(line, contract, about);
  const isAsked = isSurcharged || maySurcharge;
  if (isUnknown && isAsked) return byPrice("district-unknown", rightFen);
  if (partsDisagree(line)) return byPrice("line-arithmetic");
  if (lighter !== null) return byPrice("weight-differs", rightFen);
  if (disputedFen > 0n && lacksMeasures(line, contract)) return byPrice("no-measures");
  if (registered !== "" && isElsewhere(line, named, registered)) return byPrice("district-differs");
  if (disputedFen !== 0n) return byPrice(disputedFen > 0n ? "over" : "under");
  const { loanVolumes } = known;
  const differs = line.volumes !== null && loanVolumes !== null && line.volumes !== loanVolumes;
  return byPrice(differs ? "volumes-differ" : "correct");
}

/** A difference that the contract does not let pass. */
function beyond(fen: Fen, { toleranceFen: tolerance = 0n }: CourierContract): Fen {
  return fen > tolerance || -fen > tolerance ? fen : 0n;
}

/**
 * What a credit took of an earlier line and this one may bill again: of a parcel within the price by this line's own weight,
 * too, and of one of several boxes within what is left of their one price. Worked example: 10.00 accepted, 6.00 still paid: 4.00;
 * where this line's weight costs 8.00, 2.00.
 */
function rebillLeft(line: WaybillLine, known: KnownParcel, contractFen: Fen | null): Fen {
  const { repeat, accepted, freight } = known;
  if (repeat === null || accepted === undefined || line.chargeFen === 0n) return 0n;
  const isPriced = line.item === "parcel" && contractFen !== null;
  const leftFen = (isPriced ? least(contractFen, accepted.fen) : accepted.fen) - accepted.paidFen;
  return freight ? least(leftFen, freight.leftFen) : leftFen;
}

/** What is beyond the credit is a question; what is less may be one of several parts. */
function rebilled(
  line: WaybillLine,
  of: { leftFen: Fen; contract: CourierContract } & Pick<JudgedLine, "contractFen" | "steps">,
): JudgedLine {
  const rightFen = least(line.chargeFen, of.leftFen);
  const disputedFen = beyond(line.chargeFen - rightFen, of.contract);
  const fen = rightFen - (of.contractFen ?? 0n);
  const before = { item: "billed-before", quantity: 1n, unit: "parcel", unitFen: fen, fen };
  return {
    class: disputedFen > 0n ? "rebill-excess" : "rebilled",
    contractFen: rightFen,
    steps: of.contractFen === null ? [] : [...of.steps, before],
    disputedFen,
  };
}

/** A box or a supplement is owed up to what the lines before it left of the one price, and what is held of them with it. */
function inGroup(
  line: WaybillLine,
  group: NonNullable<Repeated["freight"]>,
  contract: CourierContract,
): JudgedLine {
  const leftFen = group.leftFen > 0n ? group.leftFen : 0n;
  // Weighed lighter than what was paid for: that is taken back, where the contract pays the lower of the two.
  const paidTooMuch = contract.payable === "lower" && group.leftFen < 0n ? group.leftFen : 0n;
  const rightFen = least(line.chargeFen + group.heldFen, leftFen);
  const over = beyond(line.chargeFen - rightFen, contract);
  const fen = leftFen - group.contractFen;
  const before = { item: "billed-before", quantity: 1n, unit: "parcel", unitFen: fen, fen };
  return {
    class: over > 0n ? "over" : isSupplement(line) ? "supplemented" : "correct",
    // Each its part of the one price, and the last what is left of it.
    contractFen: group.isLast ? leftFen : least(line.chargeFen, leftFen),
    steps: fen === 0n ? group.steps : [...group.steps, before],
    disputedFen: (over > 0n ? over : 0n) - paidTooMuch,
    releasedFen: rightFen > line.chargeFen ? rightFen - line.chargeFen : paidTooMuch,
  };
}

/** The invoice does not say whose it is, and several companies have a contract. */
const isNobodys = ({ company, shippedOn }: WaybillLine, { companiesOn }: LineContext): boolean =>
  (company ?? "") === "" && (companiesOn?.(shippedOn) ?? 1) > 1;

/** The loans of its days have been read, so that a number that none of them names is unknown. */
function isKnowable({ shippedOn }: WaybillLine, { loansFrom = "", isEarlier }: LineContext): boolean {
  return isEarlier !== true && shippedOn >= loansFrom;
}

/** Why nothing of a line is owed, whatever its price; null where that is not so. */
function unowedClass(
  line: WaybillLine,
  known: KnownParcel,
  of: { period: Period; contract: CourierContract | undefined; isKnowable: boolean },
): AuditClass | null {
  const { period, contract } = of;
  if (known.repeat === "same") return "duplicate-waybill";
  const isFirst = known.repeat === null && !known.isOpened;
  const isUnknown = line.item === "parcel" && !known.hasLoan;
  if (isFirst && line.shippedOn < period.from)
    return isUnknown && of.isKnowable ? "waybill-without-loan" : "late-line";
  if (isFirst && line.shippedOn > period.to) return "outside-period";
  const isReturned = line.outcome === "refused" && contract?.refused === "unowed";
  if (line.outcome === "undelivered" || (isReturned && known.leg !== "back")) return "undelivered";
  if (known.repeat === "other") return "billed-again";
  return isUnknown ? "waybill-without-loan" : null;
}

/** A fee that was billed in parts: its price is what is left of it. */
function feeLeft(rated: ReturnType<typeof rateLine>, left: Fen | undefined): ReturnType<typeof rateLine> {
  if (left === undefined || !("contractFen" in rated) || left >= rated.contractFen) return rated;
  return {
    contractFen: left,
    steps: [{ item: "period", quantity: 1n, unit: "period", unitFen: left, fen: left }],
  };
}
