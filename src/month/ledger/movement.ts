/**
 * 收付款 / movement: money that really moved, or was set aside, as a fact: a payment to a library or the courier, a receipt from
 * a library, an appropriation (拨款、预算) to a fund, and the taking back of any of them.
 *
 * Each is one balanced entry. Payment: debit what was owed, credit the fund it is drawn from. Receipt: the other way round.
 * Appropriation: debit the fund, credit appropriation:<fund>. So a fund's balance is what is left of it in cash, and a library's
 * account is opening balance + what the periods charged − what was paid. Nothing is ever changed: a wrong one is reversed.
 *
 * Worked example: 人大 is owed 8.60; payment of 8.60 from the fund `subsidy`: debit payable:library:10002 8.60, credit
 * fund:subsidy 8.60; its account stands at zero. Source: SOURCES.md [budget-control], [closed-stays].
 */
import type { Day } from "../../core/day.ts";
import type { Fen } from "../../core/money.ts";
import { type Account, type Entry, entryOf } from "./entry.ts";

export type MovementKind = "payment" | "receipt" | "appropriation";

export interface Movement {
  /** "M-1", "M-2", …: given when it is recorded. */
  readonly id: string;
  /** A reversal is of the kind of what it takes back. */
  readonly kind: MovementKind;
  /** The open period it is booked in. */
  readonly period: string;
  readonly day: Day;
  /** What is paid off or received for; of an appropriation appropriation:<fund>. */
  readonly account: Account;
  readonly fund: string;
  /** The year of the budget it is drawn from or adds to. */
  readonly year: string;
  /** The posting on `account`; the fund gets the opposite. Above zero for a payment, below for a receipt or appropriation. */
  readonly fen: Fen;
  /** The finance system's document, so that nothing is recorded twice. */
  readonly voucher: string;
  readonly text: string;
  /** The movement it takes back. */
  readonly reverses: string | null;
  /** Of an appropriation: what may be paid from it, its economic class and sub-project. */
  readonly terms: FundTerms | null;
}

/**
 * 凭证 / a voucher is its month and its number: finance systems number anew each month. Width, case, blanks, kinds of hyphens and leading
 * zeros do not count. Worked example: 记-0231, 记－０２３１ and 记 – 231 of June are one voucher; 记-0231 of July is another.
 */
export function voucherKey(said: { readonly voucherNo: string; readonly day: Day }): string {
  const number = said.voucherNo
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\p{Cf}\s]/gu, "");
  return `${said.day.slice(0, 7)} ${number.replace(/[\p{Pd}\u2212]/gu, "-").replace(/(?<!\d)0+(?=\d)/g, "")}`;
}

export interface FundTerms {
  /** Kinds of charges and keys of schemes. */
  readonly covers: readonly string[];
  /** 部门预算支出经济分类, e.g. 30227. */
  readonly economicClass: string;
  readonly subproject: string;
}

export function entryOfMovement(movement: Movement): Entry {
  const { id, period, day, account, fund, fen, voucher, text, reverses } = movement;
  return entryOf({
    ...{ id, period, day, reverses },
    text: [movement.kind, voucher, text].filter((part) => part !== "").join(" "),
    postings: [
      { account, fen },
      { account: `fund:${fund}`, fen: -fen },
    ],
  });
}

/** The movement that takes another back, whole. */
export function reversalOfMovement(
  movement: Movement,
  made: { id: string; period: string; day: Day; text: string },
): Movement {
  return { ...movement, ...made, fen: -movement.fen, reverses: movement.id, terms: null };
}
