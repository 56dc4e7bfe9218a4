/** balis discrepancy resolve --silent: what the agreement makes of libraries that did not answer in time. */

import type { Store } from "../../../books/port.ts";
import { refuse } from "../../../core/refusal.ts";
import type { Action } from "../../../core/store.ts";
import { soundRules } from "../../../rules/steps/sound-rules.ts";
import { silentResolution } from "../desk/deadline.ts";
import { policiesOf, type QueueFilter, readQueue } from "./discrepancy-queue.ts";
import { applyDecisions, type Decided, type ResolvedDiscrepancies } from "./resolve-discrepancies.ts";

export async function answerSilence(asked: {
  store: Store;
  filter: QueueFilter & { readonly period: string };
  reason: string;
  action: Action;
  dryRun: boolean;
}): Promise<{ resolved: ResolvedDiscrepancies[]; kind: Decided["kind"]; left: number }> {
  const { store, action } = asked;
  const rules = await soundRules(store.read);
  const rule = policiesOf(rules, asked.filter.period);
  const silence = rule?.body.answer?.silence;
  if (!rule || !silence) return refuse("silence-must-be-agreed", { period: asked.filter.period });
  const overdue = await readQueue({
    read: store.read,
    filter: { ...asked.filter, status: "open", overdue: true },
    action,
  });
  const decided: Decided[] = [];
  for (const discrepancy of overdue) {
    const records = await store.read.records(discrepancy.records);
    const made = silentResolution({ discrepancy, records, deadline: discrepancy, rules }, rule);
    if (made) decided.push({ ...made, discrepancy, reason: asked.reason });
  }
  const resolved = await applyDecisions({ store, decided, action, dryRun: asked.dryRun });
  return { resolved, kind: silence.resolution, left: overdue.length - decided.length };
}
