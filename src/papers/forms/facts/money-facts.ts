/**
 * 资金 / money of a report: budget, spending, balance and rate, of all, by source, by line and by economic class; and what arrived.
 *
 * 到位金额 is what was granted, for the year's public money, and what is budgeted, for the rest: arrival at the bank is no fact of the
 * books, and the form says so. Worked example: granted 300,000.00 and 5,000.00 carried over: 305,000.00 arrived, of it 300,000.00
 * public.
 */

import { FUND_SOURCES } from "../../../records/fund-source.ts";
import type { BudgetKey } from "../../../review/subproject/budget.ts";
import type { Cell } from "../../../sheet/because.ts";
import { rowNumber, text, yuan } from "../../../sheet/sheet.ts";
import { type MoneyBy, moneyCell, moveBecause, ofLine, plain } from "./figures.ts";
import type { FormRow } from "./form-facts.ts";
import type { ReportBooks, ReportNames } from "./report-books.ts";

const MEASURES = ["initial", "full-year", "executed", "left", "rate"] as const;
type Measure = (typeof MEASURES)[number];

const BY: Record<Measure, MoneyBy> = {
  ...{ initial: "initial", "full-year": "budget", executed: "spent", left: "left", rate: "rate" },
};

type SumName = `funds.${"total" | (typeof FUND_SOURCES)[number]}.${Measure}`;

const SUM_NAMES: readonly SumName[] = (["total", ...FUND_SOURCES] as const).flatMap((of) =>
  MEASURES.map((measure): SumName => `funds.${of}.${measure}`),
);

export const MONEY_VALUES = [...SUM_NAMES, "funds.until", "received.total", "received.fiscal"] as const;

export const MONEY_LISTS = {
  lines: ["number", "line", "class", "class-name", "source", ...MEASURES],
  classes: ["number", "class", "class-name", ...MEASURES],
  sources: ["number", "source", "received", ...MEASURES],
} as const;

const measures = (books: ReportBooks, isOf: (key: BudgetKey) => boolean): Record<Measure, Cell> => ({
  initial: moneyCell(books, BY.initial, isOf),
  "full-year": moneyCell(books, BY["full-year"], isOf),
  executed: moneyCell(books, BY.executed, isOf),
  left: moneyCell(books, BY.left, isOf),
  rate: moneyCell(books, BY.rate, isOf),
});

export function moneyValues(
  books: ReportBooks,
  names: ReportNames,
): Record<(typeof MONEY_VALUES)[number], Cell> {
  const sums: Partial<Record<SumName, Cell>> = {};
  for (const of of ["total", ...FUND_SOURCES] as const) {
    const made = measures(books, (key) => of === "total" || key.source === of);
    for (const measure of MEASURES) sums[`funds.${of}.${measure}`] = made[measure];
  }
  return {
    ...(sums as Record<SumName, Cell>),
    "funds.until": plain(names.words.until(books.until)),
    "received.total": received(books, null),
    "received.fiscal": received(books, "fiscal"),
  };
}

/** Of a source, or of all of them. */
function received(books: ReportBooks, source: string | null): Cell {
  const decided = books.standing.find((m) => m.move === "decide");
  const granted = decided?.carried.fen ?? 0n;
  if (source === "fiscal") return decided ? yuan(granted, moveBecause(decided)) : text("—");
  const rest = moneyCell(books, "initial", (key) =>
    source === null ? key.source !== "fiscal" : key.source === source,
  );
  if (source !== null || rest.value.kind !== "yuan" || rest.because?.kind !== "funds") return rest;
  return yuan(granted + rest.value.fen, { ...rest.because, granted: decided?.number ?? null });
}

export function moneyLists(
  books: ReportBooks,
  names: ReportNames,
): Record<keyof typeof MONEY_LISTS, readonly FormRow[]> {
  const { funds } = books;
  const named = (code: string) => ({ class: text(code), "class-name": text(names.economicClass(code)) });
  return {
    lines: funds.lines.map((line, i) => ({
      ...{ number: rowNumber(i + 1), line: text(line.line), ...named(line.economicClass) },
      ...{ source: text(names.fundSource[line.source]), ...measures(books, ofLine(line)) },
    })),
    classes: funds.byClass.map(({ economicClass }, i) => ({
      ...{ number: rowNumber(i + 1), ...named(economicClass) },
      ...measures(books, (key) => key.economicClass === economicClass),
    })),
    sources: FUND_SOURCES.map((source, i) => ({
      ...{ number: rowNumber(i + 1), source: text(names.fundSource[source]) },
      ...{ received: received(books, source), ...measures(books, (key) => key.source === source) },
    })),
  };
}
