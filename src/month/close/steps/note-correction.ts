/** balis correct: what is known otherwise of a request that a closed period settled, to be settled in an open one. */

import type { Store } from "../../../books/port.ts";
import { by } from "../../../core/list.ts";
import type { Fen } from "../../../core/money.ts";
import { type Period, parsePeriod, periodOf } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import type { Action } from "../../../core/store.ts";
import { type RequestRecord, requestKey } from "../../../records/record.ts";
import type { Service } from "../../../registry/library.ts";
import type { RegistryReads } from "../../../registry/port.ts";
import type { RulesReads } from "../../../rules/port.ts";
import { requireSoundRules } from "../../../rules/steps/sound-rules.ts";
import type { ImportReads } from "../../import/port.ts";
import { nextOpenPeriod, openPeriod } from "../../import/steps/periods.ts";
import { agreedOver } from "../../reconcile/desk/resolution.ts";
import type { Confirmed } from "../../reconcile/match.ts";
import type { ReconcileReads } from "../../reconcile/port.ts";
import { requireCorrectable, requireFee, requireMaterial } from "../../reconcile/steps/correction-terms.ts";
import {
  type Correction,
  type CorrectionChange,
  corrected,
  latestOf,
  valuesOf,
} from "../../settle/correction.ts";
import type { SettleReads, SettlingReads } from "../../settle/port.ts";
import { Settlement } from "../../settle/settlement.ts";
import { contextOfClosed, correctionRuns, requestsOf } from "../../settle/steps/correction-runs.ts";
import { booksBasis } from "../../settle/steps/settlement-basis.ts";
import type { CloseReads } from "../port.ts";

export interface CorrectionSaid {
  readonly period: string;
  /** Null: the first open period after the last closed one. */
  readonly into: string | null;
  readonly service: Service;
  readonly request: string;
  readonly ordinal: number;
  readonly change: CorrectionChange;
  readonly reason: string;
}

interface Noted {
  readonly correction: Correction;
  /** The request's fee as it stood and as it stands now. */
  readonly wasFen: Fen;
  readonly isFen: Fen;
  /** The request's last note says the same: nothing was added. */
  readonly isUnchanged: boolean;
}

/**
 * Notes it, and gives what it changes. The same note once more (values, reason, and the period it goes into where one is said) adds
 * nothing, as long as no other note of the request came since; what changes no fee, or too little, is refused.
 */
