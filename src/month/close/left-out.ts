/**
 * 未入账的凭据 / evidence left out: what lies in the period's files and is in none of its figures, because nobody has corrected, read or
 * explained it yet. Only files that charges rest on count, late ones too.
 *
 * Worked example: both sides sent 11 rows, 10 of each are still to be corrected, and one request of 3.00 is settled: reconciliation and
 * settlement are sound, and the month is not whole. It closes only with a stated reason (consent.ts).
 */
import { type Finding, finding } from "../../core/finding.ts";
import { addUp } from "../../core/list.ts";
import type { CloseFacts, WrongTotal } from "./facts.ts";
import { type Gate, gate } from "./gate.ts";

export function leftOutGates({ period, leftOut }: CloseFacts): Gate[] {
  const { rows, sheets, columns, totals } = leftOut;
  const sum = (counts: readonly number[]): string => `${addUp(counts, (n) => n)}`;
  const uncorrected = rows.map(({ file, rows: count }) =>
    finding("rows-must-be-corrected", { period: period.id, count }, { at: whole(file) }),
  );
  const unread = sheets.map(({ file, sheets: names }) => {
    const params = { period: period.id, count: names.length, sheets: names.join(", ") };
    return finding("fitting-sheets-must-be-read", params, { at: whole(file) });
  });
  const unreadColumns = columns.map(({ file, columns: names }) => {
    return finding("counting-columns-must-be-read", { columns: names.join(", ") }, { at: whole(file) });
  });
  return [
    gate("rows-corrected", { rows: sum(rows.map((r) => r.rows)), files: `${rows.length}` }, uncorrected),
    gate(
      "sheets-read",
      { sheets: sum([...sheets.map((s) => s.sheets.length), ...columns.map((c) => c.columns.length)]) },
      [...unread, ...unreadColumns],
    ),
    gate("totals-agree", { totals: `${totals.length}` }, totalFindings(totals, period.id)),
  ];
}

const whole = (file: string) => ({ file, sheet: null, row: null, column: null });

/** Of each file its first one, with the number of all. */
function totalFindings(totals: readonly WrongTotal[], period: string): Finding[] {
  const byFile = new Map<string, { first: WrongTotal; count: number }>();
  for (const first of totals) {
    const own = byFile.get(first.sha256);
    if (own) own.count += 1;
    else byFile.set(first.sha256, { first, count: 1 });
  }
  return [...byFile.values()].map(({ first, count }) => {
    const { file, sheet, row, column, declared, computed } = first;
    const at = { file, sheet, row, column: null };
    const about = { period, count, column, declared };
    return computed === null
      ? finding("declared-totals-must-be-readable", about, { at })
      : finding("declared-totals-must-agree", { ...about, computed }, { at });
  });
}
