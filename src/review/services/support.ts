/**
 * 技术支持统计 / figures of technical support over a span of days, and the availability of systems over its months.
 *
 * 提出 counts tickets by the day they were opened, 解决 by the day they were resolved, 未解决 what was open at the end. The time
 * is in working days, as a mean and as a median: one ticket that waited for months must not hide the others.
 * 可用率 = (应运行 − 停机) / 应运行.
 *
 * Worked example: tickets of 0, 1 and 8 working days: mean 3.0, median 1. 44,640 minutes planned, 446 down: 99.0 %.
 */

import { latestBy } from "../../records/latest-by.ts";
import type { Availability, SupportTicket } from "../../records/service-record.ts";
import { type WorkCalendar, workingDaysBetween } from "../../rules/working-days.ts";
import { countOf, type DaySpan, type Figure, grouped, isIn, meanOf, medianOf, sumFigure } from "./figure.ts";

export interface SupportFigures {
  readonly opened: Figure;
  readonly resolved: Figure;
  /** At the end of the span. */
  readonly open: Figure;
  readonly meanDays: Figure;
  readonly medianDays: Figure;
}

export interface AvailabilityFigures {
  readonly plannedMinutes: Figure;
  readonly downMinutes: Figure;
  readonly availability: Figure;
}

interface SupportAsked {
  readonly span: DaySpan;
  readonly calendar: WorkCalendar;
}

export function supportFigures(tickets: readonly SupportTicket[], asked: SupportAsked): SupportFigures {
  const { span, calendar } = asked;
  const all = latestBy(tickets, (t) => [t.ticketNo]);
  const resolved = all.filter((t) => isIn(span, t.resolvedOn));
  const days = (t: SupportTicket): number =>
    workingDaysBetween({ from: t.openedOn, to: t.resolvedOn ?? t.openedOn }, calendar);
  return {
    opened: countOf(all.filter((t) => isIn(span, t.openedOn))),
    resolved: countOf(resolved),
    open: countOf(
      all.filter((t) => t.openedOn <= span.to && (t.resolvedOn === null || t.resolvedOn > span.to)),
    ),
    meanDays: meanOf(resolved, days),
    medianDays: medianOf(resolved, days),
  };
}

export function supportBySystem(
  tickets: readonly SupportTicket[],
  asked: SupportAsked,
): Map<string, SupportFigures> {
  return grouped(
    latestBy(tickets, (t) => [t.ticketNo]),
    (t) => t.system,
    (group) => supportFigures(group, asked),
  );
}

export function availabilityFigures(rows: readonly Availability[], span: DaySpan): AvailabilityFigures {
  const [first, last] = [span.from.slice(0, 7), span.to.slice(0, 7)];
  const own = latestBy(rows, (r) => [r.system, r.month]).filter((r) => first <= r.month && r.month <= last);
  const planned = sumFigure(own, (r) => r.plannedMinutes);
  const up = sumFigure(own, (r) => r.plannedMinutes - r.downMinutes);
  return {
    plannedMinutes: planned,
    downMinutes: sumFigure(own, (r) => r.downMinutes),
    availability: { ...up, den: planned.num },
  };
}

export function availabilityBySystem(
  rows: readonly Availability[],
  span: DaySpan,
): Map<string, AvailabilityFigures> {
  return grouped(
    rows,
    (r) => r.system,
    (group) => availabilityFigures(group, span),
  );
}
