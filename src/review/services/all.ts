/** All figures of the four other services over a span of days: of the alliance, or of the rows that are one library's. */

import { type Day, isWithin } from "../../core/day.ts";
import { requestKey } from "../../records/record.ts";
import type {
  Availability,
  ConsultingRequest,
  PurchaseLine,
  ServiceRecords,
  SupportTicket,
  TrainingAttendance,
  TrainingEvent,
} from "../../records/service-record.ts";
import type { Agreement, LibraryCode } from "../../registry/library.ts";
import type { WorkCalendar } from "../../rules/working-days.ts";
import { type ConsultingFigures, consultingFigures } from "./consulting.ts";
import { type DaySpan, isIn } from "./figure.ts";
import { linesIn, type PurchaseFigures, purchaseFigures } from "./purchase.ts";
import {
  type AvailabilityFigures,
  availabilityFigures,
  type SupportFigures,
  supportFigures,
} from "./support.ts";
import { type TrainingFigures, trainingFigures, trainingIn } from "./training.ts";

export interface AllServiceRecords {
  readonly consulting: readonly ConsultingRequest[];
  readonly events: readonly TrainingEvent[];
  readonly attendance: readonly TrainingAttendance[];
  readonly purchases: readonly PurchaseLine[];
  readonly tickets: readonly SupportTicket[];
  readonly availability: readonly Availability[];
}

export interface AllServiceFigures {
  readonly consulting: ConsultingFigures;
  readonly training: TrainingFigures;
  readonly purchase: PurchaseFigures;
  readonly support: SupportFigures;
  readonly availability: AvailabilityFigures;
}

export function allServiceFigures(
  records: AllServiceRecords,
  asked: { span: DaySpan; calendar: WorkCalendar; members: ReadonlySet<LibraryCode> },
): AllServiceFigures {
  const { span } = asked;
  return {
    consulting: consultingFigures(records.consulting, asked),
    training: trainingFigures(records, asked),
    purchase: purchaseFigures(records.purchases, span),
    support: supportFigures(records.tickets, asked),
    availability: availabilityFigures(records.availability, span),
  };
}

/** Those that have something to say of a span. */
export function recordsIn(records: AllServiceRecords, span: DaySpan): AllServiceRecords {
  const [first, last] = [span.from.slice(0, 7), span.to.slice(0, 7)];
  const { events, attendance } = trainingIn(records, span);
  return {
    consulting: records.consulting.filter((r) => isIn(span, r.receivedOn) || isIn(span, r.doneOn)),
    events,
    attendance,
    purchases: linesIn(records.purchases, span),
    tickets: records.tickets.filter((t) => isIn(span, t.openedOn) || isIn(span, t.resolvedOn)),
    availability: records.availability.filter((a) => first <= a.month && a.month <= last),
  };
}

/** What a library served, attended, bought and asked; how long a system ran is of no library. */
export function ofLibrary(records: AllServiceRecords, library: LibraryCode): AllServiceRecords {
  const attendance = records.attendance.filter((a) => a.library === library);
  const attended = new Set(attendance.map((a) => requestKey(a.eventNo)));
  return {
    consulting: records.consulting.filter((r) => r.supplier === library),
    events: records.events.filter((e) => attended.has(requestKey(e.eventNo))),
    attendance,
    purchases: records.purchases.filter((l) => l.library === library),
    tickets: records.tickets.filter((t) => t.library === library),
    availability: [],
  };
}

/**
 * 当日成员馆 / the members of the alliance on a day: what coverage is a share of. Libraries with an agreement as a member, of either
 * service; a subject service library is a member too.
 */
export function membersOn(agreements: readonly Agreement[], day: Day): Set<LibraryCode> {
  const roles = ["member", "subject-service"];
  const held = agreements.filter((a) => roles.includes(a.role) && isWithin(day, a));
  return new Set(held.map((a) => a.library));
}

/** What the sheets of the four other services are made from. */
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
