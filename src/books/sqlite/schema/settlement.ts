/**
 * What is owed, the books' entries, and the closes. A posting can't join an entry that stands, so an entry
 * is whole.
 */
import { appendOnly, fen, onlyInOpenPeriod } from "./append-only.ts";

export const settlementSchema = `
CREATE TABLE settlement_run (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  period TEXT NOT NULL,
  inputs TEXT NOT NULL,
  rules TEXT NOT NULL,
  sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX settlement_run_by_period ON settlement_run (period, number);

CREATE VIEW settlement_in_force AS
SELECT s.* FROM settlement_run s
WHERE NOT EXISTS (
  SELECT 1 FROM settlement_run later WHERE later.period = s.period AND later.number > s.number);

CREATE TABLE charge (
  settlement INTEGER NOT NULL REFERENCES settlement_run,
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('fee-basis', 'dd-subsidy', 'ill-subsidy', 'courier')),
  service TEXT NOT NULL CHECK (service IN ('dd', 'ill')),
  library TEXT,
  counterparty TEXT,
  case_key TEXT,
  ordinal INTEGER,
  file INTEGER,
  sheet INTEGER,
  row INTEGER,
  ${fen("quantity", "not null")},
  unit TEXT NOT NULL CHECK (unit IN ('request', 'volume', 'parcel')),
  ${fen("fen", "not null")},
  ${fen("stated_fen")},
  rule TEXT NOT NULL,
  steps TEXT NOT NULL,
  PRIMARY KEY (settlement, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE unpriced (
  settlement INTEGER NOT NULL REFERENCES settlement_run,
  service TEXT NOT NULL CHECK (service IN ('dd', 'ill')),
  case_key TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('unpriced', 'differs')),
  finding TEXT NOT NULL,
  PRIMARY KEY (settlement, service, case_key, ordinal, severity, finding)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
  id TEXT PRIMARY KEY,
  settlement INTEGER NOT NULL REFERENCES settlement_run,
  period TEXT NOT NULL,
  day TEXT NOT NULL,
  text TEXT NOT NULL,
  reverses TEXT REFERENCES entry,
  action INTEGER NOT NULL REFERENCES action
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_by_period ON entry (period);

-- Postings are written before their entry, which is refused unless they add up to zero.
CREATE TABLE posting (
  entry TEXT NOT NULL REFERENCES entry DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  account TEXT NOT NULL,
  ${fen("fen", "not null")},
  PRIMARY KEY (entry, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER entry_must_balance BEFORE INSERT ON entry
WHEN (SELECT count(*) < 2 OR sum(fen) <> 0 FROM posting WHERE entry = NEW.id)
BEGIN SELECT RAISE(ABORT, 'entry-must-balance'); END;
CREATE TRIGGER posting_only_before_entry BEFORE INSERT ON posting
WHEN EXISTS (SELECT 1 FROM entry WHERE id = NEW.entry)
BEGIN SELECT RAISE(ABORT, 'fact-must-not-change'); END;

CREATE TABLE period_close (
  period TEXT PRIMARY KEY,
  ordinal INTEGER NOT NULL UNIQUE CHECK (ordinal > 0),
  manifest TEXT NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  previous TEXT NOT NULL CHECK (length(previous) = 64),
  action INTEGER NOT NULL REFERENCES action
) STRICT, WITHOUT ROWID;

CREATE TRIGGER period_close_must_chain BEFORE INSERT ON period_close
WHEN NEW.ordinal <> 1 + (SELECT count(*) FROM period_close)
  OR NEW.previous <> coalesce(
    (SELECT hash FROM period_close WHERE ordinal = NEW.ordinal - 1),
    '0000000000000000000000000000000000000000000000000000000000000000')
BEGIN SELECT RAISE(ABORT, 'close-must-chain'); END;

-- Requests that a closed period settled, by the run that found them: never billed again.
CREATE TABLE settled_request (
  service TEXT NOT NULL CHECK (service IN ('dd', 'ill')),
  request_key TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES reconciliation_run,
  PRIMARY KEY (service, request_key, run)
) STRICT, WITHOUT ROWID;
${appendOnly("settlement_run", "charge", "unpriced", "entry", "posting", "period_close", "settled_request")}
${onlyInOpenPeriod("settlement_run", "SELECT 1 FROM period_close WHERE period = NEW.period")}
${onlyInOpenPeriod("entry", "SELECT 1 FROM period_close WHERE period = NEW.period")}
`;
