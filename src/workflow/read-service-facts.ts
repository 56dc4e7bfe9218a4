/** The rows of the four other services, of all periods, with the calendar and the agreements their figures need. */
import { calendarOf } from "../domain/calendar/working-days.ts";
import type { Period } from "../domain/period.ts";
import type { ServiceFacts } from "../domain/report/service-sheets.ts";
import { isIn } from "../domain/service-figures/figure.ts";
import { linesIn } from "../domain/service-figures/purchase.ts";
import type { Reader } from "../ports/store.ts";

export async function readServiceFacts(read: Reader): Promise<ServiceFacts> {
  return {
    consulting: await read.serviceRecords("consulting"),
    events: await read.serviceRecords("training-event"),
    attendance: await read.serviceRecords("training-attendance"),
    purchases: await read.serviceRecords("group-purchase"),
    tickets: await read.serviceRecords("support-ticket"),
    availability: await read.serviceRecords("availability"),
    calendar: calendarOf(await read.rules()),
    agreements: await read.agreements(),
  };
}

/** Whether any of them has something to say of a span. */
export function hasServices(facts: ServiceFacts, span: Period): boolean {
  const [first, last] = [span.from.slice(0, 7), span.to.slice(0, 7)];
  return (
    facts.consulting.some((r) => isIn(span, r.receivedOn) || isIn(span, r.doneOn)) ||
    facts.events.some((e) => isIn(span, e.heldOn)) ||
    linesIn(facts.purchases, span).length > 0 ||
    facts.tickets.some((t) => isIn(span, t.openedOn) || isIn(span, t.resolvedOn)) ||
    facts.availability.some((a) => first <= a.month && a.month <= last)
  );
}
