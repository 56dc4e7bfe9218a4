/**
 * 答复期未满 / answers awaited: open discrepancies whose libraries may still answer on the day of the close. Whoever closes before that
 * takes the answer's place, and says why (consent.ts). What a policy downgrades asks nobody.
 *
 * Worked example: found on 2019-06-03, 15 days: until 2019-06-18 included. Closed on the 18th it is awaited, on the 19th no more.
 */
import { type Day, parseIsoDay } from "../../core/day.ts";
import { parsedManifest } from "../../people/operator.ts";
import type { RuleVersion } from "../../rules/rules.ts";
import { deadlineOf } from "../reconcile/desk/deadline.ts";
import type { StoredDiscrepancy } from "../reconcile/port.ts";

export interface Awaited {
  readonly open: number;
  /** The last day on which one may be answered. */
  readonly until: Day;
}

/** Null where none is. */
export function awaitedOn(
  today: Day,
  of: { open: readonly StoredDiscrepancy[]; policies: RuleVersion<"policies"> | null },
): Awaited | null {
  const answer = of.policies?.body.answer;
  const days = of.open.flatMap((d) => {
    const { dueOn } = deadlineOf(d, { answer, today });
    return d.downgradedBy === null && dueOn !== null && dueOn >= today ? [dueOn] : [];
  });
  const until = days.sort().at(-1);
  return until === undefined ? null : { open: days.length, until };
}

/** As a closed period says of itself: its day and its deadlines are past. */
export function awaitedIn(manifest: string): Awaited | null {
  const said = parsedManifest(manifest)?.awaited;
  if (typeof said !== "object" || said === null || !("open" in said) || !("until" in said)) return null;
  const until = parseIsoDay(`${said.until}`);
  return typeof said.open === "number" && until !== undefined ? { open: said.open, until } : null;
}
