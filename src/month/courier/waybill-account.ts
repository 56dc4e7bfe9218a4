/**
 * 运单的账 / the account of a waybill: what all lines under one number, of this invoice and of earlier ones, come to.
 *
 * A second line of one leg is billed again (held), unless what was billed before has been credited: then it is a rebill
 * and owed, of a part that was credited up to that part. A stop is the same by number, day and library; a fee of the
 * period is owed once, in however many lines and months, and no late line where an earlier invoice had it. The months
 * are gone through in their order, because a credit may follow its charge months later, and a charge its credit.
 *
 * Worked example: April bills 16.00 and pays them; May credits 16.00 and bills 10.00: −16.00 and 10.00 are payable. On one
 * bill 10.00, 10.00, −10.00: the second is billed again and credited, 10.00 is payable and nothing held. April 10.00, May
 * −4.00, June 6.00: 10.00, −4.00 and 4.00 are payable, and 2.00 of June are held, with a question.
 */

import { invariant } from "../../core/bug.ts";
import type { Fen } from "../../core/money.ts";
import { contains, monthOf, type Period } from "../../core/period.ts";
import type { WaybillLine } from "../../records/record.ts";
import { isCompensation, isFreight, isSupplement } from "./account-part.ts";
import { openOf, takeAnswers, withAnswers } from "./answering.ts";
import type { StandingBill } from "./audit-sums.ts";
import { BilledBefore, FeesBefore, least, type Repeated } from "./billed-before.ts";
import type { HeldLine } from "./courier-answer.ts";
import {
  exactCharge,
  meantBy,
  meantInTurn,
  type OpenCredit,
  openCredit,
  ownLegFirst,
  takeBack,
  takeBackRest,
} from "./credit-matching.ts";
import {
  type FreightGroups,
  freightGroups,
  hasParts,
  type PriceOf,
  rebalance,
  releaseAll,
  standingBill,
} from "./freight-group.ts";
import {
  addTo,
  afterSetOff,
  auditedCharge,
  auditedCredit,
  type BilledMonth,
  compensated,
  hasPlace,
  isOpen,
  isRepeat,
  type JudgedCharge,
  leastFirst,
  type ToldLine,
  type Verdict,
} from "./judged-charge.ts";
import type { EarlierRules } from "./parcel-loans.ts";

/** What a settlement paid and held of a line; undefined where none did. */
export type Booked = (line: WaybillLine) => { paidFen: Fen; heldFen: Fen } | undefined;

/** Judges one line, by what the account knows of those before it. */
export interface Judge {
  legOf(line: WaybillLine): "out" | "back" | null;
  /** One price for the freight of one leg in several boxes; null where it can't be said. */
  readonly priceOf: PriceOf;
  /** The fee of the period by the contract of that day, and who asks it. */
  feeOn(line: WaybillLine): { company: string; fen: Fen };
  judge(line: WaybillLine, known: Repeated, period: Period): Verdict;
}

export class WaybillAccount {
  private readonly judge: Judge;
  private readonly charges: JudgedCharge[] = [];
  private readonly unmatched: OpenCredit[] = [];
  /** Negative supplements: credits, whose weight counts. */
  private readonly reweighed: JudgedCharge[] = [];
  private readonly rules: EarlierRules;

  constructor(judge: Judge, rules: EarlierRules = {}) {
    this.judge = judge;
    this.rules = rules;
  }

  /** Takes an earlier month, and what its settlement made of it. */
  earlier(month: BilledMonth, booked: Booked): void {
    const { charges, credits } = this.month(month, booked);
    this.charges.push(...charges.map((c) => ({ ...c, isEarlier: true })));
    for (const credit of credits) {
      const held = booked(credit.line)?.heldFen;
      const beyond = held === undefined ? credit.leftFen : -held - credit.releasedFen;
      if (credit.leftFen > 0n && beyond > 0n)
        this.unmatched.push({ ...credit, leftFen: beyond < credit.leftFen ? beyond : credit.leftFen });
    }
    takeAnswers(month.answers ?? [], { charges: this.charges, credits: this.unmatched });
  }

  /** What is held, or rejected, of its lines, after all that came in. */
  open(part: "held" | "rejected"): HeldLine[] {
    return openOf({ charges: this.charges, credits: this.unmatched }, part);
  }

  stands(): StandingBill {
    const isPlain = !hasParts([...this.charges, ...this.reweighed]);
    return standingBill(this.standing([]), isPlain ? () => null : this.judge.priceOf);
  }

