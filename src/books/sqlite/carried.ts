/**
 * 转下期 / what a period carries over from the one closed before it: the records of the cases that its run in
 * force deferred, and of those that were still open, below the materiality limit: nothing is lost by closing.
 * They go into one period only, the first with files after the closed one: no row is asked about, or settled, in two.
 */
import { firstDayOf } from "../../core/period.ts";
import type { RecordRef } from "../../core/source.ts";
import type { Service } from "../../registry/library.ts";
import type { Connection } from "../database.ts";

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
  if (before === null || hasOpenBetween(db, before, span.period)) return [];
  return db.prepare(CARRIED).all({ ...span, before }) as RecordRef[];
}

/** An open period between the two has files that stand: it comes first. */
function hasOpenBetween(db: Connection, before: string, period: string): boolean {
  const [from, to] = [firstDayOf(before), firstDayOf(period)];
  const open = db.prepare(OPEN_WITH_FILES).pluck().all() as string[];
  return open.some((id) => from < firstDayOf(id) && firstDayOf(id) < to);
}

/**
 * The closed periods are gone through once, which the joined nothing asks for: to look each up by its key reads the whole manifest, which stands
 * in the same row.
 */
const OPEN_WITH_FILES = `
  SELECT DISTINCT f.period FROM source_file f
  WHERE f.period NOT IN (SELECT period || '' FROM period_close) AND NOT EXISTS (SELECT 1 FROM file_gone g WHERE g.file = f.number)
    AND (f.kind LIKE 'dd-%' OR f.kind LIKE 'ill-%')`;

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
