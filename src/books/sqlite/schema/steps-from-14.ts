/** The fourteenth step and those after it, in their order: a new one goes to the end. */
import { appendOnly, CLOSED_FILE, fen, onlyInOpenPeriod } from "./append-only.ts";

/**
 * Typed values of indicators, targets of sub-projects, and what people say of them. Each later row of an identity takes the
 * place of the one before, which stays.
 */
export const indicatorsSchema = `
CREATE TABLE indicator_value (
  number INTEGER PRIMARY KEY,
  indicator TEXT NOT NULL,
  window TEXT NOT NULL,
  library TEXT,
  body TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX indicator_value_by_identity ON indicator_value (indicator, window, library, number);

CREATE TABLE target (
  number INTEGER PRIMARY KEY,
  subproject TEXT NOT NULL,
  year TEXT NOT NULL,
  key TEXT NOT NULL,
  body TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX target_by_identity ON target (subproject, year, key, number);

CREATE TABLE subproject_head (
  number INTEGER PRIMARY KEY,
  subproject TEXT NOT NULL,
  year TEXT NOT NULL,
  body TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;

CREATE TABLE assessment (
  number INTEGER PRIMARY KEY,
  subproject TEXT NOT NULL,
  year TEXT NOT NULL,
  key TEXT NOT NULL,
  cut_off INTEGER,
  body TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX assessment_by_identity ON assessment (subproject, year, key, cut_off, number);
${appendOnly("indicator_value", "target", "subproject_head", "assessment")}
`;

/**
 * The fifteenth step: charges stand in the order in which they were made. Their id, "C-" + settlement + "-" + sequence, was the
 * key as a text, in whose order C-1-10 comes before C-1-2: a million rows went to a million places.
 */
export const chargeOrderSchema = `
CREATE TABLE charge_in_order (
  settlement INTEGER NOT NULL REFERENCES settlement_run,
  sequence INTEGER NOT NULL,
  kind TEXT NOT NULL,
  service TEXT NOT NULL,
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
  scheme TEXT,
  corrects TEXT,
  PRIMARY KEY (settlement, sequence)
) STRICT, WITHOUT ROWID;
INSERT INTO charge_in_order SELECT settlement, CAST(substr(id, length('C-' || settlement || '-') + 1) AS INTEGER) AS sequence,
  kind, service, library, counterparty, case_key, ordinal, file, sheet, row, quantity, unit, fen, stated_fen, rule, steps, scheme,
  corrects FROM charge ORDER BY settlement, sequence;
DROP TABLE charge;
ALTER TABLE charge_in_order RENAME TO charge;
CREATE INDEX charge_by_corrects ON charge (corrects, settlement) WHERE corrects IS NOT NULL;
${appendOnly("charge")}
`;

/** What people write for the reports: each later row of a section takes the place of the one before, which stays. */
export const narrativeSchema = `
CREATE TABLE report_text (
  number INTEGER PRIMARY KEY,
  subproject TEXT NOT NULL,
  year TEXT NOT NULL,
  report TEXT NOT NULL CHECK (report IN ('midterm', 'acceptance', 'performance')),
  section TEXT NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  file TEXT,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX report_text_by_identity ON report_text (subproject, year, report, section, number);
${appendOnly("report_text")}
`;

/** The seventeenth step: whom a person decided against when a file was read; none of those that were read before. */
export const despiteSchema = `
ALTER TABLE source_file ADD COLUMN despite TEXT NOT NULL DEFAULT '';
`;

/**
 * What the import found of a whole sheet or of a total row stands with its file: a month is not closed over it unnoticed.
 * Files that were read before this step have none: what was not kept is not known.
 */
export const fileFindingsSchema = `
CREATE TABLE file_finding (
  file INTEGER NOT NULL REFERENCES source_file,
  sheet INTEGER NOT NULL,
  -- 0 where the whole sheet is meant.
  row INTEGER NOT NULL,
  code TEXT NOT NULL,
  -- Empty where no column is meant.
  column_name TEXT NOT NULL,
  text TEXT,
  params TEXT NOT NULL,
  PRIMARY KEY (file, sheet, row, code, column_name)
) STRICT, WITHOUT ROWID;
${appendOnly("file_finding")}
${onlyInOpenPeriod("file_finding", CLOSED_FILE)}
`;

/**
 * The nineteenth step: a file may be withdrawn. What it had replaced may stand again, and be replaced again: a file has as many
 * supersessions as it had followers. Which files are gone is said in one place. And who said whose a file is and for which
 * period stays with it; of those that were read before it is not known.
 */
