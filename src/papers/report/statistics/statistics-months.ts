/**
 * 业务量与月度趋势 / volumes of the span by service, and month by month, with their charts.
 *
 * Worked example: January with 6,102 and February with 2,848 confirmed requests stand in two rows; 合计 is 8,950, and the chart
 * names the same cells. Source: SOURCES.md [indicators].
 */
import type { Service } from "../../../registry/library.ts";
import { columnCells, columnSeries, isShareable, withCharts } from "../../../sheet/chart.ts";
import type { Chart } from "../../../sheet/chart-shape.ts";
import { gridSheet } from "../../../sheet/grid.ts";
import { type Sheet, text } from "../../../sheet/sheet.ts";
import type { ReportWords } from "../words.ts";
import { type CountedFacts, requestsCell, statusColumns } from "./statistics-counts.ts";
import { sheetTop } from "./statistics-sheet.ts";

const SERVICES: readonly Service[] = ["dd", "ill"];

export function volumeSheet(facts: CountedFacts, words: ReportWords): Sheet {
  const { head, statistics } = words;
  const sheet = gridSheet({
    ...sheetTop(facts, words, statistics.volumes),
    heads: head,
    facts: SERVICES,
    columns: (column) => [
      column("item", { width: 18 }, (service) => text(words.service(service))),
      ...statusColumns(column, facts, { asked: (service) => ({ periods: facts.periods, service }) }),
    ],
    below: [statistics.fillRateNote],
    landscape: true,
  });
  const requests = columnSeries(sheet, "requests");
  const title = `${statistics.chart.services} · ${facts.span.id}`;
  const share = { key: "services", kind: "pie", title, unit: head.requests } as const;
  return withCharts(sheet, () => [
    isShareable(sheet, requests.values)
      ? { ...share, categories: columnCells(sheet, "item"), series: [requests] }
      : null,
  ]);
}

export function trendSheet(facts: CountedFacts, words: ReportWords): Sheet {
  const lent = { service: "ill", status: "filled", by: "volumes" } as const;
  const sheet = gridSheet({
    ...sheetTop(facts, words, words.statistics.trend),
    heads: words.head,
    facts: facts.periods,
    columns: (column) => [
      column("month", { width: 14, align: "center" }, text),
      ...statusColumns(column, facts, {
        asked: (period) => ({ periods: [period], service: "dd" }),
        summed: "count",
      }),
      column("lent", { width: 13, summed: "count" }, (period) =>
        requestsCell(facts, { periods: [period], ...lent }),
      ),
    ],
    total: words.total,
    landscape: true,
    below: [words.statistics.fillRateNote],
  });
  return withCharts(sheet, () => (facts.periods.length < 2 ? [] : trendCharts(facts, words, sheet)));
}

/** Requests and filled ones with the fill rate, and the volumes lent: another unit, so another chart. */
function trendCharts(facts: CountedFacts, words: ReportWords, sheet: Sheet): Chart[] {
  const { chart } = words.statistics;
  const [categories, span] = [columnCells(sheet, "month"), facts.span.id];
  return [
    {
      ...{ key: "trend", kind: "column", title: `${chart.trend} · ${span}`, unit: words.head.requests },
      categories,
      series: [
        columnSeries(sheet, "requests"),
        columnSeries(sheet, "filled"),
        { ...columnSeries(sheet, "fillRate"), axis: "right" },
      ],
    },
    {
      ...{ key: "lent", kind: "line", title: `${chart.lent} · ${span}`, unit: words.head.lent },
      categories,
      series: [columnSeries(sheet, "lent")],
    },
  ];
}
