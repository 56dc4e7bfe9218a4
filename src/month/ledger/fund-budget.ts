/**
 * 预算 / budget: what a fund of a year was given, what is used (paid), committed (owed and not yet paid) and left.
 *
 * A fund says what may be paid from it: kinds of charges, or schemes by their keys. Owed is what settlements in force charged of
 * these in the year; a payment for another year, or in advance, pays none of it (paid-elsewhere.ts). So left = appropriated − used −
 * committed, and may be below zero only where books were kept before the budget was, or where more was paid than the year charged. The forecast goes on at the average of the months settled: the day on which what is left is used up, and the rate
 * at which all would have to be cut for the year to be covered.
 *
 * Worked example: 1,200.00 for the year; January to March charged 150.00 each, 300.00 of it paid: used 300.00, committed
 * 150.00, left 750.00. At 150.00 a month it lasts five more months, until 2019-08-31; the nine months still to come would cost
 * 1,350.00, so the rate would be 750/1350 = 55.56 %. Source: SOURCES.md [budget-control].
 */
import { addDays, type Day, daysInMonth } from "../../core/day.ts";
import { halfUp } from "../../core/exact.ts";
import { addUp, byKey, sumOf } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import type { Movement } from "./movement.ts";

export interface Fund {
  readonly fund: string;
  readonly year: string;
  readonly covers: readonly string[];
  readonly economicClass: string;
  readonly subproject: string;
  readonly appropriatedFen: Fen;
  readonly usedFen: Fen;
}

export interface BudgetLine extends Fund {
  readonly committedFen: Fen;
  readonly leftFen: Fen;
  readonly forecast: Forecast | null;
}

interface Forecast {
  readonly perMonthFen: Fen;
  readonly monthsSettled: number;
  /** The last day that is still covered; null: the year is covered. */
  readonly exhaustedOn: Day | null;
  /** What could then be paid of the months still to come, in hundredths of a per cent; 10000 is all. */
  readonly rateBasisPoints: bigint;
}

/** Funds by year and name, from all movements; the terms of the latest appropriation that was not taken back hold. */
export function fundsOf(movements: readonly Movement[]): Fund[] {
  const takenBack = new Set(movements.map((m) => m.reverses));
  const funds = new Map<string, Fund>();
  for (const m of movements) {
    const key = `${m.year} ${m.fund}`;
    const known = funds.get(key);
    const terms = takenBack.has(m.id) ? null : m.terms;
    const { covers, economicClass, subproject } = terms ?? known ?? NO_TERMS;
    funds.set(key, {
      ...{ fund: m.fund, year: m.year, covers, economicClass, subproject },
      appropriatedFen: (known?.appropriatedFen ?? 0n) - (m.kind === "appropriation" ? m.fen : 0n),
      usedFen: (known?.usedFen ?? 0n) + (m.kind === "payment" ? m.fen : 0n),
    });
  }
  return [...funds].sort(byKey).map(([, fund]) => fund);
}

const NO_TERMS = { covers: [] as readonly string[], economicClass: "", subproject: "" };

/** What a charge is covered by: its scheme's key, else its kind. */
export function coverOf(charge: { kind: string; scheme: string | null }): string {
  return charge.scheme ?? charge.kind;
}

/** What a settled period charged; without a first day it is one month. */
export interface ChargedMonths {
  readonly firstDay?: Day;
  readonly lastDay: Day;
  readonly fen: Fen;
}

/** `charged` of what the fund covers in its year; `elsewhereFen`: what it paid that pays nothing of that (paid-elsewhere.ts). */
export function budgetLine(
  fund: Fund,
  charged: readonly ChargedMonths[],
  elsewhereFen: Fen = 0n,
): BudgetLine {
  const owed = sumOf(charged, (c) => c.fen);
  const paid = fund.usedFen - elsewhereFen;
  const committedFen = owed > paid ? owed - paid : 0n;
  const leftFen = fund.appropriatedFen - fund.usedFen - committedFen;
  return { ...fund, committedFen, leftFen, forecast: forecastOf(fund.year, charged, leftFen) };
}

function forecastOf(year: string, charged: readonly ChargedMonths[], leftFen: Fen): Forecast | null {
  const last = charged
    .map((c) => c.lastDay)
    .sort()
    .at(-1);
  if (last === undefined || last.slice(0, 4) !== year) return null;
  const months = addUp(charged, monthsOf);
  const owed = sumOf(charged, (c) => c.fen);
  const perMonthFen = owed / BigInt(months);
  if (perMonthFen <= 0n) return null;
  const toCome = BigInt(12 - Number(last.slice(5, 7)));
  const left = leftFen > 0n ? leftFen : 0n;
  const needed = (owed * toCome) / BigInt(months);
  if (leftFen >= 0n && left >= needed)
    return { perMonthFen, monthsSettled: months, exhaustedOn: null, rateBasisPoints: 10_000n };
  const rateBasisPoints = needed === 0n ? 0n : halfUp(left * 10_000n, needed);
  return {
    perMonthFen,
    monthsSettled: months,
    exhaustedOn: exhaustion(last, left, perMonthFen),
    rateBasisPoints,
  };
}

function monthsOf({ firstDay = "", lastDay }: ChargedMonths): number {
  if (firstDay === "") return 1;
  const [from, to] = [firstDay, lastDay].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)));
  return (to ?? 0) - (from ?? 0) + 1;
}

/** Whole months first, then days of the month that is begun. */
function exhaustion(last: Day, left: Fen, perMonth: Fen): Day {
  const whole = Number(left / perMonth);
  const month = Number(last.slice(5, 7)) + whole;
  const year = Number(last.slice(0, 4));
  const days = daysInMonth(year, Math.min(month, 12));
  const end = `${last.slice(0, 4)}-${`${Math.min(month, 12)}`.padStart(2, "0")}-${`${days}`.padStart(2, "0")}`;
  if (month >= 12) return end;
  const next = BigInt(daysInMonth(year, month + 1));
  const more = Number(((left % perMonth) * next) / perMonth);
  return addDays(end, more) ?? end;
}
