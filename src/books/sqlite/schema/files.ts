/** What was received: files, what became of their rows, and the rows as typed values. */
import { appendOnly, CLOSED_FILE, fen, onlyInOpenPeriod } from "./append-only.ts";

export const filesSchema = `
CREATE TABLE source_file (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  kind TEXT NOT NULL,
  library TEXT,
  period TEXT NOT NULL,
  late_for TEXT,
  profile TEXT NOT NULL,
  profile_hash TEXT NOT NULL,
  encoding TEXT NOT NULL,
  sheets TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX source_file_by_sha ON source_file (sha256);
CREATE INDEX source_file_by_period ON source_file (period);

CREATE TABLE file_receipt (
  file INTEGER PRIMARY KEY REFERENCES source_file,
  rows INTEGER NOT NULL,
  taken INTEGER NOT NULL,
  quarantined INTEGER NOT NULL,
  blank INTEGER NOT NULL,
  totals INTEGER NOT NULL,
  title INTEGER NOT NULL,
  hidden INTEGER NOT NULL,
  action INTEGER NOT NULL REFERENCES action,
  CHECK (taken + quarantined + blank + totals + title = rows)
) STRICT;

CREATE TABLE file_supersession (
  file INTEGER PRIMARY KEY REFERENCES source_file,
  by_file INTEGER NOT NULL REFERENCES source_file CHECK (by_file <> file),
  action INTEGER NOT NULL REFERENCES action
) STRICT;

CREATE TABLE record (
  -- The number of a source_file, without the foreign key: rows are only taken while their file is being opened, and
  -- asking again for each of a million rows takes a fifth of an import's time.
  file INTEGER NOT NULL,
  sheet INTEGER NOT NULL,
  row INTEGER NOT NULL,
  request_no TEXT NOT NULL,
  request_key TEXT NOT NULL,
  supplier TEXT,
  requester TEXT,
  agent TEXT,
  requested_on TEXT,
  supplied_on TEXT,
  returned_on TEXT,
  status TEXT NOT NULL CHECK (status IN ('filled', 'unfilled', 'cancelled', 'pending')),
  reason TEXT,
  document_type TEXT,
  urgency TEXT,
  sourcing TEXT,
  tariff_item TEXT,
  delivery_method TEXT,
  pages INTEGER,
  quantity INTEGER,
  volumes INTEGER,
  ${fen("unit_price_fen")},
  ${fen("actual_cost_fen")},
  ${fen("fee_fen")},
  title TEXT,
  item_id TEXT,
  waybill_out TEXT,
  waybill_back TEXT,
  PRIMARY KEY (file, sheet, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE waybill_line (
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
  PRIMARY KEY (file, sheet, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE user_count (
  file INTEGER NOT NULL REFERENCES source_file,
  sheet INTEGER NOT NULL,
  row INTEGER NOT NULL,
  library TEXT NOT NULL,
  service TEXT NOT NULL CHECK (service IN ('dd', 'ill')),
  registered INTEGER NOT NULL,
  new_users INTEGER,
  active_users INTEGER,
  PRIMARY KEY (file, sheet, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantined_row (
  file INTEGER NOT NULL REFERENCES source_file,
  sheet INTEGER NOT NULL,
  row INTEGER NOT NULL,
  code TEXT NOT NULL,
  -- Empty where the whole row is meant.
  column_name TEXT NOT NULL,
  text TEXT,
  params TEXT NOT NULL,
  cells TEXT NOT NULL,
  PRIMARY KEY (file, sheet, row, code, column_name)
) STRICT, WITHOUT ROWID;
${appendOnly("source_file", "file_receipt", "file_supersession", "record", "waybill_line", "user_count")}
${appendOnly("quarantined_row")}
${onlyInOpenPeriod("source_file", "SELECT 1 FROM period_close WHERE period = NEW.period")}
${onlyInOpenPeriod("file_receipt", `\n  ${CLOSED_FILE}`)}
${onlyInOpenPeriod("file_supersession", `\n  ${CLOSED_FILE}`)}
`;
