/**
 * 其他各中心的统计表 / the statistics sheets of joint consulting, training, group purchase and technical support; each only where
 * there is something to count. Every figure names the rows it was counted from. Figures: domain/service-figures.
 */

import type { Period } from "../../../core/period.ts";
import { SERVICE_ITEMS } from "../../../records/service-record.ts";
import { type ConsultingFigures, consultingBy } from "../../../review/services/consulting.ts";
import { availabilityBySystem, supportBySystem } from "../../../review/services/support.ts";
import type { WorkCalendar } from "../../../rules/working-days.ts";
import { columnCells, columnSeries, isShareable, withCharts } from "../../../sheet/chart.ts";
import type { Chart } from "../../../sheet/chart-shape.ts";
import { type Column, type Row, type Sheet, text } from "../../../sheet/sheet.ts";
import { averageCell, countCell, ratioCell, yuanCell } from "../figure-cells.ts";
import { nameOf } from "../finance/finance-facts.ts";
import type { ReportWords } from "../words.ts";
import { purchaseSheets } from "./purchase-sheets.ts";
import type { StatisticsFacts } from "./statistics-facts.ts";
import { sheetOf } from "./statistics-sheet.ts";
import { trainingSheets } from "./training-sheets.ts";

export function serviceSheets(all: StatisticsFacts, words: ReportWords): Sheet[] {
  // These services are not reconciled: a month without reconciled requests lacks nothing here.
  const facts = { ...all, missing: [] };
  return [
    ...consultingSheets(facts, words),
    ...trainingSheets(facts, words),
    ...purchaseSheets(facts, words),
    ...supportSheets(facts, words),
  ];
}

/** Said once for all sheets: by which days the working days were counted. */
export function serviceNotes(facts: StatisticsFacts, words: ReportWords): (readonly [string, string])[] {
  const { consulting, tickets, calendar } = facts.services;
  if (consulting.length + tickets.length === 0) return [];
  const [topic, said] = words.services.calendar;
  return [[topic, said({ missing: yearsOf(facts.span, calendar).join(", ") })]];
}

function yearsOf(span: Period, calendar: WorkCalendar): number[] {
  const [first, last] = [+span.from.slice(0, 4), +span.to.slice(0, 4)];
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return years.filter((year) => !calendar.years.has(year));
}

function consultingSheets(facts: StatisticsFacts, words: ReportWords): Sheet[] {
  const { consulting, calendar } = facts.services;
  const asked = { span: facts.span, calendar };
  const something = (f: ConsultingFigures): boolean =>
    [f.received, f.done, f.refused, f.cancelled, f.open].some((x) => x.num > 0n);
  const byItem = consultingBy(consulting, "serviceItem", asked);
  const byLibrary = consultingBy(consulting, "supplier", asked);
  if (![...byItem.values()].some(something)) return [];
  const { sheet, head, below } = words.services;
  const items = SERVICE_ITEMS.flatMap((code): Row[] => {
    const figures = byItem.get(code);
    return figures && something(figures) ? [[text(itemName(code, words)), ...consultingCells(figures)]] : [];
  });
  const libraries = [...byLibrary].filter(([, figures]) => something(figures));
  const common = { total: words.total, below: below.consulting, landscape: true };
  const byItemSheet = sheetOf(facts, words, {
    name: sheet.consultingItems,
    columns: [{ head: head.item, width: 24 }, ...consultingColumns(words)],
    rows: items,
    ...common,
  });
  return [
    withCharts(byItemSheet, (made) => [itemShare(facts, words, made)]),
    sheetOf(facts, words, {
      name: sheet.consultingLibraries,
      columns: [
        { head: words.head.code, width: 12, align: "center" },
        { head: words.head.library, width: 32 },
        ...consultingColumns(words),
      ],
      rows: libraries.map(([code, figures]) => [
        text(code),
        text(nameOf(code, facts, words)),
        ...consultingCells(figures),
      ]),
      ...common,
    }),
  ];
}

/** What was asked for, by item. */
function itemShare(facts: StatisticsFacts, words: ReportWords, sheet: Sheet): Chart | null {
  const received = columnSeries(sheet, 1);
  if (!isShareable(sheet, received.values)) return null;
  const title = `${words.statistics.chart.consulting} · ${facts.span.id}`;
  const share = { key: "consulting-items", kind: "pie", title, unit: words.services.head.received } as const;
  return { ...share, categories: columnCells(sheet, 0), series: [received] };
}

function itemName(code: string, words: ReportWords): string {
  return words.steps.find(([step]) => step === code)?.[1] ?? code;
}

function consultingColumns(words: ReportWords): Column[] {
  const { head } = words.services;
  const counts = [head.received, head.done, head.refused, head.cancelled, head.open];
  return [
    ...counts.map((said) => ({ head: said, width: 12, summed: "count" as const })),
    { head: head.completionRate, width: 12 },
    { head: head.turnaround, width: 14 },
    { head: head.score, width: 14 },
    { head: `${head.feeYuan}`, width: 14, summed: "yuan" },
  ];
}

function consultingCells(f: ConsultingFigures): Row {
  return [
    ...[f.received, f.done, f.refused, f.cancelled, f.open].map(countCell),
    ratioCell(f.completionRate),
    averageCell(f.turnaroundDays),
    averageCell(f.qualityScore),
    yuanCell(f.feeFen),
  ];
}

function supportSheets(facts: StatisticsFacts, words: ReportWords): Sheet[] {
  const { tickets, availability, calendar } = facts.services;
  const { span } = facts;
  const bySystem = supportBySystem(tickets, { span, calendar });
  const running = availabilityBySystem(availability, span);
  const { sheet, head, below } = words.services;
  const rows = [...new Set([...bySystem.keys(), ...running.keys()])].sort().flatMap((system): Row[] => {
    const [own, up] = [bySystem.get(system), running.get(system)];
    const counts = own ? [own.opened, own.resolved, own.open] : [];
    const isSilent = counts.every((f) => f.num === 0n) && (up?.plannedMinutes.num ?? 0n) === 0n;
    if (isSilent) return [];
    return [
      [
        text(system),
        ...(own ? [...counts.map(countCell), averageCell(own.medianDays), averageCell(own.meanDays)] : EMPTY),
        ...(up ? [countCell(up.plannedMinutes), countCell(up.downMinutes), ratioCell(up.availability)] : []),
      ],
    ];
  });
  if (rows.length === 0) return [];
  const summed = "count" as const;
  return [
    sheetOf(facts, words, {
      name: sheet.support,
      columns: [
        { head: head.system, width: 24 },
        { head: head.opened, width: 12, summed },
        { head: head.resolved, width: 12, summed },
        { head: head.open, width: 12, summed },
        { head: head.medianDays, width: 16 },
        { head: head.meanDays, width: 16 },
        { head: head.planned, width: 16, summed },
        { head: head.down, width: 14, summed },
        { head: head.availability, width: 12 },
      ],
      rows,
      total: words.total,
      below: below.support,
      landscape: true,
    }),
  ];
}

const EMPTY = [null, null, null, null, null] as const;
