/** The rows of the four other services, of all periods, with the calendar and the agreements their figures need. */

import type { Period } from "../../../core/period.ts";
import type { ImportReads } from "../../../month/import/port.ts";
import type { RegistryReads } from "../../../registry/port.ts";
import type { RulesReads } from "../../../rules/port.ts";
import { calendarOf } from "../../../rules/rules.ts";
import { soundRules } from "../../../rules/steps/sound-rules.ts";
import { recordsIn, type ServiceFacts } from "../all.ts";

export async function readServiceFacts(
  read: RegistryReads & RulesReads & ImportReads,
): Promise<ServiceFacts> {
  return {
    consulting: await read.serviceRecords("consulting"),
    events: await read.serviceRecords("training-event"),
    attendance: await read.serviceRecords("training-attendance"),
    purchases: await read.serviceRecords("group-purchase"),
    tickets: await read.serviceRecords("support-ticket"),
    availability: await read.serviceRecords("availability"),
    calendar: calendarOf(await soundRules(read)),
    agreements: await read.agreements(),
  };
}

/** Whether any of them has something to say of a span. */
export function hasServices(facts: ServiceFacts, span: Period): boolean {
  const { attendance: _, ...own } = recordsIn(facts, span);
  return Object.values(own).some((records) => records.length > 0);
}
