/**
 * 到位、各年、各校 / what arrived and was returned, each year side by side, each university, and the whole since the beginning, by name.
 *
 * 到位金额 is what receipts say; without any the cell is to be filled in and the report can't be issued. 待处理结余 = 结余 − 上缴, 资金余额 =
 * 到位 − 上缴 − 执行. Rows of a year are that year's budget and spending; the university's and those of `begun` are since the beginning.
 *
 * Worked example: 到位 615,000.00, 执行 609,147.15, 上缴 787.40: 结余 5,852.85, 待处理 5,065.45, 资金余额 5,065.45.
 * Source: SOURCES.md [final-acceptance], [performance-report].
 */

import type { Fen } from "../../../core/money.ts";
import type { FundSource } from "../../../records/record.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import type { YearMoney } from "../../../review/subproject/money/settled-money.ts";
import type { Cell, Origin } from "../../../sheet/origin.ts";
import { fenOf, ratio, rowNumber, text, yuan } from "../../../sheet/sheet.ts";
import type { FormRow } from "./form-facts.ts";
import type { ReportBooks, ReportNames } from "./report-books.ts";

export const SETTLED_VALUES = [
  ...(["received.total", "received.fiscal", "returned.total", "pending.total", "cash.total"] as const),
  ...(["begun.received", "begun.full-year", "begun.executed", "begun.refunded"] as const),
  ...(["begun.left", "begun.rate"] as const),
] as const;

const YEAR = [
  ...(["year", "initial", "full-year", "carried-in", "executed", "rate"] as const),
  ...(["unspent", "carried-on", "kept", "refunded"] as const),
] as const;

export const SETTLED_LISTS = {
  years: ["number", ...YEAR],
  universities: [
    ...["number", "library", "name", "received", "full-year", "executed", "refunded", "left", "rate"],
    ...["returned", "cash", "benefit"],
  ],
  "university-years": ["number", "library", "name", ...YEAR],
  receipts: ["number", "day", "voucher", "library", "name", "source", "kind", "amount", "text"],
} as const;

const figures = (...of: Cell[]): Origin => ({ kind: "figures", figures: of });
const rateOf = (executed: Cell, budget: Cell): Cell =>
  fenOf(budget) > 0n ? ratio(fenOf(executed), fenOf(budget), figures(executed, budget)) : text("—");

/** Of a sum of receipts; to be filled in where none are recorded. */
function cashCell(
  { subproject, receipts, until }: ReportBooks,
  of: {
    fen: Fen;
    of: "received" | "returned";
    sources?: readonly FundSource[];
    library?: LibraryCode;
    toFill: string;
  },
): Cell {
  if (receipts.length === 0 && of.of === "received") return text(of.toFill);
  const { sources = [], library } = of;
  return yuan(of.fen, {
    ...{ kind: "receipt", subproject: subproject.id, sources, until, of: of.of },
    ...(library === undefined ? {} : { library }),
  });
}

/** 到位, 上缴 and what is left to be settled, of one source; all three since the beginning, as a receipt is of no one year's budget. */
export function cashCells(
  books: ReportBooks,
  { source, toFill }: { source: FundSource; toFill: string },
): Record<"received" | "returned" | "pending", Cell> {
  const { subproject, until, begun, settled } = books;
  const { receivedFen, returnedFen } = settled.bySource[source];
  const about = { sources: [source], toFill };
  const asked = { subproject: subproject.id, sources: [source], year: null, until };
  const sum = begun.bySource[source];
  const fullYear = yuan(sum.fullYearFen, { kind: "budget", ...asked, of: "full-year" });
  const executed = yuan(sum.executedFen, { kind: "spending", ...asked });
  const returned = cashCell(books, { ...about, fen: returnedFen, of: "returned" });
  return {
    received: cashCell(books, { ...about, fen: receivedFen, of: "received" }),
    returned,
    pending: yuan(sum.fullYearFen - sum.executedFen - returnedFen, figures(fullYear, executed, returned)),
  };
}

export function settledValues(
  books: ReportBooks,
  toFill: string,
): Record<(typeof SETTLED_VALUES)[number], Cell> {
  const { subproject, until, begun, settled } = books;
  const asked = { subproject: subproject.id, sources: [], year: null, until };
  const of = (sources: readonly FundSource[], fen: Fen, of: "received" | "returned"): Cell =>
    cashCell(books, { fen, of, sources, toFill });
  const received = of([], settled.total.receivedFen, "received");
  const returned = of([], settled.total.returnedFen, "returned");
  const fullYear = yuan(begun.total.fullYearFen, { kind: "budget", ...asked, of: "full-year" });
  const executed = yuan(begun.total.executedFen, { kind: "spending", ...asked });
  const left = yuan(fenOf(fullYear) - fenOf(executed), figures(fullYear, executed));
  return {
    ...{ "received.total": received, "begun.received": received, "returned.total": returned },
    "received.fiscal": of(["fiscal"], settled.bySource.fiscal.receivedFen, "received"),
    "pending.total": yuan(fenOf(left) - fenOf(returned), figures(left, returned)),
    "cash.total": cashLeft({ received, returned, executed }),
    ...{ "begun.full-year": fullYear, "begun.executed": executed, "begun.left": left },
    "begun.refunded": yuan(settled.refundedFen, { kind: "spending", ...asked, cameBack: true }),
    "begun.rate": rateOf(executed, fullYear),
  };
}

