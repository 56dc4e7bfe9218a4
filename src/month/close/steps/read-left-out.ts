/** What lies in the standing files of a period and is in none of its figures. */

import { compareRefs, type RecordRef } from "../../../core/source.ts";
import { isCharged } from "../../../records/service-record.ts";
import type { DeclaredTotal } from "../../import/file.ts";
import type { ImportReads, StoredFile } from "../../import/port.ts";
import { totalText } from "../../import/reading/total-rows.ts";
import type { LeftOut, Remark, WrongTotal } from "../period-finding.ts";
import { stillWrong } from "./mended-totals.ts";

const OF_COLUMNS: readonly string[] = [
  "heading-bracket-must-be-known",
  "column-must-be-read-as-before",
  "totalled-column-must-be-read",
];

const OF_REMARKS: readonly string[] = [
  "remark-must-not-void-rows",
  "notes-must-not-void-rows",
  "cells-must-stand-under-a-heading",
  "settled-rows-must-not-vanish",
];

export async function readLeftOut(read: ImportReads, period: string): Promise<LeftOut> {
  const files = await read.files({ period });
  const uncorrected = await uncorrectedRows(read, period);
  const unread = new Map<number, string[]>();
  const columns = new Map<number, string[]>();
  const totals: (WrongTotal & { ref: RecordRef })[] = [];
  const remarks: Remark[] = [];
  const byNumber = new Map(files.map((f) => [f.number, f]));
  for (const { file: number, sheet, row, code, column, text, params } of await read.fileFindings({
    period,
  })) {
    const file = byNumber.get(number);
    if (!file) continue;
    if (code === "fitting-sheet-must-be-read")
      unread.set(number, [...(unread.get(number) ?? []), params.sheet ?? ""]);
    else if (OF_COLUMNS.includes(code))
      columns.set(number, [...new Set([...(columns.get(number) ?? []), params.columns ?? ""])]);
    else if (OF_REMARKS.includes(code)) {
      const { ref: _, ...where } = placed(file, { file: number, sheet, row });
      const rows = Number(params.count ?? params.rows ?? 1);
      remarks.push({ ...where, column, word: params.word ?? null, rows });
    } else {
      const said = { column: column ?? "", declared: text ?? "", computed: params.computed ?? null };
      totals.push({ ...placed(file, { file: number, sheet, row }), ...said });
    }
  }
  const declared = await read.declaredTotals({ period });
  for (const file of files) {
    const own = declared.filter((t) => t.ref.file === file.number);
    const about = { file, totals: own, uncorrected: uncorrected.has(file.number) };
    for (const total of await stillWrong(read, about))
      totals.push({ ...placed(file, total.ref), ...shownTotal(file, total) });
  }
  totals.sort((a, b) => compareRefs(a.ref, b.ref) || (a.column < b.column ? -1 : 1));
  return {
    rows: files.flatMap((f) => {
      const rows = uncorrected.get(f.number);
      return rows === undefined ? [] : [{ ...ofFile(f), rows }];
    }),
    sheets: files.flatMap((f) => {
      const sheets = unread.get(f.number);
      return sheets === undefined ? [] : [{ ...ofFile(f), sheets }];
    }),
    columns: files.flatMap((f) => {
      const names = columns.get(f.number);
      return names === undefined ? [] : [{ ...ofFile(f), columns: names }];
    }),
    totals: totals.map(({ ref: _, ...total }) => total),
    remarks,
  };
}

/** How many rows of each file no corrected one stands for; a row of several faults is one. */
async function uncorrectedRows(read: ImportReads, period: string): Promise<Map<number, number>> {
  const rows = new Map<number, number>();
  let before: RecordRef | null = null;
  for (const q of await read.quarantined({ period })) {
    if (before === null || compareRefs(before, q) !== 0) rows.set(q.file, (rows.get(q.file) ?? 0) + 1);
    before = q;
  }
  return rows;
}

function ofFile({ number, name, sha256, library, kind }: StoredFile) {
  return { number, file: name, sha256, library, isCharged: isCharged(kind) };
}

function placed(file: StoredFile, ref: RecordRef) {
  return { ref, ...ofFile(file), sheet: file.sheets[ref.sheet - 1] ?? null, row: ref.row };
}

function shownTotal({ kind }: StoredFile, { field, declared, computed }: DeclaredTotal) {
  const shown = (value: bigint): string => totalText(kind, field, value);
  return { column: field, declared: shown(declared), computed: shown(computed) };
}
