/**
 * 培训统计 / figures of training over a span of days.
 *
 * 人次 of an event are those of its attendance rows; where none came, the number the event itself states, which may be a lower
 * bound. 覆盖馆数 counts libraries by attendance rows only: a stated "76 libraries in five provinces" says nothing of how many
 * were members. 覆盖率 = members among them / members on the last day. 人均费用 is of the events whose cost is known.
 *
 * Worked example: one event of 4,000.00 元 with 5 people of one library and 3 of another: 8 person-times, 2 libraries, 500.00 元
 * each; of 80 members, 2.5 % covered. "More than 190" is 190 at least. Source: SOURCES.md [training].
 */

import type { Fen } from "../../core/money.ts";
import type { RecordRef } from "../../core/source.ts";
import { latestBy } from "../../records/latest-by.ts";
import { requestKey } from "../../records/record.ts";
import type { TrainingAttendance, TrainingEvent } from "../../records/service-record.ts";
import type { LibraryCode } from "../../registry/library.ts";
import { countOf, type DaySpan, type Figure, isIn, shareOf, sumFigure } from "./figure.ts";

export interface TrainingFigures {
  readonly sessions: Figure;
  /** Tenths of an hour over ten: 学时. */
  readonly hours: Figure;
  readonly personTimes: Figure;
  /** Different libraries, and different units outside the alliance. */
  readonly libraries: Figure;
  readonly outsideUnits: Figure;
  readonly coverage: Figure;
  readonly satisfaction: Figure;
  readonly costFen: Figure;
  readonly costPerPersonFen: Figure;
  readonly certificates: Figure;
}

export interface TrainingRecords {
  readonly events: readonly TrainingEvent[];
  readonly attendance: readonly TrainingAttendance[];
}

interface TrainingAsked {
  readonly span: DaySpan;
  /** The members on the last day of the span (for one event: on its day). */
  readonly members: ReadonlySet<LibraryCode>;
}

export function trainingFigures(records: TrainingRecords, asked: TrainingAsked): TrainingFigures {
  const { events, attendance } = trainingIn(records, asked.span);
  const persons = personTimes(events, attendance);
  const paid = events.filter((e) => costOf(e) !== null);
  const costFen = sumFigure(paid, costOf);
  const hours = sumFigure(events, (e) => e.hoursTenths);
  const covered = distinct(attendance, (a) => a.library);
  return {
    sessions: countOf(events),
    hours: { ...hours, den: 10n },
    personTimes: persons,
    libraries: covered.figure,
    outsideUnits: distinct(attendance, (a) => a.outsideUnit).figure,
    coverage: {
      ...covered.figure,
      num: BigInt([...covered.keys].filter((code) => asked.members.has(code)).length),
      den: attendance.length === 0 ? 0n : BigInt(asked.members.size),
    },
    satisfaction: shareOf(
      sumFigure(events, (e) => e.satisfiedAnswers),
      sumFigure(events, (e) => (e.satisfiedAnswers === null ? null : e.validAnswers)),
    ),
    costFen,
    costPerPersonFen: shareOf(costFen, personTimes(paid, attendance)),
    certificates: sumFigure(attendance, (a) => a.certificates),
  };
}

/** The events held in the span, each as its last file says, and the attendance of them. */
export function trainingIn(records: TrainingRecords, span: DaySpan): TrainingRecords {
  const events = latestBy(records.events, (e) => [e.eventNo]).filter((e) => isIn(span, e.heldOn));
  const keys = new Set(events.map((e) => requestKey(e.eventNo)));
  const attendance = latestBy(records.attendance, (a) => [a.eventNo, a.library ?? a.outsideUnit ?? ""]);
  return { events, attendance: attendance.filter((a) => keys.has(requestKey(a.eventNo))) };
}

function personTimes(events: readonly TrainingEvent[], attendance: readonly TrainingAttendance[]): Figure {
  let num = 0n;
  let bound: Figure["bound"] = "exact";
  const rows: RecordRef[] = [];
  for (const event of events) {
    const own = attendance.filter((a) => requestKey(a.eventNo) === requestKey(event.eventNo));
    if (own.length === 0 && event.participants === null) continue;
    if (own.length === 0 && event.participantsBound === "at-least") bound = "at-least";
    num += own.length === 0 ? BigInt(event.participants ?? 0) : sumFigure(own, (a) => a.participants).num;
    rows.push(...(own.length === 0 ? [event.ref] : own.map((a) => a.ref)));
  }
  return { num, den: 1n, bound, rows };
}

function costOf(event: TrainingEvent): Fen | null {
  const { lecturerFeeFen, otherCostFen } = event;
  if (lecturerFeeFen === null && otherCostFen === null) return null;
  return (lecturerFeeFen ?? 0n) + (otherCostFen ?? 0n);
}

function distinct(
  attendance: readonly TrainingAttendance[],
  of: (row: TrainingAttendance) => string | null,
): { keys: ReadonlySet<string>; figure: Figure } {
  const having = attendance.filter((a) => of(a) !== null);
  const keys = new Set(having.map((a) => of(a) ?? ""));
  return { keys, figure: { ...countOf(having), num: BigInt(keys.size) } };
}