  /** The lines of the audited month, in their order, and the answers that were made in it; the last month that it takes. */
  audited(month: BilledMonth): ToldLine[] {
    const { charges, credits } = this.month(month, () => undefined);
    const chargeOf = new Map(charges.map((c) => [c.line, c]));
    const creditOf = new Map(credits.map((c) => [c.line, c]));
    const all = [...this.charges, ...charges];
    const told = month.lines.map((line) => {
      const charge = chargeOf.get(line);
      if (charge) return auditedCharge(charge);
      if (isCompensation(line)) return compensated(line);
      const credit = creditOf.get(line);
      invariant(credit !== undefined, "what is no charge is a credit");
      return auditedCredit(credit, { hasCharge: meantBy(credit, all).length > 0 });
    });
    this.charges.push(...charges);
    this.unmatched.push(...credits);
    const answers = takeAnswers(month.answers ?? [], { charges: this.charges, credits: this.unmatched });
    const leftOf = ({ line }: ToldLine) => chargeOf.get(line)?.heldFen ?? creditOf.get(line)?.leftFen ?? 0n;
    return [...told.map((t) => withAnswers(t, answers, leftOf(t))), ...answers];
  }

  private month(month: BilledMonth, booked: Booked): { charges: JudgedCharge[]; credits: OpenCredit[] } {
    const billed = month.lines.filter((l) => l.chargeFen >= 0n).sort(leastFirst(this.rules));
    const charges = billed.map((line) => this.opened(line, month));
    const credits = month.lines
      .filter((l) => l.chargeFen < 0n && !isCompensation(l))
      .sort(leastFirst(this.rules))
      .map((line) => openCredit(line, this.feeOf(line, month)));
    if (credits.length === 0 && this.unmatched.length === 0) {
      this.judgeAll(charges, booked);
      releaseAll(charges, this.charges);
      return { charges, credits };
    }
    // As when the month was settled: what was booked is what came of it.
    const asSettled: Booked = this.rules.isEarlier ? booked : () => undefined;
    this.judgeAll(charges, asSettled);
    for (const credit of credits) {
      const whole = this.takeWhole(credit, charges);
      // One that takes a supplement back whole weighs nothing anew.
      if (isSupplement(credit.line) && !(whole && isSupplement(whole.line)))
        this.reweighed.push({ ...this.opened(credit.line, month), leftFen: 0n });
    }
    const taking = credits.find((c) => c.leftFen < -c.line.chargeFen);
    if (taking) this.revive(taking);
    this.judgeAll(charges, booked);
    if (this.unmatched.length > 0) {
      this.judgeAll(charges, asSettled);
      this.setOff(charges.filter((c) => c.credit === null));
      this.judgeAll(charges, booked);
    }
    releaseAll(charges, this.charges);
    for (const charge of charges) if (charge.credit) takeBack(charge.credit, charge, charge.leftFen);
    const all = [...this.charges, ...charges];
    for (const credit of credits) if (credit.leftFen > 0n) takeBackRest(credit, all);
    if (hasParts([...all, ...this.reweighed]))
      rebalance({ charges: this.standing(charges), credits, priceOf: this.judge.priceOf });
    return { charges, credits };
  }

  /** Freight that is owed as it stands, and the weights that negative supplements say. */
  private standing(charges: readonly JudgedCharge[]): JudgedCharge[] {
    return [...this.charges, ...charges, ...this.reweighed].filter(
      (c) => c.line.chargeFen < 0n || (hasPlace(c) && isOpen(c) && !isRepeat(c)),
    );
  }

  private opened(line: WaybillLine, month: BilledMonth): JudgedCharge {
    const amounts = { leftFen: line.chargeFen, heldFen: 0n, paidFen: 0n, takenFen: 0n, setOffFen: 0n };
    return {
      ...{ line, month, leg: this.judge.legOf(line), isEarlier: false, verdict: null, credit: null },
      ...{ ...amounts, approvedFen: 0n, rejectedFen: 0n, feeOf: this.feeOf(line, month) },
    };
  }

  /** Its company and period: that of an invoice, where one of these has the day in it, else the calendar month. */
  private feeOf(line: WaybillLine, month: BilledMonth): string {
    if (line.item !== "period") return "";
    const months = [month, ...this.charges.map((c) => c.month)];
    const own = months.find((m) => contains(m.period, line.shippedOn));
    return `${this.judge.feeOn(line).company} ${own?.period.id ?? monthOf(line.shippedOn)}`;
  }

  /** What earlier invoices took of the fees. */
  private feesBefore(charges: readonly JudgedCharge[]): FeesBefore {
    const feeOf = new Map([...this.charges, ...charges].map((c) => [c.line, c.feeOf]));
    const fees = new FeesBefore((line) => ({
      feeOf: feeOf.get(line) ?? "",
      fen: this.judge.feeOn(line).fen,
    }));
    for (const c of this.charges)
      if (hasPlace(c) && c.line.item === "period")
        fees.add(c.line, { fen: c.paidFen, isOpen: isOpen(c), isEarlier: true });
    return fees;
  }

  /** First each line by itself; then, where freight of one leg stands in several lines, all by their one price. */
  private judgeAll(charges: readonly JudgedCharge[], booked: Booked): void {
    this.judgeEach(charges, { booked, groups: new Map() });
    if (!hasParts([...this.charges, ...charges, ...this.reweighed])) return;
    const groups = freightGroups(this.standing(charges), this.judge.priceOf);
    if (groups.size > 0) this.judgeEach(charges, { booked, groups });
  }

