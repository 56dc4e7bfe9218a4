/** What the sheets of the four other services are made from. */
import type { Availability, ServiceRecords, SupportTicket } from "../../records/service-record.ts";
import type { Agreement } from "../../registry/library.ts";
import type { WorkCalendar } from "../../rules/working-days.ts";

export interface ServiceFacts {
  readonly consulting: readonly ServiceRecords["consulting"][];
  readonly events: readonly ServiceRecords["training-event"][];
  readonly attendance: readonly ServiceRecords["training-attendance"][];
  readonly purchases: readonly ServiceRecords["group-purchase"][];
  readonly tickets: readonly SupportTicket[];
  readonly availability: readonly Availability[];
  readonly calendar: WorkCalendar;
  readonly agreements: readonly Agreement[];
}
