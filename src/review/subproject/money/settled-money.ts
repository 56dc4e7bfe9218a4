/**
 * 各年、各校 / what each year and each university made of the money, side by side; and what is left in cash.
 *
 * 未用 of a year = 全年 − 执行 = 结转下年 + 未结转结余. 累计 = Σ years' 执行 − 上年支出收回. 资金余额 = 到位 + 转拨 − 上缴 − 累计执行; below zero
 * somebody else paid for it (垫付). Universities add up to the sub-project in every year.
 *
 * Worked example: 10013: 80,000.00 came, 8,000.00 were passed on, 50,000.00 came: 122,000.00; spent 70,000.00 in 2023 and 52,369.35 in 2024,
 * of which 1,250.00 came back: 121,119.35, left 880.65, all of it in cash. Source: SOURCES.md [final-acceptance], [self-evaluation-form].
 */
import { invariant } from "../../../core/bug.ts";
import { sumOf, sumsBy } from "../../../core/list.ts";
import { type Fen, formatYuan } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import type { FundSource } from "../../../records/record.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import { type FundAmounts, isBy, type LineFunds, sinceBeginning, subprojectFunds } from "../funds.ts";
import type { FundsUsed } from "../move.ts";
import type { Spending } from "../spending.ts";
import { type BudgetEntry, budgetYear, isCarriedIn } from "../subproject-budget.ts";
import type { Receipt } from "./money-received.ts";

export interface MoneyFacts {
  readonly entries: readonly BudgetEntry[];
  readonly spent: readonly Spending[];
  readonly receipts: readonly Receipt[];
  /** The last month or day that counts; null: all. */
  readonly until: string | null;
}

export interface YearMoney extends FundAmounts {
  readonly year: string;
  /** 其中上年结转, with what came back of earlier years. */
  readonly carriedInFen: Fen;
  readonly refundedFen: Fen;
  readonly unspentFen: Fen;
  /** 结转下年 */
  readonly carriedOnFen: Fen;
  /** 未结转结余 */
  readonly keptFen: Fen;
}

export interface LibraryMoney extends Pick<FundAmounts, "fullYearFen" | "executedFen"> {
  readonly library: LibraryCode;
  /** With what was passed on. */
  readonly receivedFen: Fen;
  readonly returnedFen: Fen;
  readonly refundedFen: Fen;
  readonly cashFen: Fen;
  readonly years: readonly YearMoney[];
}

export interface CashOf {
  readonly receivedFen: Fen;
  /** 上缴, above zero. */
  readonly returnedFen: Fen;
}

export interface SettledMoney {
  readonly years: readonly YearMoney[];
  /** By code. */
  readonly libraries: readonly LibraryMoney[];
  readonly bySource: Readonly<Record<FundSource, CashOf>>;
  readonly total: CashOf;
  /** Of what was spent before it came back in a later year. */
  readonly refundedFen: Fen;
}

export function settledMoney(of: MoneyFacts): SettledMoney {
  const { until } = of;
  const receipts = of.receipts.filter((r) => isBy(r.day, until));
  const counted = sinceBeginning(of, until);
  const years = yearsOf(of);
  const codes = new Set(
    [...of.entries, ...of.spent].map((f) => f.library ?? "").concat(receipts.map((r) => r.library)),
  );
  const libraries = [...codes].sort().map((library): LibraryMoney => {
    const own = <T extends { library?: LibraryCode }>(facts: readonly T[]): T[] =>
      facts.filter((f) => (f.library ?? "") === library);
    const cash = cashOf(own(receipts));
    const fullYearFen = sumOf(own(counted.entries), (e) => e.fen);
    const executedFen = sumOf(own(counted.spent), (s) => s.fen);
    return {
      ...{ library, ...cash, fullYearFen, executedFen, refundedFen: refunded(own(counted.spent)) },
      cashFen: cash.receivedFen - cash.returnedFen - executedFen,
      years: yearsOf(
        { ...of, entries: own(of.entries), spent: own(of.spent) },
        years.map((y) => y.year),
      ),
    };
  });
  const all = sumOf(counted.spent, (s) => s.fen);
  invariant(sumOf(libraries, (l) => l.executedFen) === all, "libraries add up to the sub-project");
  const bySource = (source: FundSource): CashOf => cashOf(receipts.filter((r) => r.source === source));
  return {
    ...{ years, libraries, total: cashOf(receipts), refundedFen: refunded(counted.spent) },
    bySource: { fiscal: bySource("fiscal"), "carry-over": bySource("carry-over"), other: bySource("other") },
  };
}

