/** What people write for the reports: each later row of a section takes the place of the one before, which stays. */
import { appendOnly } from "./append-only.ts";

export const narrativeSchema = `
CREATE TABLE report_text (
  number INTEGER PRIMARY KEY,
  subproject TEXT NOT NULL,
  year TEXT NOT NULL,
  report TEXT NOT NULL CHECK (report IN ('midterm', 'acceptance', 'performance')),
  section TEXT NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  file TEXT,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX report_text_by_identity ON report_text (subproject, year, report, section, number);
${appendOnly("report_text")}
`;
