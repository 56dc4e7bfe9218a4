/** The steps from the twenty-second on. What was released never changes. */
import { appendOnly, CLOSED_FILE, onlyInOpenPeriod } from "./append-only.ts";

/**
 * The twenty-second step: rows that a profile leaves out by value, and rows that stand together in one record, are counted and kept
 * apart; a saved profile may be taken out of use. Its texts stay.
 */
export const profileOffSchema = `
CREATE TABLE file_receipt_apart (
  file INTEGER PRIMARY KEY REFERENCES source_file,
  rows INTEGER NOT NULL,
  taken INTEGER NOT NULL,
  quarantined INTEGER NOT NULL,
  blank INTEGER NOT NULL,
  totals INTEGER NOT NULL,
  title INTEGER NOT NULL,
  left_out INTEGER NOT NULL,
  joined INTEGER NOT NULL,
  hidden INTEGER NOT NULL,
  action INTEGER NOT NULL REFERENCES action,
  CHECK (taken + quarantined + blank + totals + title + left_out + joined = rows)
) STRICT;
INSERT INTO file_receipt_apart
  SELECT file, rows, taken, quarantined, blank, totals, title, 0, 0, hidden, action FROM file_receipt ORDER BY file;
DROP TABLE file_receipt;
ALTER TABLE file_receipt_apart RENAME TO file_receipt;
${appendOnly("file_receipt")}
${onlyInOpenPeriod("file_receipt", CLOSED_FILE)}

CREATE TABLE joined_row (
  file INTEGER NOT NULL REFERENCES source_file,
  sheet INTEGER NOT NULL,
  -- A further row of the file, and the row in whose place the record of both stands.
  row INTEGER NOT NULL,
  into_row INTEGER NOT NULL CHECK (into_row <> row),
  PRIMARY KEY (file, sheet, row)
) STRICT, WITHOUT ROWID;
${appendOnly("joined_row")}
${onlyInOpenPeriod("joined_row", CLOSED_FILE)}

ALTER TABLE profile ADD COLUMN off INTEGER NOT NULL DEFAULT 0 CHECK (off IN (0, 1));
`;

/** The twenty-fourth step: what somebody answered to a finding of a period, and for how much of it. */
export const findingAnswersSchema = `
CREATE TABLE finding_answer (
  number INTEGER PRIMARY KEY,
  period TEXT NOT NULL,
  finding TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  -- A list of texts.
  items TEXT NOT NULL,
  -- Null: the answer before it is withdrawn.
  reason TEXT CHECK (trim(reason) <> ''),
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX finding_answer_by_period ON finding_answer (period, finding, number);
${appendOnly("finding_answer")}
${onlyInOpenPeriod("finding_answer", "SELECT 1 FROM period_close WHERE period = NEW.period")}
`;

/** 改为同意支付: an answer of a later period that approves what an earlier one rejected. */
export const answerAfterAllSchema = `
ALTER TABLE courier_answer ADD COLUMN of_rejected INTEGER NOT NULL DEFAULT 0
  CHECK (of_rejected IN (0, 1) AND (of_rejected = 0 OR kind = 'approved'));
`;

/** 学科服务馆: how a library became one, step by step, and which steps were undone. They belong to no period. */
export const subjectStepsSchema = `
CREATE TABLE subject_step (
  library TEXT NOT NULL,
  service TEXT NOT NULL CHECK (service IN ('dd', 'ill')),
  number INTEGER NOT NULL CHECK (number > 0),
  step TEXT NOT NULL CHECK (step IN ('apply', 'scope', 'verify')),
  day TEXT NOT NULL,
  text TEXT NOT NULL CHECK (trim(text) <> ''),
  conclusion TEXT CHECK (conclusion IN ('pass', 'fail')),
  document TEXT NOT NULL,
  -- A list of files: path, SHA-256, bytes.
  evidence TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action,
  PRIMARY KEY (library, service, number),
  CHECK ((step = 'verify') = (conclusion IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE subject_step_undone (
  library TEXT NOT NULL,
  service TEXT NOT NULL,
  number INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  action INTEGER NOT NULL REFERENCES action,
  PRIMARY KEY (library, service, number),
  FOREIGN KEY (library, service, number) REFERENCES subject_step
) STRICT, WITHOUT ROWID;
${appendOnly("subject_step", "subject_step_undone")}
`;

