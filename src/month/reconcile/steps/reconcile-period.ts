/** balis reconcile: read the cases of a period in order, judge each, apply the plan in one transaction. */

import type { Fact, Store } from "../../../books/port.ts";
import type { Hash } from "../../../core/machine-port.ts";
import type { Fen } from "../../../core/money.ts";
import type { Period } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import type { Action } from "../../../core/store.ts";
import { lastAction, requireNotOvertaken, untilNotOvertaken } from "../../../people/steps/overtaken.ts";
import type { RequestRecord } from "../../../records/record.ts";
import { isServiceKind } from "../../../records/service-record.ts";
import { waybillKey } from "../../../records/waybill-key.ts";
import { directoryOf } from "../../../registry/directory.ts";
import type { Service } from "../../../registry/library.ts";
import { readRegistry } from "../../../registry/steps/read-registry.ts";
import { inForce, type RulePart, type RuleVersion } from "../../../rules/rules.ts";
import { soundRules } from "../../../rules/steps/sound-rules.ts";
import { priceDocument } from "../../../rules/tariff.ts";
import { stands } from "../../import/file.ts";
import type { ImportReads } from "../../import/port.ts";
import { openPeriod, refuseUnbegun } from "../../import/steps/periods.ts";
import type { Resolution } from "../discrepancy.ts";
import { type Case, caseBuilder } from "../match.ts";
import {
  emptyCount,
  type ReconcileContext,
  type ReconciliationCount,
  reconciler,
} from "../plan-reconciliation.ts";
import type { ReconcileReads, ReconciliationRun } from "../port.ts";

export interface Reconciliation {
  readonly period: string;
  readonly service: Service;
  /** Null when the service has no records in the period. */
  readonly run: number | null;
  /** Nothing changed since the run in force: nothing was done. */
  readonly current: boolean;
  readonly count: ReconciliationCount;
}

export async function reconcilePeriod(asked: {
  store: Store;
  period: string;
  services: readonly Service[];
  action: Action;
  hash: Hash;
  dryRun?: boolean;
  onCases?: (cases: number) => void;
}): Promise<Reconciliation[]> {
  const period = await openPeriod(asked.store.read, asked.period);
  const done: Reconciliation[] = [];
  for (const service of asked.services)
    done.push(await untilNotOvertaken(() => reconcileOnce({ ...asked, service, period })));
  if (done.every((r) => r.run === null)) await requireFiles(asked.store.read, { ...asked, period });
  return done;
}

/**
 * A month of nil returns, of which no row was accepted, or with nothing but a courier's bill, is reconciled to nothing; one without files
 * was mistaken.
 */
async function requireFiles(
  read: ImportReads,
  of: { period: Period; services: readonly Service[] },
): Promise<void> {
  const { id: period } = of.period;
  const files = (await read.files({ period })).filter(stands);
  const isOwn = ({ kind }: { kind: string }): boolean =>
    kind === "courier-invoice" || of.services.some((service) => kind.startsWith(`${service}-`));
  if (files.some(isOwn)) return;
  const isOther = files.some((f) => isServiceKind(f.kind));
  if (isOther) refuse("period-must-have-requests", { period });
  await refuseUnbegun(read, period);
}

interface Reconciling {
  readonly store: Store;
  readonly period: Period;
  readonly service: Service;
  readonly action: Action;
  readonly hash: Hash;
  readonly dryRun?: boolean;
  readonly onCases?: (cases: number) => void;
}

async function reconcileOnce(asked: Reconciling): Promise<Reconciliation> {
  const { read } = asked.store;
  const since = await lastAction(read);
  const span = { period: asked.period.id, service: asked.service };
  const before = await read.run(span);
  const inputs = await read.reconciliationInputs(span);
  const count = emptyCount();
  const { period, service } = span;
  const made: { run: number | null } = { run: null };
  const isStanding = before?.inputs === inputs;
  const plan = () => planOf({ ...asked, read, span, inputs, count, made, before, isStanding });
  const decided = async function* (): AsyncGenerator<Fact | Fact[]> {
    await requireNotOvertaken(read, since);
    yield* plan();
  };
  if (isStanding) {
    // Judged again, only to say how things stand: who asks twice must not hear that all is well.
    for await (const _ of plan());
    return { period, service, run: before.number, current: true, count };
  }
  await asked.store.apply(decided, asked.action, { dryRun: asked.dryRun ?? false });
  return { period, service, run: made.run, current: false, count };
}