export async function noteCorrection(asked: {
  store: Store;
  said: CorrectionSaid;
  action: Action;
  dryRun: boolean;
}): Promise<Noted> {
  const { store, said } = asked;
  let noted: Noted | undefined;
  await store.apply(
    async function* () {
      await requireSoundRules(store.read);
      noted = await notedOf(store.read, said, asked.action.at);
      if (!noted.isUnchanged) yield { kind: "correction-noted" as const, correction: noted.correction };
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
  return noted ?? refuse("request-must-be-settled", { request: said.request, period: said.period });
}

async function notedOf(read: SettlingReads & CloseReads, said: CorrectionSaid, at: string): Promise<Noted> {
  const period = periodOf(said.period);
  const notes = await read.corrections({ period: period.id });
  const same = sameNote(notes, said);
  if (same) {
    const others = notes.filter((c) => c.number !== same.number);
    const { wasFen, isFen } = await feesOf(read, { others, correction: same });
    return { correction: same, isUnchanged: true, wasFen, isFen };
  }
  const into = await intoPeriod(read, period, said.into);
  await requireCorrectable(read, { period: period.id, into: into.id, at });
  const caseKey = requestKey(said.request);
  const { service, ordinal, reason } = said;
  const change = onTopOf(latestOf({ service, caseKey, ordinal }, notes), said.change);
  const number = await read.nextCorrectionNumber();
  const about = {
    period: period.id,
    into: into.id,
    service,
    caseKey,
    ordinal,
    change,
    reason,
    discrepancy: null,
  };
  const correction: Correction = { number, ...about };
  const { record, ...fees } = await feesOf(read, { others: notes, correction });
  if (record !== null && change.kind === "values") {
    // No other size, and no fee: the one that counts would be dropped unsaid.
    const { feeFen, ...sizes } = change.values;
    if (feeFen === null && agreedOver(record, sizes).feeFen === undefined)
      refuse("correction-must-change-something", { request: caseKey });
    await requireFee(read, { request: caseKey, record, values: change.values });
  }
  const difference = fees.isFen - fees.wasFen;
  if (difference === 0n) refuse("correction-must-change-something", { request: caseKey });
  await requireMaterial(read, { request: caseKey, difference: difference < 0n ? -difference : difference });
  return { correction, isUnchanged: false, ...fees };
}

/** The last note of the request, where it was made by hand and says the same. */
function sameNote(notes: readonly Correction[], said: CorrectionSaid): Correction | null {
  const { service, ordinal, into, reason } = said;
  const own = (c: Correction): boolean =>
    c.service === service && c.caseKey === requestKey(said.request) && c.ordinal === ordinal;
  const last = notes.findLast(own);
  if (!last || last.discrepancy !== null) return null;
  const isSame = last.reason === reason && isSameChange(last.change, onTopOf(last, said.change));
  return isSame && (into === null || parsePeriod(into)?.id === last.into) ? last : null;
}

/** What was corrected before and is not said otherwise stays. */
function onTopOf(before: Correction | undefined, change: CorrectionChange): CorrectionChange {
  if (change.kind === "void") return change;
  return { kind: "values", values: { ...valuesOf(before), ...change.values } };
}

function isSameChange(a: CorrectionChange, b: CorrectionChange): boolean {
  const text = (change: CorrectionChange): string =>
    change.kind === "void" ? "" : Object.entries(change.values).map(String).sort().join();
  return a.kind === b.kind && text(a) === text(b);
}

/** The request's fee without a note and with it, and what it was without it; null: it did not count. */
async function feesOf(
  read: SettlingReads & CloseReads,
  of: { others: readonly Correction[]; correction: Correction },
): Promise<{ wasFen: Fen; isFen: Fen; record: RequestRecord | null }> {
  const { others, correction } = of;
  const confirmed = await settledRequest(read, correction);
  const feeOf = await pricing(read, periodOf(correction.period));
  const before = corrected(confirmed, others);
  return {
    record: before?.record ?? null,
    wasFen: feeOf(before),
    isFen: feeOf(corrected(confirmed, [...others, correction])),
  };
}

/** The request as the closed period, or a run that corrected it, confirmed it, before any note. */
async function settledRequest(
  read: ImportReads & ReconcileReads & SettleReads,
  of: Correction,
): Promise<Confirmed> {
  const into = [of.period, ...(await correctionRuns(read, of.period)).keys()];
  for await (const found of requestsOf(read, { period: of.period, service: of.service, into }))
    if (found.match.caseKey === of.caseKey && found.match.ordinal === of.ordinal) return found;
  return refuse("request-must-be-settled", { request: of.caseKey, period: of.period });
}

/** The fee by the rules the closed period was settled by; what they can't price is refused, with the reason. */
async function pricing(
  read: RegistryReads & RulesReads & SettleReads,
  period: Period,
): Promise<(confirmed: Confirmed | null) => Fen> {
  const basis = await booksBasis(read);
  const context = await contextOfClosed({ read, basis, versions: basis.versions, period, number: 0 });
  return (confirmed) => {
    if (confirmed === null) return 0n;
    const facts = new Settlement(context).request(confirmed);
    for (const fact of facts)
      if (fact.kind === "unpriced" && fact.unpriced.severity === "unpriced")
        refuse(fact.unpriced.finding.code, fact.unpriced.finding.params);
    return facts.reduce(
      (sum, f) => (f.kind === "charge" && f.charge.kind === "fee-basis" ? sum + f.charge.fen : sum),
      0n,
    );
  };
}

async function intoPeriod(
  read: ImportReads & CloseReads,
  closed: Period,
  typed: string | null,
): Promise<Period> {
  if (typed !== null) return openPeriod(read, typed);
  const last = (await read.closes())
    .flatMap((c) => parsePeriod(c.period) ?? [])
    .sort(by((a) => a.from))
    .at(-1);
  return nextOpenPeriod(read, last ?? closed);
}
