/**
 * 数据质量 / data quality of one library's account of a period: of a hundred rows, how many needed nobody.
 *
 * Counted are rows that were set aside and still are, rows that came after their month was closed, rows that had to be
 * corrected, and discrepancies the library has not answered in time. Each takes one row from the score, which never
 * falls below zero. The measure is ours, not BALIS's: it orders the list of whom to call, and no money hangs on it.
 *
 * Worked example: 200 rows, 3 set aside, 1 corrected, 2 unanswered: 194 of 200, 97.0 %.
 */
export interface QualityCount {
  /** Everything received: taken and set aside. */
  readonly rows: number;
  readonly refused: number;
  readonly late: number;
  readonly corrected: number;
  readonly unanswered: number;
}

export interface Score {
  readonly good: number;
  readonly of: number;
}

/** Null where nothing was received and nothing is wrong. */
export function scoreOf(count: QualityCount): Score | null {
  const trouble = count.refused + count.late + count.corrected + count.unanswered;
  const of = Math.max(count.rows, trouble);
  return of === 0 ? null : { good: of - trouble, of };
}

/** Worst first; two that are equally good, the one with more rows first. */
export function compareScores(a: Score, b: Score): number {
  return a.good * b.of - b.good * a.of || b.of - a.of;
}
