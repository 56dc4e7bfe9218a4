/** The second step to the tenth, in their order. */
import { appendOnly, CLOSED_FILE, fen, onlyInOpenPeriod } from "./append-only.ts";

/** The second step: which sources speak of a discrepancy's case. Empty where a run was made before it was known. */
export const evidenceSchema = `
ALTER TABLE discrepancy ADD COLUMN evidence TEXT NOT NULL DEFAULT '';
`;

/** The third step: who sees to a discrepancy, and a deadline that was moved by hand. The latest one counts. */
export const assignmentSchema = `
CREATE TABLE discrepancy_assignment (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  discrepancy TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES reconciliation_run,
  owner TEXT,
  due_on TEXT,
  note TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action,
  FOREIGN KEY (run, discrepancy) REFERENCES discrepancy (run, id)
) STRICT;
CREATE INDEX discrepancy_assignment_by_discrepancy ON discrepancy_assignment (discrepancy, number);
${appendOnly("discrepancy_assignment")}
${onlyInOpenPeriod(
  "discrepancy_assignment",
  `SELECT 1 FROM reconciliation_run r JOIN period_close c ON c.period = r.period WHERE r.number = NEW.run`,
)}
`;

/**
 * The fourth step: a file's heading is kept, and one row may take the place of another.
 *
 * A return file (退回文件) goes to its library in the library's own columns and comes back corrected. The corrected row is a
 * row of its own file; row_correction says which earlier row it stands for, and that one no longer counts.
 */
export const correctionSchema = `
ALTER TABLE source_file ADD COLUMN is_correction INTEGER NOT NULL DEFAULT 0 CHECK (is_correction IN (0, 1));

CREATE TABLE sheet_heading (
  file INTEGER NOT NULL REFERENCES source_file,
  sheet INTEGER NOT NULL,
  headings TEXT NOT NULL,
  PRIMARY KEY (file, sheet)
) STRICT, WITHOUT ROWID;

CREATE TABLE row_correction (
  file INTEGER NOT NULL REFERENCES source_file,
  sheet INTEGER NOT NULL,
  row INTEGER NOT NULL,
  by_file INTEGER NOT NULL REFERENCES source_file CHECK (by_file > file),
  by_sheet INTEGER NOT NULL,
  by_row INTEGER NOT NULL,
  PRIMARY KEY (file, sheet, row, by_file)
) STRICT, WITHOUT ROWID;
CREATE INDEX row_correction_by ON row_correction (by_file, by_sheet, by_row);
${appendOnly("sheet_heading", "row_correction")}
${onlyInOpenPeriod("sheet_heading", `\n  ${CLOSED_FILE}`)}
${onlyInOpenPeriod("row_correction", `\n  ${CLOSED_FILE}`)}
`;

/**
 * The fifth step: what an invoice's line says beside its weight and amount, and what a file's 合计 rows declare: the
 * invoice's own total is audited, too.
 */
export const invoiceSchema = `
ALTER TABLE waybill_line ADD COLUMN item TEXT NOT NULL DEFAULT 'parcel' CHECK (item IN ('parcel', 'stop', 'period'));
ALTER TABLE waybill_line ADD COLUMN outcome TEXT CHECK (outcome IN ('delivered', 'undelivered'));
ALTER TABLE waybill_line ADD COLUMN district TEXT;
ALTER TABLE waybill_line ADD COLUMN ${fen("freight_fen")};
ALTER TABLE waybill_line ADD COLUMN ${fen("surcharge_fen")};

CREATE TABLE declared_total (
  file INTEGER NOT NULL REFERENCES source_file,
  sheet INTEGER NOT NULL,
  row INTEGER NOT NULL,
  field TEXT NOT NULL,
  declared INTEGER NOT NULL,
  computed INTEGER NOT NULL,
  PRIMARY KEY (file, sheet, row, field)
) STRICT, WITHOUT ROWID;

-- A charge of a new kind, or of a new unit, is no change of the schema: the list of both stands in the program.
CREATE TABLE charge_rebuilt (
  settlement INTEGER NOT NULL REFERENCES settlement_run,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  service TEXT NOT NULL CHECK (service IN ('dd', 'ill')),
  library TEXT,
  counterparty TEXT,
  case_key TEXT,
  ordinal INTEGER,
  file INTEGER,
  sheet INTEGER,
  row INTEGER,
  ${fen("quantity", "not null")},
  unit TEXT NOT NULL,
  ${fen("fen", "not null")},
  ${fen("stated_fen")},
  rule TEXT NOT NULL,
  steps TEXT NOT NULL,
  PRIMARY KEY (settlement, id)
) STRICT, WITHOUT ROWID;
INSERT INTO charge_rebuilt SELECT settlement, id, kind, service, library, counterparty, case_key, ordinal, file, sheet,
  row, quantity, unit, fen, stated_fen, rule, steps FROM charge;
DROP TABLE charge;
ALTER TABLE charge_rebuilt RENAME TO charge;
${appendOnly("declared_total", "charge")}
${onlyInOpenPeriod("declared_total", CLOSED_FILE)}
`;

