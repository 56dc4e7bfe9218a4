/**
 * 账龄 / aged balance: how old what is owed on an account is. Payments pay the oldest first.
 *
 * Worked example: 10.00 of March and 8.60 of May are owed, 12.00 was paid: March is paid, 6.60 of May is left; on 2019-07-15
 * it is 45 days old and stands under 31–90 days. An account on which the library owes is aged the same way, below zero.
 */
import { type Day, daysBetween } from "../../core/day.ts";
import { by, byKey, sumOf } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import type { Account, Entry } from "./entry.ts";

/** The last day of each age, in days; the rest is older. */
const AGES = [30, 90, 180] as const;

interface AgedBalance {
  readonly account: Account;
  /** What the centre owes; below zero what it is owed. */
  readonly balanceFen: Fen;
  /** One for each of AGES, and one for what is older; they add up to the balance. */
  readonly byAge: readonly Fen[];
}

export function agedBalances(entries: readonly Entry[], on: Day): AgedBalance[] {
  const byAccount = new Map<Account, { day: Day; fen: Fen }[]>();
  for (const entry of [...entries].sort(by((a) => a.day))) {
    if (entry.day > on) continue;
    for (const { account, fen } of entry.postings) {
      if (!account.startsWith("payable:")) continue;
      const own = byAccount.get(account) ?? [];
      own.push({ day: entry.day, fen: -fen });
      byAccount.set(account, own);
    }
  }
  return [...byAccount].sort(byKey).map(([account, moves]) => aged(account, moves, on));
}

/** Whatever has the balance's sign is what is owed; the opposite pays it off, oldest first. */
function aged(account: Account, moves: readonly { day: Day; fen: Fen }[], on: Day): AgedBalance {
  const balanceFen = sumOf(moves, (m) => m.fen);
  const sign = balanceFen < 0n ? -1n : 1n;
  let paid = moves.reduce((sum, m) => (m.fen * sign < 0n ? sum - m.fen * sign : sum), 0n);
  const byAge: Fen[] = [...AGES.map(() => 0n), 0n];
  for (const { day, fen } of moves) {
    const owed = fen * sign;
    if (owed <= 0n) continue;
    const off = owed < paid ? owed : paid;
    paid -= off;
    const age = daysBetween({ from: day, to: on });
    const at = AGES.findIndex((last) => age <= last);
    const bucket = at === -1 ? AGES.length : at;
    byAge[bucket] = (byAge[bucket] ?? 0n) + (owed - off) * sign;
  }
  return { account, balanceFen, byAge };
}