async function* planOf(asked: {
  store: Store;
  read: ReconcileReads;
  period: Period;
  service: Service;
  span: { period: string; service: Service };
  inputs: string;
  count: ReconciliationCount;
  made: { run: number | null };
  /** The run in force; what it found of files that have left must go. */
  before: ReconciliationRun | null;
  isStanding: boolean;
  hash: Hash;
  onCases?: (cases: number) => void;
}): AsyncGenerator<Fact | Fact[]> {
  const { read, span, inputs, count, made } = asked;
  const number = await read.nextRunNumber();
  const judging = reconciler(await contextOf({ ...asked, run: number }), count);
  const opening: Fact = { kind: "reconciliation-run", run: { number, ...span, inputs } };
  if (asked.before) {
    made.run = number;
    yield opening;
  }
  for await (const cases of casesOf(read, span)) {
    if (made.run === null) {
      made.run = number;
      yield opening;
    }
    yield cases.flatMap((c) => [...judging.add(c)]);
    asked.onCases?.(count.cases);
  }
  yield* judging.finish();
}

/** In lists, none of them empty. */
async function* casesOf(
  read: ReconcileReads,
  span: { period: string; service: Service },
): AsyncGenerator<Case[]> {
  const builder = caseBuilder(span.service);
  for await (const batch of read.caseRecords(span)) {
    const done = batch.flatMap((next) => builder.add(next) ?? []);
    if (done.length > 0) yield done;
  }
  const last = builder.finish();
  if (last) yield [last];
}

async function contextOf(asked: {
  store: Store;
  period: Period;
  service: Service;
  hash: Hash;
  run: number;
  isStanding: boolean;
}): Promise<ReconcileContext> {
  const { read } = asked.store;
  const rules = await soundRules(read);
  const sentFor = new Map((await read.files({ period: asked.period.id })).map((f) => [f.number, f.lateFor]));
  const resolved = await read.discrepancies({
    period: asked.period.id,
    service: asked.service,
    status: "resolved",
  });
  const standing = new Map<string, Resolution>();
  for (const d of resolved) if (d.resolution) standing.set(d.id, d.resolution);
  return {
    period: asked.period,
    run: asked.run,
    directory: directoryOf(await readRegistry(read)),
    mayBeOutside: (file) => sentFor.get(file) !== null,
    lateFor: (file) => sentFor.get(file) ?? null,
    worth: worthBy(rules, asked.period),
    hash: asked.hash,
    isInvoiced: await invoicedWaybills(read, asked),
    rules,
    policies: inForce({ rules, part: "policies", day: asked.period.to }),
    standing,
    isStanding: asked.isStanding,
  };
}

/** Document delivery has no parcels of its own; there, nothing is looked up. */
async function invoicedWaybills(
  read: ImportReads,
  asked: { period: Period; service: Service },
): Promise<(waybill: string) => boolean> {
  const numbers = new Set<string>();
  if (asked.service === "ill")
    for await (const lines of read.waybillLines(asked.period.id))
      for (const line of lines) numbers.add(waybillKey(line.waybillNo));
  return (waybill) => numbers.has(waybillKey(waybill));
}

/**
 * The confirmed fee; else what the rules in force make of the record; else nothing. Only for the amount at risk, so a day
 * without a rule (a mistyped year) is priced by the period's: a wrong date must not make a request look worthless.
 */
export function worthBy(rules: readonly RuleVersion[], period: Period): (record: RequestRecord) => Fen {
  const on = <P extends RulePart>(part: P, day: string) =>
    inForce({ rules, part, day }) ?? inForce({ rules, part, day: period.to });
  return (record) => {
    const day = record.suppliedOn ?? period.to;
    if (record.service === "ill")
      return (on("ill-subsidy", day)?.body.perVolumeFen ?? 0n) * BigInt(record.volumes ?? 0);
    if (record.feeFen !== null) return record.feeFen;
    const tariff = on("dd-tariff", day);
    if (!tariff) return 0n;
    const priced = priceDocument(record, tariff.body);
    return "fen" in priced ? priced.fen : 0n;
  };
}