function cashOf(receipts: readonly Receipt[]): CashOf {
  const sum = (isReturned: boolean): Fen =>
    sumOf(
      receipts.filter((r) => (r.kind === "returned") === isReturned),
      (r) => r.fen,
    );
  return { receivedFen: sum(false), returnedFen: -sum(true) };
}

const refunded = (spent: readonly Spending[]): Fen =>
  -sumOf(
    spent.filter((s) => s.earlierYear),
    (s) => s.fen,
  );

function yearsOf(
  { entries, spent, until }: Omit<MoneyFacts, "receipts">,
  known: readonly string[] = [],
): YearMoney[] {
  const found = [...entries.map(budgetYear), ...spent.map((s) => s.day.slice(0, 4)), ...known];
  const years = [...new Set(found)].filter((y) => until === null || y <= until.slice(0, 4)).sort();
  return years.map((year): YearMoney => {
    const { total, bySource } = subprojectFunds({ entries, spent, until, year });
    const next = `${Number(year) + 1}`;
    const isNext = (e: BudgetEntry): boolean =>
      isCarriedIn(e) &&
      budgetYear(e) === next &&
      (e.kind === "initial" ? years.includes(next) : isBy(e.day, until));
    const carriedOnFen = sumOf(entries.filter(isNext), (e) => e.fen);
    const unspentFen = total.fullYearFen - total.executedFen;
    const { initialFen, fullYearFen, executedFen } = total;
    return {
      ...{ year, initialFen, fullYearFen, executedFen },
      carriedInFen: bySource["carry-over"].fullYearFen,
      refundedFen: refunded(spent.filter((s) => s.day.slice(0, 4) === year && isBy(s.day, until))),
      ...{ unspentFen, carriedOnFen, keptFen: unspentFen - carriedOnFen },
    };
  });
}

export interface OverspentLine extends LineFunds {
  readonly year: string;
}

/** Lines of which more is spent in a year than is budgeted for it. */
export function overspentLines(of: Pick<MoneyFacts, "entries" | "spent"> & { until?: string | null }) {
  const years = new Set([...of.entries.map(budgetYear), ...of.spent.map((s) => s.day.slice(0, 4))]);
  return [...years].sort().flatMap((year) => {
    const { overspent } = subprojectFunds({ ...of, year });
    return overspent.map((line): OverspentLine => ({ ...line, year }));
  });
}

/** What each library spent since the beginning; null where the books of before don't say whose the spending is. */
export function executedBy({
  entries,
  spent,
}: Pick<MoneyFacts, "entries" | "spent">): ReadonlyMap<LibraryCode, Fen> | null {
  const isSaid =
    new Set(entries.map((e) => e.library)).size > 1 || new Set(spent.map((s) => s.library)).size > 1;
  return isSaid
    ? sumsBy(
        spent,
        (s) => s.library ?? "",
        (s) => s.fen,
      )
    : null;
}

/** "…the use of project funds and construction benefits of each contracting University". */
export function requireUsedByEach(
  used: readonly FundsUsed[],
  executed: ReadonlyMap<LibraryCode, Fen> | null,
): void {
  for (const { library, fen } of executed === null ? [] : used) {
    const spent = executed?.get(library) ?? 0n;
    if (fen !== spent)
      refuse("funds-used-must-be-what-the-library-spent", {
        ...{ library, used: formatYuan(fen), spent: formatYuan(spent) },
      });
  }
}
