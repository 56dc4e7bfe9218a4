/**
 * 按比例压减 / proration: what a fund can't pay is taken off everything it covers in proportion, to the fen.
 *
 * Only by an explicit switch, and only of what libraries are granted: a courier's invoice is owed whole, and comes first. Shares are
 * by largest remainder over (kind, scheme, library), so the sum is exactly what the fund has left.
 *
 * Worked example: 100.00 left; three libraries with 50.00 each: 33.34, 33.33, 33.33 are paid, the first by code with the odd fen.
 * Source: SOURCES.md [budget-control], [shares-to-the-fen].
 */

import { byKey, sumOf } from "../../core/list.ts";
import { type Fen, splitByLargestRemainder } from "../../core/money.ts";
import { refuse } from "../../core/refusal.ts";
import { type Charge, type MadeCharge, NO_REQUEST } from "../../rules/charge.ts";
import { coverOf } from "../ledger/fund-budget.ts";
import type { FundLeft } from "./run.ts";

/** Sums of a settlement's charges by kind, scheme, service and library. */
export class OwedSums {
  private readonly sums = new Map<string, { of: MadeCharge; fen: Fen }>();

  add(charge: Charge): void {
    const { kind, scheme, service, library } = charge;
    const key = `${kind} ${scheme ?? ""} ${service} ${library ?? ""}`;
    const known = this.sums.get(key);
    if (known) known.fen += charge.fen;
    else this.sums.set(key, { of: charge, fen: charge.fen });
  }

  /** What was charged of the kind (and scheme) to the library. */
  of({ kind, scheme, service, library }: Pick<Charge, "kind" | "scheme" | "service" | "library">): Fen {
    return this.sums.get(`${kind} ${scheme ?? ""} ${service} ${library ?? ""}`)?.fen ?? 0n;
  }

  /** What the settlement owes of what the fund covers. */
  covered(fund: { readonly covers: readonly string[] }): Fen {
    return sumOf(this.coveredBy(fund), ([, { fen }]) => fen);
  }

  /** Charges below zero, so that what the fund covers comes to what it has left. */
  cuts(fund: FundLeft): MadeCharge[] {
    const owed = this.coveredBy(fund);
    const total = sumOf(owed, ([, { fen }]) => fen);
    const over = total - fund.leftFen;
    if (over <= 0n) return [];
    const cut = owed.filter(([, { of, fen }]) => of.kind !== "courier" && fen > 0n);
    const room = sumOf(cut, ([, { fen }]) => fen);
    if (room < over) refuse("budget-must-cover-invoice", { fund: fund.fund });
    // Shares of what is paid, not of what is cut: the odd fen goes to a library.
    const paid = splitByLargestRemainder(
      room - over,
      cut.map(([key, { fen }]) => ({ key, weight: fen })),
    );
    return cut.flatMap(([key, { of, fen }]) => {
      const off = fen - (paid.get(key) ?? 0n);
      return off === 0n ? [] : [cutOf(of, { off, owed: fen })];
    });
  }

  private coveredBy({
    covers,
  }: {
    readonly covers: readonly string[];
  }): [string, { of: MadeCharge; fen: Fen }][] {
    return [...this.sums]
      .filter(([, { of }]) => IS_PAID.has(of.kind) && covers.includes(coverOf(of)))
      .sort(byKey);
  }
}

const IS_PAID: ReadonlySet<string> = new Set(["dd-subsidy", "ill-subsidy", "grant", "courier"]);

/** Whether a charge is what a fund could not pay. */
export function isCut({ steps }: Pick<Charge, "steps">): boolean {
  return steps[0]?.item === CUT;
}

const CUT = "prorated";

function cutOf(of: MadeCharge, by: { off: Fen; owed: Fen }): MadeCharge {
  const { kind, scheme, service, library, rule } = of;
  const step = { item: CUT, quantity: 1n, unit: "basis", unitFen: by.owed, fen: -by.off };
  const about = { kind, scheme, service, library, rule, quantity: 0n, unit: "request" } as const;
  return { ...NO_REQUEST, ...about, fen: -by.off, steps: [step] };
}
