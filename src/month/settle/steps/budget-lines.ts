/** The funds of the books, with what was charged against each. */

import { sumOf } from "../../../core/list.ts";
import { type Fen, formatYuan } from "../../../core/money.ts";
import { type Period, parsePeriod } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import type { ChargeKind } from "../../../rules/charge.ts";
import type { ImportReads } from "../../import/port.ts";
import { type BudgetLine, budgetLine, coverOf, type Fund, fundsOf } from "../../ledger/fund-budget.ts";
import { type PaidElsewhere, paidElsewhere } from "../../ledger/paid-elsewhere.ts";
import type { LedgerReads } from "../../ledger/port.ts";
import type { SettleReads } from "../port.ts";
import type { OwedSums } from "../proration.ts";
import type { FundLeft, FundNeed, SettlementRun } from "../run.ts";

const PAID: ReadonlySet<string> = new Set(["dd-subsidy", "ill-subsidy", "grant", "courier"]);

/** Every fund of a year (of all years when null), by year and name. */
export async function budgetLines(
  read: ImportReads & LedgerReads & SettleReads,
  year: string | null,
): Promise<BudgetLine[]> {
  const elsewhere = await elsewhereIn(read);
  const lines: BudgetLine[] = [];
  for (const fund of elsewhere.funds) {
    if (year !== null && fund.year !== year) continue;
    lines.push(budgetLine(fund, await chargedTo(read, fund), elsewhere.of(fund).allFen));
  }
  return lines;
}

/** All funds of the books, and what each paid for other years and in advance. */
export async function elsewhereIn(
  read: LedgerReads,
): Promise<{ funds: Fund[]; of: (fund: Fund) => PaidElsewhere }> {
  const movements = await read.movements();
  const funds = fundsOf(movements);
  const entries = funds.length === 0 ? [] : await read.entries({});
  return { funds, of: (fund) => paidElsewhere(fund, { entries, movements, funds }) };
}

/** What the settlement in force of one period charged of what a fund covers. */
interface FundCharge {
  readonly period: Period;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly fen: Fen;
}

/** Of all settled periods of the fund's year, by their first day. */
export async function chargedTo(
  read: ImportReads & SettleReads,
  fund: Pick<Fund, "year" | "covers">,
): Promise<FundCharge[]> {
  const charged: FundCharge[] = [];
  for (const { period: id, settlement } of await read.periods()) {
    const period = parsePeriod(id);
    if (!period || settlement === null || period.from.slice(0, 4) !== fund.year) continue;
    const fen = coveredOf(await read.chargeTotals(settlement), fund);
    charged.push({ period, firstDay: period.from, lastDay: period.to, fen });
  }
  return charged;
}

/** What of the charged sums a fund pays. */
export function coveredOf(
  sums: readonly { kind: ChargeKind; scheme: string | null; fen: Fen }[],
  fund: Pick<Fund, "covers">,
): Fen {
  const own = sums.filter((t) => PAID.has(t.kind) && fund.covers.includes(coverOf(t)));
  return sumOf(own, (t) => t.fen);
}

/** What each fund of the period's year has left for this period; empty where no budget is kept. */
export async function fundsLeft(
  read: ImportReads & LedgerReads & SettleReads,
  period: { id: string; from: string },
): Promise<FundLeft[]> {
  const year = period.from.slice(0, 4);
  const left: FundLeft[] = [];
  const elsewhere = await elsewhereIn(read);
  for (const fund of elsewhere.funds) {
    if (fund.year !== year || fund.covers.length === 0) continue;
    const others = (await chargedTo(read, fund)).filter((c) => c.period.id !== period.id);
    // An advance may be for what this period is about to charge.
    const { earlierFen } = elsewhere.of(fund);
    const leftFen = others.reduce((sum, c) => sum - c.fen, fund.appropriatedFen - earlierFen);
    left.push({ fund: fund.fund, covers: fund.covers, leftFen: leftFen > 0n ? leftFen : 0n });
  }
  return left;
}

/** Refuses what a fund can't pay, and says what could be done. */
export function requireCover(funds: readonly FundLeft[], owed: OwedSums, period: string): void {
  for (const fund of funds) {
    const wanted = owed.covered(fund);
    if (wanted <= fund.leftFen) continue;
    refuse("budget-must-cover", {
      period,
      fund: fund.fund,
      wanted: formatYuan(wanted),
      left: formatYuan(fund.leftFen),
      over: formatYuan(wanted - fund.leftFen),
    });
  }
}

/** Funds that can't pay what a settlement charged of what they cover. */
export async function uncovered(
  read: SettleReads,
  of: { left: readonly FundLeft[]; run: Pick<SettlementRun, "number"> },
): Promise<FundNeed[]> {
  const totals = await read.chargeTotals(of.run.number);
  return of.left.flatMap(({ fund, covers, leftFen }) => {
    const own = totals.filter((t) => PAID.has(t.kind) && covers.includes(coverOf(t)));
    const chargedFen = sumOf(own, (t) => t.fen);
    return chargedFen > leftFen ? [{ fund, chargedFen, leftFen }] : [];
  });
}

/** Whether a settlement was cut by what the funds have left now. */
export function sameFunds(a: SettlementRun["funds"], b: SettlementRun["funds"]): boolean {
  const said = (funds: SettlementRun["funds"]): string =>
    (funds ?? []).map((f) => `${f.fund} ${f.covers.join(",")} ${f.leftFen}`).join("\n");
  return (a === null) === (b === null) && said(a) === said(b);
}
