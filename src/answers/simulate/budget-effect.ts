/**
 * 预算影响 / budget effect: a fund as the books stand, and as it would stand by the simulated rules.
 *
 * The month in which a fund is used up is the first whose charges, added to those of the months before it, are more than the
 * year's budget; where all settled months are covered, the month of the forecast (budget.ts).
 *
 * Worked example: 400.00 for the year, three months charged at 120.00 and simulated at 150.00: the books have 40.00 left, the
 * simulation is 50.00 over, used up in the third month, because 150.00 + 150.00 + 150.00 > 400.00.
 */

import type { Fen } from "../../core/money.ts";
import { monthOf } from "../../core/period.ts";
import {
  type BudgetLine,
  budgetLine,
  type ChargedMonths,
  type Fund,
} from "../../month/ledger/fund-budget.ts";

export interface BudgetSide extends BudgetLine {
  /** "2019-10"; null: the year is covered, or nothing can be said. */
  readonly usedUpIn: string | null;
}

export interface BudgetEffect {
  readonly before: BudgetSide;
  readonly after: BudgetSide;
}

/** `charged`: by month, in order. `elsewhereFen`: see budgetLine. */
export function budgetSide(
  fund: Fund,
  charged: readonly ChargedMonths[],
  elsewhereFen: Fen = 0n,
): BudgetSide {
  const line = budgetLine(fund, charged, elsewhereFen);
  let sum = elsewhereFen;
  for (const { lastDay, fen } of charged) {
    sum += fen;
    if (sum > fund.appropriatedFen) return { ...line, usedUpIn: monthOf(lastDay) };
  }
  const forecast = line.forecast?.exhaustedOn;
  return { ...line, usedUpIn: forecast ? monthOf(forecast) : null };
}
