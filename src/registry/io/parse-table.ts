/** CSV text of a registry table as rows with their line numbers; a text that is no CSV is a finding. */
import { CsvError, parse } from "csv-parse/sync";
import { type Finding, finding } from "../../core/finding.ts";
import type { RegistryRow, RegistryTable } from "../registry-table.ts";

export function parseRegistryText(source: { file: string; text: string }): {
  table: RegistryTable;
  findings: readonly Finding[];
} {
  const { file } = source;
  const rows: RegistryRow[] = [];
  let line = 1;
  try {
    parse(source.text.replace(/^\uFEFF/, ""), {
      relax_column_count: true,
      on_record: (cells: string[]) => {
        rows.push({ row: line, cells });
        line += linesIn(cells);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const at = { file, sheet: null, row: line, column: null };
    const found = finding("registry-table-must-be-readable", { why: error.code }, { at });
    return { table: { file, rows: [] }, findings: [found] };
  }
  return { table: { file, rows }, findings: [] };
}

/** Lines a record takes up: one, and one more for each line break inside a quoted cell. */
function linesIn(cells: readonly string[]): number {
  return cells.reduce((lines, cell) => lines + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 1);
}