export const withdrawnSchema = `
ALTER TABLE source_file ADD COLUMN said TEXT;

CREATE TABLE supersession (
  file INTEGER NOT NULL REFERENCES source_file,
  by_file INTEGER NOT NULL REFERENCES source_file CHECK (by_file <> file),
  action INTEGER NOT NULL REFERENCES action,
  PRIMARY KEY (file, by_file)
) STRICT, WITHOUT ROWID;
INSERT INTO supersession SELECT file, by_file, action FROM file_supersession;
DROP TABLE file_supersession;
ALTER TABLE supersession RENAME TO file_supersession;
CREATE INDEX file_supersession_by_file ON file_supersession (by_file);

CREATE TABLE file_withdrawal (
  file INTEGER PRIMARY KEY REFERENCES source_file,
  reason TEXT NOT NULL CHECK (reason <> ''),
  -- Whether what it had replaced stands again.
  brings_back INTEGER NOT NULL CHECK (brings_back IN (0, 1)),
  -- Of a correction: the file whose rows it stood for.
  along_with INTEGER REFERENCES source_file,
  action INTEGER NOT NULL REFERENCES action
) STRICT;

CREATE VIEW supersession_in_force AS
SELECT s.* FROM file_supersession s
WHERE NOT EXISTS (SELECT 1 FROM file_withdrawal w WHERE w.file = s.by_file AND w.brings_back = 1);

CREATE VIEW file_gone AS
SELECT file FROM file_withdrawal UNION ALL SELECT file FROM supersession_in_force;
${appendOnly("file_supersession", "file_withdrawal")}
${onlyInOpenPeriod("file_supersession", CLOSED_FILE)}
${onlyInOpenPeriod("file_withdrawal", CLOSED_FILE)}
CREATE TRIGGER file_withdrawal_brings_back_in_open_period BEFORE INSERT ON file_withdrawal
WHEN NEW.brings_back = 1 AND EXISTS (
  SELECT 1 FROM file_supersession s JOIN source_file f ON f.number = s.file JOIN period_close c ON c.period = f.period
  WHERE s.by_file = NEW.file)
BEGIN SELECT RAISE(ABORT, 'period-must-be-open'); END;
`;

/** The twentieth step: what a library was called between two days, until when it was there, and which other one took it over. */
export const namesSchema = `
ALTER TABLE library ADD COLUMN closed_on TEXT;
ALTER TABLE library ADD COLUMN closed_into TEXT CHECK (closed_into IS NULL OR closed_on IS NOT NULL);
ALTER TABLE alias ADD COLUMN official INTEGER NOT NULL DEFAULT 0 CHECK (official IN (0, 1));
`;

/**
 * The twenty-first step: what a line of the invoice says of its parcel besides: the company, the mother waybill, the kind of charge, measures, discount. The
 * table is made anew because a parcel can also be refused; lines that were read before say none of it.
 */
export const waybillPartsSchema = `
CREATE TABLE waybill_line_in_parts (
  file INTEGER NOT NULL REFERENCES source_file,
  sheet INTEGER NOT NULL,
  row INTEGER NOT NULL,
  waybill_no TEXT NOT NULL,
  shipped_on TEXT NOT NULL,
  from_library TEXT,
  to_library TEXT,
  leg TEXT CHECK (leg IN ('out', 'back')),
  pieces INTEGER NOT NULL,
  weight_grams INTEGER,
  volumes INTEGER,
  ${fen("charge_fen", "not null")},
  item TEXT NOT NULL DEFAULT 'parcel' CHECK (item IN ('parcel', 'stop', 'period')),
  outcome TEXT CHECK (outcome IN ('delivered', 'undelivered', 'refused')),
  district TEXT,
  ${fen("freight_fen")},
  ${fen("surcharge_fen")},
  company TEXT,
  mother_no TEXT,
  charge TEXT,
  related_no TEXT,
  billed_grams INTEGER,
  measures TEXT,
  ${fen("discount_fen")},
  ${fen("declared_fen")},
  charge_id TEXT,
  credit_of TEXT,
  PRIMARY KEY (file, sheet, row)
) STRICT, WITHOUT ROWID;
INSERT INTO waybill_line_in_parts (file, sheet, row, waybill_no, shipped_on, from_library, to_library, leg, pieces, weight_grams,
  volumes, charge_fen, item, outcome, district, freight_fen, surcharge_fen)
SELECT file, sheet, row, waybill_no, shipped_on, from_library, to_library, leg, pieces, weight_grams, volumes, charge_fen, item,
  outcome, district, freight_fen, surcharge_fen FROM waybill_line;
DROP TABLE waybill_line;
ALTER TABLE waybill_line_in_parts RENAME TO waybill_line;
${appendOnly("waybill_line")}
`;