/** Nothing to say where nobody recorded what arrived. */
function cashLeft({
  received,
  returned,
  executed,
}: Record<"received" | "returned" | "executed", Cell>): Cell {
  if (received.value.kind === "text") return text("—");
  const fen = fenOf(received) - fenOf(returned) - fenOf(executed);
  return yuan(fen, figures(received, returned, executed));
}

export function settledLists(
  books: ReportBooks,
  names: ReportNames,
): Record<keyof typeof SETTLED_LISTS, readonly FormRow[]> {
  const { settled, receipts, until } = books;
  const { libraries } = settled;
  const numbered = (rows: readonly FormRow[]): FormRow[] =>
    rows.map((row, i) => ({ number: rowNumber(i + 1), ...row }));
  const named = (library: LibraryCode) => ({ library: text(library), name: text(names.library(library)) });
  const counted = receipts.filter((r) => until === null || r.day.slice(0, until.length) <= until);
  return {
    years: numbered(settled.years.map((year) => yearRow(books, year, null))),
    universities: numbered(
      libraries.map((one): FormRow => {
        const { library } = one;
        const asked = { subproject: books.subproject.id, sources: [], year: null, until, library };
        const about = { library, toFill: names.words.toFill };
        const received = cashCell(books, { ...about, fen: one.receivedFen, of: "received" });
        const returned = cashCell(books, { ...about, fen: one.returnedFen, of: "returned" });
        const fullYear = yuan(one.fullYearFen, { kind: "budget", ...asked, of: "full-year" });
        const executed = yuan(one.executedFen, { kind: "spending", ...asked });
        return {
          ...{ ...named(library), received, "full-year": fullYear, executed },
          refunded: yuan(one.refundedFen, { kind: "spending", ...asked, cameBack: true }),
          left: yuan(fenOf(fullYear) - fenOf(executed), figures(fullYear, executed)),
          ...{ rate: rateOf(executed, fullYear), returned },
          cash: cashLeft({ received, returned, executed }),
          benefit: text(benefitOf(books, library, names)),
        };
      }),
    ),
    "university-years": numbered(
      libraries.flatMap(({ library, years }) =>
        years.map((year) => ({ ...named(library), ...yearRow(books, year, library) })),
      ),
    ),
    receipts: numbered(
      counted.map((r) => ({
        ...{ day: text(names.words.day(r.day)), voucher: text(r.voucherNo), ...named(r.library) },
        ...{ source: text(names.fundSource[r.source]), kind: text(names.receiptKind[r.kind]) },
        amount: yuan(r.fen, { kind: "figures", figures: [] }),
        text: text(r.text),
      })),
    ),
  };
}

/** What the final acceptance said that construction brought it. */
function benefitOf({ state }: ReportBooks, library: LibraryCode, { words }: ReportNames): string {
  const own = state.benefits.filter((b) => b.library === library);
  return own.map((b) => `${b.name} ${b.value}${b.unit}`).join(words.listComma);
}

function yearRow({ subproject, until }: ReportBooks, money: YearMoney, library: LibraryCode | null): FormRow {
  const { year } = money;
  const of = { subproject: subproject.id, sources: [], until, ...(library === null ? {} : { library }) };
  const own = { ...of, year };
  const carried = { ...of, sources: ["carry-over"] as const };
  const fullYear = yuan(money.fullYearFen, { kind: "budget", ...own, of: "full-year" });
  const executed = yuan(money.executedFen, { kind: "spending", ...own });
  const unspent = yuan(money.unspentFen, figures(fullYear, executed));
  const next = { ...carried, year: `${Number(year) + 1}` };
  const carriedOn = yuan(money.carriedOnFen, { kind: "budget", ...next, of: "carried-in" });
  return {
    year: text(year),
    initial: yuan(money.initialFen, { kind: "budget", ...own, of: "initial" }),
    ...{ "full-year": fullYear, executed, rate: rateOf(executed, fullYear), unspent },
    "carried-in": yuan(money.carriedInFen, { kind: "budget", ...carried, year, of: "full-year" }),
    ...{ "carried-on": carriedOn, kept: yuan(money.keptFen, figures(unspent, carriedOn)) },
    refunded: yuan(money.refundedFen, { kind: "spending", ...own, cameBack: true }),
  };
}
