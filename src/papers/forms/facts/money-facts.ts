/**
 * 资金 / the money of a sub-project in every paper, by name: 年初预算数, 全年预算数, 执行数, 结余 and the rate, of all, of each source, by
 * line and by economic class. "funds.fiscal.executed" and the like; `not-fiscal` is 上年结转资金 and 其他资金
 * together, for forms that have one row for both. Where figures were typed, nobody knows the sources: their cells show "—" and the
 * total stands alone. What arrived, each year and each university: `settled-facts.ts`.
 *
 * Worked example: 全年预算数 305,000.00, 执行数 295,900.50: 结余 9,099.50, the rate 295900.50 / 305000, printed 97.02 %.
 * Source: SOURCES.md [self-evaluation-form], [monitoring-form].
 */

import { sumOf } from "../../../core/list.ts";
import { FUND_SOURCES, type FundSource } from "../../../records/record.ts";
import type { FormFunds, FundAmounts } from "../../../review/subproject/funds.ts";
import { budgetKey } from "../../../review/subproject/subproject-budget.ts";
import type { Cell, Origin, Origins } from "../../../sheet/origin.ts";
import { fenOf, ratio, rowNumber, text, yuan } from "../../../sheet/sheet.ts";
import { type FormRow, lastMove, moveOrigin } from "./form-facts.ts";
import type { ReportBooks, ReportNames } from "./report-books.ts";
import { cashCells, SETTLED_LISTS, SETTLED_VALUES, settledLists, settledValues } from "./settled-facts.ts";

const COLUMNS = ["initial", "full-year", "executed", "left", "rate"] as const;
type FundCells = Readonly<Record<(typeof COLUMNS)[number], Cell>>;

/** The sources that each row adds up; of `total` all there are. */
const ROWS = {
  ...{ total: [], fiscal: ["fiscal"], "carry-over": ["carry-over"], other: ["other"] },
  "not-fiscal": ["carry-over", "other"],
} as const satisfies Record<string, readonly FundSource[]>;
type Row = keyof typeof ROWS;
type FundFigure = `funds.${Row}.${(typeof COLUMNS)[number]}`;

const ROW_NAMES = Object.keys(ROWS) as Row[];

/** The names of the figures that `fundsFigures` gives. */
export const FUNDS_FIGURES: readonly FundFigure[] = ROW_NAMES.flatMap((row) =>
  COLUMNS.map((column): FundFigure => `funds.${row}.${column}`),
);

/** Which budget the rate is of: the form says it. */
type RateOf = "initial" | "full-year";

export function fundsFigures(from: FormFunds, rateOf: RateOf): Record<FundFigure, Cell> {
  const rowOf = (row: Row): FundCells => {
    if (from.kind === "typed") return row === "total" ? typedCells(from, rateOf) : NO_CELLS;
    const { subproject, funds } = from;
    const sources: readonly FundSource[] = ROWS[row];
    const sum = row === "total" ? funds.total : together(sources.map((source) => funds.bySource[source]));
    const { year, until } = funds;
    return bookedCells(sum, { subproject, year, until, sources }, rateOf);
  };
  const named = ROW_NAMES.flatMap((row) => {
    const cells = rowOf(row);
    return COLUMNS.map((column) => [`funds.${row}.${column}`, cells[column]]);
  });
  return Object.fromEntries(named) as Record<FundFigure, Cell>;
}

const NONE = text("—");
const NO_CELLS: FundCells = { initial: NONE, "full-year": NONE, executed: NONE, left: NONE, rate: NONE };

function together(sums: readonly FundAmounts[]): FundAmounts {
  return {
    initialFen: sumOf(sums, (s) => s.initialFen),
    fullYearFen: sumOf(sums, (s) => s.fullYearFen),
    executedFen: sumOf(sums, (s) => s.executedFen),
  };
}

/** Of the books' entries and vouchers that `asked` names. */
function bookedCells(sum: FundAmounts, asked: Origins["spending"], rateOf: RateOf): FundCells {
  const budget = (of: RateOf): Origin => ({ kind: "budget", ...asked, of });
  const origin = { initial: budget("initial"), fullYear: budget("full-year") };
  return fundCells(sum, { ...origin, executed: { kind: "spending", ...asked } }, rateOf);
}

