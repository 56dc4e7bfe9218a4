/**
 * What the books say about a period, for its gates and its manifest. Memory is a few totals, whatever the
 * month.
 */

import type { Day } from "../../../core/day.ts";
import { sumOf } from "../../../core/list.ts";
import { type Period, parsePeriod } from "../../../core/period.ts";
import { modeIn, sharedUserIn, sharedUserOf } from "../../../people/operator.ts";
import type { PeopleReads } from "../../../people/port.ts";
import { readCheckMode } from "../../../people/steps/read-check-mode.ts";
import { isSettled } from "../../../records/service-record.ts";
import type { Service } from "../../../registry/library.ts";
import type { RegistryReads } from "../../../registry/port.ts";
import { inForce, ruleName } from "../../../rules/rules.ts";
import { standingOf } from "../../../rules/steps/sound-rules.ts";
import { stands } from "../../import/file.ts";
import type { ImportReads } from "../../import/port.ts";
import { entryOfMovement } from "../../ledger/movement.ts";
import type { LedgerReads } from "../../ledger/port.ts";
import type {
  ReconcileReads,
  ReconciliationRun,
  RequestCount,
  StoredDiscrepancy,
} from "../../reconcile/port.ts";
import { withUnsettled } from "../../reconcile/steps/left-unsettled.ts";
import type { SettleReads } from "../../settle/port.ts";
import type { FundLeft, SettlementRun } from "../../settle/run.ts";
import { fundsLeft, sameFunds, uncovered } from "../../settle/steps/budget-lines.ts";
import { isSpokenOf, type SpokenReads } from "../../settle/steps/settle-period.ts";
import { awaitedIn, awaitedOn } from "../awaited.ts";
import { entryText, tellsDeferred } from "../build-manifest.ts";
import type { CloseFacts, CloseParties, ClosingFile, RunStanding, ServiceStatusCount } from "../facts.ts";
import { holdsClose, unanswered } from "../period-finding.ts";
import type { CloseReads, ClosingReads } from "../port.ts";
import { readPeriodFindings } from "./period-findings.ts";

/** `closing`: who is about to close the period, and on which day, if anybody is. */
export async function readCloseFacts(
  read: ClosingReads,
  period: Period,
  closing: Closing | null = null,
): Promise<CloseFacts> {
  const rules = await read.rules();
  const standing = await standingOf(read, period.id);
  // What a closed period read can change no more; only later closes make its inputs look different.
  const manifest = (await read.closes()).find((close) => close.period === period.id)?.manifest;
  const sealed = manifest !== undefined;
  const left = await fundsLeft(read, period);
  const found = await readPeriodFindings(read, { period });
  const open = await read.discrepancies({ period: period.id, status: "open" });
  const resolved = await read.discrepancies({ period: period.id, status: "resolved" });
  const policies = inForce({ rules: standing.rules, part: "policies", day: period.to }) ?? null;
  const settlement = await settlementOf(read, { period: period.id, sealed, left });
  const number = settlement?.run.number ?? null;
  const used = new Set(settlement?.run.rules ?? []);
  return {
    period,
    openBefore: await openBefore(read, period),
    services: await servicesOf(read, { period: period.id, sealed }),
    files: await standingFiles(read, period.id),
    leftOut: unanswered(found.leftOut, found.answered),
    missing: found.missing,
    bills: found.bills,
    answered: found.answered.filter(holdsClose),
    awaited: sealed ? awaitedIn(manifest) : closing && awaitedOn(closing.on, { open, policies }),
    open: await withUnsettled(read, open),
    deferred: sealed && !tellsDeferred(manifest) ? [] : await deferredAmong(read, resolved),
    resolved: resolved.length,
    policies,
    rules: rules.filter((rule) => used.has(ruleName(rule))),
    settlement,
    unpriced: number === null ? [] : await read.unpriced(number),
    totals: number === null ? [] : await read.chargeTotals(number),
    uncovered: settlement === null || sealed ? [] : await uncovered(read, { ...settlement, left }),
    balances: await read.balances({ period: period.id }),
    moved: (await read.movements({ period: period.id })).flatMap((m) => entryOfMovement(m).postings),
    trialFen: sumOf(await read.balances(), ({ fen }) => fen),
    entries: (await read.entries({ period: period.id })).map(entryText),
    requests: statusCounts(await read.requestCounts([period.id])),
    parties: await partiesOf(read, { period: period.id, settlement: number, closing }),
  };
}

export async function readDeferred(
  read: Pick<ReconcileReads, "discrepancies"> & Parameters<typeof withUnsettled>[0],
  period: string,
): Promise<CloseFacts["deferred"]> {
  return deferredAmong(read, await read.discrepancies({ period, status: "resolved" }));
}

