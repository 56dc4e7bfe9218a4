/**
 * What stays with a file when its import is over, because no row of it can be mended: a fitting sheet or a column that was not
 * read, a total row that no number could be read of, a count of rows that does not agree. What a total row says of a
 * column is kept as a declared total.
 */

import type { Fact } from "../../../books/port.ts";
import type { FileFinding, SourceFile } from "../file.ts";
import type { Advice } from "../reading/row-reading.ts";
import type { ControlTotals } from "../reading/total-rows.ts";
import type { ChosenSheets } from "./choose-sheets.ts";

export function fileFindings(
  file: SourceFile,
  of: {
    sheets: ChosenSheets;
    read: readonly { sheet: number; totals: ControlTotals; columns: readonly Advice[] }[];
  },
): Fact {
  const first = of.sheets.first.sheet.name ?? "";
  const sheets = of.sheets.unread.flatMap(({ name, why }): FileFinding[] => {
    if (why !== "not-chosen") return [];
    const place = {
      file: file.number,
      sheet: file.sheets.indexOf(name) + 1,
      row: 0,
      column: null,
      text: name,
    };
    return [{ ...place, code: "fitting-sheet-must-be-read", params: { sheet: name, read: first } }];
  });
  const others = of.read.flatMap(({ sheet, totals, columns }) => {
    const at = { file: file.number, sheet };
    return [...columnFindings(at, columns), ...totalFindings(at, totals)];
  });
  return { kind: "file-findings", findings: [...sheets, ...others] };
}

/** One of each name: two columns that are called the same are told once. */
function columnFindings(at: { file: number; sheet: number }, columns: readonly Advice[]): FileFinding[] {
  const found = columns.map(({ row, column, problem, text }) => {
    const params = Object.entries(problem.params).map(([name, value]) => [name, String(value)]);
    return { ...at, row, code: problem.code, column, text, params: Object.fromEntries(params) };
  });
  return [...new Map(found.map((f) => [`${f.row} ${f.code} ${f.column}`, f])).values()];
}

function totalFindings(at: { file: number; sheet: number }, totals: ControlTotals): FileFinding[] {
  const unreadable = totals.unreadable.map(({ row, column, text }) => {
    return { ...at, row, code: "control-total-must-be-readable", column, text, params: { text } };
  });
  const counts = totals.found.flatMap((t): FileFinding[] => {
    if (t.agrees || t.of !== null) return [];
    const { row, column, declared, computed } = t;
    const params = { declared, computed, unreadable: `${t.unreadable}` };
    return [{ ...at, row, code: "control-total-must-agree", column, text: declared, params }];
  });
  return [...unreadable, ...counts];
}
