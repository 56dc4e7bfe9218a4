/** Correction runs: what is known otherwise of closed periods, as differences settled in an open one. */

import type { Period } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import { directoryOf } from "../../../registry/directory.ts";
import type { Service } from "../../../registry/library.ts";
import type { RegistryReads } from "../../../registry/port.ts";
import { readRegistry } from "../../../registry/steps/read-registry.ts";
import type { RuleVersion } from "../../../rules/rules.ts";
import type { ImportReads } from "../../import/port.ts";
import type { Confirmed } from "../../reconcile/match.ts";
import type { ReconcileReads } from "../../reconcile/port.ts";
import { corrected, runNames } from "../correction.ts";
import { CorrectionDifference } from "../correction-difference.ts";
import type { SettleReads } from "../port.ts";
import type { Unpriced } from "../run.ts";
import { Settlement, type SettlementContext } from "../settlement.ts";
import { rulesOrElse, settlementRules } from "../settlement-rules.ts";
import type { ChargedBefore } from "../subsidy.ts";
import { homePeriods, type SettlementBasis } from "./settlement-basis.ts";

const SERVICES: readonly Service[] = ["dd", "ill"];

/** R1, R2, … of a closed period, by the period each goes into: those settled, and those noted. */
export async function correctionRuns(
  read: SettleReads,
  period: string,
): Promise<ReadonlyMap<string, string>> {
  const noted = await read.corrections({ period });
  return runNames([...noted.map((c) => c.into), ...(await read.correctedIn(period))]);
}

export interface ComparedRun {
  readonly difference: CorrectionDifference;
  readonly unpriced: readonly Unpriced[];
  /** The years of supply of requests that are of another year than the period's end. */
  readonly years: ReadonlyMap<string, string>;
}

/** The closed period settled twice over: with all runs before this one, and with this one as well. */
export async function comparedRun(of: {
  read: RegistryReads & ImportReads & ReconcileReads & SettleReads;
  basis: SettlementBasis;
  versions: readonly RuleVersion[];
  period: Period;
  into: string;
  number: number;
  /** What was charged before the period, as it was known and as it is. */
  before: { readonly was: ChargedBefore; readonly is: ChargedBefore };
  /** Both: see CorrectionDifference. */
  onlyTouched?: boolean;
  byLibrary?: boolean;
}): Promise<ComparedRun> {
  const { read, period, into } = of;
  const noted = await read.corrections({ period: period.id });
  const known = [...noted.map((c) => c.into), ...(await read.correctedIn(period.id)), into];
  const runs = [...runNames(known)];
  const own = runs.findIndex(([name]) => name === into);
  const upTo = (run: number) => {
    const within = new Set(runs.slice(0, run + 1).map(([name]) => name));
    return noted.filter((c) => within.has(c.into));
  };
  const [before, now] = [upTo(own - 1), upTo(own)];
  const context = await contextOfClosed(of);
  const { was: wasBefore, is: isBefore } = of.before;
  const settlements = {
    was: new Settlement({ ...context, before: wasBefore }),
    is: new Settlement({ ...context, before: isBefore }),
  };
  const name = `${period.id}/${runs[own]?.[1] ?? ""}`;
  const difference = new CorrectionDifference(name, settlements, of);
  const unpriced: Unpriced[] = [];
  const years = new Map<string, string>();
  const request = (was: Confirmed | null, is: Confirmed | null): void => {
    unpriced.push(...difference.request(was, is));
    const of = is ?? was;
    const year = of?.record.suppliedOn?.slice(0, 4);
    if (of && year !== undefined && year !== period.to.slice(0, 4)) years.set(requestOf(of.match), year);
  };
  for (const service of SERVICES) {
    for await (const confirmed of requestsOf(read, { period: period.id, service, into: [period.id] }))
      request(corrected(confirmed, before), corrected(confirmed, now));
    for (const [run] of runs.slice(0, own + 1))
      for await (const added of requestsOf(read, { period: period.id, service, into: [run] }))
        request(run === into ? null : corrected(added, before), corrected(added, now));
  }
  return { difference, unpriced, years };
}

/** A request within its period. */
export const requestOf = (of: { caseKey: string | null; ordinal: number | null }): string =>
  `${of.caseKey} ${of.ordinal}`;

/** As the closed period was settled; of a part it had no need of (its loans all came late), these versions. */
export async function contextOfClosed(of: {
  read: RegistryReads & SettleReads;
  basis: SettlementBasis;
  versions: readonly RuleVersion[];
  period: Period;
  number: number;
}): Promise<SettlementContext> {
  const { read, basis, period, number } = of;
  const run = await read.settlement(period.id);
  if (run === null) return refuse("period-must-be-settled", { period: period.id });
  return {
    number,
    rules: rulesOrElse(basis.rulesOf(run, period), settlementRules(of.versions)),
    directory: directoryOf(basis.standing?.registry ?? (await readRegistry(read))),
    lastDay: period.to,
    before: await basis.before(period),
  };
}

/** The requests that belong to a period, out of those that were confirmed in these ones. */
export async function* requestsOf(
  read: ImportReads & ReconcileReads,
  of: { period: string; service: Service; into: readonly string[] },
): AsyncGenerator<Confirmed> {
  const homes = await homePeriods(read);
  for (const into of of.into) {
    if ((await read.run({ period: into, service: of.service })) === null) continue;
    for await (const batch of read.confirmed({ period: into, service: of.service }))
      for (const confirmed of batch) if (homes.get(confirmed.match.basis.file) === of.period) yield confirmed;
  }
}
