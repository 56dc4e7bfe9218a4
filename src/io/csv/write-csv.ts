/** A table as CSV for spreadsheet programs: UTF-8 with a mark, and no cell that begins a formula. */
import { stringify } from "csv-stringify/sync";
import { writeText } from "../file/write-whole.ts";

export async function writeCsv(path: string, table: readonly (readonly string[])[]): Promise<void> {
  const text = stringify([...table], { bom: true, escape_formulas: true, record_delimiter: "\r\n" });
  await writeText(path, text);
}
