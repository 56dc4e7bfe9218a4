/** balis status: the next command for the first period that is not closed and has something to settle. */

import { hasToSettle, type ToSettleReads } from "../../../month/close/steps/read-close-facts.ts";
import type { ImportReads, PeriodState } from "../../../month/import/port.ts";
import type { ReconcileReads } from "../../../month/reconcile/port.ts";
import type { SettleReads } from "../../../month/settle/port.ts";
import type { CheckMode } from "../../../people/operator.ts";
import type { PeopleReads } from "../../../people/port.ts";
import type { Service } from "../../../registry/library.ts";
import type { Again } from "../board.ts";

const SERVICES: readonly Service[] = ["dd", "ill"];

export interface NextStep {
  readonly step: string;
  readonly period: string;
}

export async function nextStep(of: {
  read: PeopleReads & ReconcileReads & ToSettleReads;
  periods: readonly (Pick<
    PeriodState,
    "period" | "files" | "reconciled" | "openDiscrepancies" | "settlement" | "closedAt"
  > & { readonly again: Again })[];
  mode: CheckMode;
}): Promise<NextStep | null> {
  const { read, periods, mode } = of;
  for (const { period, openDiscrepancies, settlement, again, ...state } of periods) {
    if (state.closedAt !== null) continue;
    const isBegun = state.reconciled.length > 0 || settlement !== null;
    // What all files have left after something was made of them is done with once it is made again.
    const isLeft = state.files === 0 && openDiscrepancies === 0 && (await read.files({ period })).length > 0;
    if (again === null && (!isBegun || isLeft) && !(await hasToSettle(read, period))) continue;
    const isNew = state.reconciled.length === 0 && (await hasRequests(read, period));
    if (isNew || again === "reconcile") return { step: "reconcile", period };
    if (openDiscrepancies > 0) return { step: "discrepancy list", period };
    if (settlement === null || again === "settle") return { step: "settle", period };
    const approved = mode !== "two-person" || (await read.approval(period))?.settlement === settlement;
    return { step: approved ? "close" : "approve", period };
  }
  return null;
}

/** What was done and no longer holds: a file came or left since, or another thing it rests on changed. */
export async function outOfDate(
  read: ImportReads & ReconcileReads & SettleReads,
  of: { period: string; reconciled: readonly Service[] },
): Promise<Again> {
  const { period, reconciled } = of;
  for (const service of reconciled.length === 0 ? [] : SERVICES)
    if (!reconciled.includes(service) && (await read.hasRecords({ period, service }))) return "reconcile";
  for (const service of of.reconciled) {
    const run = await read.run({ period, service });
    if (run?.inputs !== (await read.reconciliationInputs({ period, service }))) return "reconcile";
  }
  const settled = await read.settlement(period);
  if (settled === null) return null;
  return settled.inputs === (await read.settlementInputs(period)) ? null : "settle";
}

async function hasRequests(read: ImportReads, period: string): Promise<boolean> {
  return (await read.hasRecords({ period, service: "dd" })) || read.hasRecords({ period, service: "ill" });
}
