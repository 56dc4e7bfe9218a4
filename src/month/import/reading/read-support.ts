/**
 * 技术支持工单、系统可用性 / from a row to a `SupportTicket` or an `Availability`, or to its faults.
 *
 * The checks: nothing is resolved before it was opened; a ticket stands once; a month has at most its own minutes; and a
 * system is not down longer than it should have run, so that its availability is never below zero or above 100 %.
 * Worked example: May has 31 × 1,440 = 44,640 minutes; 44,640 planned and 446 down are 99.0 % available.
 * The centre: SOURCES.md [technical-support]; the checks are ours.
 */
import { daysInMonth } from "../../../core/day.ts";
import type { Availability, SupportTicket } from "../../../records/service-record.ts";
import { ColumnSet } from "../columns/compile-columns.ts";
import { SERVICE_FIELDS } from "../columns/service-field.ts";
import { Problem } from "./problem.ts";
import { fieldReaders } from "./read-fields.ts";
import { checkOrder, libraryColumn, UniqueNumbers, where } from "./row-checks.ts";
import { columnContext, type RowContext, type RowReading } from "./row-reading.ts";

export function supportTicketReading(context: RowContext): RowReading<SupportTicket> {
  const columns = new ColumnSet(columnContext(context));
  const library = libraryColumn(columns, context, "library");
  const readers = {
    ...fieldReaders<SupportTicket, "ref">(columns, SERVICE_FIELDS["support-ticket"]),
    library: library.reader,
  };
  const numbers = new UniqueNumbers();

  return {
    readers,
    read(row, faults) {
      const ticketNo = readers.ticketNo.read(row, faults) ?? "";
      const openedOn = readers.openedOn.read(row, faults) ?? context.firstDay;
      const ticket: SupportTicket = {
        ref: { file: context.file, sheet: context.sheet, row: row.row },
        ticketNo,
        openedOn,
        resolvedOn: readers.resolvedOn.read(row, faults),
        library: library.read(row, openedOn, faults) ?? "",
        system: readers.system.read(row, faults) ?? "",
        ticketKind: readers.ticketKind.read(row, faults) ?? "other",
        severity: readers.severity.read(row, faults),
      };
      checkOrder({ from: openedOn, to: ticket.resolvedOn }, { faults, reader: readers.resolvedOn });
      numbers.check([ticketNo], { row, faults, reader: readers.ticketNo });
      return ticket;
    },
  };
}

const MINUTES_A_DAY = 1440;

export function availabilityReading(context: RowContext): RowReading<Availability> {
  const columns = new ColumnSet(columnContext(context));
  const readers = fieldReaders<Availability, "ref">(columns, SERVICE_FIELDS.availability);
  const months = new UniqueNumbers();

  return {
    readers,
    read(row, faults) {
      const said: Availability = {
        ref: { file: context.file, sheet: context.sheet, row: row.row },
        system: readers.system.read(row, faults) ?? "",
        month: readers.month.read(row, faults) ?? "",
        plannedMinutes: readers.plannedMinutes.read(row, faults) ?? 0,
        downMinutes: readers.downMinutes.read(row, faults) ?? 0,
      };
      const { month, plannedMinutes: planned, downMinutes: down } = said;
      months.check([said.system, month], { row, faults, reader: readers.system });
      const most = month === "" ? planned : minutesOf(month);
      if (planned > most)
        faults.add(
          new Problem("planned-must-fit-month", { planned, month, most }),
          where(readers.plannedMinutes),
        );
      if (planned === 0 && readers.plannedMinutes.last === 0)
        faults.add(new Problem("count-must-be-positive", {}), where(readers.plannedMinutes, "0"));
      if (down > planned && readers.plannedMinutes.last !== undefined)
        faults.add(
          new Problem("downtime-must-fit-planned", { down, planned }),
          where(readers.downMinutes, `${down}`),
        );
      return said;
    },
  };
}

function minutesOf(month: string): number {
  return daysInMonth(+month.slice(0, 4), +month.slice(5, 7)) * MINUTES_A_DAY;
}
