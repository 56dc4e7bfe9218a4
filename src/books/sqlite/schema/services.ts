/**
 * The thirteenth step: rows of joint consulting, training, group purchase and technical support, and charges of joint consulting.
 * No person's name has a column.
 */
import { appendOnly, fen } from "./append-only.ts";

const PLACE = `
  file INTEGER NOT NULL REFERENCES source_file,
  sheet INTEGER NOT NULL,
  row INTEGER NOT NULL,`;

const END = `
  PRIMARY KEY (file, sheet, row)
) STRICT, WITHOUT ROWID;
`;

const count = (column: string): string => `${column} INTEGER CHECK (${column} >= 0)`;
const bound = (column: string): string => `${column} TEXT CHECK (${column} IN ('exact', 'at-least'))`;

export const servicesSchema = `
CREATE TABLE consulting_request (${PLACE}
  request_no TEXT NOT NULL,
  received_on TEXT NOT NULL,
  done_on TEXT,
  supplier TEXT NOT NULL,
  asker TEXT,
  asker_kind TEXT CHECK (asker_kind IN ('member', 'outside')),
  service_item TEXT NOT NULL CHECK (service_item IN ('CX', 'SY', 'ZT', 'FX', 'XK', 'TG', 'PX', 'ZX')),
  result TEXT NOT NULL CHECK (result IN ('done', 'refused', 'cancelled', 'pending')),
  score_tenths INTEGER CHECK (score_tenths BETWEEN 0 AND 1000),
  ${fen("fee_fen")},
  ${fen("market_fen")},${END}
CREATE TABLE training_event (${PLACE}
  event_no TEXT NOT NULL,
  held_on TEXT NOT NULL,
  topic TEXT NOT NULL,
  place TEXT,
  ${count("hours_tenths")},
  ${fen("lecturer_fee_fen")},
  ${fen("other_cost_fen")},
  ${count("participants")},
  ${bound("participants_bound")},
  ${count("units")},
  ${bound("units_bound")},
  ${count("valid_answers")},
  ${count("satisfied_answers")},
  remark TEXT,${END}
CREATE TABLE training_attendance (${PLACE}
  event_no TEXT NOT NULL,
  library TEXT,
  outside_unit TEXT,
  participants INTEGER NOT NULL CHECK (participants > 0),
  ${count("certificates")},
  certificate_from TEXT,
  certificate_to TEXT,
  CHECK ((library IS NULL) <> (outside_unit IS NULL)),${END}
CREATE TABLE purchase_line (${PLACE}
  year INTEGER NOT NULL,
  package_name TEXT NOT NULL,
  vendor TEXT,
  library TEXT NOT NULL,
  ${fen("list_fen", "not null")},
  ${fen("group_fen", "not null")},
  instalment INTEGER,
  instalments INTEGER,
  ${fen("amount_fen")},
  due_on TEXT,
  paid_on TEXT,
  CHECK (instalment BETWEEN 1 AND instalments),${END}
CREATE TABLE support_ticket (${PLACE}
  ticket_no TEXT NOT NULL,
  opened_on TEXT NOT NULL,
  resolved_on TEXT,
  library TEXT NOT NULL,
  system TEXT NOT NULL,
  ticket_kind TEXT NOT NULL CHECK (ticket_kind IN ('fault', 'question', 'wish', 'other')),
  severity TEXT CHECK (severity IN ('critical', 'high', 'normal', 'low')),${END}
CREATE TABLE system_availability (${PLACE}
  system TEXT NOT NULL,
  month TEXT NOT NULL,
  planned_minutes INTEGER NOT NULL CHECK (planned_minutes > 0),
  down_minutes INTEGER NOT NULL CHECK (down_minutes BETWEEN 0 AND planned_minutes),${END}
-- A charge of a new service is no change of the schema: the list stands in the program.
CREATE TABLE charge_of_any_service (
  settlement INTEGER NOT NULL REFERENCES settlement_run,
  id TEXT NOT NULL,
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
  PRIMARY KEY (settlement, id)
) STRICT, WITHOUT ROWID;
INSERT INTO charge_of_any_service SELECT settlement, id, kind, service, library, counterparty, case_key, ordinal, file,
  sheet, row, quantity, unit, fen, stated_fen, rule, steps, scheme, corrects FROM charge;
DROP TABLE charge;
ALTER TABLE charge_of_any_service RENAME TO charge;
CREATE INDEX charge_by_corrects ON charge (corrects, settlement) WHERE corrects IS NOT NULL;
${appendOnly("charge")}
${appendOnly("consulting_request", "training_event", "training_attendance")}
${appendOnly("purchase_line", "support_ticket", "system_availability")}
`;
