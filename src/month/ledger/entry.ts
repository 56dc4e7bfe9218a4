/**
 * 分录 / entry: at least two postings (借贷行) that add up to zero. Debit is positive, credit negative.
 *
 * Worked example: the May subsidy of 人大, 1,234.50 元, is
 *   借 expense:dd-subsidy 123450, 贷 payable:library:10002 -123450.
 * An entry is never changed. To undo it, a reversal (冲销) with the opposite postings names it.
 */
import { invariant } from "../../core/bug.ts";
import type { Day } from "../../core/day.ts";
import { sumOf } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";

/** Accounts are codes, never Chinese names: the books of other engines refuse those. */
export type Account =
  | "expense:dd-subsidy"
  | "expense:ill-subsidy"
  | "expense:courier"
  | `expense:scheme:${string}`
  | `income:scheme:${string}`
  /** 待清算: fees that libraries owe one another through the centre; zero at the end of every period. */
  | `clearing:${string}`
  /** 资金: what a fund still has; on the other side what it was given. */
  | `fund:${string}`
  | `appropriation:${string}`
  | `payable:library:${string}`
  | `payable:courier:${string}`
  /** 争议物流费: billed, disputed and not paid; on the other side what is held back from the company. */
  | "claim:courier"
  | `held:courier:${string}`;

interface Posting {
  readonly account: Account;
  readonly fen: Fen;
}

export interface Entry {
  /** Derived from the settlement and what is booked, e.g. "2019-05/S1/dd-subsidy/10002". */
  readonly id: string;
  readonly period: string;
  readonly day: Day;
  readonly text: string;
  readonly reverses: string | null;
  readonly postings: readonly Posting[];
}

/** The only way to make an entry: postings that do not add up to zero are a bug, not data. */
export function entryOf(entry: Entry): Entry {
  invariant(entry.postings.length >= 2, `entry ${entry.id} has at least two postings`);
  const sum = sumOf(entry.postings, (p) => p.fen);
  invariant(sum === 0n, `entry ${entry.id} balances`);
  return entry;
}

/** The entry that takes another one back. */
export function reversalOf(entry: Entry, made: { id: string; day: Day; text: string }): Entry {
  return entryOf({
    id: made.id,
    period: entry.period,
    day: made.day,
    text: made.text,
    reverses: entry.id,
    postings: entry.postings.map((p) => ({ account: p.account, fen: -p.fen })),
  });
}
