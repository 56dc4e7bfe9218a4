/**
 * 期限与逾期 / deadline and silence.
 *
 * The agreement gives both libraries so many calendar days to answer for a discrepancy, counted from the day (in
 * Shanghai) on which it was first found in its period. Until then a close needs a reason
 * (close/awaited.ts); once it is over it flags and never blocks. What silence means is the agreement's own rule, and is applied only when a person asks for it.
 *
 * Worked example: found 2019-06-03, 15 days: due 2019-06-18; overdue from 2019-06-19 on.
 * Source: the agreement, as part of the rule pack's policies; the days of the sample pack are ours.
 */
import { invariant } from "../../../core/bug.ts";
import { addDays, type Day, dayInShanghai } from "../../../core/day.ts";
import type { AnswerRule } from "../../../rules/policies-rule.ts";
import { type RuleVersion, ruleName } from "../../../rules/rules.ts";
import type { Discrepancy, Resolution } from "../discrepancy.ts";
import { isClearOfItself } from "./decision.ts";
import type { DecidedAbout } from "./decision-values.ts";

export interface AnswerDeadline {
  readonly foundOn: Day;
  /** Null where the agreement sets none and nobody has set one by hand. */
  readonly dueOn: Day | null;
  /** Open, and the deadline has passed. */
  readonly isOverdue: boolean;
}

export function deadlineOf(
  found: { foundAt: string; movedTo: Day | null; resolution: Resolution | null },
  how: { answer: AnswerRule | undefined; today: Day },
): AnswerDeadline {
  const foundOn = dayInShanghai(found.foundAt);
  invariant(foundOn !== undefined, `${found.foundAt} is an instant`);
  const agreed = how.answer ? (addDays(foundOn, how.answer.days) ?? null) : null;
  const dueOn = found.movedTo ?? agreed;
  return { foundOn, dueOn, isOverdue: found.resolution === null && dueOn !== null && dueOn < how.today };
}

/** What the agreement makes of silence; null where it says nothing of this kind, there is still time, or it can't say how many rows or which fee count. */
export function silentResolution(
  about: DecidedAbout & { discrepancy: Discrepancy; deadline: AnswerDeadline },
  rule: RuleVersion<"policies"> | undefined,
): Omit<Resolution, "reason"> | null {
  const silence = rule?.body.answer?.silence;
  if (!rule || !silence || !about.deadline.isOverdue) return null;
  if (!silence.kinds.includes(about.discrepancy.kind)) return null;
  if (!isClearOfItself(silence.resolution, about)) return null;
  return {
    discrepancy: about.discrepancy.id,
    kind: silence.resolution,
    values: null,
    by: `policy:silence ${ruleName(rule)}`,
  };
}
