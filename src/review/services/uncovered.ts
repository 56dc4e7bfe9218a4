/**
 * 只减了周末的用时 / turnarounds counted without the public holidays, because no calendar of their year is known: how many of a span.
 *
 * Worked example: received 2023-09-28, done 2023-10-09 without a calendar of 2023: 7 working days; by the notice of that year 3.
 */

import type { Day } from "../../core/day.ts";
import { latestBy } from "../../records/latest-by.ts";
import { isCovered, type WorkCalendar } from "../../rules/working-days.ts";
import type { AllServiceRecords } from "./all.ts";
import { type DaySpan, isIn } from "./figure.ts";

export function uncoveredIn(
  records: Pick<AllServiceRecords, "consulting" | "tickets">,
  asked: { span: DaySpan; calendar: WorkCalendar },
): Readonly<Record<"consulting" | "support", number>> {
  const { span, calendar } = asked;
  const isUncovered = (from: Day, to: Day | null): boolean =>
    to !== null && isIn(span, to) && !isCovered({ from, to }, calendar);
  const consulting = latestBy(records.consulting, (r) => [r.supplier, r.requestNo]);
  const tickets = latestBy(records.tickets, (t) => [t.ticketNo]);
  return {
    consulting: consulting.filter((r) => r.result === "done" && isUncovered(r.receivedOn, r.doneOn)).length,
    support: tickets.filter((t) => isUncovered(t.openedOn, t.resolvedOn)).length,
  };
}
