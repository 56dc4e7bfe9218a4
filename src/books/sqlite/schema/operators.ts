/**
 * The eleventh step: who may do what, who approved which settlement, and a log that is sealed row by row.
 *
 * An action's seal stands in a table of its own: what the action added is known only when all of it is written.
 */
import { appendOnly, onlyInOpenPeriod } from "./append-only.ts";

export const operatorsSchema = `
ALTER TABLE action ADD COLUMN system_user TEXT;

CREATE TABLE action_seal (
  action INTEGER PRIMARY KEY REFERENCES action,
  added TEXT NOT NULL,
  previous TEXT NOT NULL CHECK (length(previous) = 64),
  hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
CREATE TRIGGER action_seal_must_chain BEFORE INSERT ON action_seal
WHEN EXISTS (SELECT 1 FROM action_seal)
  AND NEW.previous <> (SELECT hash FROM action_seal ORDER BY action DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'action-must-chain'); END;

CREATE TABLE operator (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  roles TEXT NOT NULL,
  system_user TEXT,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX operator_by_name ON operator (name, number);

CREATE TABLE approval (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  period TEXT NOT NULL,
  settlement INTEGER NOT NULL REFERENCES settlement_run,
  inputs TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX approval_by_period ON approval (period, number);
${appendOnly("action_seal", "operator", "approval")}
${onlyInOpenPeriod("approval", "SELECT 1 FROM period_close WHERE period = NEW.period")}
`;
