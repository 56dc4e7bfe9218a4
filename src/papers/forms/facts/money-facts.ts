/**
 * 资金 / the money of a sub-project in every paper, by name: 年初预算数, 全年预算数, 执行数, 结余 and the rate, of all, of each source, by
 * line and by economic class; and what arrived. "funds.fiscal.executed" and the like; `not-fiscal` is 上年结转资金 and 其他资金
 * together, for forms that have one row for both. Where figures were typed, nobody knows the sources: their cells show "—" and the
 * total stands alone.
 *
 * 到位金额 is what was granted, for the year's public money, and what is budgeted, for the rest: arrival at the bank is no fact of the
 * books, and the form says so.
 *
 * Worked example: 全年预算数 305,000.00, 执行数 295,900.50: 结余 9,099.50, the rate 295900.50 / 305000, printed 97.02 %; granted
 * 300,000.00 and 5,000.00 carried over: 305,000.00 arrived, of it 300,000.00 public.
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
    return bookedCells(sum, { subproject, until: funds.until, sources }, rateOf);
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

export const MONEY_VALUES = [...FUNDS_FIGURES, "funds.until", "received.total", "received.fiscal"] as const;

export const MONEY_LISTS = {
  lines: ["number", "line", "class", "class-name", "source", ...COLUMNS],
  classes: ["number", "class", "class-name", ...COLUMNS],
  sources: ["number", "source", "received", ...COLUMNS],
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
  const funds = fundsOf(books);
  const granted = grantedCell(books);
  const rest = funds["funds.not-fiscal.initial"];
  const figures = granted.origin ? [granted, rest] : [rest];
  return {
    ...funds,
    "funds.until": text(names.words.until(books.until)),
    "received.total": yuan(fenOf(granted) + fenOf(rest), { kind: "figures", figures }),
    "received.fiscal": granted,
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
  const figures = fundsOf(books);
  const booked = (sum: FundAmounts, of: { line: string } | { economicClass: string }): FundCells =>
    bookedCells(sum, { subproject: subproject.id, until: funds.until, sources: [], ...of }, "full-year");
  const named = (code: string) => ({ class: text(code), "class-name": text(names.economicClass(code)) });
  return {
    lines: funds.lines.map((line, i) => ({
      ...{ number: rowNumber(i + 1), line: text(line.line), ...named(line.economicClass) },
      ...{ source: text(names.fundSource[line.source]), ...booked(line, { line: budgetKey(line) }) },
    })),
    classes: funds.byClass.map(({ economicClass, ...sum }, i) => ({
      ...{ number: rowNumber(i + 1), ...named(economicClass), ...booked(sum, { economicClass }) },
    })),
    sources: FUND_SOURCES.map((source, i) => ({
      ...{ number: rowNumber(i + 1), source: text(names.fundSource[source]) },
      received: source === "fiscal" ? grantedCell(books) : figures[`funds.${source}.initial`],
      ...Object.fromEntries(COLUMNS.map((column) => [column, figures[`funds.${source}.${column}`]])),
    })),
  };
}
