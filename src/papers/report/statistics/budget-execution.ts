/**
 * 预算执行 / budget execution: budget and spending of sub-projects side by side, for each of them and line by line, with charts.
 * A form of one sub-project can use the same sheets with one execution in the list.
 *
 * Rates are executed / full-year budget (`funds.ts`); a line without a budget has none. Each amount leads to the lines of the
 * budget or to the vouchers behind it.
 *
 * Worked example: 邮寄费 60,000.00 at the beginning, 63,500.00 for the whole year, 63,000.00 executed: 99.2 %.
 * Source: SOURCES.md [scoring].
 */

import type { FundSum, SubProjectFunds } from "../../../review/subproject/funds.ts";
import type { SubProject } from "../../../review/subproject/subproject.ts";
import { type BudgetKey, budgetKey } from "../../../review/subproject/subproject-budget.ts";
import { columnCells, columnSeries, withCharts } from "../../../sheet/chart.ts";
import type { Chart } from "../../../sheet/chart-shape.ts";
import { type ColumnMaker, type GridColumn, gridSheet } from "../../../sheet/grid.ts";
import { ratio, type Sheet, text, yuan } from "../../../sheet/sheet.ts";
import type { ReportWords } from "../words.ts";
import { type SheetFacts, spanLine } from "./statistics-sheet.ts";

export interface BudgetExecution {
  readonly subproject: SubProject;
  readonly funds: SubProjectFunds;
}

/** Nothing where no sub-project has a budget or spending. */
export function budgetSheets(
  facts: SheetFacts & { readonly executions: readonly BudgetExecution[] },
  words: ReportWords,
): Sheet[] {
  const executions = facts.executions.filter((e) => e.funds.lines.length > 0);
  if (executions.length === 0) return [];
  const about = { ...facts, missing: [], executions };
  return [wholeSheet(about, words), lineSheet(about, words)];
}

type Facts = Parameters<typeof budgetSheets>[0];

function wholeSheet(facts: Facts, words: ReportWords): Sheet {
  const { year } = words;
  const sheet = gridSheet({
    ...topOf(facts, words, year.budgets),
    facts: facts.executions.map((e) => ({ ...e, sum: { ...e.funds.total, line: null } })),
    columns: (column) => [
      column("subproject", { width: 30 }, ({ subproject }) => text(year.name(subproject))),
      ...fundColumns(column),
    ],
  });
  const title = `${year.chart.budgets} · ${monthsOf(facts)}`;
  return withCharts(sheet, () => [
    executionChart(sheet, words, { key: "budgets", title, label: "subproject", rows: {} }),
  ]);
}

function lineSheet(facts: Facts, words: ReportWords): Sheet {
  const { year } = words;
  const lines = facts.executions.flatMap((e) =>
    e.funds.lines.map((line) => ({ ...e, line, sum: { ...line, line } })),
  );
  const sheet = gridSheet({
    ...topOf(facts, words, year.budgetLines),
    facts: lines,
    columns: (column) => [
      column("subproject", { width: 22 }, ({ subproject }) => text(year.name(subproject))),
      column("line", { width: 22 }, ({ line }) => text(line.line)),
      column("economicClass", { width: 12, align: "center" }, ({ line }) => text(line.economicClass)),
      column("source", { width: 14 }, ({ line }) => text(year.source(line.source))),
      ...fundColumns(column),
    ],
  });
  return withCharts(sheet, () =>
    facts.executions.map(({ subproject, funds }) =>
      executionChart(sheet, words, {
        key: `budget-${subproject.id}`,
        title: `${year.chart.budgetLines(year.name(subproject))} · ${monthsOf(facts)}`,
        label: "line",
        rows: { first: lines.findIndex((line) => line.funds === funds), count: funds.lines.length },
      }),
    ),
  );
}

/** "2019", "2022-01—2024-12" */
const monthsOf = ({ span }: Facts): string => span.id.replace("..", "—");

function topOf(facts: Facts, words: ReportWords, name: string) {
  const until = facts.executions[0]?.funds.until ?? null;
  return {
    name,
    title: words.year.budgetTitle({ sheet: name, year: monthsOf(facts) }),
    above: [spanLine(facts, words, words.unitYuan), words.year.budgetNote(until)],
    heads: words.year.head,
    total: words.total,
    landscape: true,
  };
}

interface ExecutedSum extends BudgetExecution {
  readonly sum: FundSum & { readonly line: BudgetKey | null };
}

/** Initial, full-year, executed and the rate. */
function fundColumns<Fact extends ExecutedSum>(
  column: ColumnMaker<Fact, "initial" | "fullYear" | "executed" | "rate">,
): GridColumn<Fact>[] {
  const look = { width: 17, summed: "yuan" } as const;
  return [
    column("initial", look, (e) => yuan(e.sum.initialFen, { kind: "budget", ...aboutOf(e), of: "initial" })),
    column("fullYear", look, (e) =>
      yuan(e.sum.fullYearFen, { kind: "budget", ...aboutOf(e), of: "full-year" }),
    ),
    column("executed", look, (e) => yuan(e.sum.executedFen, { kind: "spending", ...aboutOf(e) })),
    column(
      "rate",
      { width: 11, quotient: { of: "executed", by: "fullYear" } },
      ({ sum: { rateOfFullYear: rate } }, at) => {
        if (rate === null) return text("—");
        const [fullYear, executed] = [at.address("fullYear"), at.address("executed")];
        const origin = { kind: "cells", addresses: [fullYear, executed] } as const;
        return { ...ratio(rate.num, rate.den, origin), formula: `${executed}/${fullYear}` };
      },
    ),
  ];
}

function aboutOf({ subproject, funds, sum }: ExecutedSum) {
  const line = sum.line === null ? {} : { line: budgetKey(sum.line) };
  const { year, until } = funds;
  return { subproject: subproject.id, year, until, sources: [], ...line };
}

/** Budget and spending as columns, the rate against the right. */
function executionChart(
  sheet: Sheet,
  words: ReportWords,
  of: { key: string; title: string; label: string; rows: { first?: number; count?: number } },
): Chart {
  const { key, title, label, rows } = of;
  return {
    ...{ key, kind: "column", title, unit: words.head.amount },
    categories: columnCells(sheet, label, rows),
    series: [
      columnSeries(sheet, "fullYear", rows),
      columnSeries(sheet, "executed", rows),
      { ...columnSeries(sheet, "rate", rows), axis: "right", isUnjoined: true },
    ],
  };
}
