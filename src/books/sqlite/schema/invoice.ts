/**
 * The fifth step: what an invoice's line says beside its weight and amount, and what a file's 合计 rows declare: the
 * invoice's own total is audited, too.
 */
import { appendOnly, fen, onlyInOpenPeriod } from "./append-only.ts";

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
${onlyInOpenPeriod(
  "declared_total",
  "SELECT 1 FROM source_file f JOIN period_close c ON c.period = f.period WHERE f.number = NEW.file",
)}
`;
