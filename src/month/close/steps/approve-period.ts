/** balis approve: a second person stands for the settlement in force. */

import type { Store } from "../../../books/port.ts";
import { refuse } from "../../../core/refusal.ts";
import type { Action } from "../../../core/store.ts";
import { type CheckMode, chosenByMaker, sharedUserOf } from "../../../people/operator.ts";
import type { PeopleReads } from "../../../people/port.ts";
import { readCheckMode } from "../../../people/steps/read-check-mode.ts";
import type { RegistryReads } from "../../../registry/port.ts";
import type { RulesReads } from "../../../rules/port.ts";
import { requireSoundRules } from "../../../rules/steps/sound-rules.ts";
import { openPeriod, requireOwnSpan } from "../../import/steps/periods.ts";
import type { SettleReads } from "../../settle/port.ts";
import type { ChargeTotal } from "../../settle/run.ts";

export interface Approved {
  readonly period: string;
  readonly settlement: number;
  readonly settledBy: string;
  readonly approvedBy: string;
  /** The system user under which both worked, where it is one: worth a look, and no fault of a shared workplace. */
  readonly sharedUser: string | null;
  readonly mode: CheckMode;
  /** What is approved: Σ per kind, scheme and library. */
  readonly totals: readonly ChargeTotal[];
  /** The same person approved the same settlement already: nothing was done. */
  readonly current: boolean;
}

export async function approvePeriod(asked: {
  store: Store;
  period: string;
  action: Action;
  dryRun?: boolean;
}): Promise<Approved> {
  const { store, action, dryRun = false } = asked;
  const { read } = store;
  const span = await openPeriod(read, asked.period);
  await requireOwnSpan(read, span);
  const { id: period } = span;
  const { operator: by, user } = action;
  let approved = await judged(read, { period, by, user });
  await store.apply(
    async function* () {
      await openPeriod(read, period);
      approved = await judged(read, { period, by, user });
      if (approved.current) return;
      const { settlement } = approved;
      const inputs = (await read.settlement(period))?.inputs ?? "";
      const number = await read.nextApprovalNumber();
      yield { kind: "period-approved", approval: { number, period, settlement, inputs } };
    },
    action,
    { dryRun },
  );
  return approved;
}

/** Refuses a period that is not settled, or changed since, or was settled by the one who approves. */
async function judged(
  read: PeopleReads & RegistryReads & RulesReads & SettleReads,
  asked: { period: string; by: string; user: string | undefined },
): Promise<Approved> {
  const { period, by, user } = asked;
  await requireSoundRules(read);
  const run = await read.settlement(period);
  if (run === null) return refuse("period-must-be-settled", { period });
  const settlement = run.number;
  if (run.inputs !== (await read.settlementInputs(period)))
    refuse("settlement-must-be-current", { period, settlement });
  const mode = await readCheckMode(read);
  const maker = await read.settledBy(settlement);
  const settledBy = maker.name;
  if (mode === "two-person" && settledBy === by)
    refuse("approver-must-not-be-settler", { period, name: by, settlement });
  if (mode === "two-person" && chosenByMaker(settledBy, await read.registrationsAfter(maker.action)).has(by))
    refuse("approver-must-be-registered-by-another", { period, settlement, name: by, settledBy });
  const before = await read.approval(period);
  const current = before?.settlement === settlement && before.inputs === run.inputs && before.by === by;
  const totals = await read.chargeTotals(settlement);
  const sharedUser = sharedUserOf(maker.user, [user]);
  return { period, settlement, settledBy, approvedBy: by, sharedUser, mode, totals, current };
}
