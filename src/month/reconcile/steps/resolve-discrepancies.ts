/** balis discrepancy resolve / withdraw: one plan for all that were named. */

import type { Fact, Reader, Store } from "../../../books/port.ts";
import { periodOf } from "../../../core/period.ts";
import { Refusal, refuse } from "../../../core/refusal.ts";
import { compareRefs, type Place, type RecordRef } from "../../../core/source.ts";
import type { Action } from "../../../core/store.ts";
import { isSettledThen } from "../../../records/discrepancy-kind.ts";
import type { RequestRecord } from "../../../records/record.ts";
import type { RulesReads } from "../../../rules/port.ts";
import type { RuleVersion } from "../../../rules/rules.ts";
import { placeOf } from "../../import/file.ts";
import type { ImportReads } from "../../import/port.ts";
import { nextOpenPeriod, openPeriod } from "../../import/steps/periods.ts";
import { type Decision, decisionFault, decisionTextFault, isSame, stateOf } from "../desk/decision.ts";
import { type LaterCorrection, laterCorrections } from "../desk/later-correction.ts";
import { matchesOfResolution } from "../desk/resolution.ts";
import type { Resolution } from "../discrepancy.ts";
import { type Match, withAgreed } from "../match.ts";
import type { ReconcileReads, StoredDiscrepancy } from "../port.ts";
import { type CorrectingReads, requireCorrectable, requireFee, requireMaterial } from "./correction-terms.ts";

export interface Decided extends Decision {
  readonly discrepancy: StoredDiscrepancy;
  /** The operator's name, or the policy. */
  readonly by: string;
}

export interface ResolvedDiscrepancies {
  readonly discrepancy: StoredDiscrepancy;
  /** How many requests the resolution lets be settled as filled. */
  readonly requests: number;
  /** How many it lets count as not filled: they cost nothing. */
  readonly unfilled: number;
  /** How many requests of closed periods it corrects. */
  readonly corrections: number;
  /** The same was decided before and stands: nothing was added. */
  readonly isUnchanged: boolean;
}

/** The same decision for everything that was named. */
export async function resolveDiscrepancies(asked: {
  store: Store;
  found: readonly StoredDiscrepancy[];
  decision: Decision;
  action: Action;
  dryRun?: boolean;
}): Promise<ResolvedDiscrepancies[]> {
  const { decision, action } = asked;
  const fault = decisionTextFault(decision);
  if (fault) refuse(fault.code, fault.params);
  const decided = asked.found.map((discrepancy) => ({ ...decision, discrepancy, by: action.operator }));
  return applyDecisions({ ...asked, decided });
}

/**
 * All decisions in one transaction, or none: refused where one doesn't fit, where its period is closed, and where the
 * discrepancy is no longer what the decision was made on. What stands already adds nothing.
 */
export async function applyDecisions(asked: {
  store: Store;
  decided: readonly Decided[];
  action: Action;
  dryRun?: boolean;
}): Promise<ResolvedDiscrepancies[]> {
  const { store, decided, action } = asked;
  for (const [period, id] of new Map(decided.map(({ discrepancy: d }) => [d.period, d.id])))
    await requireOpen(store.read, { period, id });
  const resolved: ResolvedDiscrepancies[] = [];
  await store.apply(() => planDecisions({ read: store.read, decided, action }, resolved), action, {
    dryRun: asked.dryRun ?? false,
  });
  return resolved;
}

