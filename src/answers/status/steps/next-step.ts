/** balis status: the next command for the first period that is not closed and has something to settle. */

import { hasToSettle } from "../../../month/close/steps/read-close-facts.ts";
import type { ImportReads, PeriodState } from "../../../month/import/port.ts";
import type { SettleReads } from "../../../month/settle/port.ts";
import type { CheckMode } from "../../../people/operator.ts";
import type { PeopleReads } from "../../../people/port.ts";

interface NextStep {
  readonly step: string;
  readonly period: string;
}

export async function nextStep(of: {
  read: PeopleReads & ImportReads & SettleReads;
  periods: readonly PeriodState[];
  mode: CheckMode;
}): Promise<NextStep | null> {
  const { read, periods, mode } = of;
  for (const { period, openDiscrepancies, settlement, ...state } of periods) {
    const isBegun = state.reconciled.length > 0 || settlement !== null;
    if (state.closedAt !== null) continue;
    const isIdle = !isBegun && !(await hasToSettle(read, period));
    if (isIdle && (await read.corrections({ into: period })).length === 0) continue;
    if (state.reconciled.length === 0 && (await hasRequests(read, period)))
      return { step: "reconcile", period };
    if (openDiscrepancies > 0) return { step: "discrepancy list", period };
    if (settlement === null) return { step: "settle", period };
    const approved = mode !== "two-person" || (await read.approval(period))?.settlement === settlement;
    return { step: approved ? "close" : "approve", period };
  }
  return null;
}

async function hasRequests(read: ImportReads, period: string): Promise<boolean> {
  return (await read.hasRecords({ period, service: "dd" })) || read.hasRecords({ period, service: "ill" });
}
