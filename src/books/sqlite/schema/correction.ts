/**
 * The fourth step: a file's heading is kept, and one row may take the place of another.
 *
 * A return file (退回文件) goes to its library in the library's own columns and comes back corrected. The corrected row is a
 * row of its own file; row_correction says which earlier row it stands for, and that one no longer counts.
 */
import { appendOnly, onlyInOpenPeriod } from "./append-only.ts";

const CLOSED_FILE = (file: string): string => `
  SELECT 1 FROM source_file f JOIN period_close c ON c.period = f.period WHERE f.number = ${file}`;

export const correctionSchema = `
ALTER TABLE source_file ADD COLUMN is_correction INTEGER NOT NULL DEFAULT 0 CHECK (is_correction IN (0, 1));

CREATE TABLE sheet_heading (
  file INTEGER NOT NULL REFERENCES source_file,
  sheet INTEGER NOT NULL,
  headings TEXT NOT NULL,
  PRIMARY KEY (file, sheet)
) STRICT, WITHOUT ROWID;

CREATE TABLE row_correction (
  file INTEGER NOT NULL REFERENCES source_file,
  sheet INTEGER NOT NULL,
  row INTEGER NOT NULL,
  by_file INTEGER NOT NULL REFERENCES source_file CHECK (by_file > file),
  by_sheet INTEGER NOT NULL,
  by_row INTEGER NOT NULL,
  PRIMARY KEY (file, sheet, row, by_file)
) STRICT, WITHOUT ROWID;
CREATE INDEX row_correction_by ON row_correction (by_file, by_sheet, by_row);
${appendOnly("sheet_heading", "row_correction")}
${onlyInOpenPeriod("sheet_heading", CLOSED_FILE("NEW.file"))}
${onlyInOpenPeriod("row_correction", CLOSED_FILE("NEW.file"))}
`;
