import { invariant } from "../../../core/bug.ts";
import { refText } from "../../../core/source.ts";
import type { StreamedRecord } from "../../../month/reconcile/port.ts";
import type { RequestRecord } from "../../../records/record.ts";
import type { ServiceKind } from "../../../records/service-record.ts";
import type { Service } from "../../../registry/library.ts";
import type { Connection } from "../../database.ts";
import { dialectOf } from "../../database.ts";
import type { Reader } from "../../port.ts";
import { carriedRefs } from "../carried.ts";
import { REQUESTS, SERVICES } from "../row-tables.ts";
import type { Query } from "../stream/streams.ts";
import { aboutRows, counts, type Reading, requestReader, STANDS } from "./reading.ts";
import { settledLookup, settledNumbers } from "./settled.ts";

type Records = "recordsOf" | "hasRecords" | "records" | "recordAt" | "recordsByNumber" | "caseOf";

export function recordsReader(
  reading: Reading,
): Pick<Reader, "caseRecords" | "settled" | "settledNumbers" | Records> {
  const { db } = reading;
  return {
    settled: async ({ service, requestKey }) => settledLookup(db, service)(requestKey),
    settledNumbers: async (of) => settledNumbers(db, of),
    caseRecords: (span) => reading.stream((own) => caseRecordsQuery(own, span)),
    recordsOf: (span) => reading.stream((own) => recordsQuery(own, span)),
    hasRecords: async (span) =>
      carriedRefs(db, span).length > 0 ||
      db.prepare(`SELECT 1 ${OWN} LIMIT 1`).get({ ...spanOf(span) }) !== undefined,
    records: async (refs) => {
      const one = db.prepare(RECORD).pluck();
      const recordOf = recordReader(db);
      return refs.map((ref) => {
        const json = one.get(ref.file, ref.sheet, ref.row);
        invariant(typeof json === "string", `record ${refText(ref)} is in the books`);
        return recordOf(json);
      });
    },
    recordAt: async (ref) => {
      const json = db.prepare(RECORD).pluck().get(ref.file, ref.sheet, ref.row);
      return typeof json === "string" ? recordReader(db)(json) : null;
    },
    caseOf: async (ref) =>
      (
        db
          .prepare(OF_CASE)
          .pluck()
          .all({ ...ref }) as string[]
      ).map(recordReader(db)),
    recordsByNumber: async (requestKey) => {
      const rows = db.prepare(BY_NUMBER).pluck().all({ requestKey }) as string[];
      return rows.map(recordReader(db));
    },
  };
}

/**
 * As a JSON array a million rows cross into JavaScript in half the time of 34 separate columns, and null, text and number
 * stay apart.
 */
const JSON_ARRAY = `json_array(${REQUESTS.selected("r")})`;

function recordReader(db: Connection): (json: string) => RequestRecord {
  const recordOf = requestReader(db);
  return (json) => recordOf(JSON.parse(json) as unknown[]);
}

const RECORD = `SELECT ${JSON_ARRAY} FROM record r WHERE r.file = ? AND r.sheet = ? AND r.row = ?`;

/** Without an index: one on this column would slow every import for a question that is asked now and then. */
const BY_NUMBER = `
  SELECT ${JSON_ARRAY} FROM record r
  WHERE r.request_key = @requestKey OR r.waybill_out = @requestKey OR r.waybill_back = @requestKey
  ORDER BY r.file, r.sheet, r.row`;

const OF_CASE = `
  SELECT ${JSON_ARRAY} FROM case_record c CROSS JOIN record r ON r.file = c.file AND r.sheet = c.sheet AND r.row = c.row
  WHERE (c.run, c.case_key) IN (
    SELECT own.run, own.case_key FROM run_in_force f
    CROSS JOIN case_record own ON own.run = f.number AND own.file = @file AND own.sheet = @sheet AND own.row = @row
    ORDER BY f.number DESC LIMIT 1)
  ORDER BY r.file, r.sheet, r.row`;

