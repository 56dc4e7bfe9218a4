/**
 * 转下期 / what a period carries over from the one closed before it: the records of the cases that its run in
 * force deferred, and of those that were still open, below the materiality limit: nothing is lost by closing.
 */
import { firstDayOf } from "../../core/period.ts";
import type { RecordRef } from "../../core/source.ts";
import type { Service } from "../../registry/library.ts";
import type { Connection } from "./connection.ts";

const CARRIED = `
  SELECT x.file, x.sheet, x.row
  FROM run_in_force r
  JOIN discrepancy_state s ON s.run = r.number
  LEFT JOIN resolution made ON made.number = s.resolution
  JOIN discrepancy_record x ON x.run = s.run AND x.id = s.id
  JOIN source_file f ON f.number = x.file
  WHERE (s.resolution IS NULL OR made.kind = 'defer') AND r.period = @before AND r.service = @service AND f.period <> @period
  ORDER BY x.file, x.sheet, x.row`;

export function carriedRefs(db: Connection, span: { period: string; service: Service }): RecordRef[] {
  const before = closedBefore(db, span.period);
  if (before === null) return [];
  return db.prepare(CARRIED).all({ ...span, before }) as RecordRef[];
}

/** The closed period that begins latest before this one. */
function closedBefore(db: Connection, period: string): string | null {
  const from = firstDayOf(period);
  const closed = db.prepare("SELECT period FROM period_close").pluck().all() as string[];
  let latest: { id: string; from: string } | null = null;
  for (const id of closed) {
    const begins = firstDayOf(id);
    if (begins < from && (latest === null || latest.from < begins)) latest = { id, from: begins };
  }
  return latest?.id ?? null;
}
