/**
 * 更正差额 / the difference of a correction run: the closed period settled twice over, without and with its corrections, and
 * what is not equal posted as one charge each.
 *
 * Both settlements see the same stream of requests side by side, so only what differs is kept. A request that no correction
 * touches gives equal charges and leaves nothing behind.
 *
 * Worked example: 12 pages become 10: fee basis 3.60 → 3.00 is a charge of −0.60; the library's subsidy 1.80 → 1.50 one of −0.30.
 *
 * A fee is of two libraries. Another one asked: −3.60 of the first and 3.60 of the second; their supplier's subsidy stays 1.80, and is a
 * difference of 0.00 all the same, because other libraries used it (funds-used.ts splits it into −1.80 and 1.80).
 */
import type { Fact } from "../../books/port.ts";
import { byKey } from "../../core/list.ts";
import { type Charge, FEES, type MadeCharge } from "../../rules/charge.ts";
import type { Confirmed } from "../reconcile/match.ts";
import type { Unpriced } from "./run.ts";
import type { Settlement } from "./settlement.ts";

export interface ChargePair {
  readonly was: Charge | null;
  readonly is: Charge | null;
}

export class CorrectionDifference {
  private readonly run: string;
  private readonly was: Settlement;
  private readonly is: Settlement;
  private readonly how: { readonly onlyTouched?: boolean; readonly byLibrary?: boolean };
  private readonly changed = new Map<string, ChargePair>();

  /**
   * `run`: "2019-05/R1"; the two settlements are of the closed period, by its own rules. `onlyTouched`: of requests that are as they
   * were nothing is compared. `byLibrary`: whoever asked, a fee is of its supplier alone. So it was once done.
   */
  constructor(
    run: string,
    settlements: { was: Settlement; is: Settlement },
    how: { onlyTouched?: boolean; byLibrary?: boolean } = {},
  ) {
    this.run = run;
    this.how = how;
    this.was = settlements.was;
    this.is = settlements.is;
  }

  /**
   * One request as it was counted, and as it counts; null where it does not. Gives what no rule can price now, and what
   * a person must look at. The same request is charged otherwise where an earlier period left more or less of a quota.
   */
  request(before: Confirmed | null, now: Confirmed | null): Unpriced[] {
    const was = before === null ? [] : this.was.request(before);
    const is = now === null ? [] : this.is.request(now);
    const charges = [chargesIn(was), chargesIn(is)] as const;
    // Most requests: told apart without a look at what each charge is of.
    if (before === now && (this.how.onlyTouched || isAlike(...charges))) return [];
    this.compare(...charges);
    if (before === now) return [];
    return is.flatMap((fact) => (fact.kind === "unpriced" ? [fact.unpriced] : []));
  }

  end(): MadeCharge[] {
    const [was, is] = [chargesIn(this.was.end()), chargesIn(this.is.end())];
    this.compare(was, is);
    for (const [key, pair] of this.changed) if (isSame(pair)) this.changed.delete(key);
    if (!this.how.byLibrary)
      for (const sum of this.usedByOthers(is)) this.changed.set(this.keyOf(sum), { was: sum, is: sum });
    return [...this.changed].sort(byKey).flatMap(([, pair]) => differenceOf(pair, this.run));
  }

  /** What changed, once the end is reached. */
  pairs(): ChargePair[] {
    return [...this.changed.values()].filter(({ was, is }) => (was?.fen ?? 0n) !== (is?.fen ?? 0n));
  }

  /** The sums that are what they were, though fees that they are made of are not. Two versions of one library's subsidy are not told apart. */
  private usedByOthers(sums: readonly Charge[]): Charge[] {
    const shown = [...this.changed.values()].flatMap(({ was, is }) => is ?? was ?? []);
    const fees = shown.filter((charge) => charge.kind === "fee-basis");
    const isOf = (sum: Charge, fee: Charge): boolean =>
      sum.service === fee.service &&
      sum.library === (sum.kind === "bill" ? fee.counterparty : fee.library) &&
      (sum.scheme !== FEES || sum.rule === fee.rule);
    const ofOne = (sum: Charge): boolean =>
      sums.filter((s) => s.kind === sum.kind && s.library === sum.library).length === 1;
    return sums.filter((sum) => {
      const isSubsidy = sum.kind === "dd-subsidy" || sum.kind === "ill-subsidy";
      if (!(isSubsidy ? ofOne(sum) : sum.scheme === FEES) || this.changed.has(this.keyOf(sum))) return false;
      return fees.some((fee) => isOf(sum, fee));
    });
  }

  private compare(was: readonly Charge[], is: readonly Charge[]): void {
    for (const charge of was) {
      const key = this.keyOf(charge);
      this.changed.set(key, { was: charge, is: this.changed.get(key)?.is ?? null });
    }
    for (const charge of is) {
      const key = this.keyOf(charge);
      const pair = { was: this.changed.get(key)?.was ?? null, is: charge };
      if (isSame(pair)) this.changed.delete(key);
      else this.changed.set(key, pair);
    }
  }

  /** What a charge is of: two of a kind for one request are told apart by who is on the other side, and by what the first step is under. */
  private keyOf(charge: Charge): string {
    const { kind, scheme, service, library, caseKey, ordinal, rule } = charge;
    const isCap = charge.quantity === 0n ? (charge.steps[0]?.item ?? "") : "";
    const parts = [kind, scheme ?? "", service, library ?? "", caseKey ?? "", ordinal ?? "", rule, isCap];
    return [...parts, ...(this.how.byLibrary ? [] : [charge.counterparty ?? ""])].join("\n");
  }
}

function chargesIn(facts: readonly Fact[]): Charge[] {
  return facts.flatMap((fact) => (fact.kind === "charge" ? [fact.charge] : []));
}

function differenceOf(pair: ChargePair, corrects: string): MadeCharge[] {
  const { was, is } = pair;
  const shown = is ?? was;
  const fen = (is?.fen ?? 0n) - (was?.fen ?? 0n);
  const quantity = (is?.quantity ?? 0n) - (was?.quantity ?? 0n);
  const basis = shown?.kind === "fee-basis" ? fen : basisOf(is) - basisOf(was);
  if (shown === null) return [];
  const step = { item: "correction", quantity: 1n, unit: "basis", unitFen: basis, fen };
  const { id: _id, corrects: _none, ...about } = shown;
  return [{ ...about, quantity, fen, statedFen: was?.fen ?? null, steps: [step], corrects }];
}

/** Neither amount nor number nor what it rests on differs. */
function isSame({ was, is }: ChargePair): boolean {
  if (was === null || is === null) return was === is;
  const isAmount = was.fen === is.fen && was.quantity === is.quantity;
  return isAmount && (was.kind === "fee-basis" || basisOf(was) === basisOf(is));
}

/** What one request brought to be charged, one by one: its own, and what it crowds out of a quota. */
function isAlike(was: readonly Charge[], is: readonly Charge[]): boolean {
  return (
    was.length === is.length &&
    was.every((a, i) => {
      const b = is[i];
      const isOfOne = b?.kind === a.kind && b.scheme === a.scheme && b.caseKey === a.caseKey;
      return isOfOne && b.ordinal === a.ordinal && isSame({ was: a, is: b });
    })
  );
}

function basisOf(charge: Charge | null): bigint {
  return charge?.steps[0]?.unitFen ?? 0n;
}
