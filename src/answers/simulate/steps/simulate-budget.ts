/** What simulated rules mean for the funds of the year. */

import type { Fen } from "../../../core/money.ts";
import type { Period } from "../../../core/period.ts";
import type { ImportReads } from "../../../month/import/port.ts";
import type { LedgerReads } from "../../../month/ledger/port.ts";
import type { SettleReads } from "../../../month/settle/port.ts";
import type { FundLeft } from "../../../month/settle/run.ts";
import { chargedTo, coveredOf, elsewhereIn } from "../../../month/settle/steps/budget-lines.ts";
import { type BudgetEffect, type BudgetSide, budgetSide } from "../budget-effect.ts";
import { type Side, sideOf } from "../comparison.ts";
import type { SimulatedMonth } from "../simulation-sheet.ts";

/** Of the funds of every year that has a simulated month; months outside the span stay as the books have them. */
export async function budgetEffects(
  read: ImportReads & LedgerReads & SettleReads,
  months: readonly SimulatedMonth[],
): Promise<BudgetEffect[]> {
  const years = new Set(months.map(({ period }) => period.from.slice(0, 4)));
  const effects: BudgetEffect[] = [];
  const elsewhere = await elsewhereIn(read);
  for (const fund of elsewhere.funds) {
    if (!years.has(fund.year) || fund.covers.length === 0) continue;
    const charged = await chargedTo(read, fund);
    const line = (side: Side): BudgetSide =>
      budgetSide(
        fund,
        charged.map(({ period, firstDay, lastDay, fen }) => {
          const month = months.find((m) => m.period.id === period.id);
          return { firstDay, lastDay, fen: month ? coveredOf(sideOf(month.kinds, side), fund) : fen };
        }),
        elsewhere.of(fund).allFen,
      );
    effects.push({ before: line("before"), after: line("after") });
  }
  return effects;
}

/**
 * What each fund has for a month, for cutting in proportion. A month that was cut in the books had what it had then, and
 * any other what the months before it leave of the year's budget; both changed by what the months before it would have used
 * otherwise.
 */
export async function simulatedFunds(asked: {
  read: ImportReads & LedgerReads & SettleReads;
  period: Period;
  /** Of the settlement in the books; null where nothing was cut. */
  funds: readonly FundLeft[] | null;
  earlier: readonly SimulatedMonth[];
}): Promise<FundLeft[]> {
  const { read, period, earlier } = asked;
  const year = period.from.slice(0, 4);
  const left: FundLeft[] = [];
  for (const fund of asked.funds ?? (await leftByEarlier(read, period))) {
    let leftFen = fund.leftFen;
    for (const month of earlier) {
      if (!month.period.from.startsWith(year)) continue;
      leftFen +=
        coveredOf(sideOf(month.kinds, "before"), fund) - coveredOf(sideOf(month.kinds, "after"), fund);
    }
    left.push({ ...fund, leftFen: atLeastZero(leftFen) });
  }
  return left;
}

async function leftByEarlier(
  read: ImportReads & LedgerReads & SettleReads,
  period: Period,
): Promise<FundLeft[]> {
  const year = period.from.slice(0, 4);
  const elsewhere = await elsewhereIn(read);
  const left: FundLeft[] = [];
  for (const of of elsewhere.funds) {
    const { fund, covers, appropriatedFen } = of;
    if (of.year !== year || covers.length === 0) continue;
    const charged = await chargedTo(read, { year, covers });
    const earlier = charged.filter((c) => c.period.from < period.from);
    const all = appropriatedFen - elsewhere.of(of).earlierFen;
    left.push({ fund, covers, leftFen: earlier.reduce((sum, c) => sum - c.fen, all) });
  }
  return left;
}

function atLeastZero(fen: Fen): Fen {
  return fen > 0n ? fen : 0n;
}