/** The twenty-seventh step: what an action added to each table, as one hash over its rows (`content-seals.ts`). */
export const contentSealsSchema = `
CREATE TABLE content_seal (
  action INTEGER NOT NULL REFERENCES action,
  -- Of the table; and the actions whose rows are sealed, one where the action sealed its own.
  name TEXT NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL CHECK (first <= last),
  columns TEXT NOT NULL,
  rows INTEGER NOT NULL CHECK (rows > 0),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  -- The first four bytes of the hash over each so many rows.
  span INTEGER NOT NULL CHECK (span > 0),
  checks BLOB NOT NULL,
  PRIMARY KEY (action, name)
) STRICT, WITHOUT ROWID;
${appendOnly("content_seal")}
`;

/** 上报: the reports that were made for issue; which report it is, and each of its figures, as JSON. */
export const issuedReportsSchema = `
CREATE TABLE issued_report (
  number INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  file TEXT NOT NULL CHECK (file <> ''),
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  subproject TEXT NOT NULL,
  filling TEXT NOT NULL,
  figures TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX issued_report_by_file ON issued_report (sha256);
${appendOnly("issued_report")}
`;

/** 专家组 and 专家评分: who judges a sub-project and for what, and the points of each. A later score of the same key takes the place of one. */
export const expertsSchema = `
CREATE TABLE expert_panel (
  subproject TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  purpose TEXT NOT NULL CHECK (purpose IN ('application', 'midterm', 'acceptance', 'performance')),
  day TEXT NOT NULL,
  document TEXT NOT NULL,
  -- A list of experts.
  experts TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action,
  PRIMARY KEY (subproject, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE expert_score (
  number INTEGER PRIMARY KEY,
  subproject TEXT NOT NULL,
  panel INTEGER NOT NULL,
  applicant TEXT NOT NULL,
  expert TEXT NOT NULL CHECK (trim(expert) <> ''),
  criterion TEXT NOT NULL CHECK (trim(criterion) <> ''),
  -- Decimal numbers, as text: nothing is rounded.
  most TEXT NOT NULL,
  points TEXT NOT NULL,
  opinion TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action,
  FOREIGN KEY (subproject, panel) REFERENCES expert_panel
) STRICT;
CREATE INDEX expert_score_by_panel ON expert_score (subproject, panel);
${appendOnly("expert_panel", "expert_score")}
`;

/** 整改台账: what checks found, and what was done about it. Said again, the latest counts. */
export const problemsSchema = `
CREATE TABLE subproject_problem (
  number INTEGER PRIMARY KEY,
  subproject TEXT NOT NULL,
  item INTEGER NOT NULL CHECK (item > 0),
  check_kind TEXT NOT NULL CHECK (check_kind IN ('midterm', 'acceptance', 'evaluation')),
  problem TEXT NOT NULL CHECK (trim(problem) <> ''),
  made_by TEXT NOT NULL,
  found_on TEXT NOT NULL,
  document TEXT NOT NULL,
  due_on TEXT NOT NULL CHECK (due_on >= found_on),
  -- Day, measure, document and files, as JSON; null while it is open.
  done TEXT,
  -- Why it is no problem; empty: it stands.
  withdrawn TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX subproject_problem_by_item ON subproject_problem (subproject, item);
${appendOnly("subproject_problem")}
`;

/** The thirty-third step: 自评总结 has texts, too; what was written for the reports stays, number by number. */
export const summaryTextsSchema = `
CREATE TABLE report_text_of_any (
  number INTEGER PRIMARY KEY,
  subproject TEXT NOT NULL,
  year TEXT NOT NULL,
  report TEXT NOT NULL CHECK (report IN ('midterm', 'acceptance', 'performance', 'summary')),
  section TEXT NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  file TEXT,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
INSERT INTO report_text_of_any
  SELECT number, subproject, year, report, section, text, file, action FROM report_text ORDER BY number;
DROP TABLE report_text;
ALTER TABLE report_text_of_any RENAME TO report_text;
CREATE INDEX report_text_by_identity ON report_text (subproject, year, report, section, number);
${appendOnly("report_text")}
`;