async function deferredAmong(
  read: Parameters<typeof withUnsettled>[0],
  resolved: readonly StoredDiscrepancy[],
): Promise<CloseFacts["deferred"]> {
  const found = await withUnsettled(
    read,
    resolved.filter((d) => d.resolution?.kind === "defer"),
  );
  return found.map((d) => ({ ...d, reason: d.resolution?.reason ?? "" }));
}

interface Closing {
  readonly by: string;
  readonly user: string | undefined;
  readonly on: Day;
}

/** Of a closed period as it was closed: operators and settings may be others since. */
async function partiesOf(
  read: PeopleReads & RegistryReads & CloseReads,
  about: { period: string; settlement: number | null; closing: Closing | null },
): Promise<CloseParties> {
  const { period, settlement, closing } = about;
  const close = (await read.closes()).find((c) => c.period === period);
  const maker = settlement === null ? null : await read.settledBy(settlement);
  const approval = await read.approval(period);
  const shared = sharedUserOf(maker?.user, [approval?.user, close ? close.closedUnder : closing?.user]);
  return {
    mode: close ? modeIn(close.manifest) : await readCheckMode(read),
    settledBy: maker?.name ?? null,
    approval,
    closedBy: close?.closedBy ?? closing?.by ?? null,
    // Manifests of earlier programs don't say it, and are proved as they are.
    sharedUser: close && sharedUserIn(close.manifest) === null ? null : shared,
  };
}

/** Earlier periods with anything that money rests on, still open; by first day. */
export async function openBefore(read: ToSettleReads, period: Period): Promise<string[]> {
  const open = (await read.periods())
    .filter((state) => state.closedAt === null)
    .map((state) => state.period)
    .filter((id) => (parsePeriod(id)?.from ?? period.from) < period.from);
  const found: string[] = [];
  for (const id of open) if (await hasToSettle(read, id)) found.push(id);
  return found;
}

async function servicesOf(
  read: ImportReads & ReconcileReads,
  about: { period: string; sealed: boolean },
): Promise<CloseFacts["services"]> {
  const services: { service: Service; standing: RunStanding<ReconciliationRun> | null }[] = [];
  for (const service of ["dd", "ill"] as const) {
    const span = { period: about.period, service };
    if (!(await read.hasRecords(span))) continue;
    const run = await read.run(span);
    const current = run !== null && (about.sealed || run.inputs === (await read.reconciliationInputs(span)));
    services.push({ service, standing: run && { run, current } });
  }
  return services;
}

async function standingFiles(read: ImportReads, period: string): Promise<ClosingFile[]> {
  const files = await read.files({ period });
  return files.filter(stands).map(({ sha256, name, kind, library, lateFor, receipt }) => {
    const { rows, taken, quarantined } = receipt;
    return { sha256, name, kind, library, lateFor, rows, taken, quarantined };
  });
}

/** The settlement in force of a period, and whether all it read is still so; null: not settled. */
export async function standingSettlement(
  read: ImportReads & LedgerReads & SettleReads & CloseReads,
  id: string,
): Promise<RunStanding<SettlementRun> | null> {
  const period = parsePeriod(id);
  if (!period) return null;
  const sealed = (await read.closes()).some((close) => close.period === id);
  const left = sealed ? [] : await fundsLeft(read, period);
  return settlementOf(read, { period: id, sealed, left });
}

async function settlementOf(
  read: SettleReads,
  about: { period: string; sealed: boolean; left: readonly FundLeft[] },
): Promise<RunStanding<SettlementRun> | null> {
  const run = await read.settlement(about.period);
  if (run === null) return null;
  const isCut = run.funds === null || sameFunds(run.funds, about.left);
  const isCurrent = isCut && run.inputs === (await read.settlementInputs(about.period));
  return { run, current: about.sealed || isCurrent };
}

function statusCounts(counts: readonly RequestCount[]): ServiceStatusCount[] {
  const sums = new Map<string, ServiceStatusCount>();
  for (const { service, status, requests, pages, volumes } of counts) {
    const key = `${service}/${status}`;
    const sum = sums.get(key) ?? { service, status, requests: 0, pages: 0, volumes: 0 };
    sums.set(key, {
      service,
      status,
      requests: sum.requests + requests,
      pages: sum.pages + pages,
      volumes: sum.volumes + volumes,
    });
  }
  return [...sums.values()];
}

export type ToSettleReads = ImportReads & SettleReads & SpokenReads;

/** Whether a period has something that money can rest on: one of training or group purchase alone is never settled nor closed. */
export async function hasToSettle(read: ToSettleReads, period: string): Promise<boolean> {
  const files = (await read.files({ period })).filter((f) => isSettled(f.kind));
  if (files.some(stands) || (await isSpokenOf(read, period))) return true;
  // All of it left after it was settled: it is to be settled to nothing.
  const run = await read.settlement(period);
  return run !== null && (await read.chargeTotals(run.number)).length > 0;
}
