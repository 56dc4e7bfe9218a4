/**
 * 培训统计表、证书名册 / the sheets of training: events, units, and certificates by number. The list of certificates has no
 * names: it is made of counts and numbers, with an empty column that each unit fills in for itself.
 */

import { by } from "../../../core/list.ts";
import { refText } from "../../../core/source.ts";
import { requestKey } from "../../../records/record.ts";
import type { TrainingAttendance, TrainingEvent } from "../../../records/service-record.ts";
import { countOf, grouped, sumFigure } from "../../../review/services/figure.ts";
import { membersOn } from "../../../review/services/members.ts";
import { type TrainingRecords, trainingFigures, trainingIn } from "../../../review/services/training.ts";
import { count, type Row, type Sheet, text } from "../../../sheet/sheet.ts";
import { averageCell, countCell, ratioCell, yuanCell } from "../figure-cells.ts";
import { nameOf } from "../finance/finance-facts.ts";
import type { ReportWords } from "../words.ts";
import type { StatisticsFacts } from "./statistics-facts.ts";
import { sheetOf } from "./statistics-sheet.ts";

export function trainingSheets(facts: StatisticsFacts, words: ReportWords): Sheet[] {
  const records = trainingIn(facts.services, facts.span);
  if (records.events.length === 0) return [];
  const units = records.attendance.length === 0 ? [] : [unitSheet(facts, words, records)];
  const certified = records.attendance.filter((a) => a.certificates !== null || a.certificateFrom !== null);
  const list =
    certified.length === 0 ? [] : [certificateSheet(facts, words, { ...records, attendance: certified })];
  return [eventSheet(facts, words, records), ...units, ...list];
}

function eventSheet(facts: StatisticsFacts, words: ReportWords, records: TrainingRecords): Sheet {
  const { sheet, head, below } = words.services;
  const events = [...records.events].sort(by((a) => a.heldOn));
  return sheetOf(facts, words, {
    name: sheet.trainingEvents,
    columns: [
      { head: head.event, width: 14 },
      { head: head.day, width: 12, align: "center" },
      { head: head.topic, width: 40 },
      { head: head.hours, width: 8 },
      { head: head.persons, width: 10, summed: "count" },
      { head: head.bound, width: 10, align: "center" },
      { head: head.statedUnits, width: 14, align: "right" },
      { head: head.libraries, width: 10 },
      { head: head.outsideUnits, width: 10 },
      { head: head.coverage, width: 10 },
      { head: head.satisfaction, width: 10 },
      { head: head.cost, width: 14, summed: "yuan" },
      { head: head.costPerPerson, width: 12 },
      { head: head.certificates, width: 12, summed: "count" },
    ],
    rows: events.map((event) => eventRow(facts, words, { event, attendance: records.attendance })),
    total: words.total,
    below: below.training,
    landscape: true,
  });
}

function eventRow(
  facts: StatisticsFacts,
  words: ReportWords,
  of: { event: TrainingEvent; attendance: readonly TrainingAttendance[] },
): Row {
  const { event, attendance } = of;
  const span = { from: event.heldOn, to: event.heldOn };
  const members = membersOn(facts.services.agreements, event.heldOn);
  const f = trainingFigures({ events: [event], attendance }, { span, members });
  // Without a list nobody knows which units came; that is no zero.
  const isListed = f.libraries.rows.length + f.outsideUnits.rows.length > 0;
  const { exact, atLeast } = words.services;
  const stated = event.units === null ? "" : `${event.unitsBound === "at-least" ? "≥ " : ""}${event.units}`;
  return [
    text(event.eventNo),
    text(event.heldOn),
    text(event.topic),
    event.hoursTenths === null ? null : averageCell(f.hours),
    countCell(f.personTimes),
    text(f.personTimes.bound === "exact" ? exact : atLeast),
    { ...text(stated), because: { kind: "rows", refs: [refText(event.ref)] } },
    ...(isListed ? [countCell(f.libraries), countCell(f.outsideUnits)] : [null, null]),
    ratioCell(f.coverage),
    ratioCell(f.satisfaction),
    f.costFen.rows.length === 0 ? null : yuanCell(f.costFen),
    yuanCell(f.costPerPersonFen),
    isListed ? countCell(f.certificates) : null,
  ];
}

function unitSheet(facts: StatisticsFacts, words: ReportWords, { attendance }: TrainingRecords): Sheet {
  const { sheet, head, below } = words.services;
  const groups = grouped(
    attendance,
    (a) => a.library ?? `~${a.outsideUnit}`,
    (rows) => rows,
  );
  return sheetOf(facts, words, {
    name: sheet.trainingUnits,
    columns: [
      { head: words.head.code, width: 12, align: "center" },
      { head: words.head.library, width: 40 },
      { head: head.sessions, width: 10, summed: "count" },
      { head: head.persons, width: 10, summed: "count" },
      { head: head.certificates, width: 12, summed: "count" },
    ],
    rows: [...groups.values()].map((rows) => [
      text(rows[0]?.library ?? "—"),
      text(unitName(facts, words, rows[0])),
      countCell(countOf(rows)),
      countCell(sumFigure(rows, (a) => a.participants)),
      countCell(sumFigure(rows, (a) => a.certificates)),
    ]),
    total: words.total,
    below: below.training,
  });
}

function certificateSheet(facts: StatisticsFacts, words: ReportWords, records: TrainingRecords): Sheet {
  const { sheet, head, below } = words.services;
  const events = new Map(records.events.map((e) => [requestKey(e.eventNo), e]));
  return sheetOf(facts, words, {
    name: sheet.certificates,
    columns: [
      { head: head.day, width: 12, align: "center" },
      { head: head.topic, width: 36 },
      { head: words.head.library, width: 30 },
      { head: head.certificates, width: 10, summed: "count" },
      { head: head.certificateFrom, width: 16 },
      { head: head.certificateTo, width: 16 },
      { head: head.names, width: 36 },
    ],
    rows: records.attendance.map((a) => {
      const event = events.get(requestKey(a.eventNo));
      const because = { kind: "rows", refs: [refText(a.ref)] } as const;
      return [
        text(event?.heldOn ?? ""),
        text(event?.topic ?? a.eventNo),
        text(unitName(facts, words, a)),
        count(a.certificates ?? 0, because),
        text(a.certificateFrom ?? ""),
        text(a.certificateTo ?? ""),
        null,
      ];
    }),
    total: words.total,
    below: below.certificates,
    landscape: true,
  });
}

function unitName(facts: StatisticsFacts, words: ReportWords, row: TrainingAttendance | undefined): string {
  return row?.library ? nameOf(row.library, facts, words) : (row?.outsideUnit ?? "");
}
