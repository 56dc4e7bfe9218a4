/**
 * The twelfth step: sub-projects, the moves of their lives and what takes moves back, their budgets, and what was spent. None of them
 * belongs to a period: a closed month says nothing of a sub-project's life.
 */
import { appendOnly, fen } from "./append-only.ts";

const SPENT = `
  subproject TEXT NOT NULL,
  line TEXT NOT NULL,
  economic_class TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('fiscal', 'carry-over', 'other')),
  voucher_no TEXT NOT NULL,
  entry_no TEXT NOT NULL,
  day TEXT NOT NULL,
  text TEXT NOT NULL,
  payee TEXT NOT NULL,
  ${fen("fen", "not null")},`;

export const subprojectsSchema = `
CREATE TABLE subproject (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  finance_code TEXT NOT NULL,
  fund_rule TEXT NOT NULL CHECK (fund_rule IN ('central', 'municipal')),
  libraries TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL CHECK (to_day >= from_day),
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX subproject_by_id ON subproject (id);

CREATE TABLE subproject_move (
  subproject TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  move TEXT NOT NULL,
  day TEXT NOT NULL,
  made_by TEXT NOT NULL,
  carried TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action,
  PRIMARY KEY (subproject, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE subproject_move_undone (
  subproject TEXT NOT NULL,
  number INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  action INTEGER NOT NULL REFERENCES action,
  PRIMARY KEY (subproject, number),
  FOREIGN KEY (subproject, number) REFERENCES subproject_move
) STRICT, WITHOUT ROWID;

CREATE TABLE subproject_budget (
  subproject TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  line TEXT NOT NULL,
  economic_class TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('fiscal', 'carry-over', 'other')),
  kind TEXT NOT NULL CHECK (kind IN ('initial', 'adjustment')),
  ${fen("fen", "not null")},
  day TEXT NOT NULL,
  document TEXT NOT NULL,
  reason TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action,
  PRIMARY KEY (subproject, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE spending_line (
  file INTEGER NOT NULL REFERENCES source_file,
  sheet INTEGER NOT NULL,
  row INTEGER NOT NULL,${SPENT}
  PRIMARY KEY (file, sheet, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE spending_typed (
  id TEXT PRIMARY KEY,${SPENT}
  action INTEGER NOT NULL REFERENCES action
) STRICT, WITHOUT ROWID;
${appendOnly("subproject", "subproject_move", "subproject_move_undone", "subproject_budget")}
${appendOnly("spending_line", "spending_typed")}
`;

/**
 * The twenty-eighth step: the year and the library of a budget, what kind of change an adjustment is, whose a line of spending is and
 * whether it takes back what was spent in an earlier year; money that arrived, was passed on or returned; and what a finance system's
 * accounts, projects and departments mean. What is not said (null) stays as it was read before.
 */
export const subprojectMoneySchema = `
ALTER TABLE subproject_budget ADD COLUMN year TEXT;
ALTER TABLE subproject_budget ADD COLUMN library TEXT;
ALTER TABLE subproject_budget ADD COLUMN change TEXT
  CHECK (change IS NULL
    OR (change IN ('addition', 'withdrawal', 'transfer', 'carry-over') AND kind = 'adjustment'));
ALTER TABLE spending_line ADD COLUMN library TEXT;
ALTER TABLE spending_line ADD COLUMN earlier_year INTEGER CHECK (earlier_year = 1);
ALTER TABLE spending_typed ADD COLUMN library TEXT;
ALTER TABLE spending_typed ADD COLUMN earlier_year INTEGER CHECK (earlier_year = 1);

CREATE TABLE subproject_receipt (
  subproject TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  kind TEXT NOT NULL CHECK (kind IN ('received', 'passed-on', 'returned')),
  day TEXT NOT NULL,
  voucher_no TEXT NOT NULL CHECK (trim(voucher_no) <> ''),
  library TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('fiscal', 'carry-over', 'other')),
  ${fen("fen", "not null")},
  text TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action,
  PRIMARY KEY (subproject, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE account_map (
  number INTEGER PRIMARY KEY,
  subproject TEXT NOT NULL,
  -- A list of rows.
  rules TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX account_map_by_subproject ON account_map (subproject);
${appendOnly("subproject_receipt", "account_map")}
`;

/** The thirty-first step: 建设方案, the sub-projects of a year and their money as they were approved; the last of a year counts. */
export const constructionPlanSchema = `
CREATE TABLE construction_plan (
  year TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  day TEXT NOT NULL,
  document TEXT NOT NULL CHECK (trim(document) <> ''),
  -- A list of sub-projects, each with its fen as text.
  rows TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action,
  PRIMARY KEY (year, number)
) STRICT, WITHOUT ROWID;
${appendOnly("construction_plan")}
`;
