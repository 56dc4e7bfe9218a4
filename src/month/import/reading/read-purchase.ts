/**
 * 集团采购明细行 / from a row to a `PurchaseLine`, or to its faults; and what the rows of one library and package say together.
 *
 * A row is one instalment, or the whole where there is only one. List and group price are the library's for the year and
 * equal on each of its rows. The instalments of a package add up to its group price, and all of them are there. A group
 * price above the list price is no fault (a currency may have moved) but worth a look, so it is told and taken.
 *
 * Worked example: group price 100,000.00 in two instalments of 60,000.00 and 40,000.00 adds up; a second one of 30,000.00
 * is told: 90,000.00 instead of 100,000.00.
 * Source of the prices: SOURCES.md [group-purchase]; the instalments are ours.
 */
import { type Fen, formatYuan } from "../../../core/money.ts";
import { requestKey } from "../../../records/record.ts";
import type { PurchaseLine } from "../../../records/service-record.ts";
import { ColumnSet } from "../columns/compile-columns.ts";
import { SERVICE_FIELDS } from "../columns/service-field.ts";
import { type Faults, Problem } from "./problem.ts";
import { fieldReaders } from "./read-fields.ts";
import { libraryColumn, UniqueNumbers, where } from "./row-checks.ts";
import { type Advice, columnContext, type RowContext, type RowReading } from "./row-reading.ts";

interface Bought {
  readonly first: PurchaseLine;
  sumFen: Fen;
  rows: number;
}

export function purchaseReading(context: RowContext): RowReading<PurchaseLine> {
  const columns = new ColumnSet(columnContext(context));
  const library = libraryColumn(columns, context, "library");
  const readers = {
    ...fieldReaders<PurchaseLine, "ref">(columns, SERVICE_FIELDS["group-purchase"]),
    library: library.reader,
  };
  const rows = new UniqueNumbers();
  const bought = new Map<string, Bought>();
  const advice: Advice[] = [];

  return {
    readers,
    read(row, faults) {
      const packageName = readers.packageName.read(row, faults) ?? "";
      const dueOn = readers.dueOn.read(row, faults);
      const year = readers.year.read(row, faults) ?? 0;
      const line: PurchaseLine = {
        ref: { file: context.file, sheet: context.sheet, row: row.row },
        year,
        packageName,
        vendor: readers.vendor.read(row, faults),
        library: library.read(row, context.firstDay, faults) ?? "",
        listFen: readers.listFen.read(row, faults) ?? 0n,
        groupFen: readers.groupFen.read(row, faults) ?? 0n,
        instalment: readers.instalment.read(row, faults),
        instalments: readers.instalments.read(row, faults),
        amountFen: readers.amountFen.read(row, faults),
        dueOn,
        paidOn: readers.paidOn.read(row, faults),
      };
      checkLine(line, { faults, readers });
      const number = [`${year}`, packageName, line.library, `${line.instalment ?? 1}`];
      rows.check(number, { row, faults, reader: readers.packageName });
      const isSame = gather(bought, line);
      if (!isSame) faults.add(new Problem("purchase-prices-must-agree", {}), where(readers.groupFen));
      if (faults.list.length === 0 && line.groupFen > line.listFen)
        advice.push(aboveList(line, readers.groupFen.column));
      return line;
    },
    advice: () => [...advice, ...[...bought.values()].flatMap((b) => sumAdvice(b, readers.amountFen.column))],
  };
}

type Place = Parameters<typeof where>[0];

const FIRST_YEAR = 1990;
const LAST_YEAR = 2199;

function checkLine(
  line: PurchaseLine,
  at: { faults: Faults; readers: { year: Place; instalment: Place } },
): void {
  const { faults, readers } = at;
  const { year, instalment: n, instalments: of } = line;
  if (typeof readers.year.last === "number" && (year < FIRST_YEAR || year > LAST_YEAR))
    faults.add(new Problem("year-must-be-plausible", { text: `${year}` }), where(readers.year, `${year}`));
  const isWhole = n === null && of === null;
  if (!isWhole && (n === null || of === null || n < 1 || n > of || line.amountFen === null)) {
    const said = { instalment: n ?? 0, instalments: of ?? 0 };
    faults.add(new Problem("instalment-must-be-complete", said), where(readers.instalment));
  }
}

/** False where the row has other prices than the first of its package and library. */
function gather(bought: Map<string, Bought>, line: PurchaseLine): boolean {
  if (line.packageName === "" || line.library === "") return true;
  const key = `${line.year}\n${requestKey(line.packageName)}\n${line.library}`;
  const before = bought.get(key);
  const amount = line.amountFen ?? line.groupFen;
  if (!before) {
    bought.set(key, { first: line, sumFen: amount, rows: 1 });
    return true;
  }
  before.sumFen += amount;
  before.rows += 1;
  const { first } = before;
  return (
    first.listFen === line.listFen &&
    first.groupFen === line.groupFen &&
    first.instalments === line.instalments
  );
}

function aboveList(line: PurchaseLine, column: string | null): Advice {
  const [group, list] = [formatYuan(line.groupFen), formatYuan(line.listFen)];
  const problem = new Problem("group-price-should-not-exceed-list", { group, list });
  return { row: line.ref.row, column, problem, text: group };
}

function sumAdvice({ first, sumFen, rows }: Bought, column: string | null): Advice[] {
  const of = first.instalments ?? 1;
  if (sumFen === first.groupFen && rows === of) return [];
  const problem = new Problem("instalments-must-add-up", {
    package: first.packageName,
    library: first.library,
    have: rows,
    of,
    sum: formatYuan(sumFen),
    group: formatYuan(first.groupFen),
  });
  return [{ row: first.ref.row, column, problem, text: null }];
}
