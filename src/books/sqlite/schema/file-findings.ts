/**
 * What the import found of a whole sheet or of a total row stands with its file: a month is not closed over it unnoticed.
 * Files that were read before this step have none: what was not kept is not known.
 */
import { appendOnly, onlyInOpenPeriod } from "./append-only.ts";

export const fileFindingsSchema = `
CREATE TABLE file_finding (
  file INTEGER NOT NULL REFERENCES source_file,
  sheet INTEGER NOT NULL,
  -- 0 where the whole sheet is meant.
  row INTEGER NOT NULL,
  code TEXT NOT NULL,
  -- Empty where no column is meant.
  column_name TEXT NOT NULL,
  text TEXT,
  params TEXT NOT NULL,
  PRIMARY KEY (file, sheet, row, code, column_name)
) STRICT, WITHOUT ROWID;
${appendOnly("file_finding")}
${onlyInOpenPeriod(
  "file_finding",
  "SELECT 1 FROM source_file f JOIN period_close c ON c.period = f.period WHERE f.number = NEW.file",
)}
`;
