/**
 * Typed values of indicators, targets of sub-projects, and what people say of them. Each later row of an identity takes the
 * place of the one before, which stays.
 */
import { appendOnly } from "./append-only.ts";

export const indicatorsSchema = `
CREATE TABLE indicator_value (
  number INTEGER PRIMARY KEY,
  indicator TEXT NOT NULL,
  window TEXT NOT NULL,
  library TEXT,
  body TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX indicator_value_by_identity ON indicator_value (indicator, window, library, number);

CREATE TABLE target (
  number INTEGER PRIMARY KEY,
  subproject TEXT NOT NULL,
  year TEXT NOT NULL,
  key TEXT NOT NULL,
  body TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX target_by_identity ON target (subproject, year, key, number);

CREATE TABLE subproject_head (
  number INTEGER PRIMARY KEY,
  subproject TEXT NOT NULL,
  year TEXT NOT NULL,
  body TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;

CREATE TABLE assessment (
  number INTEGER PRIMARY KEY,
  subproject TEXT NOT NULL,
  year TEXT NOT NULL,
  key TEXT NOT NULL,
  cut_off INTEGER,
  body TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX assessment_by_identity ON assessment (subproject, year, key, cut_off, number);
${appendOnly("indicator_value", "target", "subproject_head", "assessment")}
`;
