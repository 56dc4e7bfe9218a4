import type { BilledLine } from "../../../month/courier/judged-charge.ts";
import type { Field } from "../../../month/import/columns/field.ts";
import type { FileFinding, QuarantinedRow, Withdrawal } from "../../../month/import/file.ts";
import type { StoredFile } from "../../../month/import/port.ts";
import { WITNESSES } from "../../../month/import/witness.ts";
import type { WaybillLine } from "../../../records/record.ts";
import { fromJson } from "../../json.ts";
import type { Reader } from "../../port.ts";
import { USERS, WAYBILLS } from "../row-tables.ts";
import type { Query } from "../stream/streams.ts";
import { CORRECTION_STANDS, conditions, counts, type Reading, STANDS } from "./reading.ts";

type Files =
  | "files"
  | "filesBySha"
  | "nextFileNumber"
  | "quarantined"
  | "waybillLines"
  | "shippedIn"
  | "billedLines"
  | "userCounts"
  | "headings"
  | "rowCorrections"
  | "joinedRows"
  | "declaredTotals"
  | "fileFindings";

export function filesReader(reading: Reading): Pick<Reader, Files> {
  const { db } = reading;
  return {
    ...besideRows(reading),
    files: async (filter = {}) => {
      const where = conditions({
        "f.period = @period": filter.period,
        "f.kind = @kind": filter.kind,
        "f.library = @library": filter.library,
      });
      const rows = db.prepare(`${FILES} WHERE ${where} ORDER BY f.number`).all(filter) as FileRow[];
      return rows.map(fileOf);
    },
    filesBySha: async (sha256) => {
      const found = db.prepare(`${FILES} WHERE f.sha256 = ? ORDER BY f.number DESC`).all(sha256);
      return (found as FileRow[]).map(fileOf);
    },
    nextFileNumber: async () =>
      db.prepare("SELECT coalesce(max(number), 0) + 1 FROM source_file").pluck().get() as number,
    quarantined: async (filter) => {
      const where = conditions({
        "q.file = @file": filter.file,
        [`f.period = @period AND ${STANDS} AND ${counts("q")}`]: filter.period,
      });
      const rows = db.prepare(`${QUARANTINED} WHERE ${where} ORDER BY ${QUARANTINED_ORDER}`).all(filter);
      return (rows as (QuarantinedRow & { params: string })[]).map((row) => ({
        ...row,
        params: fromJson(row.params) as QuarantinedRow["params"],
      }));
    },
    headings: async (file) =>
      (
        db.prepare("SELECT sheet, headings FROM sheet_heading WHERE file = ? ORDER BY sheet").all(file) as {
          sheet: number;
          headings: string;
        }[]
      ).map((h) => ({ sheet: h.sheet, headings: fromJson(h.headings) as string[] })),
    rowCorrections: async (filter) => {
      const where = conditions({ "f.period = @period": filter.period, "k.file = @file": filter.file });
      const rows = db.prepare(`${CORRECTIONS} WHERE ${where} ORDER BY k.file, k.sheet, k.row`).all(filter);
      return (rows as CorrectionRow[]).map((k) => ({
        row: { file: k.file, sheet: k.sheet, row: k.row },
        by: { file: k.byFile, sheet: k.bySheet, row: k.byRow },
      }));
    },
    joinedRows: async (file) =>
      (db.prepare(JOINED).all(file) as { sheet: number; row: number; into: number }[]).map((j) => ({
        ref: { file, sheet: j.sheet, row: j.row },
        into: j.into,
      })),
    waybillLines: (period) => reading.stream(() => waybillQuery(period)),
    shippedIn: async (file) => db.prepare(SHIPPED_IN).all({ file }) as Shipment[],
    billedLines: (asked) => reading.stream(() => billedLinesQuery(asked)),
    userCounts: async (periods) =>
      (db.prepare(USER_COUNTS).raw(true).all(JSON.stringify(periods)) as unknown[][]).map((row) => ({
        ...USERS.recordOf(row),
        period: row[USERS.columns.length] as string,
      })),
  };
}

