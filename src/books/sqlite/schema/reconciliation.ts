/**
 * What a reconciliation found. The key of case_record is the promise that a record stands in exactly one
 * case of a run.
 *
 * A match with resolution 0 is a plain one; any other belongs to that resolution and counts while it is in
 * force. The rows of case_record and match name records by number without a foreign key: looking each one
 * up triples the time of a large month, so the store compares them as a whole before it commits.
 */
import { appendOnly, fen, onlyInOpenPeriod } from "./append-only.ts";

const CLOSED_RUN = (run: string): string => `
  SELECT 1 FROM reconciliation_run r JOIN period_close c ON c.period = r.period WHERE r.number = ${run}`;

export const reconciliationSchema = `
CREATE TABLE reconciliation_run (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  period TEXT NOT NULL,
  service TEXT NOT NULL CHECK (service IN ('dd', 'ill')),
  inputs TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX reconciliation_run_by_period ON reconciliation_run (period, service, number);

CREATE VIEW run_in_force AS
SELECT r.* FROM reconciliation_run r
WHERE NOT EXISTS (
  SELECT 1 FROM reconciliation_run later
  WHERE later.period = r.period AND later.service = r.service AND later.number > r.number);

CREATE TABLE case_record (
  run INTEGER NOT NULL REFERENCES reconciliation_run,
  file INTEGER NOT NULL,
  sheet INTEGER NOT NULL,
  row INTEGER NOT NULL,
  case_key TEXT NOT NULL,
  PRIMARY KEY (run, file, sheet, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE discrepancy (
  run INTEGER NOT NULL REFERENCES reconciliation_run,
  id TEXT NOT NULL,
  service TEXT NOT NULL,
  case_key TEXT NOT NULL,
  kind TEXT NOT NULL,
  supplier TEXT,
  requester TEXT,
  fields TEXT NOT NULL,
  ${fen("risk_fen", "not null")},
  -- The resolution it had in the run before this one, if it stood there resolved.
  standing INTEGER REFERENCES resolution,
  PRIMARY KEY (run, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX discrepancy_by_id ON discrepancy (id, run);

CREATE TABLE discrepancy_record (
  run INTEGER NOT NULL,
  id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  file INTEGER NOT NULL,
  sheet INTEGER NOT NULL,
  row INTEGER NOT NULL,
  PRIMARY KEY (run, id, ordinal),
  FOREIGN KEY (run, id) REFERENCES discrepancy,
  FOREIGN KEY (file, sheet, row) REFERENCES record
) STRICT, WITHOUT ROWID;

CREATE TABLE resolution (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  discrepancy TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES reconciliation_run,
  kind TEXT NOT NULL,
  agreed TEXT,
  reason TEXT NOT NULL,
  by_whom TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action,
  FOREIGN KEY (run, discrepancy) REFERENCES discrepancy (run, id)
) STRICT;
CREATE INDEX resolution_by_discrepancy ON resolution (discrepancy, number);

CREATE TABLE resolution_withdrawal (
  resolution INTEGER PRIMARY KEY REFERENCES resolution,
  run INTEGER NOT NULL REFERENCES reconciliation_run,
  reason TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;

-- The resolution in force of each discrepancy of each run: the latest one, unless it was withdrawn.
CREATE VIEW discrepancy_state AS
SELECT d.run AS run, d.id AS id, (
  SELECT CASE WHEN w.resolution IS NULL THEN r.number END
  FROM resolution r LEFT JOIN resolution_withdrawal w ON w.resolution = r.number
  WHERE r.discrepancy = d.id AND (r.run = d.run OR r.number = d.standing)
  ORDER BY r.number DESC LIMIT 1) AS resolution
FROM discrepancy d;

CREATE TABLE match (
  run INTEGER NOT NULL REFERENCES reconciliation_run,
  case_key TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  resolution INTEGER NOT NULL,
  pass TEXT NOT NULL,
  supplier_file INTEGER,
  supplier_sheet INTEGER,
  supplier_row INTEGER,
  requester_file INTEGER,
  requester_sheet INTEGER,
  requester_row INTEGER,
  centre_file INTEGER,
  centre_sheet INTEGER,
  centre_row INTEGER,
  basis_file INTEGER NOT NULL,
  basis_sheet INTEGER NOT NULL,
  basis_row INTEGER NOT NULL,
  agreed TEXT,
  discrepancy TEXT,
  CHECK ((resolution = 0) = (discrepancy IS NULL)),
  PRIMARY KEY (run, case_key, ordinal, resolution)
) STRICT, WITHOUT ROWID;

CREATE VIEW confirmed_match AS
SELECT m.* FROM match m
WHERE m.resolution = 0 OR m.resolution = (
  SELECT s.resolution FROM discrepancy_state s WHERE s.run = m.run AND s.id = m.discrepancy);
${appendOnly("reconciliation_run", "case_record", "discrepancy", "discrepancy_record", "resolution")}
${appendOnly("resolution_withdrawal", "match")}
${onlyInOpenPeriod("reconciliation_run", "SELECT 1 FROM period_close WHERE period = NEW.period")}
${onlyInOpenPeriod("discrepancy", CLOSED_RUN("NEW.run"))}
${onlyInOpenPeriod("resolution", CLOSED_RUN("NEW.run"))}
${onlyInOpenPeriod("resolution_withdrawal", CLOSED_RUN("NEW.run"))}
`;
