/** Who acts, and what changes over time: each row is a version, and the latest of an identity is in force. */
import { appendOnly } from "./append-only.ts";

export const registrySchema = `
CREATE TABLE action (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  operator TEXT NOT NULL,
  command TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX setting_by_name ON setting (name, number);

CREATE TABLE library (
  number INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('university', 'partner', 'external')),
  district TEXT NOT NULL,
  certainty TEXT NOT NULL,
  source TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX library_by_code ON library (code, number);

CREATE TABLE alias (
  number INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  code TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX alias_by_identity ON alias (code, text, from_day, number);

CREATE TABLE agreement (
  number INTEGER PRIMARY KEY,
  library TEXT NOT NULL,
  service TEXT NOT NULL CHECK (service IN ('dd', 'ill')),
  role TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX agreement_by_identity ON agreement (library, service, role, from_day, number);

CREATE TABLE profile (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  hash TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX profile_by_name ON profile (name, number);

CREATE TABLE rule_version (
  part TEXT NOT NULL,
  pack TEXT NOT NULL,
  version TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
  notice TEXT NOT NULL,
  hash TEXT NOT NULL,
  body TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action,
  PRIMARY KEY (part, pack, version)
) STRICT, WITHOUT ROWID;
${appendOnly("action", "setting", "library", "alias", "agreement", "profile", "rule_version")}
`;
