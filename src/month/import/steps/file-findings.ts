/**
 * What stays with a file when its import is over, because no row of it can be mended: a fitting sheet that was not read, a
 * total row that no number could be read of, a count of rows that does not agree. What a total row says of a
 * column is kept as a declared total.
 */

import type { Fact } from "../../../books/port.ts";
import type { FileFinding, SourceFile } from "../file.ts";
import type { ControlTotals } from "../reading/total-rows.ts";
import type { ChosenSheets } from "./choose-sheets.ts";

export function fileFindings(
  file: SourceFile,
  of: { sheets: ChosenSheets; totals: readonly { sheet: number; of: ControlTotals }[] },
): Fact {
  const read = of.sheets.first.sheet.name ?? "";
  const sheets = of.sheets.unread.flatMap(({ name, why }): FileFinding[] => {
    if (why !== "not-chosen") return [];
    const place = {
      file: file.number,
      sheet: file.sheets.indexOf(name) + 1,
      row: 0,
      column: null,
      text: name,
    };
    return [{ ...place, code: "fitting-sheet-must-be-read", params: { sheet: name, read } }];
  });
  const totals = of.totals.flatMap((t) => totalFindings({ file: file.number, sheet: t.sheet }, t.of));
  return { kind: "file-findings", findings: [...sheets, ...totals] };
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
