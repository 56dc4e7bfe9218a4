/** The seventh step: which parcels the loans of a run went in, as many facts as accounts that say so. */
import { appendOnly } from "./append-only.ts";

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