/** The sixth step: what the limits of the alliance are counted by. A reader is never more than a keyed hash. */
export const limitsSchema = `
ALTER TABLE record ADD COLUMN issue TEXT;
ALTER TABLE record ADD COLUMN database_name TEXT;
ALTER TABLE record ADD COLUMN reader TEXT CHECK (reader IS NULL OR length(reader) = 16);
`;

/** The seventh step: which parcels the loans of a run went in, as many facts as accounts that say so. */
export const parcelsSchema = `
CREATE TABLE parcel_link (
  run INTEGER NOT NULL REFERENCES reconciliation_run,
  case_key TEXT NOT NULL,
  waybill_no TEXT NOT NULL,
  leg TEXT NOT NULL CHECK (leg IN ('out', 'back')),
  file INTEGER NOT NULL,
  sheet INTEGER NOT NULL,
  row INTEGER NOT NULL,
  PRIMARY KEY (run, waybill_no, leg, file, sheet, row)
) STRICT, WITHOUT ROWID;
${appendOnly("parcel_link")}
`;

/** The eighth step: the policy by which a discrepancy is never material. */
export const downgradeSchema = `
ALTER TABLE discrepancy ADD COLUMN downgraded_by TEXT;
`;

/**
 * The ninth step: what full rules ask of a record (reader's class, channel, voucher), and which scheme a charge is of.
 */
export const schemesSchema = `
ALTER TABLE record ADD COLUMN reader_class TEXT;
ALTER TABLE record ADD COLUMN channel TEXT;
ALTER TABLE record ADD COLUMN attachment TEXT;
ALTER TABLE charge ADD COLUMN scheme TEXT;
`;

/**
 * The tenth step: money that moved (payments, receipts, appropriations), corrections of closed periods, and what a settlement
 * was allowed to spend.
 */
export const moneySchema = `
CREATE TABLE movement (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('payment', 'receipt', 'appropriation')),
  period TEXT NOT NULL,
  day TEXT NOT NULL,
  account TEXT NOT NULL,
  fund TEXT NOT NULL,
  year TEXT NOT NULL,
  ${fen("fen", "not null")},
  voucher TEXT NOT NULL,
  text TEXT NOT NULL,
  reverses TEXT UNIQUE REFERENCES movement,
  terms TEXT,
  action INTEGER NOT NULL REFERENCES action
) STRICT, WITHOUT ROWID;
CREATE INDEX movement_by_period ON movement (period);

-- What is known otherwise of a request that a closed period settled; settled as a difference in an open one.
CREATE TABLE correction (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  period TEXT NOT NULL REFERENCES period_close (period),
  into_period TEXT NOT NULL,
  service TEXT NOT NULL CHECK (service IN ('dd', 'ill')),
  case_key TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  change TEXT NOT NULL,
  reason TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX correction_by_into ON correction (into_period);

ALTER TABLE charge ADD COLUMN corrects TEXT;
CREATE INDEX charge_by_corrects ON charge (corrects, settlement) WHERE corrects IS NOT NULL;
ALTER TABLE settlement_run ADD COLUMN funds TEXT;
${appendOnly("movement", "correction")}
${onlyInOpenPeriod("movement", "SELECT 1 FROM period_close WHERE period = NEW.period")}
${onlyInOpenPeriod("correction", "SELECT 1 FROM period_close WHERE period = NEW.into_period")}
`;