/** What the import found beside the rows. */
function besideRows({ db }: Reading): Pick<Reader, "declaredTotals" | "fileFindings"> {
  return {
    declaredTotals: async (filter) => {
      const where = conditions({ ...whichFiles(filter), "f.kind = @kind": filter.kind });
      const rows = db.prepare(`${TOTALS} WHERE ${where} ORDER BY ${TOTALS_ORDER}`).all(filter);
      return (rows as TotalRow[]).map(({ file, sheet, row, field, declared, computed }) => ({
        ref: { file, sheet, row },
        field: field as Field,
        declared: BigInt(declared),
        computed: BigInt(computed),
      }));
    },
    fileFindings: async (filter) => {
      const where = conditions(whichFiles(filter));
      const rows = db.prepare(`${FINDINGS} WHERE ${where} ORDER BY ${FINDINGS_ORDER}`).all(filter);
      return (rows as (FileFinding & { params: string })[]).map((found) => ({
        ...found,
        params: fromJson(found.params) as FileFinding["params"],
      }));
    },
  };
}

/** Of a period the standing ones; of a file it does not matter. */
function whichFiles({ file, period }: { file?: number; period?: string }): Record<string, unknown> {
  return { "f.number = @file": file, [`f.period = @period AND ${STANDS}`]: period };
}

const FILES = `
  SELECT f.number, f.sha256, f.name, f.bytes, f.kind, f.library, f.period, f.late_for AS lateFor, f.profile,
    f.profile_hash AS profileHash, f.encoding, f.sheets, f.is_correction AS isCorrection, f.despite, f.said, a.at AS importedAt,
    a.operator AS importedBy,
    (SELECT s.by_file FROM supersession_in_force s WHERE s.file = f.number) AS supersededBy,
    (SELECT json_group_array(s.file ORDER BY s.file) FROM file_supersession s WHERE s.by_file = f.number) AS supersedes,
    CASE WHEN w.file IS NOT NULL THEN json_object('at', wa.at, 'by', wa.operator, 'reason', w.reason,
      'bringsBack', json(CASE w.brings_back WHEN 1 THEN 'true' ELSE 'false' END), 'alongWith', w.along_with) END AS withdrawal,
    r.rows, r.taken, r.quarantined, r.blank, r.totals, r.title, r.left_out AS leftOut, r.joined, r.hidden
  FROM source_file f JOIN file_receipt r ON r.file = f.number JOIN action a ON a.number = f.action
  LEFT JOIN file_withdrawal w ON w.file = f.number LEFT JOIN action wa ON wa.number = w.action`;

/** What is kept as JSON, and what is no number. */
type AsText = "sheets" | "despite" | "said" | "supersedes" | "withdrawal";
type FileRow = Omit<StoredFile, AsText | "receipt" | "isCorrection"> &
  Omit<StoredFile["receipt"], "file"> & {
    readonly sheets: string;
    readonly isCorrection: number;
    readonly despite: string;
    readonly said: string | null;
    readonly supersedes: string;
    readonly withdrawal: string | null;
  };

function fileOf(found: FileRow): StoredFile {
  const { rows, taken, quarantined, blank, totals, title, leftOut, joined, hidden, ...file } = found;
  const counted = { rows, taken, quarantined, blank, totals, title, leftOut, joined, hidden };
  return {
    ...file,
    supersedes: fromJson(file.supersedes) as number[],
    withdrawal: file.withdrawal === null ? null : (fromJson(file.withdrawal) as Withdrawal),
    sheets: fromJson(file.sheets) as string[],
    isCorrection: file.isCorrection === 1,
    said: file.said === null ? null : (fromJson(file.said) as StoredFile["said"]),
    despite: WITNESSES.filter((w) => file.despite.split(",").includes(w)),
    receipt: { file: file.number, ...counted },
  };
}

const JOINED = `SELECT sheet, row, into_row AS "into" FROM joined_row WHERE file = ? ORDER BY sheet, row`;

const QUARANTINED = `
  SELECT q.file, q.sheet, q.row, q.code, nullif(q.column_name, '') AS "column", q.text, q.params, q.cells
  FROM quarantined_row q JOIN source_file f ON f.number = q.file`;
const QUARANTINED_ORDER = "q.file, q.sheet, q.row, q.code, q.column_name";

const WAYBILL_JSON = `json_array(${WAYBILLS.selected("w")})`;

/** Lines of standing invoices. `f` is the file. */
const LINE_COUNTS = `w.file = f.number AND f.kind = 'courier-invoice' AND ${STANDS} AND ${counts("w")}`;
const BILLED = `source_file f CROSS JOIN waybill_line w ON ${LINE_COUNTS}`;

function waybillQuery(period: string): Query<WaybillLine> {
  return {
    sql: `SELECT ${WAYBILL_JSON} FROM ${BILLED} WHERE f.period = @period
      ORDER BY w.waybill_no, w.file, w.sheet, w.row`,
    params: { period },
    rowReader: (row) => WAYBILLS.recordOf(row),
  };
}