const RANK = `CASE f.kind WHEN @service || '-supplier' THEN 1 WHEN @service || '-requester' THEN 2
  WHEN @service || '-centre' THEN 3 END`;

const OWN = `
  FROM source_file f CROSS JOIN record r ON r.file = f.number
  WHERE f.period = @period AND ${RANK} IS NOT NULL AND ${STANDS} AND ${counts("r")}`;

const CARRIED = `
  FROM json_each(@carried) c
  CROSS JOIN record r ON r.file = CAST(json_extract(c.value, '$.file') AS INTEGER)
    AND r.sheet = CAST(json_extract(c.value, '$.sheet') AS INTEGER)
    AND r.row = CAST(json_extract(c.value, '$.row') AS INTEGER)
  JOIN source_file f ON f.number = r.file`;

const KEYS = `r.request_key AS k, ${RANK} AS rank, r.file AS file, r.sheet AS sheet, r.row AS row`;

/**
 * Only the keys are sorted: with the rows beside them a million would go through a temporary file, and the first be known last. SQLite keeps
 * the order of what it joins to; another database is asked for it once more.
 */
const inOrder = (db: Connection, keys: string): string => {
  const { order } = dialectOf(db);
  return `
  SELECT ${JSON_ARRAY} FROM (${keys} ORDER BY k, rank, file, sheet, row ${order.held}) o
  CROSS JOIN record r ON r.file = o.file AND r.sheet = o.sheet AND r.row = o.row
  ${order.again("o.k, o.rank, o.file, o.sheet, o.row")}`;
};

const ONLY_OWN = `SELECT ${KEYS} ${OWN}`;
const OWN_AND_CARRIED = `SELECT ${KEYS} ${OWN} UNION ALL SELECT ${KEYS} ${CARRIED}`;

interface PeriodService {
  readonly period: string;
  readonly service: Service;
}

const spanOf = ({ period, service }: PeriodService): PeriodService => ({ period, service });

function recordsQuery(db: Connection, span: PeriodService): Query<RequestRecord> {
  const carried = carriedRefs(db, span);
  return {
    sql: inOrder(db, carried.length === 0 ? ONLY_OWN : OWN_AND_CARRIED),
    params:
      carried.length === 0 ? { ...spanOf(span) } : { ...spanOf(span), carried: JSON.stringify(carried) },
    rowReader: requestReader(db),
    rows: aboutRows(db, span),
  };
}

function caseRecordsQuery(db: Connection, span: PeriodService): Query<StreamedRecord> {
  const query = recordsQuery(db, span);
  const settled = settledLookup(db, span.service);
  let last = "";
  return {
    ...query,
    rowReader: (row) => {
      const record = query.rowReader(row);
      invariant(!isBefore(record.requestKey, last), "records come in the order of their numbers");
      last = record.requestKey;
      return { record, settled: settled(record.requestKey) };
    },
  };
}

/** In the order of the database, which is that of bytes. */
function isBefore(a: string, b: string): boolean {
  return a < b && Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;
}

export function servicesReader({ db }: Reading): Pick<Reader, "serviceRecords"> {
  return {
    serviceRecords: async <K extends ServiceKind>(kind: K, of?: { file: number }) => {
      const table = SERVICES[kind];
      const sql = serviceRows(kind, of ? "f.number = @file" : STANDS);
      const rows = db
        .prepare(sql)
        .raw(true)
        .all({ kind, ...of }) as unknown[][];
      return rows.map((row) => ({ ...table.recordOf(row), period: row[table.columns.length] as string }));
    },
  };
}

/** In the order of the months the files speak of: a late file says what was known in its own month, not in the one it landed in. */
function serviceRows(kind: ServiceKind, which: string): string {
  const { name, selected } = SERVICES[kind];
  return `SELECT ${selected("t")}, f.period
    FROM source_file f JOIN ${name} t ON t.file = f.number
    WHERE f.kind = @kind AND ${which} ORDER BY coalesce(f.late_for, f.period), t.file, t.sheet, t.row`;
}
