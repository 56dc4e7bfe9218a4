/**
 * What is known otherwise of closed periods, before the period into which it goes is charged itself.
 *
 * A period and its corrections are the period from scratch, and so is a year: where a correction frees or takes something of a cap
 * of the year or of a quota, the closed periods after it are settled once more as well, each with what those before it leave now,
 * and the open one goes on from all of them. Only what differs is charged.
 *
 * Worked example: at most 9.00 a year. November 6.00, closed, then corrected to 3.00; December has 9.00: −3.00 and 6.00, not 3.00.
 * Between them a closed month that was cut to 3.00 of 9.00 would get 3.00 more, and December nothing.
 */

import type { Reader } from "../../../books/port.ts";
import { addTo, by } from "../../../core/list.ts";
import type { Fen } from "../../../core/money.ts";
import { type Period, parsePeriod } from "../../../core/period.ts";
import type { RegistryReads } from "../../../registry/port.ts";
import type { MadeCharge } from "../../../rules/charge.ts";
import { type RuleVersion, ruleName } from "../../../rules/rules.ts";
import type { ImportReads } from "../../import/port.ts";
import type { ReconcileReads } from "../../reconcile/port.ts";
import type { ChargePair } from "../correction-difference.ts";
import type { SettleReads, SettlingReads } from "../port.ts";
import type { Unpriced } from "../run.ts";
import { type ChargedBefore, yearKey } from "../subsidy.ts";
import { type ComparedRun, comparedRun, requestOf } from "./correction-runs.ts";
import { booksBasis, homePeriods, type SettlementBasis } from "./settlement-basis.ts";

export interface PlannedCorrections {
  readonly charges: readonly MadeCharge[];
  readonly unpriced: readonly Unpriced[];
  /** What the period's own caps of the year and quotas go on from. */
  readonly before: ChargedBefore;
}

interface About {
  readonly read: RegistryReads & ImportReads & ReconcileReads & SettleReads & Pick<Reader, "closes">;
  readonly into: Period;
  readonly number: number;
  readonly basis: SettlementBasis;
  /** The versions that the settlement of `into` names: for a part that the closed one had no need of. */
  readonly versions: readonly RuleVersion[];
  /** As settlements of before 2026-12 have them: see CorrectionDifference. */
  readonly byLibrary?: boolean;
}

export async function planCorrections(about: About): Promise<PlannedCorrections> {
  const { basis, into } = about;
  const [charges, unpriced]: [MadeCharge[], Unpriced[]] = [[], []];
  const carried = new Map<string, Fen>();
  for await (const made of correctedPeriods(about, carried)) {
    charges.push(...made.charges);
    unpriced.push(...made.run.unpriced);
  }
  return { charges, unpriced, before: plus(await basis.before(into), carried) };
}

/** Of a correction run: every charge it changed, as it was and as it is. */
export async function correctionPairs(
  read: SettlingReads & Pick<Reader, "closes">,
  of: { period: Period; into: Period; byLibrary?: boolean },
): Promise<ChargePair[]> {
  const basis = await booksBasis(read);
  const run = await read.settlement(of.into.id);
  const named = new Set(run?.rules ?? []);
  const versions = basis.versions.filter((rule) => named.has(ruleName(rule)));
  const about = { read, into: of.into, number: run?.number ?? 0, basis, versions };
  const how = { byLibrary: of.byLibrary ?? false };
  for await (const made of correctedPeriods({ ...about, ...how }, new Map()))
    if (made.period.id === of.period.id) return made.run.difference.pairs();
  return [];
}

/** One after the other; `carried`: by `yearKey`, what those before it are charged more or less of what a year limits. */
async function* correctedPeriods(
  about: About,
  carried: Map<string, Fen>,
): AsyncGenerator<{ period: Period; run: ComparedRun; charges: MadeCharge[] }> {
  const { read, into, basis } = about;
  const corrected = await correctedBy(read, into);
  const first = [...corrected.values()].map((p) => p.from).sort()[0];
  if (first === undefined) return;
  const closed = (await read.closes()).flatMap((c) => parsePeriod(c.period) ?? []);
  const all = new Map([...closed, ...corrected.values()].map((p) => [p.id, p]));
  const within = [...all.values()].filter((p) => first <= p.from && p.from < into.from);
  const isLimited = limitedBy(basis.versions);
  for (const period of within.sort(by((a) => a.from))) {
    if (!corrected.has(period.id) && !touches(carried, period)) continue;
    const was = await basis.before(period, into);
    const run = await comparedRun({
      ...about,
      into: into.id,
      period,
      before: { was, is: plus(was, carried) },
    });
    const charges = run.difference.end();
    for (const charge of charges) {
      if (!isLimited(charge)) continue;
      const key = keyOf(charge, period, run.years);
      addTo(carried, key, charge.fen);
    }
    yield { period, run, charges };
  }
}

/** The closed periods of which something was noted into this one, or which have requests that it confirmed. */
async function correctedBy(
  read: ImportReads & ReconcileReads & SettleReads,
  into: Period,
): Promise<Map<string, Period>> {
  const homes = await homePeriods(read);
  const found = new Set((await read.corrections({ into: into.id })).map((c) => c.period));
  for (const service of ["dd", "ill"] as const)
    for (const file of await read.confirmedFiles({ period: into.id, service }))
      found.add(homes.get(file) ?? into.id);
  found.delete(into.id);
  return new Map([...found].flatMap((id) => parsePeriod(id) ?? []).map((period) => [period.id, period]));
}

/** Whether a charge counts towards a quota or a cap of the year, of any version: they go on from one to the next. */
function limitedBy(versions: readonly RuleVersion[]): (charge: MadeCharge) => boolean {
  const limited = new Set<string>();
  for (const { body } of versions) {
    if ("capPerLibraryYearFen" in body && "externalPayee" in body && body.capPerLibraryYearFen !== null)
      limited.add("dd-subsidy ");
    if (!("schemes" in body)) continue;
    for (const { key, direction, amount, caps } of body.schemes) {
      if (amount.kind === "over-quota") limited.add(`free ${key}`);
      if (caps.perLibraryYearFen !== undefined || caps.perYearFen !== undefined)
        limited.add(`${direction} ${key}`);
    }
  }
  return ({ kind, scheme }) => limited.has(`${kind} ${scheme ?? ""}`);
}

/** What is free counts in the year of its supply, any other sum in the year in which its period ends. */
function keyOf(charge: MadeCharge, period: Period, years: ReadonlyMap<string, string>): string {
  const { kind, scheme, library } = charge;
  const supplied = kind === "free" ? years.get(requestOf(charge)) : undefined;
  const year = supplied ?? period.to.slice(0, 4);
  return yearKey({ year, kind, scheme: scheme ?? "", library: library ?? "" });
}

function touches(carried: ReadonlyMap<string, Fen>, { from, to }: Period): boolean {
  const years = [from, to].map((day) => `${day.slice(0, 4)} `);
  return [...carried].some(([key, fen]) => fen !== 0n && years.some((year) => key.startsWith(year)));
}

function plus(sums: ChargedBefore, more: ReadonlyMap<string, Fen>): ChargedBefore {
  const all = new Map(sums);
  for (const [key, fen] of more) addTo(all, key, fen);
  return all;
}
