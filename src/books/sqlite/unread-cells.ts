/**
 * What no profile reads, removed from books of an earlier program: it kept whole rows that were set aside, every heading and
 * the name of every sheet, and any of them may be a reader's.
 *
 * The only place where a row of the books is changed: the triggers that refuse it are lifted for the statement and put back
 * as they were, within the upgrade's transaction. Nothing that a close is proved by is touched: counts of rows and their
 * faults stay. Where the profile or the headings of a file are not known any more, nothing of its cells is known to be read.
 */

import { bindColumns, headingOfRow, keptHeadings } from "../../month/import/columns/heading.ts";
import type { Profile } from "../../month/import/columns/profile.ts";
import { KeptColumns } from "../../month/import/reading/set-aside.ts";
import { cellText, type RawCell } from "../../tables/cell.ts";
import type { Connection } from "../database.ts";
import { fromJson, toJson } from "../json.ts";

export interface Removed {
  readonly rows: number;
  readonly cells: number;
  /** Headings and names of sheets. */
  readonly names: number;
}

export const NOTHING_REMOVED: Removed = { rows: 0, cells: 0, names: 0 };

export function removeUnread(db: Connection, profiles: readonly Profile[]): Removed {
  const byName = new Map(profiles.map((p) => [p.name, p]));
  const { rows, cells } = changing(db, "quarantined_row", () => removeCells(db, byName));
  const headings = changing(db, "sheet_heading", () => removeHeadings(db, byName));
  const sheets = changing(db, "source_file", () => removeSheets(db));
  return { rows, cells, names: headings + sheets };
}

function changing<T>(db: Connection, table: string, change: () => T): T {
  const name = `${table}_never_updated`;
  const trigger = db.prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?").pluck();
  const sql = `${trigger.get(name)}`;
  db.exec(`DROP TRIGGER ${name}`);
  const changed = change();
  db.exec(sql);
  return changed;
}

type Profiles = ReadonlyMap<string, Profile>;

const SHEETS = `
  SELECT DISTINCT q.file, q.sheet, f.profile, h.headings
  FROM quarantined_row q JOIN source_file f ON f.number = q.file
  LEFT JOIN sheet_heading h ON h.file = q.file AND h.sheet = q.sheet`;

interface Sheet {
  readonly file: number;
  readonly sheet: number;
  readonly profile: string;
  readonly headings: string | null;
}

function removeCells(db: Connection, profiles: Profiles): { rows: number; cells: number } {
  const select = db.prepare("SELECT DISTINCT row, cells FROM quarantined_row WHERE file = ? AND sheet = ?");
  const update = db.prepare(
    "UPDATE quarantined_row SET cells = ? WHERE file = ? AND sheet = ? AND row = ? AND cells = ?",
  );
  const removed = { rows: 0, cells: 0 };
  for (const { file, sheet, profile, headings } of db.prepare(SHEETS).all() as Sheet[]) {
    const kept = new KeptColumns(readIn(profiles.get(profile), headings));
    for (const { row, cells } of select.all(file, sheet) as { row: number; cells: string }[]) {
      const before = fromJson(cells) as RawCell[];
      const after = kept.cellsOf(before, 0);
      const lost = filled(before) - filled(fromJson(after) as RawCell[]);
      if (lost === 0) continue;
      update.run(after, file, sheet, row, cells);
      removed.rows += 1;
      removed.cells += lost;
    }
  }
  return removed;
}

function readIn(profile: Profile | undefined, headings: string | null) {
  if (!profile || headings === null) return [];
  return bindColumns(profile, headingOfRow(fromJson(headings) as string[]));
}

const filled = (cells: readonly RawCell[]): number => cells.filter((cell) => cellText(cell) !== "").length;

function removeHeadings(db: Connection, profiles: Profiles): number {
  const all = db.prepare(
    "SELECT h.file, h.sheet, f.profile, h.headings FROM sheet_heading h JOIN source_file f ON f.number = h.file",
  );
  const update = db.prepare("UPDATE sheet_heading SET headings = ? WHERE file = ? AND sheet = ?");
  let removed = 0;
  for (const { file, sheet, profile, headings } of all.all() as (Sheet & { headings: string })[]) {
    const before = fromJson(headings) as string[];
    const known = profiles.get(profile);
    const after = known ? keptHeadings(known, headingOfRow(before)) : before.map(() => "");
    const lost = before.filter((text, i) => text !== "" && after[i] === "").length;
    if (lost > 0) update.run(toJson(after), file, sheet);
    removed += lost;
  }
  return removed;
}

/** Of a file whose headings were not kept it is not known which sheets were read. */
const READ_SHEETS = `
  SELECT f.number AS file, f.sheets, (SELECT json_group_array(sheet) FROM
    (SELECT sheet FROM sheet_heading WHERE file = f.number UNION SELECT sheet FROM file_finding WHERE file = f.number)) AS read
  FROM source_file f WHERE EXISTS (SELECT 1 FROM sheet_heading h WHERE h.file = f.number)`;

function removeSheets(db: Connection): number {
  const update = db.prepare("UPDATE source_file SET sheets = ? WHERE number = ?");
  let removed = 0;
  for (const found of db.prepare(READ_SHEETS).all() as { file: number; sheets: string; read: string }[]) {
    const read = new Set(fromJson(found.read) as number[]);
    const before = fromJson(found.sheets) as string[];
    const after = before.map((name, i) => (read.has(i + 1) ? name : ""));
    const lost = before.filter((name, i) => name !== after[i]).length;
    if (lost > 0) update.run(toJson(after), found.file);
    removed += lost;
  }
  return removed;
}
