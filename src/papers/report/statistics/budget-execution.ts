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
import type { BudgetKey } from "../../../review/subproject/budget.ts";
import { budgetKey } from "../../../review/subproject/budget.ts";
import type { FundSum, SubProjectFunds } from "../../../review/subproject/funds.ts";
import type { SubProject } from "../../../review/subproject/subproject.ts";
import type { Because, Cell } from "../../../sheet/because.ts";
import { columnCells, columnSeries, withCharts } from "../../../sheet/chart.ts";
import type { Chart } from "../../../sheet/chart-shape.ts";
import {
  address,
  type Column,
  dataRow,
  type Row,
  ratio,
  type Sheet,
  text,
  yuan,
} from "../../../sheet/sheet.ts";
import type { ReportWords } from "../words.ts";
import { type SheetFacts, sheetOf } from "./statistics-sheet.ts";

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
  const above = linesAbove(facts, words);
  const rows = facts.executions.map((e, i): Row => {
    const at = { first: 1, row: dataRow({ above }, i) };
    return [text(year.name(e.subproject)), ...fundCells(e, { ...e.funds.total, line: null }, at)];
  });
  const sheet = sheetOf(facts, words, {
    name: year.budgets,
    title: year.budgetTitle({ sheet: year.budgets, year: facts.span.id }),
    columns: [{ head: year.head.subproject, width: 30 }, ...fundColumns(words)],
    ...{ rows, above, total: words.total, landscape: true },
  });
  return withCharts(sheet, () => [
    executionChart(sheet, words, {
      ...{ key: "budgets", title: `${year.chart.budgets} · ${facts.span.id}` },
      ...{ label: 0, first: 1, rows: {} },
    }),
  ]);
}

function lineSheet(facts: Facts, words: ReportWords): Sheet {
  const { year } = words;
  const above = linesAbove(facts, words);
  const lines = facts.executions.flatMap((e) => e.funds.lines.map((line) => ({ e, line })));
  const rows = lines.map(({ e, line }, i): Row => {
    const at = { first: 4, row: dataRow({ above }, i) };
    const named = [year.name(e.subproject), line.line, line.economicClass, year.source(line.source)];
    return [...named.map(text), ...fundCells(e, { ...line, line }, at)];
  });
  const sheet = sheetOf(facts, words, {
    name: year.budgetLines,
    title: year.budgetTitle({ sheet: year.budgetLines, year: facts.span.id }),
    columns: [
      { head: year.head.subproject, width: 22 },
      { head: year.head.line, width: 22 },
      { head: year.head.economicClass, width: 12, align: "center" },
      { head: year.head.source, width: 14 },
      ...fundColumns(words),
    ],
    ...{ rows, above, total: words.total, landscape: true },
  });
  const first = (e: BudgetExecution): number => lines.findIndex((line) => line.e === e);
  return withCharts(sheet, () =>
    facts.executions.map((e) =>
      executionChart(sheet, words, {
        key: `budget-${e.subproject.id}`,
        title: `${year.chart.budgetLines(year.name(e.subproject))} · ${facts.span.id}`,
        ...{ label: 1, first: 4, rows: { first: first(e), count: e.funds.lines.length } },
      }),
    ),
  );
}

function linesAbove(facts: Facts, words: ReportWords): string[] {
  const { above } = sheetOf(facts, words, { name: "", columns: [], rows: [] });
  const until = facts.executions[0]?.funds.until ?? null;
  return [`${above[0]}${words.gap}${words.unitYuan}`, words.year.budgetNote(until)];
}

function fundColumns(words: ReportWords): Column[] {
  const { head } = words.year;
  const summed = "yuan" as const;
  return [
    { head: head.initial, width: 17, summed },
    { head: head.fullYear, width: 17, summed },
    { head: head.executed, width: 17, summed },
    { head: head.rate, width: 11 },
  ];
}

/** Initial, full-year, executed and the rate, from column `first` on. */
function fundCells(
  { subproject, funds }: BudgetExecution,
  sum: FundSum & { readonly line: BudgetKey | null },
  at: { first: number; row: number },
): Cell[] {
  const line = sum.line === null ? {} : { line: budgetKey(sum.line) };
  const about = { subproject: subproject.id, until: funds.until, sources: [], ...line };
  const budget = (of: "initial" | "full-year"): Because => ({ kind: "budget", ...about, of });
  const [fullYear, executed] = [1, 2].map((i) => address({ column: at.first + i, row: at.row }));
  const rate = sum.rateOfFullYear;
  const addresses = [fullYear ?? "", executed ?? ""];
  return [
    yuan(sum.initialFen, budget("initial")),
    yuan(sum.fullYearFen, budget("full-year")),
    yuan(sum.executedFen, { kind: "spending", ...about }),
    rate === null
      ? text("—")
      : { ...ratio(rate.num, rate.den, { kind: "cells", addresses }), formula: `${executed}/${fullYear}` },
  ];
}

/** Budget and spending as columns, the rate against the right. */
function executionChart(
  sheet: Sheet,
  words: ReportWords,
  of: {
    key: string;
    title: string;
    label: number;
    first: number;
    rows: { first?: number; count?: number };
  },
): Chart {
  const { key, title, label, first, rows } = of;
  return {
    ...{ key, kind: "column", title, unit: words.head.amount },
    categories: columnCells(sheet, label, rows),
    series: [
      columnSeries(sheet, first + 1, rows),
      columnSeries(sheet, first + 2, rows),
      { ...columnSeries(sheet, first + 3, rows), axis: "right" },
    ],
  };
}
