/**
 * 项目资金 / the funds rows of a form as figures: 年初预算数, 全年预算数, 执行数 and the rate, of the whole and of each source.
 *
 * "funds.fiscal.executed" and the like; `not-fiscal` is 上年结转资金 and 其他资金 together, for forms that have one row for both. Where
 * figures were typed, nobody knows the sources: their cells show "—" and the total stands alone.
 *
 * Worked example: 全年预算数 305,000.00, 执行数 295,900.50: the rate is 295900.50 / 305000, printed 97.02 %.
 * Source: SOURCES.md [self-evaluation-form], [monitoring-form].
 */
import { sumOf } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import { FUND_SOURCES, type FundSource } from "../../records/fund-source.ts";
import type { Because, Cell } from "../../sheet/because.ts";
import { ratio, text, yuan } from "../../sheet/sheet.ts";
import type { FundSum, SubProjectFunds } from "./funds.ts";

/** Where the money of a form comes from: the books of a sub-project, or flags of the command. */
export type FormFunds =
  | { readonly kind: "books"; readonly subproject: string; readonly funds: SubProjectFunds }
  | {
      readonly kind: "typed";
      readonly initialFen: Fen;
      readonly fullYearFen: Fen;
      readonly executedFen: Fen;
    };

const ROWS = ["fiscal", "carry-over", "other", "not-fiscal"] as const;
const COLUMNS = ["initial", "full-year", "executed", "rate"] as const;

/** The names of the figures that `fundsFigures` gives. */
export const FUNDS_FIGURES: readonly string[] = ["total", ...ROWS].flatMap((row) =>
  COLUMNS.map((column) => `funds.${row}.${column}`),
);

/** `rateOf`: which budget the rate is of. */
export function fundsFigures(from: FormFunds, rateOf: "initial" | "full-year"): Record<string, Cell> {
  const figures: Record<string, Cell> = {};
  const add = (row: string, cells: Row): void => {
    for (const column of COLUMNS) figures[`funds.${row}.${column}`] = cells[column];
  };
  if (from.kind === "typed") {
    const { initialFen, fullYearFen, executedFen } = from;
    add("total", typedRow({ initialFen, fullYearFen, executedFen }, rateOf));
    for (const row of ROWS) add(row, NO_ROW);
    return figures;
  }
  const { funds, subproject } = from;
  const asked = { subproject, until: funds.until, rateOf };
  add("total", booksRow(funds.total, { ...asked, sources: [] }));
  for (const source of FUND_SOURCES)
    add(source, booksRow(funds.bySource[source], { ...asked, sources: [source] }));
  const rest: readonly FundSource[] = ["carry-over", "other"];
  add("not-fiscal", booksRow(together(rest.map((s) => funds.bySource[s])), { ...asked, sources: rest }));
  return figures;
}

type Row = Readonly<Record<(typeof COLUMNS)[number], Cell>>;
type Amounts = Pick<FundSum, "initialFen" | "fullYearFen" | "executedFen">;

const NONE = text("—");
const NO_ROW: Row = { initial: NONE, "full-year": NONE, executed: NONE, rate: NONE };

function together(sums: readonly Amounts[]): Amounts {
  const add = (of: (sum: Amounts) => Fen): Fen => sumOf(sums, of);
  return {
    initialFen: add((s) => s.initialFen),
    fullYearFen: add((s) => s.fullYearFen),
    executedFen: add((s) => s.executedFen),
  };
}

function booksRow(
  sum: Amounts,
  of: {
    subproject: string;
    sources: readonly FundSource[];
    until: string | null;
    rateOf: "initial" | "full-year";
  },
): Row {
  const { rateOf, ...asked } = of;
  const budget = (which: "initial" | "full-year"): Because => ({ kind: "budget", ...asked, of: which });
  const initial = yuan(sum.initialFen, budget("initial"));
  const fullYear = yuan(sum.fullYearFen, budget("full-year"));
  return withRate(
    { initial, fullYear, executed: yuan(sum.executedFen, { kind: "spending", ...asked }) },
    rateOf,
  );
}

function typedRow(sum: Amounts, rateOf: "initial" | "full-year"): Row {
  const typed = (fen: Fen, key: string): Cell => yuan(fen, { kind: "stated", as: "flag", key, text: "" });
  const initial = typed(sum.initialFen, "--initial");
  const fullYear = typed(sum.fullYearFen, "--full-year");
  return withRate({ initial, fullYear, executed: typed(sum.executedFen, "--executed") }, rateOf);
}

function withRate(
  of: { initial: Cell; fullYear: Cell; executed: Cell },
  rateOf: "initial" | "full-year",
): Row {
  const { initial, fullYear, executed } = of;
  const base = rateOf === "initial" ? initial : fullYear;
  const [num, den] = [executed, base].map((cell) => (cell.value.kind === "yuan" ? cell.value.fen : 0n));
  const because: Because = { kind: "figures", figures: [executed, base] };
  const rate = num === undefined || den === undefined || den <= 0n ? NONE : ratio(num, den, because);
  return { initial, "full-year": fullYear, executed, rate };
}
