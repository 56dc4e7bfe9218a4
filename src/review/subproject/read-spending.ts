/**
 * 支出明细行 / from a row of the finance system's export to a line of spending, or to its faults.
 *
 * The budget line is found by its name, class and source; where the budget leaves no choice, the row need not say the name or the source. A line
 * that stands in another file, or above in this one, is set aside: nothing is counted twice. 红字 rows are negative amounts; a ledger
 * with 借方 and 贷方 gives 借方 − 贷方, of which a row has one.
 *
 * Worked example: 记-0012 | 2019-05-20 | 原文传递 | 物流费 | 30207 | 顺丰速运 | 12,300.00 → 2019-dd, 物流费, 30207, fiscal, 1230000 fen.
 * 借方 0.00 | 贷方 310.55 → −31055 fen.
 * Source: SOURCES.md [economic-classes], [import-profiles].
 */

import { invariant } from "../../core/bug.ts";
import { formatYuan } from "../../core/money.ts";
import { type ColumnReader, ColumnSet } from "../../month/import/columns/compile-columns.ts";
import { doubtOfCredit, ledgerAmount } from "../../month/import/reading/ledger-amount.ts";
import { type Faults, Problem } from "../../month/import/reading/problem.ts";
import {
  type Advice,
  columnContext,
  type RowContext,
  type RowReading,
} from "../../month/import/reading/row-reading.ts";
import { FUND_SOURCES, type FundSource } from "../../records/record.ts";
import { type RawRow, textKey } from "../../tables/cell.ts";
import { mappedBy } from "./money/account-map.ts";
import type { SpendingLine } from "./spending.ts";
import type { Beyond, SpendingDesk } from "./spending-desk.ts";
import { type BudgetKey, linesLike } from "./subproject-budget.ts";

function spendingReaders(columns: ColumnSet) {
  return {
    voucherNo: columns.text("voucherNo"),
    entryNo: columns.text("entryNo"),
    spentOn: columns.day("spentOn"),
    subproject: columns.text("subproject"),
    budgetLine: columns.text("budgetLine"),
    economicClass: columns.text("economicClass"),
    fundSource: columns.value<FundSource>("fundSource", FUND_SOURCES),
    department: columns.text("department"),
    summary: columns.text("summary"),
    payee: columns.text("payee"),
    amountFen: columns.signedFen("amountFen"),
    creditFen: columns.signedFen("creditFen"),
  };
}

export function spendingReading(context: RowContext): RowReading<SpendingLine> {
  const readers = spendingReaders(new ColumnSet(columnContext(context)));
  const { spending } = context;
  invariant(spending !== null, "a file of spending is read with its desk");
  const sides = { debit: readers.amountFen, credit: readers.creditFen };
  const advice: Advice[] = [];

  const read = (row: RawRow, faults: Faults): SpendingLine => {
    const text = (reader: ColumnReader<string>): string => reader.read(row, faults) ?? "";
    const voucherNo = text(readers.voucherNo);
    const entryNo = text(readers.entryNo);
    const day = readers.spentOn.read(row, faults) ?? context.firstDay;
    const place = placeOf(
      {
        subproject: text(readers.subproject),
        line: text(readers.budgetLine),
        economicClass: text(readers.economicClass),
        source: readers.fundSource.read(row, faults),
        department: text(readers.department),
        day,
      },
      { spending, readers, faults },
    );
    const line: SpendingLine = {
      ref: { file: context.file, sheet: context.sheet, row: row.row },
      ...{ voucherNo, entryNo, day, ...place },
      text: text(readers.summary),
      payee: text(readers.payee),
      fen: ledgerAmount(row, sides, faults),
    };
    // The account says already that it came back.
    const doubt = line.earlierYear
      ? null
      : doubtOfCredit(line, { row: row.row, credit: sides.credit, faults });
    if (line.earlierYear && line.fen > 0n)
      faults.add(new Problem("refund-must-be-a-credit", { amount: formatYuan(line.fen) }));
    if (faults.list.length > 0) return line;
    if (spending.isThere(line)) {
      const { column } = readers.voucherNo;
      const problem = new Problem("voucher-line-must-be-new", { voucher: voucherNo, month: day.slice(0, 7) });
      faults.add(problem, { ...(column === null ? {} : { column }), text: voucherNo });
      return line;
    }
    const on = spending.sealedBefore(line);
    const beyond = spending.leftFor(line);
    if (beyond) {
      faults.add(beyondBudget(line, beyond), columnOf(readers.amountFen));
    } else if (on !== null) {
      const { column } = readers.subproject;
      const about = { subproject: line.subproject, stage: "finally-accepted" as const, on };
      faults.add(new Problem("subproject-must-be-open", about), column === null ? {} : { column });
    } else {
      spending.take(line);
      if (doubt) advice.push(doubt);
    }
    return line;
  };
  return { read, readers, advice: () => advice };
}

/** What is set aside keeps its words' parts as text: what is not said must not be there. */
const saidOf = ({ source, library }: { source: FundSource | null; library: string | undefined }) => ({
  ...(source === null ? {} : { source }),
  ...(library === undefined ? {} : { library }),
});

const columnOf = ({ column }: { readonly column: string | null }) => (column === null ? {} : { column });

