/**
 * What stays with a file when its import is over, because no row of it can be mended: a fitting sheet or a column that was not
 * read, remarks and notes that nobody has judged, a total row that no number could be read of, a count of rows that does not agree. What a total row says of a
 * column is kept as a declared total.
 */

import type { Fact } from "../../../books/port.ts";
import { type Finding, finding } from "../../../core/finding.ts";
import { by } from "../../../core/list.ts";
import type { DeclaredTotal, FileFinding, SourceFile } from "../file.ts";
import type { ImportReads, StoredFile } from "../port.ts";
import { Problem } from "../reading/problem.ts";
import type { Advice } from "../reading/row-reading.ts";
import { type ControlTotals, totalText } from "../reading/total-rows.ts";
import { flagFor } from "../receipt.ts";
import { voidingRemark } from "../said-of-rows.ts";
import type { ChosenSheets } from "./choose-sheets.ts";
import { findingOfRow } from "./set-aside-rows.ts";

export function fileFindings(
  file: SourceFile,
  of: {
    sheets: ChosenSheets;
    read: readonly { sheet: number; totals: ControlTotals; kept: readonly Advice[] }[];
  },
): Fact {
  const first = of.sheets.first.sheet.name ?? "";
  const sheets = of.sheets.unread.flatMap((unread): FileFinding[] => {
    const { name, why } = unread;
    if (why !== "not-chosen") return [];
    const place = {
      file: file.number,
      sheet: file.sheets.indexOf(name) + 1,
      row: 0,
      column: null,
      text: name,
    };
    return [
      {
        ...place,
        code: "fitting-sheet-must-be-read",
        params: { sheet: name, read: first, flag: flagFor(unread) },
      },
    ];
  });
  const others = of.read.flatMap(({ sheet, totals, kept }) => {
    const at = { file: file.number, sheet };
    return [...keptFindings(at, kept), ...totalFindings(at, totals)];
  });
  const elsewhere = voidingElsewhere(of.sheets).flatMap(({ sheet, ...advice }) =>
    keptFindings({ file: file.number, sheet }, [advice]),
  );
  return { kind: "file-findings", findings: [...sheets, ...others, ...elsewhere] };
}

/** Remarks in other sheets that rows are not to count. */
export function voidingElsewhere({ remarks }: ChosenSheets): (Advice & { readonly sheet: number })[] {
  return remarks.flatMap(({ sheet, row, cells }) => {
    const word = voidingRemark(cells);
    const problem = word === null ? null : new Problem("remark-must-not-void-rows", { word });
    return problem ? [{ sheet, row, column: null, problem, text: null }] : [];
  });
}

/** One of each name: two columns that are called the same are told once. */
function keptFindings(at: { file: number; sheet: number }, kept: readonly Advice[]): FileFinding[] {
  const found = kept.map(({ row, column, problem, text }) => {
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

/** As it is shown again: the place by the file's and the sheet's name. */
export function shownFinding(found: FileFinding, file: Pick<StoredFile, "name" | "sheets">): Finding {
  const { code, params, text, sheet, row, column } = found;
  const at = { file: file.name, sheet: file.sheets[sheet - 1] ?? null, row: row || null, column };
  return { code, params, text, at } as Finding;
}

/** What a person has to see to in a file that counts, today as on the day it came. */
interface StandingFindings {
  /** By place. */
  readonly findings: readonly Finding[];
  /** Rows set aside that nobody has corrected yet. */
  readonly waiting: number;
  /** Of sheets, columns and total rows, which no row can mend. */
  readonly unsettled: number;
}

export async function standingFindings(read: ImportReads, file: StoredFile): Promise<StandingFindings> {
  const { number, period, receipt } = file;
  const rows = receipt.quarantined === 0 ? [] : await read.quarantined({ period });
  const own = rows.filter((q) => q.file === number);
  const waiting = new Set(own.map((q) => `${q.sheet} ${q.row}`)).size;
  const wrong = (await read.declaredTotals({ file: number })).filter((t) => t.declared !== t.computed);
  const others = [
    ...(await read.fileFindings({ file: number })).map((f) => ({ at: f, found: shownFinding(f, file) })),
    ...wrong.map((t) => ({ at: t.ref, found: totalFinding(t, file) })),
  ];
  const placed = [...own.map((q) => ({ at: q, found: findingOfRow(q, file) })), ...others];
  placed.sort(by(({ at }) => [at.sheet, at.row]));
  return { findings: placed.map(({ found }) => found), waiting, unsettled: others.length };
}

function totalFinding(
  { ref, field, declared, computed }: DeclaredTotal,
  { name, kind, sheets }: StoredFile,
): Finding {
  const [said, added] = [totalText(kind, field, declared), totalText(kind, field, computed)];
  const at = { file: name, sheet: sheets[ref.sheet - 1] ?? null, row: ref.row, column: null };
  // Which rows of a column could not be read is not kept: what is added up are those that could.
  const params = { declared: said, computed: added, unreadable: 0, field };
  return finding("control-total-must-agree", params, { at, text: said });
}
