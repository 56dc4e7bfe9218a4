/** What a reconciliation and a settlement depend on, as one hash: equal inputs need no second run. */

import { hashText } from "../../../core/io/hash.ts";
import type { Connection } from "../../database.ts";
import { toJson } from "../../json.ts";
import type { Reader } from "../../port.ts";
import { carriedRefs } from "../carried.ts";
import { CORRECTION_HOLDS } from "./money.ts";
import { type Reading, STANDS } from "./reading.ts";
import { rulesDigest } from "./registry.ts";
import { chargedBefore } from "./settlement.ts";

export function inputsReader({ db }: Reading): Pick<Reader, "reconciliationInputs" | "settlementInputs"> {
  return {
    reconciliationInputs: async (span) =>
      digest([
        ["files", rows(db, FILES_OF_SERVICE, span)],
        ["carried", carriedRefs(db, span)],
        // A period closed meanwhile may have settled a number of this one.
        ["closes", rows(db, "SELECT period, hash FROM period_close ORDER BY ordinal", {})],
        ["rules", rulesDigest(db)],
        ["judging", JUDGING],
      ]),
    settlementInputs: async (period) =>
      digest([
        ["runs", rows(db, RUNS, { period })],
        ["resolutions", rows(db, RESOLUTIONS, { period })],
        ["invoices", rows(db, INVOICES, { period })],
        // The audit of the invoice looks at the loans and the invoices of this period and those before it.
        ["loans", rows(db, LOANS, { period })],
        // What earlier periods of the year paid counts towards a library's cap of the year.
        ["year", [...chargedBefore(db, period)]],
        ["corrections", rows(db, CORRECTIONS, {})],
        ...consultingPart(db, period),
        ...creditPart(db, period),
        ...answerPart(db, period),
        ...gonePart(db, period),
        ["rules", rulesDigest(db)],
      ]),
  };
}

/** Only where there is any, so that other settlements stay what they were. */
function consultingPart(db: Connection, period: string): (readonly [string, unknown])[] {
  const files = rows(db, CONSULTING, { period });
  return files.length === 0 ? [] : [["consulting", files]];
}

/** A credit takes back what earlier settlements paid or held; only where there is one, for the same reason. */
function creditPart(db: Connection, period: string): (readonly [string, unknown])[] {
  const settled = rows(db, CREDITED, { period });
  return settled.length === 0 ? [] : [["credited", settled]];
}

/** What people answered of held amounts, up to this period; only where there is any. */
function answerPart(db: Connection, period: string): (readonly [string, unknown])[] {
  const answers = rows(db, ANSWERS, { period });
  return answers.length === 0 ? [] : [["answers", answers]];
}

/** Files that have left since they were reconciled: what rests on their rows is out of date. */
function gonePart(db: Connection, period: string): (readonly [string, unknown])[] {
  const files = rows(db, GONE, { period });
  return files.length === 0 ? [] : [["gone", files]];
}

/** Rises when rows are judged otherwise than before: then a run in force no longer says how they stand. */
const JUDGING = 3;

function digest(parts: readonly (readonly [string, unknown])[]): string {
  return hashText(parts.map(([name, value]) => `${name} ${toJson(value)}`).join("\n"));
}

function rows(db: Connection, sql: string, params: Readonly<Record<string, string>>): unknown[] {
  return db.prepare(sql).raw(true).all(params);
}

/**
 * With the file's number: a run names its records by it, so the same bytes received anew are other records.
 */
const FILES_OF_SERVICE = `
  SELECT f.number, f.sha256, f.kind, f.library, f.late_for, f.profile_hash FROM source_file f
  WHERE f.period = @period AND ${STANDS}
    AND (f.kind IN (@service || '-supplier', @service || '-requester', @service || '-centre')
      OR (@service = 'ill' AND f.kind = 'courier-invoice'))
  ORDER BY f.number`;

/** All of them: the run of one period goes on from those of the periods before it. */
const CORRECTIONS = `SELECT c.number FROM correction c WHERE ${CORRECTION_HOLDS} ORDER BY c.number`;

const RUNS = "SELECT service, number, inputs FROM run_in_force WHERE period = @period ORDER BY service";

const RESOLUTIONS = `
  SELECT r.service, s.id, made.number, made.kind, made.agreed
  FROM run_in_force r
  JOIN discrepancy_state s ON s.run = r.number
  JOIN resolution made ON made.number = s.resolution
  WHERE r.period = @period ORDER BY r.service, s.id`;

const LOANS = `
  SELECT f.number FROM source_file f
  WHERE f.period <= @period AND (f.kind LIKE 'ill-%' OR f.kind = 'courier-invoice') AND ${STANDS} ORDER BY f.number`;

const CONSULTING = `
  SELECT f.number FROM source_file f
  WHERE f.period <= @period AND f.kind = 'consulting' AND ${STANDS} ORDER BY f.number`;

const INVOICES = `
  SELECT f.number, f.sha256, f.profile_hash FROM source_file f
  WHERE f.period = @period AND f.kind = 'courier-invoice' AND ${STANDS} ORDER BY f.number`;

const ANSWERS = "SELECT number FROM courier_answer_in_force WHERE period <= @period ORDER BY number";

const GONE = `
  SELECT DISTINCT g.file FROM run_in_force r CROSS JOIN file_gone g ON TRUE
  WHERE r.period = @period AND EXISTS (SELECT 1 FROM case_record c WHERE c.run = r.number AND c.file = g.file)
  ORDER BY 1`;

const CREDITED = `
  SELECT s.period, s.number FROM settlement_in_force s
  WHERE s.period < @period AND EXISTS (SELECT 1 FROM source_file f JOIN waybill_line w ON w.file = f.number
    WHERE f.period = @period AND f.kind = 'courier-invoice' AND ${STANDS} AND w.charge_fen < 0)
  ORDER BY s.period`;
