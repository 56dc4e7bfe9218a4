/**
 * 培训活动、参训情况 / from a row to a `TrainingEvent` or a `TrainingAttendance`, or to its faults.
 *
 * The checks of an event: no more satisfied answers than valid ones; a number once. Of attendance: the event is in the
 * books already, so that nobody took part in nothing; one unit, either a library or a unit outside; no more certificates
 * than participants; and a range of certificate numbers that holds as many. Names of persons are never read: the
 * certificates are kept by number and unit, and the unit knows whose each is. Source: SOURCES.md [training].
 *
 * Worked example: 2018-101 to 2018-105 are five certificates; four of them stated is a fault.
 */
import { halfWidth } from "../../../core/written-number.ts";
import { requestKey } from "../../../records/record.ts";
import type { Bound, TrainingAttendance, TrainingEvent } from "../../../records/service-record.ts";
import { ColumnSet } from "../columns/compile-columns.ts";
import { SERVICE_FIELDS } from "../columns/service-field.ts";
import { type Faults, Problem } from "./problem.ts";
import { fieldReaders } from "./read-fields.ts";
import { libraryColumn, UniqueNumbers, where } from "./row-checks.ts";
import { columnContext, type RowContext, type RowReading } from "./row-reading.ts";

export function trainingEventReading(context: RowContext): RowReading<TrainingEvent> {
  const columns = new ColumnSet(columnContext(context));
  const readers = fieldReaders<TrainingEvent, "ref">(columns, SERVICE_FIELDS["training-event"]);
  const numbers = new UniqueNumbers();

  return {
    readers,
    read(row, faults) {
      const eventNo = readers.eventNo.read(row, faults) ?? "";
      const participants = readers.participants.read(row, faults);
      const units = readers.units.read(row, faults);
      const event: TrainingEvent = {
        ref: { file: context.file, sheet: context.sheet, row: row.row },
        eventNo,
        heldOn: readers.heldOn.read(row, faults) ?? context.firstDay,
        topic: readers.topic.read(row, faults) ?? "",
        place: readers.place.read(row, faults),
        hoursTenths: readers.hoursTenths.read(row, faults),
        lecturerFeeFen: readers.lecturerFeeFen.read(row, faults),
        otherCostFen: readers.otherCostFen.read(row, faults),
        participants,
        participantsBound: boundOf(participants, readers.participantsBound.read(row, faults)),
        units,
        unitsBound: boundOf(units, readers.unitsBound.read(row, faults)),
        validAnswers: readers.validAnswers.read(row, faults),
        satisfiedAnswers: readers.satisfiedAnswers.read(row, faults),
        remark: readers.remark.read(row, faults),
      };
      numbers.check([eventNo], { row, faults, reader: readers.eventNo });
      const { validAnswers: valid, satisfiedAnswers: satisfied } = event;
      if (satisfied !== null && satisfied > (valid ?? 0)) {
        const problem = new Problem("satisfied-must-not-exceed-valid", { satisfied, valid: valid ?? 0 });
        faults.add(problem, where(readers.satisfiedAnswers, `${satisfied}`));
      }
      return event;
    },
  };
}

/** A count that nothing is said of is exact; no count has no bound. */
function boundOf(count: number | null, said: Bound | null): Bound | null {
  return count === null ? null : (said ?? "exact");
}

export function trainingAttendanceReading(context: RowContext): RowReading<TrainingAttendance> {
  const columns = new ColumnSet(columnContext(context));
  const library = libraryColumn(columns, context, "library");
  const readers = {
    ...fieldReaders<TrainingAttendance, "ref">(columns, SERVICE_FIELDS["training-attendance"]),
    library: library.reader,
  };
  const units = new UniqueNumbers();

  return {
    readers,
    read(row, faults) {
      const eventNo = readers.eventNo.read(row, faults) ?? "";
      const record: TrainingAttendance = {
        ref: { file: context.file, sheet: context.sheet, row: row.row },
        eventNo,
        library: library.read(row, context.firstDay, faults),
        outsideUnit: readers.outsideUnit.read(row, faults),
        participants: readers.participants.read(row, faults) ?? 0,
        certificates: readers.certificates.read(row, faults),
        certificateFrom: readers.certificateFrom.read(row, faults),
        certificateTo: readers.certificateTo.read(row, faults),
      };
      if (eventNo !== "" && !context.events.has(requestKey(eventNo)))
        faults.add(new Problem("event-must-be-known", { event: eventNo }), where(readers.eventNo, eventNo));
      const isNamed = library.reader.last !== null;
      if (isNamed === (record.outsideUnit !== null)) faults.add(new Problem("unit-must-be-one", {}));
      units.check([eventNo, record.library ?? record.outsideUnit], { row, faults, reader: readers.eventNo });
      if (record.participants === 0 && readers.participants.last === 0)
        faults.add(new Problem("count-must-be-positive", {}), where(readers.participants, "0"));
      checkCertificates(record, { faults, readers });
      return record;
    },
  };
}

type Place = Parameters<typeof where>[0];

function checkCertificates(
  record: TrainingAttendance,
  at: { faults: Faults; readers: { certificates: Place; certificateTo: Place } },
): void {
  const { certificates, participants, certificateFrom: from, certificateTo: to } = record;
  const { faults, readers } = at;
  if (certificates !== null && certificates > participants) {
    const problem = new Problem("certificates-must-not-exceed-participants", { certificates, participants });
    faults.add(problem, where(readers.certificates, `${certificates}`));
  }
  if (from === null && to === null) return;
  const inRange = from !== null && to !== null ? certificatesIn({ from, to }) : undefined;
  if (inRange !== undefined && (certificates === null || certificates === inRange)) return;
  const said = { from: from ?? "", to: to ?? "", certificates: certificates ?? 0 };
  faults.add(new Problem("certificates-must-fit-range", said), where(readers.certificateTo, to ?? ""));
}

/** "2018-101" to "2018-105" are 5; undefined where the two don't count from one to the other. */
function certificatesIn(range: { from: string; to: string }): number | undefined {
  const parts = [range.from, range.to].map((text) => /^(.*?)(\d{1,12})$/.exec(halfWidth(text).trim()));
  const [first, last] = parts;
  if (!first || !last || first[1] !== last[1]) return undefined;
  const count = +(last[2] ?? "") - +(first[2] ?? "") + 1;
  return count >= 1 ? count : undefined;
}
