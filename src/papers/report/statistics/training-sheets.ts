/**
 * 培训统计表、证书名册 / the sheets of training: events, units, and certificates by number. The list of certificates has no
 * names: it is made of counts and numbers, with an empty column that each unit fills in for itself.
 */

import { by } from "../../../core/list.ts";
import { refText } from "../../../core/source.ts";
import { requestKey } from "../../../records/record.ts";
import type { TrainingAttendance, TrainingEvent } from "../../../records/service-record.ts";
import { membersOn } from "../../../review/services/all.ts";
import { countOf, grouped, sumFigure } from "../../../review/services/figure.ts";
import { type TrainingRecords, trainingFigures, trainingIn } from "../../../review/services/training.ts";
import { gridSheet } from "../../../sheet/grid.ts";
import type { Cell } from "../../../sheet/origin.ts";
import { count, type Sheet, text } from "../../../sheet/sheet.ts";
import { averageCell, countCell, ratioCell, yuanCell } from "../figure-cells.ts";
import { nameOf } from "../finance/finance-facts.ts";
import type { ReportWords } from "../words.ts";
import type { StatisticsFacts } from "./statistics-facts.ts";
import { sheetTop } from "./statistics-sheet.ts";

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
  return gridSheet({
    ...sheetTop(facts, words, sheet.trainingEvents),
    heads: head,
    facts: events.map((event) => heldEvent(facts, event, records.attendance)),
    columns: (column) => [
      column("event", { width: 14 }, ({ event }) => text(event.eventNo)),
      column("day", { width: 12, align: "center" }, ({ event }) => text(event.heldOn)),
      column("topic", { width: 40 }, ({ event }) => text(event.topic)),
      column("hours", { width: 8 }, ({ event, f }) =>
        event.hoursTenths === null ? null : averageCell(f.hours),
      ),
      column("persons", { width: 10, summed: "count" }, ({ f }) => countCell(f.personTimes)),
      column("bound", { width: 10, align: "center" }, ({ f }) =>
        text(f.personTimes.bound === "exact" ? words.services.exact : words.services.atLeast),
      ),
      column("statedUnits", { width: 14, align: "right" }, ({ event }) => statedUnits(event)),
      column("libraries", { width: 10 }, ({ f, isListed }) => (isListed ? countCell(f.libraries) : null)),
      column("outsideUnits", { width: 10 }, ({ f, isListed }) =>
        isListed ? countCell(f.outsideUnits) : null,
      ),
      column("coverage", { width: 10 }, ({ f }) => ratioCell(f.coverage)),
      column("satisfaction", { width: 10 }, ({ f }) => ratioCell(f.satisfaction)),
      column("cost", { width: 14, summed: "yuan" }, ({ f }) =>
        f.costFen.rows.length === 0 ? null : yuanCell(f.costFen),
      ),
      column("costPerPerson", { width: 12 }, ({ f }) => yuanCell(f.costPerPersonFen)),
      column("certificates", { width: 12, summed: "count" }, ({ f, isListed }) =>
        isListed ? countCell(f.certificates) : null,
      ),
    ],
    total: words.total,
    below: below.training,
    landscape: true,
  });
}

/** An event with its figures. Without a list nobody knows which units came; that is no zero. */
function heldEvent(facts: StatisticsFacts, event: TrainingEvent, attendance: readonly TrainingAttendance[]) {
  const span = { from: event.heldOn, to: event.heldOn };
  const members = membersOn(facts.services.agreements, event.heldOn);
  const f = trainingFigures({ events: [event], attendance }, { span, members });
  return { event, f, isListed: f.libraries.rows.length + f.outsideUnits.rows.length > 0 };
}

function statedUnits({ units, unitsBound, ref }: TrainingEvent): Cell {
  const stated = units === null ? "" : `${unitsBound === "at-least" ? "≥ " : ""}${units}`;
  return { ...text(stated), origin: { kind: "rows", refs: [refText(ref)] } };
}

function unitSheet(facts: StatisticsFacts, words: ReportWords, { attendance }: TrainingRecords): Sheet {
  const { sheet, head, below } = words.services;
  const groups = grouped(
    attendance,
    (a) => a.library ?? `~${a.outsideUnit}`,
    (rows) => rows,
  );
  const { code, library } = words.head;
  return gridSheet({
    ...sheetTop(facts, words, sheet.trainingUnits),
    heads: { code, library, ...head },
    facts: [...groups.values()],
    columns: (column) => [
      column("code", { width: 12, align: "center" }, ([first]) => text(first?.library ?? "—")),
      column("library", { width: 40 }, ([first]) => text(unitName(facts, words, first))),
      column("sessions", { width: 10, summed: "count" }, (rows) => countCell(countOf(rows))),
      column("persons", { width: 10, summed: "count" }, (rows) =>
        countCell(sumFigure(rows, (a) => a.participants)),
      ),
      column("certificates", { width: 12, summed: "count" }, (rows) =>
        countCell(sumFigure(rows, (a) => a.certificates)),
      ),
    ],
    total: words.total,
    below: below.training,
  });
}

function certificateSheet(facts: StatisticsFacts, words: ReportWords, records: TrainingRecords): Sheet {
  const { sheet, head, below } = words.services;
  const events = new Map(records.events.map((e) => [requestKey(e.eventNo), e]));
  const eventOf = (a: TrainingAttendance) => events.get(requestKey(a.eventNo));
  return gridSheet({
    ...sheetTop(facts, words, sheet.certificates),
    heads: { library: words.head.library, ...head },
    facts: records.attendance,
    columns: (column) => [
      column("day", { width: 12, align: "center" }, (a) => text(eventOf(a)?.heldOn ?? "")),
      column("topic", { width: 36 }, (a) => text(eventOf(a)?.topic ?? a.eventNo)),
      column("library", { width: 30 }, (a) => text(unitName(facts, words, a))),
      column("certificates", { width: 10, summed: "count" }, (a) =>
        count(a.certificates ?? 0, { kind: "rows", refs: [refText(a.ref)] }),
      ),
      column("certificateFrom", { width: 16 }, (a) => text(a.certificateFrom ?? "")),
      column("certificateTo", { width: 16 }, (a) => text(a.certificateTo ?? "")),
      column("names", { width: 36 }, () => null),
    ],
    total: words.total,
    below: below.certificates,
    landscape: true,
  });
}

function unitName(facts: StatisticsFacts, words: ReportWords, row: TrainingAttendance | undefined): string {
  return row?.library ? nameOf(row.library, facts, words) : (row?.outsideUnit ?? "");
}
