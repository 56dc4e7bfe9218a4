/** balis discrepancy resolve / withdraw: one plan for all that were named. */
import type { Fact } from "../domain/plan.ts";
import type { AgreedValues, Resolution, ResolutionKind } from "../domain/reconcile/discrepancy.ts";
import { ALLOWED_RESOLUTIONS, matchesOfResolution } from "../domain/reconcile/resolution.ts";
import { refuse } from "../domain/refusal.ts";
import type { Action, DiscrepancyFilter, Reader, Store, StoredDiscrepancy } from "../ports/store.ts";
import { openPeriod } from "./open-period.ts";

export interface Resolving {
  readonly store: Store;
  readonly filter: DiscrepancyFilter;
  readonly kind: ResolutionKind;
  readonly values: AgreedValues | null;
  readonly reason: string;
  readonly action: Action;
  readonly dryRun?: boolean;
}

export interface Resolved {
  readonly discrepancy: StoredDiscrepancy;
  /** How many requests the resolution lets be settled. */
  readonly requests: number;
}

export async function resolveDiscrepancies(asked: Resolving): Promise<Resolved[]> {
  if (asked.reason.trim() === "") refuse("resolution-must-have-reason", { flag: "--reason" });
  const hasValue = asked.values !== null && Object.values(asked.values).some((v) => v !== undefined);
  if (asked.kind === "agreed-value" && !hasValue) {
    refuse("resolution-must-have-value", { flag: "--pages --volumes --fee --count" });
  }
  const found = await findDiscrepancies(asked.store.read, asked.filter);
  for (const discrepancy of found) {
    const allowed = ALLOWED_RESOLUTIONS[discrepancy.kind];
    if (allowed.includes(asked.kind)) continue;
    refuse("resolution-must-fit", { id: discrepancy.id, kind: asked.kind, allowed: allowed.join(" ") });
  }
  const resolved: Resolved[] = [];
  await asked.store.apply(() => planResolutions({ ...asked, found, resolved }), asked.action, {
    dryRun: asked.dryRun ?? false,
  });
  return resolved;
}

async function* planResolutions(
  asked: Resolving & { found: readonly StoredDiscrepancy[]; resolved: Resolved[] },
): AsyncGenerator<Fact> {
  for (const discrepancy of asked.found) {
    const resolution: Resolution = {
      discrepancy: discrepancy.id,
      kind: asked.kind,
      values: asked.values,
      reason: asked.reason.trim(),
      by: asked.action.operator,
    };
    const records = await asked.store.read.records(discrepancy.records);
    yield { kind: "resolution-made", resolution };
    const matches = matchesOfResolution({ discrepancy, records, resolution });
    for (const match of matches) yield { kind: "match", run: discrepancy.run, match };
    asked.resolved.push({ discrepancy, requests: matches.length });
  }
}

export async function withdrawResolution(asked: {
  store: Store;
  id: string;
  reason: string;
  action: Action;
}): Promise<StoredDiscrepancy> {
  if (asked.reason.trim() === "") refuse("resolution-must-have-reason", { flag: "--reason" });
  const discrepancy = await oneDiscrepancy(asked.store.read, asked.id);
  if (!discrepancy.resolution) refuse("resolution-must-stand", { id: discrepancy.id });
  await openPeriod(asked.store.read, discrepancy.period);
  const reason = asked.reason.trim();
  await asked.store.apply(
    () => [{ kind: "resolution-withdrawn", discrepancy: discrepancy.id, reason }],
    asked.action,
  );
  return discrepancy;
}

/** The discrepancies a filter names, in open periods only; ids that name none or several are refused. */
async function findDiscrepancies(read: Reader, filter: DiscrepancyFilter): Promise<StoredDiscrepancy[]> {
  const found: StoredDiscrepancy[] = [];
  if (filter.ids && filter.ids.length > 0) {
    for (const id of new Set(filter.ids)) found.push(await oneDiscrepancy(read, id));
  } else {
    found.push(...(await read.discrepancies({ ...filter, status: "open" })));
  }
  for (const period of new Set(found.map((d) => d.period))) await openPeriod(read, period);
  return found;
}

export async function oneDiscrepancy(read: Reader, id: string): Promise<StoredDiscrepancy> {
  const found = await read.discrepancies({ ids: [id] });
  if (found.length > 1) refuse("discrepancy-must-be-one", { id, count: found.length });
  return found[0] ?? refuse("discrepancy-must-exist", { id, period: "" });
}
