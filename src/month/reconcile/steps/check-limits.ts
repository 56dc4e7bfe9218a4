/** balis limits: a reconciled period's confirmed requests against the alliance's limits, and what is worth a look. */

import { dayInShanghai } from "../../../core/day.ts";
import { periodOf } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import type { Action } from "../../../core/store.ts";
import type { Service } from "../../../registry/library.ts";
import type { RulesReads } from "../../../rules/port.ts";
import { inForce, ruleName } from "../../../rules/rules.ts";
import { soundRules } from "../../../rules/steps/sound-rules.ts";
import type { ImportReads } from "../../import/port.ts";
import { periodsBefore } from "../../import/steps/periods.ts";
import { AllianceLimits, type Unchecked } from "../alliance-limits.ts";
import type { LimitFinding } from "../group.ts";
import { LeadSearch, pairKey } from "../leads.ts";
import type { ReconcileReads } from "../port.ts";

const SERVICES: readonly Service[] = ["dd", "ill"];

interface LimitsOfPeriod {
  readonly period: string;
  /** The rule versions looked at; none: nothing is limited. */
  readonly rules: readonly string[];
  readonly sample: boolean;
  readonly found: readonly LimitFinding[];
  readonly unchecked: Unchecked;
}

export async function checkLimits(asked: {
  read: RulesReads & ImportReads & ReconcileReads;
  period: string;
  action: Action;
}): Promise<LimitsOfPeriod> {
  const { read } = asked;
  const period = periodOf(asked.period);
  const rules = await soundRules(read);
  const limits = inForce({ rules, part: "limits", day: period.to });
  const leads = inForce({ rules, part: "leads", day: period.to });
  if (!limits && !leads) refuse("limits-must-be-enacted", { period: period.id });
  const today = dayInShanghai(asked.action.at) ?? period.to;
  const counting = new AllianceLimits(limits?.body ?? {});
  const search = new LeadSearch({
    limits: limits?.body ?? {},
    leads: leads?.body ?? {},
    // A month's account says what had come back by its end, and nothing of later.
    asOf: today < period.to ? today : period.to,
    before: await pairsBefore(read, period.from),
  });
  let isReconciled = false;
  for (const service of SERVICES) {
    isReconciled ||= (await read.run({ period: period.id, service })) !== null;
    for await (const batch of read.confirmed({ period: period.id, service })) {
      for (const { record } of batch) {
        if (record.status !== "filled") continue;
        counting.add(record);
        search.add(record);
      }
    }
  }
  if (!isReconciled) refuse("period-must-be-reconciled", { period: period.id, service: "dd" });
  const used = [limits, leads].filter((rule) => rule !== undefined);
  return {
    period: period.id,
    rules: used.map(ruleName),
    sample: used.some((rule) => rule.sample),
    found: [...counting.findings(), ...search.findings()],
    unchecked: counting.unchecked,
  };
}

async function pairsBefore(read: ImportReads & ReconcileReads, from: string): Promise<Map<string, number>[]> {
  const counts: Map<string, number>[] = [];
  for (const { id } of await periodsBefore(read, from)) {
    const pairs = new Map<string, number>();
    for (const { supplier, requester, status, requests } of await read.requestCounts([id])) {
      if (status !== "filled" || supplier === null || requester === null) continue;
      const key = pairKey({ supplier, requester });
      pairs.set(key, (pairs.get(key) ?? 0) + requests);
    }
    counts.push(pairs);
  }
  return counts;
}
