/**
 * 模拟 / simulation: what other rules would have made of settled months, with nothing written. What is told of it: the sums on
 * both sides, the funds of the year, the courier's invoices rated again, and what the rules can't price.
 *
 * Worked example: two months at 8.60 of subsidy each would be 10.32 each at 60 %: both months and the whole say before, after and
 * difference, 17.20 → 20.64 (+3.44). `balis simulate`.
 */
import type { Finding } from "../../core/finding.ts";
import type { Fen } from "../../core/money.ts";
import type { Period } from "../../core/period.ts";
import type { ClassTotal } from "../../month/courier/audit-result.ts";
import type { AllocatedCost } from "../../month/courier/courier-allocation.ts";
import type { BudgetEffect } from "./budget-effect.ts";
import type { ComparedKind, ComparedLine } from "./comparison.ts";

export interface Simulation {
  readonly span: Period;
  /** By first day. */
  readonly months: readonly SimulatedMonth[];
  /** Periods of the span with files that are not settled. */
  readonly notSettled: readonly string[];
  /** All months together, by library. */
  readonly lines: readonly ComparedLine[];
  readonly budget: readonly BudgetEffect[];
  /** Of the periods with an invoice; empty where no contract is simulated. */
  readonly courier: readonly CourierMonth[];
  readonly unpriced: UnpricedCount;
  /** What the books cut off in proportion: part of both sides only where cutting is simulated, too. */
  readonly cutFen: Fen;
}

/** A month that was simulated, over all libraries. */
export interface SimulatedMonth {
  readonly period: Period;
  readonly kinds: readonly ComparedKind[];
}

export interface UnpricedCount {
  /** Requests that the books price and the simulated rules can't. */
  readonly newly: number;
  /** Requests without a price on both sides. */
  readonly before: number;
  /** Of the new ones, the first. */
  readonly findings: readonly Finding[];
}

/** A period's invoices by the contract of the books, and by the simulated one. */
export interface CourierMonth {
  readonly period: string;
  readonly before: CourierSide;
  readonly after: CourierSide;
}

export interface CourierSide {
  /** What the lines that are owed cost by the contract: what the company would bill. */
  readonly ratedFen: Fen;
  readonly totals: readonly ClassTotal[];
  readonly allocation: readonly AllocatedCost[];
}
