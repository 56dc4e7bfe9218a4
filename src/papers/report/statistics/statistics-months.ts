/**
 * 业务量与月度趋势 / volumes of the span by service, and month by month, with their charts.
 *
 * Worked example: January with 6,102 and February with 2,848 confirmed requests stand in two rows; 合计 is 8,950, and the chart
 * names the same cells. Source: SOURCES.md [indicators].
 */
import type { Service } from "../../../registry/library.ts";
import { columnCells, columnSeries, isShareable, withCharts } from "../../../sheet/chart.ts";
import type { Chart } from "../../../sheet/chart-shape.ts";
import { type Column, type Row, type Sheet, text } from "../../../sheet/sheet.ts";
import type { ReportWords } from "../words.ts";
import { type CountedFacts, requestsCell, statusCells, statusColumns } from "./statistics-counts.ts";
import { firstRow, sheetOf } from "./statistics-sheet.ts";

const SERVICES: readonly Service[] = ["dd", "ill"];
const REQUESTS = 1;
const FILLED = 2;
const FILL_RATE = 6;
const LENT = 7;

export function volumeSheet(facts: CountedFacts, words: ReportWords): Sheet {
  const { head, statistics } = words;
  const rows = SERVICES.map((service, i): Row => {
    const of = { periods: facts.periods, service };
    return [text(words.service(service)), ...statusCells(facts, of, firstRow(facts) + i)];
  });
  const sheet = sheetOf(facts, words, {
    name: statistics.volumes,
    columns: [{ head: head.item, width: 18 }, ...statusColumns(words)],
    rows,
    below: [statistics.fillRateNote],
    landscape: true,
  });
  const requests = columnSeries(sheet, REQUESTS);
  const title = `${statistics.chart.services} · ${facts.span.id}`;
  const share = { key: "services", kind: "pie", title, unit: head.requests } as const;
  return withCharts(sheet, () => [
    isShareable(sheet, requests.values)
      ? { ...share, categories: columnCells(sheet, 0), series: [requests] }
      : null,
  ]);
}

export function trendSheet(facts: CountedFacts, words: ReportWords): Sheet {
  const { head, statistics } = words;
  const columns: Column[] = [
    { head: head.month, width: 14, align: "center" as const },
    ...statusColumns(words).map((c, i) => ({ ...c, ...(i < 5 ? { summed: "count" as const } : {}) })),
    { head: head.lent, width: 13, summed: "count" },
  ];
  const rows = facts.periods.map((period, i): Row => {
    const of = { periods: [period], service: "dd" } as const;
    const lent = requestsCell(facts, { ...of, service: "ill", status: "filled", by: "volumes" });
    return [text(period), ...statusCells(facts, of, firstRow(facts) + i), lent];
  });
  const sheet = sheetOf(facts, words, {
    name: statistics.trend,
    columns,
    rows,
    total: words.total,
    landscape: true,
    below: [statistics.fillRateNote],
  });
  return withCharts(sheet, () => (rows.length < 2 ? [] : trendCharts(facts, words, sheet)));
}

/** Requests and filled ones with the fill rate, and the volumes lent: another unit, so another chart. */
function trendCharts(facts: CountedFacts, words: ReportWords, sheet: Sheet): Chart[] {
  const { chart } = words.statistics;
  const [categories, span] = [columnCells(sheet, 0), facts.span.id];
  return [
    {
      ...{ key: "trend", kind: "column", title: `${chart.trend} · ${span}`, unit: words.head.requests },
      categories,
      series: [
        columnSeries(sheet, REQUESTS),
        columnSeries(sheet, FILLED),
        { ...columnSeries(sheet, FILL_RATE), axis: "right" },
      ],
    },
    {
      ...{ key: "lent", kind: "line", title: `${chart.lent} · ${span}`, unit: words.head.lent },
      categories,
      series: [columnSeries(sheet, LENT)],
    },
  ];
}
