/** The discrepancies somebody asks for, each with its deadline, filtered and in the order asked for. */

import { invariant } from "../../../core/bug.ts";
import { dayInShanghai } from "../../../core/day.ts";
import { by, compareKeys } from "../../../core/list.ts";
import type { Fen } from "../../../core/money.ts";
import { parsePeriod } from "../../../core/period.ts";
import type { Action } from "../../../core/store.ts";
import type { RulesReads } from "../../../rules/port.ts";
import { inForce, type RuleVersion } from "../../../rules/rules.ts";
import type { StandingReads } from "../../../rules/steps/sound-rules.ts";
import type { ImportReads } from "../../import/port.ts";
import { type AnswerDeadline, deadlineOf } from "../desk/deadline.ts";
import type { DiscrepancyFilter, ReconcileReads, StoredDiscrepancy } from "../port.ts";
import { withUnsettled } from "./left-unsettled.ts";

export interface QueuedDiscrepancy extends StoredDiscrepancy, AnswerDeadline {
  /** By what the gates of the close measure it; nothing once it is resolved. */
  readonly unsettledFen: Fen;
}

/** What can't be left to the store: what depends on today, or on the text of a field. */
export interface QueueFilter extends DiscrepancyFilter {
  readonly overdue?: boolean;
  /** An operator's name; the empty text: those nobody sees to. */
  readonly owner?: string;
  readonly minRiskFen?: Fen;
  /** One of the differing fields. */
  readonly field?: string;
  /** Part of the request number. */
  readonly number?: string;
}

const text = (value: string | null): string => value ?? "\uffff";

/** What stands behind is last; amounts: largest first; equal ones by id. */
const ORDERS = {
  risk: by((d) => -d.riskFen),
  unsettled: by((d) => -d.unsettledFen),
  due: by((d) => text(d.dueOn)),
  found: by((d) => d.foundOn),
  kind: by((d) => d.kind),
  service: by((d) => d.service),
  number: by((d) => d.caseKey),
  supplier: by((d) => text(d.supplier)),
  requester: by((d) => text(d.requester)),
  owner: by((d) => text(d.owner)),
  evidence: by((d) => d.evidence),
  status: by(statusOf),
} as const satisfies Record<string, (a: QueuedDiscrepancy, b: QueuedDiscrepancy) => number>;

export type QueueOrder = keyof typeof ORDERS;
export const QUEUE_ORDERS = Object.keys(ORDERS) as QueueOrder[];

export async function readQueue(asked: {
  read: StandingReads & ImportReads & ReconcileReads;
  filter: QueueFilter;
  action: Action;
  order?: QueueOrder;
  reverse?: boolean;
}): Promise<QueuedDiscrepancy[]> {
  const { overdue, owner, minRiskFen, field, number, ...filter } = asked.filter;
  const withDeadline = await deadlines(asked.read, asked.action);
  const chosen = (await asked.read.discrepancies(filter))
    .map(withDeadline)
    .filter((d) => overdue === undefined || d.isOverdue === overdue)
    .filter((d) => owner === undefined || (d.owner ?? "") === owner)
    .filter((d) => minRiskFen === undefined || d.riskFen >= minRiskFen)
    .filter((d) => field === undefined || d.fields.some((f) => f.field === field))
    .filter((d) => number === undefined || d.caseKey.includes(number.toUpperCase()));
  const found = await withUnsettled(asked.read, chosen);
  const order = ORDERS[asked.order ?? "risk"];
  found.sort((a, b) => order(a, b) || compareKeys(a.id, b.id) || a.run - b.run);
  return asked.reverse ? found.reverse() : found;
}

/** One as it stands in the queue. */
export async function queuedOne(
  read: StandingReads & ImportReads,
  of: { discrepancy: StoredDiscrepancy; action: Action },
): Promise<QueuedDiscrepancy> {
  const [unsettled] = await withUnsettled(read, [of.discrepancy]);
  invariant(unsettled !== undefined, "one discrepancy in is one out");
  return (await deadlines(read, of.action))(unsettled);
}

/** Adds the deadline by the policies in force on the last day of the discrepancy's period. */
async function deadlines(
  read: RulesReads,
  action: Action,
): Promise<<D extends StoredDiscrepancy>(d: D) => D & AnswerDeadline> {
  const rules = await read.rules();
  const today = dayInShanghai(action.at) ?? "";
  const policies = new Map<string, RuleVersion<"policies"> | undefined>();
  return (d) => {
    if (!policies.has(d.period)) policies.set(d.period, policiesOf(rules, d.period));
    return { ...d, ...deadlineOf(d, { answer: policies.get(d.period)?.body.answer, today }) };
  };
}

export function policiesOf(
  rules: readonly RuleVersion[],
  period: string,
): RuleVersion<"policies"> | undefined {
  const span = parsePeriod(period);
  return span && inForce({ rules, part: "policies", day: span.to });
}

function statusOf(d: StoredDiscrepancy): "open" | "resolved" {
  return d.resolution === null ? "open" : "resolved";
}
