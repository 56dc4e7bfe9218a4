/**
 * 付往他处 / paid elsewhere: what a fund paid that pays off nothing charged in its year: debts of earlier years, and advances.
 *
 * A payment is drawn from the year of its own day. To each library, and to each courier, it pays the oldest first: what is still
 * owed of earlier years, then what the year charged; what is more is an advance. An advance of an earlier year pays for this one.
 * Charges are told apart by what the fund covers, payments by the funds that cover any of it.
 *
 * Worked example: December's 100.00 is paid in January from the fund of the new year, January's 100.00 is owed: 100.00 of earlier
 * years, so the fund has committed 100.00 as well as used 100.00, not one for the other.
 */
import { sumOf } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import { firstDayOf } from "../../core/period.ts";
import type { Account, Entry } from "./entry.ts";
import type { Fund } from "./fund-budget.ts";
import type { Movement } from "./movement.ts";

export interface PaidElsewhere {
  /** For debts of earlier years. */
  readonly earlierFen: Fen;
  /** The same and advances, less what advances of earlier years paid of this one. */
  readonly allFen: Fen;
}

interface Sums {
  /** Charged in earlier years, less what was paid of it then. */
  earlier: Fen;
  charged: Fen;
  paid: Fen;
}

export function paidElsewhere(
  fund: Pick<Fund, "fund" | "year" | "covers">,
  books: { entries: readonly Entry[]; movements: readonly Movement[]; funds: readonly Fund[] },
): PaidElsewhere {
  const accounts = new Map<Account, Sums>();
  const of = (account: Account): Sums => {
    const known = accounts.get(account) ?? { earlier: 0n, charged: 0n, paid: 0n };
    accounts.set(account, known);
    return known;
  };
  for (const entry of books.entries) {
    const year = firstDayOf(entry.period).slice(0, 4);
    const owed = owedBy(entry, fund.covers);
    if (owed === null || year > fund.year) continue;
    if (year === fund.year) of(owed.account).charged += owed.fen;
    else of(owed.account).earlier += owed.fen;
  }
  const alike = new Set(
    books.funds
      .filter((f) => f.covers.some((cover) => fund.covers.includes(cover)))
      .map((f) => `${f.year} ${f.fund}`),
  );
  for (const { kind, account, fen, year, fund: name } of books.movements) {
    if (kind !== "payment" || year > fund.year || !alike.has(`${year} ${name}`)) continue;
    if (year < fund.year) of(account).earlier -= fen;
    else if (name === fund.fund) of(account).paid += fen;
  }
  const made = [...accounts.values()].map(elsewhereOf);
  return {
    earlierFen: sumOf(made, (m) => m.earlierFen),
    allFen: sumOf(made, (m) => m.allFen),
  };
}

function elsewhereOf({ earlier, charged, paid }: Sums): PaidElsewhere {
  const open = atLeastZero(charged);
  const before = least(atLeastZero(-earlier), open);
  const earlierFen = least(paid, atLeastZero(earlier));
  const own = least(paid - earlierFen, open - before);
  return { earlierFen, allFen: paid - own - before };
}

/** What a settlement's entry owes to whom, of what the fund covers; below zero where it is taken back. */
function owedBy({ postings }: Entry, covers: readonly string[]): { account: Account; fen: Fen } | null {
  const expense = postings.find(({ account }) => account.startsWith("expense:"));
  const payable = postings.find(({ account }) => account.startsWith("payable:"));
  const cover = expense?.account.replace(/^expense:(scheme:)?/, "");
  if (!expense || !payable || cover === undefined || !covers.includes(cover)) return null;
  return { account: payable.account, fen: expense.fen };
}

const least = (a: Fen, b: Fen): Fen => (a < b ? a : b);
const atLeastZero = (fen: Fen): Fen => (fen > 0n ? fen : 0n);
