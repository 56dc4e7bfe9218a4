/**
 * 更正差额 / the difference of a correction run: the closed period settled twice over, without and with its corrections, and
 * what is not equal posted as one charge each.
 *
 * Both settlements see the same stream of requests side by side, so only what differs is kept. A request that no correction
 * touches gives equal charges and leaves nothing behind.
 *
 * Worked example: 12 pages become 10: fee basis 3.60 → 3.00 is a charge of −0.60; the library's subsidy 1.80 → 1.50 one of −0.30.
 */
import type { Fact } from "../../books/port.ts";
import { byKey } from "../../core/list.ts";
import type { Charge, MadeCharge } from "../../rules/charge.ts";
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
  private readonly onlyTouched: boolean;
  private readonly changed = new Map<string, ChargePair>();

  /**
   * `run`: "2019-05/R1"; the two settlements are of the closed period, by its own rules. `onlyTouched`: of requests that are as they
   * were nothing is compared, as it was once done.
   */
  constructor(run: string, settlements: { was: Settlement; is: Settlement }, onlyTouched = false) {
    this.run = run;
    this.onlyTouched = onlyTouched;
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
    if (before === now && (this.onlyTouched || isAlike(...charges))) return [];
    this.compare(...charges);
    if (before === now) return [];
    return is.flatMap((fact) => (fact.kind === "unpriced" ? [fact.unpriced] : []));
  }

  end(): MadeCharge[] {
    this.compare(chargesIn(this.was.end()), chargesIn(this.is.end()));
    return [...this.changed].sort(byKey).flatMap(([, pair]) => differenceOf(pair, this.run));
  }

  /** What changed, once the end is reached. */
  pairs(): ChargePair[] {
    return [...this.changed.values()].filter(({ was, is }) => (was?.fen ?? 0n) !== (is?.fen ?? 0n));
  }

  private compare(was: readonly Charge[], is: readonly Charge[]): void {
    for (const charge of was) {
      const key = keyOf(charge);
      this.changed.set(key, { was: charge, is: this.changed.get(key)?.is ?? null });
    }
    for (const charge of is) {
      const key = keyOf(charge);
      const pair = { was: this.changed.get(key)?.was ?? null, is: charge };
      if (isSame(pair)) this.changed.delete(key);
      else this.changed.set(key, pair);
    }
  }
}

function chargesIn(facts: readonly Fact[]): Charge[] {
  return facts.flatMap((fact) => (fact.kind === "charge" ? [fact.charge] : []));
}

/** What a charge is of: two of a kind for one request are told apart by what its first step is under. */
function keyOf(charge: Charge): string {
  const { kind, scheme, service, library, caseKey, ordinal, rule } = charge;
  const isCap = charge.quantity === 0n ? (charge.steps[0]?.item ?? "") : "";
  return [kind, scheme ?? "", service, library ?? "", caseKey ?? "", ordinal ?? "", rule, isCap].join("\n");
}

function differenceOf(pair: ChargePair, corrects: string): MadeCharge[] {
  const { was, is } = pair;
  const shown = is ?? was;
  const fen = (is?.fen ?? 0n) - (was?.fen ?? 0n);
  const quantity = (is?.quantity ?? 0n) - (was?.quantity ?? 0n);
  const basis = shown?.kind === "fee-basis" ? fen : basisOf(is) - basisOf(was);
  if (shown === null || isSame(pair)) return [];
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
