/**
 * 记账 / recipes: how what is owed is booked, and how an earlier settlement is taken back.
 *
 * Subsidy: debit expense:dd-subsidy (or ill-subsidy), credit payable:library:<code>.
 * Courier: debit expense:courier, credit payable:courier:<company>. What is disputed and held back: debit claim:courier,
 * credit held:courier:<company>; it is no expense until it is agreed. One entry per kind and payee; an amount of zero is
 * not booked. A fee basis is no money owed and has no entry. Suggested economic classes: SOURCES.md [economic-classes].
 */
import type { Day } from "../../core/day.ts";
import type { Fen } from "../../core/money.ts";
import type { ChargeKind, ChargeService } from "../../rules/charge.ts";
import { FEES } from "../../rules/charge.ts";
import { type Account, type Entry, entryOf, reversalOf } from "./entry.ts";

export interface Owed {
  readonly kind: Exclude<ChargeKind, "fee-basis" | "free">;
  readonly scheme: string | null;
  readonly service: ChargeService;
  /** The correction run it is the difference of, e.g. "2019-05/R1". */
  readonly corrects: string | null;
  /** A library's code, or the courier company. */
  readonly payee: string;
  /** Negative where more is taken back than owed. */
  readonly fen: Fen;
}

export function entriesOf(
  owed: readonly Owed[],
  settlement: { period: string; number: number; day: Day },
): Entry[] {
  return owed
    .filter((o) => o.fen !== 0n)
    .map((o) => {
      const what = whatOf(o);
      const { debit, credit } = accountsOf(o);
      return entryOf({
        id: entryId(o, settlement),
        period: settlement.period,
        day: settlement.day,
        text: `${settlement.period} ${what} ${o.payee}`,
        reverses: null,
        postings: [
          { account: debit, fen: o.fen },
          { account: credit, fen: -o.fen },
        ],
      });
    });
}

/** The entry in which an amount is booked. */
export function entryId(owed: Omit<Owed, "fen">, settlement: { period: string; number: number }): string {
  return `${settlement.period}/S${settlement.number}/${whatOf(owed)}/${owed.payee}`;
}

/** "dd-subsidy", "grant:calis-reward"; fees of both services are told apart: "bill:fees-dd". */
function whatOf({ kind, scheme, service, corrects }: Omit<Owed, "fen">): string {
  const own = scheme === null ? kind : scheme === FEES ? `${kind}:${scheme}-${service}` : `${kind}:${scheme}`;
  return corrects === null ? own : `${own}:${corrects.replace("/", "-")}`;
}

/** The two accounts of what is owed; the courier's are by company, a library's by its code. */
export function accountsOf(owed: Omit<Owed, "fen" | "corrects">): { debit: Account; credit: Account } {
  const { kind, payee, service } = owed;
  const library: Account = `payable:library:${payee}`;
  const scheme = owed.scheme ?? "";
  switch (kind) {
    case "courier-held":
      return { debit: "claim:courier", credit: `held:courier:${payee}` };
    case "courier":
      return { debit: "expense:courier", credit: `payable:courier:${payee}` };
    case "grant":
      return {
        debit: scheme === FEES ? `clearing:${service}` : `expense:scheme:${scheme}`,
        credit: library,
      };
    case "bill":
      return { debit: library, credit: scheme === FEES ? `clearing:${service}` : `income:scheme:${scheme}` };
    default:
      return { debit: `expense:${kind}`, credit: library };
  }
}

/** Reversals of every entry that an earlier settlement of the period booked and that still stands; payments stay. */
export function reversalsOf(
  entries: readonly Entry[],
  settlement: { period: string; number: number; day: Day },
): Entry[] {
  const reversed = new Set(entries.flatMap((e) => (e.reverses === null ? [] : [e.reverses])));
  return entries
    .filter((e) => e.id.startsWith(`${settlement.period}/`) && e.reverses === null && !reversed.has(e.id))
    .map((e) =>
      reversalOf(e, {
        id: `${settlement.period}/S${settlement.number}/reversal/${e.id}`,
        day: settlement.day,
        text: `reversal ${e.text}`,
      }),
    );
}
