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
import { type ColumnMaker, type GridColumn, gridSheet } from "../../../sheet/grid.ts";
import { type Sheet, text } from "../../../sheet/sheet.ts";
import { averageCell, countCell, ratioCell, yuanCell } from "../figure-cells.ts";
import type { ReportWords } from "../words.ts";
import { purchaseSheets } from "./purchase-sheets.ts";
import type { ServiceHead } from "./service-words.ts";
import type { StatisticsFacts } from "./statistics-facts.ts";
import { libraryColumns, sheetTop } from "./statistics-sheet.ts";
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
  const told = (by: "serviceItem" | "supplier") =>
    [...consultingBy(consulting, by, asked)].filter(([, figures]) => something(figures));
  const items = new Map(told("serviceItem"));
  if (items.size === 0) return [];
  const { sheet, head, below } = words.services;
  const common = { heads: head, total: words.total, below: below.consulting, landscape: true };
  const byItem = gridSheet({
    ...sheetTop(facts, words, sheet.consultingItems),
    ...common,
    facts: SERVICE_ITEMS.flatMap((code) => {
      const figures = items.get(code);
      return figures ? [[code, figures] as const] : [];
    }),
    columns: (column) => [
      column("item", { width: 24 }, ([code]) => text(itemName(code, words))),
      ...consultingColumns(column),
    ],
  });
  return [
    withCharts(byItem, () => [itemShare(facts, words, byItem)]),
    gridSheet({
      ...sheetTop(facts, words, sheet.consultingLibraries),
      ...common,
      facts: told("supplier"),
      columns: (column) => [...libraryColumns(facts, words), ...consultingColumns(column)],
    }),
  ];
}

/** What was asked for, by item. */
function itemShare(facts: StatisticsFacts, words: ReportWords, sheet: Sheet): Chart | null {
  const received = columnSeries(sheet, "received");
  if (!isShareable(sheet, received.values)) return null;
  const title = `${words.statistics.chart.consulting} · ${facts.span.id}`;
  const share = { key: "consulting-items", kind: "pie", title, unit: words.services.head.received } as const;
  return { ...share, categories: columnCells(sheet, "item"), series: [received] };
}

function itemName(code: string, words: ReportWords): string {
  return words.steps.find(([step]) => step === code)?.[1] ?? code;
}

function consultingColumns<Fact extends readonly [string, ConsultingFigures]>(
  column: ColumnMaker<Fact, ServiceHead>,
): GridColumn<Fact>[] {
  return [
    ...(["received", "done", "refused", "cancelled", "open"] as const).map((key) =>
      column(key, { width: 12, summed: "count" }, ([, f]) => countCell(f[key])),
    ),
    column("completionRate", { width: 12 }, ([, f]) => ratioCell(f.completionRate)),
    column("turnaround", { width: 14 }, ([, f]) => averageCell(f.turnaroundDays)),
    column("score", { width: 14 }, ([, f]) => averageCell(f.qualityScore)),
    column("feeYuan", { width: 14, summed: "yuan" }, ([, f]) => yuanCell(f.feeFen)),
  ];
}

function supportSheets(facts: StatisticsFacts, words: ReportWords): Sheet[] {
  const { tickets, availability, calendar } = facts.services;
  const { span } = facts;
  const bySystem = supportBySystem(tickets, { span, calendar });
  const running = availabilityBySystem(availability, span);
  const { sheet, head, below } = words.services;
  const systems = [...new Set([...bySystem.keys(), ...running.keys()])].sort().flatMap((system) => {
    const [own, up] = [bySystem.get(system), running.get(system)];
    const counts = own ? [own.opened, own.resolved, own.open] : [];
    const isSilent = counts.every((f) => f.num === 0n) && (up?.plannedMinutes.num ?? 0n) === 0n;
    return isSilent ? [] : [{ system, own, up }];
  });
  if (systems.length === 0) return [];
  const counted = { width: 12, summed: "count" } as const;
  return [
    gridSheet({
      ...sheetTop(facts, words, sheet.support),
      heads: head,
      facts: systems,
      columns: (column) => [
        column("system", { width: 24 }, ({ system }) => text(system)),
        column("opened", counted, ({ own }) => (own ? countCell(own.opened) : null)),
        column("resolved", counted, ({ own }) => (own ? countCell(own.resolved) : null)),
        column("open", counted, ({ own }) => (own ? countCell(own.open) : null)),
        column("medianDays", { width: 16 }, ({ own }) => (own ? averageCell(own.medianDays) : null)),
        column("meanDays", { width: 16 }, ({ own }) => (own ? averageCell(own.meanDays) : null)),
        column("planned", { ...counted, width: 16 }, ({ up }) => (up ? countCell(up.plannedMinutes) : null)),
        column("down", { ...counted, width: 14 }, ({ up }) => (up ? countCell(up.downMinutes) : null)),
        column("availability", { width: 12 }, ({ up }) => (up ? ratioCell(up.availability) : null)),
      ],
      total: words.total,
      below: below.support,
      landscape: true,
    }),
  ];
}