/** Whether a decision would be taken: asked by the rules themselves, with nothing locked and nothing kept. */
export async function wouldStand(read: DecidingReads, decided: Decided, action: Action): Promise<boolean> {
  const { period, id } = decided.discrepancy;
  try {
    await requireOpen(read, { period, id });
    for await (const _ of planDecisions({ read, decided: [decided], action }, []));
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** What a closed period left open is decided in the one that it has gone on into. */
async function requireOpen(
  read: ImportReads & Pick<Reader, "closes">,
  of: { period: string; id: string },
): Promise<void> {
  if (!(await read.closes()).some((close) => close.period === of.period)) return;
  const { id: into } = await nextOpenPeriod(read, periodOf(of.period));
  refuse("discrepancy-must-be-of-an-open-period", { ...of, into });
}

export type DecidingReads = ImportReads & ReconcileReads & CorrectingReads & RulesReads;

async function* planDecisions(
  asked: { read: DecidingReads; decided: readonly Decided[]; action: Action },
  resolved: ResolvedDiscrepancies[],
): AsyncGenerator<Fact> {
  const { read, decided, action } = asked;
  const standing = await requireUnchanged(read, decided);
  const places = await placing(read);
  const rules = await read.rules();
  let number = await read.nextCorrectionNumber();
  for (const { discrepancy: seen, kind, values, reason, by } of decided) {
    const discrepancy = standing.get(keyOf(seen)) ?? seen;
    if (discrepancy.resolution && isSame(discrepancy.resolution, { kind, values, reason })) {
      resolved.push({ discrepancy, requests: 0, unfilled: 0, corrections: 0, isUnchanged: true });
      continue;
    }
    const resolution: Resolution = { discrepancy: discrepancy.id, kind, values, reason: reason.trim(), by };
    const records = await read.records(discrepancy.records);
    const fault = decisionFault({ kind, values, reason }, { discrepancy, records, placeOf: places, rules });
    if (fault) refuse(fault.code, fault.params);
    yield { kind: "resolution-made", resolution };
    const matches = matchesOfResolution({ discrepancy, records, resolution });
    for (const match of matches) yield { kind: "match", run: discrepancy.run, match };
    const of = { discrepancy, records, resolution, rules, placeOf: places };
    const changes = await correctionsOf(read, { ...of, at: action.at });
    for (const { of, change } of changes) {
      const about = { period: of.period, into: discrepancy.period, service: discrepancy.service, change };
      const { caseKey, ordinal } = of;
      const made = { ...about, caseKey, ordinal, reason: resolution.reason, discrepancy: discrepancy.id };
      yield { kind: "correction-noted", correction: { number, ...made } };
      number += 1;
    }
    const unfilled = matches.filter((match) => !isFilled(match, records)).length;
    const made = { requests: matches.length - unfilled, unfilled, corrections: changes.length };
    resolved.push({ discrepancy, ...made, isUnchanged: false });
  }
}

function isFilled({ basis, values }: Match, records: readonly RequestRecord[]): boolean {
  const row = records.find(({ ref }) => compareRefs(ref, basis) === 0);
  return row !== undefined && withAgreed(row, values).status === "filled";
}

/** Where records stand. */
export async function placing(read: ImportReads): Promise<(ref: RecordRef) => Place> {
  const files = await read.files();
  return (ref) => placeOf(files, ref);
}

/** What the decision corrects of closed periods; none but of what was settled and is said otherwise. Refused where that can't be said. */
export async function correctionsOf(
  read: DecidingReads,
  about: {
    discrepancy: StoredDiscrepancy;
    records: readonly RequestRecord[];
    resolution: Pick<Resolution, "kind" | "values">;
    rules: readonly RuleVersion[];
    placeOf: (ref: RecordRef) => Place;
    at: string;
  },
): Promise<LaterCorrection[]> {
  const { discrepancy, at } = about;
  const { service, caseKey: requestKey, period: into, riskFen } = discrepancy;
  if (!isSettledThen(discrepancy.kind)) return [];
  const changes = laterCorrections({ ...about, settled: await read.settled({ service, requestKey }) });
  if ("code" in changes) return refuse(changes.code, changes.params);
  for (const { of, change } of changes) {
    await requireCorrectable(read, { period: of.period, into, at });
    if (change.kind === "values")
      await requireFee(read, { request: requestKey, record: of.record, values: change.values });
  }
  if (changes.length > 0) await requireMaterial(read, { request: requestKey, difference: riskFen });
  return changes;
}

/** Asked while the books are locked: what somebody else has decided meanwhile is never overwritten unseen. */
async function requireUnchanged(
  read: ReconcileReads,
  decided: readonly Decided[],
): Promise<ReadonlyMap<string, StoredDiscrepancy>> {
  const now = new Map<string, StoredDiscrepancy>();
  for (const period of new Set(decided.map((d) => d.discrepancy.period))) {
    const ids = decided.flatMap(({ discrepancy: d }) => (d.period === period ? [d.id] : []));
    for (const d of await read.discrepancies({ period, ids })) now.set(keyOf(d), d);
  }
  for (const { discrepancy: seen } of decided) {
    const current = now.get(keyOf(seen));
    if (!current) refuse("discrepancy-must-exist", { id: seen.id, period: seen.period });
    if (stateOf(current) === stateOf(seen)) continue;
    refuse("discrepancy-must-be-as-seen", changed(current));
  }
  return now;
}

function keyOf(d: StoredDiscrepancy): string {
  return `${d.period} ${d.id}`;
}

/** What is said of a discrepancy that is not what somebody saw. */
export function changed(d: StoredDiscrepancy) {
  const { id, caseKey: number, resolution } = d;
  return { id, number, now: resolution?.kind ?? null, by: resolution?.by ?? "" };
}

/** All of them, or none. */
export async function withdrawResolutions(asked: {
  store: Store;
  ids: readonly string[];
  reason: string;
  action: Action;
}): Promise<StoredDiscrepancy[]> {
  if (asked.reason.trim() === "") refuse("resolution-must-have-reason", { flag: "--reason" });
  const found = await discrepanciesById(asked.store.read, asked.ids);
  for (const discrepancy of found) {
    if (!discrepancy.resolution) refuse("resolution-must-stand", { id: discrepancy.id });
    await openPeriod(asked.store.read, discrepancy.period);
  }
  const reason = asked.reason.trim();
  await asked.store.apply(
    () => found.map(({ id }) => ({ kind: "resolution-withdrawn" as const, discrepancy: id, reason })),
    asked.action,
  );
  return found;
}

/** Each id once; one that names none or several is refused. */
export async function discrepanciesById(
  read: ReconcileReads,
  ids: readonly string[],
): Promise<StoredDiscrepancy[]> {
  const found = new Map<string, StoredDiscrepancy>();
  for (const id of ids) {
    const one = await oneDiscrepancy(read, id);
    found.set(one.id, one);
  }
  return [...found.values()];
}

export async function oneDiscrepancy(read: ReconcileReads, id: string): Promise<StoredDiscrepancy> {
  const found = await read.discrepancies({ ids: [id] });
  if (found.length > 1) refuse("discrepancy-must-be-one", { id, count: found.length });
  return found[0] ?? refuse("discrepancy-must-exist", { id, period: "" });
}
