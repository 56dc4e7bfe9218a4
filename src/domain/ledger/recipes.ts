/**
 * 记账 / recipes: how what is owed is booked, and how an earlier settlement is taken back.
 *
 * Subsidy: debit expense:dd-subsidy (or ill-subsidy), credit payable:library:<code>.
 * Courier: debit expense:courier, credit payable:courier:<company>. What is disputed and held back: debit claim:courier,
 * credit held:courier:<company>; it is no expense until it is agreed. One entry per kind and payee; an amount of zero is
 * not booked. A fee basis is no money owed and has no entry. Suggested economic classes: domain.md 9.5.
 */
import type { Day } from "../day.ts";
import type { Fen } from "../money.ts";
import { type Account, type Entry, entryOf, reversalOf } from "./entry.ts";

export interface Owed {
  readonly kind: "dd-subsidy" | "ill-subsidy" | "courier" | "courier-held";
  /** A library's code, or the courier company. */
  readonly payee: string;
  readonly fen: Fen;
}

export function entriesOf(
  owed: readonly Owed[],
  settlement: { period: string; number: number; day: Day },
): Entry[] {
  return owed
    .filter((o) => o.fen !== 0n)
    .map((o) =>
      entryOf({
        id: `${settlement.period}/S${settlement.number}/${o.kind}/${o.payee}`,
        period: settlement.period,
        day: settlement.day,
        text: `${settlement.period} ${o.kind} ${o.payee}`,
        reverses: null,
        postings: [
          { account: debitOf(o), fen: o.fen },
          { account: creditOf(o), fen: -o.fen },
        ],
      }),
    );
}

function debitOf(owed: Owed): Account {
  return owed.kind === "courier-held" ? "claim:courier" : `expense:${owed.kind}`;
}

function creditOf(owed: Owed): Account {
  if (owed.kind === "courier-held") return `held:courier:${owed.payee}`;
  return owed.kind === "courier" ? `payable:courier:${owed.payee}` : `payable:library:${owed.payee}`;
}

/** Reversals of every entry of the period that still stands. */
export function reversalsOf(
  entries: readonly Entry[],
  settlement: { period: string; number: number; day: Day },
): Entry[] {
  const reversed = new Set(entries.flatMap((e) => (e.reverses === null ? [] : [e.reverses])));
  return entries
    .filter((e) => e.reverses === null && !reversed.has(e.id))
    .map((e) =>
      reversalOf(e, {
        id: `${settlement.period}/S${settlement.number}/reversal/${e.id}`,
        day: settlement.day,
        text: `reversal ${e.text}`,
      }),
    );
}