  private judgeEach(charges: readonly JudgedCharge[], by: { booked: Booked; groups: FreightGroups }): void {
    const isOpened = this.charges.some(hasPlace);
    const before = new BilledBefore();
    for (const charge of this.charges) addTo(before, charge, { isNear: charge.month.isNear });
    const fees = this.feesBefore(charges);
    const isFeeOwed = (c: JudgedCharge): boolean =>
      isOpen(c) && (contains(c.month.period, c.line.shippedOn) || fees.of(c.line).isOpened);
    for (const charge of charges)
      if (charge.line.item === "period" && isFeeOwed(charge)) fees.expect(charge.line);
    const lastOf = new Map(charges.filter(isOpen).map((c) => [`${isFreight(c.line)} ${c.leg}`, c]));
    for (const charge of charges) {
      const { line, leg, month, setOffFen } = charge;
      const isFee = line.item === "period";
      const known = isFee ? fees.of(line) : before.of(line, leg);
      const group = isFreight(line) && isOpen(charge) ? by.groups.get(leg ?? "") : undefined;
      const isLast = lastOf.get(`true ${leg}`) === charge;
      const told = group === undefined ? known : { ...known, freight: { ...group, isLast } };
      // An account that is open is opened for all its legs and charges; before lines told their company, for each alone.
      const asked = { ...told, isOpened: told.isOpened || (isOpened && line.company !== null) };
      const verdict = this.judge.judge(line, asked, month.period);
      charge.verdict = verdict;
      const { releasedFen = 0n } = verdict;
      const due = afterSetOff(charge, verdict);
      const { paidFen, heldFen } = by.booked(line) ?? due;
      charge.leftFen = line.chargeFen - setOffFen;
      charge.paidFen = paidFen - releasedFen;
      charge.heldFen = heldFen + releasedFen > setOffFen ? heldFen + releasedFen - setOffFen : 0n;
      charge.takenFen = verdict.payableFen - due.paidFen;
      if (group && hasPlace(charge)) {
        group.leftFen -= charge.paidFen + releasedFen;
        group.heldFen -= releasedFen;
      }
      if (!isFee) addTo(before, charge, { isNear: true });
      else if (isFeeOwed(charge)) fees.add(line, { fen: line.chargeFen, isOpen: true, isEarlier: false });
    }
  }

  /** Credits that found nothing to take back are settled by a charge that comes later: the one of their amount, else any. */
  private setOff(charges: readonly JudgedCharge[]): void {
    const isNew = (c: JudgedCharge): boolean => charges.includes(c);
    for (const credit of this.unmatched) {
      const all = [...this.charges, ...charges];
      const exact = exactCharge(credit, meantBy(credit, all).filter(isNew), this.rules.isEarlier);
      const inTurn = meantInTurn(credit, all).map((meant) => meant.filter(isNew));
      for (const meant of exact ? [[exact]] : inTurn)
        for (const part of ["heldFen", "leftFen"] as const)
          for (const charge of ownLegFirst(credit, meant)) {
            const fen = least(charge[part], credit.leftFen);
            charge.setOffFen += fen;
            charge.leftFen -= fen;
            charge.heldFen -= least(charge.heldFen, fen);
            credit.leftFen -= fen;
          }
    }
  }

  /** What an earlier invoice billed is taken back at once; what this one bills, when all of it is judged. */
  private takeWhole(credit: OpenCredit, charges: readonly JudgedCharge[]): JudgedCharge | undefined {
    const all = [...this.charges, ...charges];
    const isWhole = (c: JudgedCharge): boolean => c.credit === null;
    const charge = exactCharge(credit, meantBy(credit, all).filter(isWhole), this.rules.isEarlier);
    if (charge?.isEarlier) takeBack(credit, charge, charge.leftFen);
    else if (charge) charge.credit = credit;
    return charge;
  }

  /** What an earlier invoice billed again is no longer held once the line before it is credited: it is what is owed now. */
  private revive(credit: OpenCredit): void {
    const before = new BilledBefore();
    const fees = this.feesBefore([]);
    for (const charge of this.charges) {
      const { line, leg, month, verdict } = charge;
      const isHeld = charge.heldFen > 0n && charge.heldFen === charge.leftFen;
      const known = line.item === "period" ? fees.of(line) : before.of(line, leg);
      if (isHeld && verdict && isRepeat(charge) && known.repeat === null) {
        charge.verdict = this.judge.judge(line, known, month.period);
        const paidFen = least(charge.verdict.payableFen, charge.leftFen);
        credit.releasedFen += paidFen;
        credit.takenFen -= paidFen;
        charge.paidFen += paidFen;
        charge.heldFen -= paidFen;
        fees.add(line, { fen: paidFen, isOpen: true, isEarlier: true });
      }
      addTo(before, charge, { isNear: month.isNear });
    }
  }
}
