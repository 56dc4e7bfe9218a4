/**
 * The fifteenth step: charges stand in the order in which they were made. Their id, "C-" + settlement + "-" + sequence, was the
 * key as a text, in whose order C-1-10 comes before C-1-2: a million rows went to a million places.
 */
import { appendOnly, fen } from "./append-only.ts";

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
