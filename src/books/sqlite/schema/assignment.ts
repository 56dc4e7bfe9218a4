/** The third step: who sees to a discrepancy, and a deadline that was moved by hand. The latest one counts. */
import { appendOnly, onlyInOpenPeriod } from "./append-only.ts";

export const assignmentSchema = `
CREATE TABLE discrepancy_assignment (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  discrepancy TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES reconciliation_run,
  owner TEXT,
  due_on TEXT,
  note TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action,
  FOREIGN KEY (run, discrepancy) REFERENCES discrepancy (run, id)
) STRICT;
CREATE INDEX discrepancy_assignment_by_discrepancy ON discrepancy_assignment (discrepancy, number);
${appendOnly("discrepancy_assignment")}
${onlyInOpenPeriod(
  "discrepancy_assignment",
  `SELECT 1 FROM reconciliation_run r JOIN period_close c ON c.period = r.period WHERE r.number = NEW.run`,
)}
`;
