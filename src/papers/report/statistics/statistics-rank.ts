/**
 * 排名表 / rankings of a span: rank, library, number, in the form of the published tables of 2019, with a chart of the first ones.
 *
 * Worked example: 3,189, 3,075 and 3,075 documents are ranked 1, 2 and 2; the next library is 4th.
 * Source: SOURCES.md [tables-2019].
 */

import { ranked } from "../../../core/list.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import { columnCells, columnSeries, withCharts } from "../../../sheet/chart.ts";
import { gridSheet } from "../../../sheet/grid.ts";
import type { Cell } from "../../../sheet/origin.ts";
import { count, rowNumber, type Sheet, text } from "../../../sheet/sheet.ts";
import { nameOf } from "../finance/finance-facts.ts";
import type { HeadKey, ReportWords } from "../words.ts";
import { countIn } from "./statistics-counts.ts";
import type { StatisticsFacts } from "./statistics-facts.ts";
import { sheetTop } from "./statistics-sheet.ts";

/** As many bars stand in a chart. */
const CHARTED = 20;

/** Users are a stock: the latest count in the span stands, counts of several months are not added. */
export function latestUsers(facts: StatisticsFacts): Map<LibraryCode, Cell> {
  const latest = new Map<LibraryCode, { period: string; registered: number }>();
  for (const { library, period, registered, service } of facts.users) {
    const before = latest.get(library);
    if (service !== "ill" || (before && before.period > period)) continue;
    latest.set(library, { period, registered });
  }
  return new Map(
    [...latest].map(([library, { period, registered }]) => [
      library,
      count(registered, { kind: "users", library, period }),
    ]),
  );
}

export function rankSheet(
  facts: StatisticsFacts,
  words: ReportWords,
  made: { key: string; name: string; head: HeadKey; cells: ReadonlyMap<LibraryCode, Cell> },
): Sheet {
  const values = new Map([...made.cells].map(([code, cell]) => [code, Number(countIn(cell))]));
  const places = ranked(values);
  const sheet = gridSheet({
    ...sheetTop(facts, words, made.name),
    heads: words.head,
    facts: places,
    columns: (column) => [
      column("rank", { width: 8, align: "center" }, ({ rank }) => rowNumber(rank)),
      column("code", { width: 16, align: "center" }, ({ key }) => text(key)),
      column("library", { width: 40 }, ({ key }) => text(nameOf(key, facts, words))),
      column(made.head, { width: 20, summed: "count" }, ({ key }) => made.cells.get(key) ?? null),
    ],
    total: words.total,
  });
  const shown = { count: CHARTED };
  const title = words.statistics.chart.ranking({ sheet: made.name, shown: Math.min(CHARTED, places.length) });
  return withCharts(sheet, () => [
    {
      ...{ key: made.key, kind: "bar", title: `${title} · ${facts.span.id}`, unit: words.head[made.head] },
      categories: columnCells(sheet, "library", shown),
      series: [columnSeries(sheet, made.head, shown)],
    },
  ]);
}