function typedCells(sum: FundAmounts, rateOf: RateOf): FundCells {
  const flag = (key: string): Origin => ({ kind: "stated", as: "flag", key, text: "" });
  const origin = { initial: flag("--initial"), fullYear: flag("--full-year"), executed: flag("--executed") };
  return fundCells(sum, origin, rateOf);
}

function fundCells(
  sum: FundAmounts,
  origin: Readonly<Record<"initial" | "fullYear" | "executed", Origin>>,
  rateOf: RateOf,
): FundCells {
  const initial = yuan(sum.initialFen, origin.initial);
  const fullYear = yuan(sum.fullYearFen, origin.fullYear);
  const executed = yuan(sum.executedFen, origin.executed);
  const base = rateOf === "initial" ? initial : fullYear;
  const figures = (...of: Cell[]): Origin => ({ kind: "figures", figures: of });
  return {
    ...{ initial, "full-year": fullYear, executed },
    left: yuan(sum.fullYearFen - sum.executedFen, figures(fullYear, executed)),
    rate: fenOf(base) > 0n ? ratio(sum.executedFen, fenOf(base), figures(executed, base)) : NONE,
  };
}

export const MONEY_VALUES = [
  ...FUNDS_FIGURES,
  ...(["funds.until", "funds.window"] as const),
  ...SETTLED_VALUES,
] as const;

export const MONEY_LISTS = {
  lines: ["number", "library", "line", "class", "class-name", "source", ...COLUMNS],
  classes: ["number", "class", "class-name", ...COLUMNS],
  sources: ["number", "source", "received", ...COLUMNS, "returned", "pending"],
  ...SETTLED_LISTS,
} as const;

/** What the decision granted; a dash where there is none. */
export function grantedCell({ standing }: Pick<ReportBooks, "standing">): Cell {
  const decided = lastMove(standing, "decide");
  return decided ? yuan(decided.carried.fen ?? 0n, moveOrigin(decided)) : NONE;
}

export function moneyValues(
  books: ReportBooks,
  names: ReportNames,
): Record<(typeof MONEY_VALUES)[number], Cell> {
  const { words } = names;
  return {
    ...fundsOf(books),
    "funds.until": text(words.until(books.until)),
    "funds.window": text(words.window(books.funds)),
    ...settledValues(books, words.toFill),
  };
}

function fundsOf({ subproject, funds }: ReportBooks): Record<FundFigure, Cell> {
  return fundsFigures({ kind: "books", subproject: subproject.id, funds }, "full-year");
}

export function moneyLists(
  books: ReportBooks,
  names: ReportNames,
): Record<keyof typeof MONEY_LISTS, readonly FormRow[]> {
  const { funds, subproject } = books;
  const { year, until } = funds;
  const figures = fundsOf(books);
  const booked = (sum: FundAmounts, of: { line: string } | { economicClass: string }): FundCells =>
    bookedCells(sum, { subproject: subproject.id, year, until, sources: [], ...of }, "full-year");
  const named = (code: string) => ({ class: text(code), "class-name": text(names.economicClass(code)) });
  const isShared = new Set(funds.lines.map((l) => l.library)).size > 1;
  return {
    lines: funds.lines.map((line, i) => ({
      ...{ number: rowNumber(i + 1), library: text(line.library ?? "") },
      line: text(isShared ? `${line.library ?? ""} ${line.line}`.trim() : line.line),
      ...{ ...named(line.economicClass), source: text(sourceName(line.source, { names, year })) },
      ...booked(line, { line: budgetKey(line) }),
    })),
    classes: funds.byClass.map(({ economicClass, ...sum }, i) => ({
      ...{ number: rowNumber(i + 1), ...named(economicClass), ...booked(sum, { economicClass }) },
    })),
    sources: FUND_SOURCES.map((source, i) => ({
      ...{ number: rowNumber(i + 1), source: text(sourceName(source, { names, year })) },
      ...Object.fromEntries(COLUMNS.map((column) => [column, figures[`funds.${source}.${column}`]])),
      ...cashCells(books, { source, toFill: names.words.toFill }),
    })),
    ...settledLists(books, names),
  };
}

/** Since the beginning public money is of no one year: what was carried over stands with it. */
function sourceName(
  source: FundSource,
  { names, year }: { names: ReportNames; year: string | null },
): string {
  return year === null && source === "fiscal" ? names.words.fiscal : names.fundSource[source];
}
