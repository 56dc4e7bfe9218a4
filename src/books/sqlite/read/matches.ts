import { pauseDue } from "../../../core/io/pause.ts";
import { type RecordRef, refText } from "../../../core/source.ts";
import type { DecidedValues } from "../../../month/reconcile/discrepancy.ts";
import { type Confirmed, type Match, withAgreed } from "../../../month/reconcile/match.ts";
import type { RequestCount } from "../../../month/reconcile/port.ts";
import type { Service } from "../../../registry/library.ts";
import type { Connection } from "../../database.ts";
import { fromJson } from "../../json.ts";
import type { Reader } from "../../port.ts";
import { MATCH, REQUESTS } from "../row-tables.ts";
import type { Query } from "../stream/streams.ts";
import { aboutRows, type Reading, requestReader } from "./reading.ts";

export function matchesReader(
  reading: Reading,
): Pick<Reader, "confirmed" | "confirmedFiles" | "agreedIn" | "matchOf" | "requestCounts"> {
  const { db } = reading;
  return {
    confirmed: (span) => reading.stream((own) => confirmedQuery(own, span)),
    confirmedFiles: async (span) => db.prepare(CONFIRMED_FILES).pluck().all(span) as number[],
    agreedIn: async (period) => {
      const rows = db.prepare(AGREED).all(period) as (RecordRef & { agreed: string })[];
      return new Map(rows.map((row) => [refText(row), fromJson(row.agreed) as DecidedValues]));
    },
    matchOf: async (ref) => {
      const row = db.prepare(MATCH_OF).get({ ...ref }) as
        | { json: string; service: Service; period: string }
        | undefined;
      if (!row) return null;
      return { match: matchOf(JSON.parse(row.json) as unknown[], row.service), period: row.period };
    },
    requestCounts: async (periods) => {
      const countsOf = db.prepare(REQUEST_COUNTS);
      const counts: RequestCount[] = [];
      // A year of a large alliance in one answer would be seconds in which no signal is heard.
      for (const period of [...new Set(periods)].sort()) {
        counts.push(...(countsOf.all(period) as RequestCount[]));
        await pauseDue();
      }
      return counts;
    },
  };
}

export const MATCH_COLUMNS = `${MATCH.selected("m")}, m.case_key, m.ordinal`;

export function matchOf(row: readonly unknown[], service: Service): Match {
  const at = MATCH.columns.length;
  return MATCH.recordOf(row, { service, caseKey: row[at] as string, ordinal: row[at + 1] as number });
}

const CONFIRMED = `
  SELECT json_array(${REQUESTS.selected("b")}, ${MATCH_COLUMNS})
  FROM run_in_force r
  CROSS JOIN confirmed_match m ON m.run = r.number
  CROSS JOIN record b ON b.file = m.basis_file AND b.sheet = m.basis_sheet AND b.row = m.basis_row
  WHERE r.period = @period AND r.service = @service
  ORDER BY r.number, m.case_key, m.ordinal, m.resolution`;

const CONFIRMED_FILES = `
  SELECT DISTINCT m.basis_file FROM run_in_force r CROSS JOIN confirmed_match m ON m.run = r.number
  WHERE r.period = @period AND r.service = @service ORDER BY 1`;

function confirmedQuery(db: Connection, span: { period: string; service: Service }): Query<Confirmed> {
  const recordOf = requestReader(db);
  return {
    sql: CONFIRMED,
    params: { period: span.period, service: span.service },
    rows: aboutRows(db, span),
    // The record that counts, then the match: one array, so one parse.
    rowReader: (row) => {
      const match = matchOf(row.slice(REQUESTS.columns.length), span.service);
      return { match, record: withAgreed(recordOf(row), match.values) };
    },
  };
}

const AGREED = `
  SELECT m.basis_file AS file, m.basis_sheet AS sheet, m.basis_row AS row, m.agreed
  FROM run_in_force r CROSS JOIN confirmed_match m ON m.run = r.number
  WHERE r.period = ? AND m.agreed IS NOT NULL`;

const MATCH_OF = `
  SELECT json_array(${MATCH_COLUMNS}) AS json, r.service, r.period
  FROM run_in_force r
  CROSS JOIN case_record c ON c.run = r.number AND c.file = @file AND c.sheet = @sheet AND c.row = @row
  CROSS JOIN confirmed_match m ON m.run = c.run AND m.case_key = c.case_key
  WHERE (m.basis_file = @file AND m.basis_sheet = @sheet AND m.basis_row = @row)
    OR (m.supplier_file = @file AND m.supplier_sheet = @sheet AND m.supplier_row = @row)
    OR (m.requester_file = @file AND m.requester_sheet = @sheet AND m.requester_row = @row)
    OR (m.centre_file = @file AND m.centre_sheet = @sheet AND m.centre_row = @row)
  ORDER BY r.number DESC, m.ordinal LIMIT 1`;

const DECIDED = (field: string): string => `coalesce(json_extract(m.agreed, '$.${field}'), b.${field})`;
const COUNTED = (field: string): string =>
  `coalesce(CAST(json_extract(m.agreed, '$.${field}') AS INTEGER), b.${field}, 0)`;
const REQUEST_COUNTS = `
  SELECT r.period, r.service, ${DECIDED("supplier")} AS supplier, ${DECIDED("requester")} AS requester,
    ${DECIDED("status")} AS status, count(*) AS requests,
    sum(${COUNTED("pages")}) AS pages, sum(${COUNTED("volumes")}) AS volumes
  FROM run_in_force r
  CROSS JOIN confirmed_match m ON m.run = r.number
  CROSS JOIN record b ON b.file = m.basis_file AND b.sheet = m.basis_sheet AND b.row = m.basis_row
  WHERE r.period = ?
  GROUP BY 1, 2, 3, 4, 5
  ORDER BY 1, 2, 3, 4, 5`;
