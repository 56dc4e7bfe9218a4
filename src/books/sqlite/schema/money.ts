/**
 * The tenth step: money that moved (payments, receipts, appropriations), corrections of closed periods, and what a settlement
 * was allowed to spend.
 */
import { appendOnly, fen, onlyInOpenPeriod } from "./append-only.ts";

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
