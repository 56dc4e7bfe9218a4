/**
 * 借方与贷方 / the amount of a ledger's row: 借方 − 贷方. A row fills one of the two sides; the other is blank or 0.00.
 *
 * A credit is money that came back, of the month of its voucher. Two kinds of credit are asked about: the entry that closes the account
 * at the end of a year or month (年末结转), which would take back all that was spent, is set aside; and what came back of an earlier
 * year's spending counts, and is told. Both are known by their text alone, which is why nothing is decided by it in silence.
 *
 * Worked example: 借方 24,310.55 and then 贷方 310.55, 退回多付劳务: 24,310.55 − 310.55 = 24,000.00.
 */
import { type Fen, formatYuan } from "../../../core/money.ts";
import type { RawRow } from "../../../tables/cell.ts";
import type { ColumnReader } from "../columns/compile-columns.ts";
import { Faults, Problem } from "./problem.ts";
import type { Advice } from "./row-reading.ts";

interface LedgerColumns {
  readonly debit: ColumnReader<Fen>;
  readonly credit: ColumnReader<Fen>;
}

export function ledgerAmount(row: RawRow, { debit, credit }: LedgerColumns, faults: Faults): Fen {
  if (credit.column === null) return debit.read(row, faults) ?? 0n;
  const own = new Faults();
  const [plus, minus] = [debit.read(row, own), credit.read(row, own)];
  const hasCredit = minus !== null || own.list.some((f) => f.column === credit.column);
  for (const { problem, column, text } of own.list) {
    if (hasCredit && problem.code === "value-must-be-given") continue;
    faults.add(problem, { ...(column === null ? {} : { column }), ...(text === null ? {} : { text }) });
  }
  if (plus !== null && minus !== null && plus !== 0n && minus !== 0n) {
    const sides = { debit: formatYuan(plus), credit: formatYuan(minus) };
    faults.add(new Problem("row-must-be-debit-or-credit", sides), { column: credit.column });
  }
  return (plus ?? 0n) - (minus ?? 0n);
}

const CLOSING = /结转/;
const CAME_BACK = /退|收回|冲/;
const EARLIER_YEAR = /上年|去年|上一年|前一?年|以前年度|往年|跨年/;

/** Of a row that takes money back. */
export function doubtOfCredit(
  said: { fen: Fen; text: string },
  of: { row: number; credit: ColumnReader<Fen>; faults: Faults },
): Advice | null {
  const { fen, text } = said;
  const { column } = of.credit;
  if (column === null || fen >= 0n) return null;
  const amount = formatYuan(-fen);
  if (CLOSING.test(text) && !CAME_BACK.test(text))
    of.faults.add(new Problem("closing-entry-must-not-be-spending", { amount }), { column, text });
  if (!EARLIER_YEAR.test(text)) return null;
  return { row: of.row, column, problem: new Problem("refund-should-be-of-this-year", { amount }), text };
}
