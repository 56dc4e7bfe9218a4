/**
 * What must hold of a transaction as a whole before it is committed. A breach is our mistake, not the
 * data's: nothing is written then.
 */
import { invariant } from "../../../core/bug.ts";
import { refuse } from "../../../core/refusal.ts";
import type { Connection } from "../../database.ts";
import { carriedRefs } from "../carried.ts";
import { CORRECTION_STANDS, counts, STANDS } from "../read/reading.ts";
import type { OpenedFileRow, Transaction } from "./transaction.ts";

export function checkTransaction(tx: Transaction): void {
  for (const [file, opened] of tx.opened) checkFile(tx.db, file, opened);
  for (const run of tx.runs) checkRun(tx.db, run);
}

/** Rows in = rows kept, and the same bytes stand once in one place. */
function checkFile(db: Connection, file: number, opened: OpenedFileRow): void {
  const { receipt } = opened;
  invariant(receipt !== null, `file ${file} has a receipt`);
  invariant(
    receipt.taken === opened.taken,
    `file ${file} keeps the ${receipt.taken} rows its receipt counts`,
  );
  const quarantined = db
    .prepare("SELECT count(*) FROM (SELECT DISTINCT sheet, row FROM quarantined_row WHERE file = ?) q")
    .pluck()
    .get(file);
  invariant(
    receipt.quarantined === quarantined,
    `file ${file} keeps the ${receipt.quarantined} rows it set aside`,
  );
  // The same bytes stand once for each library and period: two may send the same empty sheet.
  const twins = db
    .prepare(
      `SELECT count(*) FROM source_file own JOIN source_file f ON f.sha256 = own.sha256 AND f.kind = own.kind
         AND f.library IS NOT DISTINCT FROM own.library
         AND coalesce(f.late_for, f.period) = coalesce(own.late_for, own.period)
       WHERE own.number = ? AND ${STANDS}`,
    )
    .pluck()
    .get(file);
  if (twins !== 0 && twins !== 1) refuse("fact-must-not-change", { what: "file", id: opened.sha256 });
}

/**
 * Each record of the period, and each one carried into it, stands in exactly one case of the run; and no
 * other does.
 */
function checkRun(db: Connection, run: number): void {
  const span = db.prepare("SELECT period, service FROM reconciliation_run WHERE number = ?").get(run) as {
    period: string;
    service: "dd" | "ill";
  };
  const stray = db
    .prepare(
      `SELECT count(*) FROM case_record c
       LEFT JOIN record r ON r.file = c.file AND r.sheet = c.sheet AND r.row = c.row
       WHERE c.run = ? AND r.file IS NULL`,
    )
    .pluck()
    .get(run);
  invariant(stray === 0, `every row of a case in run ${run} is a record`);
  const carried = carriedRefs(db, span);
  const expected = db.prepare(RECORDS_OF_PERIOD).pluck().get(span) as number;
  const own = db
    .prepare(OWN_RECORDS_IN_CASES)
    .pluck()
    .get({ ...span, run });
  const all = db.prepare("SELECT count(*) FROM case_record WHERE run = ?").pluck().get(run);
  invariant(
    own === expected,
    `each of the ${expected} records of ${span.period} stands in a case of run ${run}`,
  );
  invariant(
    all === expected + carried.length,
    `run ${run} judges the records of ${span.period} and those carried into it, and no other`,
  );
}

const STANDING = `
  source_file f WHERE f.period = @period
  AND f.kind IN (@service || '-supplier', @service || '-requester', @service || '-centre') AND ${STANDS}`;

const RECORDS_OF_PERIOD = `
  SELECT coalesce(sum((SELECT count(*) FROM record r WHERE r.file = f.number)
    - (SELECT count(*) FROM row_correction k WHERE k.file = f.number AND ${CORRECTION_STANDS} AND EXISTS (
        SELECT 1 FROM record r WHERE r.file = k.file AND r.sheet = k.sheet AND r.row = k.row))), 0)
  FROM ${STANDING}`;

const OWN_RECORDS_IN_CASES = `
  SELECT coalesce(sum((SELECT count(*) FROM case_record c WHERE c.run = @run AND c.file = f.number
    AND ${counts("c")})), 0)
  FROM ${STANDING}`;