type Shipment = Pick<WaybillLine, "company" | "shippedOn">;
const SHIPPED_IN = `
  SELECT DISTINCT company, shipped_on AS shippedOn FROM waybill_line WHERE file = @file ORDER BY company NULLS FIRST, shipped_on NULLS FIRST`;

/** The program's own key of a waybill, a box's of its mother; asked of the program only where a number is not written plainly, as few are. */
const ACCOUNT_NO = "coalesce(w.mother_no, w.waybill_no)";
const WAYBILL_KEY = `CASE WHEN ${ACCOUNT_NO} GLOB '*[^0-9A-Z]*' THEN waybill_key(${ACCOUNT_NO}, @isEarlier) ELSE ${ACCOUNT_NO} END`;

const OTHER_NOS = "SELECT value FROM json_each(@others)";
const OTHERS = `OR ${WAYBILL_KEY} IN (${OTHER_NOS})
  OR w.item = 'period' AND EXISTS (SELECT 1 FROM ${BILLED} WHERE w.item = 'period' AND ${WAYBILL_KEY} IN (${OTHER_NOS}))`;

/** Sorted by the database, which goes through a temporary file where its memory ends; here stands one batch. */
function billedLinesQuery(asked: Parameters<Reader["billedLines"]>[0]): Query<BilledLine> {
  return {
    sql: `SELECT json_array(${WAYBILL_JSON}, f.period)
      FROM json_each(@periods) e CROSS JOIN source_file f ON f.period = e.value
        CROSS JOIN waybill_line w ON ${LINE_COUNTS}
      WHERE f.period = @period OR ${WAYBILL_KEY} IN (SELECT ${WAYBILL_KEY} FROM ${BILLED} WHERE f.period = @period)
        OR w.item = 'period' AND EXISTS (SELECT 1 FROM ${BILLED} WHERE f.period = @period AND w.item = 'period')
        ${(asked.others ?? []).length === 0 ? "" : OTHERS}
      ORDER BY ${WAYBILL_KEY}, e.key, w.file, w.sheet, w.row`,
    params: {
      period: asked.period,
      periods: JSON.stringify([...asked.earlier, asked.period]),
      isEarlier: asked.isEarlier === true ? 1 : 0,
      ...((asked.others ?? []).length === 0 ? {} : { others: JSON.stringify(asked.others) }),
    },
    rowReader: ([row, period]) => ({
      line: WAYBILLS.recordOf(row as unknown[]),
      period: period as string,
    }),
  };
}

const TOTALS = `
  SELECT t.file, t.sheet, t.row, t.field, t.declared, t.computed
  FROM declared_total t JOIN source_file f ON f.number = t.file`;
const TOTALS_ORDER = "t.file, t.sheet, t.row, t.field";

interface TotalRow {
  readonly file: number;
  readonly sheet: number;
  readonly row: number;
  readonly field: string;
  readonly declared: number;
  readonly computed: number;
}

/** The sheet is read after all, by another standing reading of the same bytes. */
const READ_APART = `EXISTS (
    SELECT 1 FROM source_file other JOIN sheet_heading h ON h.file = other.number AND h.sheet = n.sheet
    WHERE other.sha256 = f.sha256
      AND NOT EXISTS (SELECT 1 FROM file_gone s WHERE s.file = other.number))`;
const FINDINGS = `
  SELECT n.file, n.sheet, n.row, n.code, nullif(n.column_name, '') AS "column", n.text, n.params
  FROM file_finding n JOIN source_file f ON f.number = n.file
    AND NOT (n.row = 0 AND ${READ_APART})`;
const FINDINGS_ORDER = "n.file, n.sheet, n.row, n.code, n.column_name";

const CORRECTIONS = `
  SELECT k.file, k.sheet, k.row, k.by_file AS byFile, k.by_sheet AS bySheet, k.by_row AS byRow
  FROM row_correction k JOIN source_file f ON f.number = k.file AND ${CORRECTION_STANDS}`;

interface CorrectionRow {
  readonly file: number;
  readonly sheet: number;
  readonly row: number;
  readonly byFile: number;
  readonly bySheet: number;
  readonly byRow: number;
}

const USER_COUNTS = `
  SELECT ${USERS.selected("u")}, f.period
  FROM source_file f JOIN user_count u ON u.file = f.number
  WHERE f.period IN (SELECT value FROM json_each(?)) AND ${STANDS} AND ${counts("u")}
  ORDER BY f.period, u.service, u.library, u.file, u.sheet, u.row`;
