/**
 * A table as CSV for spreadsheet programs: UTF-8 with a mark, no cell that begins a formula, and, as in a workbook, nothing that
 * can't be seen or turns the direction of reading.
 */
import { stringify } from "csv-stringify/sync";
import { visibleInCell } from "../../../core/visible-text.ts";
import { writeText } from "../write-whole.ts";

/** Any line break parts rows for some reader, and outer blanks are trimmed by some, so such cells are quoted. */
const QUOTED = /[\r\n\u2028\u2029]|^\s|\s$/;

export async function writeCsv(path: string, table: readonly (readonly string[])[]): Promise<void> {
  await writeText(path, csvText(table, { bom: true }));
}

/** Without a mark it is for a pipe. */
export function csvText(table: readonly (readonly string[])[], { bom }: { bom: boolean }): string {
  const shown = table.map((row) => row.map((cell) => unlikeFormula(visibleInCell(cell))));
  return stringify(shown, {
    bom,
    record_delimiter: "\r\n",
    quoted_match: QUOTED,
  });
}

const BEGINS_FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** −1,234.50 as amounts are written: a number for every spreadsheet program, so that a refund adds up. */
const BELOW_ZERO = /^-\d[\d,]*(\.\d+)?$/;

function unlikeFormula(cell: string): string {
  return BEGINS_FORMULA.test(cell) && !BELOW_ZERO.test(cell) ? `'${cell}` : cell;
}