function beyondBudget(said: SpendingLine, { budgetFen, spentFen }: Beyond): Problem {
  const { subproject, day, library, line, economicClass, source, fen } = said;
  const left = budgetFen > spentFen ? budgetFen - spentFen : 0n;
  return new Problem("spending-row-must-be-within-budget", {
    ...{ subproject, year: day.slice(0, 4), line, economicClass, ...saidOf({ source, library }) },
    ...{ budget: formatYuan(budgetFen), spent: formatYuan(spentFen), left: formatYuan(left) },
    wanted: formatYuan(fen),
  });
}

interface Said {
  readonly subproject: string;
  readonly line: string;
  readonly economicClass: string;
  readonly source: FundSource | null;
  readonly department: string;
  readonly day: string;
  /** What an account map says it is. */
  readonly library?: string;
  readonly earlierYear?: true;
}

interface With {
  readonly spending: SpendingDesk;
  readonly readers: ReturnType<typeof spendingReaders>;
  readonly faults: Faults;
}

type Place = BudgetKey & { readonly subproject: string; readonly earlierYear?: true };

/** By the map of accounts that knows the row's project, else by what the row says itself. */
function placeOf(said: Said, by: With): Place {
  const map = by.spending.mapFor(said.subproject);
  if (!map) return placeSaid(said, by);
  const { subproject } = map;
  const cells = { account: said.economicClass, project: said.subproject, department: said.department };
  const mapped = mappedBy(map, cells);
  const columns = { account: by.readers.economicClass, project: by.readers.subproject };
  const readers = { ...columns, department: by.readers.department };
  for (const column of mapped.missing) {
    const reader = readers[column];
    const problem = new Problem("account-must-be-mapped", { text: cells[column], subproject });
    by.faults.add(problem, {
      ...(reader.column === null ? {} : { column: reader.column }),
      text: cells[column],
    });
  }
  for (const text of mapped.contradictions)
    by.faults.add(new Problem("account-map-must-be-clear", { text, subproject }));
  const { line, economicClass, source, library } = mapped;
  if (mapped.missing.length > 0 || mapped.contradictions.length > 0)
    return { subproject, line, economicClass, source: source ?? "fiscal" };
  return placeSaid(
    {
      ...{ ...said, subproject, line, economicClass, source },
      ...(library === "" ? {} : { library }),
      ...(mapped.isEarlierYear ? { earlierYear: true } : {}),
    },
    by,
  );
}

/** Sub-project and budget line; with faults where they are not known. */
function placeSaid(said: Said, by: With): Place {
  const { spending, readers, faults } = by;
  const nowhere = { subproject: "", line: said.line, economicClass: "", source: said.source ?? "fiscal" };
  const add = (problem: Problem, reader: ColumnReader<string>, text: string): void => {
    const column = reader.column === null ? {} : { column: reader.column };
    faults.add(problem, { ...column, ...(text === "" ? {} : { text }) });
  };
  const subproject = spending.subproject(said.subproject);
  const economicClass = spending.economicClass(said.economicClass);
  // An empty cell of these two has its fault already.
  if (!subproject && said.subproject !== "") {
    const problem = new Problem("spending-must-have-a-subproject", { text: said.subproject });
    add(problem, readers.subproject, said.subproject);
  }
  if (!economicClass && said.economicClass !== "") {
    const problem = new Problem("economic-class-must-be-known", { text: said.economicClass });
    add(problem, readers.economicClass, said.economicClass);
  }
  if (!subproject || !economicClass) return nowhere;
  const { id, from } = subproject;
  if (said.day < from) {
    const problem = new Problem("spending-must-follow-the-start", { subproject: id, day: said.day, from });
    add(problem, readers.spentOn, said.day);
    return nowhere;
  }
  const { library } = said;
  // What came back of an earlier year needs no budget of this one: it makes it.
  if (said.earlierYear) {
    const own = { line: said.line, economicClass: economicClass.code, source: "carry-over" as const };
    return { ...own, subproject: id, earlierYear: true, ...(library === undefined ? {} : { library }) };
  }
  const year = said.day.slice(0, 4);
  const all = spending.lines(id, year);
  const own = all.filter(
    (l) =>
      l.economicClass === economicClass.code &&
      (said.line === "" || textKey(l.line) === textKey(said.line)) &&
      (library === undefined || (l.library ?? library) === library),
  );
  const fitting = said.source === null ? own : own.filter((l) => l.source === said.source);
  const about = { line: said.line === "" ? "—" : said.line, economicClass: economicClass.code };
  const [only, ...more] = fitting;
  if (only && more.length === 0) return { ...only, subproject: id };
  if (!only) {
    const known = linesLike({ ...said, economicClass: economicClass.code }, all);
    const missing = { subproject: id, year, ...about, ...saidOf({ source: said.source, library }), known };
    add(new Problem("spending-must-have-a-budget-line", missing), readers.budgetLine, said.line);
  } else if (new Set(fitting.map((l) => l.library)).size > 1) {
    const libraries = [...new Set(fitting.map((l) => l.library ?? ""))].join(", ");
    add(
      new Problem("money-must-say-its-library", { ...about, libraries }),
      readers.department,
      said.department,
    );
  } else {
    const sources = fitting.map((l) => l.source);
    add(new Problem("fund-source-must-be-given", { ...about, sources }), readers.budgetLine, said.line);
  }
  return { ...nowhere, subproject: id, economicClass: economicClass.code };
}
